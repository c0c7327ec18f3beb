"""What the board and the digest share: a full screen with a headline, a list of rows and a line of hints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.entries import Entry
from tui.guard import may_answer
from tui.widgets.heading import Heading
from tui.widgets.item_list import ItemList, Line
from tui.widgets.status_bar import StatusBar

Place = tuple[Entry, int]
"""An article and an offset into its text."""


class RowList(ItemList):
    """Rows made by the screen, at the width of the list; those without a place are headlines."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.places: Sequence[Place | None] = ()
        self.message = ""

    def count(self) -> int:
        """How many rows there are."""
        return len(self.places)

    def can_land(self, index: int) -> bool:
        """Only on rows that lead somewhere."""
        return self.places[index] is not None

    def lines_of(self, index: int, width: int) -> list[Line]:
        """Asks the screen."""
        screen = self.screen
        assert isinstance(screen, TableScreen)
        return screen.lines_of(index, width)

    def placeholder(self, width: int) -> list[Line]:
        """What is said when there is no row."""
        return [[self.styled(self.message, "list--detail")]]


class TableScreen(Screen[Place | None]):
    """Answers with the place of the row that was chosen, or None."""

    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,h,left", "leave", show=False),
        Binding("l,right", "open_row", show=False),
    ]
    DEFAULT_CSS = """
    TableScreen { background: $background; color: $foreground; }
    TableScreen > RowList { height: 1fr; background: $background; padding: 0 1; }
    """

    def compose(self) -> ComposeResult:
        """Headline, rows, hints."""
        yield Heading("", id="head")
        yield RowList(id="rows")
        yield StatusBar(id="status")

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one("#rows", RowList)

    @property
    def status(self) -> StatusBar:
        """The last line."""
        return self.query_one("#status", StatusBar)

    def lines_of(self, index: int, width: int) -> list[Line]:
        """The lines of one row."""
        raise NotImplementedError

    def dismiss(self, result: Place | None = None) -> AwaitComplete:
        """Answer once, and only while `may_answer`."""
        return super().dismiss(result) if may_answer(self) else AwaitComplete()

    def action_leave(self) -> None:
        """Back to the reader."""
        self.dismiss(None)

    def action_open_row(self) -> None:
        """Open the row under the cursor."""
        self.rows.action_open()

    def on_item_list_chosen(self, event: ItemList.Chosen) -> None:
        """A row was chosen: answer with its place."""
        event.stop()
        self.dismiss(self.rows.places[event.index])
