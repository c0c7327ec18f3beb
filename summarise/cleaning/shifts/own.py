"""What a damaged text says where it is not damaged: an article repeats its words.

Its counts are laid over the language, as in Pitman-Yor processes: what it says often counts, discounted, and the
language has the rest.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summarise.cleaning.plausibility import BREAK
from summarise.cleaning.shifts.language import Language

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# The discount, and how many counts the language is worth behind one character and behind two.
_DISCOUNT = 0.6
_BEHIND_ONE = 40.0
_BEHIND_TWO = 5.0
_BITS = 16


class Said(NamedTuple):
    """The numbers of what a text says somewhere, in order, their shares, and what is left to the language."""

    left: float
    numbers: NDArray[np.int64]
    shares: NDArray[np.float32]


class OwnLanguage:
    """The language of one text: `summarise.cleaning.shifts.language.Language` with the text's own words."""

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
        self._after_two: dict[int, set[int]] = defaultdict(set)
        self._said_one: dict[int, Said] = {}
        for part in parts:
            a = b = self.line_break
            for c in map(self.number, part + BREAK):
                if b == c == self.line_break:
                    continue
                self._twos[b << _BITS | c] += 1
                self._threes[(a << _BITS | b) << _BITS | c] += 1
                self._after[b].add(c)
                self._after_two[a << _BITS | b].add(c)
                a, b = b, c
        self._behind_one, self._behind_two = _totals(self._twos), _totals(self._threes)
        self._costs: dict[int, float] = {}

    def prepare(self, numbers: Sequence[int]) -> None:
        """`Language.prepare`."""
        self.base.prepare(numbers)

    def said(self, first: int, second: int) -> Said | None:
        """What the text says behind two characters; None where it never has the second one."""
        import numpy as np

        total, kinds = self._behind_one.get(second, (0, 0))
        if not total:
            return None
        whole = total + _BEHIND_ONE
        one = self._said_one.get(second)
        if one is None:
            numbers = np.array(sorted(self._after[second]), np.int64)
            counts = np.array([self._twos[second << _BITS | int(n)] for n in numbers], np.float32)
            one = self._said_one[second] = Said(
                (kinds * _DISCOUNT + _BEHIND_ONE) / whole, numbers, (counts - np.float32(_DISCOUNT)) / whole
            )
        key = first << _BITS | second
        total, kinds = self._behind_two.get(key, (0, 0))
        if not total:
            return one
        whole = total + _BEHIND_TWO
        left = (kinds * _DISCOUNT + _BEHIND_TWO) / whole
        shares = one.shares * np.float32(left)
        after = sorted(self._after_two[key])
        counts = np.array([self._threes[key << _BITS | n] for n in after], np.float32)
        shares[one.numbers.searchsorted(after)] += (counts - np.float32(_DISCOUNT)) / whole
        return Said(one.left * left, one.numbers, shares)

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
