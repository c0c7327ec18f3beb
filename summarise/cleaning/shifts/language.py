"""The language of one damaged text: the character model, the words of a dictionary, and what the text itself says.

The three are mixed. How much the dictionary counts depends on how often the model saw the characters before, and on
whether words go on after them; the weights were fitted to texts that the model had not seen (expectation
maximisation). What the text says elsewhere is added on top of that (as in Pitman-Yor processes: discounted counts,
the rest from the mixture), because an article repeats its words.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from summarise.cleaning.plausibility import BREAK, UNIT, Plausibility, normal
from summarise.cleaning.shifts.words import Words, dictionary
from summarise.folding import fold_script

if TYPE_CHECKING:
    from summarise.cleaning.shifts.words import Shares

# What the model, single characters, pairs and triples inside words count, by how often the model saw the two
# characters before (never; up to hundreds of times) and how much of a word they may be (none, one character, two).
_WEIGHTS = (
    ((0.857, 0.143, 0.0, 0.0), (0.558, 0.012, 0.43, 0.0), (0.467, 0.05, 0.122, 0.361)),
    ((0.776, 0.224, 0.0, 0.0), (0.725, 0.019, 0.256, 0.0), (0.597, 0.119, 0.082, 0.202)),
    ((0.827, 0.173, 0.0, 0.0), (0.829, 0.014, 0.157, 0.0), (0.72, 0.122, 0.034, 0.124)),
    ((0.83, 0.17, 0.0, 0.0), (0.884, 0.033, 0.083, 0.0), (0.785, 0.152, 0.006, 0.057)),
    ((0.878, 0.122, 0.0, 0.0), (0.88, 0.085, 0.035, 0.0), (0.834, 0.14, 0.0, 0.026)),
)
# Nats that leaving out the first of the two characters costs, from which on they were seen often.
_OFTEN = (0.4, 0.9, 1.8)
_BITS = 16
# Costs that are kept so as not to be worked out again.
_REMEMBERED = 400_000


class Language:
    """Costs in nats as `Plausibility` gives them, for one text; numbers are code points of the model's forms."""

    def __init__(self, model: Plausibility, words: Callable[[], Words]) -> None:
        """Mix ``model`` with ``words``, which are asked for when they are needed."""
        self.model, self._load = model, words
        self._numbers: dict[str, int] = {}
        self._mixed: dict[int, float] = {}
        self._singles: dict[int, float] = {}
        self.line_break = self.number(BREAK)
        self.classes = frozenset(map(self.number, ("A", "0", " ", BREAK)))

    @cached_property
    def words(self) -> Words:
        """The words of the dictionary."""
        return self._load()

    def number(self, char: str) -> int:
        """The number of ``char``."""
        found = self._numbers.get(char)
        if found is None:
            found = self._numbers[char] = ord(normal(char))
        return found

    def inner(self, number: int) -> int:
        """The model's own number of a character."""
        return self.model.number(chr(number))

    def knows(self, char: str) -> bool:
        """Whether the model or the dictionary has ``char``."""
        return self.model.knows(char) or self.words.knows(fold_script(char))

    def single(self, number: int) -> float:
        """Nats that a character costs wherever it stands."""
        found = self._singles.get(number)
        if found is None:
            likely = 0.85 * math.exp(-self.model.single(self.inner(number)))
            share, _, _ = self.words.shares(BREAK, BREAK, chr(number))
            found = self._singles[number] = -math.log(likely + 0.15 * share)
        return found

    def cost(self, first: int, second: int, third: int) -> float:
        """Nats that ``third`` costs after ``first`` and ``second``; less is likelier."""
        key = (first << _BITS | second) << _BITS | third
        mixed = self._mixed.get(key)
        if mixed is None:
            if len(self._mixed) >= _REMEMBERED:
                self._mixed.clear()
            mixed = self._mixed[key] = self._mix(first, second, third)
        return mixed

    def prepare(self, numbers: Sequence[int]) -> None:
        """Work out at once what each of ``numbers`` costs after the two before it, at the beginning of a line."""
        import numpy as np

        third = np.array(numbers, np.int64)
        line = np.concatenate((np.full(2, self.line_break), third))
        first, second = line[:-2], line[1:-1]
        inner = np.fromiter(map(self.inner, line.tolist()), np.int64, len(line))
        own = self.model.costs(inner[:-2], inner[1:-1], inner[2:])
        behind = self.model.all_behind(inner[:-2], inner[1:-1])
        share, after_one, after_two = self.words.all_shares(first, second, third)
        level = np.where(behind < 0, 0, 1 + (behind[:, None] >= np.array(_OFTEN) * UNIT).sum(axis=1))
        kind = (after_one >= 0).astype(np.int64) + (after_two >= 0)
        weights = np.array(_WEIGHTS)[level, kind]
        likely = weights[:, 0] * np.exp(-own) + weights[:, 1] * share
        likely += weights[:, 2] * np.maximum(after_one, 0) + weights[:, 3] * np.maximum(after_two, 0)
        costs = np.where(np.isin(third, [*self.classes]), own, -np.log(likely))
        if len(self._mixed) >= _REMEMBERED:
            self._mixed.clear()
        keys = (first << _BITS | second) << _BITS | third
        self._mixed.update(zip(keys.tolist(), costs.tolist(), strict=True))

    def _mix(self, first: int, second: int, third: int) -> float:
        model = self.model
        a, b, c = map(self.inner, (first, second, third))
        own = model.cost(a, b, c)
        if third in self.classes:
            return own
        share, after_one, after_two = self.words.shares(chr(first), chr(second), chr(third))
        weights = _WEIGHTS[self._level(model.behind(a, b))][0 if after_one is None else 1 if after_two is None else 2]
        likely = weights[0] * math.exp(-own) + weights[1] * share
        return -math.log(likely + weights[2] * (after_one or 0.0) + weights[3] * (after_two or 0.0))

    @staticmethod
    def _level(back: int) -> int:
        """How often the model saw two characters together, in steps; ``back`` is its `Plausibility.behind`."""
        return 0 if back < 0 else 1 + sum(back >= often * UNIT for often in _OFTEN)

    def weights(self, first: int, second: int, back: int) -> tuple[tuple[float, ...], Shares, Shares]:
        """The weights of model, characters, pairs and triples in words, and what follows one and two in words.

        ``back`` is what `Plausibility.behind` has of the two.
        """
        after_one = self.words.after_one(chr(second))
        after_two = self.words.after_two(chr(first), chr(second))
        level = self._level(back)
        return _WEIGHTS[level][0 if after_one is None else 1 if after_two is None else 2], after_one, after_two


@lru_cache(maxsize=8)
def language_of(model: Plausibility) -> Language:
    """``model`` mixed with the dictionary."""
    return Language(model, dictionary)
