"""What is found in the article on show: summary, figures, names. All of it is computed in worker threads."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarise.article import Article
    from summarise.results import Figure, Name, Summary
    from summarise.watch import Watch

KEPT = 24
"""How many articles' analyses are kept in memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """The findings of one article; None where they are not ready. ``trouble`` says why there is no summary."""

    article: Article = field(repr=False)
    summary: Summary | None = None
    figures: tuple[Figure, ...] | None = None
    names: tuple[Name, ...] | None = None
    trouble: str = ""


class Findings:
    """The analyses of the latest articles."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Analysis] = OrderedDict()

    def of(self, article: Article) -> Analysis:
        """What is known of ``article`` so far."""
        known = self._kept.get(id(article))
        if known is None or known.article is not article:
            return Analysis(article)
        self._kept.move_to_end(id(article))
        return known

    def keep(self, analysis: Analysis) -> None:
        """Remember ``analysis`` in place of what was known of its article."""
        self._kept[id(analysis.article)] = analysis
        self._kept.move_to_end(id(analysis.article))
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)


def analyse(
    analysis: Analysis,
    size: int | None,
    method: str,
    tell: Callable[[Analysis], None],
    watch: Watch,
) -> Analysis:
    """Find what ``analysis`` lacks, and ``tell`` after each step; returns all of it.

    The figures come first, because they need no dictionary; they are ranked again when the summary is there.

    Raises:
        Cancelled: when ``watch`` was told to stop.
    """
    from summarise.figures import find_figures

    article = analysis.article
    if analysis.figures is None:
        analysis = replace(analysis, figures=find_figures(article))
        tell(analysis)
    watch.step(0.0)
    if analysis.summary is None:
        analysis = with_summary(analysis, size, method, watch)
        tell(analysis)
    watch.step(1.0)
    if analysis.names is None:
        from summarise.names import find_names

        analysis = replace(analysis, names=find_names(article))
        tell(analysis)
    return analysis


def with_summary(analysis: Analysis, size: int | None, method: str, watch: Watch | None = None) -> Analysis:
    """``analysis`` with a summary of ``size`` sentences (None: a length that suits), and the figures ranked by it."""
    from summarise.figures import find_figures
    from summarise.ranking import summarise

    try:
        summary = summarise(analysis.article, sentences=size, method=method, watch=watch)
    except ValueError as error:
        return replace(analysis, summary=None, trouble=str(error))
    figures = find_figures(analysis.article, summary=summary)
    return replace(analysis, summary=summary, figures=figures, trouble="")
