"""How likely every character is behind two others, all at once.

What `summarise.cleaning.shifts.language` tells of one character, told of all that a text may have, as an array: where
hundreds of characters fit a lost byte, one array is had sooner than hundreds of numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from summarise.cleaning.plausibility import UNIT
from summarise.cleaning.shifts.language import Language
from summarise.cleaning.shifts.own import OwnLanguage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Row = NDArray[np.float32]

# Rows that are kept so as not to be worked out again; one is some twenty kilobytes.
_REMEMBERED = 1_200
# No lost byte belongs to a character beyond these, but a text may have emoji and rarer ones around it.
_CODES = 1 << 16


class Rows:
    """How likely some characters are, by number, behind any two others."""

    def __init__(self, language: Language, numbers: Iterable[int]) -> None:
        """Set up for the characters ``numbers``."""
        import numpy as np

        self._np = np
        self.language = language
        self.numbers = sorted(set(numbers))
        codes = np.array(self.numbers, np.int64)
        self._place = np.full(_CODES + 1, -1, np.int32)
        self._place[codes] = np.arange(len(codes), dtype=np.int32)
        model = language.model
        inner = np.array([language.inner(number) for number in self.numbers], np.int64)
        # Several characters that the model does not know share a number: they have no pairs.
        self._of_inner = np.full(int(inner.max(initial=0)) + model.vocabulary + 1, -1, np.int32)
        known = inner < model.vocabulary
        self._of_inner[inner[known]] = np.arange(len(codes), dtype=np.int32)[known]
        # What is none of the characters has its place behind them, so that arrays need not be sifted.
        self._single = np.exp(-np.array([*(model.single(int(n)) for n in inner), 0.0], np.float32))
        self._share = np.array([*(language.words.share(chr(n)) for n in self.numbers), 0.0], np.float32)
        self._behind_one: dict[int, Row] = {}
        self._behind_in_words: dict[int, Row] = {}
        self._rows: dict[tuple[int, int], Row] = {}

    def place(self, number: int) -> int:
        """Where the character ``number`` stands in a row; -1 where it is none of them."""
        return int(self._place[min(number, _CODES)])

    def _places(self, numbers: NDArray[np.int64]) -> NDArray[np.int32]:
        """The same of many characters."""
        return self._place[self._np.minimum(numbers, _CODES)]

    def row(self, first: int, second: int) -> Row:
        """How likely each of the characters is behind ``first`` and ``second``, in order of their numbers."""
        key = first, second
        found = self._rows.get(key)
        if found is None:
            if len(self._rows) >= _REMEMBERED:
                self._rows.clear()
            found = self._rows[key] = self._likely(first, second)
        return found

    def _likely(self, first: int, second: int) -> Row:
        np, language = self._np, self.language
        a, b = language.inner(first), language.inner(second)
        back = language.model.behind(a, b)
        weights, after_one, after_two = language.weights(first, second, back)
        row: Row = self._after(b) * np.float32(weights[0] * math.exp(-max(0, back) / UNIT))
        if back >= 0:
            keys, shares = language.model.after_two(a, b)
            if len(keys):
                row[self._of_inner[keys]] = np.float32(weights[0]) * shares
        row += np.float32(weights[1]) * self._share
        if weights[2] and after_one is not None:
            row += np.float32(weights[2]) * self._in_words(second, after_one)
        if weights[3] and after_two is not None:
            row[self._places(after_two[0])] += np.float32(weights[3]) * after_two[1]
        return row

    def _in_words(self, number: int, after: tuple[NDArray[np.int64], NDArray[np.float32]]) -> Row:
        """How likely each is behind the character ``number`` inside a word, as ``after`` tells."""
        found = self._behind_in_words.get(number)
        if found is None:
            np = self._np
            if len(self._behind_in_words) >= _REMEMBERED:
                self._behind_in_words.clear()
            found = self._behind_in_words[number] = np.zeros(len(self._single), np.float32)
            found[self._places(after[0])] = after[1]
        return found

    def _after(self, b: int) -> Row:
        """How likely each is behind the one character with the model's number ``b``."""
        found = self._behind_one.get(b)
        if found is None:
            np, model = self._np, self.language.model
            if len(self._behind_one) >= _REMEMBERED:
                self._behind_one.clear()
            found = self._single * np.float32(model.left_alone(b))
            keys, shares = model.after_one(b)
            found[self._of_inner[keys]] = shares
            self._behind_one[b] = found
        return found


class OwnRows(Rows):
    """`Rows` of a text that says more itself."""

    def __init__(self, rows: Rows, own: OwnLanguage) -> None:
        """Lay what ``own`` counted over ``rows``."""
        self.__dict__.update(rows.__dict__)
        self._base, self._own = rows, own
        self._rows = {}

    def _likely(self, first: int, second: int) -> Row:
        base = self._base.row(first, second)
        said = self._own.said(first, second)
        if said is None:
            return base
        np = self._np
        # The mean of both in nats, as the text's own language has it.
        row: Row = base * np.float32(math.sqrt(said.left))
        places = self._places(said.numbers)
        likely = base[places]
        row[places] = np.sqrt(likely * (likely * np.float32(said.left) + said.shares))
        return row
