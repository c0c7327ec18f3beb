"""The screen behind a dialog, dimmed.

Textual paints it through Rich, style by style and twice for each dialog that opens; that alone took most of the time
until a panel was there. The cells are the same, each style is worked out once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.css.styles import RulesMap
from textual.screen import Screen
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Backdrop(Visual):
    """The cells of ``screen`` under a veil of ``color``, whose alpha says how much of them is left."""

    def __init__(self, screen: Screen[Any], color: Color) -> None:
        self._screen = screen
        self._color = color
        self._rows: list[Strip] | None = None

    def like(self, other: Backdrop) -> bool:
        """Whether ``other`` is of the same screen, size and veil."""
        return (
            self._screen is other._screen
            and self._color == other._color
            and (self._rows is None or len(self._rows) == self._screen.size.height)
        )

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The rows; links and other things to click are gone from them."""
        if self._rows is None or any(row.cell_length != width for row in self._rows):
            color = self._color
            self._rows = [
                Strip([Segment(text, _veiled(known, color)) for text, known, _ in strip], strip.cell_length)
                for strip in self._screen._compositor.render_strips()
            ]
        return self._rows

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Cells: as wide as the screen."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Rows of the screen."""
        return self._screen.size.height


@lru_cache(4096)
def _veiled(style: RichStyle | None, color: Color) -> RichStyle:
    plain = RichStyle() if style is None else style.clear_meta_and_links()
    if color.a == 0:
        return plain
    return plain + RichStyle.from_color(
        (Color.from_rich_color(plain.color) + color).rich_color if plain.color is not None else None,
        (Color.from_rich_color(plain.bgcolor) + color).rich_color if plain.bgcolor is not None else None,
    )
