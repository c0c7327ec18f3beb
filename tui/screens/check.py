"""What a check found, and the offer to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.catalogue import text as say
from tui.screens.pages import RowsPage


class CheckPage(RowsPage[bool]):
    """A row for each thing that was looked at; answers with True where it is to be mended."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("r", "mend", show=False)]

    def __init__(self, title: str, rows: Sequence[tuple[str, str]], *, mends: bool) -> None:
        super().__init__(title, rows, say("library.checked-hint") if mends else say("help.hint"))
        self._mends = mends

    def action_mend(self) -> None:
        """Ask for it to be mended."""
        if self._mends:
            self.dismiss(True)
