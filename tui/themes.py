"""The colours: two of our own, one of high contrast, and the terminal's.

``text-muted`` is set outright: Textual's default mixes it with the background when a widget is painted, which the
parts of a painted row cannot do.

Nothing is told by colour alone: every highlight also has a text attribute or a mark.
"""

from __future__ import annotations

import os
from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="duzhai-dark",
    primary="#7fb4ca",
    secondary="#c0a36e",
    accent="#e6c384",
    warning="#ffa066",
    error="#e46876",
    success="#98bb6c",
    foreground="#dcd7ba",
    background="#181820",
    surface="#1f1f28",
    panel="#2a2a37",
    variables={"text-muted": "#9d9a87", "primary-muted": "#2d4a5c", "warning-muted": "#5c3a1e"},
    dark=True,
)
LIGHT = Theme(
    name="duzhai-light",
    primary="#2d5f8a",
    secondary="#7a5c1e",
    accent="#8a4b08",
    warning="#a85200",
    error="#a8233a",
    success="#3f6b1f",
    foreground="#1e1e1e",
    background="#fbf8f0",
    surface="#f4efe2",
    panel="#e7dfcc",
    variables={"text-muted": "#6b6657"},
    dark=False,
)
CONTRAST = Theme(
    name="high-contrast",
    primary="#00ffff",
    secondary="#ffff00",
    accent="#ffff00",
    warning="#ffaf00",
    error="#ff8787",
    success="#5fff5f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    variables={"text-muted": "#d0d0d0", "primary-muted": "#000087", "secondary-muted": "#5f005f"},
    dark=True,
)
TERMINAL = "terminal"
NAMES: tuple[str, ...] = (DARK.name, LIGHT.name, CONTRAST.name, TERMINAL)


def all_themes() -> tuple[Theme, ...]:
    """Every theme of duzhai, ready to be registered; the last one paints with the terminal's own colours."""
    base = BUILTIN_THEMES["ansi-dark"]
    terminal = replace(base, name=TERMINAL, variables=base.variables | {"text-muted": "ansi_bright_black"})
    return DARK, LIGHT, CONTRAST, terminal


def suggested() -> str:
    """The theme that suits the terminal: light where ``COLORFGBG`` tells of a light background, else dark.

    A terminal of 16 colours gets its own: ours would be rounded to what cannot be read.
    """
    if sixteen_colours():
        return TERMINAL
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if background in {"7", "15"} else DARK.name


def sixteen_colours() -> bool:
    """Whether the terminal says that it has 16 colours or fewer, by the rules that Rich goes by."""
    if os.name == "nt" or os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return False
    kind = os.environ.get("TERM", "").strip().lower()
    return bool(kind) and kind.rpartition("-")[2] not in ("256color", "kitty", "direct")
