"""The field in which a search, or the list's filter, is typed."""

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
        """The query in the field of this id changed."""

        def __init__(self, field: str | None, query: str) -> None:
            super().__init__()
            self.field = field
            self.query = query

    class Left(Message):
        """The field of this id is done with; ``keep`` says whether the search stands."""

        def __init__(self, field: str | None, keep: bool) -> None:
            super().__init__()
            self.field = field
            self.keep = keep

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass the query on."""
        event.stop()
        self.post_message(self.Typed(self.id, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps the hit."""
        event.stop()
        self.post_message(self.Left(self.id, keep=True))

    def action_give_up(self) -> None:
        """Escape leaves the search."""
        self.post_message(self.Left(self.id, keep=False))

    def on_blur(self, _event: events.Blur) -> None:
        """Clicked elsewhere: the search stands as typed."""
        self.post_message(self.Left(self.id, keep=True))
