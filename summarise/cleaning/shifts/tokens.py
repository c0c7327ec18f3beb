"""A stretch of damaged text as the bytes it stands for, with a map back to the text."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from summarise.cleaning.annotations_readings import PINYIN
from summarise.cleaning.bytes_cp936 import EURO, pairs

MARKS = frozenset("!,;?:。")
"""The marks behind which a shift may begin, in the half-width form that pages fold them to."""

_FULL_WIDTH_LEAD = 0xA3
_REMNANT = re.compile(rf"\?([{PINYIN}]{{1,6}})\)")


class Kind(IntEnum):
    """What a token is: two bytes, one ASCII byte, the byte 80, a half-eaten annotation, or no bytes at all."""

    PAIR = 0
    ASCII = 1
    EURO = 2
    REMNANT = 3
    OTHER = 4


class Token(NamedTuple):
    """``raw[start:end]`` and its bytes.

    ``lead`` and ``trail`` are the bytes of a pair; ``lead`` is the code of an ASCII character; ``text`` is the
    character, in half width if it is a full-width one, or the reading of a remnant ``?reading)``.
    """

    kind: Kind
    start: int
    end: int
    lead: int
    trail: int
    text: str


def tokenise(raw: str, start: int, end: int, skip: dict[int, int], remnants: bool) -> list[Token]:
    """The tokens of ``raw[start:end]``.

    Args:
        raw: the text.
        start: where the stretch begins.
        end: where it ends.
        skip: annotations that are no part of the text, as start and end.
        remnants: whether to look for half-eaten annotations.
    """
    table = pairs()
    tokens: list[Token] = []
    at = start
    while at < end:
        if at in skip:
            at = skip[at]
            continue
        char = raw[at]
        if char == "?" and raw.startswith("????", at):
            # Four and more are no damage of this kind.
            while at < end and raw[at] == "?":
                tokens.append(Token(Kind.OTHER, at, at + 1, 0, 0, "?"))
                at += 1
            continue
        pair = table.get(char)
        if pair is not None:
            lead, trail = pair >> 8, pair & 0xFF
            text = chr(trail - 0x80) if lead == _FULL_WIDTH_LEAD and trail >= 0xA1 else char
            tokens.append(Token(Kind.PAIR, at, at + 1, lead, trail, text))
        elif char == "?" and remnants and (match := _REMNANT.match(raw, at, end)):
            tokens.append(Token(Kind.REMNANT, at, match.end(), 0, 0, match.group(1)))
            at = match.end()
            continue
        elif char < "\x80":
            tokens.append(Token(Kind.ASCII, at, at + 1, ord(char), 0, char))
        elif char == EURO:
            tokens.append(Token(Kind.EURO, at, at + 1, 0x80, 0, char))
        else:
            tokens.append(Token(Kind.OTHER, at, at + 1, 0, 0, char))
        at += 1
    return tokens
