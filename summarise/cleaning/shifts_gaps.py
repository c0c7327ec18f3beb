"""What may have stood where pairs of bytes vanished, because they are no character in code page 936.

Between the pending byte and the next byte that is left, one pair vanished and with it the trail byte of one
character and the lead byte of the next, or two pairs, and with them a whole character. Which bytes those were is
known to be one of few, so that only characters are weighed which fit the bytes, which the language knows to follow
one another, or which are common anyway.
"""

from __future__ import annotations

from collections import defaultdict
from copy import copy
from functools import lru_cache
from typing import NamedTuple

from summarise.cleaning.bytes_cp936 import is_private
from summarise.cleaning.shifts_candidates import Candidates, candidates, undefined
from summarise.cleaning.shifts_language import Language
from summarise.cleaning.shifts_own import OwnLanguage

# How many first characters are followed up, how many characters that vanished whole, how many guesses are returned;
# how many common characters are tried whatever stands before.
_HEADS = 6
_WHOLE_HEADS = 2
_MIDDLES = 12
_FOLLOWED = 6
_BEST = 6
_COMMON = 3
_LAST_MARKS = "。！？：；，”）》…"
# Nats that a vanished pair, and one more, cost beside what the characters cost. In Traditional text a pair vanishes
# four times less often than in Simplified text.
_GAP = {"Hans": 0.0, "mixed": 1.5, "Hant": 3.0}
_SECOND_GAP = 0.5
# Nats that half of a pair of marks costs, of which the other half is not looked for.
_HALF_PAIR = 2.5
_PAIRED = frozenset("“”‘’（）《》〈〉「」『』【】")


class _Fit(NamedTuple):
    """A character, its number, and its two bytes."""

    number: int
    char: str
    lead: int
    trail: int


class Guess(NamedTuple):
    """What stood there: its cost, the last two numbers, the characters whose bytes are lost in part or whole."""

    cost: float
    first: int
    second: int
    chars: tuple[str, ...]


