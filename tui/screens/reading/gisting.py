"""One-sentence summaries in the list: found in a worker for the articles in view, and kept."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from textual.timer import Timer
from textual.worker import get_current_worker

from tui.entries import Entry
from tui.screens.reading.base import ReadingBase
from tui.widgets.article_list import ArticleList

SETTLED = 0.25
"""Seconds without a move after which the summaries of the articles in view are found."""


class Gisting(ReadingBase):
    """Finds what the list shows below a title."""

    _gist_timer: Timer | None = None

    def on_article_list_scrolled(self, _event: ArticleList.Scrolled) -> None:
        """Other articles are in view."""
        self.find_gists_soon()

    def find_gists_soon(self) -> None:
        """Find the summaries of the articles in view, once the list rests."""
        if self._gist_timer is not None:
            self._gist_timer.stop()
        if self.article_list.shows_gists:
            self._gist_timer = self.set_timer(SETTLED, self._find_gists)

    def _find_gists(self) -> None:
        listing = self.article_list
        if any(worker.group == "analysis" and worker.is_running for worker in self.workers):
            # The article on show goes first.
            self.find_gists_soon()
            return
        seen = [listing.entries[index] for index in listing.visible_items()]
        lacking = [entry for entry in seen if not entry.gist and entry.error is None and not entry.gistless]
        if lacking:
            self.in_worker(partial(self._read_gists, lacking), "gists")

    def _read_gists(self, entries: list[Entry]) -> None:
        from summarise.library import LibraryError
        from summarise.ranking import summarise

        worker = get_current_worker()
        for entry in entries:
            if worker.is_cancelled:
                return
            try:
                article = self.shelf.read(entry, typography=self.settings.flag("typography"))
                summary = summarise(article, sentences=1)
            except ValueError:  # unreadable, or with no sentence
                entry.gistless = True
                continue
            entry.gist = summary.sentences[0].text.strip() if summary.sentences else None
            entry.gistless = not entry.gist
            library = self.library() if entry.number is not None else None
            if library is not None and entry.number is not None and not library.read_only:
                # It is only found again where it cannot be kept.
                with suppress(LibraryError):
                    library.set_gist(entry.number, entry.gist)
            self.post_message(self.CardsRead())
