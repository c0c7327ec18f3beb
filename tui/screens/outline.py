"""The headings and chapters of an article, to go to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from summarise.article import Article
from tui import catalogue
from tui.entries import Entry
from tui.screens.table import TableScreen
from tui.showing import Showing
from tui.widgets.heading import Heading
from tui.widgets.item_list import Line
from tui.widgets.labels import fit


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A heading: where it lies in the article's text (code points), and how deep, from 0."""

    start: int
    end: int
    depth: int


def outline_of(article: Article) -> tuple[OutlineRow, ...]:
    """Headings by their kind, and lines that head a chapter by their wording, in the order of the text."""
    from summarise.ranking.chapters import chapter_lines

    headings = {block.start: block for block in article.blocks if block.kind == "heading"}
    top = min((block.level for block in headings.values()), default=1)
    rows = [OutlineRow(block.start, block.end, block.level - top) for block in headings.values()]
    rows += [OutlineRow(line.start, line.end, 0) for line in chapter_lines(article.text) if line.start not in headings]
    return tuple(sorted(rows, key=lambda row: row.start))


class OutlineScreen(TableScreen):
    """One row a heading; the cursor begins on the one that the reader is under."""

    def __init__(self, entry: Entry, showing: Showing, outline: Sequence[OutlineRow], here: int) -> None:
        super().__init__()
        self._entry = entry
        self._showing = showing
        self._outline = list(outline)
        self._here = here

    def on_mount(self) -> None:
        """Fill the list."""
        self.rows.places = [(self._entry, row.start) for row in self._outline]
        self.query_one("#head", Heading).label = catalogue.text("outline.title", count=len(self._outline))
        self.rows.rebuild(keep_cursor=False)
        self.rows.move_to(max(0, bisect_right(self._outline, self._here, key=lambda row: row.start) - 1))
        self.status.title = catalogue.text("outline.hint")

    def lines_of(self, index: int, width: int) -> list[Line]:
        """The heading behind its depth, and how far into the text it lies."""
        row = self._outline[index]
        share = f"{100 * row.start // max(1, len(self._showing.article.text)):>3} %"
        room = max(2, width - cell_len(share) - 2)
        title = fit("  " * min(row.depth, 5) + self._showing.passage(row.start, row.end).strip(), room)
        gap = " " * (room - cell_len(title) + 2)
        return [[self.rows.styled(title), self.rows.styled(gap + share, "list--detail")]]
