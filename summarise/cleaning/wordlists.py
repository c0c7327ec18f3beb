"""How lists of words are written in this package."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of ``text``, which are separated by white space."""
    return frozenset(text.split())
