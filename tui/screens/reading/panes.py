"""The panes of the reading screen by name, and what its status line says."""

from __future__ import annotations

from textual.screen import Screen
from textual.timer import Timer

from tui import catalogue
from tui.widgets.article_list import ArticleList
from tui.widgets.figures_panel import FiguresPanel
from tui.widgets.status_bar import StatusBar
from tui.widgets.summary_pane import SummaryPane
from tui.widgets.text_pane import TextPane

MESSAGE_SECONDS = 6.0
"""How long a message stays in the status line."""


class Panes(Screen[None]):
    """What is on the screen whatever article is open."""

    _message_timer: Timer | None = None

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
