"""How far an import is: one line that is written over in a terminal, a line now and then in a log."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.catalogue import text
from tui.commands._listing import clipped
from tui.commands._table import harmless
from tui.inputs import display_path
from tui.streams import narrate

if TYPE_CHECKING:
    from summarise.library import Progress

_OFTEN = 0.1  # seconds between two states of the line
_SELDOM = 10.0  # seconds between two lines of a log


class ProgressLine:
    """Tells on standard error how far an import is."""

    def __init__(self, *, terminal: bool | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._terminal = sys.stderr.isatty() if terminal is None else terminal
        self._clock = clock
        self._last = clock() - (_OFTEN if self._terminal else 0.0)
        self._shown = False

    def __call__(self, progress: Progress) -> None:
        """Tell of ``progress``, unless that was done a moment ago."""
        now = self._clock()
        if now - self._last < (_OFTEN if self._terminal else _SELDOM):
            return
        line = sentence(progress)
        if not self._terminal:
            # A log does not need the end of what is soon over.
            if progress.remaining is not None and progress.done < progress.total:
                self._last = now
                narrate(line)
            return
        self._last = now
        name = os.path.basename(display_path(progress.origin).rstrip("/"))
        room = shutil.get_terminal_size().columns - 1
        sys.stderr.write("\r\x1b[K" + clipped(harmless(f"{line}  {name}").replace("\n", " "), room))
        sys.stderr.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away, before something else is written."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False


def sentence(progress: Progress) -> str:
    """``progress`` in words."""
    line = text("library.progress", done=progress.done, total=progress.total)
    if progress.failed:
        line += text("library.progress-failed", count=progress.failed)
    if progress.remaining is not None and progress.done < progress.total:
        line += text("library.progress-left", time=clock_time(progress.remaining))
    return line


def clock_time(seconds: float) -> str:
    """``seconds`` as ``m:ss``, or ``h:mm:ss``."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
