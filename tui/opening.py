"""What the words on the command line stand for: a sub-command's name, or something to open in the reader."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from tui.inputs import STDIN

WRONG_CALL = 2
INTERRUPTED = 130
# Through this variable a shell asks click for completions.
COMPLETE_VARIABLE = "_DUZHAI_COMPLETE"


def command_names() -> list[str]:
    """The sub-commands, by the names of their modules."""
    # Not pkgutil, which takes milliseconds that the first frame has to wait for.
    modules = os.listdir(os.path.join(os.path.dirname(__file__), "commands"))
    return sorted(name[:-3] for name in modules if name.endswith(".py") and not name.startswith("_"))


def open_reader(paths: Sequence[str], at: int | None = None) -> int:
    """Open the reader on ``paths``, at an offset into the raw text of the first one; the exit status."""
    if not has_terminal():
        from tui.catalogue import text
        from tui.streams import narrate

        narrate(text("cli.no-terminal"))
        return WRONG_CALL
    if STDIN not in paths:
        _attach_keyboard()
    # What is made on the way to the first frame is here to stay: looking through it for garbage, again and again while
    # it grows, would cost a tenth of that way. The screen switches the collector on when it has been painted.
    gc.disable()
    from tui.app import run_reader

    return run_reader(list(paths), at=at)


def _attach_keyboard() -> None:
    """Put the terminal on descriptor 0 where something else is there, as under ``xargs`` or in a pipe."""
    if os.name == "nt" or os.environ.get("TEXTUAL_DRIVER") or (sys.__stdin__ is not None and sys.__stdin__.isatty()):
        return
    terminal = os.open("/dev/tty", os.O_RDONLY)
    if terminal != 0:
        os.dup2(terminal, 0)
        os.close(terminal)


def has_terminal() -> bool:
    """Whether there is a screen to draw on (Textual draws on standard error) and a keyboard to read."""
    if os.environ.get("TEXTUAL_DRIVER"):
        return True
    screen = sys.__stdout__ if os.name == "nt" else sys.__stderr__
    if screen is None or not screen.isatty():
        return False
    if sys.__stdin__ is not None and sys.__stdin__.isatty():
        return True
    try:
        os.close(os.open("CONIN$" if os.name == "nt" else "/dev/tty", os.O_RDONLY))
    except OSError:
        return False
    return True
