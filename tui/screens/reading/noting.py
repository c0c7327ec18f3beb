"""The list of highlights and notes, and the way from it to the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.entries import Entry
from tui.library_door import library_exists
from tui.screens.reading.quoting import Quoting

if TYPE_CHECKING:
    from summarise.library import Mark, Noted, PlacedMark
    from summarise.markdown import Note

    Told = Callable[[tuple[Noted, ...], tuple[PlacedMark, ...]], None]


class Noting(Quoting):
    """The key ``"``."""

    def action_notes(self) -> None:
        """List the highlights and notes of the article, or of all where it has none."""
        if not library_exists():
            self.say("notes.none")
            return
        self.read_notes(self._open_notes)

    def read_notes(self, tell: Told) -> None:
        """Read all notes in a worker, and where those of the article on show lie; then ``tell``."""
        article, entry = self.article if self.final else None, self.entry

        def work() -> None:
            from summarise.library import place_marks

            library = self.library()
            if library is None:
                return
            placed: tuple[PlacedMark, ...] = ()
            if article is not None and entry is not None:
                origin = entry.whole_origin
                placed = place_marks(article, library.marks_at(article.raw, [origin] if origin else ()))
            self.app.call_from_thread(tell, library.noted(), placed)

        self.in_worker(work, "notes-list")

    def _open_notes(self, noted: tuple[Noted, ...], placed: tuple[PlacedMark, ...]) -> None:
        if not noted and not placed:
            self.say("notes.none")
            return
        if not self.may_open("notes.ready"):
            return
        from tui.screens.notes import NotesScreen

        length = len(self.article.text) if self.article is not None else 0
        self.app.push_screen(NotesScreen(self, self.entry, length, noted, placed, self.visit_note))

    def visit_note(self, noted: Noted | None, note: PlacedMark | Mark) -> None:
        """Go to a note of the article on show, or of another one, which is opened."""
        from summarise.library import PlacedMark

        if isinstance(note, PlacedMark):
            self.note_jump()
            self.focus_area("text")
            self.go_to(note.start)
            if note.fate != "found":
                self.say("notes.lost.here" if note.fate == "lost" else "notes.aside.here")
            return
        if noted is None or (noted.origin is None and not noted.kept):
            self.say("notes.nowhere")
            return
        self.note_jump()
        if noted.kept:
            self.open_number(noted.id, note.place.start)
            return
        entry = next((one for one in self.shelf.own if one.whole_origin == noted.origin), None)
        self.open_entry(entry or Entry(noted.origin or ""), at=note.place.start)
        self.focus_area("text")

    def search_again(self) -> None:
        """See `ReadingBase.search_again`; a passage is a hit also where the words of its note are."""
        super().search_again()
        query, hits = getattr(self, "query_text", ""), list(getattr(self, "hits", ()))
        if not query or not self.placed:
            return
        from tui.screens.reading.searching import find_hits

        found = [one for one in self.placed if one.fate == "found" and find_hits(one.mark.note or "", query)]
        # None may overlap another: where the words themselves are hits, these are enough.
        more: list[tuple[int, int]] = []
        for one in found:
            if not any(start < one.end and one.start < end for start, end in (*hits, *more)):
                more.append((one.start, one.end))
        if more:
            self.take_hits(sorted([*hits, *more]))

    def notes_for_markdown(self) -> list[Note]:
        """The highlights and notes of the article on show, as they are saved."""
        from tui.noted import notes_for

        return notes_for(self.article, self.placed, self.command_to) if self.article is not None else []
