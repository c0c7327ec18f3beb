"""What the system tells the program: to end, or that its terminal has gone."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from threading import Timer

PATIENCE = 5.0
"""Seconds in which the program may end in good order once it was told to."""


def leave_on_signals(leave: Callable[[int], None]) -> None:
    """Have ``leave`` called, with the signal's number, in the running event loop on SIGTERM and SIGHUP.

    Where the terminal has gone, nothing can be put in order on it: the program ends at once after ``leave``, which has
    kept what is to be kept. The toolkit would wait for ever for a terminal that takes no more output. Does nothing
    where the loop cannot do that: on Windows, and outside of the main thread.
    """
    loop = asyncio.get_running_loop()

    def told(number: int) -> None:
        leave(number)
        status = 128 + number
        if not _terminal_is_there():
            os._exit(status)
        last_resort = Timer(PATIENCE, os._exit, (status,))
        last_resort.daemon = True
        last_resort.start()

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, told, int(number))
        except (NotImplementedError, RuntimeError, ValueError):
            return


def _terminal_is_there() -> bool:
    """Whether what the program draws on still takes output."""
    stream = sys.__stderr__
    try:
        # The size of a terminal that was hung up cannot be asked for.
        return stream is None or os.get_terminal_size(stream.fileno()).columns >= 0
    except (OSError, ValueError):
        return False
