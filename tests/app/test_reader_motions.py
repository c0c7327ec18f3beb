"""Where a cursor may stand: what it selects in any script is exactly a stretch of the original."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from summarise.article import Article
from summarise.reading import parse_article, read_article
from tests.app.reader_helpers import HARD, novel
from tests.conftest import SEEDS
from tui.entries import Entry
from tui.page import page_of
from tui.reader import motions
from tui.reader.selecting import SelectingPane
from tui.reader.sources import PageSource, PlainSource
from tui.showing import ScriptChoice, Showing

DATA = Path(__file__).parents[2] / "summarise" / "data" / "script"
Target = Literal["original", "hans", "hant", "tw", "hk"]
TARGETS: tuple[Target, ...] = ("original", "hans", "hant", "tw", "hk")


@cache
def words() -> tuple[str, ...]:
    """Words that conversion knows, those of regions among them."""
    found = []
    for name in ("STPhrases", "TWPhrases", "TSPhrases"):
        lines = (DATA / f"{name}.txt").read_text("utf-8").splitlines()
        found += [word for line in lines if line and not line.startswith("#") for word in (line.split("\t")[0],)]
    return tuple(found)


@cache
def article_of(number: int) -> Article:
    return read_article(sorted(SEEDS.glob("*.txt"))[number])


@cache
def shown(number: int, target: Target, quotes: bool) -> tuple[Showing, PageSource]:
    return shown_of(article_of(number), target, quotes)


def shown_of(article: Article, target: Target, quotes: bool) -> tuple[Showing, PageSource]:
    showing = Showing(article, ScriptChoice(target, regional=True, quotes=quotes))
    return showing, page_of(showing, Entry("x"))


def places(source: PageSource, start: int, end: int) -> list[int]:
    """Every place at which a cursor may stand, as it goes through ``start:end``."""
    found = [start]
    while found[-1] < end:
        following = motions.after(source, found[-1])
        assert following > found[-1]
        assert motions.before(source, following) == found[-1], "there and back again"
        found.append(following)
    assert found[-1] == end
    return found


def check_selections(article: Article, showing: Showing, source: PageSource, block: int, data: st.DataObject) -> None:
    """Any selection in a paragraph stands for exactly a stretch of the original and for all that is seen of it."""
    start, end = article.blocks[block].start, article.blocks[block].end
    cuts = places(source, start, end)
    if len(cuts) < 2:
        return
    low = data.draw(st.integers(0, len(cuts) - 2))
    high = data.draw(st.integers(low + 1, len(cuts) - 1))
    i = block + len(source) - len(article.blocks)
    first, last = source.to_shown(i, cuts[low]), source.to_shown(i, cuts[high])
    # From the screen to the article and back: nothing is added, nothing is left out.
    assert source.to_article(i, first) == cuts[low]
    assert source.to_article(i, last) == cuts[high]
    assert showing.passage(cuts[low], cuts[high]) == source.text(i)[first:last]
    assert source.text(i)[first:last] != ""
    # Whatever was exchanged as a whole is in it as a whole or not at all.
    for span in showing.replaced(block):
        assert not (cuts[low] < span.end and span.start < cuts[high]) or (
            cuts[low] <= span.start and span.end <= cuts[high]
        )


@given(st.integers(0, 4), st.sampled_from(TARGETS), st.booleans(), st.data())
@settings(max_examples=120, deadline=None)
def test_a_selection_in_the_samples_is_exactly_a_stretch_of_the_original(
    number: int, target: Target, quotes: bool, data: st.DataObject
) -> None:
    showing, source = shown(number, target, quotes)
    block = data.draw(st.integers(0, len(showing.article.blocks) - 1))
    check_selections(showing.article, showing, source, block, data)


@given(st.lists(st.sampled_from(words()), min_size=1, max_size=12), st.sampled_from(TARGETS), st.data())
@settings(max_examples=150, deadline=None)
def test_a_selection_among_words_of_the_dictionaries(found: list[str], target: Target, data: st.DataObject) -> None:
    article = parse_article("，".join(found) + "。")
    showing, source = shown_of(article, target, quotes=True)
    for block in range(len(article.blocks)):
        check_selections(article, showing, source, block, data)
    # Each word between two commas can be selected for itself, and is itself.
    at = 0
    for word in found:
        at = article.text.find(word, at)
        if at >= 0 and article.text[at : at + len(word)] == word:
            cuts = places(source, *motions.paragraph_of(source, at))
            assert at in cuts
            assert at + len(word) in cuts
            at += len(word)


@pytest.mark.parametrize("text", [text for text in HARD if text.strip()])
def test_hard_text_is_gone_through_there_and_back(text: str) -> None:
    source = PlainSource(text)
    for i in range(len(source)):
        places(source, source.start(i), source.end(i))


def through(source: PageSource, step: int) -> list[int]:
    """The beginnings of all words, forwards or backwards."""
    at: int | None = 0 if step > 0 else source.end(len(source) - 1)
    found: list[int] = []
    while at is not None:
        at = motions.next_word(source, at) if step > 0 else motions.previous_word(source, at)
        if at is not None:
            assert not found or (at > found[-1]) == (step > 0)
            found.append(at)
    return found if step > 0 else found[::-1]


@pytest.mark.parametrize(("number", "target"), [(0, "original"), (1, "tw"), (2, "hk"), (4, "hant")])
def test_words_are_the_same_forwards_and_backwards(number: int, target: Target) -> None:
    _, source = shown(number, target, False)
    forwards, backwards = through(source, 1), through(source, -1)
    assert forwards == backwards or [0, *forwards] == backwards
    assert len(forwards) > 200


def test_words_and_sentences_of_a_text_without_any_mark() -> None:
    source = PlainSource("国产大模型" * 2000)
    forwards = through(source, 1)
    assert len(forwards) >= 3900
    assert motions.sentence_at(source, 5000) == (0, 10_000)


def test_sentences_there_and_back() -> None:
    _, source = shown(0, "tw", True)
    starts = [0]
    while (following := motions.next_sentence(source, starts[-1])) is not None:
        starts.append(following)
    for start in reversed(starts[:-1]):
        at = motions.previous_sentence(source, starts[starts.index(start) + 1])
        assert at == start
    for start in starts:
        low, high = motions.sentence_at(source, start)
        assert low == start < high


class Pane(App[None]):
    def __init__(self, source: PageSource) -> None:
        super().__init__()
        self.shown_source = source

    def compose(self) -> ComposeResult:
        yield SelectingPane()

    def on_mount(self) -> None:
        self.pane.show(self.shown_source)

    @property
    def pane(self) -> SelectingPane:
        return self.query_one(SelectingPane)


async def test_a_selection_told_by_its_ends_is_made_longer_to_whole_words_of_a_region() -> None:
    article = parse_article("中国的互联网和打印机。\n第二段。")
    showing, source = shown_of(article, "tw", False)
    app = Pane(source)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        pane = app.pane
        pane.select(4, 5)
        assert pane.selected == (3, 6)
        assert showing.passage(*pane.selected) == "網際網路"
        pane.select(7, 8)
        assert pane.selected is not None
        assert article.text[slice(*pane.selected)] == "打印机"
        pane.select(0, len(article.text))
        assert pane.selected == (0, len(article.text))
        pane.select(8, 12)
        assert pane.selected is not None
        assert article.text[slice(*pane.selected)] == "打印机。"


async def test_the_whole_way_through_a_novel_by_word_stays_in_sight() -> None:
    app = Pane(PlainSource(novel(20_000)))
    async with app.run_test(size=(50, 12)) as pilot:
        await pilot.pause()
        pane = app.pane
        pane.action_select()
        pane.action_select()
        for _ in range(300):
            pane.action_caret_word(1)
            assert pane.caret is not None
            assert pane.cell_of(pane.caret) is not None
        pane.action_swap_ends()
        assert pane.caret == 0
