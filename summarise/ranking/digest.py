"""One digest of several articles, without repetition, each sentence with its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.article import Article
from summarise.ranking.document import prepare
from summarise.ranking.features import measure
from summarise.ranking.scorer import contributions
from summarise.ranking.selection import Budget, choose
from summarise.ranking.summariser import check_budgets, suitable_length, sum_of
from summarise.results import SummarySentence
from summarise.watch import Watch


@dataclass(frozen=True, slots=True)
class DigestSentence:
    """A sentence of the digest and the number of the article it stands in, counted from 0."""

    article: int
    sentence: SummarySentence


@dataclass(frozen=True, slots=True)
class Digest:
    """Sentences in the order of the articles and of each text; ``rank`` is that in the whole digest."""

    sentences: tuple[DigestSentence, ...]


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
        chars: whole sentences up to that many code points in all.
        ratio: the share (0..1] of all code points.
        watch: told of the progress and asked whether to stop.

    Returns:
        With no budget some two sentences an article, fewer where they repeat one another.

    Raises:
        ValueError: for two budgets or a budget that means nothing.
        Cancelled: when ``watch`` was told to stop.
    """
    check_budgets(sentences, chars, ratio)
    watch = watch or Watch()
    numbers: dict[str, int] = {}
    scores: list[float] = []
    vectors: list[list[tuple[int, float]]] = []
    sources: list[tuple[int, int]] = []
    lengths: list[int] = []
    documents = []
    features: list[tuple[tuple[str, float], ...]] = []
    total = 0
    wanted = 0
    for number, article in enumerate(articles):
        watch.step(0.9 * number / max(1, len(articles)))
        document = prepare(article)
        documents.append(document)
        measures = measure(document)
        total += len(document.text)
        if measures is None:
            continue
        parts = contributions(measures, 5)
        sums = sum_of(parts)
        best = max(sums)
        entries = list(
            zip(
                [
                    numbers.setdefault(document.vocabulary[word], len(numbers))
                    for word in measures.terms.columns.tolist()
                ],
                measures.terms.values.tolist(),
                strict=True,
            )
        )
        bounds = measures.terms.bounds.tolist()
        wanted += min(2, suitable_length(len(sums), len(document.text)))
        for row, unit in enumerate(measures.members):
            scores.append(sums[row] - best)
            vectors.append(entries[bounds[row] : bounds[row + 1]])
            sources.append((number, unit))
            lengths.append(document.units[unit].end - document.units[unit].start)
            features.append(tuple((name, float(column[row])) for name, column in parts.items() if column[row]))
    if ratio is not None:
        chars = max(1, int(total * ratio))
    if sentences is None and chars is None:
        sentences = min(max(wanted, 1), 12)
    chosen = choose(scores, vectors, [number for number, _ in sources], lengths, Budget(sentences, chars))
    out = []
    for rank, choice in enumerate(chosen, 1):
        number, unit_number = sources[choice.row]
        unit = documents[number].units[unit_number]
        article = articles[number]
        repaired = article.repaired(unit.start, unit.end) if isinstance(article, Article) else None
        text = documents[number].text[unit.start : unit.end]
        sentence = SummarySentence(
            unit.start, unit.end, text, round(choice.worth, 6), rank, features[choice.row], repaired
        )
        out.append(DigestSentence(number, sentence))
    out.sort(key=lambda item: (item.article, item.sentence.start))
    watch.step(1.0)
    return Digest(tuple(out))
