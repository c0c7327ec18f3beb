"""The last door before the terminal: whatever a widget paints, only text goes out, and keys wait for their screen."""

from __future__ import annotations

from typing import Any

from rich.cells import cell_len
from rich.segment import Segment
from textual._context import active_message_pump
from textual.app import App
from textual.color import Color
from textual.dom import DOMNode, NoScreen
from textual.events import Key
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import active_worker

from tui.streams import STEERING


class TextOnly(LineFilter):
    """Takes out of every painted row what could steer the terminal or turn the direction of its text.

    Widgets show such characters as symbols where they matter. This filter holds where one forgets it, and for the
    widgets of Textual, which write what they are given.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """See `LineFilter.apply`."""
        if not any(STEERING.search(segment.text) for segment in segments):
            return segments
        return [
            Segment(_as_text(segment.text), segment.style) if segment.control is None else segment
            for segment in segments
        ]


def _as_text(text: str) -> str:
    """``text`` in as many cells, without what steers; tabs and line feeds have no place in a row either."""
    return STEERING.sub(lambda match: "?" * cell_len(match[0]), text)


def may_answer(screen: Screen[Any]) -> bool:
    """Whether a screen may close: nothing lies above, and it is all there.

    A key that repeats must not close another screen; one typed before a screen is there would take its parts away while
    they are still being asked for.
    """
    return screen.app.screen is screen and screen.is_mounted


def is_there(widget: Widget) -> bool:
    """Whether a widget has its parts: a key that comes before them, or behind them, finds nothing to work on."""
    return widget.is_mounted and not widget._pruning


def was_left(app: App[Any]) -> bool:
    """Whether what runs now belongs to a screen that was closed meanwhile: its faults harm nobody.

    A key that was pressed twice, or a worker that comes back late, finds a screen whose widgets are gone.
    """
    worker = active_worker.get(None)
    node = worker.node if worker is not None else active_message_pump.get(None)
    if not isinstance(node, DOMNode) or node is app:
        return False
    try:
        return node.screen not in app.screen_stack
    except NoScreen:
        return True


def accept_any_sequence() -> None:
    """Let the keyboard outlive what looks like a key of the Kitty protocol and is none: Escape, ``[``, ``:``, ``u``.

    Textual's reader of the keyboard takes it for a number, and ends.
    """
    from textual._xterm_parser import XTermParser

    known = XTermParser._parse_extended_key

    def parsed(parser: XTermParser, sequence: str) -> list[Key] | None:
        try:
            return known(parser, sequence)
        except (ValueError, OverflowError):
            return None

    setattr(XTermParser, "_parse_extended_key", parsed)  # noqa: B010 - the type checkers know it as a method
