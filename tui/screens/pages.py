"""Dialogs that only tell: the keys that work here, and where the article comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from tui.screens.dialog import Dialog
from tui.widgets.page_rows import PageRows

Answer = TypeVar("Answer")


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
    RowsPage > Vertical { height: auto; max-height: 90%; width: 84; }
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
            yield PageRows(self._rows)
            if self._hint:
                yield Static(Text(self._hint), classes="hint")

    def action_scroll(self, rows: int) -> None:
        """Scroll by rows."""
        self.query_one(PageRows).scroll_relative(y=rows, animate=False)

    def action_scroll_to(self, end: str) -> None:
        """Scroll to the first row (``top``) or to the last one."""
        rows = self.query_one(PageRows)
        rows.scroll_to(y=0 if end == "top" else rows.max_scroll_y, animate=False)


class TextPage(RowsPage[None]):
    """A page that is only read."""
