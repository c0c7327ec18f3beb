"""The five articles against careful restorations by hand, and what an editor sees in the two without."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from summarise.article import Article
from summarise.cleaning.annotations_readings import PINYIN
from summarise.reading import read_article

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "data" / "clean_gold"


def bare(text: str | None) -> str:
    return re.sub(r"\s+", "", text or "")


def seed(number: str) -> Article:
    return read_article(next((ROOT / "seeds").glob(f"{number}_*.txt")))


def gold(number: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((GOLD / f"{number}.json").read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("number", ["000", "001", "003"])
def test_paragraphs_are_the_gold(number: str) -> None:
    wanted = gold(number)
    got = [bare(p) for p in seed(number).paragraphs]
    others = {int(i): {bare(x) for x in v} for i, v in wanted.get("alt", {}).items()}
    missing = [
        p for i, p in enumerate(wanted["paragraphs"]) if bare(p) not in got and not others.get(i, set()) & set(got)
    ]
    assert missing == []
    known = {bare(p) for p in wanted["paragraphs"]} | {bare(x["text"]) for x in wanted.get("optional", [])}
    assert [p for p in got if p not in known.union(*others.values())] == []


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_no_trace_of_an_annotation_is_left(number: str) -> None:
    text = seed(number).text
    assert re.findall(rf"[?？][{PINYIN}]{{1,6}}[)）]", text) == []
    assert [m for m in re.findall(rf"[(（]([{PINYIN}]{{1,6}})[)）]", text) if not m.isascii()] == []


@pytest.mark.parametrize("number", ["000", "001", "003"])
def test_mastheads_are_the_gold(number: str) -> None:
    wanted, article = gold(number), seed(number)
    assert bare(article.title) == bare(wanted["title"])
    assert bare(article.source) == bare(wanted["source"])
    assert bare(article.author) == bare(wanted["author"])
    assert bare(article.published)[:10] == bare(wanted["date"])[:10]
    assert article.script == wanted["script"]


@pytest.mark.parametrize("number", ["000", "003"])
def test_headings_are_known(number: str) -> None:
    wanted, article = gold(number), seed(number)
    headings = [article.text[b.start : b.end] for b in article.blocks if b.kind == "heading"]
    assert [bare(h) for h in headings] == [bare(wanted["paragraphs"][i]) for i in wanted["headings"]]


@pytest.mark.parametrize("number", ["000", "004"])
def test_nothing_but_typography_is_changed_in_sound_articles(number: str) -> None:
    assert {repair.kind for repair in seed(number).repairs} <= {"typography"}


def test_the_second_article() -> None:
    article = seed("002")
    assert article.title == "追趕ChatGPT，我們的差距在哪里？"
    assert (article.source, article.author, article.published) == (None, None, None)
    reasons = [(r.reason, bare(r.text)[:6]) for r in article.removed]
    assert reasons[0] == ("advertisement", "香蕉在线视频")
    assert [r for r, _ in reasons].count("caption") == 4
    assert [r for r, _ in reasons].count("duplicate") == 4
    assert reasons[-1][0] == "related"
    headings = [article.text[b.start : b.end] for b in article.blocks if b.kind == "heading"]
    assert headings == ["互聯網大佬帶頭組隊", "國內AI“三算”與海外存差距", "OpenAI搶跑 中企如何趕超？"]
    assert "要創立新公司打造中國版OpenAI" in article.text
    assert "/p>" not in article.text
    assert "????" not in article.text
    assert "算力，同樣是AI的核心競爭要素，核心的核心是芯片。" in article.text
    assert "技術路線的“自我革命”。" in article.text


def test_the_fifth_article() -> None:
    article = seed("004")
    assert article.title == "面對AI：中國缺失的是什麼？"
    assert (article.source, article.author, article.published) == ("看中國", None, "2023-07-31")
    assert [r.reason for r in article.removed] == ["title", "source", "disclaimer", "related", "related", "related"]
    assert len(article.paragraphs) == 24
    assert article.paragraphs[0].startswith("一個半個月前，AMD的蘇姿豐")
    assert article.paragraphs[-1].endswith("但首先要保證自己一直在船上。")
    assert "my English is fine thank you, and you?" in article.text
    assert "他說：「比爾·蓋茨都沒我看得準。」" in article.text
    assert "胡建（福建）裔" in article.text
