"""What all concerns of the reading screen share: the open article, the panes, the status line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from summarise.article import Article, ArticleError
from summarise.watch import Cancelled, Watch
from tui import catalogue
from tui.analysis import Analysis, Findings
from tui.arrangement import Listing
from tui.entries import Entry
from tui.places import Places
from tui.reader.pane import Align
from tui.settings import Settings
from tui.shelf import Shelf
from tui.showing import ScriptChoice, Showing
from tui.widgets.article_list import ArticleList
from tui.widgets.figures_panel import FiguresPanel
from tui.widgets.status_bar import StatusBar
from tui.widgets.summary_pane import SummaryPane
from tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from summarise.library import Library

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


class ReadingBase(Screen[None]):
    """State and small helpers; the concerns are mixed in by `ReadingScreen`."""

    area: str = "list"
    """The pane that has the keyboard."""
    list_alone: bool = False
    """Whether the list has the whole screen while it has the keyboard."""

    class ArticleRead(Message):
        """A worker has read an article, or failed to."""

        def __init__(self, entry: Entry, article: Article | None, error: ArticleError | None) -> None:
            super().__init__()
            self.entry = entry
            self.article = article
            self.error = error

    class Found(Message):
        """A worker has found something in an article."""

        def __init__(self, analysis: Analysis) -> None:
            super().__init__()
            self.analysis = analysis

    class Shown(Message):
        """A worker has converted an article."""

        def __init__(self, showing: Showing) -> None:
            super().__init__()
            self.showing = showing

    class Failed(Message):
        """A worker stopped because of a fault."""

        def __init__(self, group: str, error: Exception) -> None:
            super().__init__()
            self.group = group
            self.error = error

    class Progress(Message):
        """A worker tells how far it is."""

        def __init__(self, key: str, done: int, total: int) -> None:
            super().__init__()
            self.key = key
            self.done = done
            self.total = total

    class Arranged(Message):
        """A worker has arranged the list."""

        def __init__(self, listing: Listing) -> None:
            super().__init__()
            self.listing = listing

    class CardsRead(Message):
        """A worker has read what the list shows of some articles."""

    def __init__(self, shelf: Shelf, settings: Settings, remembered: dict[str, Any]) -> None:
        super().__init__()
        self.shelf = shelf
        self.settings = settings
        self.remembered = remembered
        self.entry: Entry | None = None
        self.article: Article | None = None
        self.final = False
        self.showing: Showing | None = None
        self.findings = Findings()
        self.choice = ScriptChoice(
            regional=bool(remembered.get("regional", settings.flag("regional"))),
            quotes=bool(remembered.get("quotes", settings.flag("quotes"))),
        )
        self.raw_shown = False
        self.summary_size: int | None = None
        self.method = "auto"
        self.narrow = False
        self._message_timer: Any = None

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

    # The library --------------------------------------------------------------------------------------------

    def library(self) -> Library | None:
        """The user's library, made where there is none; None where it cannot be had, which is said once. Any thread."""
        from summarise.library import LibraryError
        from tui.library_door import library_trouble, open_library

        try:
            return open_library()
        except LibraryError as error:
            if not self._library_missed:
                self._library_missed = True
                self.call_later(self.say_text, library_trouble(error))
            return None

    _library_missed: bool = False

    # The article on show ------------------------------------------------------------------------------------

    @property
    def analysis(self) -> Analysis | None:
        """What is known of the article on show."""
        return self.findings.of(self.article) if self.article is not None and self.final else None

    def place(self) -> int:
        """The reading position as an offset into the article's text."""
        if self.article is None:
            return 0
        return self.article.from_raw(self.pane.place) if self.raw_shown else self.pane.place

    def go_to(self, offset: int, align: Align = "centre") -> None:
        """Bring a place of the article into view."""
        if self.article is not None:
            self.pane.go_to(self.article.to_raw(offset) if self.raw_shown else offset, align=align)

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

    def may_open(self, key: str) -> bool:
        """Whether a result may take the screen: not while something else is in front, or a search is typed."""
        # Textual calls a screen current, too, when it shows through behind a dialog.
        if self.app.screen is self and not self.query("SearchField"):
            self.unsay()
            return True
        self.say(key)
        return False

    def on_reading_base_progress(self, event: Progress) -> None:
        """Say how far long work is."""
        self.say(event.key, done=event.done, total=event.total)

    def on_reading_base_failed(self, event: Failed) -> None:
        """Work in a thread has failed by a fault of ours."""
        if self.app.is_headless:
            raise event.error
        from tui.crash import note_crash

        note_crash(event.error)
        if event.group == "open":
            self.take_as_it_is()
        self.say("work.failed", reason=f"{type(event.error).__name__}: {event.error}")

    def convert(self, showing: Showing) -> None:
        """In a worker: do the conversion, then tell the screen."""
        from summarise.script import build_converters

        build_converters()
        self.post_message(self.Shown(showing.prepare()))

    # What the concerns offer one another ----------------------------------------------------------------------

    def open_entry(self, entry: Entry, *, at: int | None = None) -> None:
        """Show an article; ``at`` is an offset into its raw text."""
        raise NotImplementedError

    def recall_place(self, entry: Entry, article: Article) -> None:
        """Take up what was kept of an article; any thread."""
        raise NotImplementedError

    def keep_place(self) -> None:
        """Keep what is to be kept of the article on show."""
        raise NotImplementedError

    def note_read(self) -> None:
        """Count the article on show as read if it is."""
        raise NotImplementedError

    def save_places(self) -> None:
        """Write in a thread what was kept."""
        raise NotImplementedError

    @property
    def places(self) -> Places:
        """What is kept of articles from run to run."""
        raise NotImplementedError

    def take_own_words(self) -> bool:
        """Read the reader's word list again if it has changed; whether it has."""
        raise NotImplementedError

    def take_as_it_is(self) -> None:
        """Cleaning has failed: read on with the text as it came."""
        raise NotImplementedError

    def show_article(self, at: int) -> None:
        """Put the article on show into the pane, with ``at`` (an offset into its text) at the top."""
        raise NotImplementedError

    def forget_marks(self) -> None:
        """The pane has taken all highlights away."""
        raise NotImplementedError

    def paint_marks(self) -> None:
        """Paint the marks of the article on show, or none."""
        raise NotImplementedError

    def show_findings(self) -> None:
        """Fill summary and figures, and mark both in the text."""
        raise NotImplementedError

    def show_state(self) -> None:
        """Say in the status line what is shown of what."""
        raise NotImplementedError

    def to_clipboard(self, text: str) -> None:
        """Put ``text`` on the clipboard."""
        raise NotImplementedError

    def note_jump(self) -> None:
        """Remember where the reader is: he is about to go elsewhere."""
        raise NotImplementedError

    def tell_about(self, offset: int) -> bool:
        """Tell about the repair at a place of the article, if there is one and such are shown."""
        raise NotImplementedError

    def start_analysis(self) -> None:
        """Find summary, figures and names in a worker."""
        raise NotImplementedError

    def search_again(self) -> None:
        """Find the search's hits in the text on show."""
        raise NotImplementedError

    def take_hits(self, hits: list[tuple[int, int]]) -> None:
        """Mark these hits of the search, in the order of the text and none overlapping another."""
        raise NotImplementedError

    def focus_area(self, name: str) -> None:
        """Give the keyboard to a pane, showing it where it is hidden."""
        raise NotImplementedError

    def open_number(self, number: int, at: int | None = None) -> None:
        """Show an article of the library; ``at`` is an offset into its raw text."""
        raise NotImplementedError

    def show_query(self, query: str) -> None:
        """List the library's articles that fulfil ``query``."""
        raise NotImplementedError

    def library_grew(self) -> None:
        """Articles have come into the library: show them where the list is its own."""
        raise NotImplementedError

    def refresh_list(self) -> None:
        """What the list is of has changed: bring it up to date."""
        raise NotImplementedError

    def find_gists_soon(self) -> None:
        """Find the summaries of the articles in view, once the list rests."""
        raise NotImplementedError

    def ordered_entries(self) -> Sequence[Entry]:
        """The entries in the order of the list."""
        return self.shelf.entries
