"""The panes of the reading screen by name, its status line, and its work in threads."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import get_current_worker

from summarise.watch import Cancelled, Watch
from tui import catalogue
from tui.widgets.article_list import ArticleList
from tui.widgets.figures_panel import FiguresPanel
from tui.widgets.status_bar import StatusBar
from tui.widgets.summary_pane import SummaryPane
from tui.widgets.text_pane import TextPane

MESSAGE_SECONDS = 6.0
"""How long a message stays in the status line."""


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


class Panes(Screen[None]):
    """What may be said and done without an article."""

    _message_timer: Timer | None = None

    class Failed(Message):
        """A worker stopped because of a fault."""

        def __init__(self, group: str, error: Exception) -> None:
            super().__init__()
            self.group = group
            self.error = error

    # The panes ----------------------------------------------------------------------------------------------

    @property
    def pane(self) -> TextPane:
        """The text."""
        return self.query_one("#text", TextPane)

    @property
    def article_list(self) -> ArticleList:
        """The list of articles."""
        return self.query_one("#list", ArticleList)

    @property
    def summary_pane(self) -> SummaryPane:
        """The summary."""
        return self.query_one("#summary", SummaryPane)

    @property
    def figures_panel(self) -> FiguresPanel:
        """The figures."""
        return self.query_one("#figures", FiguresPanel)

    @property
    def status(self) -> StatusBar:
        """The status line."""
        return self.query_one("#status", StatusBar)

    # The status line ----------------------------------------------------------------------------------------

    def say(self, key: str, /, **params: object) -> None:
        """Show a message of the catalogue for some seconds."""
        self.say_text(catalogue.text(key, **params))

    def say_text(self, message: str) -> None:
        """Show a message for some seconds."""
        self.status.message = message
        if self._message_timer is not None:
            self._message_timer.stop()
        self._message_timer = self.set_timer(MESSAGE_SECONDS, self.unsay)

    def unsay(self) -> None:
        """Take the message away."""
        self.status.message = ""

    # Work in threads ----------------------------------------------------------------------------------------

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

    def on_panes_failed(self, event: Failed) -> None:
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
