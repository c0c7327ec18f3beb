"""Clean text damaged the way that pages are which went through code page 936 on old software.

The three operations work on bytes and at any byte offset, also in the middle of a character:

1. annotation: ``(reading)`` is put behind the two bytes of every listed character;
2. punctuation: where the two bytes of a full-width mark straddle two characters, the byte before them is lost, and
   everything behind is read one byte off;
3. trim: the two bytes of an ideographic space (A1A1) are deleted.

Then the decoder: 80 is the euro sign; a lead byte before an ASCII byte that is no trail byte gives ``?`` and takes
both; undefined pairs become private-use characters or vanish. At last full-width ASCII is folded.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

Loss = Literal["question", "vanish"]
Undefined = Literal["private", "vanish"]

MARKS = "！，；？。"
# The byte that a lost lead byte leaves: no byte of cp936.
_LOST = -1
_FULL = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}


@dataclass(frozen=True, slots=True)
class Recipe:
    """What befalls a text.

    ``readings`` are the listed characters with their pinyin, in the order in which they are annotated; ``marks`` the
    full-width marks of operation 2; ``loss`` how the lost lead byte shows, ``undefined`` how undefined pairs do;
    ``end`` what follows each line in the page.
    """

    readings: Mapping[str, str] = field(default_factory=dict)
    marks: Collection[str] = ()
    trim: bool = False
    loss: Loss = "question"
    undefined: Undefined = "private"
    end: bytes = b""
    folded: bool = True


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged line and how often each operation struck it; ``straddled`` counts annotations between characters."""

    text: str
    annotated: int
    straddled: int
    shifted: int
    trimmed: int


def encode(text: str) -> bytes:
    """The bytes of ``text`` in code page 936.

    Raises:
        UnicodeEncodeError: for what the code page does not hold.
    """
    out = bytearray()
    for char in text:
        raw = b"\x80" if char == "€" else char.encode("gb18030")
        if len(raw) > 2:
            raise UnicodeEncodeError("cp936", char, 0, 1, "not in the code page")
        out += raw
    return bytes(out)


def fold(text: str) -> str:
    """Full-width ASCII made half width, as the last step of the damage does."""
    return text.translate(_FULL)


def _leads(data: bytes) -> list[bool]:
    """For each byte whether a character starts there."""
    starts = [False] * len(data)
    at = 0
    while at < len(data):
        starts[at] = True
        at += 2 if data[at] > 0x80 else 1
    return starts


def _strike(data: bytes, recipe: Recipe) -> tuple[list[int], int, int, int, int]:
    """The three operations; the bytes that remain, and how often each one struck."""
    starts = _leads(data)
    notes = _notes(data, recipe)
    marks = {encode(mark) for mark in recipe.marks}
    out: list[int] = []
    annotated = straddled = shifted = trimmed = 0
    at = 0
    # Whether the byte before was struck, so that it is no half of a listed pair any more.
    apart = False
    while at < len(data):
        pair = data[at : at + 2]
        if recipe.trim and pair == b"\xa1\xa1":
            trimmed += not starts[at]
            at += 2
            apart = True
            continue
        if pair in marks and not starts[at] and data[at - 1] > 0x80:
            out.append(_LOST)
            shifted += 1
            apart = True
        out.append(data[at])
        note = notes.get(at) if not apart else None
        apart = False
        if note is not None:
            out += note
            annotated += starts[at - 1]
            straddled += not starts[at - 1]
        at += 1
    return out, annotated, straddled, shifted, trimmed


def _notes(data: bytes, recipe: Recipe) -> dict[int, bytes]:
    """What is put behind each byte: one listed pair after the other, so that a pair once split is no longer met.

    Where two listed pairs overlap, the one that is listed first is annotated; the other too, if it comes first in the
    text, as its two bytes still stand together.
    """
    notes: dict[int, bytes] = {}
    for char, reading in recipe.readings.items():
        pair = encode(char)
        note = b"(" + encode(reading) + b")"
        at = data.find(pair)
        while at >= 0:
            # Something stands between the two bytes where the first one has its note.
            if at not in notes:
                notes[at + 1] = note
                at = data.find(pair, at + 2)
            else:
                at = data.find(pair, at + 1)
    return notes


def _decode(data: list[int], recipe: Recipe) -> str:
    """Read the bytes the way the page's software did."""
    out: list[str] = []
    at = 0
    while at < len(data):
        lead = data[at]
        trail = data[at + 1] if at + 1 < len(data) else None
        if lead == _LOST:
            # Met in a run that is already shifted: the loss shows, nothing moves.
            out.append("?" if recipe.loss == "question" else "")
            at += 1
        elif lead == 0x80:
            out.append("€")
            at += 1
        elif lead < 0x80:
            out.append(chr(lead))
            at += 1
        elif trail is None:
            out.append("?" if recipe.loss == "question" else "")
            at += 1
        elif trail == _LOST:
            out.append("?" if recipe.loss == "question" else "")
            at += 2
        elif trail < 0x40 or trail in (0x7F, 0xFF) or lead == 0xFF:
            out.append("?")
            at += 2
        else:
            out.append(_character(lead, trail, recipe))
            at += 2
    return "".join(out)


def _character(lead: int, trail: int, recipe: Recipe) -> str:
    char = bytes((lead, trail)).decode("gb18030", "ignore")
    if len(char) == 1 and not 0xE000 <= ord(char) <= 0xF8FF:
        return char
    return char if recipe.undefined == "private" and len(char) == 1 else ""


def damage(line: str, recipe: Recipe) -> Damaged:
    """``line``, which holds no newline, after the damage of ``recipe``.

    Raises:
        UnicodeEncodeError: for what the code page does not hold.
    """
    data, annotated, straddled, shifted, trimmed = _strike(encode(line) + recipe.end, recipe)
    text = _decode(data, recipe)
    return Damaged(fold(text) if recipe.folded else text, annotated, straddled, shifted, trimmed)
