"""Sentences as sparse vectors, and how central each is, without ever comparing all pairs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from summarise.ranking.arrays import Flags, Floats, Ints, counted
from summarise.ranking.document import Document

_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF
_HAN_SPAN = _LAST_HAN - _FIRST_HAN + 1


@dataclass(frozen=True, slots=True)
class Sparse:
    """Rows of a sparse matrix, each of unit length: entry ``k`` stands in ``rows[k]``, ``columns[k]``.

    ``bounds`` tells where each row begins in the entries and has one more number than there are rows.
    """

    rows: Ints
    columns: Ints
    values: Floats
    bounds: Ints
    width: int

    def as_lists(self) -> list[list[tuple[int, float]]]:
        """Each row as (column, value)."""
        entries = list(zip(self.columns.tolist(), self.values.tolist(), strict=True))
        bounds = self.bounds.tolist()
        return [entries[a:b] for a, b in pairwise(bounds)]


def word_vectors(rows: Ints, words: Ints, content: Floats, n: int) -> Sparse:
    """TF-IDF vectors: (1 + ln tf) times the word's rarity.

    Args:
        rows: the row of each token.
        words: the word number of each token.
        content: each word's rarity, 0 for words that say nothing.
        n: how many rows there are.
    """
    import numpy as np

    telling = content[words] > 0
    rows, words = rows[telling], words[telling]
    width = max(len(content), 1)
    keys, counts = np.unique(rows * width + words, return_counts=True)
    columns = keys % width
    return _unit_rows(keys // width, columns, (1 + np.log(counts)) * content[columns], n, width)


def character_vectors(document: Document, rows: Ints, keep: Flags, n: int) -> Sparse:
    """Vectors of adjoining Han characters inside a sentence, those of fewer sentences heavier.

    They see what the segmenter cut differently: 国产大模型 and 大模型.

    Args:
        document: the text.
        rows: the row of each token that is kept.
        keep: which of the document's tokens are kept.
        n: how many rows there are.
    """
    import numpy as np

    codes = np.frombuffer(document.folded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
    lengths = np.fromiter(map(len, document.vocabulary), dtype=np.int64, count=len(document.vocabulary))
    row_of_token = np.full(len(document.words), -1)
    row_of_token[keep] = rows
    row_of_char = np.repeat(row_of_token, lengths[document.words])
    han = (codes >= _FIRST_HAN) & (codes <= _LAST_HAN)
    pair = han[:-1] & han[1:] & (row_of_char[:-1] >= 0) & (row_of_char[:-1] == row_of_char[1:])
    at = np.flatnonzero(pair)
    if not len(at):
        empty = np.zeros(0, dtype=np.int64)
        return _unit_rows(empty, empty, np.zeros(0), n, 1)
    grams = (codes[at] - _FIRST_HAN) * _HAN_SPAN + codes[at + 1] - _FIRST_HAN
    _, columns = np.unique(grams, return_inverse=True)
    width = int(columns.max()) + 1
    keys, counts = np.unique(row_of_char[at] * width + columns, return_counts=True)
    columns = keys % width
    spread = counted(columns, minlength=width)
    return _unit_rows(keys // width, columns, (1 + np.log(counts)) * np.log(1 + n / spread[columns]), n, width)


def centrality(vectors: Sparse, n: int) -> Floats:
    """The sum of each sentence's cosines with all others, the greatest made 1.

    With W the matrix of unit rows the sums are W(W'1): two sparse products instead of n x n cosines.
    """
    import numpy as np

    centre = counted(vectors.columns, weights=vectors.values, minlength=vectors.width)
    likeness = counted(vectors.rows, weights=vectors.values * centre[vectors.columns], minlength=n)
    likeness = np.maximum(likeness - 1, 0)
    top = float(np.max(likeness)) if n else 0.0
    return likeness / top if top > 0 else likeness


def mass(document: Document, terms: Sparse, n: int) -> Floats:
    """How many of the text's repeated rare words each sentence holds, whatever its length; the best twentieth is 1."""
    import numpy as np

    frequency = counted(document.words, minlength=max(len(document.content), 1))
    worth = np.where(frequency > 1, np.log(np.maximum(frequency, 1)) * document.content, 0.0)
    sums = counted(terms.rows, weights=worth[terms.columns], minlength=n)
    top = float(np.sort(sums)[-max(1, n // 20) :].mean()) if n else 0.0
    return np.minimum(1.2, sums / top) if top > 0 else sums


def _unit_rows(rows: Ints, columns: Ints, values: Floats, n: int, width: int) -> Sparse:
    import numpy as np

    norms = np.sqrt(counted(rows, weights=values * values, minlength=n))
    values = values / np.maximum(norms[rows], 1e-12)
    bounds = np.searchsorted(rows, np.arange(n + 1))
    return Sparse(rows, columns, values, bounds, width)
