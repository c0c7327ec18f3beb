from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarise.ranking import MethodTooSlow, summarise, summary_methods
from summarise.ranking.document import prepare
from summarise.ranking.features import measure
from summarise.ranking.graph import lex_rank, text_rank
from summarise.ranking.sumy_door import rate_with_sumy
from summarise.watch import Cancelled, Watch

DATA = Path(__file__).parents[1] / "data"
LINES = (DATA / "summaries_dev.jsonl").read_text(encoding="utf-8").splitlines()
DOCS = [json.loads(line) for line in LINES[::14]]
RANKERS = {"text-rank": text_rank, "lex-rank": lex_rank}


def sentences_of(text: str) -> list[list[int]]:
    document = prepare(text)
    measures = measure(document)
    assert measures is not None
    words = document.unit_words()
    return [[word for word in words[unit] if document.content[word] > 0] for unit in measures.members]


def best(ratings: list[float], count: int) -> list[int]:
    return sorted(sorted(range(len(ratings)), key=lambda row: (-ratings[row], row))[:count])


@pytest.mark.parametrize("method", RANKERS)
@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc["id"])
def test_graph_methods_select_what_sumy_selects(doc: dict[str, str], method: str) -> None:
    sentences = sentences_of(doc["text"])
    ours = RANKERS[method](sentences).tolist()
    theirs = rate_with_sumy(method, [range(len(sentences))], [[str(word) for word in words] for words in sentences], [])
    for count in (1, 3, 5):
        assert best(ours, count) == best(theirs, count)


@pytest.mark.parametrize("method", RANKERS)
@pytest.mark.parametrize(
    "sentences",
    [[], [[]], [[1]], [[1], [1]], [[1], [2], []], [[1, 1, 2], [1], [2, 3]], [[5, 6, 7]] * 40 + [[8], []]],
)
def test_graph_methods_on_the_smallest_texts(sentences: list[list[int]], method: str) -> None:
    ours = RANKERS[method](sentences).tolist()
    if not sentences:
        assert ours == []
        return
    theirs = rate_with_sumy(method, [range(len(sentences))], [[str(word) for word in words] for words in sentences], [])
    # Only the order counts, and only where sumy's own vectors do not vanish into rounding.
    assert len(ours) == len(theirs)
    assert best([round(rating, 6) for rating in ours], 1) == best([round(rating, 6) for rating in theirs], 1)


def test_a_crowd_of_like_sentences_builds_no_square_matrix() -> None:
    sentences = [[1, 2, 3, row % 7] for row in range(30_000)]
    assert len(lex_rank(sentences)) == 30_000
    assert len(text_rank(sentences)) == 30_000


def test_every_method_is_named_and_described() -> None:
    assert [*summary_methods()] == ["auto", "lex-rank", "text-rank", "lsa", "luhn", "edmundson", "sum-basic"]
    assert all(summary_methods().values())


@pytest.mark.parametrize("method", ["lsa", "luhn", "edmundson", "sum-basic"])
def test_sumy_chooses_by_its_own_method(method: str) -> None:
    text = DOCS[20]["text"]
    summary = summarise(text, sentences=3, method=method)
    assert summary.method == method
    assert [sentence.features for sentence in summary.sentences] == [()] * 3
    other = summarise(text, sentences=3, method="auto")
    assert [s.start for s in summary.sentences] != [s.start for s in other.sentences]


@pytest.mark.parametrize("method", ["lsa", "luhn", "sum-basic"])
def test_a_method_too_slow_for_the_text_offers_another(method: str) -> None:
    text = "\n".join(json.loads(line)["text"] for line in LINES)
    with pytest.raises(MethodTooSlow, match=rf"{method} is too slow for [\d,]+ sentences; use") as caught:
        summarise(text, method=method)
    assert caught.value.instead in summary_methods()


@pytest.mark.parametrize("method", ["text-rank", "lex-rank", "lsa"])
def test_a_method_can_be_stopped(method: str) -> None:
    watch = Watch(lambda share: watch.cancel() if share >= 0.6 else None)
    with pytest.raises(Cancelled):
        summarise(DOCS[20]["text"], method=method, watch=watch)
