"""What all concerns of the reading screen share: the open article, and what they offer one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.message import Message

from summarise.article import Article, ArticleError
from tui.analysis import Analysis, Findings
from tui.arrangement import Listing
from tui.entries import Entry
from tui.places import Places
from tui.reader.pane import Align
from tui.screens.reading.threads import Threads
from tui.settings import Settings
from tui.shelf import Shelf
from tui.showing import ScriptChoice, Showing

if TYPE_CHECKING:
    from summarise.library import Library


class ReadingBase(Threads):
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

    # What workers tell --------------------------------------------------------------------------------------

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
