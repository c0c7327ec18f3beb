"""What a damaged text says where it is not damaged: an article repeats its words.

Its counts are laid over the language, as in Pitman-Yor processes: what it says often counts, discounted, and the
language has the rest.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from summarise.cleaning.plausibility import BREAK
from summarise.cleaning.shifts_language import Language

# The discount, and how many counts the language is worth behind one character and behind two.
_DISCOUNT = 0.6
_BEHIND_ONE = 40.0
_BEHIND_TWO = 5.0
_BITS = 16


class OwnLanguage:
    """The language of one text: `summarise.cleaning.shifts_language.Language` with the text's own words."""

    def __init__(self, language: Language, parts: Iterable[str]) -> None:
        """Count the sound ``parts`` of the text."""
        self.base = language
        self.number = language.number
        self.single = language.single
        self.line_break = language.line_break
        self.classes = language.classes
        self._twos: Counter[int] = Counter()
        self._threes: Counter[int] = Counter()
        self._after: dict[int, set[int]] = defaultdict(set)
        for part in parts:
            a = b = self.line_break
            for c in map(self.number, part + BREAK):
                if b == c == self.line_break:
                    continue
                self._twos[b << _BITS | c] += 1
                self._threes[(a << _BITS | b) << _BITS | c] += 1
                self._after[b].add(c)
                a, b = b, c
        self._behind_one, self._behind_two = _totals(self._twos), _totals(self._threes)
        self._costs: dict[int, float] = {}

    def counts(self, first: int, second: int) -> list[tuple[float, list[tuple[int, float]]]]:
        """What is left to the language and what the text says behind one character, then the same behind two."""
        out: list[tuple[float, list[tuple[int, float]]]] = []
        total, kinds = self._behind_one.get(second, (0, 0))
        if not total:
            return out
        after = self._after[second]
        for found, worth, counted, key in (
            ((total, kinds), _BEHIND_ONE, self._twos, second),
            (self._behind_two.get(first << _BITS | second, (0, 0)), _BEHIND_TWO, self._threes, first << _BITS | second),
        ):
            all_, kind = found
            if not all_:
                break
            whole = all_ + worth
            shares = [(c, (n - _DISCOUNT) / whole) for c in after if (n := counted.get(key << _BITS | c, 0))]
            out.append(((kind * _DISCOUNT + worth) / whole, shares))
        return out

    def cost(self, first: int, second: int, third: int) -> float:
        """Nats that ``third`` costs after ``first`` and ``second``; less is likelier."""
        base = self.base.cost(first, second, third)
        total, kinds = self._behind_one.get(second, (0, 0))
        if not total:
            return base
        pair = second << _BITS | third
        key = first << 2 * _BITS | pair
        found = self._costs.get(key)
        if found is None:
            count = self._twos.get(pair, 0)
            likely = (kinds * _DISCOUNT + _BEHIND_ONE) * math.exp(-base) + max(0.0, count - _DISCOUNT)
            likely /= total + _BEHIND_ONE
            total, kinds = self._behind_two.get(first << _BITS | second, (0, 0))
            if total:
                count = self._threes.get(key, 0)
                likely = (kinds * _DISCOUNT + _BEHIND_TWO) * likely + max(0.0, count - _DISCOUNT)
                likely /= total + _BEHIND_TWO
            # The mean of both in nats: what the text says is half believed.
            found = self._costs[key] = (base - math.log(likely)) / 2
        return found


def _totals(counts: Counter[int]) -> dict[int, tuple[int, int]]:
    """How often something stands behind the characters before the last, and how many different things do."""
    found: dict[int, tuple[int, int]] = {}
    for key, n in counts.items():
        total, kinds = found.get(key >> _BITS, (0, 0))
        found[key >> _BITS] = total + n, kinds + 1
    return found
