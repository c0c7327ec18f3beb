"""How characters follow one another inside words, to tell which of several was lost: 危机 is a word, 停机 a rarer one.

The words are those of jieba's dictionary (github.com/fxsjy/jieba, MIT), which is installed with the program. Only its
file is read, jieba itself is not loaded; where it is missing there are no words, and the character model decides.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    Shares = tuple[np.ndarray, np.ndarray] | None
    """Code points of characters and how likely each is; None where no word goes on."""

_FIRST, _LAST = 0x4E00, 0x9FFF

_BITS = 16
_CODES = 1 << _BITS
# A line of the dictionary: the word, how often it was met, what it is.
_COLUMNS = 3


def _numbers(values: np.ndarray) -> array[int]:
    return array("q", values.astype("int64").tobytes())


class _Table:
    """Sorted keys and how often each was met."""

    def __init__(self, keys: np.ndarray, counts: np.ndarray) -> None:
        """Keep both."""
        self.keys = _numbers(keys)
        self.counts = _numbers(counts)
        # The same for those who want many at once.
        self._all_keys, self._all_counts = keys, counts.astype("float32")

    def count(self, key: int) -> int:
        at = bisect_left(self.keys, key)
        return self.counts[at] if at < len(self.keys) and self.keys[at] == key else 0

    def all_counts(self, wanted: np.ndarray) -> np.ndarray:
        """`count` of many at once."""
        keys = self._all_keys
        at = keys.searchsorted(wanted).clip(max=len(keys) - 1)
        found: np.ndarray = self._all_counts[at] * (keys[at] == wanted)
        return found

    def after(self, key: int, before: int) -> Shares:
        """What follows ``key``, which was met ``before`` times."""
        if not before:
            return None
        start = bisect_left(self.keys, key << _BITS)
        stop = bisect_left(self.keys, (key + 1) << _BITS, start)
        return self._all_keys[start:stop] & (_CODES - 1), self._all_counts[start:stop] / before


class Words:
    """Counts of characters, of two and of three in a row inside the words of a dictionary."""

    def __init__(self, text: str) -> None:
        """Count the words; each line of ``text`` is a word, how often it was met, and a part of speech."""
        import numpy as np

        parts = text.split()
        words = parts[::_COLUMNS]
        codes = np.frombuffer("\n".join([*words, ""]).encode("utf-16-le", "replace"), dtype="<u2").astype(np.int64)
        han = (codes >= _FIRST) & (codes <= _LAST)
        word = np.concatenate((np.zeros(1, np.int64), np.cumsum(codes == ord("\n"))))[: len(codes)]
        counts = np.fromiter(map(int, parts[1::_COLUMNS]), np.int64, len(words))[word] if words else codes
        two, three = codes[:-1] << _BITS | codes[1:], codes[:-2] << 2 * _BITS | codes[1:-1] << _BITS | codes[2:]
        in_two = han[:-1] & han[1:]
        in_three = in_two[:-1] & han[2:]

        def single(chosen: np.ndarray, times: np.ndarray) -> array[int]:
            return _numbers(np.bincount(chosen, weights=times, minlength=_CODES))

        def table(chosen: np.ndarray, times: np.ndarray) -> _Table:
            keys, place = np.unique(chosen, return_inverse=True)
            return _Table(keys, np.bincount(place, weights=times, minlength=len(keys)))

        self._ones = single(codes[han], counts[han])
        self._before_two = single(codes[:-1][in_two], counts[1:][in_two])
        self._twos = table(two[in_two], counts[1:][in_two])
        self._threes = table(three[in_three], counts[2:][in_three])
        self._before_three = table(two[:-1][in_three], counts[2:][in_three])
        self._total = int(counts[han].sum())
        self._followed: dict[str, Shares] = {}

    def shares(self, first: str, second: str, third: str) -> tuple[float, float | None, float | None]:
        """How likely ``third`` is in any word, after ``second`` in one, and after ``first`` and ``second`` in one.

        None where no word goes on after those.
        """
        if not self._total:
            return 0.0, None, None
        a, b, c = ord(first), ord(second), ord(third)
        if c >= _CODES:
            return 0.0, None, None
        before = self._before_two[b] if b < _CODES else 0
        if not before:
            return self._ones[c] / self._total, None, None
        pair = b << _BITS | c
        after_one = self._twos.count(pair) / before
        before = self._before_three.count(a << _BITS | b)
        after_two = self._threes.count(a << 2 * _BITS | pair) / before if before else None
        return self._ones[c] / self._total, after_one, after_two

    def all_shares(
        self, first: np.ndarray, second: np.ndarray, third: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """`shares` of many at once, by their code points; less than nothing where no word goes on."""
        import numpy as np

        nothing = np.full(len(third), -1.0)
        if not self._total:
            return np.zeros(len(third)), nothing, nothing
        good = third < _CODES
        share = np.where(good, np.frombuffer(self._ones, np.int64)[np.where(good, third, 0)] / self._total, 0.0)
        good &= second < _CODES
        before = np.where(good, np.frombuffer(self._before_two, np.int64)[np.where(good, second, 0)], 0)
        pair = second << _BITS | third
        after_one = np.where(before > 0, self._twos.all_counts(pair) / np.maximum(before, 1), nothing)
        before = np.where(before > 0, self._before_three.all_counts(first << _BITS | second), 0)
        three = self._threes.all_counts(first << 2 * _BITS | pair)
        return share, after_one, np.where(before > 0, three / np.maximum(before, 1), nothing)

    def share(self, char: str) -> float:
        """How likely ``char`` is in any word."""
        return self._ones[ord(char)] / self._total if self._total and ord(char) < _CODES else 0.0

    def after_one(self, char: str) -> Shares:
        """What stands behind ``char`` in any word."""
        if char not in self._followed:
            code = ord(char)
            before = self._before_two[code] if code < _CODES and self._total else 0
            self._followed[char] = self._twos.after(code, before)
        return self._followed[char]

    def after_two(self, first: str, second: str) -> Shares:
        """What stands behind two characters in any word."""
        a, b = ord(first), ord(second)
        if max(a, b) >= _CODES or not self._total or not self._before_two[b]:
            return None
        before = self._before_three.count(a << _BITS | b)
        return self._threes.after(a << _BITS | b, before)

    def knows(self, char: str) -> bool:
        """Whether any word has ``char``, which must be Simplified."""
        return ord(char) < _CODES and self._ones[ord(char)] > 0


@lru_cache(maxsize=1)
def dictionary() -> Words:
    """The words of jieba's dictionary, none where it is missing; read when it is first asked for."""
    spec = find_spec("jieba")
    path = Path(spec.origin).with_name("dict.txt") if spec is not None and spec.origin else None
    return Words(path.read_text(encoding="utf-8") if path is not None and path.is_file() else "")
