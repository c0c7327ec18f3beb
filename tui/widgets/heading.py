"""The headline of a pane."""

from __future__ import annotations

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.labels import fit


class Heading(Widget):
    """One row with the pane's name; it lights up while the pane below it has the keyboard."""

    DEFAULT_CSS = """
    Heading { height: 1; background: $panel; color: $foreground 80%; }
    Heading.-live { background: $primary; color: $background; text-style: bold; }
    """

    label: reactive[str] = reactive("")

    def __init__(self, label: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(Heading.label, label)

    def render_line(self, y: int) -> Strip:
        """The row."""
        width = max(1, self.size.width)
        style = self.rich_style
        return Strip([Segment(" " + fit(self.label, width - 2), style)]).adjust_cell_length(width, style)
