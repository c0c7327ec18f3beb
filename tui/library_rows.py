"""The rows of the library's list: as many as there are articles, made when they are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from threading import RLock
from typing import TYPE_CHECKING, overload

from summarise.article import ArticleError
from tui.arrangement import Arrangement, Listing, headings_of
from tui.cards import card_of_item
from tui.entries import Entry

if TYPE_CHECKING:
    from summarise.library import Item, Library
    from summarise.library.items import Group, Sort

FIRST = 60
"""Rows that are loaded before the first frame."""
_CHUNK = 64
_MOST_RELEVANT = 1_000


class Rows:
    """The entries of the library that were looked at, each made once. Any thread may call."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._known: dict[int, Entry] = {}
        self._lock = RLock()

    def entry(self, item: Item) -> Entry:
        """The entry of a row, brought up to date."""
        with self._lock:
            entry = self._known.get(item.id)
            if entry is None:
                # Whether it is read is the reader's from here on: what is written follows.
                read = item.read is not None
                entry = self._known[item.id] = Entry(item.origin or "", number=item.id, read=read)
            entry.card = card_of_item(item)
            entry.gist = item.gist or entry.gist
            entry.error = None
            if item.unreadable is not None:
                entry.error = ArticleError(item.unreadable, item.origin or "", item.message or "")
            return entry

    def known(self, number: int) -> Entry | None:
        """The entry of an article, if it was looked at."""
        return self._known.get(number)

    def load(self, numbers: Iterable[int]) -> None:
        """Make entries for these articles, or bring those that there are up to date."""
        for item in self.library.items(numbers).values():
            self.entry(item)

    def get(self, number: int) -> Entry | None:
        """The entry of an article; None where the library has no such article."""
        if number not in self._known:
            self.load([number])
        return self._known.get(number)

    def next_unread(self, entries: Sequence[Entry], at: int, step: int) -> int | None:
        """The place in ``entries`` of the next (1) or previous (-1) article from ``at`` on that was not read."""
        if not isinstance(entries, LibraryEntries):
            return None
        unread = set(self.library.ids("unread", collapse=False)) - set(self.library.ids("unreadable", collapse=False))
        for place in range(at + 1, len(entries)) if step > 0 else range(at - 1, -1, -1):
            number = entries.numbers[place]
            known = self._known.get(number)
            # What was read in this run may not be written yet.
            if not known.read and known.error is None if known is not None else number in unread:
                return place
        return None

    def refresh(self) -> None:
        """Bring every entry that was looked at up to date."""
        self.load(list(self._known))


@dataclass(slots=True, eq=False)
class LibraryEntries(Sequence[Entry]):
    """Entries in the order of ``numbers``; those that are not known yet are loaded some at a time."""

    rows: Rows
    numbers: list[int]
    _places: dict[int, int] | None = field(default=None, repr=False)

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> Entry: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Entry]: ...

    def __getitem__(self, index: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        number = self.numbers[index]
        entry = self.rows.known(number)
        if entry is None:
            at = index % len(self.numbers) // _CHUNK * _CHUNK
            self.rows.load(n for n in self.numbers[at : at + _CHUNK] if self.rows.known(n) is None)
            entry = self.rows.known(number)
        # Another window may have removed it meanwhile.
        return entry or Entry("", number=number, error=ArticleError("missing", "", "removed"))

    def __iter__(self) -> Iterator[Entry]:
        return (self[i] for i in range(len(self)))

    def __contains__(self, entry: object) -> bool:
        return isinstance(entry, Entry) and entry.number in self._where()

    def index(self, entry: Entry, start: int = 0, stop: int | None = None) -> int:
        """Where ``entry`` stands.

        Raises:
            ValueError: it is not in the list.
        """
        at = self._where().get(entry.number if entry.number is not None else -1)
        if at is None or not start <= at < (len(self) if stop is None else stop):
            raise ValueError("not in the list")
        return at

    def _where(self) -> dict[int, int]:
        if self._places is None:
            self._places = {number: at for at, number in enumerate(self.numbers)}
        return self._places


def first_rows(rows: Rows) -> Listing:
    """The beginning of the library's list, for the first frame; the rest follows from `arrange_library`."""
    page = rows.library.page(limit=FIRST)
    for item in page:
        rows.entry(item)
    return Listing(LibraryEntries(rows, [item.id for item in page]), rows.library.count())


def arrange_library(rows: Rows, arrangement: Arrangement, unnamed: str) -> Listing:
    """The library's list as it is asked for; in a worker.

    Args:
        rows: the library's rows.
        arrangement: what is asked. In the order of relevance the words of the query are looked for in the text.
        unnamed: the headline of the group for what belongs to none.
    """
    library = rows.library
    by: Group | None = {"source": "source", "folder": "origin"}.get(arrangement.group)  # type: ignore[assignment]
    if arrangement.order == "relevance":
        numbers = library.ranked(arrangement.query, most=_MOST_RELEVANT)
        if numbers or arrangement.query:
            numbers = numbers[::-1] if arrangement.backwards else numbers
            return Listing(LibraryEntries(rows, numbers), library.count(), arrangement)
    order = arrangement.order
    sort: Sort = "added" if order == "given" or order == "relevance" else order
    found = library.order(arrangement.query, sort=sort, backwards=arrangement.backwards, by=by)
    headings = headings_of([group for _, group in found], unnamed) if by else {}
    whole = library.count() if arrangement.query else len(found)
    return Listing(LibraryEntries(rows, [number for number, _ in found]), whole, arrangement, headings)
