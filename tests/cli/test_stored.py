"""``id:N``: articles of the library wherever a path may stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarise import parse_article
from summarise.library import Library
from tests.cli.conftest import Duzhai
from tui.inputs import library_number

TEXT = "国产大模型参数达到1750亿，比国外落后两年。\n只要愿意投入资金，差距就可以弥补。"


@pytest.fixture
def number(duzhai: Duzhai) -> int:
    with Library(duzhai.data) as library:
        return library.add(parse_article(TEXT, title="缺芯少魂"), origin="/somewhere/a.txt").id


def test_what_means_an_article_of_the_library() -> None:
    assert library_number("id:12") == 12
    assert [library_number(path) for path in ("./id:12", "id:", "id:x", "id:-1", "id:1 ", "12")] == [None] * 6


@pytest.mark.parametrize("command", [["read"], ["summary"], ["figures"], ["convert", "--to", "tw"]], ids=" ".join)
def test_commands_take_articles_by_number(duzhai: Duzhai, number: int, command: list[str]) -> None:
    result = duzhai(*command, f"id:{number}")
    assert (result.status, result.err) == (0, "")
    assert "1750" in result.out


def test_the_stored_article_comes_back(duzhai: Duzhai, number: int) -> None:
    record = json.loads(duzhai("read", f"id:{number}", "--json").out)
    assert (record["origin"], record["title"], record["raw"]) == (f"id:{number}", "缺芯少魂", TEXT)


def test_a_number_that_is_not_there(duzhai: Duzhai, number: int) -> None:
    result = duzhai("read", "id:999", f"id:{number}")
    assert result.status == 1
    assert len(result.err_lines) == 1
    assert "id:999" in result.err
    assert "1750" in result.out


def test_no_library_is_made_by_looking(duzhai: Duzhai) -> None:
    result = duzhai("summary", "id:1")
    assert (result.status, result.out, len(result.err_lines)) == (1, "", 1)
    assert not duzhai.data.exists()


def test_a_damaged_library_is_told_in_one_sentence(duzhai: Duzhai) -> None:
    duzhai.data.mkdir()
    (duzhai.data / "library.db").write_bytes(b"SQLite format 3\0" + b"\x99" * 4_000)
    result = duzhai("read", "id:1")
    assert (result.status, result.out, len(result.err_lines)) == (1, "", 1)
    assert "duzhai check --repair" in result.err


def test_a_file_of_such_a_name_is_opened_by_its_path(duzhai: Duzhai) -> None:
    Path(duzhai.cwd, "id:7").write_text(TEXT, "utf-8")
    assert "1750" in duzhai("read", "./id:7").out
    assert duzhai("read", "id:7").status == 1