class Gaps:
    """Guesses for one language and its candidates; `steps` counts the characters that were weighed."""

    def __init__(self, language: Language, known: Candidates, script: str) -> None:
        """Set up; what follows what is worked out when it is asked for."""
        self.steps = 0
        self._gap = _GAP[script]
        self._language, self._known = language, known
        self._own: OwnLanguage | None = None
        self.cost = language.cost
        self._undefined = undefined()
        self._heads: dict[int, list[_Fit]] = {}
        self._whole: dict[int, list[_Fit]] = {}
        self._common: dict[int, list[_Fit]] = {}
        self._followers: dict[int, dict[int, list[_Fit]]] = {}
        self._fits: dict[int, list[_Fit]] = defaultdict(list)
        for lead, found in known.by_lead.items():
            for trail, number, char in found:
                self._fits[number].append(_Fit(number, char, lead, trail))
        self._marks = [fit for char in _LAST_MARKS for fit in self._fits.get(language.number(char), ())]

    def by(self, own: OwnLanguage) -> Gaps:
        """The same guesses, weighed by what a text says itself."""
        made = copy(self)
        made._own, made.cost = own, own.cost
        return made

    def _weigh(self, first: int, second: int, fit: _Fit) -> float:
        self.steps += 1
        cost = self.cost(first, second, fit.number)
        return cost + _HALF_PAIR if fit.char in _PAIRED else cost

    def heads(self, pending: int) -> list[_Fit]:
        """The characters that begin with ``pending`` and whose other byte begins undefined pairs."""
        found = self._heads.get(pending)
        if found is None:
            found = self._heads[pending] = [
                _Fit(number, char, pending, trail)
                for trail, number, char in self._known.by_lead.get(pending, ())
                if trail in self._undefined and not is_private(char)
            ]
        return found

    def _often(self, trail: int) -> list[_Fit]:
        """The most frequent characters that end with ``trail``."""
        found = self._common.get(trail)
        if found is None:
            single = self._language.single
            ranked = sorted(self._known.by_trail.get(trail, ()), key=lambda entry: single(entry[1]))
            found = self._common[trail] = [_Fit(n, char, lead, trail) for lead, n, char in ranked[:_COMMON]]
        return found

    def _after(self, number: int) -> dict[int, list[_Fit]]:
        """The characters known to follow another, by their trail byte."""
        found = self._followers.get(number)
        if found is None:
            found = self._followers[number] = defaultdict(list)
            for follower in self._language.followers(number):
                for fit in self._fits.get(follower, ()):
                    found[fit.trail].append(fit)
        return found

    def _tails(self, before: _Fit, trail: int) -> list[_Fit]:
        """The characters that may stand behind ``before``, end with ``trail`` and make an undefined pair with it."""
        gaps = self._undefined[before.trail]
        after = self._after(before.number).get(trail, ())
        found = [fit for fit in after if fit.lead in gaps]
        if self._own is not None:
            for follower in self._own.followers(before.number):
                for fit in self._fits.get(follower, ()):
                    if fit.trail == trail and fit.lead in gaps and fit not in found:
                        found.append(fit)
        return found + [fit for fit in self._often(trail) if fit.lead in gaps and fit not in found]

    def _middles(self, head: _Fit) -> list[_Fit]:
        """The likeliest characters to vanish whole behind ``head``."""
        key = head.lead << 8 | head.trail
        found = self._whole.get(key)
        if found is None:
            fits = [fit for trail in self._undefined for fit in self._tails(head, trail)]
            weigh, start = self._language.cost, self._language.line_break
            ranked = sorted((weigh(start, head.number, fit.number), fit) for fit in fits)
            self.steps += len(ranked)
            found = self._whole[key] = [fit for _, fit in ranked[:_MIDDLES]]
        return found

    def ends(self, cost: float, first: int, second: int, pending: int) -> list[Guess]:
        """The likeliest last two characters of a line of which ``pending`` is all that is left, likeliest first."""
        end = self._language.line_break
        found: list[Guess] = []
        for base, head in self._first(cost, first, second, pending):
            for mark in self._marks:
                if mark.lead in self._undefined[head.trail]:
                    total = base + self._weigh(second, head.number, mark) + self.cost(head.number, mark.number, end)
                    found.append(Guess(total, head.number, mark.number, (head.char, mark.char)))
        return sorted(found)[:_BEST]

    def _first(self, cost: float, first: int, second: int, pending: int) -> list[tuple[float, _Fit]]:
        """The likeliest characters before the gap, and what the text costs with them."""
        base = cost + self._gap
        return sorted((base + self._weigh(first, second, head), head) for head in self.heads(pending))[:_HEADS]

    def _before(self, cost: float, first: int, second: int, pending: int, char: str) -> list[Guess]:
        found: list[Guess] = []
        for base, head in self._first(cost, first, second, pending):
            for fit in self._fits.get(self._language.number(char), ()):
                if fit.char == char and fit.lead in self._undefined[head.trail]:
                    total = base + self._weigh(second, head.number, fit)
                    found.append(Guess(total, head.number, fit.number, (head.char, char)))
        return sorted(found)[:_BEST]

    def guesses(
        self, cost: float, first: int, second: int, pending: int, trail: int, only: str | None = None
    ) -> list[Guess]:
        """The likeliest ways to fill the gap between ``pending`` and ``trail``, likeliest first.

        Args:
            cost: what the text before costs.
            first: the number of the last character but one.
            second: the number of the last character.
            pending: the lead byte that is left before the gap.
            trail: the trail byte that is left behind it.
            only: the last character, where it is known.
        """
        if only is not None:
            return self._before(cost, first, second, pending, only)
        found: list[Guess] = []
        middles: list[tuple[float, _Fit, _Fit]] = []
        for rank, (base, head) in enumerate(self._first(cost, first, second, pending)):
            for tail in self._tails(head, trail):
                total = base + self._weigh(second, head.number, tail)
                found.append(Guess(total, head.number, tail.number, (head.char, tail.char)))
            if rank < _WHOLE_HEADS:
                for middle in self._middles(head):
                    total = base + _SECOND_GAP + self._weigh(second, head.number, middle)
                    middles.append((total, head, middle))
        middles.sort()
        for base, head, middle in middles[:_FOLLOWED]:
            for tail in self._tails(middle, trail):
                total = base + self._weigh(head.number, middle.number, tail)
                found.append(Guess(total, middle.number, tail.number, (head.char, middle.char, tail.char)))
        found.sort()
        return found[:_BEST]


@lru_cache(maxsize=4)
def gaps(language: Language, script: str) -> Gaps:
    """The guesses for any text in ``script``."""
    return Gaps(language, candidates(language.model, script), script)
