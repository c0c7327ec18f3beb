"""Finding one's way: outline, marks a-z, back and forward through jumps, percentages, unread articles."""

from __future__ import annotations

import unicodedata
from typing import Any, NamedTuple

from tui import catalogue
from tui.entries import Entry
from tui.reader.pane import Align
from tui.screens.reading.base import ReadingBase
from tui.screens.reading.comparing import Comparing
from tui.screens.reading.moving import Moving
from tui.settings import Settings
from tui.shelf import Shelf
from tui.widgets.text_pane import TextPane

MOST_JUMPS = 200


class Spot(NamedTuple):
    """Somewhere in some article: ``place`` is an offset into its raw text."""

    entry: Entry
    place: int


class Wayfinding(Comparing, Moving):
    """The keys ``O``, ``m``, ``'``, ``H``, ``L``, ``%``, ``J`` and ``K``."""

    _behind: list[Spot]
    _ahead: list[Spot]

    def __init__(self, shelf: Shelf, settings: Settings, remembered: dict[str, Any]) -> None:
        super().__init__(shelf, settings, remembered)
        self._behind = []
        self._ahead = []

    # Jumps --------------------------------------------------------------------------------------------------

    def go_to(self, offset: int, align: Align = "centre") -> None:
        """See `ReadingBase.go_to`; going out of sight is a jump, from which there is a way back."""
        if self.article is not None:
            first, last = self.pane.visible_range()
            at = self.article.to_raw(offset) if self.raw_shown else offset
            if not first <= at < max(last, first + 1):
                self.note_jump()
        super().go_to(offset, align)

    def note_jump(self) -> None:
        """Remember where the reader is: he is about to go elsewhere."""
        here = self._here()
        if here is not None:
            self._note(here)

    def _note(self, spot: Spot) -> None:
        if self._behind[-1:] != [spot]:
            self._behind = [*self._behind[1 - MOST_JUMPS :], spot]
        self._ahead = []

    def _here(self) -> Spot | None:
        if self.entry is None or self.article is None or not self.article.raw:
            return None
        # A search goes to and fro while it is typed; the way back leads to where it began.
        searching = bool(self.query("SearchField"))
        place = getattr(self, "_began_at", 0) if searching else self.place()
        return Spot(self.entry, self.article.to_raw(place))

    def action_jump(self, step: int) -> None:
        """Go back (-1) or forward (1) through the jumps."""
        come_from, here = (self._behind if step < 0 else self._ahead), self._here()
        while come_from:
            spot = come_from.pop()
            if spot != here:
                if here is not None:
                    (self._ahead if step < 0 else self._behind).append(here)
                self._return_to(spot)
                return
        self.say("jump.none.back" if step < 0 else "jump.none.forward")

    def _return_to(self, spot: Spot) -> None:
        if spot.entry is self.entry and self.article is not None:
            super().go_to(self.article.from_raw(spot.place), "top")
            return
        entries = self.ordered_entries()
        if spot.entry in entries:
            self.article_list.move_to(entries.index(spot.entry))
        self.open_entry(spot.entry, at=spot.place)

    def on_text_pane_jumping(self, event: TextPane.Jumping) -> None:
        """The text has gone to its beginning or end."""
        if self.entry is not None and self.article is not None:
            self._note(Spot(self.entry, event.place if self.raw_shown else self.article.to_raw(event.place)))

    def action_next_article(self, step: int) -> None:
        """See `Moving.action_next_article`; there is a way back."""
        self.note_jump()
        super().action_next_article(step)

    def visit_place(self, place: tuple[Entry, int] | None) -> None:
        """See `Comparing.visit_place`; there is a way back."""
        if place is not None:
            self.note_jump()
        super().visit_place(place)

    def action_percent(self) -> None:
        """Ask for a percentage of the text and go there."""
        if self.article is None:
            self.say("article.none")
            return
        from tui.screens.ask import AskDialog

        self.app.push_screen(AskDialog(catalogue.text("percent.ask")), self._percent_told)

    def _percent_told(self, answer: str | None) -> None:
        if answer is None or self.article is None:
            return
        share = percentage(answer)
        if share is None:
            self.say("percent.wrong")
            return
        self.note_jump()
        self.focus_area("text")
        ReadingBase.go_to(self, round(share / 100 * len(self.article.text)), "top")

    # Outline ------------------------------------------------------------------------------------------------

    def action_outline(self) -> None:
        """List the headings and chapters; choosing one goes there."""
        article, showing, entry = self.article, self.showing, self.entry
        if article is None or showing is None or entry is None:
            self.say("article.none")
            return
        from tui.screens.outline import OutlineScreen, outline_of

        outline = outline_of(article)
        if not outline:
            self.say("outline.none")
            return
        # Not the first row alone counts: a heading at its end would be passed over by a character.
        here = self.pane.visible_range()[0] if not self.raw_shown else self.place()
        self.app.push_screen(OutlineScreen(entry, showing, outline, here), self._heading_chosen)

    def _heading_chosen(self, place: tuple[Entry, int] | None) -> None:
        if place is not None and place[0] is self.entry:
            self.note_jump()
            self.focus_area("text")
            ReadingBase.go_to(self, place[1], "top")

    # Marks --------------------------------------------------------------------------------------------------

    def action_mark_place(self) -> None:
        """Ask for a letter and mark the first visible row with it."""
        if self.article is None or self.entry is None or not self.article.raw:
            self.say("article.none")
            return
        from tui.screens.letter import LetterDialog

        self.app.push_screen(LetterDialog(catalogue.text("place.ask.set"), self._marked_places()), self._mark_told)

    def _mark_told(self, letter: str | None) -> None:
        if letter is not None and self.entry is not None and self.article is not None:
            self.entry.marks[letter] = self.article.to_raw(self.place())
            self.keep_place()
            self.save_places()
            self.say("place.set", letter=letter)

    def action_visit_mark(self) -> None:
        """Ask for the letter of a mark and go there."""
        if self.entry is None or not self.entry.marks:
            self.say("place.no-marks")
            return
        from tui.screens.letter import LetterDialog

        self.app.push_screen(LetterDialog(catalogue.text("place.ask.visit"), self._marked_places()), self._visit_told)

    def _visit_told(self, letter: str | None) -> None:
        if letter is None or self.entry is None or self.article is None:
            return
        at = self.entry.marks.get(letter)
        if at is None:
            self.say("place.none", letter=letter)
            return
        self.note_jump()
        self.focus_area("text")
        ReadingBase.go_to(self, self.article.from_raw(at), "top")

    def _marked_places(self) -> list[tuple[str, str]]:
        """The letters in use, each with the words that stand at its place."""
        if self.entry is None or self.article is None or self.showing is None:
            return []
        rows = []
        for letter, raw in sorted(self.entry.marks.items()):
            at = self.article.from_raw(raw)
            rows.append((letter, " ".join(self.showing.passage(at, min(at + 40, len(self.article.text))).split())))
        return rows

    # Unread articles ----------------------------------------------------------------------------------------

    def action_next_unread(self, step: int) -> None:
        """Go to the next or previous article that was not read to its end."""
        at = self.shelf.next_unread(self.entry, step)
        if at is None:
            self.say("unread.none")
            return
        unread = self.shelf.entries[at]
        self.note_jump()
        self.article_list.move_to(at)
        if unread is not self.entry:
            self.open_entry(unread)


def percentage(typed: str) -> float | None:
    """The percentage that was typed, from 0 to 100; None for anything else.

    >>> percentage("３７．５％"), percentage("101"), percentage("x")
    (37.5, None, None)
    """
    plain = unicodedata.normalize("NFKC", typed).strip().removesuffix("%").strip()
    try:
        share = float(plain)
    except ValueError:
        return None
    return share if 0 <= share <= 100 else None
