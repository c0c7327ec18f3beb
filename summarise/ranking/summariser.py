"""The one way to a summary: prepare, score by the method asked for, choose within the budget, explain."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from summarise.article import Article
from summarise.ranking.arrays import Floats
from summarise.ranking.classics import pick_by
from summarise.ranking.document import Document, prepare
from summarise.ranking.features import Measures, measure
from summarise.ranking.keywords import find_keywords
from summarise.ranking.methods import AUTO, check_method
from summarise.ranking.scorer import CHARS_A_SENTENCE, contributions, digest_share, tolerance
from summarise.ranking.selection import Budget, Choice, Pick, balance, choose
from summarise.results import Summary, SummarySentence
from summarise.watch import Watch


def summarise(
    article_or_text: Article | str,
    *,
    sentences: int | None = None,
    chars: int | None = None,
    ratio: float | None = None,
    method: str = AUTO,
    watch: Watch | None = None,
) -> Summary:
    """The sentences that together tell a text, each readable alone, and the text's keywords.

    Args:
        article_or_text: an article, or a text that is taken as it is and has no title.
        sentences: at most so many sentences.
        chars: whole sentences up to that many code points; the single best one whole where none fits. A small
            limit is not padded with sentences that are far behind the best.
        ratio: the share (0..1] of the text's code points, filled with whole sentences.
        method: a name from `summary_methods`.
        watch: told of the progress and asked whether to stop.

    Returns:
        Sentences in text order. With no budget as many as suit the text's length.

    Raises:
        ValueError: for two budgets, a budget below 1, a ratio outside (0, 1] or an unknown method.
        MethodTooSlow: where the method would take too long for this text.
        Cancelled: when ``watch`` was told to stop.
    """
    check_budgets(sentences, chars, ratio)
    check_method(method)
    watch = watch or Watch()
    watch.step(0.0)
    document = prepare(article_or_text, watch)
    measures = measure(document)
    watch.step(0.6)
    if measures is None:
        return Summary((), (), method)
    budget = _budget(document, measures, sentences, chars, ratio)
    if method == AUTO:
        chosen = pick(document, measures, budget, watch, ratio)
    else:
        chosen = pick_by(method, document, budget, watch)
    watch.step(0.9)
    keywords = find_keywords(document)
    article = article_or_text if isinstance(article_or_text, Article) else None
    summary = Summary(_sentences(document, chosen, article), keywords, method)
    watch.step(1.0)
    return summary


def check_budgets(sentences: int | None, chars: int | None, ratio: float | None) -> None:
    """Refuse two budgets at once and budgets that mean nothing.

    Raises:
        ValueError: in one clear sentence.
    """
    if sum(budget is not None for budget in (sentences, chars, ratio)) > 1:
        raise ValueError("Give one budget: sentences, chars or ratio, not two.")
    for name, value in (("sentences", sentences), ("chars", chars)):
        if value is not None and value < 1:
            raise ValueError(f"{name} must be 1 or more, not {value}.")
    if ratio is not None and not 0 < ratio <= 1:
        raise ValueError(f"ratio must be more than 0 and at most 1, not {ratio}.")


def suitable_length(sentences: int, characters: int) -> int:
    """How many sentences suit a text: one of a few lines, five of a long article, at most twelve of a book."""
    if characters <= 0 or sentences <= 2:
        return max(1, min(sentences, 1))
    wanted = round(1.25 * math.log2(1 + characters / 160))
    return max(1, min(wanted, 12, (sentences + 1) // 2))


def pick(
    document: Document, measures: Measures, budget: Budget, watch: Watch, ratio: float | None = None
) -> list[Pick]:
    """Our own choice, best first; a ``ratio`` is filled, a limit in characters need not be."""
    wanted = budget.sentences if budget.sentences is not None else (budget.chars or 0) / CHARS_A_SENTENCE
    share = digest_share(wanted, len(measures.members))
    if ratio is None:
        budget = replace(budget, tolerance=tolerance(share))
    parts = contributions(measures, wanted)
    total = sum_of(parts)
    units = document.units
    chosen = choose(
        total,
        measures.terms.as_lists(),
        text_parts(document, measures),
        [units[i].end - units[i].start for i in measures.members],
        budget,
        balance(share),
        measures.columns["part"].tolist(),
        lambda share: watch.step(0.6 + 0.3 * share),
    )
    return [
        Pick(
            measures.members[choice.row],
            choice.worth,
            explained({name: float(column[choice.row]) for name, column in parts.items()}, choice),
        )
        for choice in chosen
    ]


def sum_of(parts: Mapping[str, Floats]) -> list[float]:
    """The scores: all contributions together."""
    import numpy as np

    scores: list[float] = np.sum(list(parts.values()), axis=0).tolist()
    return scores


def explained(features: Mapping[str, float], choice: Choice) -> tuple[tuple[str, float], ...]:
    """What a chosen sentence's worth is made of, without the features that add nothing."""
    told = {**features, "repeats": choice.repeated, "new_part": choice.spread}
    return tuple((name, round(value, 4)) for name, value in told.items() if round(value, 4))


def text_parts(document: Document, measures: Measures) -> list[int]:
    """The part of the text each member comes from: its section, or a sixth of the text where there are none."""
    members = measures.members
    units = document.units
    if units[-1].section >= 2:
        return [units[i].section for i in members]
    return [row * 6 // len(members) for row in range(len(members))]


def _budget(
    document: Document, measures: Measures, sentences: int | None, chars: int | None, ratio: float | None
) -> Budget:
    if ratio is not None:
        return Budget(None, max(1, int(len(document.text) * ratio)))
    if sentences is None and chars is None:
        size = sum(document.units[i].end - document.units[i].start for i in measures.members)
        return Budget(suitable_length(len(measures.members), size), None)
    return Budget(sentences, chars)


def _sentences(document: Document, chosen: list[Pick], article: Article | None) -> tuple[SummarySentence, ...]:
    rank = {pick.unit: number for number, pick in enumerate(chosen, 1)}
    out = []
    for pick in sorted(chosen, key=lambda pick: pick.unit):
        unit = document.units[pick.unit]
        out.append(
            SummarySentence(
                unit.start,
                unit.end,
                document.text[unit.start : unit.end],
                round(pick.score, 6),
                rank[pick.unit],
                pick.features,
                article.repaired(unit.start, unit.end) if article is not None else None,
            )
        )
    return tuple(out)
