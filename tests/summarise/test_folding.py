from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.folding import fold, fold_script, fold_width
from summarise.foldtable import IN_BOTH, SIMPLIFIED, SIMPLIFIED_ONLY, TRADITIONAL
from summarise.script import get_converter
from summarise.script.configurations import Form
from tests.summarise.script_texts import seeds


@given(st.text())
@settings(max_examples=200)
def test_folding_keeps_every_place(text: str) -> None:
    for folding in (fold, fold_script, fold_width):
        assert len(folding(text)) == len(text)


def test_tables_are_one_to_one_and_settled() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL))
    assert not set(TRADITIONAL) & set(SIMPLIFIED)
    assert set(IN_BOTH) <= set(TRADITIONAL)
    assert len(set(SIMPLIFIED_ONLY)) == len(SIMPLIFIED_ONLY)


@given(st.text("著名作看着乾隆淨瞭望解覆反核藉口慰彷彿家俱樂部發后後ＡＢ１　", max_size=20))
@settings(max_examples=200)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_width() -> None:
    assert fold("２０２３年　５％（Ａ）") == "2023年 5%(A)"
    assert fold_width("發２") == "發2"
    assert fold_script("發２") == "发２"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("著名作家看著窗外", "著名作家看着窗外"),
        ("成效顯著，討論著問題", "成效显著,讨论着问题"),
        ("乾隆吃乾淨了", "乾隆吃干净了"),
        ("瞭解瞭望台", "了解瞭望台"),
        ("反覆答覆覆蓋", "反复答复覆盖"),
        ("藉口與慰藉", "借口与慰藉"),
        ("彷彿彷徨", "仿佛彷徨"),
        ("傢俱俱樂部", "家具俱乐部"),
        ("想像形像好像甚麼", "想象形像好像什么"),
    ],
)
def test_characters_decided_by_their_neighbours(text: str, folded: str) -> None:
    assert fold(text) == folded


@cache
def simplified() -> tuple[str, ...]:
    to_simplified = get_converter("hant", "hans")
    return (seeds()[0], *(to_simplified(text).text for text in seeds()[1:]))


@pytest.mark.parametrize("target", ["hant", "tw", "hk"])
def test_both_scripts_fold_to_the_same(target: Form) -> None:
    converter = get_converter("hans", target)
    for text in simplified():
        assert fold(converter(text).text) == fold(text)
