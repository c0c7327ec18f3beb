"""Finding the names of the gazetteers in a folded text, in linear time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarise.folding import fold
from summarise.names.gazetteer import SOURCES
from summarise.names.transliteration import KNOWN


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling of a known name; entries of one organisation share ``group``, its fullest name."""

    text: str
    group: str
    doubtful: bool
    person: bool


@dataclass(frozen=True, slots=True)
class Index:
    """Entries by their first two characters, longest first, and a pattern of all such beginnings."""

    by_head: dict[str, tuple[Entry, ...]]
    head: re.Pattern[str]


@cache
def index() -> Index:
    """The gazetteers, made ready once."""
    by_head: dict[str, list[Entry]] = {}
    for item in " ".join(SOURCES).split():
        names = [fold(name.replace("_", " ")) for name in item.split("=")]
        group = names[0].rstrip("?")
        for name in names:
            entry = Entry(name.rstrip("?"), group, name.endswith("?"), person=False)
            by_head.setdefault(entry.text[:2], []).append(entry)
    for name in KNOWN:
        entry = Entry(fold(name.rstrip("?")), fold(name.rstrip("?")), name.endswith("?"), person=True)
        by_head.setdefault(entry.text[:2], []).append(entry)
    return Index(
        {head: tuple(sorted(entries, key=lambda e: -len(e.text))) for head, entries in by_head.items()},
        re.compile(_alternation(by_head)),
    )


def _alternation(heads: dict[str, list[Entry]]) -> str:
    """A pattern that decides on the first character at once: ``阿[里斯]|百[度胜]`` instead of 1,500 branches."""
    seconds: dict[str, str] = {}
    for head in heads:
        seconds[head[0]] = seconds.get(head[0], "") + head[1]
    branches = "|".join(f"{re.escape(a)}[{re.escape(b)}]" for a, b in sorted(seconds.items()))
    return f"(?=({branches}))"


def occurrences(text: str) -> list[tuple[int, int, Entry]]:
    """Where known names stand, the longest at each place, without overlap."""
    table = index()
    out = []
    end = 0
    for match in table.head.finditer(text):
        start = match.start()
        if start < end:
            continue
        for entry in table.by_head[match[1]]:
            name = entry.text
            if text.startswith(name, start) and _whole(text, start, start + len(name), name):
                end = start + len(name)
                out.append((start, end, entry))
                break
    return out


def _whole(text: str, start: int, end: int, name: str) -> bool:
    """Latin names must not be part of a longer Latin word, nor be followed by a model number."""
    if name[0].isascii() and start and text[start - 1].isascii() and text[start - 1].isalnum():
        return False
    last = name[-1]
    return not (
        last.isascii() and end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] == "-")
    )
