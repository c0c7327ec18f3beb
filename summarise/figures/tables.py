"""Small helpers for tables of words written out in the source."""

from __future__ import annotations

from collections.abc import Iterable


def words(text: str) -> tuple[str, ...]:
    """The words of a text that are set off by white space."""
    return tuple(text.split())


def any_of(text: str) -> str:
    """A regular expression that matches any of the words of ``text``, longer ones first."""
    return "|".join(sorted(set(text.split()), key=lambda word: (-len(word), word)))


def by_character(entries: Iterable[str], place: int = 0) -> dict[str, tuple[str, ...]]:
    """``entries`` by their character at ``place`` (0 first, -1 last), longer ones first in each group."""
    groups: dict[str, set[str]] = {}
    for entry in entries:
        groups.setdefault(entry[place], set()).add(entry)
    return {key: tuple(sorted(group, key=lambda entry: (-len(entry), entry))) for key, group in groups.items()}
