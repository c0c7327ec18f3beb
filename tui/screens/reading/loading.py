"""Opening articles: at once with provisional text, then cleaned, without losing the place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from time import monotonic

from textual.worker import get_current_worker

from summarise.article import Article, ArticleError
from tui import catalogue
from tui.arrangement import Arrangement
from tui.cards import card_of
from tui.entries import Entry
from tui.inputs import is_address
from tui.page import masthead_only, page_of
from tui.reader.sources import PlainSource
from tui.screens.reading.base import ReadingBase
from tui.showing import Showing

TOLD = 0.1
"""Seconds between two looks at the list while its articles are read."""


class Loading(ReadingBase):
    """Which article is on show, and how it gets there."""

    def open_entry(self, entry: Entry, *, at: int | None = None) -> None:
        """Show an article; ``at`` is an offset into its raw text, else the place where it was left."""
        if self.entry is not None:
            self.keep_place()
            self.save_places()
        self.entry = entry
        if at is not None:
            entry.place = entry.asked = at
        self.raw_shown = False
        self.unsay()
        self.take_own_words()
        self.article_list.mark_current(entry)
        article = self.shelf.at_once(entry)
        self.final = article is not None
        if article is None:
            article = self.shelf.provisional(entry)
        self._take(article)
        if not self.final:
            # After the frame with the provisional text, which must not wait for what cleaning imports.
            self.call_after_refresh(self._start_reading, entry)

    def _start_reading(self, entry: Entry) -> None:
        if entry is self.entry and not self.final:
            self.in_worker(partial(self._read, entry), "open")

    def _take(self, article: Article | None) -> None:
        """Show ``article`` at the entry's place; None shows why there is none (yet)."""
        entry = self.entry
        assert entry is not None
        self.article = article
        self.showing = None
        if article is None:
            self._show_message(entry)
            return
        self.recall_place(entry, article)
        self.showing = Showing(article, self.choice) if self.final else Showing(article, type(self.choice)())
        if self.final and self._must_wait(self.showing):
            # The dictionaries are still being built: the original stands meanwhile.
            waiting = self.showing
            self.showing = Showing(article, type(self.choice)())
            self.in_worker(partial(self.convert, waiting), "convert")
        self.show_article(article.from_raw(entry.place))
        self.show_findings()
        if self.final:
            self.start_analysis()

    def _must_wait(self, showing: Showing) -> bool:
        if not showing.converted:
            return False
        from summarise.script import converters_ready

        return not converters_ready()

    def on_reading_base_shown(self, event: ReadingBase.Shown) -> None:
        """A conversion is ready: take it if it is still wanted."""
        if self.article is event.showing.article and self.choice == event.showing.choice:
            at = self.place()
            self.showing = event.showing
            self.unsay()
            self.show_article(at)
            self.show_findings()
            self.article_list.repaint()

    def show_article(self, at: int) -> None:
        """Put the article on show into the pane, with ``at`` at the top."""
        assert self.showing is not None
        assert self.entry is not None
        # In another script everything stays where it is: places are offsets into the article.
        same = self._painted is self.showing.article and not self.raw_shown
        self._painted = None if self.raw_shown else self.showing.article
        if not same:
            self.forget_marks()
        if self.raw_shown and self.final:
            self.pane.show(PlainSource(self.showing.article.raw), at=self.showing.article.to_raw(at))
        else:
            self.raw_shown = False
            self.pane.show(page_of(self.showing, self.entry), at=at, keep=same)
        if not same:
            self.search_again()
        self.paint_marks()
        self.show_state()

    _painted: Article | None = None

    def _show_message(self, entry: Entry) -> None:
        """Where there is no text: the reason, or that it is being read."""
        if entry.error is not None:
            error = entry.error
            message = catalogue.error_text(error.code, error.origin, str(error))
        else:
            message = catalogue.text("work.reading", name=entry.label)
        self._painted = None
        self.forget_marks()
        self.pane.show(masthead_only(entry.label, message), at=0)
        self.show_findings()
        self.show_state()

    def take_own_words(self) -> bool:
        """Read the reader's word list again if it has changed; tells of a faulty line. Whether it has changed."""
        from tui import own_words

        now = own_words.current(self.choice.own)
        if now is self.choice.own:
            return False
        self.choice = replace(self.choice, own=now)
        if now.fault is not None:
            line, reason = now.fault
            self.say("settings.wrong", file=own_words.words_file().name, line=line, message=reason)
        return True

    def _note_place(self) -> None:
        if self.entry is not None and self.article is not None and self.article.raw:
            self.entry.place = self.article.to_raw(self.place())

    # Workers ------------------------------------------------------------------------------------------------

    def _read(self, entry: Entry) -> None:
        article, error = None, None
        try:
            article = self.shelf.read(entry, typography=self.settings.flag("typography"))
        except ArticleError as trouble:
            error = trouble
        if not get_current_worker().is_cancelled:
            self.post_message(self.ArticleRead(entry, article, error))

    def on_reading_base_article_read(self, event: ReadingBase.ArticleRead) -> None:
        """The cleaned text settles in the place of the provisional one."""
        self.article_list.repaint()
        if event.entry is not self.entry:
            return
        if event.article is None:
            self.final = False
            self._take(None)
            return
        self._note_place()
        self.final = True
        self._take(event.article)

    def take_as_it_is(self) -> None:
        """Cleaning has failed: read on with the text as it came."""
        if self.article is not None and not self.final:
            self._note_place()
            self.final = True
            self._take(self.article)

    def read_cards(self) -> None:
        """Read in a worker what the list shows of every article that was opened by name."""
        if any(entry.card is None for entry in self.shelf.own):
            self.in_worker(self._read_cards, "cards")

    def _read_cards(self) -> None:
        """Those on the screen first, damaged ones, whose repair takes long, last."""
        worker = get_current_worker()
        told = 0.0
        for entry in self._in_turn():
            if worker.is_cancelled:
                return
            with suppress(ArticleError):
                self.recall_place(entry, self.shelf.read(entry, typography=self.settings.flag("typography")))
            if monotonic() - told > TOLD:
                told = monotonic()
                self.post_message(self.CardsRead())
        self.call_later(self._cards_are_read)

    def _in_turn(self) -> Iterator[Entry]:
        waiting = {id(entry): entry for entry in self.shelf.own if _lacks_card(entry)}
        damaged: list[Entry] = []
        while waiting:
            listing = self.article_list
            seen = [listing.entries[i] for i in listing.visible_items() if i < listing.count()]
            entry = next((e for e in seen if id(e) in waiting), None) or next(iter(waiting.values()))
            del waiting[id(entry)]
            if not _lacks_card(entry):
                continue
            if entry not in seen and self.shelf.looks_damaged(entry):
                damaged.append(entry)
                continue
            yield entry
        yield from (entry for entry in damaged if _lacks_card(entry))

    def _cards_are_read(self) -> None:
        self.article_list.repaint()
        self.find_gists_soon()
        if self.shelf.listing.arrangement != Arrangement() and not self.shelf.of_library:
            # Filter and order are of what is known by now.
            self.refresh_list()

    def on_reading_base_cards_read(self) -> None:
        """The list can show more."""
        self.article_list.repaint()

    def provisional_cards(self, most: int) -> None:
        """Before the first frame: let the list show more than file names for the first ``most`` articles."""
        for entry in self.shelf.entries[:most]:
            if entry.card is None and entry.error is None:
                article = self.shelf.provisional(entry)
                if article is not None and article.text:
                    entry.provisional = card_of(article)


def _lacks_card(entry: Entry) -> bool:
    return entry.card is None and entry.error is None and not is_address(entry.origin)
