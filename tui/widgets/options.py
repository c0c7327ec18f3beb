"""A list of choices that takes every key at once, also before it is laid out."""

from __future__ import annotations

from textual.widgets import OptionList


class Options(OptionList):
    """Textual's list; it knows only where its rows are once they are laid out, and fails on a page of them before."""

    def _move_page(self, direction: int) -> None:
        try:
            super()._move_page(direction)  # type: ignore[arg-type]
        except KeyError:
            (self.action_last if direction > 0 else self.action_first)()
