"""Finding the names of the gazetteers in a folded text, in linear time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from summarise.folding import fold
from summarise.names.gazetteer import PEOPLE, SOURCES
from summarise.names.matching import Finder
from summarise.names.transliteration import KNOWN


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling of a known name; entries of one organisation share ``group``, its fullest name."""

    text: str
    group: str
    doubtful: bool
    person: bool


@cache
def _index() -> tuple[dict[str, Entry], Finder]:
    entries: dict[str, Entry] = {}
    for item in " ".join(SOURCES).split():
        names = [fold(name.replace("_", " ")) for name in item.split("=")]
        for name in names:
            text = name.rstrip("?")
            entries.setdefault(text, Entry(text, names[0].rstrip("?"), name.endswith("?"), person=False))
    for name in [*KNOWN, *PEOPLE.split()]:
        text = fold(name.rstrip("?"))
        entries.setdefault(text, Entry(text, text, name.endswith("?"), person=True))
    return entries, Finder(entries)


def occurrences(text: str) -> list[tuple[int, int, Entry]]:
    """Where known names stand, the longest at each place, without overlap."""
    entries, finder = _index()
    out = []
    end = 0
    for start, name in finder.find(text):
        if start >= end and _whole(text, start, start + len(name), name):
            end = start + len(name)
            out.append((start, end, entries[name]))
    return out


def _whole(text: str, start: int, end: int, name: str) -> bool:
    """Latin names must not be part of a longer Latin word, nor be followed by a model number."""
    if name[0].isascii() and start and text[start - 1].isascii() and text[start - 1].isalnum():
        return False
    last = name[-1]
    return not (
        last.isascii() and end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] == "-")
    )
