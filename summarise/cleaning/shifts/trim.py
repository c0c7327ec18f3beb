"""Two characters that became one when the bytes of an ideographic space were deleted: ``縮校`` is ``縮小。``.

The space is A1A1. Where a character ends with A1 (小 D0A1) and a mark that begins with A1 follows (。 A1A3), the two
bytes between were taken for a space, and what is left is one wrong character (校 D0A3). Which two characters stood
there is certain, once it is known that any did; that is a matter of what is likelier.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from summarise.cleaning.bytes_cp936 import characters, is_private
from summarise.cleaning.edits import Edit
from summarise.cleaning.plausibility import BREAK, Plausibility

if TYPE_CHECKING:
    import numpy as np

# The marks that begin with A1 and are met in running text.
_MARKS = "、。·—…‘’“”《》「」『』【】"
# Nats that a place must gain: in a text that shows no damage, to prove by itself that spaces were deleted, where that
# is proven, in a text damaged otherwise; and from which on the restoration is beyond doubt.
_FIRST_GAIN = 4.5
_PROOF_GAIN = 10.0
_LATER_GAIN = 2.0
_DAMAGED_GAIN = 3.0
_CERTAIN_GAIN = 10.0
_HEADING = 5.0
# Places that were struck for each that was spared; code points of prose in which one place may be expected.
_SPARED = 5
_PER_PLACE = 50_000
_INNER = re.compile("[，。；,;]")
_NEAR = 4
_LINE = 200
_PLANE = 0x10000


@lru_cache(maxsize=8)
def _merged(model: Plausibility) -> tuple[dict[str, str], np.ndarray, np.ndarray]:
    """The characters that may hide two, and what they hide; the numbers of the two by code point, else -1."""
    import numpy as np

    table = characters()
    trails = {pair & 0xFF: char for pair, char in table.items() if pair >> 8 == 0xA1 and char in _MARKS}
    hidden: dict[str, str] = {}
    for lead in range(0x81, 0xFF):
        first = table.get(lead << 8 | 0xA1)
        if first is None or is_private(first) or not model.knows(first) or not "\u4e00" <= first <= "\u9fff":
            continue
        for trail, mark in trails.items():
            merged = table.get(lead << 8 | trail)
            if merged is not None and not is_private(merged):
                hidden[merged] = first + mark
    firsts, marks = np.full(_PLANE, -1), np.full(_PLANE, -1)
    for merged, two in hidden.items():
        firsts[ord(merged)], marks[ord(merged)] = map(model.number, two)
    return hidden, firsts, marks


@lru_cache(maxsize=8)
def _spared(model: Plausibility) -> re.Pattern[str]:
    """Two characters with the bytes of an ideographic space between them."""
    hidden, _, _ = _merged(model)
    first = "".join(sorted({re.escape(two[0]) for two in hidden.values()}))
    return re.compile(f"[{first}][{_MARKS}]")


def find_trims(raw: str, edits: Sequence[Edit], model: Plausibility, *, damaged: bool) -> tuple[Edit, ...]:
    """The edits with those added that undo deleted ideographic spaces.

    Args:
        raw: the text.
        edits: what was found so far, in order.
        model: how likely characters are.
        damaged: whether other damage was proven.
    """
    text, starts, origins = _restored(raw, edits)
    hidden, _, _ = _merged(model)
    places = [(at, _gain(text, at, hidden[text[at]], model)) for at in _likely(text, model)]
    places = [place for place in places if place[1] >= _LATER_GAIN]
    strong = sum(gain >= _FIRST_GAIN for _, gain in places)
    # The operation spares no place: where one stands that it would have struck, it was not at work.
    if not strong or _SPARED * len(_spared(model).findall(raw)) > strong:
        return tuple(edits)
    proven = (strong > 1 or any(gain >= _PROOF_GAIN for _, gain in places)) and strong * _PER_PLACE >= len(text)
    least = _LATER_GAIN if proven else _DAMAGED_GAIN if damaged else _FIRST_GAIN
    out: dict[int, Edit] = {edit.start: edit for edit in edits}
    shift: dict[int, int] = {}
    for at, gain in places:
        if gain < least:
            continue
        piece = bisect_right(starts, at) - 1
        origin = origins[piece]
        inside = at - starts[piece]
        new = hidden[text[at]]
        certain = gain >= _CERTAIN_GAIN
        if isinstance(origin, int):
            start = origin + inside
            out[start] = Edit(start, start + 1, new, "trim", certain, None if certain else text[at])
            continue
        # Inside a run that is restored: the run reads otherwise.
        edit = out[origin.start]
        inside += shift.get(edit.start, 0)
        restored = edit.restored[:inside] + new + edit.restored[inside + 1 :]
        runner_up = edit.runner_up if certain or edit.runner_up else edit.restored
        out[edit.start] = Edit(edit.start, edit.end, restored, edit.kind, edit.certain and certain, runner_up)
        shift[edit.start] = shift.get(edit.start, 0) + 1
    return tuple(out[start] for start in sorted(out))


def _restored(raw: str, edits: Sequence[Edit]) -> tuple[str, list[int], list[int | Edit]]:
    """``raw`` with the edits made; where each piece of it starts, and its origin: a place in ``raw`` or an edit."""
    parts: list[str] = []
    starts: list[int] = []
    origins: list[int | Edit] = []
    length = at = 0
    for edit in edits:
        for text, origin in ((raw[at : edit.start], at), (edit.restored, edit)):
            if text:
                parts.append(text)
                starts.append(length)
                origins.append(origin)
                length += len(text)
        at = edit.end
    parts.append(raw[at:])
    starts.append(length)
    origins.append(at)
    return "".join(parts), starts, origins


def _likely(text: str, model: Plausibility) -> list[int]:
    """The places that may gain: all but those where the first of the two characters and its mark cost too much.

    On clean text these are nearly all, and weighing them at once takes a fifth of the time.
    """
    import numpy as np

    _, firsts, marks = _merged(model)
    # As `_window` reads the text: without blanks, and from a line break on nothing but line breaks.
    blank = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4") == ord(" ")
    line = BREAK * 2 + text.replace(" ", "") + BREAK * 2
    numbers = model.numbers_in(line)
    codes = np.frombuffer(line.encode("utf-32-le", "surrogatepass"), "<u4")
    at = np.flatnonzero(firsts[np.minimum(codes, _PLANE - 1)] >= 0)
    ends = codes == ord(BREAK)
    first, second, one, third, more = (numbers[at + step] for step in range(-2, 3))
    first = np.where(ends[at - 1], model.line_break, first)
    new, mark = firsts[codes[at]], marks[codes[at]]
    triples = (
        (first, second, one),
        (second, one, third),
        (one, third, more),
        (first, second, new),
        (second, new, mark),
    )
    costs = model.costs(*map(np.concatenate, zip(*triples, strict=True))).reshape(len(triples), len(at))
    gain = costs[0] + costs[1] + np.where(ends[at + 1], 0.0, costs[2]) - costs[3]
    few = (gain < _LATER_GAIN) | (gain - costs[4] < _LATER_GAIN)
    places = np.flatnonzero(~blank)[at - 2]
    likely: list[int] = places[~few | _crowded(blank, places)].tolist()
    return likely


def _crowded(blank: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Whether there are so many blanks before or behind each place that `_window` sees less than two characters."""
    import numpy as np

    count = np.concatenate((np.zeros(_NEAR + 1, np.int64), np.cumsum(blank), np.full(_NEAR, blank.sum())))
    here = places + _NEAR
    before, behind = count[here] - count[here - _NEAR], count[here + 1 + _NEAR] - count[here + 1]
    most: np.ndarray = np.maximum(before, behind) > _NEAR - 2
    return most


