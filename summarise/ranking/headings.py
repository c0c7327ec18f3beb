"""What a sentence has to do with the title, with its section and with the article's opening."""

from __future__ import annotations

from itertools import pairwise

from summarise.folding import fold
from summarise.ranking.arrays import Floats, counted
from summarise.ranking.document import Document, weight
from summarise.words import cut

_LEAST_HEADINGS, _MOST_HEADINGS = 2, 12
"""A single heading may be a stray line; a text with very many is a book or a manual."""
_MOST_TITLE = 300
_BEST_OF_HEADINGS = 0.6
"""What the best match with all headings together is worth beside a full match with a title."""


class Wanted:
    """What a title or heading names: its telling words, by rarity, and its pairs of Han characters."""

    __slots__ = ("grams", "total", "words")

    def __init__(self, line: str) -> None:
        folded = fold(line[:_MOST_TITLE])
        self.words = {word: weight(word) for word in cut(folded) if weight(word) > 0}
        self.total = sum(self.words.values())
        self.grams = {a + b for a, b in pairwise(folded) if "\u3400" <= a <= "\u9fff" and "\u3400" <= b <= "\u9fff"}

    def held(self, text: str) -> float:
        """The share (0..1) of words and pairs of characters that a folded text holds."""
        if not self.total:
            return 0.0
        words = sum(value for word, value in self.words.items() if word in text) / self.total
        if not self.grams:
            return words
        return 0.5 * words + 0.5 * sum(gram in text for gram in self.grams) / len(self.grams)


def title_likeness(document: Document, texts: list[str]) -> Floats:
    """The share of the title that each sentence holds; without a title, of the headings together."""
    import numpy as np

    line = document.title
    if not line:
        headings = [document.folded[unit.start : unit.end] for unit in document.units if unit.kind == "heading"]
        line = " ".join(headings) if _LEAST_HEADINGS <= len(headings) <= _MOST_HEADINGS else ""
    wanted = Wanted(line)
    if not wanted.total:
        return np.zeros(len(texts))
    likeness = np.array([wanted.held(text) for text in texts])
    top = float(likeness.max())
    return likeness if document.title or top <= 0 else likeness * (_BEST_OF_HEADINGS / top)


def part_weight(document: Document, members: list[int], likeness: Floats) -> Floats:
    """How much each sentence's section is about the title, or the centre, of the whole; 1 for the most."""
    import numpy as np

    sections = np.array([document.units[i].section for i in members])
    means = counted(sections, weights=likeness) / np.maximum(counted(sections), 1)
    top = float(means.max())
    return (means / top)[sections] if top > 0 else np.ones(len(members))


def introduction(document: Document, members: list[int]) -> Floats:
    """1 falling to 0.5 over the sentences before the first heading or question, where those are a small part."""
    import numpy as np

    n = len(members)
    out = np.zeros(n)
    first = _first(document, ("heading", "question"), members)
    size = sum(1 for i in members if i < first) if first is not None else 0
    if 0 < size <= max(3, 0.34 * n):
        out[:size] = 1 - 0.5 * np.arange(size) / size
    return out


def narrator(document: Document, members: list[int]) -> Floats:
    """1 before the first question of an interview, where the author sums up."""
    import numpy as np

    first = _first(document, ("question",), [-1])
    return np.array([float(first is not None and i < first) for i in members])


def _first(document: Document, kinds: tuple[str, ...], members: list[int]) -> int | None:
    return next((i for i, unit in enumerate(document.units) if unit.kind in kinds and i > members[0]), None)
