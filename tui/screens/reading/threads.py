"""The work of the reading screen in threads: begun, stopped, and what happens when it fails."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message
from textual.worker import get_current_worker

from summarise.watch import Cancelled, Watch
from tui.screens.reading.panes import Panes


class WorkerWatch(Watch):
    """Made inside a worker: stops the work when the worker is cancelled."""

    def __init__(self, report: Callable[[float], None] | None = None) -> None:
        super().__init__(report)
        self._worker = get_current_worker()

    def step(self, share: float) -> None:
        """See `Watch.step`."""
        if self._worker.is_cancelled:
            self.cancel()
        super().step(share)


class Threads(Panes):
    """What the concerns do their long work with."""

    class Failed(Message):
        """A worker stopped because of a fault."""

        def __init__(self, group: str, error: Exception) -> None:
            super().__init__()
            self.group = group
            self.error = error

    def in_worker(self, work: Callable[[], None], group: str) -> None:
        """Run ``work`` in a thread; an earlier one of the same group is told to stop.

        A fault in it costs that piece of work, not the reader: the details are kept and one sentence tells.
        """

        def guarded() -> None:
            try:
                work()
            except Cancelled:
                return
            except Exception as error:
                self.post_message(self.Failed(group, error))

        self.run_worker(guarded, thread=True, exclusive=True, group=group)

    def stop_work(self, group: str) -> bool:
        """Stop what runs in threads under this name; whether anything did."""
        running = [worker for worker in self.workers if worker.group == group and worker.is_running]
        for worker in running:
            worker.cancel()
        return bool(running)

    def on_threads_failed(self, event: Failed) -> None:
        """Work in a thread has failed by a fault of ours."""
        if self.app.is_headless:
            raise event.error
        from tui.crash import note_crash

        note_crash(event.error)
        if event.group == "open":
            self.take_as_it_is()
        self.say("work.failed", reason=f"{type(event.error).__name__}: {event.error}")

    def take_as_it_is(self) -> None:
        """Cleaning has failed: read on with the text as it came."""
        raise NotImplementedError
