"""The row above the keys: what is shown of what, where in the text, and the latest message."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.labels import fit, harmless

_ROOMY = 100
"""Cells from which work and state stand side by side."""


class StatusBar(Widget):
    """Left a message or else the article, right the state (script, position, work in progress)."""

    DEFAULT_CSS = """
    StatusBar { height: 1; background: $panel; color: $foreground; }
    """

    message: reactive[str] = reactive("")
    title: reactive[str] = reactive("")
    state: reactive[str] = reactive("")
    progress: reactive[str] = reactive("")
    work: reactive[str] = reactive("")
    """Work in the background, which goes before the state where there is no room for both."""

    def render_line(self, y: int) -> Strip:
        """The row, cut to the width: the state on the right gives way last."""
        width = max(1, self.size.width)
        # A message is read once: it may push the state aside where there is no room for both.
        state = "" if self.work and width < _ROOMY else self.state
        right = "  ".join(filter(None, [self.work, state, self.progress]))
        if self.message and cell_len(harmless(self.message)) + cell_len(right) + 4 > width:
            right = "  ".join(filter(None, [self.work, self.progress]))
        right = fit(right, max(0, min(cell_len(right), width - 8)))
        room = width - cell_len(right) - 3
        left = fit(self.message or self.title, max(0, room))
        style = self.rich_style
        gap = " " * max(0, width - 2 - cell_len(left) - cell_len(right))
        strip = Strip(
            [
                Segment(" ", style),
                Segment(left, style),
                Segment(gap, style),
                Segment(right, style),
                Segment(" ", style),
            ]
        )
        return strip.adjust_cell_length(width, style)
