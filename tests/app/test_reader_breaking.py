"""Chinese line breaking: nothing lost, nothing parted that belongs together."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.app.reader_helpers import CLOSING, HARD, OPENING, paragraphs
from tui.reader.breaking import HANGING, break_rows, row_ends
from tui.reader.widths import clusters, shown

# What a number may carry: a sign, a currency mark before it, separators within it, a unit mark after it.
NUMBER = re.compile(r"[+\-＋－−±]?[$￥¥€£]?\d[\d,.]*\d[%％‰℃万亿萬億]?|\d[%％‰℃万亿萬億]|[+\-−±$￥¥€£]\d")

chinese = st.text(
    alphabet="的一是了我不人在他有这个上们来到，。！？：；、“”‘’（）《》【】……——·0123456789.,%％℃$￥+-abCD \u3000"
)
anything = st.text(alphabet=st.characters())


def rows_of(text: str, width: int, **options: int) -> list[str]:
    return [text[start:end] for start, end in break_rows(text, width, **options)]


@given(
    st.one_of(chinese, anything),
    st.integers(1, 60),
    st.integers(0, 8),
    st.sampled_from([0, 2]),
    st.sampled_from([1, 2]),
)
@settings(max_examples=400, deadline=None)
def test_every_code_point_is_in_exactly_one_row(text: str, width: int, indent: int, hang: int, ambiguous: int) -> None:
    rows = break_rows(text, width, first_indent=indent, hang=hang, ambiguous=ambiguous)
    assert rows[0][0] == 0
    assert rows[-1][1] == len(text)
    assert all(a[1] == b[0] for a, b in pairwise(rows))
    assert not text or all(start < end for start, end in rows)


@given(st.one_of(chinese, anything), st.integers(1, 60), st.sampled_from([0, 2]))
@settings(max_examples=300, deadline=None)
def test_no_row_is_wider_than_its_measure(text: str, width: int, hang: int) -> None:
    for row in rows_of(text, width, hang=hang):
        cells = cell_len(shown(row.rstrip()))
        assert cells <= width + hang or len(clusters(row.rstrip())) == 1


@given(anything, st.integers(1, 40))
@settings(max_examples=300, deadline=None)
def test_no_row_cuts_a_character_from_its_marks(text: str, width: int) -> None:
    whole = {end for end, _ in clusters(text)}
    assert all(end in whole for end in row_ends(text, width) if end)


@pytest.mark.parametrize("text", HARD)
@pytest.mark.parametrize("width", [1, 2, 3, 5, 10, 76])
@pytest.mark.parametrize("ambiguous", [1, 2])
def test_hard_text_is_kept_whole(text: str, width: int, ambiguous: int) -> None:
    rows = rows_of(text, width, hang=2, ambiguous=ambiguous)
    assert "".join(rows) == text


@pytest.mark.parametrize("hang", [0, 2])
@pytest.mark.parametrize("width", [16, 20, 31, 38, 40, 60, 72, 76, 100])
def test_real_text_is_set_properly(width: int, hang: int) -> None:
    for text in paragraphs():
        rows = break_rows(text, width, hang=hang)
        cuts = {end for _, end in rows[:-1]}
        for start, end in rows:
            row = text[start:end].rstrip(" \u3000\u00a0\t")
            # A run of marks wider than a row (one sample has such damage) has to be cut somewhere.
            if start and "?" * 7 not in text:
                assert text[start] not in CLOSING, (row, width)
                assert cell_len(row) <= width or row[-1] in HANGING, (row, width)
            if row and end < len(text):
                assert row[-1] not in OPENING, (row, width)
        for found in NUMBER.finditer(text):
            assert not cuts.intersection(range(found.start() + 1, found.end())), (found.group(), width)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("他说：“你好。”然后走了。", 13, ["他说：“你", "好。”然后走", "了。"]),
        ("这就是结局……真的吗", 11, ["这就是结", "局……真的吗"]),
        ("他又来了——又走了", 9, ["他又来了", "——又走了"]),
        ("增长了百分之5.3%左右", 14, ["增长了百分之", "5.3%左右"]),
        ("温度是30℃，好热", 9, ["温度是", "30℃，好热"]),
        ("价格$1,000元", 9, ["价格", "$1,000元"]),
        ("投资了5.3亿元", 10, ["投资了", "5.3亿元"]),
        ("气温30°C吧", 7, ["气温", "30°C吧"]),
        ("下降-5.3％了", 8, ["下降", "-5.3％了"]),
        ("使用GPT-4模型", 8, ["使用", "GPT-4模", "型"]),
        ("use state-of-the-art ideas", 13, ["use state-of-", "the-art ideas"]),
        ("hello wonderful world", 8, ["hello ", "wonderfu", "l world"]),
        ("他在2023年ChatGPT发布", 12, ["他在2023年", "ChatGPT发布"]),
        ('say "hello" now', 9, ["say ", '"hello" ', "now"]),
        ('他说"你好"吗', 7, ['他说"你', '好"吗']),
        ("don’t stop", 6, ["don’t ", "stop"]),
        ("卡尔·马克思", 5, ["卡尔·", "马克", "思"]),
        ("全球热闻,ChatGPT", 14, ["全球热闻,", "ChatGPT"]),
        ("于１２．５％时", 10, ["于", "１２．５％", "时"]),
    ],
)
def test_rules(text: str, width: int, expected: list[str]) -> None:
    assert rows_of(text, width) == expected


def test_marks_hang_only_where_there_is_room() -> None:
    text = "一二三四五，六七八九十。"
    assert rows_of(text, 10) == ["一二三四", "五，六七八", "九十。"]
    assert rows_of(text, 10, hang=2) == ["一二三四五，", "六七八九十。"]
    # A mark hangs only where it is the last of its kind: 。” would need more room.
    assert rows_of("一二三四五。”六", 10, hang=2) == ["一二三四", "五。”六"]


def test_indents() -> None:
    assert rows_of("一二三四五六七", 8, first_indent=4) == ["一二", "三四五六", "七"]
    assert rows_of("\u3000\u3000一二三四五六七", 8) == ["\u3000\u3000一二", "三四五六", "七"]


def test_ambiguous_characters_take_the_cells_they_are_said_to_take() -> None:
    text = "“一二三”四五"
    assert rows_of(text, 8) == ["“一二三”", "四五"]
    assert rows_of(text, 8, ambiguous=2) == ["“一二", "三”四五"]
    with pytest.raises(ValueError, match="1 or 2"):
        break_rows("一" * 9, 8, ambiguous=3)


@pytest.mark.parametrize(
    "unit",
    [
        "字",
        "a",
        "9",
        "（",
        "）",
        "，",
        " ",
        "\u3000",
        "“",
        "…",
        "e\u0301",
        "👨‍👩‍👧",
        "\x00",
        "\t",
        "-",
        "字 ",
        "’",
        "（ ",
        "1,",
    ],
)
def test_a_long_line_without_a_break_is_done_at_all(unit: str) -> None:
    # Anything that looked back or ahead over the whole line would take minutes here.
    text = unit * (200_000 // len(unit))
    ends = row_ends(text, 76, hang=2)
    assert ends[-1] == len(text)
    assert ends == sorted(set(ends))


def test_a_path_begins_with_its_slash() -> None:
    text = "library: /home/reader/library.db"
    assert [text[a:b] for a, b in break_rows(text, 24)] == ["library: ", "/home/reader/library.db"]
    text = "km/h与千米/小时"
    assert [text[a:b] for a, b in break_rows(text, 6)] == ["km/h与", "千米/", "小时"]
