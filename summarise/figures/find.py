"""`find_figures`: the figures of an article or a text."""

from __future__ import annotations

from dataclasses import replace

from summarise.article import Article, Certainty
from summarise.figures.hits import Hit
from summarise.figures.values import value_key
from summarise.folding import fold
from summarise.results import Figure, Summary

# Below every score that a sound figure can have.
_DOUBTFUL = -10.0


def find_figures(article_or_text: Article | str, *, summary: Summary | None = None) -> tuple[Figure, ...]:
    """The figures of a text: money, percentages, quantities, dates, durations, multiples, ranks and model sizes.

    A ``str`` is taken exactly as it is. An `Article` adds its headline, its date and what was repaired. Figures come
    in text order; the best are those of the highest ``score`` (`summarise.figures.key_figures` picks them).

    Args:
        article_or_text: what is searched; offsets are code points into it (into ``Article.text``).
        summary: a summary of the same text; figures that stand in its sentences count as more important.
    """
    # The patterns take some 40 ms to compile: nobody waits for them who has no figures to find.
    from summarise.figures import context, scoring, years
    from summarise.figures.describe import describe
    from summarise.figures.scan import scan

    article = article_or_text if isinstance(article_or_text, Article) else None
    text = article.text if article else str(article_or_text)
    folded = fold(text)
    hits = scan(folded)
    if not hits:
        return ()
    ends = context.sentences(folded)
    place = context.region(text, folded, article.region if article else None)
    hits = context.settle_kinds(folded, hits, place)
    hits = years.settle_years(folded, hits, ends, article.published if article else None)
    keys = [value_key(hit.kind, hit.low, hit.high, hit.unit, hit.iso, hit.bound) for hit in hits]
    headline = fold(article.title) if article and article.title else ""
    chosen = sorted((sentence.start, sentence.end) for sentence in summary.sentences) if summary else []
    scores = scoring.scores(folded, hits, keys, ends, headline, chosen)
    figures = []
    for hit, key, score in zip(hits, keys, scores, strict=True):
        what, whose = describe(text, folded, hit, ends)
        start, end = hit.span
        repaired = article.repaired(start, end) if article and article.repairs else None
        figures.append(_figure(text, hit, key, score, what, whose, repaired))
    return tuple(_trusted(figures))


def _trusted(figures: list[Figure]) -> list[Figure]:
    """A figure whose restoration is a guess never counts as key, unless a sound mention has the same value."""
    sound = {figure.value_key for figure in figures if figure.repaired != "uncertain"}
    return [
        replace(figure, score=min(figure.score, _DOUBTFUL))
        if figure.repaired == "uncertain" and figure.value_key not in sound
        else figure
        for figure in figures
    ]


def _figure(
    text: str, hit: Hit, key: str, score: float, what: str | None, whose: str | None, repaired: Certainty | None
) -> Figure:
    start, end = hit.span
    return Figure(
        start, end, text[start:end], hit.kind, hit.low, hit.high, hit.unit, hit.iso, hit.bound, hit.approx, what, whose,
        key, score, repaired,
    )  # fmt: skip
