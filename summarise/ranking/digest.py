"""One digest of several articles, without repetition, each sentence with its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarise.article import Article
from summarise.ranking.document import Document, prepare
from summarise.ranking.features import measure
from summarise.ranking.scorer import contributions
from summarise.ranking.selection import DIGEST, Balance, Budget, choose
from summarise.ranking.summariser import check_budgets, explained, suitable_length, sum_of
from summarise.results import SummarySentence
from summarise.watch import Watch

_EACH = 2
"""Sentences an article that a digest without a budget has, as long as they say something new."""
_MOST = 12
_BALANCE = Balance(DIGEST.novelty, DIGEST.echo, 1.0)
"""A first sentence from each article comes before a third from one."""
_LIKE_A_DIGEST = 5


@dataclass(frozen=True, slots=True)
class DigestSentence:
    """A sentence of the digest and the number of the article it stands in, counted from 0."""

    article: int
    sentence: SummarySentence


@dataclass(frozen=True, slots=True)
class Digest:
    """Sentences in the order of the articles and of each text; ``rank`` is that in the whole digest."""

    sentences: tuple[DigestSentence, ...]


@dataclass(slots=True)
class _Candidates:
    """The sentences of all articles, numbered together; words are numbered by their text."""

    words: dict[str, int] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    scores: list[float] = field(default_factory=list)
    vectors: list[list[tuple[int, float]]] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)
    units: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    features: list[dict[str, float]] = field(default_factory=list)

    def add(self, number: int, document: Document) -> None:
        """Take the quotable sentences of an article; what another article says in the same words is left out."""
        measures = measure(document)
        if measures is None:
            return
        parts = contributions(measures, _LIKE_A_DIGEST)
        scores = sum_of(parts)
        # Articles score on different scales: each one's best sentence stands at the same height.
        best = max(scores)
        vectors = measures.terms.as_lists()
        for row, unit_number in enumerate(measures.members):
            unit = document.units[unit_number]
            folded = document.folded[unit.start : unit.end]
            if folded in self.texts:
                continue
            self.texts.add(folded)
            self.scores.append(scores[row] - best)
            self.vectors.append(
                [
                    (self.words.setdefault(document.vocabulary[word], len(self.words)), value)
                    for word, value in vectors[row]
                ]
            )
            self.articles.append(number)
            self.units.append(unit_number)
            self.lengths.append(unit.end - unit.start)
            self.features.append({name: float(column[row]) for name, column in parts.items()})


def summarise_together(
    articles: Sequence[Article | str],
    *,
    sentences: int | None = None,
    chars: int | None = None,
    ratio: float | None = None,
    watch: Watch | None = None,
) -> Digest:
    """One digest of several articles: what they say, said once.

    Args:
        articles: articles or texts.
        sentences: at most so many sentences in all.
        chars: whole sentences up to that many code points in all; the single best one whole where none fits.
        ratio: the share (0..1] of all code points.
        watch: told of the progress and asked whether to stop.

    Returns:
        With no budget some two sentences an article, at most twelve.

    Raises:
        ValueError: for two budgets or a budget that means nothing.
        Cancelled: when ``watch`` was told to stop.
    """
    check_budgets(sentences, chars, ratio)
    watch = watch or Watch()
    candidates = _Candidates()
    documents = []
    wanted = 0
    for number, article in enumerate(articles):
        watch.step(0.9 * number / len(articles))
        document = prepare(article)
        documents.append(document)
        before = len(candidates.scores)
        candidates.add(number, document)
        added = len(candidates.scores) - before
        wanted += min(_EACH, suitable_length(added, len(document.text))) if added else 0
    if ratio is not None:
        chars = max(1, int(sum(len(document.text) for document in documents) * ratio))
    if sentences is None and chars is None:
        sentences = min(wanted, _MOST)
    chosen = choose(
        candidates.scores,
        candidates.vectors,
        candidates.articles,
        candidates.lengths,
        Budget(sentences, chars),
        _BALANCE,
    )
    out = []
    for rank, choice in enumerate(chosen, 1):
        number = candidates.articles[choice.row]
        unit = documents[number].units[candidates.units[choice.row]]
        article = articles[number]
        out.append(
            DigestSentence(
                number,
                SummarySentence(
                    unit.start,
                    unit.end,
                    documents[number].text[unit.start : unit.end],
                    round(choice.worth, 6),
                    rank,
                    explained(candidates.features[choice.row], choice),
                    article.repaired(unit.start, unit.end) if isinstance(article, Article) else None,
                ),
            )
        )
    out.sort(key=lambda item: (item.article, item.sentence.start))
    watch.step(1.0)
    return Digest(tuple(out))
