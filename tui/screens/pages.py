"""Dialogs that only tell: the keys that work here, and where the article comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.screens.dialog import Dialog
from tui.widgets.page_rows import PageRows

Answer = TypeVar("Answer")
# Of the screen's rows, what a page may take.
_SHARE = 0.9


class RowsPage(Dialog[Answer]):
    """A page of rows ``(left, right)`` under headlines (rows without a right side), to be scrolled and left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,question_mark,f1,i,enter", "leave", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("space,pagedown,f", "scroll(10)", show=False),
        Binding("b,pageup", "scroll(-10)", show=False),
        Binding("g,home", "scroll_to('top')", show=False),
        Binding("G,end", "scroll_to('end')", show=False),
    ]
    DEFAULT_CSS = """
    RowsPage > Vertical { height: auto; width: 84; }
    """

    def __init__(self, title: str, rows: Sequence[tuple[str, str]], hint: str = "") -> None:
        super().__init__()
        self._title = title
        self._rows = list(rows)
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Title and rows."""
        with Vertical():
            yield Static(Text(self._title), classes="question")
            rows = PageRows(self._rows)
            rows.styles.max_height = self._room()
            yield rows
            if self._hint:
                yield Static(Text(self._hint), classes="hint")

    def on_resize(self) -> None:
        """The screen is of another size."""
        self.fit_rows()

    def fit_rows(self) -> None:
        """Make the rows as high as they may be: the hint stays in sight, however low the screen is."""
        for rows in self.query(PageRows):
            rows.styles.max_height = self._room()

    def _room(self) -> int:
        """Rows that are left for the page's own: without border, title, field and hint."""
        taken = 4 + (2 if self._hint else 0) + len(self.query(Input))
        return max(3, int(self.app.size.height * _SHARE) - taken)

    def action_scroll(self, rows: int) -> None:
        """Scroll by rows."""
        self.query_one(PageRows).scroll_relative(y=rows, animate=False)

    def action_scroll_to(self, end: str) -> None:
        """Scroll to the first row (``top``) or to the last one."""
        rows = self.query_one(PageRows)
        rows.scroll_to(y=0 if end == "top" else rows.max_scroll_y, animate=False)


class TextPage(RowsPage[None]):
    """A page that is only read."""
