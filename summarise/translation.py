"""Replacing characters one by one in long texts, several times as fast as `str.translate` by a dictionary does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_PLANE = 0x10000
# Code points from which on a text is worth the pattern and the table, which take some milliseconds to make; and up to
# which the dictionary is as fast as those.
_LONG = 400
_SHORT = 32
# Different characters up to which each is replaced by itself: a Simplified text has only its marks to fold.
_FEW = 40


class Translation:
    """A function that replaces characters by ``mapping``, which gives a character for each code point that changes."""

    def __init__(self, mapping: Mapping[int, str]) -> None:
        """Nothing is made of ``mapping`` before a long text comes."""
        self._mapping = mapping
        self._changing: re.Pattern[str] | None = None
        self._table = ""

    def __call__(self, text: str) -> str:
        """``text`` with its characters replaced."""
        mapping = self._mapping
        if len(text) < (_SHORT if self._changing else _LONG) or beyond_plane(text):
            return text.translate(mapping)
        if self._changing is None:
            self._changing = any_of(mapping)
        found = {*self._changing.findall(text)}
        if len(found) <= _FEW and found.isdisjoint([mapping[ord(char)] for char in found]):
            for char in found:
                text = text.replace(char, mapping[ord(char)])
            return text
        if not self._table:
            characters = [chr(code) for code in range(_PLANE)]
            for code, replaced in mapping.items():
                if code < _PLANE:
                    characters[code] = replaced
            self._table = "".join(characters)
        return text.translate(self._table)


def any_of(codes: Iterable[int]) -> re.Pattern[str]:
    """A pattern for any of these code points, of those beyond the basic plane none: with them it would be slow."""
    return re.compile(f"[{''.join(re.escape(chr(code)) for code in codes if code < _PLANE)}]")


def beyond_plane(text: str) -> bool:
    """Whether ``text`` has characters beyond the basic plane (U+10000 and up)."""
    return len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text)
