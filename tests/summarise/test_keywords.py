from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.folding import fold
from summarise.ranking import summarise

DATA = Path(__file__).parents[1] / "data"
DOCS = [json.loads(line) for line in (DATA / "summaries_dev.jsonl").read_text(encoding="utf-8").splitlines()[::60]]


def gold(number: str) -> str:
    article = json.loads((DATA / "clean_gold" / f"{number}.json").read_text(encoding="utf-8"))
    return "\n".join(article["paragraphs"])


@pytest.mark.parametrize(
    ("number", "terms"),
    [
        ("000", {"ChatGPT", "元宇宙", "大模型", "张俊", "中欧资本"}),
        ("001", {"AI", "差距", "算力", "大模型"}),
        ("003", {"ChatGPT", "創業", "大模型", "李沐"}),
    ],
)
def test_the_terms_of_the_samples(number: str, terms: set[str]) -> None:
    found = [keyword.text for keyword in summarise(gold(number)).keywords]
    assert len(found) == 8
    assert terms <= set(found)


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc["id"])
def test_mentions_are_every_place_of_the_term(doc: dict[str, str]) -> None:
    text = doc["text"]
    keywords = summarise(text).keywords
    assert len(keywords) <= 8
    assert [keyword.score for keyword in keywords] == sorted((keyword.score for keyword in keywords), reverse=True)
    for keyword in keywords:
        assert keyword.mentions
        assert {fold(text[span.start : span.end]) for span in keyword.mentions} == {fold(keyword.text)}
        if not keyword.text.isascii():
            assert len(keyword.mentions) == fold(text).count(fold(keyword.text))
        assert len(keyword.text) >= 2


def test_no_part_of_a_term_stands_beside_it() -> None:
    text = "新型储能项目落地。新型储能项目投产。各地新型储能项目加快建设，新型储能项目带来新的需求。"
    found = [keyword.text for keyword in summarise(text).keywords]
    assert any("储能项目" in term for term in found)
    assert "储能" not in found
    assert "项目" not in found


def test_a_latin_term_is_not_found_inside_a_word() -> None:
    text = "AI改变了行业。他说AI很重要，而MAIL不是AI。"
    keyword = next(keyword for keyword in summarise(text).keywords if keyword.text == "AI")
    assert len(keyword.mentions) == 3


def test_function_words_and_numbers_are_no_keywords() -> None:
    assert summarise("因为所以，但是如果。2023年5月，100万。").keywords == ()


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="算力芯片大模型的是，。AI a\n1", max_size=80))
def test_any_text_is_survived(text: str) -> None:
    for keyword in summarise(text).keywords:
        assert all(0 <= span.start < span.end <= len(text) for span in keyword.mentions)
