"""How long work reports its progress and is stopped from another thread."""

from __future__ import annotations

from collections.abc import Callable


class Cancelled(Exception):
    """Raised inside work that was told to stop; nothing of it counts."""


class Watch:
    """Handed to long work by whoever waits for it.

    The work calls `step` every few milliseconds; the waiting side may call `cancel` at any time from any thread.
    """

    def __init__(self, report: Callable[[float], None] | None = None) -> None:
        self._report = report
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Whether `cancel` was called."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled = True

    def step(self, share: float) -> None:
        """Report that ``share`` (0..1) of the work is done.

        Raises:
            Cancelled: when the work was told to stop.
        """
        if self._cancelled:
            raise Cancelled
        if self._report is not None:
            self._report(share)
