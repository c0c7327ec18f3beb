"""Rows laid lazily: wherever one looks first, the page comes out the same."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.app.reader_app import article
from tests.app.reader_helpers import HARD, novel, paragraphs
from tui.reader.layout import PIECE_CHARACTERS, Page, PageStyle, gap_between, inset_of
from tui.reader.sources import ArticleSource, PlainSource, paragraph_at

STYLE = PageStyle(measure=40, gap=1, hang=2)


def laid(source: PlainSource | ArticleSource, style: PageStyle) -> Page:
    page = Page(source, style)
    while page.advance(50):
        pass
    return page


def lines(page: Page) -> list[str]:
    """Every line of a page as text, with its inset."""
    out = []
    for y in range(page.height):
        row = page.row(y)
        out.append("" if row.blank else " " * row.inset + page.source.text(row.paragraph)[row.start : row.end])
    return out


def test_an_article_is_set_by_what_its_blocks_are() -> None:
    source = ArticleSource(
        article(
            ("heading", "第一章", 1),
            ("paragraph", "一二三四五六七八九十一二三四五六七八九十一二三", 0),
            ("paragraph", "　　已有缩进", 0),
            ("quote", "引文在此", 0),
            ("item", "甲", 1),
            ("item", "乙", 2),
            ("code", "x = 1", 0),
        ),
        [("title", "题目"), ("meta", "来源"), ("meta", "日期")],
    )
    assert lines(laid(source, STYLE)) == [
        "题目",
        "来源",
        "日期",
        "",
        "第一章",
        "",
        "    一二三四五六七八九十一二三四五六七八",
        "九十一二三",
        "",
        "　　已有缩进",
        "",
        "    引文在此",
        "",
        "  甲",
        "    乙",
        "",
        "  x = 1",
    ]
    assert lines(laid(source, PageStyle(measure=40, indent=0, gap=0, spacing=1)))[9:14] == [
        "", "一二三四五六七八九十一二三四五六七八九十", "", "一二三", ""]  # fmt: skip


@pytest.mark.parametrize("measure", [1, 2, 7, 40, 76])
@pytest.mark.parametrize("spacing", [0, 2])
def test_every_place_is_on_the_line_that_shows_it(measure: int, spacing: int) -> None:
    source = PlainSource("\n".join([*paragraphs()[:25], *filter(str.strip, HARD)]), [("title", "题")])
    page = laid(source, PageStyle(measure=measure, gap=1, spacing=spacing))
    seen: dict[int, int] = {}
    for y in range(page.height):
        row = page.row(y)
        if row.blank:
            continue
        assert row.start == seen.get(row.paragraph, 0), "a row does not begin where the one above ended"
        seen[row.paragraph] = row.end
        assert page.line_of(row.paragraph, row.start) == y
        assert page.line_of(row.paragraph, row.end - 1) == y
    assert seen == {i: len(source.text(i)) for i in range(len(source))}


@given(st.lists(st.integers(0, 99), min_size=1, max_size=12), st.integers(4, 60), st.integers(0, 2), st.integers(0, 1))
@settings(max_examples=25, deadline=None)
def test_wherever_one_looks_first_the_rows_are_the_same(looks: list[int], measure: int, spacing: int, gap: int) -> None:
    source = PlainSource(novel(12_000))
    style = PageStyle(measure=measure, gap=gap, spacing=spacing, hang=2)
    whole = laid(source, style)
    page = Page(source, style)
    for look in looks:
        y = page.settle(page.height * look // 100, 30, 30)
        row = page.row(y)
        assert row == whole.row(whole.line_of(row.paragraph, row.start) + y - page.line_of(row.paragraph, row.start))
    while page.advance(5):
        pass
    assert page.exact
    assert page.height == whole.height
    assert [page.row(y) for y in range(0, page.height, 7)] == [whole.row(y) for y in range(0, whole.height, 7)]


def test_what_stands_on_a_line_stays_there_while_the_lines_above_are_laid() -> None:
    page = Page(PlainSource(novel(60_000)), STYLE)
    chance = random.Random(7)
    for _ in range(40):
        y = page.settle(chance.randrange(page.height), 0, 0)
        before = [page.row(at) for at in range(y, min(y + 5, page.height))]
        moved = page.settle(y, chance.randrange(300), chance.randrange(300))
        assert page.row(moved) == before[0]


def test_the_estimate_is_near_the_truth() -> None:
    source = PlainSource(novel(120_000))
    guessed = Page(source, PageStyle(measure=76, gap=1)).height
    assert 0.8 < guessed / laid(source, PageStyle(measure=76, gap=1)).height < 1.25


@pytest.mark.parametrize("unit", ["字", "word ", "1,234.5%", "e\u0301", "\U0001f468\u200d\U0001f469", "第一句话。"])
def test_a_line_without_a_break_is_laid_in_pieces(unit: str) -> None:
    text = unit * (4 * PIECE_CHARACTERS // len(unit))
    source = PlainSource("前\n" + text + "\n后")
    page = Page(source, STYLE)
    y = page.settle(page.line_of(1, len(text) // 2), 20, 20)
    assert page.row(y).start <= len(text) // 2 < page.row(y).end
    assert sum(chunk.exact for chunk in page._chunks) < 3
    while page.advance(50):
        pass
    at = 0
    for y in range(page.height):
        row = page.row(y)
        if row.paragraph == 1 and not row.blank:
            assert row.start == at
            assert page.line_of(1, row.start) == y
            at = row.end
    assert at == len(text)


def test_nothing_to_show() -> None:
    source = PlainSource("")
    assert len(source) == 0
    assert Page(source, STYLE).height == 0
    assert Page(source, STYLE).exact
    assert lines(laid(PlainSource("", [("title", "只有题目")]), STYLE)) == ["只有题目"]


def test_places_between_article_and_screen() -> None:
    class Doubled:
        """A view in which every character is shown twice."""

        def __init__(self, text: str) -> None:
            self.text = "".join(character * 2 for character in text)

        def to_target(self, offset: int) -> int:
            return 2 * offset

        def to_source(self, offset: int) -> int:
            return offset // 2

    source = ArticleSource(article(("paragraph", "一二三", 0), ("paragraph", "四五", 0)), [("title", "题")], Doubled)
    assert [source.text(i) for i in range(3)] == ["题", "一一二二三三", "四四五五"]
    assert [paragraph_at(source, offset) for offset in range(7)] == [1, 1, 1, 1, 2, 2, 2]
    assert [source.to_shown(2, offset) for offset in (4, 5, 6)] == [0, 2, 4]
    assert [source.to_article(2, shown) for shown in range(5)] == [4, 4, 5, 5, 6]
    assert source.to_article(0, 1) == 0


def test_blank_lines_of_plain_text_are_passed_over() -> None:
    source = PlainSource("一\n\n \n二二\n")
    assert [(source.text(i), source.start(i), source.end(i)) for i in range(len(source))] == [
        ("一", 0, 1),
        ("二二", 5, 7),
    ]


def test_gaps_and_insets() -> None:
    assert gap_between("paragraph", "paragraph", 0) == 0
    assert gap_between("paragraph", "heading", 0) == 1
    assert gap_between("item", "item", 2) == 0
    assert gap_between("title", "meta", 1) == 0
    assert inset_of("quote", 0, 40) == 4
    assert inset_of("quote", 0, 12) == 0
