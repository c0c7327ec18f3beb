"""The text of the article: the reading pane with the keys of the key table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from tui.keys import bindings
from tui.reader.selecting import SelectingPane
from tui.select_keys import select_commands

NARROWEST, WIDEST = 20, 200
"""Bounds of the column's width, in cells."""


class TextPane(SelectingPane, inherit_bindings=False):
    """The reading pane as the reader's keys drive it; a caret has keys of its own."""

    # The summary's sentences are told by the mark in the margin; a tint alone would say nothing without colours.
    DEFAULT_CSS = """
    TextPane > .reader--summary { background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("move", "text")

    keymap: Mapping[str, str] = {}
    """The user's own keys by action id."""

    class Resized(Message):
        """The reader made the column wider or narrower; ``cells`` is its width now."""

        def __init__(self, cells: int) -> None:
            super().__init__()
            self.cells = cells

    class Jumping(Message):
        """The text goes to its beginning or end; ``place`` is where it was, in the text on show."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    class Selecting(Message):
        """The caret has come, gone, or begun to mark."""

    async def on_key(self, event: events.Key) -> None:
        """While there is a caret its keys go before all others."""
        if self.caret is None:
            return
        command = select_commands(self.keymap).get(event.key)
        if command is None:
            return
        event.stop()
        event.prevent_default()
        state = self.caret is None, self.mark_start is None
        await self.run_action(command)
        if (self.caret is None, self.mark_start is None) != state:
            self.post_message(self.Selecting())

    def action_select(self) -> None:
        """Set the caret, and tell."""
        set_anew = self.caret is None
        super().action_select()
        if set_anew:
            self.post_message(self.Selecting())

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The cell on the left edge is no text: the screen takes hold of the pane there."""
        if event.screen_x == self.region.x:
            event.prevent_default()

    def action_home(self) -> None:
        """Go to the beginning."""
        self.post_message(self.Jumping(self.place))
        super().action_home()

    def action_end(self) -> None:
        """Go to the end."""
        self.post_message(self.Jumping(self.place))
        super().action_end()

    def action_down(self) -> None:
        """One row down."""
        (self.action_line_down if self.caret is None else self.action_caret_down)()

    def action_up(self) -> None:
        """One row up."""
        (self.action_line_up if self.caret is None else self.action_caret_up)()

    def action_next_paragraph_by(self, step: int) -> None:
        """Go to the next or previous paragraph."""
        (self.action_next_paragraph if step > 0 else self.action_previous_paragraph)()

    def action_next_heading_by(self, step: int) -> None:
        """Go to the next or previous heading."""
        (self.action_next_heading if step > 0 else self.action_previous_heading)()

    def action_measure(self, step: int) -> None:
        """Make the column wider or narrower by ``step`` cells, from the width that is seen."""
        seen = min(self.measure or WIDEST, max(NARROWEST, self.scrollable_content_region.width - 4))
        self.measure = max(NARROWEST, min(WIDEST, seen - seen % 2 + step))
        self.post_message(self.Resized(self.measure))
