"""The last row: the keys that matter here, each also a button for the mouse."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.keys import ACTIONS, key_label, name_of


class KeyBar(Widget):
    """Keys with their names, as many as the terminal has room for."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key"}
    DEFAULT_CSS = """
    KeyBar {
        height: 1; background: $surface; color: $foreground 80%;
        & > .key-bar--key { color: $accent; text-style: bold; }
    }
    """

    class Pressed(Message):
        """A key of the bar was clicked; ``command`` is its action."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    def __init__(self, keymap: dict[str, str] | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keymap = keymap or {}
        self._places: list[tuple[int, int, str]] = []

    def render_line(self, y: int) -> Strip:
        """The row of keys."""
        width = max(1, self.size.width)
        base = self.rich_style
        key_style = self.get_component_rich_style("key-bar--key", partial=True)
        segments: list[Segment] = [Segment(" ", base)]
        self._places = []
        at = 1
        for action in ACTIONS:
            if not action.footer or width < action.footer:
                continue
            key = key_label(self._keymap.get(action.id, action.keys).split(",")[0].strip())
            name = name_of(action.id)
            needed = cell_len(key) + 1 + cell_len(name)
            if at + needed > width:
                continue
            segments += [Segment(key, base + Style(color=key_style.color, bold=True)), Segment(f" {name}  ", base)]
            self._places.append((at, at + needed, action.command))
            at += needed + 2
        return Strip(segments).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Run the action whose name was clicked."""
        for start, end, command in self._places:
            if start <= event.x < end:
                self.post_message(self.Pressed(command))
