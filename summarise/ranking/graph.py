"""TextRank and LexRank as sumy computes them, exactly, but without an n x n matrix.

TextRank's edge weight is a dot product over a sum of two logarithms of lengths: sentences of one length share the
denominator, so the products are taken length by length. LexRank's graph is sparse behind its threshold: it is found
in blocks of rows from the lists of sentences that hold each word.

Sources: Mihalcea and Tarau, "TextRank" (EMNLP 2004); Erkan and Radev, "LexRank" (JAIR 22, 2004); the constants are
those of sumy 0.13.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.ranking.arrays import Floats, Ints, counted
from summarise.ranking.methods import MethodTooSlow
from summarise.watch import Watch

_DAMPING = 0.85
_TEXT_EPSILON = 1e-4
_ZERO_DIVISION = 1e-7
_LEX_THRESHOLD = 0.1
_LEX_EPSILON = 0.1
_BLOCK = 1 << 22
_SMALL = 20_000_000
_MOST_EDGES = 60_000_000
_MOST_PAIRS = 4_000_000_000


def text_rank(sentences: Sequence[Sequence[int]], watch: Watch | None = None) -> Floats:
    """TextRank's score of each sentence.

    Args:
        sentences: each sentence's words as numbers, stop words left out.
        watch: asked at each step whether to stop.
    """
    import numpy as np

    n = len(sentences)
    if n == 0:
        return np.zeros(0)
    rows, columns, counts, width = _counts(sentences)
    lengths = np.array([len(words) for words in sentences])
    classes, member = np.unique(np.maximum(lengths, 1), return_inverse=True)
    logs = np.log(classes)
    norms = logs[:, None] + logs[None, :]
    # Two sentences of one word each: the weight is the number of common words itself.
    inverse = np.where(norms < 1e-8, 1.0, 1.0 / np.maximum(norms, 1e-8))
    cells = member[rows] * width + columns

    def product(vector: Floats) -> Floats:
        """The symmetric weight matrix times ``vector``."""
        sums = counted(cells, weights=counts * vector[rows], minlength=len(classes) * width)
        # BLAS wakes its threads, which costs more than a small product itself.
        small = inverse.size * width < _SMALL
        table = sums.reshape(len(classes), width)
        mixed = np.einsum("ij,jk->ik", inverse, table) if small else inverse @ table
        return counted(rows, weights=counts * mixed.ravel()[cells], minlength=n)

    degree = product(np.ones(n)) + _ZERO_DIVISION
    ranks = np.full(n, 1.0 / n)
    change = 1.0
    while change > _TEXT_EPSILON:
        if watch is not None:
            watch.step(0.7)
        after = (1 - _DAMPING) / n * ranks.sum() + _DAMPING * product(ranks / degree)
        change = float(np.linalg.norm(after - ranks))
        ranks = after
    return ranks


def lex_rank(sentences: Sequence[Sequence[int]], watch: Watch | None = None) -> Floats:
    """LexRank's score of each sentence.

    Args:
        sentences: each sentence's words as numbers, stop words left out.
        watch: asked at each step whether to stop.

    Raises:
        MethodTooSlow: where too many sentences resemble one another for the graph to be built.
    """
    import numpy as np

    n = len(sentences)
    if n == 0:
        return np.zeros(0)
    # Sentences with the same words are one vertex that counts several times.
    keys: dict[tuple[int, ...], int] = {}
    vertex = np.array([keys.setdefault(tuple(sorted(words)), len(keys)) for words in sentences])
    times = counted(vertex)
    m = len(keys)
    rows, columns, counts, width = _counts(list(keys))
    values = counts / np.maximum(_row_maxima(rows, counts, m)[rows], 1)
    spread = counted(columns, weights=times[rows], minlength=width)
    values = values * np.log(n / (1 + spread))[columns]
    norms = np.sqrt(counted(rows, weights=values * values, minlength=m))
    telling = norms[rows] > 0
    rows, columns, values = rows[telling], columns[telling], values[telling] / norms[rows[telling]]
    heads, tails = _edges(rows, columns, values, m, width, n, watch)
    degree = counted(heads, weights=times[tails], minlength=m)
    degree[degree == 0] = 1
    ranks = np.full(m, 1.0 / n)
    change = 1.0
    while change > _LEX_EPSILON:
        after = counted(tails, weights=(times * ranks / degree)[heads], minlength=m)
        norm = float(np.sqrt((times * after * after).sum()))
        after = after / norm if norm else after
        change = float(np.sqrt((times * (after - ranks) ** 2).sum()))
        ranks = after
    out: Floats = ranks[vertex]
    return out


def _counts(sentences: Sequence[Sequence[int]]) -> tuple[Ints, Ints, Floats, int]:
    """How often each word stands in each sentence: rows, columns, counts, and the number of columns."""
    import numpy as np

    flat = np.array([word for words in sentences for word in words], dtype=np.int64)
    rows = np.repeat(np.arange(len(sentences)), [len(words) for words in sentences])
    _, columns = np.unique(flat, return_inverse=True)
    width = int(columns.max()) + 1 if len(columns) else 1
    keys, counts = np.unique(rows * width + columns, return_counts=True)
    return keys // width, keys % width, counts.astype(np.float64), width


def _row_maxima(rows: Ints, counts: Floats, n: int) -> Floats:
    import numpy as np

    out = np.zeros(n)
    np.maximum.at(out, rows, counts)
    return out


def _edges(
    rows: Ints, columns: Ints, values: Floats, m: int, width: int, n: int, watch: Watch | None
) -> tuple[Ints, Ints]:
    """All pairs of sentences whose cosine is above the threshold, each pair both ways and each vertex with itself."""
    import numpy as np

    order = np.argsort(columns, kind="stable")
    by_row, by_value = rows[order], values[order]
    spread = counted(columns, minlength=width).astype(np.int64)
    begins = np.cumsum(spread) - spread
    work = np.cumsum(spread[columns])
    if len(work) and int(work[-1]) > _MOST_PAIRS:
        raise MethodTooSlow("lex-rank", n)
    bounds = np.searchsorted(rows, np.arange(m + 1))
    heads, tails = [], []
    found = row = 0
    tallest = max(1, _BLOCK // m)
    while row < m:
        if watch is not None:
            watch.step(0.6 + 0.2 * row / m)
        done = int(work[bounds[row] - 1]) if bounds[row] else 0
        stop = int(np.searchsorted(work, done + _BLOCK, side="right"))
        last = int(np.searchsorted(bounds, stop, side="right")) - 1
        last = min(max(last, row + 1), row + tallest, m)
        part = slice(int(bounds[row]), int(bounds[last]))
        size = spread[columns[part]]
        total = int(size.sum())
        if total:
            entry = np.repeat(np.arange(len(size)), size)
            offset = np.arange(total) - np.repeat(np.cumsum(size) - size, size)
            post = begins[columns[part]][entry] + offset
            cell = (rows[part][entry] - row) * m + by_row[post]
            likeness = counted(cell, weights=values[part][entry] * by_value[post], minlength=(last - row) * m)
            hits = np.flatnonzero(likeness > _LEX_THRESHOLD)
            heads.append(hits // m + row)
            tails.append(hits % m)
            found += len(hits)
            if found > _MOST_EDGES:
                raise MethodTooSlow("lex-rank", n)
        row = last
    if not heads:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(heads), np.concatenate(tails)
