"""The numeral parser against cn2an and on what cn2an cannot read."""

from __future__ import annotations

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.figures.numerals import match_numeral
from summarise.folding import fold


def value(text: str) -> float | None:
    """The value of a text that is one numeral from end to end."""
    folded = fold(text)
    numeral = match_numeral(folded, 0)
    return numeral.low if numeral and numeral.end == len(folded) else None


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from(["low", "up"]))
def test_reads_what_cn2an_writes(number: int, mode: str) -> None:
    assert value(cn2an.an2cn(number, mode)) == float(number)


DIGITS = "零一二三四五六七八九"


@st.composite
def groups(draw: st.DrawFn) -> str:
    """A number below ten thousand as it is said, written without cn2an."""
    out, gap = "", False
    for digit, unit in zip(draw(st.tuples(*[st.integers(0, 9)] * 4)), "千百十 ", strict=True):
        if digit:
            out += ("零" if gap and out else "") + DIGITS[digit] + unit.strip()
            gap = False
        else:
            gap = True
    return out or "一"


@given(groups(), groups(), st.booleans())
def test_cn2an_reads_the_same(high: str, low: str, large: bool) -> None:
    text = f"{high}亿零{low}" if large else f"{high}万零{low}"
    assert value(text) == float(cn2an.cn2an(text, "normal"))


@given(st.floats(min_value=0.01, max_value=9999.99).map(lambda x: round(x, 2)))
def test_decimals_as_cn2an_writes_them(number: float) -> None:
    assert value(cn2an.an2cn(number)) == pytest.approx(number, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("3.5万亿", 3.5e12, None, None),
        ("1億2,000萬", 1.2e8, None, None),
        ("1,750億", 1.75e11, None, None),
        ("2兆8818億", 2.8818e12, None, None),
        ("100個億", 1e10, None, None),
        ("3 萬", 3e4, None, None),
        ("１２０", 120, None, None),
        ("壹佰万", 1e6, None, None),
        ("贰拾叁万伍仟", 235000, None, None),
        ("两千三", 2300, None, None),
        ("一万三", 13000, None, None),
        ("3万4000", 34000, None, None),
        ("2万5", 25000, None, None),
        ("5万4千6百", 54600, None, None),
        ("10万万", 1e9, None, None),
        ("十几", 10, None, "vague"),
        ("几十万", 1e5, None, "vague"),
        ("數十億", 1e9, None, "vague"),
        ("1万多亿", 1e12, None, "ge"),
        ("十余万", 1e5, None, "ge"),
        ("三四十", 30, 40, None),
        ("十五六", 15, 16, None),
        ("一千二三百", 1200, 1300, None),
        ("三五千", 3000, 5000, None),
        ("一两", 1, 2, None),
        ("廿三", 23, None, None),
        ("三点五亿", 3.5e8, None, None),
        ("百万亿", 1e14, None, None),
    ],
)
def test_what_articles_write(text: str, low: float, high: float | None, bound: str | None) -> None:
    numeral = match_numeral(fold(text), 0)
    assert numeral is not None
    assert (numeral.end, numeral.low, numeral.high, numeral.bound) == (len(text), low, high, bound)


@pytest.mark.parametrize("text", ["陆股", "大陆", "肆意", "拾起", "伍德", "元", "多少", "数据", ""])
def test_ordinary_characters_are_no_numerals(text: str) -> None:
    assert match_numeral(text, 0) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("5000千瓦时", 4),
        ("100兆瓦", 3),
        ("三十两", 2),
        ("二两", 1),
        ("2023一季度", 4),
        ("三点十分", 1),
        ("亿万富翁", 1),
    ],
)
def test_units_are_left_to_the_grammar(text: str, end: int) -> None:
    numeral = match_numeral(text, 0)
    assert numeral is not None
    assert numeral.end == end


def test_a_wall_of_digits_is_an_identifier() -> None:
    for text in ("9" * 100_000, "九" * 100_000):
        numeral = match_numeral(text, 0)
        assert numeral is not None
        assert numeral.identifier
        assert numeral.end == len(text)
