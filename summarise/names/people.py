"""People with Chinese names: candidates by surname, weighed by what the whole text says for and against them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from summarise.names.context import around
from summarise.names.likelihood import DOUBLE_SURNAMES, GIVEN_FIRST, GIVEN_ONLY, GIVEN_SECOND, SURNAME
from summarise.names.tokens import Reading

THRESHOLD = 9.0
"""Points (natural logarithms, roughly) from which a candidate is taken for a person."""
COMPANY = 4.0
"""Points for standing in a row with a person: 卢若情 林思思."""

_REJECT = -99.0
_RARE = 2
_FUNCTION = frozenset({"uj", "ul", "uz", "ug", "p", "c", "r", "d", "y", "f", "u", "m", "q"})


@dataclass(slots=True)
class Candidate:
    """A string that may be a name, and where."""

    text: str
    points: float = _REJECT
    strong: int = 0
    both: bool = False
    places: list[int] = field(default_factory=list)
    beside: set[int] = field(default_factory=set)


@cache
def _tables() -> tuple[dict[str, int], dict[str, int], dict[str, int], dict[str, int]]:
    def flat(table: dict[int, str]) -> dict[str, int]:
        return {char: level for level, chars in table.items() for char in chars}

    return flat(SURNAME), flat(GIVEN_ONLY), flat(GIVEN_FIRST), flat(GIVEN_SECOND)


def people(reading: Reading, covered: bytearray) -> dict[str, list[tuple[int, int]]]:
    """The Chinese names that the text supports, each with its places, short forms included.

    Args:
        reading: the folded text and its words.
        covered: one byte for each code point, not 0 where another name stands.
    """
    found = _candidates(reading, covered)
    _repeat(reading, found)
    good = {name: c for name, c in found.items() if c.points >= _needed(c)}
    good = {name: c for name, c in good.items() if not _beaten(c, good)}
    for _ in range(3):
        if not _company(reading, found, good):
            break
    good = {name: c for name, c in good.items() if not _beaten(c, good)}
    return {name: _places(reading, c) for name, c in sorted(good.items(), key=lambda item: -len(item[0]))}


def _candidates(reading: Reading, covered: bytearray) -> dict[str, Candidate]:
    """Every surname with a plausible given name, by its text."""
    found: dict[str, Candidate] = {}
    text = reading.text
    for start, end, likelihood in _spans(reading):
        if covered[start] or covered[end - 1]:
            continue
        fit = _segmentation(reading, start, end)
        if fit <= -6:
            continue
        name = text[start:end]
        candidate = found.get(name)
        if candidate is None:
            candidate = found[name] = Candidate(name)
        candidate.places.append(start)
        context, proofs = around(text, start, end)
        candidate.points = max(candidate.points, likelihood + fit + context)
        candidate.strong += proofs > 0
        candidate.both |= proofs > 1
    return found


def _needed(candidate: Candidate) -> float:
    return THRESHOLD if candidate.strong else THRESHOLD + (2.0 if len(candidate.text) == 2 else 1.0)


def _spans(reading: Reading) -> Iterator[tuple[int, int, float]]:
    surname, only, first, second = _tables()
    text = reading.text
    size = len(text)
    for word in reading.words:
        start = word.start
        head = surname.get(text[start])
        if text[start : start + 2] in DOUBLE_SURNAMES:
            at, head = start + 2, 6
        elif head is None:
            continue
        else:
            at = start + 1
        if at < size and text[at] >= "\u4e00":
            given = only.get(text[at], _RARE)
            if head + given > 0:
                yield start, at + 1, head + given
            if at + 1 < size and text[at + 1] >= "\u4e00" and text[at + 1] <= "\u9fff":
                both = first.get(text[at], _RARE) + second.get(text[at + 1], _RARE)
                if head + both > 0:
                    yield start, at + 2, head + both


def _segmentation(reading: Reading, start: int, end: int) -> float:
    """How well the segmenter's words agree with a name at this place."""
    words, at = reading.words, reading.at
    head = words[at[start]]
    if head.end > end:
        if head.known and not head.tag.startswith("nr"):
            return _REJECT
        return -1.0
    if head.end == end:
        if head.tag.startswith("nr"):
            return 0.0 if head.known and end - start == 2 else 3.0
        if head.known:
            return -3.0 if head.tag == "ns" else -5.0
        return 0.5
    last = words[at[end - 1]]
    if last.end > end:
        return _REJECT if last.known else -1.0
    fit = 0.0
    for index in range(at[start], at[end - 1] + 1):
        word = words[index]
        if word.tag.startswith("nr"):
            fit += 1.0
        elif word.tag in _FUNCTION or (len(word.text) > 1 and word.known):
            fit -= 1.5
    return fit


