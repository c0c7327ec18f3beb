"""The two-byte code that damaged pages went through: Windows code page 936 (GBK), with its user-defined zones.

Python's ``gb18030`` codec has the same two-byte part and gives the user-defined zones their private-use characters
(AAA1 is U+E000 and so on), which is how those bytes survive in a decoded text. Only the euro sign differs: code page
936 has it at the single byte 80.
"""

from __future__ import annotations

import re
from functools import lru_cache

EURO = "€"
EURO_BYTE = 0x80
# Full-width ASCII stands at A3A1..A3FE; pages often fold it to ASCII after the damage was done.
_FULL_WIDTH = 0xFEE0
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, int], dict[int, str]]:
    to_pair: dict[str, int] = {}
    to_char: dict[int, str] = {}
    for lead in range(0x81, 0xFF):
        for trail in [*range(0x40, 0x7F), *range(0x80, 0xFF)]:
            char = bytes((lead, trail)).decode("gb18030", "ignore")
            if len(char) == 1 and char != EURO:
                pair = lead << 8 | trail
                to_char[pair] = char
                to_pair[char] = pair
    return to_pair, to_char


def pairs() -> dict[str, int]:
    """Every character with two bytes, and the two bytes as ``lead << 8 | trail``."""
    return _tables()[0]


def characters() -> dict[int, str]:
    """The inverse of `pairs`."""
    return _tables()[1]


def pair_of(char: str) -> int | None:
    """The two bytes of ``char`` as ``lead << 8 | trail``; None for what has no two bytes."""
    return _tables()[0].get(char)


def char_of(lead: int, trail: int) -> str | None:
    """The character of two bytes; None where they are no character."""
    return _tables()[1].get(lead << 8 | trail)


def last_byte(char: str) -> int | None:
    """The last byte of ``char``: its trail byte, itself for ASCII, 80 for the euro sign; None where it has none."""
    pair = _tables()[0].get(char)
    if pair is not None:
        return pair & 0xFF
    if char == EURO:
        return EURO_BYTE
    return ord(char) if char < "\x80" else None


def in_gb2312(char: str) -> bool:
    """Whether GB 2312, the old Simplified set, holds ``char``."""
    pair = _tables()[0].get(char, 0)
    lead, trail = pair >> 8, pair & 0xFF
    return trail >= 0xA1 and (0xB0 <= lead <= 0xF7 or 0xA1 <= lead <= 0xA9)


def is_private(char: str) -> bool:
    """Whether ``char`` stands for bytes of a user-defined zone (AAA1-AFFE, F8A1-FEFE, A140-A7A0)."""
    return "\ue000" <= char <= "\ue765"


def holds_private(text: str) -> bool:
    """Whether any character of ``text`` is private."""
    return any(map(is_private, _PRIVATE_USE.findall(text)))


def wide(char: str) -> str:
    """The full-width form of an ASCII mark, the character itself otherwise."""
    return chr(ord(char) + _FULL_WIDTH) if "!" <= char <= "~" else char
