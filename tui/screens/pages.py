"""Dialogs that only tell: the keys that work here, and where the article comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from tui.screens.dialog import Dialog


class TextPage(Dialog[None]):
    """A page of rows ``(left, right)`` under headlines (rows without a right side), to be scrolled and left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,question_mark,f1,i,enter", "leave", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("space,pagedown,f", "scroll(10)", show=False),
        Binding("b,pageup", "scroll(-10)", show=False),
    ]
    DEFAULT_CSS = """
    TextPage > Vertical { height: auto; max-height: 90%; width: 84; }
    TextPage VerticalScroll { height: auto; max-height: 100%; }
    TextPage VerticalScroll > Static { width: 100%; height: auto; }
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

    def _table(self) -> Text:
        from rich.cells import cell_len

        pairs = [row for row in self._rows if row[1]]
        column = min(24, max((cell_len(left) for left, _ in pairs), default=0))
        page = Text()
        for left, right in self._rows:
            if not right:
                page.append(("\n" if page else "") + left + "\n", "bold underline" if left else "")
                continue
            page.append("  " + left + " " * max(1, column - cell_len(left) + 2), "bold")
            page.append(right + "\n")
        return page

    def action_scroll(self, rows: int) -> None:
        """Scroll by rows."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)