def _repeat(reading: Reading, found: dict[str, Candidate]) -> None:
    """Points for standing more than once, more for standing before different characters."""
    text = reading.text
    for name, candidate in found.items():
        times = len(candidate.places)
        if times > 1:
            size = len(name)
            followers = {text[start + size : start + size + 1] for start in candidate.places}
            candidate.points += min(2.5, 0.5 * (times - 1) + 0.5 * (len(followers) - 1))


def _beaten(candidate: Candidate, good: dict[str, Candidate]) -> bool:
    """Whether a longer or shorter reading of the same places is the better one."""
    name = candidate.text
    for size in (len(name) - 1, len(name) + 1):
        for other in (good.get(name[:size]),) if size < len(name) else _longer(name, good):
            if other is None:
                continue
            short, long = (other, candidate) if size < len(name) else (candidate, other)
            if (_prefers_long(short, long) and short is candidate) or (
                not _prefers_long(short, long) and long is candidate
            ):
                return True
    return False


def _longer(name: str, good: dict[str, Candidate]) -> list[Candidate]:
    return [c for text, c in good.items() if len(text) == len(name) + 1 and text.startswith(name)]


def _prefers_long(short: Candidate, long: Candidate) -> bool:
    """贾扬清 rather than 贾扬, 张俊 rather than 张俊认."""
    together = len(set(short.places) & set(long.places))
    alone = len(short.places) - together
    if alone == 0:
        return len(long.places) > 1 or long.points >= short.points - 2
    if alone * 2 > together:
        return long.points >= short.points + 2 and long.strong > 0
    return long.points >= short.points


def _company(reading: Reading, found: dict[str, Candidate], good: dict[str, Candidate]) -> bool:
    """Take in candidates that stand in a row with people: 记者卢若情 林思思, 李沐、贾扬清."""
    text = reading.text
    starts: dict[int, str] = {}
    ends: dict[int, str] = {}
    for name, candidate in good.items():
        for start in candidate.places:
            starts[start] = name
            ends[start + len(name)] = name
    added = {}
    for name, candidate in found.items():
        if name in good or candidate.points < THRESHOLD - COMPANY or len(name) < 2:
            continue
        for start in candidate.places:
            end = start + len(name)
            left, right = start, end
            while left > 0 and start - left < 2 and text[left - 1] in "、和与及,， /":
                left -= 1
            while right < len(text) and right - end < 2 and text[right] in "、和与及 /":
                right += 1
            beside = ends.get(left) if left in ends else None
            after = starts.get(right) if right > end and right in starts else None
            overlap = any(n.startswith(name) or name.startswith(n) for n in (starts.get(start),) if n)
            if overlap:
                continue
            closed = right > end or right >= len(text) or not ("\u4e00" <= text[end] <= "\u9fff")
            if (beside and closed) or (after and (left < start or start == 0)):
                added[name] = candidate
                break
    good.update({name: c for name, c in added.items() if not _beaten(c, {**good, **added})})
    return bool(added)


def _places(reading: Reading, candidate: Candidate) -> list[tuple[int, int]]:
    size = len(candidate.text)
    seen = {(start, start + size) for start in candidate.places}
    text = reading.text
    at = text.find(candidate.text)
    while at >= 0:
        seen.add((at, at + size))
        at = text.find(candidate.text, at + size)
    return sorted(seen)
