"""What the system tells the program: to end, or that its terminal has gone."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable


def leave_on_signals(leave: Callable[[int], None]) -> None:
    """Have ``leave`` called, with the signal's number, in the running event loop on SIGTERM and SIGHUP.

    Does nothing where the loop cannot do that: on Windows, and outside of the main thread.
    """
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, leave, int(number))
        except (NotImplementedError, RuntimeError, ValueError):
            return
