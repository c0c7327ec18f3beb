"""The published methods under sumy's names, fed with our sentences and words."""

from __future__ import annotations

from collections import Counter

from summarise.ranking.document import Document
from summarise.ranking.methods import AUTO, MethodTooSlow
from summarise.ranking.selection import Budget, Pick
from summarise.watch import Watch
from summarise.words import cut

# What a method may cost before it is refused, in units of its own growth; each is about five seconds of work.
_MOST = {"lsa": 2_000_000, "luhn": 700_000_000, "sum-basic": 125_000_000}
_NOT_SENTENCES = ("heading", "table", "code")
_MOST_FOR_GRAPHS = 100_000
"""Sentences up to which LexRank is offered in place of a method that is too slow."""


def pick_by(method: str, document: Document, budget: Budget, watch: Watch) -> list[Pick]:
    """The sentences that a published method chooses, best first, from all that are not headings.

    The methods know nothing of captions, questions or greetings: they get the text as sumy would have it.

    Raises:
        MethodTooSlow: where it would take too long.
    """
    from summarise.ranking.graph import lex_rank, text_rank

    members = [i for i, unit in enumerate(document.units) if unit.kind not in _NOT_SENTENCES] or [
        *range(len(document.units))
    ]
    numbers = document.unit_words()
    content = document.content
    chosen_words = [[word for word in numbers[i] if content[word] > 0] for i in members]
    if method == "text-rank":
        ratings = text_rank(chosen_words, watch).tolist()
    elif method == "lex-rank":
        ratings = lex_rank(chosen_words, watch).tolist()
    else:
        ratings = _by_sumy(method, document, members, chosen_words, watch)
    order = sorted(range(len(members)), key=lambda row: (-ratings[row], row))
    picks: list[Pick] = []
    left = budget.chars
    for row in order:
        if budget.sentences is not None and len(picks) >= budget.sentences:
            break
        unit = document.units[members[row]]
        if left is not None:
            if unit.end - unit.start > left:
                continue
            left -= unit.end - unit.start
        picks.append(Pick(members[row], ratings[row], ()))
    if not picks:
        picks.append(Pick(members[order[0]], ratings[order[0]], ()))
    return picks


def _by_sumy(method: str, document: Document, members: list[int], words: list[list[int]], watch: Watch) -> list[float]:
    from summarise.ranking.sumy_door import rate_with_sumy

    n = len(members)
    counts = Counter(word for sentence in words for word in sentence)
    total = counts.total()
    cost = {
        # LSA fills a matrix of words by sentences in Python; Luhn looks each word up in a tuple of those that recur;
        # SumBasic goes through what is left once for each sentence.
        "lsa": n * len(counts),
        "luhn": total * sum(times > 1 for times in counts.values()),
        "sum-basic": n * total,
    }
    if method in cost and cost[method] > _MOST[method]:
        raise MethodTooSlow(method, n, "lex-rank" if n <= _MOST_FOR_GRAPHS else AUTO)
    watch.step(0.65)
    vocabulary = document.vocabulary
    tokens = [[vocabulary[word] for word in sentence] for sentence in words]
    paragraphs: list[list[int]] = []
    block = -1
    for row, unit in enumerate(members):
        if document.units[unit].block != block:
            block = document.units[unit].block
            paragraphs.append([])
        paragraphs[-1].append(row)
    headings = []
    if document.title:
        headings.append(len(tokens))
        tokens.append([word for word in cut(document.title) if len(word) > 1])
    return rate_with_sumy(method, paragraphs, tokens, headings, watch)
