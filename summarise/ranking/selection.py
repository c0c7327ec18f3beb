"""Choosing sentences by score within a budget, without saying the same thing twice.

Greedy choice: a sentence's worth is its score, less what the chosen ones have said already, plus a share for a part
of the text that none of them comes from. Worth only falls while others are chosen, so a heap that looks again at the
top finds the same sentences as a full search and the work stays close to linear.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class Balance:
    """How much the sentences already chosen count.

    ``novelty`` is what a sentence loses whose words have all been said; ``echo`` what it loses that says again all
    that one chosen sentence says, however much it adds; ``spread`` what it gains in a part of the text from which
    none is chosen yet.
    """

    novelty: float
    echo: float
    spread: float


GIST = Balance(0.0, 0.45, 0.5)
DIGEST = Balance(1.8, 0.7, 0.1)


def balance(share: float) -> Balance:
    """Between `GIST` (0) and `DIGEST` (1)."""
    return Balance(
        GIST.novelty + share * (DIGEST.novelty - GIST.novelty),
        GIST.echo + share * (DIGEST.echo - GIST.echo),
        GIST.spread + share * (DIGEST.spread - GIST.spread),
    )


_RECENT = 12
"""Of the chosen sentences that hold a word so many are remembered, so that the work stays linear."""


@dataclass(frozen=True, slots=True)
class Budget:
    """At most so many sentences, or so many code points; the other is None.

    ``tolerance`` is how much less than the best a sentence may be worth and still help to fill ``chars``: a limit in
    characters is not padded with whatever happens to be short enough.
    """

    sentences: int | None
    chars: int | None
    tolerance: float = inf


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen candidate, its worth when it was chosen, and the two parts that depend on the others."""

    row: int
    worth: float
    repeated: float
    spread: float


@dataclass(frozen=True, slots=True)
class Pick:
    """A chosen unit with its score and what the score is made of."""

    unit: int
    score: float
    features: tuple[tuple[str, float], ...]


def choose(
    scores: Sequence[float],
    vectors: Sequence[Sequence[tuple[int, float]]],
    parts: Sequence[int],
    lengths: Sequence[int],
    budget: Budget,
    rules: Balance = DIGEST,
    worths: Sequence[float] | None = None,
    step: Callable[[float], None] = lambda share: None,
) -> list[Choice]:
    """The best candidates within the budget, best first.

    Args:
        scores: one number per candidate.
        vectors: each candidate's words as (number, weight), the squares of the weights summing to one.
        parts: the part of the text that each candidate comes from.
        lengths: code points of each candidate.
        worths: how much (0..1) the part of each candidate matters to the whole; all alike where None.
        budget: how much may be chosen; the single best is chosen even where it does not fit.
        rules: how much the sentences already chosen count.
        step: called after each choice with the share of what may be chosen.
    """
    said: dict[int, float] = {}
    used: dict[int, int] = {}
    chosen: list[Choice] = []
    holders: dict[int, list[tuple[int, float]]] = {}

    def worth(row: int) -> tuple[float, float, float]:
        vector = vectors[row]
        repeated = 0.0
        if said:
            get = said.get
            repeated = -rules.novelty * sum(value * value * get(word, 0.0) for word, value in vector)
            shared: dict[int, float] = {}
            for word, _ in vector:
                for other, square in holders.get(word, ()):
                    shared[other] = shared.get(other, 0.0) + square
            if shared:
                repeated -= rules.echo * max(0.0, 2 * max(shared.values()) - 1)
        spread = rules.spread / (1 + used.get(parts[row], 0)) * (worths[row] if worths is not None else 1.0)
        return scores[row] + repeated + spread, repeated, spread

    heap = [(-(score + rules.spread), row) for row, score in enumerate(scores)]
    heapq.heapify(heap)
    left = budget.chars
    limit = len(scores) if budget.sentences is None else min(budget.sentences, len(scores))
    while heap and len(chosen) < limit:
        _, row = heapq.heappop(heap)
        if left is not None and lengths[row] > left:
            continue
        value, repeated, spread = worth(row)
        if heap and (-value, row) > heap[0]:
            heapq.heappush(heap, (-value, row))
            continue
        if left is not None and chosen and value < chosen[0].worth - budget.tolerance:
            break
        chosen.append(Choice(row, value, repeated, spread))
        step(len(chosen) / limit)
        if left is not None:
            left -= lengths[row]
            if left <= 0:
                break
        for word, weight in vectors[row]:
            keep = holders.setdefault(word, [])
            keep.append((row, weight * weight))
            if len(keep) > _RECENT:
                del keep[0]
            said[word] = said.get(word, 0.0) + (1 - said.get(word, 0.0)) * 0.7
        used[parts[row]] = used.get(parts[row], 0) + 1
    if not chosen and scores and limit > 0:
        row = max(range(len(scores)), key=lambda i: (scores[i], -i))
        chosen.append(Choice(row, scores[row] + rules.spread, 0.0, rules.spread))
    return chosen
