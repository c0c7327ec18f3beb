"""``duzhai list, search, remove, tag, export`` on a library of a few articles."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from summarise import parse_article
from summarise.library import Library
from summarise.library.schema import VERSION
from tests.cli.conftest import Duzhai
from tests.cli.prose import prose
from tui.commands._listing import clipped
from tui.commands._table import width

LONG = "".join(f"第{n}段讲的是算力与人才，{prose(n, 30)}" for n in range(12))


@pytest.fixture
def library(duzhai: Duzhai) -> dict[str, int]:
    """Articles by name; ``copy`` is a reprint of ``long``."""
    with Library(duzhai.data) as opened:
        made = {
            "long": (
                parse_article(LONG, title="人工智能的算力", source="新华社", published="2023-05-27"),
                "/a/long.txt",
            ),
            "copy": (parse_article(LONG[:300], title="转载", source="某网站", published="2023-06-01"), "/b/copy.txt"),
            "weather": (parse_article(prose(99, 90), title="天氣", source="新华社"), "https://example.org/weather"),
            "nameless": (parse_article(prose(77, 90)), "/a/名字.txt"),
        }
        return {name: opened.add(article, origin=origin).id for name, (article, origin) in made.items()}


def rows(duzhai: Duzhai, *args: str) -> list[dict[str, Any]]:
    result = duzhai(*args, "--json")
    assert result.status == 0
    return [json.loads(line) for line in result.out.splitlines()]


def test_a_list_shows_one_of_each_group_of_reprints(duzhai: Duzhai, library: dict[str, int]) -> None:
    assert [row["id"] for row in rows(duzhai, "list")] == [library[n] for n in ("nameless", "weather", "long")]
    assert {row["id"] for row in rows(duzhai, "list", "--all")} == set(library.values())
    assert [row["id"] for row in rows(duzhai, "list", "--sort", "title", "--limit", "1")] == [library["long"]]
    by_length = [row["chars"] for row in rows(duzhai, "list", "--sort", "length", "--reverse")]
    assert by_length == sorted(by_length)


def test_a_query_selects(duzhai: Duzhai, library: dict[str, int]) -> None:
    assert [row["id"] for row in rows(duzhai, "list", "source:新华社", "after:2023-05")] == [library["long"]]
    assert [row["id"] for row in rows(duzhai, "list", "rgzn")] == [library["long"]]
    assert [row["id"] for row in rows(duzhai, "list", "天气")] == [library["weather"]]
    assert rows(duzhai, "list", "notitle unread")[0]["title"] is None
    nothing = duzhai("list", "source:无")
    assert (nothing.status, nothing.out, len(nothing.err_lines)) == (0, "", 1)


def test_columns_stand_under_each_other(duzhai: Duzhai, library: dict[str, int]) -> None:
    lines = duzhai("list", "--all").out.splitlines()
    assert len(lines) == 5
    at = width(lines[0][: lines[0].index("Title")])
    starts = {line[: _cells(line, at)] for line in lines}
    assert all(width(start) == at and start.endswith("  ") for start in starts)
    assert any(f"~ {prose(77, 90).split('。')[0]}" in line for line in lines)
    assert any("人工智能的算力 (+1)" in line for line in lines)


def _cells(line: str, cells: int) -> int:
    """How many characters of ``line`` take so many cells."""
    return next(i for i in range(len(line) + 1) if width(line[:i]) >= cells)


def test_groups(duzhai: Duzhai, library: dict[str, int]) -> None:
    headings = [line for line in duzhai("list", "--group", "source").out.splitlines() if line.endswith(")")]
    assert headings[0] == "新华社 (2)"
    assert headings[-1] == "no source (1)"
    folders = {row["group"] for row in rows(duzhai, "list", "--group", "folder")}
    assert folders == {"/a", "example.org"}


def test_control_characters_reach_no_terminal(duzhai: Duzhai) -> None:
    with Library(duzhai.data) as library:
        library.add(parse_article("正文里有\x1b[31m控制符。" * 9, title="题\x1b]0;x\x07目\n二", source="源\x9b"))
    for args in (["list"], ["list", "--group", "source"], ["search", "控制符"], ["export", "--format", "text"]):
        out = duzhai(*args).out
        assert out
        assert not {"\x1b", "\x07", "\x9b"} & set(out)


def test_clipping_counts_cells() -> None:
    assert clipped("算力ab", 6) == "算力ab"
    assert clipped("算力和人才", 6) == "算力…"
    assert width(clipped("a算力和人才", 6)) <= 6


def test_search_finds_in_either_script_and_by_pinyin(duzhai: Duzhai, library: dict[str, int]) -> None:
    result = duzhai("search", "算力與人才")
    assert result.status == 0
    assert result.err == "1 found, 1 shown\n"
    assert result.out.startswith(f"{library['long']}  人工智能的算力  [新华社 · 2023-05-27]\n    …")
    assert "算力与人才" in result.out
    assert all(row["hit"]["pinyin"] for row in rows(duzhai, "search", "suanli"))
    assert "by pinyin" in duzhai("search", "suanli").out
    assert len(rows(duzhai, "search", "算力与人才", "--all")) == 2


def test_a_search_without_hits(duzhai: Duzhai, library: dict[str, int]) -> None:
    for query in (["没有的词语"], ['"'], ["NEAR(", "*"], ["'; DROP TABLE articles; --"], ["--", "-x"]):
        result = duzhai("search", *query)
        assert (result.status, result.out, result.err_lines[-1]) == (0, "", "0 found, 0 shown")


def test_nothing_is_made_by_looking(duzhai: Duzhai) -> None:
    for args in (["list"], ["search", "x"], ["tag"], ["export"], ["remove", "1"], ["tag", "1", "--add", "x"],
                 ["remove", "--undo"], ["remove", "--purge"], ["add", "--report"], ["check"]):  # fmt: skip
        result = duzhai(*args)
        assert result.status == 0
        assert not duzhai.data.exists()


def test_removing_and_taking_back(duzhai: Duzhai, library: dict[str, int]) -> None:
    result = duzhai("remove", str(library["weather"]), "id:999")
    assert (result.status, len(result.err_lines)) == (1, 1)
    assert result.out.startswith("1 ")
    assert [row["id"] for row in rows(duzhai, "list", "--trash")] == [library["weather"]]
    assert duzhai("remove", "--undo").out.startswith("1 ")
    assert not rows(duzhai, "list", "--trash")
    duzhai("remove", "--query", "算力")
    assert {row["id"] for row in rows(duzhai, "list", "--all")} == {
        library["weather"],
        library["nameless"],
        library["copy"],
    }
    duzhai("remove", "--undo", str(library["long"]))
    assert len(rows(duzhai, "list", "--all")) == 4
    duzhai("remove", "--query", "source:新华社")
    assert duzhai("remove", "--purge").out.startswith("2 ")
    assert duzhai("remove", "--undo").out.startswith("0 ")
    with Library(duzhai.data) as opened:
        assert opened.check().problems == ()


def test_tags(duzhai: Duzhai, library: dict[str, int]) -> None:
    assert duzhai("tag", "--query", "source:新华社", "--add", "稍后", "--add", " 两 个 ").status == 0
    assert duzhai("tag", str(library["long"]), "--drop", "稍后", "--add", "算力").status == 0
    listed = duzhai("tag")
    assert sorted(line.split(maxsplit=1)[1] for line in listed.out.splitlines()) == ["两 个", "稍后", "算力"]
    assert {row["tag"]: row["articles"] for row in rows(duzhai, "tag")} == {"两 个": 2, "稍后": 1, "算力": 1}
    assert [row["id"] for row in rows(duzhai, "list", 'tag:"两 个" tag:稍后')] == [library["weather"]]
    missing = duzhai("tag", "999", str(library["long"]), "--add", "x")
    assert (missing.status, len(missing.err_lines)) == (1, 1)


def test_json_lines_are_read_back_whole(duzhai: Duzhai, library: dict[str, int], seeds: list[Path]) -> None:
    page = duzhai.cwd / "page.html"
    page.write_text(
        f"<title>网页</title><article><h2>小标题</h2><p>{prose(1, 200)}<a href='https://e.org/'>链接</a></p></article>",
        "utf-8",
    )
    duzhai("add", *seeds, page)
    duzhai("tag", "1", "2", "--add", "算力")
    with Library(duzhai.data) as opened:
        opened.set_read([1], when=1_700_000_000.0)
        before = {item.title: item for item in opened.page(limit=99, collapse=False)}
        articles = {number: opened.article(number) for number in opened.ids(collapse=False)}
    assert duzhai("export", "--format", "jsonl", "-o", "out").status == 0
    other = {"DUZHAI_DATA_DIR": str(duzhai.cwd / "other")}
    result = duzhai("add", "--jsonl", "out/library.jsonl", env=other)
    assert (result.status, result.err) == (0, "")
    with Library(duzhai.cwd / "other") as opened:
        after = {item.title: item for item in opened.page(limit=99, collapse=False)}
        again = {opened.article(number).raw: opened.article(number) for number in opened.ids(collapse=False)}
    assert len(again) == len(articles) == 10
    for article in articles.values():
        found = again[article.raw]
        for name in ("title", "source", "author", "published", "url", "text", "blocks", "links", "repairs", "removed"):
            assert getattr(found, name) == getattr(article, name), name
    for title, item in before.items():
        assert (after[title].tags, after[title].read) == (item.tags, item.read)


def test_json_lines_of_others(duzhai: Duzhai) -> None:
    lines = [
        {"text": prose(1, 100), "title": "题目", "source": "来源", "published": "2024-01-02", "url": "https://e.org/1"},
        {"text": prose(2, 100), "title": None, "tags": ["a", 5, " "], "read": True, "more": {}},
    ]
    good = [json.dumps(line, ensure_ascii=False) for line in lines]
    data = "\n".join([good[0], "", "no json", "[1]", '{"title": "x"}', '{"text": "x", "title": 5}', good[1]]).encode()
    result = duzhai("add", "--jsonl", "-", "--tag", "all", stdin=data + b"\n\xff\xfe\n")
    assert result.status == 1
    assert [line.split(": ")[0] for line in result.err_lines] == ["-:3", "-:4", "-:5", "-:6", "-:8"]
    found = {row["title"]: row for row in rows(duzhai, "list")}
    assert found["题目"]["origin"] == found["题目"]["url"] == "https://e.org/1"
    assert found["题目"]["tags"] == ["all"]
    assert found[None]["tags"] == ["a", "all"]
    assert found[None]["read"]
    assert not list((duzhai.data / "imports").iterdir())


def test_a_changed_text_counts_before_what_was_stored(duzhai: Duzhai, library: dict[str, int]) -> None:
    record = json.loads(duzhai("export", str(library["weather"]), "--format", "jsonl").out)
    changed = record | {"text": record["text"] + "后来加上的一句。", "title": "改过"}
    other = {"DUZHAI_DATA_DIR": str(duzhai.cwd / "other")}
    broken = record | {"stored": [*record["stored"][:9], [[1, -5], [7]]]}
    data = "".join(json.dumps(line) + "\n" for line in (changed, broken)).encode()
    assert duzhai("add", "--jsonl", "-", stdin=data, env=other).status == 0
    with Library(duzhai.cwd / "other") as opened:
        texts = {item.title: opened.article(item.id).text for item in opened.page(collapse=False)}
    assert texts == {"改过": changed["text"], "天氣": record["text"]}


def test_export_writes_over_nothing(duzhai: Duzhai, library: dict[str, int]) -> None:
    assert duzhai("export", str(library["long"]), "-o", "out").status == 0
    (path,) = (duzhai.cwd / "out").glob("*.md")
    assert "人工智能的算力" in path.read_text("utf-8")
    path.write_text("我的", "utf-8")
    again = duzhai("export", "-o", "out")
    assert again.status == 1
    assert sum("--force" in line for line in again.err_lines) == 1
    assert path.read_text("utf-8") == "我的"
    assert len(list((duzhai.cwd / "out").glob("*.md"))) == 4
    assert duzhai("export", "-o", "out", "--force").status == 0
    assert path.read_text("utf-8") != "我的"
    for _ in range(2):
        lines = duzhai("export", "--query", "source:新华社", "--format", "jsonl", "-o", "out")
    assert lines.status == 1
    assert len((duzhai.cwd / "out" / "library.jsonl").read_text("utf-8").splitlines()) == 2


def test_export_as_text(duzhai: Duzhai, library: dict[str, int]) -> None:
    out = duzhai("export", str(library["weather"]), "--format", "text").out
    assert out.startswith("天氣\n新华社\n")


def test_a_newer_library_is_read_with_one_sentence(duzhai: Duzhai, library: dict[str, int]) -> None:
    connection = sqlite3.connect(duzhai.data / "library.db")
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    listed = duzhai("list")
    assert (listed.status, len(listed.err_lines)) == (0, 1)
    assert "newer" in listed.err
    assert len(listed.out.splitlines()) == 4
    for args in (["remove", "1"], ["tag", "1", "--add", "x"], ["add", "x.txt"]):
        refused = duzhai(*args)
        assert (refused.status, refused.out) == (1, "")
        assert len(set(refused.err_lines)) <= 2
        assert "Traceback" not in refused.err
    assert duzhai("check").status == 0


@pytest.mark.parametrize(
    "args",
    [["list"], ["search", "x"], ["remove", "1"], ["tag"], ["export"], ["add", "x.txt"], ["add", "--report"]],
    ids=" ".join,
)
def test_a_damaged_library_is_told_in_one_sentence(duzhai: Duzhai, args: list[str]) -> None:
    duzhai.data.mkdir()
    (duzhai.data / "library.db").write_bytes(b"SQLite format 3\0" + b"\x99" * 4_000)
    result = duzhai(*args)
    assert (result.status, result.out, len(result.err_lines)) == (1, "", 1)
    assert "check --repair" in result.err


@pytest.mark.parametrize(
    "args",
    [["search"], ["remove"], ["remove", "x"], ["remove", "1", "--purge"], ["remove", "--query", " "],
     ["remove", "--undo", "--purge"], ["tag", "1"], ["tag", "--add", "x"], ["tag", "1", "--json"],
     ["list", "--sort", "x"], ["list", "--limit", "0"], ["list", "--trash", "x"], ["export", "--force"],
     ["export", "--query", ""], ["export", "--format", "pdf"]],
    ids=" ".join,
)  # fmt: skip
def test_wrong_calls(duzhai: Duzhai, args: list[str]) -> None:
    result = duzhai(*args)
    assert (result.status, result.out) == (2, "")
    assert "Traceback" not in result.err
