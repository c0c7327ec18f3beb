"""Titles of web pages, among the names of sites that stand around them."""

from __future__ import annotations

import pytest

from summarise.reading import read_article

TEXT = "今天的天气很好，我们一起去公园散步，看见许多人在湖边钓鱼，大家都很高兴。"
OTHER = "研究人员用了三年时间才完成这项工作，结果出人意料，他们打算明年再去那里一次。"
TITLE = "湖边的老人与他的三只鹭鸟"


def title_of(head: str, *, top: str = "", meta: str = "", above: str = "") -> str | None:
    page = (
        f"<!doctype html><html><head><title>{head}</title>{meta}</head><body>{above}{top}"
        f"<div class='text'><p>{TEXT * 2}</p><p>{OTHER * 2}</p><p>{TEXT}{OTHER}</p></div></body></html>"
    )
    return read_article(page.encode()).title


def site(name: str) -> str:
    return f'<meta property="og:site_name" content="{name}">'


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


H1 = f"<h1>{TITLE}</h1>"


@pytest.mark.parametrize(
    ("head", "above"),
    [
        (f"{TITLE}-晨风中国", "<h1>晨风中国</h1>"),
        (f"{TITLE}_快读讯_晨风网", "<h1>快读讯</h1><h2>晨风网</h2>"),
        (f"{TITLE} - 晨风中国", "<h2>晨风中国</h2>"),
        (f"晨风中国 | {TITLE}", f"{site('晨风中国')}<h1>晨风中国</h1>"),
    ],
)
@pytest.mark.parametrize("top", [H1, f"<h2>{TITLE}</h2>", f"<div>{TITLE}</div>", ""])
def test_a_logo_is_no_title(head: str, above: str, top: str) -> None:
    assert title_of(head, above=above, top=top) == TITLE


@pytest.mark.parametrize(
    "head",
    [
        TITLE,
        f"{TITLE}_晨风网",
        f"{TITLE}-晨风新闻-晨风网",
        f"{TITLE} – 晨风",
        f"{TITLE} | 晨风 | 晨风集团",
        f"{TITLE} @ 老王的部落格 :: 晨风邦 ::",
        f"{TITLE}|晨风日报",
        f"{TITLE} - 晨风百科，谁都可以写一条的自由百科全书",
    ],
)
def test_the_site_is_split_off(head: str) -> None:
    assert title_of(head) == TITLE


@pytest.mark.parametrize("head", ["-晨风历史网", "_晨风历史网", " - 晨风历史网", "晨风历史网"])
def test_the_name_of_a_site_alone_is_no_title(head: str) -> None:
    assert title_of(head, top=H1, meta=site("晨风历史网")) == TITLE
    assert title_of(head, meta=site("晨风历史网") + og(TITLE), top=H1) == TITLE
    assert title_of(head, meta=site("晨风历史网")) != "晨风历史网"


@pytest.mark.parametrize("head", ["-晨风历史网", "晨风中国", "快读讯"])
def test_nor_is_it_where_nothing_calls_it_so(head: str) -> None:
    assert title_of(head, top=H1) == TITLE


def test_the_headline_beats_the_meta_data() -> None:
    assert title_of(f"{TITLE}_晨风网", top=H1, meta=og("晨风网：最新的消息")) == TITLE
    assert title_of(f"{TITLE}_晨风网", meta=og(f"{TITLE} - 晨风网") + site("晨风网")) == TITLE
    assert title_of(f"{TITLE}_晨风网", meta=og("晨风网") + site("晨风网")) == TITLE


def test_the_meta_data_beat_what_search_engines_are_told() -> None:
    assert title_of(f"湖边的老人与他的三只鹭鸟全文阅读，{TITLE}最新_晨风", meta=og(TITLE)) == TITLE


@pytest.mark.parametrize(
    "head", ["春天的故事——献给母亲", "一九七八", "我们——他们", "中国-东盟博览会在南宁开幕，来宾很多"]
)
def test_what_is_part_of_the_title_stays(head: str) -> None:
    assert title_of(head) == head


def test_linked_data_stand_in_for_a_site_name() -> None:
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}"}}</script>'
    assert title_of("-晨风历史网", meta=data) == TITLE
