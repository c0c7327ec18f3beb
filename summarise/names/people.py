"""People with Chinese names: candidates by surname, weighed by what the whole text says for and against them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from summarise.names.cues import LEAD_BEFORE, LIFE_AFTER, SPEECH_AFTER, TAIL, TITLE_AFTER, TITLE_BEFORE
from summarise.names.likelihood import DOUBLE_SURNAMES, GIVEN_FIRST, GIVEN_ONLY, GIVEN_SECOND, SURNAME
from summarise.names.tokens import Reading

THRESHOLD = 9.0
"""Points (natural logarithms, roughly) from which a candidate is taken for a person."""

_REJECT = -99.0
_FUNCTION = frozenset({"uj", "ul", "uz", "ug", "p", "c", "r", "d", "y", "f", "u", "m", "q"})
_BREAKS = frozenset("，。：；、！？“”‘’（）《》「」『』【】—…·,.:;!?()\"'\n\r\t /|[]<>　")


@dataclass(slots=True)
class Candidate:
    """A string that may be a name: its best and its summed evidence, and the places it was seen at."""

    text: str
    best: float = _REJECT
    strong: int = 0
    places: list[int] = field(default_factory=list)

    @property
    def score(self) -> float:
        """The best place counts whole, repetition a little."""
        return self.best + min(2.0, 0.7 * math.log2(max(1, len(self.places))))


@cache
def _tables() -> tuple[dict[str, int], dict[str, int], dict[str, int], dict[str, int]]:
    def flat(table: dict[int, str]) -> dict[str, int]:
        return {char: level for level, chars in table.items() for char in chars}

    return flat(SURNAME), flat(GIVEN_ONLY), flat(GIVEN_FIRST), flat(GIVEN_SECOND)


def candidates(reading: Reading) -> dict[str, Candidate]:
    """Every surname with a plausible given name, by its text."""
    found: defaultdict[str, Candidate] = defaultdict(lambda: Candidate(""))
    text = reading.text
    for start, end, likelihood in _spans(reading):
        fit = _segmentation(reading, start, end)
        if fit <= -4:
            continue
        name = text[start:end]
        candidate = found[name]
        candidate.text = name
        candidate.places.append(start)
        context, strong = _context(text, start, end)
        candidate.best = max(candidate.best, likelihood + fit + context)
        candidate.strong += strong
    return dict(found)


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
        if at < size and (given := only.get(text[at])) is not None and head + given > 0:
            yield start, at + 1, head + given
        if at + 1 < size:
            one, two = first.get(text[at]), second.get(text[at + 1])
            if one is not None and two is not None and head + one + two > 0:
                yield start, at + 2, head + one + two


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
            return 3.0
        return -4.0 if head.known and len(head.text) > 1 else 0.5
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


def _context(text: str, start: int, end: int) -> tuple[float, int]:
    """Points for what stands around the place, and whether it is proof by itself."""
    before = text[max(0, start - 8) : start]
    after = text[end : end + 8]
    points = 0.0
    strong = 0
    if not before or before[-1] in _BREAKS:
        points += 1.0
        strong_before = TITLE_BEFORE.search(before.rstrip(" ")) is not None
    else:
        strong_before = TITLE_BEFORE.search(before) is not None
        if not strong_before and LEAD_BEFORE.search(before):
            points += 0.7
    if strong_before:
        points += 3.0
        strong = 1
    if not after or after[0] in _BREAKS:
        points += 1.0
        if LIFE_AFTER.match(after):
            points += 2.0
            strong = 1
        elif after[:1] in ":：":
            points += 1.0
    elif SPEECH_AFTER.match(after) or TITLE_AFTER.match(after):
        points += 3.0
        strong = 1
    elif TAIL.match(after):
        points += 0.5
    return points, strong


def people(reading: Reading, taken: list[tuple[int, int]] | None = None) -> dict[str, float]:
    """The Chinese names that the text supports, with their points."""
    found = candidates(reading)
    good = {name: c for name, c in found.items() if c.score >= THRESHOLD}
    return {name: c.score for name, c in good.items() if not _beaten(c, good, found)}


def _beaten(candidate: Candidate, good: dict[str, Candidate], found: dict[str, Candidate]) -> bool:
    """Whether a longer or shorter reading of the same places is the better one."""
    name = candidate.text
    places = set(candidate.places)
    for other in good.values():
        if other is candidate:
            continue
        if other.text.startswith(name):
            # 王小 against 王小川: the longer one, unless the shorter stands alone as well.
            shared = len(places & set(other.places))
            alone = len(places) - shared
            if shared and alone == 0 and other.score >= candidate.score - 1:
                return True
            if shared and alone * 3 < shared and other.score > candidate.score:
                return True
        elif name.startswith(other.text):
            shared = len(places & set(other.places))
            if not shared:
                continue
            if len(other.places) == shared:
                if other.score > candidate.score + 1:
                    return True
            elif candidate.score < other.score + 2 or not candidate.strong:
                return True
    return False
