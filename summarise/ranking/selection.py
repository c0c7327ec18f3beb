"""Choosing sentences by score within a budget, without saying the same thing twice.

Greedy choice: a sentence's worth is its score, less what the chosen ones have said already, plus a share for a part
of the text that none of them comes from. Worth only falls while others are chosen, so a heap that looks again at the
top finds the same sentences as a full search and the work stays close to linear.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass

NOVELTY = 0.8
"""How much a sentence loses where all its words have been said."""
SPREAD = 0.15
"""How much a sentence gains in a part of the text from which none is chosen yet."""


@dataclass(frozen=True, slots=True)
class Budget:
    """At most so many sentences, or so many code points; the other is None."""

    sentences: int | None
    chars: int | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen candidate, its worth when it was chosen, and the two parts that depend on the others."""

    row: int
    worth: float
    repeated: float
    spread: float


def choose(
    scores: Sequence[float],
    vectors: Sequence[Sequence[tuple[int, float]]],
    parts: Sequence[int],
    lengths: Sequence[int],
    budget: Budget,
    step: Callable[[float], None] = lambda share: None,
) -> list[Choice]:
    """The best candidates within the budget, best first.

    Args:
        scores: one number per candidate.
        vectors: each candidate's words as (number, weight), the squares of the weights summing to one.
        parts: the part of the text that each candidate comes from.
        lengths: code points of each candidate.
        budget: how much may be chosen; the single best is chosen even where it does not fit.
        step: called now and then with the share of the budget that is filled.
    """
    said: dict[int, float] = {}
    used: dict[int, int] = {}
    chosen: list[Choice] = []

    def worth(row: int) -> tuple[float, float, float]:
        vector = vectors[row]
        repeated = 0.0
        if said:
            get = said.get
            repeated = -NOVELTY * sum(value * value * get(word, 0.0) for word, value in vector)
        spread = SPREAD / (1 + used.get(parts[row], 0))
        return scores[row] + repeated + spread, repeated, spread

    heap = [(-(score + SPREAD), row) for row, score in enumerate(scores)]
    heapq.heapify(heap)
    left = budget.chars
    limit = len(scores) if budget.sentences is None else min(budget.sentences, len(scores))
    while heap and len(chosen) < limit:
        bound, row = heapq.heappop(heap)
        if left is not None and lengths[row] > left:
            continue
        value, repeated, spread = worth(row)
        if heap and (-value, row) > heap[0]:
            heapq.heappush(heap, (-value, row))
            continue
        chosen.append(Choice(row, value, repeated, spread))
        if left is not None:
            left -= lengths[row]
            if left <= 0:
                break
            step(1 - left / max(1, budget.chars or 1))
        for word, _ in vectors[row]:
            said[word] = said.get(word, 0.0) + (1 - said.get(word, 0.0)) * 0.7
        used[parts[row]] = used.get(parts[row], 0) + 1
    if not chosen and scores and limit > 0:
        row = max(range(len(scores)), key=lambda i: (scores[i], -i))
        chosen.append(Choice(row, scores[row] + SPREAD, 0.0, SPREAD))
    return chosen
