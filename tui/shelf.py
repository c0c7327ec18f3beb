"""The articles that the reader has open: where each came from, what is known of it, and the text while it is needed."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from summarise.article import Article, ArticleError
from tui.arrangement import Arrangement, Listing, arrange_files
from tui.cards import card_of
from tui.entries import Entry
from tui.inputs import STDIN, files_in, is_address, library_number

if TYPE_CHECKING:
    from summarise.library import Library
    from tui.library_rows import Rows

EMPTY_FOLDER = "empty-folder"
LOOKED_AT = 4_000
"""Code points that tell whether an article is damaged."""
AT_ONCE = 100_000
"""Code points up to which an article of the library is opened before the next frame."""
KEPT_ARTICLES = 24
"""How many whole articles are kept in memory; the others are read again when they are opened."""


class Shelf:
    """The articles of the list, opened files or the library, and those in memory. Reading may happen in any thread."""

    def __init__(self, entries: Iterable[Entry] = (), library: Library | None = None) -> None:
        """A shelf of ``entries``; of the library's articles where ``library`` is given."""
        self.own: list[Entry] = list(entries)
        """What was opened by name, or the samples."""
        self.listing = Listing(self.own, len(self.own))
        self.rows: Rows | None = None
        """The rows of the library, once it is on show."""
        self._articles: OrderedDict[int, Article] = OrderedDict()
        self._lock = Lock()
        if library is not None:
            from tui.library_rows import first_rows

            self.listing = first_rows(self.rows_of(library))

    def rows_of(self, library: Library) -> Rows:
        """The rows of ``library``, which the list is of from now on."""
        if self.rows is None or self.rows.library is not library:
            from tui.library_rows import Rows

            self.rows = Rows(library)
        return self.rows

    @property
    def entries(self) -> Sequence[Entry]:
        """The articles in the order of the list."""
        return self.listing.entries

    @property
    def of_library(self) -> bool:
        """Whether the list is the library's."""
        return not isinstance(self.listing.entries, list)

    def arranged(self, arrangement: Arrangement, unnamed: str, library: Library | None) -> Listing:
        """In a worker: the list as it is asked for, the library's where it is given."""
        if library is None:
            return arrange_files(self.own, arrangement, unnamed)
        from tui.library_rows import arrange_library

        return arrange_library(self.rows_of(library), arrangement, unnamed)

    def add(self, entry: Entry) -> None:
        """Put an article that was opened by name at the end of those."""
        self.own.append(entry)
        if not self.of_library:
            self.listing = replace(self.listing, entries=[*self.listing.entries, entry], whole=len(self.own))

    def next_unread(self, entry: Entry | None, step: int) -> int | None:
        """Where in the list the next (1) or previous (-1) article stands that was not read; None for none."""
        entries = self.entries
        at = entries.index(entry) if entry is not None and entry in entries else -1
        if self.rows is not None and self.of_library:
            return self.rows.next_unread(entries, at, step)
        places = range(at + 1, len(entries)) if step > 0 else range(at - 1, -1, -1)
        return next((i for i in places if not entries[i].read and entries[i].error is None), None)

    def cached(self, entry: Entry) -> Article | None:
        """The article, if it is in memory."""
        with self._lock:
            article = self._articles.get(id(entry))
            if article is not None:
                self._articles.move_to_end(id(entry))
            return article

    def at_once(self, entry: Entry) -> Article | None:
        """The cleaned article, if it is in memory or can be had from the library with no delay."""
        article = self.cached(entry)
        if article is None and entry.number is not None and entry.card is not None and entry.card.length <= AT_ONCE:
            with suppress(ArticleError):
                article = self.read(entry)
        return article

    def read(self, entry: Entry, *, typography: bool = True) -> Article:
        """The cleaned article, from memory, from the library, or from where it lies.

        Raises:
            ArticleError: it cannot be read; also noted in ``entry.error``.
        """
        known = self.cached(entry)
        if known is not None:
            return known
        if entry.error is not None and (entry.error.code == EMPTY_FOLDER or entry.number is not None):
            raise entry.error
        try:
            article = self._from_library(entry, entry.number) if entry.number is not None else None
            if article is None:
                from summarise.reading import read_article

                article = read_article(entry.data if entry.data is not None else entry.origin, typography=typography)
        except ArticleError as error:
            entry.error = error
            raise
        entry.error = None
        if entry.number is None:
            entry.card = card_of(article)
        with self._lock:
            self._articles[id(entry)] = article
            while len(self._articles) > KEPT_ARTICLES:
                self._articles.popitem(last=False)
        return article

    def _from_library(self, entry: Entry, number: int) -> Article:
        from summarise.library import LibraryError
        from tui.library_door import library_trouble, open_library

        try:
            return open_library().article(number)
        except LookupError:
            message = f"{entry.origin}: its text is not in the library any more; add it again"
            raise ArticleError("gone", entry.origin, message) from None
        except LibraryError as error:
            raise ArticleError("library", entry.origin, library_trouble(error)) from error

    def looks_damaged(self, entry: Entry) -> bool:
        """Whether cleaning the article will take long; a look at how it begins, in a worker."""
        from summarise.cleaning.annotations import find_annotations

        article = self.provisional(entry)
        return article is not None and find_annotations(article.raw[:LOOKED_AT]).systematic

    def provisional(self, entry: Entry) -> Article | None:
        """The text with nothing but line breaks, for the first frame; None where it cannot be had at once."""
        if entry.number is not None or is_address(entry.origin):
            return None
        if entry.error is not None and entry.error.code == EMPTY_FOLDER:
            return None
        from summarise.reading import read_provisional

        try:
            return read_provisional(entry.data if entry.data is not None else entry.origin)
        except ArticleError as error:
            entry.error = error
            return None


def entries_for(paths: Sequence[str], *, stdin: bytes | None = None) -> Iterator[Entry]:
    """The entries that ``paths`` stand for: files, addresses, every text in a folder, standard input."""
    for path in paths:
        if path == STDIN:
            yield Entry(STDIN, data=stdin or b"")
        elif (number := library_number(path)) is not None:
            yield Entry(path, number=number)
        elif not is_address(path) and os.path.isdir(path):
            found = [file for file, text_like in files_in(path) if text_like]
            if not found:
                yield Entry(path, error=_nothing_in(path))
            for file in found:
                yield Entry(file)
        else:
            yield Entry(path)


def shelf_of_own() -> Shelf:
    """The library's articles; the samples while there are none, or where the library cannot be opened."""
    from tui.library_door import library_exists, open_library

    if library_exists():
        from summarise.library import LibraryError

        try:
            library = open_library()
            if library.page(limit=1):
                return Shelf(library=library)
        except LibraryError:
            # The reader says so when it looks for what it remembers.
            pass
    return Shelf(sample_entries())


def sample_entries() -> list[Entry]:
    """The articles that come with duzhai."""
    from tui.samples import sample_paths

    return [Entry(str(path), sample=True) for path in map(Path, sample_paths())]


def _nothing_in(folder: str) -> ArticleError:
    return ArticleError(
        EMPTY_FOLDER, folder, f"{folder}: no text, Markdown, HTML or EPUB file in this folder; name a file instead"
    )
