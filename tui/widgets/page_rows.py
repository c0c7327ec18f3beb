"""Rows of a page, a name beside its text, under headlines; only those on the screen are painted."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size

from tui.reader.breaking import break_rows
from tui.widgets.item_list import ItemList, Line
from tui.widgets.labels import harmless

_WIDEST = 24
"""Cells of the names, at most."""
_INDENT, _GAP = 2, 2
_NAME, _HEADLINE = Style(bold=True), Style(bold=True, underline=True)


class PageRows(ItemList, can_focus=False):
    """As high as its rows. Nothing can be chosen; the page scrolls it.

    One column is left for a scrollbar, there or not: whether it is there depends on the rows.
    """

    DEFAULT_CSS = """
    PageRows { height: auto; max-height: 100%; scrollbar-gutter: auto; }
    """

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show ``rows`` of a name and a text; one without a text is a headline."""
        super().__init__()
        self._rows: list[tuple[str, str]] = []
        self._column = 0
        self._heights: dict[int, int] = {}
        self.show(rows)

    def show(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show other rows, from their beginning."""
        self._rows = [(harmless(name), harmless(text)) for name, text in rows]
        names = max((cell_len(name) for name, text in self._rows if text), default=0)
        self._column = min(_WIDEST, _INDENT + names)
        self._heights.clear()
        if self.is_attached:
            self.rebuild()
            self.scroll_to(y=0, animate=False)
            self.refresh(layout=True)

    def count(self) -> int:
        """The rows, headlines among them."""
        return len(self._rows)

    def can_land(self, index: int) -> bool:
        """There is nothing to choose."""
        return False

    def lines_of(self, index: int, width: int) -> list[Line]:
        """A name and its text side by side, each broken where it must; a headline has an empty row above it."""
        return self._lines_in(index, width if self.show_vertical_scrollbar else width - 1)

    def _lines_in(self, index: int, width: int) -> list[Line]:
        """The rows in ``width`` cells, of which none are the scrollbar's."""
        name, text = self._rows[index]
        if not text:
            rows = [[Segment(row, _HEADLINE)] for row in _broken(name, width)]
            return [[], *rows] if index else list(rows)
        column = self._column
        names = _broken(name, column - _INDENT) if name else []
        texts = _broken(text, width - column - _GAP)
        lines: list[Line] = []
        for number in range(max(len(names), len(texts))):
            left = names[number] if number < len(names) else ""
            right = texts[number] if number < len(texts) else ""
            space = " " * (column + _GAP - _INDENT - cell_len(left))
            lines.append([Segment(" " * _INDENT), Segment(left, _NAME), Segment(space + right)])
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Rows that all of it takes in ``width`` cells."""
        # The layout asks several times while a page opens.
        if width not in self._heights:
            self._heights[width] = sum(len(self._lines_in(index, width - 1)) for index in range(len(self._rows)))
        return self._heights[width]

    def _show_cursor(self) -> None:
        """There is none."""


def _broken(text: str, width: int) -> list[str]:
    return [text[start:end].rstrip(" ") for start, end in break_rows(text, max(2, width))]
