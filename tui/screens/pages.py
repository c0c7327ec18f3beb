"""Dialogs that only tell: the keys that work here, and where the article comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from tui.screens.dialog import Dialog
from tui.widgets.set_text import SetText

Answer = TypeVar("Answer")


class RowsPage(Dialog[Answer]):
    """A page of rows ``(left, right)`` under headlines (rows without a right side), to be scrolled and left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,question_mark,f1,i,enter", "leave", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("space,pagedown,f", "scroll(10)", show=False),
        Binding("b,pageup", "scroll(-10)", show=False),
    ]
    DEFAULT_CSS = """
    RowsPage > Vertical { height: auto; max-height: 90%; width: 84; }
    RowsPage VerticalScroll { height: auto; max-height: 100%; }
    RowsPage VerticalScroll > Static { width: 100%; height: auto; }
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
            with VerticalScroll():
                yield Static(self._table())
            if self._hint:
                yield Static(Text(self._hint), classes="hint")

    def _table(self) -> Table:
        page = Table.grid(padding=(0, 2), expand=True)
        page.add_column(max_width=24, style="bold")
        page.add_column(ratio=1, overflow="fold")
        for number, (left, right) in enumerate(self._rows):
            if right:
                page.add_row(Text("  " + left), SetText(right))
            else:
                if number:
                    page.add_row("", "")
                page.add_row(Text(left, style="underline"), "")
        return page

    def action_scroll(self, rows: int) -> None:
        """Scroll by rows."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)


class TextPage(RowsPage[None]):
    """A page that is only read."""
