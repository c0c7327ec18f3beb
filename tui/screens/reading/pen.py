"""Reading with a pen: what is selected becomes a highlight or a note, saved at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from summarise.article import Article
from tui import catalogue
from tui.entries import Entry
from tui.reader import messages
from tui.reader.spans import PaneSpan
from tui.screens.reading.base import ReadingBase
from tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from summarise.library import Library, Mark, PlacedMark

LAYER = "notes"
HIGHLIGHT_SIGN, NOTE_SIGN = '"', "+"
Step = Callable[["Library"], None]
"""What takes one change back."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A stretch of the article: in the text, in the raw text, and its clean words."""

    start: int
    end: int
    raw_start: int
    raw_end: int
    words: str


class Pen(ReadingBase):
    """The keys of the cursor that mark, and ``U``."""

    placed: tuple[PlacedMark, ...] = ()
    """The highlights and notes of the article on show."""
    number: int | None = None
    """Its id where its text is in the library."""
    _noted_of: Article | None = None
    _steps: list[Step]

    # The cursor ---------------------------------------------------------------------------------------------

    def show_article(self, at: int) -> None:
        """See `ReadingBase.show_article`; the cursor stays where it is when the text settles, or is shown raw."""
        pane, before = self.pane, self._shown_before
        kept: list[int] = []
        if before is not None and before[0] is self.entry and pane.caret is not None:
            _, article, raw = before
            ends = [pane.caret] if pane.mark_start is None else [pane.caret, pane.mark_start]
            kept = [end if raw else article.to_raw(end) for end in ends]
        super().show_article(at)
        now = self.article
        self._shown_before = (self.entry, now, self.raw_shown) if self.entry is not None and now is not None else None
        if kept and pane.caret is None and now is not None:
            places = [end if self.raw_shown else now.from_raw(end) for end in kept]
            pane.put(places[0], places[1] if len(places) > 1 else None)

    _shown_before: tuple[Entry, Article, bool] | None = None

    # What is marked -----------------------------------------------------------------------------------------

    def paint_marks(self) -> None:
        """See `ReadingBase.paint_marks`; the reader's own marks as well."""
        super().paint_marks()
        if self.article is not None and self.final and self.article is not self._noted_of:
            self.placed = ()
            self.number = None
            self._noted_of = self.article
            self.load_notes()
        self._paint_notes()

    def load_notes(self) -> None:
        """Find in a worker the reader's marks in the article on show."""
        from tui.library_door import library_exists

        article, entry = self.article, self.entry
        if article is not None and entry is not None and article.raw and library_exists():
            self.in_worker(partial(self._load, article, entry), "notes")

    def _load(self, article: Article, entry: Entry) -> None:
        from summarise.library import place_marks

        library = self.library()
        if library is None:
            return
        known = library.recall(article.raw)
        origin = entry.whole_origin
        placed = place_marks(article, library.marks_at(article.raw, [origin] if origin else ()))
        number = known.id if known is not None and known.kept else None
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._loaded, article, placed, number)

    def _loaded(self, article: Article, placed: tuple[PlacedMark, ...], number: int | None) -> None:
        if article is self.article:
            self.placed = placed
            self.number = number
            self._paint_notes()
            self._follow_link()

    def _follow_link(self) -> None:
        """A link leads to where a highlight was when it was written; it may have been found elsewhere."""
        entry = self.entry
        asked = entry.asked if entry is not None else None
        for one in self.placed:
            if one.fate == "found" and one.mark.place.start == asked != one.raw_start:
                self.pane.go_to(one.raw_start if self.raw_shown else one.start)
                break
        if entry is not None:
            entry.asked = None

    def _paint_notes(self) -> None:
        spans = []
        for one in self.placed if self.final else ():
            sign = NOTE_SIGN if one.mark.note else HIGHLIGHT_SIGN
            if one.fate != "lost":
                span = (one.raw_start, one.raw_end) if self.raw_shown else (one.start, one.end)
                spans.append(PaneSpan(*span, "reader--highlighted", sign))
        self.pane.set_spans(LAYER, spans)

    # What is selected ---------------------------------------------------------------------------------------

    def on_reader_pane_selected(self, event: messages.Selected) -> None:
        """The mouse has marked something: the cursor's keys work on it."""
        if event.end > event.start:
            self.pane.select(event.start, event.end)
            self.focus_area("text")
            self.tell_selecting()

    def on_reader_pane_clicked(self, event: messages.Clicked) -> None:
        """The cursor goes where the text is clicked; what was marked is marked no more."""
        pane = self.pane
        pane.clicked = event.offset
        if pane.mark_start is not None:
            pane.unselect()
        elif pane.caret is not None:
            pane.caret = event.offset
        for one in self.placed:
            if one.mark.note and one.start <= event.offset < one.end and not self.raw_shown:
                self.say("note.here", note=" ".join(one.mark.note.split()))

    def on_text_pane_selecting(self, _event: TextPane.Selecting) -> None:
        """Say which keys work now."""
        self.tell_selecting()

    def tell_selecting(self) -> None:
        """Say which keys work on the cursor, or on what is selected."""
        if self.pane.caret is None:
            self.unsay()
        elif self.pane.mark_start is None:
            self.say("select.cursor")
        else:
            self.say("select.marking")

    def chosen(self) -> Chosen | None:
        """What is selected, else the sentence at the cursor; None, and a word about it, where there is neither."""
        article, pane = self.article, self.pane
        span = (pane.selected or pane.sentence_here()) if pane.caret is not None else None
        if article is None or not article.raw or not self.final:
            self.say("article.none" if article is None or self.final else "work.cleaning")
            return None
        if span is None:
            self.say("select.nothing")
            return None
        return self._chosen(article, *span)

    def _chosen(self, article: Article, start: int, end: int) -> Chosen | None:
        """A stretch of what is shown, without white space at its ends."""
        shown = article.raw if self.raw_shown else article.text
        piece = shown[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if end <= start:
            self.say("select.nothing")
            return None
        if self.raw_shown:
            low, high = article.text_span(start, end)
            return Chosen(low, high, start, end, article.text[low:high] or article.raw[start:end])
        return Chosen(start, end, *article.raw_span(start, end), article.text[start:end])

    def leave_selecting(self) -> None:
        """The cursor has done its work; ``v`` begins where it was."""
        self.pane.clicked = self.pane.caret
        self.pane.unselect()

    # Marking ------------------------------------------------------------------------------------------------

    def action_highlight(self) -> None:
        """Highlight what is selected."""
        chosen = self.chosen()
        if chosen is not None:
            self.mark(chosen, None)

    def action_note(self) -> None:
        """Write a note to what is selected, or change the one of the highlight at the cursor."""
        here = self.mark_here() if self.pane.mark_start is None else None
        if here is not None:
            self.edit_note(here.mark)
            return
        chosen = self.chosen()
        if chosen is not None:
            from tui.screens.note import NoteDialog

            self.app.push_screen(NoteDialog(chosen.words), partial(self._note_told, chosen))

    def _note_told(self, chosen: Chosen, note: str | None) -> None:
        if note is not None:
            self.mark(chosen, note.strip() or None)

    def edit_note(self, mark: Mark) -> None:
        """Ask for the words of a note and save them."""
        from tui.screens.note import NoteDialog

        words = mark.words if mark.words is not None else mark.place.quote
        self.app.push_screen(NoteDialog(words, mark.note or ""), partial(self._changed_note_told, mark))

    def _changed_note_told(self, mark: Mark, note: str | None) -> None:
        if note is None or note.strip() == (mark.note or ""):
            return
        text = note.strip() or None

        def work(library: Library) -> Step:
            library.change_mark(mark.id, colour=mark.colour, note=text)
            return lambda again: again.change_mark(mark.id, colour=mark.colour, note=mark.note)

        self.in_library(work, "note.saved")

    def mark(self, chosen: Chosen, note: str | None) -> None:
        """Highlight a stretch of the article on show, with a note or without, and save that at once."""
        article, entry = self.article, self.entry
        if article is None or entry is None:
            return
        span = chosen.raw_start, chosen.raw_end
        if note is None and any((one.raw_start, one.raw_end) == span for one in self.placed):
            self.say("highlight.known")
            return

        def work(library: Library) -> Step:
            kind = "note" if note else "highlight"
            number = library.add_mark(
                article.raw,
                span,
                "note" if kind == "note" else "highlight",
                note=note,
                title=article.title,
                origin=entry.whole_origin,
                words=chosen.words,
                about=article,
            )
            return lambda again: again.remove_mark(number)

        self.leave_selecting()
        self.in_library(work, "note.saved" if note else "highlight.saved")

    def mark_here(self) -> PlacedMark | None:
        """The highlight at the cursor, the shortest where there are several."""
        at = self.pane.caret
        if at is None:
            return None
        raw = self.raw_shown
        found = [
            one
            for one in self.placed
            if (one.raw_start if raw else one.start) <= at < (one.raw_end if raw else one.end) and one.fate != "lost"
        ]
        return min(found, key=lambda one: one.raw_end - one.raw_start, default=None)

    def action_remove_highlight(self) -> None:
        """Take the highlight at the cursor away."""
        here = self.mark_here()
        if here is None:
            self.say("highlight.none-here")
        else:
            self.remove_mark(here.mark)

    def remove_mark(self, mark: Mark) -> None:
        """Take a highlight or note away; ``U`` brings it back."""

        def work(library: Library) -> Step:
            library.remove_mark(mark.id)
            return lambda again: again.remove_mark(mark.id, removed=False)

        self.in_library(work, "note.removed" if mark.note else "highlight.removed")

    def action_undo_note(self) -> None:
        """Take the last change of a highlight or note back."""
        steps = self.steps
        if not steps:
            self.say("note.nothing-to-undo")
            return
        step = steps.pop()

        def work(library: Library) -> None:
            step(library)

        self.in_library(work, "note.undone")

    @property
    def steps(self) -> list[Step]:
        """What can be taken back, the last change at the end."""
        if not hasattr(self, "_steps"):
            self._steps = []
        return self._steps

    def in_library(self, work: Callable[[Library], Step | None], said: str) -> None:
        """Change something in the library in a worker; when it is on the disk, say so and show it."""

        def save() -> None:
            from summarise.library import LibraryError
            from tui.library_door import library_trouble

            library = self.library()
            if library is None:
                return
            try:
                step = work(library)
            except LibraryError as error:
                self.app.call_from_thread(self.say_text, library_trouble(error))
                return
            except Exception as error:
                self.post_message(self.Failed("marks", error))
                return
            self.app.call_from_thread(self._saved, step, said)

        # Not `in_worker`: one change must not stop another that is being written.
        self.run_worker(save, thread=True, group="marks", exit_on_error=False)

    def _saved(self, step: Step | None, said: str) -> None:
        if step is not None:
            self.steps.append(step)
        self.say(said)
        self.load_notes()
        told = getattr(self.app.screen, "notes_changed", None)
        if told is not None:
            told(catalogue.text(said))
