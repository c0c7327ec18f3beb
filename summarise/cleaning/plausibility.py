"""How likely a run of Chinese characters is: a small trigram model of characters.

Characters are folded first (Simplified, half width), so that one model serves both scripts; digits count as one
character, and so does a whole run of letters. The probabilities are interpolated with absolute discounting
(Ney, Essen and Kneser 1994) and shipped as whole sixteenths of a nat in ``summarise/data/characters.bin``, which
`tests.benchmarks.train_characters` makes from Apache- and MIT-licensed texts.
"""

from __future__ import annotations

import math
import sys
import zlib
from array import array
from bisect import bisect_left
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from summarise.cleaning.bytes_cp936 import pair_of
from summarise.folding import fold

if TYPE_CHECKING:
    import numpy as np
UNIT = 16
"""Parts of a nat in which costs are stored."""

BREAK = "\n"
"""The character that stands before and behind a line."""

# Costs in nats of characters that the texts never showed, by where GBK keeps them: the everyday half of GB 2312,
# its rarer half, other Chinese characters, everything else.
_UNSEEN = {"everyday": 14.0, "rarer": 15.5, "outside": 17.0, "other": 16.0, "private": 24.0}
KEY_BITS = 12
"""Bits of a character's number in the keys of pairs and triples."""
_KEY = (1 << KEY_BITS) - 1
_SHARES = [math.exp(-cost / UNIT) for cost in range(256)]
_COMMON = 10.0
# The model knows that a run of letters begins, not which ones: what a letter costs beside that, in nats.
_FIRST_LETTER = 3.2
_NEXT_LETTER = 2.3
# Costs that are kept so as not to be looked up again.
_REMEMBERED = 300_000


def normal(char: str) -> str:
    """The character that the model has for ``char``: folded, any digit as 0, any Latin letter as A."""
    folded = fold(char)
    if folded.isascii():
        if folded.isdigit():
            return "0"
        if folded.isalpha():
            return "A"
        if folded.isspace():
            return BREAK if folded in "\r\n" else " "
    return folded


def _kind(char: str) -> str:
    if "\ue000" <= char <= "\uf8ff":
        return "private"
    lead = (pair_of(char) or 0) >> 8
    if "\u3400" <= char <= "\u9fff":
        trail = (pair_of(char) or 0) & 0xFF
        if trail >= 0xA1 and 0xB0 <= lead <= 0xF7:
            return "everyday" if lead <= 0xD7 else "rarer"
        return "outside"
    return "other"


class _Arrays(NamedTuple):
    """Keys and costs of the pairs and the triples, and the share that each cost stands for."""

    pairs: np.ndarray
    pair_costs: np.ndarray
    triples: np.ndarray
    triple_costs: np.ndarray
    shares: np.ndarray


