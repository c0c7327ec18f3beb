"""How the characters that page damage annotates are read: the table made from pypinyin (MIT)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import files

# The tone marks as combining characters: macron, acute, caron, grave.
_TONES = frozenset("\u0304\u0301\u030c\u0300")
PINYIN = "a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿê"
"""The letters of pinyin with tone marks, for use inside a character class."""


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], dict[str, set[str]]]:
    usual: dict[str, str] = {}
    every: dict[str, set[str]] = {}
    text = (files("summarise") / "data" / "readings.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line[0] not in "=~":
            continue
        reading, _, chars = line[1:].partition(" ")
        for char in chars:
            every.setdefault(char, set()).add(reading)
            if line[0] == "=":
                usual[char] = reading
    return usual, every


def toneless(reading: str) -> str:
    """``reading`` without its tone mark; the two dots of ü stay."""
    return "".join(
        unicodedata.normalize("NFC", "".join(p for p in unicodedata.normalize("NFD", c) if p not in _TONES))
        for c in reading
    )


def usual_reading(char: str) -> str | None:
    """The reading that a dictionary gives first; None for a character that is not in the table."""
    return _table()[0].get(char)


def is_reading(char: str, reading: str) -> bool:
    """Whether ``char`` can be read so; its neutral tone, written without a mark, counts."""
    readings = _table()[1].get(char)
    if readings is None:
        return False
    return reading in readings or any(reading == toneless(r) for r in readings)


def has_tone(reading: str) -> bool:
    """Whether ``reading`` carries a tone mark, which an English word in brackets does not."""
    return not reading.isascii() and toneless(reading) != reading