def _gain(text: str, at: int, two: str, model: Plausibility) -> float:
    """Nats that ``two`` saves against the character at ``at``; of less than `_LATER_GAIN` only that it is less."""
    cost = model.cost
    first, second, one, third, *more = map(model.number, _window(text, at))
    gain = cost(first, second, one) + cost(second, one, third)
    if more:
        gain += cost(one, third, more[0])
    for char in map(model.number, two):
        gain -= cost(first, second, char)
        if gain < _LATER_GAIN:
            return gain
        first, second = second, char
    gain -= cost(first, second, third)
    if more:
        gain -= cost(second, third, more[0])
    if gain < _LATER_GAIN:
        return gain
    # A heading or an entry of a list has no marks; what has some is a sentence.
    line = text[max(0, at - _LINE) : at].rpartition(BREAK)[2]
    rest = text[at + 1 : at + 1 + _LINE].partition(BREAK)[0]
    return gain if _INNER.search(line) or _INNER.search(rest) else gain - _HEADING


def _window(text: str, at: int) -> str:
    """The character at ``at`` with two before it and up to two behind it in its line, blanks left out."""
    near = text[at - 2 : at + 3] if at >= 2 else ""
    if len(near) == 5 and " " not in near and BREAK not in near:
        return near
    left = text[max(0, at - _NEAR) : at].rpartition(BREAK)[2].replace(" ", "")
    right = text[at + 1 : at + 1 + _NEAR].partition(BREAK)[0].replace(" ", "")
    return (BREAK * 2 + left)[-2:] + text[at] + (right + BREAK)[:2]
