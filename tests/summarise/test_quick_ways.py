"""What is worked out for many at once is what the plain way gives, one by one."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarise.cleaning import commonness
from summarise.cleaning.commonness import common_share, has_common_share
from summarise.cleaning.plausibility import BREAK, plausibility
from summarise.folding import fold, fold_script
from summarise.library.fingerprints import SHINGLE, sketch
from summarise.library.pinyin import pinyin_keys
from summarise.library.terms import OFTEN, TIMES, TITLE, index_terms, pieces
from summarise.translation import Translation
from summarise.words import chinese_words, cut
from tests.summarise.script_texts import seeds

DATA = Path(__file__).parents[1] / "data"
MAPPING = {ord("樂"): "乐", ord("發"): "发", ord("，"): ",", ord("\x0e"): " ", ord("x"): "\x0e", 0x20B9F: "叱"}


def articles() -> list[str]:
    lines = (DATA / "summaries_dev.jsonl").read_text(encoding="utf-8").splitlines()[:60]
    return [*(json.loads(line)["text"] for line in lines), *seeds()]


@given(st.text("樂發，x\x0e\U00020b9f\ud800中a", max_size=60), st.sampled_from([1, 20]))
def test_characters_are_replaced_as_by_a_dictionary(text: str, times: int) -> None:
    text = text * times
    assert Translation(MAPPING)(text) == text.translate(MAPPING)


def test_a_text_of_many_different_changes_is_replaced_by_a_table() -> None:
    mapping = {code: chr(code + 1000) for code in range(0x4E00, 0x4F00)}
    text = "".join(map(chr, range(0x4D00, 0x5000)))
    assert Translation(mapping)(text) == text.translate(mapping)


def test_costs_of_many_are_those_of_each() -> None:
    import numpy as np

    model = plausibility()
    text = "".join(articles())[:6000] + "GPT-4 模型𠮟\ue000\ud800“abc”"
    numbers = model.numbers_in(text)
    assert numbers.tolist() == [model.number(char) for char in text]
    first, second, third = numbers[:-2], numbers[1:-1], numbers[2:]
    costs = model.costs(first, second, third).tolist()
    assert costs == [model.cost(*three) for three in np.stack((first, second, third), axis=-1).tolist()]


def test_what_is_common_before_folding_is_common_after() -> None:
    for text in (*articles(), "", "abc", "著名的作者看著，還想像甚麼"):
        share = common_share(text)
        for least in (0.1, 0.35, 0.7, 0.9, share):
            assert has_common_share(text, least) == (share >= least)


def test_no_common_character_folds_to_a_rare_one() -> None:
    for char in commonness._USUAL:
        around = "\n".join(before + char + behind for before in "想家项反" for behind in "么佛信名")
        assert set(fold_script(around)[1::4]) <= commonness._USUAL


@example("a1 a1 あa1 1 あ", "あ1 1")
@settings(max_examples=100, deadline=None)  # the first text loads numpy
@given(st.text("算力人工智能的。\n abC1é〇あ𠮟", max_size=60), st.sampled_from(["", "算力 GPT", "人工x的"]))
def test_terms_are_those_of_the_pieces(text: str, title: str) -> None:
    terms = index_terms(title, text * 4).split(" ")
    wanted, titled = _terms(text * 4), _terms(title)
    out = {*wanted, *titled, *(TITLE + term for term in titled)}
    for mark, times in zip(OFTEN, TIMES, strict=True):
        out |= {term + mark for term, count in wanted.items() if count >= times and len(term) > 1}
    assert sorted(filter(None, terms)) == sorted(out)


def _terms(text: str) -> Counter[str]:
    found: list[str] = []
    for piece in pieces(text):
        found += [piece] if piece[0] < "\u3007" else [*piece, *(a + b for a, b in pairwise(piece))]
    return Counter(found)


def test_a_sketch_has_the_smallest_hashes() -> None:
    for text in articles():
        letters = "".join(re.findall("[\u3400-\u9fffA-Za-z0-9]+", fold(text).lower()))
        runs = (letters[at : at + SHINGLE].encode("utf-32-le") for at in range(len(letters) - SHINGLE + 1))
        hashes = {crc32(run) * 0x9E3779B1 & 0xFFFFFFFF for run in runs}
        ours = sketch(text)
        assert ours.hashes == {value for value in hashes if value < ours.limit}


@pytest.mark.parametrize("text", ["重庆银行", "长江的水", "银行行长重新长大", "一行白鹭上青天", "绿女", "人工智能"])
def test_pinyin_is_that_of_pypinyin(text: str) -> None:
    from pypinyin import lazy_pinyin

    assert pinyin_keys(text)[0] == "".join(lazy_pinyin(text))


def test_a_line_break_parts_as_the_end_of_a_text() -> None:
    whole = "想像\n像想\n覆信\n名\n著"
    assert fold(whole) == "\n".join(map(fold, whole.split("\n")))
    assert BREAK == "\n"


@given(st.text("大模型重庆银行龦鿍的。 aあ", max_size=40))
@settings(max_examples=60, deadline=None)  # the first text loads the segmenter
def test_chinese_words_are_those_of_the_whole_text(text: str) -> None:
    ours = [word for word in chinese_words(text) if word != "\n"]
    assert ours == [word for word in cut(text) if "\u4e00" <= word[0] <= "\u9fff"]
