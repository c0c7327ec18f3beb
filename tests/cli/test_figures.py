"""``duzhai figures``: the short list, all figures, the board, and its formats."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from summarise import find_figures, read_article
from tests.cli.conftest import SEEDS, Duzhai

FIELDS = {
    "start", "end", "text", "kind", "low", "high", "unit", "iso", "bound", "approx", "measures", "subject",
    "value_key", "score", "repaired",
}  # fmt: skip


def records(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_all_figures_in_text_order(duzhai: Duzhai, seeds: list[Path]) -> None:
    result = duzhai("figures", *seeds, "--all", "--json")
    assert (result.status, result.err) == (0, "")
    for record, seed in zip(records(result.out), seeds, strict=True):
        assert {"origin", "title", "figures"} <= set(record)
        article = read_article(str(seed))
        expected = sorted(find_figures(article), key=lambda figure: figure.start)
        assert [(one["start"], one["end"], one["text"]) for one in record["figures"]] == [
            (figure.start, figure.end, article.text[figure.start : figure.end]) for figure in expected
        ]
        assert all(set(one) == FIELDS for one in record["figures"])


def test_the_short_list_is_best_first_and_says_each_value_once(duzhai: Duzhai, seeds: list[Path]) -> None:
    for record in records(duzhai("figures", SEEDS, "--json").out):
        found = record["figures"]
        assert 0 < len(found) <= 8
        scores = [one["score"] for one in found]
        assert scores == sorted(scores, reverse=True)
        assert len({one["value_key"] for one in found}) == len(found)


def test_the_table_shows_them(duzhai: Duzhai, seeds: list[Path]) -> None:
    [record] = records(duzhai("figures", seeds[0], "--json").out)
    lines = duzhai("figures", seeds[0]).out.splitlines()
    assert len(lines) == 1 + len(record["figures"])
    for line, figure in zip(lines[1:], record["figures"], strict=True):
        assert line.startswith(figure["text"])


def test_csv_is_one_table(duzhai: Duzhai, seeds: list[Path]) -> None:
    rows = list(csv.DictReader(io.StringIO(duzhai("figures", SEEDS, "--all", "--format", "csv").out)))
    found = records(duzhai("figures", SEEDS, "--all", "--json").out)
    assert [(row["origin"], row["text"]) for row in rows] == [
        (record["origin"], figure["text"]) for record in found for figure in record["figures"]
    ]


def test_markdown_has_a_table_for_each_article(duzhai: Duzhai, seeds: list[Path]) -> None:
    out = duzhai("figures", SEEDS, "--format", "md").out
    assert out.count("| --- |") >= 5 or out.count("|\n| --- ") >= 5
    assert out.count("\n## ") + out.startswith("## ") == 5


def test_the_board_puts_articles_side_by_side(duzhai: Duzhai) -> None:
    for number, value in (("1", "10倍"), ("2", "8倍")):
        text = f"专家表示，中国和美国的算力差距是{value}，这需要时间来弥补。\n发展的问题还有很多。\n"
        (duzhai.cwd / f"{number}.txt").write_text(text, "utf-8")
    result = duzhai("figures", "--board", "1.txt", "2.txt")
    assert (result.status, result.err) == (0, "")
    lines = result.out.splitlines()
    assert [line for line in lines if "8倍" in line]
    assert [line for line in lines if "10倍" in line]
    found = records(duzhai("figures", "--board", "--json", "1.txt", "2.txt").out)
    assert [record["origin"] for record in found] == ["1.txt", "2.txt"]
    rows = list(csv.DictReader(io.StringIO(duzhai("figures", "--board", "--format", "csv", "1.txt", "2.txt").out)))
    assert sorted(row["text"] for row in rows) == sorted(one["text"] for record in found for one in record["figures"])
    assert duzhai("figures", "--board", "--format", "md", "1.txt", "2.txt").out.startswith("| ")


def test_no_figures(duzhai: Duzhai) -> None:
    (duzhai.cwd / "a.txt").write_text("这是一篇没有数字的文章，说的是发展。\n", "utf-8")
    result = duzhai("figures", "a.txt")
    assert (result.status, result.err) == (0, "")
    assert result.out
    assert records(duzhai("figures", "a.txt", "--json").out)[0]["figures"] == []
