"""Quotations: where they are from, what was done to their words, and nothing that is read as markup."""

from __future__ import annotations

from dataclasses import replace

from summarise.article import Article, Repair
from summarise.markdown import Note, quotation
from summarise.reading import parse_article
from tests.summarise.test_markdown import note

ARTICLE = parse_article(
    "国产软件在增长。\n今年如此。", title="#题*目", author="张三", source="某报", published="2023-05-27T08:00", url=None
)


def _with(**changes: object) -> Article:
    return replace(ARTICLE, **changes)  # type: ignore[arg-type]


def test_author_title_source_date_and_link() -> None:
    text = quotation(_with(url="https://a.cn/x_y"), 0, 8)
    assert text == "> 国产软件在增长。\n>\n> — 张三，《\\#题\\*目》，某报，2023-05-27\n>\n> <https://a.cn/x_y>\n"
    assert quotation(ARTICLE, 0, 8, command="duzhai 'a `b`.txt' --at 3").endswith("> ``duzhai 'a `b`.txt' --at 3``\n")
    bare = _with(title=None, author=None, source=None, published=None, origin=None)
    assert quotation(bare, 0, 8) == "> 国产软件在增长。\n"


def test_paragraphs_stay_apart_and_markup_is_none() -> None:
    assert quotation(ARTICLE, 0, len(ARTICLE.text)).startswith("> 国产软件在增长。\n>\n> 今年如此。\n>\n")
    text = "# 不是标题 [[链接]]\n<b>粗</b>"
    hostile = _with(text=text, repairs=())
    assert quotation(hostile, 0, len(hostile.text)).startswith("> \\# 不是标题 \\[\\[链接\\]\\]\n>\n> &lt;b&gt;")


def test_a_conversion_is_told_and_the_original_offered() -> None:
    shown = "國產軟體在增長。"
    text = quotation(ARTICLE, 0, 8, shown=shown, target="tw", regional=True)
    assert text.startswith(f"> {shown}\n")
    assert "（由簡體轉為臺灣正體並轉換地區用詞）" in text
    both = quotation(ARTICLE, 0, 8, shown=shown, target="tw", wording="both")
    assert f"> {shown}\n>\n> 原文：国产软件在增长。\n" in both
    assert "（由簡體轉為臺灣正體）" in both
    original = quotation(ARTICLE, 0, 8, shown=shown, target="tw", wording="original")
    assert original.startswith("> 国产软件在增长。\n")
    assert "转为" not in original
    assert "轉為" not in original


def test_restored_characters_are_told() -> None:
    for certain, sign in ((True, "〔含复原字〕"), (False, "〔复原存疑〕")):
        repair = Repair(2, 4, "��", "软件", "trim", certain, None, 2, 4)
        text = quotation(_with(repairs=(repair,)), 0, 8)
        assert text.splitlines()[2].endswith(sign)
        assert "复原" not in quotation(_with(repairs=(repair,)), 5, 8)


def test_highlights_in_a_note_have_a_block_id_and_the_way_back() -> None:
    text = note(
        notes=(
            Note("差距至少2年", "我的话", block="hl-12", command="duzhai id:7 --at 345", repaired="certain"),
            Note("丢失的话", lost=True),
        )
    )
    assert "> 差距至少2年 〔含复原字〕\n>\n> `duzhai id:7 --at 345`\n\n^hl-12\n\n- 我的话\n" in text
    assert "> 丢失的话 〔原处已找不到〕\n" in text
