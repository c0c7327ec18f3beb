"""Word lists as they are written in this package: words parted by white space."""

from __future__ import annotations


def word_list(text: str) -> tuple[str, ...]:
    """The words of ``text``, the longest first, so that an alternation made of them is greedy."""
    return tuple(sorted(set(text.split()), key=lambda word: (-len(word), word)))


def word_set(text: str) -> frozenset[str]:
    """The words of ``text`` as a set."""
    return frozenset(text.split())