class Plausibility:
    """The model. Characters are numbered; `number` gives the number, `cost` works on numbers."""

    def __init__(self, blob: bytes) -> None:
        """Unpack ``blob`` as `summarise.cleaning.plausibility_pack` made it."""
        import numpy as np

        data = zlib.decompress(blob)
        counts = array("I", data[:16])
        if sys.byteorder == "big":
            counts.byteswap()
        text_bytes, bigrams, trigrams, vocabulary = counts
        at = 16
        chars = data[at : at + text_bytes].decode("utf-8")
        at += text_bytes
        self._chars = chars
        self.numbers: dict[str, int] = {char: n for n, char in enumerate(chars)}
        singles, at = _bytes(data, at, vocabulary)
        backs, at = _bytes(data, at, vocabulary)
        self._single: list[float] = [q / UNIT for q in singles]
        self._back: list[float] = [q / UNIT for q in backs]
        self._pairs, at = _keys(data, at, bigrams)
        self._pair_costs, at = _bytes(data, at, bigrams)
        self._pair_backs, at = _bytes(data, at, bigrams)
        self._triples, at = _keys(data, at, trigrams)
        self._triple_costs, at = _bytes(data, at, trigrams)
        # Where the pairs and the triples of each first character begin.
        firsts = np.arange(vocabulary + len(_UNSEEN) + 1)
        self._pair_from: list[int] = np.searchsorted(self._pairs, firsts << KEY_BITS).tolist()
        self._triple_from: list[int] = np.searchsorted(self._triples, firsts << 2 * KEY_BITS).tolist()
        self._costs: dict[int, float] = {}
        self.vocabulary = vocabulary
        self._unseen = {kind: vocabulary + n for n, kind in enumerate(_UNSEEN)}
        self._single += _UNSEEN.values()
        self._back += [0.0] * len(_UNSEEN)
        self._letter = self.numbers.get("A", -1)
        self.classes = frozenset(self.numbers.get(char, -1) for char in ("A", "0", " ", BREAK))
        self.line_break = self.numbers[BREAK]

    def number(self, char: str) -> int:
        """The number of ``char`` in the model."""
        found = self.numbers.get(char)
        if found is None:
            form = normal(char)
            found = self.numbers.get(form)
            if found is None:
                found = self._unseen[_kind(form)]
            self.numbers[char] = found
        return found

    def numbers_in(self, text: str) -> np.ndarray:
        """The numbers of the characters of ``text``."""
        import numpy as np

        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        table = self._by_code
        found = table[codes]
        if found.min(initial=0) < 0:
            new = np.unique(codes[found < 0])
            table[new] = [self.number(chr(code)) for code in new.tolist()]
            found = table[codes]
        numbers: np.ndarray = found.astype(np.int64)
        return numbers

    @cached_property
    def _by_code(self) -> np.ndarray:
        """The number of each code point that was asked for, -1 for the others."""
        import numpy as np

        return np.full(sys.maxunicode + 1, -1, np.int16)

    def cost(self, first: int, second: int, third: int) -> float:
        """Nats that ``third`` costs after ``first`` and ``second``; less is likelier."""
        extra = 0.0
        if third == self._letter:
            if second == third:
                return _NEXT_LETTER
            extra = _FIRST_LETTER
        key = (first << KEY_BITS | second) << KEY_BITS | third
        found = self._costs.get(key)
        if found is None:
            if len(self._costs) >= _REMEMBERED:
                self._costs.clear()
            found = self._costs[key] = extra + self._look_up(first, second, third) / UNIT
        return found

    def costs(self, first: np.ndarray, second: np.ndarray, third: np.ndarray) -> np.ndarray:
        """`cost` of many at once; for dozens of characters and more, several times as fast."""
        import numpy as np

        wanted = (first << KEY_BITS | second) << KEY_BITS | third
        # In order, neighbours are found in the same corner of the tables.
        order = np.argsort(wanted)
        wanted, second, third = wanted[order], second[order], third[order]
        triple, has_triple = _places(self._triples, wanted)
        triple_costs, pair_costs, pair_backs, single, back = self._tables
        units = triple_costs[triple]
        rest = np.flatnonzero(~has_triple)
        two, three = second[rest], third[rest]
        before, has_before = _places(self._pairs, wanted[rest] >> KEY_BITS)
        pair, has_pair = _places(self._pairs, two << KEY_BITS | three)
        left = np.where(has_pair, pair_costs[pair], back[two] + single[three])
        units[rest] = left + np.where(has_before, pair_backs[before], 0)
        sorted_costs = units / UNIT
        letter = third == self._letter
        sorted_costs[letter] += _FIRST_LETTER
        sorted_costs[letter & (second == third)] = _NEXT_LETTER
        found = np.empty(len(order))
        found[order] = sorted_costs
        return found

    @cached_property
    def _tables(self) -> tuple[np.ndarray, ...]:
        """The costs in units, of triples, of pairs, of leaving out, of characters and of leaving out those."""
        import numpy as np

        packed = (self._triple_costs, self._pair_costs, self._pair_backs)
        rounded = (np.rint(np.array(costs) * UNIT).astype(np.int64) for costs in (self._single, self._back))
        return (*(np.frombuffer(costs, np.uint8).astype(np.int64) for costs in packed), *rounded)

    def _look_up(self, first: int, second: int, third: int) -> int:
        """The cost in units: of the three characters, else of leaving out the first, else of leaving out both."""
        triples, key = self._triples, (first << KEY_BITS | second) << KEY_BITS | third
        stop = self._triple_from[first + 1]
        at = bisect_left(triples, key, self._triple_from[first], stop)
        if at < stop and triples[at] == key:
            return self._triple_costs[at]
        back = max(0, self.behind(first, second))
        at = self._place(second, third)
        if at >= 0:
            return back + self._pair_costs[at]
        return back + round((self._back[second] + self._single[third]) * UNIT)

    def _place(self, first: int, second: int) -> int:
        """The place of a pair among the pairs, -1 where the texts never showed it."""
        pairs, key = self._pairs, first << KEY_BITS | second
        stop = self._pair_from[first + 1]
        at = bisect_left(pairs, key, self._pair_from[first], stop)
        return at if at < stop and pairs[at] == key else -1

    def behind(self, first: int, second: int) -> int:
        """What leaving out the first of two characters costs, in units; the more often they were seen, the more.

        -1 where the texts never showed the two together.
        """
        at = self._place(first, second)
        return self._pair_backs[at] if at >= 0 else -1

    def all_behind(self, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """`behind` of many at once."""
        import numpy as np

        at, seen = _places(self._pairs, first << KEY_BITS | second)
        found: np.ndarray = np.where(seen, self._tables[2][at], -1)
        return found

    def left_alone(self, number: int) -> float:
        """The share of leaving out a character behind which the next was not seen."""
        return math.exp(-self._back[number])

    @cached_property
    def _arrays(self) -> _Arrays:
        """Pairs and triples for those who want many at once."""
        import numpy as np

        return _Arrays(
            np.asarray(self._pairs),
            np.frombuffer(self._pair_costs, np.uint8),
            np.asarray(self._triples),
            np.frombuffer(self._triple_costs, np.uint8),
            np.array(_SHARES, np.float32),
        )

    def after_one(self, number: int) -> tuple[np.ndarray, np.ndarray]:
        """The numbers of the characters seen behind another, and their shares."""
        start, stop = self._pair_from[number], self._pair_from[number + 1]
        arrays = self._arrays
        return arrays.pairs[start:stop] & _KEY, arrays.shares[arrays.pair_costs[start:stop]]

    def after_two(self, first: int, second: int) -> tuple[np.ndarray, np.ndarray]:
        """The numbers of the characters seen behind two others, and their shares."""
        key = (first << KEY_BITS | second) << KEY_BITS
        low, high = self._triple_from[first], self._triple_from[first + 1]
        start = bisect_left(self._triples, key, low, high)
        stop = bisect_left(self._triples, key + _KEY + 1, start, high)
        arrays = self._arrays
        return arrays.triples[start:stop] & _KEY, arrays.shares[arrays.triple_costs[start:stop]]

    def single(self, number: int) -> float:
        """Nats that a character costs wherever it stands."""
        return self._single[number]

    def knows(self, char: str) -> bool:
        """Whether the texts that the model was made from had ``char``."""
        return self.number(char) < self.vocabulary

    def common(self) -> str:
        """Every character, of either script, that the texts show beside many others."""
        # Parted, so that none decides how another is folded.
        every = "\n".join(map(chr, (*range(0x3400, 0xA000), *range(0x2010, 0x2040), *range(0x3000, 0x3020))))
        unseen = self._unseen["other"]
        return "".join(
            char
            for char, form in zip(every[::2], fold(every)[::2], strict=True)
            if self._single[self.numbers.get(form, unseen)] < _COMMON
        )

    def text_cost(self, text: str, before: str = BREAK * 2) -> float:
        """Nats that ``text`` costs behind ``before``, which has two characters."""
        first, second = self.number(before[0]), self.number(before[1])
        total = 0.0
        for char in text:
            third = self.number(char)
            total += self.cost(first, second, third)
            first, second = second, third
        return total


def _places(keys: array[int], wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where ``wanted`` stand among the sorted ``keys``, and whether they do; any place where they do not."""
    import numpy as np

    every = np.frombuffer(keys, np.int64)
    at = np.minimum(np.searchsorted(every, wanted), len(every) - 1)
    there: np.ndarray = every[at] == wanted
    return at, there


def _bytes(data: bytes, at: int, count: int) -> tuple[bytes, int]:
    return data[at : at + count], at + count


def _keys(data: bytes, at: int, count: int) -> tuple[array[int], int]:
    import numpy as np

    # Looked up one by one in an array; numpy, which looks up many, can use that as well.
    keys = np.cumsum(np.frombuffer(data, "<u4", count, at), dtype=np.int64)
    return array("q", keys.tobytes()), at + 4 * count


@lru_cache(maxsize=1)
def plausibility() -> Plausibility:
    """The shipped model, unpacked when it is first asked for."""
    return Plausibility((files("summarise") / "data" / "characters.bin").read_bytes())
