"""The chapters of a book, each with the sentences that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui import catalogue
from tui.entries import Entry
from tui.reader.breaking import break_rows
from tui.screens.table import TableScreen
from tui.showing import Showing
from tui.widgets.heading import Heading
from tui.widgets.item_list import Line
from tui.widgets.labels import fit, harmless

if TYPE_CHECKING:
    from summarise.ranking import Chapter


class ChaptersScreen(TableScreen):
    """One item a chapter; choosing it goes to its beginning."""

    def __init__(self, entry: Entry, showing: Showing, chapters: Sequence[Chapter]) -> None:
        super().__init__()
        self._entry = entry
        self._showing = showing
        self._chapters = list(chapters)

    def on_mount(self) -> None:
        """Fill the list."""
        self.rows.places = [(self._entry, chapter.start) for chapter in self._chapters]
        self.query_one("#head", Heading).label = catalogue.text("chapters.title", count=len(self._chapters))
        self.rows.rebuild(keep_cursor=False)
        self.status.title = catalogue.text("chapters.hint")

    def lines_of(self, index: int, width: int) -> list[Line]:
        """The heading and the wrapped sentences."""
        chapter = self._chapters[index]
        styled = self.rows.styled
        lines: list[Line] = [[styled(fit(self._showing.label(chapter.title), width), "list--group")]]
        for sentence in chapter.sentences:
            text = harmless(self._showing.passage(sentence.start, sentence.end).strip())
            rows = break_rows(text, max(4, width - 4))
            lines += [[styled(("  - " if start == 0 else "    ") + text[start:end])] for start, end in rows]
        return [*lines, []]
