"""The field in which a search is typed."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class SearchField(Input):
    """Tells of every change; Enter keeps the hit, Escape goes back to where the search began."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", show=False)]

    class Typed(Message):
        """The query changed."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    class Left(Message):
        """The field is done with; ``keep`` says whether the search stands."""

        def __init__(self, keep: bool) -> None:
            super().__init__()
            self.keep = keep

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass the query on."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps the hit."""
        event.stop()
        self.post_message(self.Left(keep=True))

    def action_give_up(self) -> None:
        """Escape leaves the search."""
        self.post_message(self.Left(keep=False))

    def on_blur(self, _event: events.Blur) -> None:
        """Clicked elsewhere: the search stands as typed."""
        self.post_message(self.Left(keep=True))
