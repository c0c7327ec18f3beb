"""A paragraph for Rich's tables, set as the reader sets its text: no row begins with a mark that closes."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

from tui.reader.breaking import break_rows
from tui.reader.widths import text_cells


class SetText:
    """``text``, broken into rows where it is shown."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Its rows, each one line of text."""
        for start, end in break_rows(self.text, options.max_width):
            yield Text(self.text[start:end].rstrip(" "), no_wrap=True, overflow="ignore")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Two cells at least, all in one row at most."""
        return Measurement(2, max(2, text_cells(self.text))).clamp(max_width=options.max_width)
