"""Key figures, the timeline, the board across articles, and export."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.figures import board, board_groups, find_figures, group_figures, key_figures, timeline
from summarise.figures.export import board_csv, board_markdown, figures_csv, figures_markdown, value_text
from summarise.results import Figure

BEHIND = (
    "张俊认为，国产大模型比国外落后两年。训练一次需要上千万美元。",
    "徐冰表示，国产大模型比国外落后半年到一年半。芯片投入500亿美元。",
    "专家说，国产大模型比国外至少落后24个月。参数达到1750亿。",
)


def pairs(texts: tuple[str, ...]) -> list[tuple[str, tuple[Figure, ...]]]:
    return [(text, find_figures(text)) for text in texts]


def test_one_row_per_value_with_its_mentions() -> None:
    text = "投入5亿元。又是五亿元。还有3万张卡。"
    groups = key_figures(find_figures(text))
    assert [group.count for group in groups if group.kind == "money"] == [2]
    money = next(group for group in groups if group.kind == "money")
    assert [mention.text for mention in money.mentions] == ["5亿元", "五亿元"]
    assert money.score == max(mention.score for mention in money.mentions)


def test_key_figures_are_the_best_and_no_dates() -> None:
    figures = find_figures("2023年5月25日，公司投入5亿元，增长20%，有3家门店，落后两年。")
    groups = key_figures(figures, 2)
    assert len(groups) == 2
    assert all(group.kind != "date" for group in groups)
    assert [g.score for g in groups] == sorted((g.score for g in group_figures(figures)), reverse=True)[:2]
    with pytest.raises(ValueError, match="negative"):
        key_figures(figures, -1)


def test_timeline_runs_forward_and_unknown_years_come_last() -> None:
    text = "2024年第三季度投产。5月签约。公元前221年统一。2023年5月25日宣布。1998年成立。公元前770年迁都。"
    isos = [group.best.iso for group in timeline(find_figures(text))]
    assert isos == ["-0770", "-0221", "1998", "2023-05-25", "2024-Q3", "XXXX-05"]


def test_board_lays_articles_side_by_side() -> None:
    rows = board(pairs(BEHIND), measures="落后")
    assert [row.article for row in rows] == [1, 0, 2]
    assert len({row.group for row in rows}) == 1
    assert [row.said_by for row in rows] == ["徐冰", "张俊", "专家"]
    (group,) = board_groups(rows)
    assert (group.low, group.high, group.dimension) == (6.0, 24.0, "月")
    assert (group.count, group.articles) == (3, 3)
    assert group.disagree


def test_bounds_do_not_contradict() -> None:
    rows = board(pairs(("差距至少一年。", "差距两年。")), measures="差距")
    (group,) = board_groups(rows)
    assert not group.disagree


@pytest.mark.parametrize("words", ["算力", "營收", "营收", "没有的词"])
def test_filter_reads_both_scripts(words: str) -> None:
    rows = board(pairs(("甲公司營收5亿元。", "乙公司营收6亿元。")), measures=words)
    assert len(rows) == (2 if words in ("營收", "营收") else 0)


def test_different_units_or_years_never_share_a_range() -> None:
    texts = ("营收5亿元。", "营收6亿美元。", "2022年营收7亿元。", "2023年营收8亿元。", "营收增长5%。")
    groups = board_groups(board(pairs(texts)))
    assert all(group.count == 1 for group in groups)
    assert {(group.dimension, group.year) for group in groups if group.kind == "money"} == {
        ("CNY", None),
        ("USD", None),
        ("CNY", "2022"),
        ("CNY", "2023"),
    }


def test_board_by_kind() -> None:
    rows = board(pairs(BEHIND), kind="money")
    assert {row.kind for row in rows} == {"money"}
    assert len(rows) == 2


def test_board_of_nothing() -> None:
    assert board([]) == ()
    assert board_groups(()) == ()
    assert board([("没有数字。", ())]) == ()


def test_value_text() -> None:
    (figure,) = find_figures("占5~10%。")
    assert value_text(figure) == "5–10"
    (figure,) = find_figures("2023年5月。")
    assert value_text(figure) == "2023-05"


def test_csv_keeps_numbers_and_guards_formulas() -> None:
    figures = find_figures("=SUM公司净利润为-2.15亿元。")
    table = list(csv.DictReader(io.StringIO(figures_csv(group_figures(figures)))))
    assert table[0]["value"] == "-215000000"
    assert table[0]["unit"] == "CNY"


@given(st.text(max_size=30))
def test_no_cell_is_a_formula(words: str) -> None:
    text = f"{words}投入5亿元。"
    figures = find_figures(text)
    exported = [figures_csv(group_figures(figures)), board_csv(board([(text, figures)]))]
    for row in (row for table in exported for row in csv.reader(io.StringIO(table, newline=""))):
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r"))
            assert not cell.startswith("-") or cell[1:].replace(".", "").replace("e", "").isdigit()


def test_markdown_escapes() -> None:
    text = "甲|乙公司营收5亿元。"
    figures = find_figures(text)
    for table in (figures_markdown(group_figures(figures)), board_markdown(board([(text, figures)]))):
        lines = table.splitlines()
        bars = {line.replace("\\|", "").count("|") for line in lines}
        assert len(bars) == 1
        assert len(lines) == 3
