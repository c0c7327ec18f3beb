"""``duzhai read``: text, raw text, explanations, JSON."""

from __future__ import annotations

import dataclasses
import json
import os
from pathlib import Path
from typing import Any

import pytest

from summarise import Article, read_article
from tests.cli.conftest import SEEDS, Duzhai

FIELDS = {field.name for field in dataclasses.fields(Article)} - {"offsets"}


def records(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_the_text_is_the_library_s(duzhai: Duzhai, seeds: list[Path]) -> None:
    for seed in seeds:
        article = read_article(str(seed))
        result = duzhai("read", seed)
        assert (result.status, result.err) == (0, "")
        lines = [line for line in result.out.splitlines() if line]
        assert lines[-len(article.paragraphs) :] == list(article.paragraphs)
        if article.title:
            assert lines[0] == article.title


def test_raw_is_the_text_as_it_came(duzhai: Duzhai, seeds: list[Path]) -> None:
    result = duzhai("read", "--raw", seeds[1])
    assert result.out.rstrip("\n") == seeds[1].read_bytes().decode("utf-8").rstrip("\n")


def test_explain_lists_every_repair_and_removal(duzhai: Duzhai, seeds: list[Path]) -> None:
    article = read_article(str(seeds[1]))
    out = duzhai("read", "--explain", seeds[1]).out
    assert out.startswith(duzhai("read", seeds[1]).out)
    told = [repair for repair in article.repairs if repair.kind != "typography"]
    assert told
    assert out.count(" → ") >= len(told)
    for removal in article.removed:
        assert f"{removal.start}-{removal.end}  " in out


def test_json_has_the_fields_of_the_article(duzhai: Duzhai, seeds: list[Path]) -> None:
    result = duzhai("read", "--json", *seeds)
    assert (result.status, result.err) == (0, "")
    found = records(result.out)
    assert [record["origin"] for record in found] == [str(seed) for seed in seeds]
    for record, seed in zip(found, seeds, strict=True):
        article = read_article(str(seed))
        assert set(record) == FIELDS
        assert record["text"] == article.text
        assert record["raw"] == article.raw
        assert record["paragraphs"] == list(article.paragraphs)
        assert record["blocks"] == [dataclasses.asdict(block) for block in article.blocks]
        assert record["removed"] == [dataclasses.asdict(removal) for removal in article.removed]
        assert record["repairs"] == [dataclasses.asdict(repair) for repair in article.repairs]


@pytest.mark.parametrize("form", ["absolute", "relative", "dotted"])
def test_a_folder_by_any_path_from_any_folder(duzhai: Duzhai, seeds: list[Path], form: str) -> None:
    path = {"absolute": str(SEEDS), "relative": "seeds", "dotted": os.path.relpath(SEEDS, duzhai.cwd)}[form]
    result = duzhai("read", path, "--json", cwd=SEEDS.parent if form == "relative" else None)
    assert (result.status, result.err) == (0, "")
    assert [record["origin"] for record in records(result.out)] == [f"{path}/{seed.name}" for seed in seeds]


def test_several_articles_are_headed_by_their_names(duzhai: Duzhai, seeds: list[Path]) -> None:
    out = duzhai("read", *seeds[:2]).out
    assert [line for line in out.splitlines() if line.startswith("==> ")] == [f"==> {seed} <==" for seed in seeds[:2]]
    assert "==> " not in duzhai("read", seeds[0]).out


def test_standard_input(duzhai: Duzhai, seeds: list[Path]) -> None:
    result = duzhai("read", "-", "--json", stdin=seeds[0].read_bytes())
    [record] = records(result.out)
    assert record["origin"] == "-"
    assert record["title"] == read_article(str(seeds[0])).title


def test_encoding_overrides(duzhai: Duzhai) -> None:
    (duzhai.cwd / "a.txt").write_bytes("这是一篇文章。".encode("gb18030"))
    [record] = records(duzhai("read", "--json", "--encoding", "gb18030", "a.txt").out)
    assert record["encoding"] == "gb18030"
    assert "这是一篇文章" in record["raw"]
    wrong = duzhai("read", "--encoding", "klingon", "a.txt")
    assert wrong.status == 1
    assert len(wrong.err_lines) == 1
    assert "klingon" in wrong.err


def test_an_article_cannot_steer_the_terminal(duzhai: Duzhai) -> None:
    (duzhai.cwd / "a.txt").write_text("这是一篇文章。\x1b]0;owned\x07\x1b[2J结束。\n", "utf-8")
    result = duzhai("read", "a.txt")
    assert "\x1b" not in result.out
    assert "\x07" not in result.out
    assert "这是一篇文章。结束。" in result.out
    # What was put aside is told, and cannot steer anything either.
    explained = duzhai("read", "--explain", "a.txt")
    assert "owned" in explained.out
    assert "\x1b" not in explained.out
