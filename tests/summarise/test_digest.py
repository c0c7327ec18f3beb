from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarise.ranking import summarise_together
from summarise.watch import Cancelled, Watch

DATA = Path(__file__).parents[1] / "data"
TEXTS = [
    json.loads(line)["text"] for line in (DATA / "summaries_dev.jsonl").read_text(encoding="utf-8").splitlines()[:6]
]


def test_each_sentence_knows_its_article() -> None:
    digest = summarise_together(TEXTS, sentences=8)
    assert len(digest.sentences) == 8
    assert sorted(item.sentence.rank for item in digest.sentences) == [*range(1, 9)]
    places = [(item.article, item.sentence.start) for item in digest.sentences]
    assert places == sorted(places)
    for item in digest.sentences:
        assert TEXTS[item.article][item.sentence.start : item.sentence.end] == item.sentence.text


def test_every_article_speaks_before_one_speaks_thrice() -> None:
    digest = summarise_together(TEXTS, sentences=6)
    assert {item.article for item in digest.sentences} == {*range(6)}


def test_what_two_articles_say_is_said_once() -> None:
    digest = summarise_together([TEXTS[1], TEXTS[1], TEXTS[2]], sentences=6)
    texts = [item.sentence.text for item in digest.sentences]
    assert len(texts) == len(set(texts))


def test_the_same_news_in_other_words_comes_late() -> None:
    first = "常熟万达广场地下停车场发生管道掉落事故，造成三人不幸遇难。万达集团表示将严肃处理相关责任人。"
    again = "江苏常熟万达广场地下停车场发生管道掉落事故，三人不幸遇难。"
    other = "上海迪士尼乐园修改入园规则，游客今后可以携带食品入园。"
    digest = summarise_together([first, again, other], sentences=2)
    assert 2 in {item.article for item in digest.sentences}


def test_budgets() -> None:
    digest = summarise_together(TEXTS, chars=200)
    assert sum(len(item.sentence.text) for item in digest.sentences) <= 200
    assert len(summarise_together(TEXTS).sentences) <= 12
    assert summarise_together([]).sentences == ()
    assert summarise_together(["", " "]).sentences == ()
    with pytest.raises(ValueError, match="one budget"):
        summarise_together(TEXTS, chars=200, ratio=0.5)


def test_it_can_be_stopped() -> None:
    watch = Watch()
    watch.cancel()
    with pytest.raises(Cancelled):
        summarise_together(TEXTS, watch=watch)
