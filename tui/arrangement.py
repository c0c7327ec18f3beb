"""How the list is arranged: what it is filtered by, its order, its groups; and what that gives for opened files."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from tui.inputs import is_address

if TYPE_CHECKING:
    from summarise.library import Query
    from summarise.library.queries import Filter
    from tui.entries import Entry

Order = Literal["given", "date", "source", "length", "unread", "title", "relevance"]
"""Orders of the list; ``given`` is as it was opened, in the library the last added first."""
ORDERS: tuple[Order, ...] = ("given", "date", "source", "length", "unread", "title", "relevance")
Grouping = Literal["", "source", "folder"]
GROUPINGS: tuple[Grouping, ...] = ("", "source", "folder")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the reader asked of the list."""

    query: str = ""
    order: Order = "given"
    backwards: bool = False
    group: Grouping = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The list as it is arranged.

    ``headings`` are the headlines of groups, by the index of the first entry under them; ``whole`` tells how many
    articles there would be without a query.
    """

    entries: Sequence[Entry]
    whole: int
    arrangement: Arrangement = Arrangement()
    headings: Mapping[int, str] = field(default_factory=dict)


def headings_of(groups: Sequence[str | None], unnamed: str) -> dict[int, str]:
    """The headlines for entries that belong to these groups, in order; each tells how many are in its group.

    Folders are named without the path that all of them share.

    >>> headings_of(["a", "a", None], "-")
    {0: 'a (2)', 2: '- (1)'}
    """
    folders = [group for group in groups if group and os.path.isabs(group)]
    common = os.path.commonpath(folders) if len(set(folders)) > 1 else ""
    starts = [i for i, group in enumerate(groups) if i == 0 or group != groups[i - 1]]
    ends = [*starts[1:], len(groups)][: len(starts)]
    return {
        start: f"{_without(groups[start] or unnamed, common)} ({end - start})"
        for start, end in zip(starts, ends, strict=True)
    }


def _without(group: str, common: str) -> str:
    """A folder's path without what all of them begin with: there is not much room."""
    return os.path.relpath(group, common) if common and os.path.isabs(group) and group != common else group


def arrange_files(given: Sequence[Entry], arrangement: Arrangement, unnamed: str) -> Listing:
    """``given`` filtered, in order and in groups; what cannot be read comes last. May load what pinyin needs.

    Args:
        given: all entries, as they were opened.
        arrangement: what is asked.
        unnamed: the headline of the group for what belongs to none.
    """
    from summarise.library.queries import parse_query

    query = parse_query(arrangement.query)
    entries = [entry for entry in given if _matches(entry, query)]
    order = arrangement.order
    if order == "relevance":
        entries.sort(key=lambda entry: -_relevance(entry, query))
    elif order != "given":
        entries.sort(key=_KEYS[order])
    if arrangement.backwards:
        entries.reverse()
    if order != "given" or arrangement.backwards:
        entries.sort(key=lambda entry: entry.error is not None)
    headings: dict[int, str] = {}
    if arrangement.group:
        name = _source if arrangement.group == "source" else _folder
        entries.sort(key=lambda entry: (name(entry) is None, name(entry) or ""))
        headings = headings_of([name(entry) for entry in entries], unnamed)
    return Listing(entries, len(given), arrangement, headings)


def _backwards(text: str) -> tuple[int, ...]:
    """A key that sorts texts from the last to the first."""
    return tuple(-ord(char) for char in text)


def _of_card(entry: Entry, name: str) -> Any:
    card = entry.card or entry.provisional
    return getattr(card, name) if card is not None else None


def _date(entry: Entry) -> tuple[bool, tuple[int, ...]]:
    date = _of_card(entry, "date")
    return (date is None, _backwards(date or ""))


def _source(entry: Entry) -> str | None:
    source: str | None = _of_card(entry, "source")
    return source


def _folder(entry: Entry) -> str | None:
    if entry.data is not None:
        return None
    if is_address(entry.origin):
        return entry.origin.split("/")[2]
    return os.path.dirname(entry.origin) or "."


_KEYS: dict[str, Callable[[Entry], Any]] = {
    "date": _date,
    "source": lambda entry: (_source(entry) is None, _source(entry) or ""),
    "length": lambda entry: -(_of_card(entry, "length") or 0),
    "unread": lambda entry: entry.read,
    "title": lambda entry: _of_card(entry, "title") or entry.label,
}


def _fields(entry: Entry) -> tuple[str, ...]:
    """What the words of a query are looked for in, the weightiest first."""
    card = entry.card or entry.provisional
    shown = (card.title, card.source or "", card.author or "") if card is not None else ()
    return (*shown, entry.label)


def _key(text: str) -> str:
    from summarise.folding import fold

    return fold(text).lower()


def _matches(entry: Entry, query: Query) -> bool:
    return all(_fulfils(entry, one) for one in query.filters) and all(_where(entry, word) for word in query.words)


def _where(entry: Entry, word: str) -> int:
    """How weighty the field is in which ``word`` stands, from 4 (the title) to 1; 0 where it stands in none."""
    fields = _fields(entry)
    wanted = _key(word)
    for rank, text in enumerate(fields):
        if wanted in _key(text):
            return max(1, 4 - rank)
    from summarise.library import find_pinyin, is_pinyin_query

    if is_pinyin_query(word):
        for rank, text in enumerate(fields):
            if find_pinyin(text, word, most=1):
                return max(1, 4 - rank)
    return 0


def _relevance(entry: Entry, query: Query) -> int:
    return sum(_where(entry, word) for word in query.words)


def _fulfils(entry: Entry, one: Filter) -> bool:
    """Whether an opened file fulfils one filter; what only the library knows holds for none of them."""
    card = entry.card or entry.provisional
    match one.name:
        case "source" | "author" | "title":
            return one.value in _key(_of_card(entry, one.name) or "")
        case "origin":
            return one.value in entry.origin
        case "after":
            return (_of_card(entry, "date") or "") >= one.value
        case "before":
            return "" < (_of_card(entry, "date") or "") < one.value
        case "script":
            return card is not None and card.script.lower() == one.value
        case "unread":
            return not entry.read
        case "read":
            return entry.read
        case "unreadable":
            return entry.error is not None
        case "notitle":
            return card is not None and not card.has_title
        case "marked":
            return bool(entry.marks)
        case "saved":
            return bool(entry.saved)
        case "repaired" | "uncertain" | "chars" | "length":
            name = "length" if one.name == "chars" else one.name
            return card is not None and _compare(int(getattr(card, name)), one.operator, int(one.value))
    return False


def _compare(value: int, operator: str, other: int) -> bool:
    match operator:
        case ">":
            return value > other
        case ">=":
            return value >= other
        case "<":
            return value < other
        case "<=":
            return value <= other
    return value == other
