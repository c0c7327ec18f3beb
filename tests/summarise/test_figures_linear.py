"""Work grows with the text and no faster, whatever the text: counted in steps, not in seconds."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.figures import find_figures
from summarise.figures import scan as scanner
from summarise.folding import fold

REPEATED = """
9 九 万 1, 123, （ 《1 2023年 1至 1- 1/ 1: 1. a1 A-1 约 半年到 数 几 一 十 零点 百分之 三分之 1年 1小时 一年零 公司营收
www. a@ http:// $1 1万 一到 民国 1月 正月 翻了 80年代 亿 1亿、 占 甲 较 据 [
"""
PIECES = [*REPEATED.split(), " ", "1\t", "3家\t5%\n"]


def steps(text: str) -> int:
    """How many calls, of Python and of C, the search takes."""
    count = 0

    def seen(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        find_figures(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    find_figures(piece * 3)  # caches of compiled patterns are filled
    once, twice = steps(piece * 300), steps(piece * 600)
    assert twice <= 2.3 * once + 500


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join))
def test_mixed_repetition_stays_linear(piece: str) -> None:
    find_figures(piece * 3)
    once, twice = steps(piece * 100), steps(piece * 200)
    assert twice <= 2.4 * once + 800


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join))
def test_every_place_is_tried_once(piece: str) -> None:
    text = fold(piece * 60)
    tried: list[int] = []

    class Counting(scanner._Scan):
        def _at(self, at: int) -> int:
            tried.append(at)
            return super()._at(at)

    Counting(text).run()
    assert tried == sorted(set(tried))


@pytest.mark.parametrize(
    "text", ["9" * 100_000, "（" * 50_000 + "5亿元" + "）" * 50_000, "九" * 100_000, "中文" * 50_000]
)
def test_walls_are_passed(text: str) -> None:
    assert len(find_figures(text)) <= 1


def test_a_table_of_ten_thousand_numbers() -> None:
    table = "\n".join(f"{i}家\t{i}亿元" for i in range(3, 5003))
    assert len(find_figures(table)) == 10_000
