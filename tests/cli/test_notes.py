"""``duzhai notes`` and ``--at``: highlights and notes printed, and the way back that they print."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import pytest

from summarise import parse_article
from summarise.library import Library
from tests.cli.conftest import Duzhai

TEXT = "国产大模型参数达到1750亿，比国外落后两年。\n只要愿意投入资金，差距就可以弥补。\n"


@pytest.fixture
def noted(duzhai: Duzhai) -> tuple[int, Path]:
    """An article of the library with a note, and a file that was only looked at with a highlight."""
    stored = parse_article(TEXT + "(nián)另有一段。", title="缺芯少魂", author="张三", url="https://a.cn/x")
    path = duzhai.cwd / "看过 的.txt"
    path.write_text("只看过的文章。里面有重点。\n", "utf-8")
    looked = parse_article("只看过的文章。里面有重点。\n")
    with Library(duzhai.data) as library:
        number = library.add(stored).id
        start = stored.raw.index("差距")
        library.add_mark(stored.raw, (start, start + 2), "note", note="查 *资料*", words="差距", about=stored)
        library.add_mark(looked.raw, (7, 13), "highlight", words="里面有重点。", origin=str(path), about=looked)
    return number, path


def test_all_of_them_as_markdown(duzhai: Duzhai, noted: tuple[int, Path]) -> None:
    number, path = noted
    result = duzhai("notes")
    assert (result.status, result.err) == (0, "")
    first, second = result.out.split("\n# ")
    assert first.startswith("# 缺芯少魂\n\n张三，<https://a.cn/x>\n\n> 差距\n>\n")
    assert f"> `duzhai id:{number} --at {TEXT.index('差距')}`\n\n^hl-1\n\n- 查 \\*资料\\*\n" in first
    assert "> 里面有重点。\n" in second
    assert f"> `duzhai {shlex.quote(str(path))} --at 7`\n\n^hl-2\n" in second


def test_named_articles_as_json(duzhai: Duzhai, noted: tuple[int, Path]) -> None:
    number, _ = noted
    for call in (["notes", "--json", f"id:{number}"], ["notes", "--format", "jsonl", str(number)]):
        (record,) = map(json.loads, duzhai(*call).out.splitlines())
        assert (record["id"], record["stored"], record["title"]) == (number, True, "缺芯少魂")
        (note,) = record["notes"]
        assert (note["text"], note["note"], note["state"], note["kind"]) == ("差距", "查 *资料*", "found", "note")
        assert note["command"] == f"duzhai id:{number} --at {note['raw_start']}"


def test_a_file_that_was_moved_or_wrapped_anew(duzhai: Duzhai, noted: tuple[int, Path]) -> None:
    _, path = noted
    moved = path.rename(path.with_name("b.txt"))
    moved.write_text("\r\n\r\n 只看过的文章。里面有重点。", "utf-8", newline="")
    (record,) = map(json.loads, duzhai("notes", "--json", moved).out.splitlines())
    assert [(note["state"], note["text"], note["raw_start"]) for note in record["notes"]] == [
        ("found", "里面有重点。", 12)
    ]
    path.write_text("只看过的\n文章。里面\n有重点。\n", "utf-8")
    (record,) = map(json.loads, duzhai("notes", "--json", path).out.splitlines())
    assert [(note["state"], note["raw_start"]) for note in record["notes"]] == [("found", 8)]


def test_what_is_lost_is_printed_with_its_words(duzhai: Duzhai, noted: tuple[int, Path]) -> None:
    _, path = noted
    path.write_text("全然不同的内容。", "utf-8")
    result = duzhai("notes", path)
    assert "> 里面有重点。 〔原处已找不到〕\n" in result.out
    assert json.loads(duzhai("notes", "--json", path).out)["notes"][0]["state"] == "lost"


def test_none_and_wrong_ones(duzhai: Duzhai) -> None:
    result = duzhai("notes")
    assert (result.status, result.out) == (0, "")
    assert len(result.err_lines) == 1
    result = duzhai("notes", "id:7", duzhai.cwd / "missing.txt")
    assert (result.status, result.out) == (1, "")
    assert len(result.err_lines) == 2
    assert "id:7" in result.err
    assert not (duzhai.data / "library.db").exists(), "looking makes no library"


def test_at_goes_with_articles_only(duzhai: Duzhai) -> None:
    assert duzhai("--at", "3", "where").status == 2
    assert duzhai("a.txt", "--at", "-3").status == 2
    assert duzhai("a.txt", "--at", "x").status == 2


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_the_printed_command_opens_the_article_there(duzhai: Duzhai) -> None:
    from tests.cli.test_reader import opened

    text = "".join(
        f"第{number}段在这里，说的是{chr(0x4E00 + number)}{chr(0x5E00 + number)}。\n" for number in range(300)
    )
    path = duzhai.cwd / "长 文.txt"
    path.write_text(text, "utf-8")
    article = parse_article(text)
    at = text.index("第200段")
    with Library(duzhai.data) as library:
        library.add_mark(article.raw, (at, at + 5), "highlight", words="第200段", origin=str(path), about=article)
        stored = library.add(parse_article("前言不看。\n" + text, title="存")).id
    command = json.loads(duzhai("notes", "--json").out)["notes"][0]["command"]
    words = shlex.split(command)[1:]
    assert words == [str(path), "--at", str(at)]
    for call in (words, ["--at", str(at + 6), f"id:{stored}"]):
        with opened(duzhai, *call) as terminal:
            assert terminal.wait_for("第200段"), terminal.shown
            assert "第100段" not in terminal.shown
            terminal.press("q")
            assert terminal.wait() == 0


def test_saved_markdown_holds_them(duzhai: Duzhai, noted: tuple[int, Path]) -> None:
    number, path = noted
    for call in (["summary", "--format", "md", f"id:{number}"], ["export", str(number)]):
        result = duzhai(*call)
        assert (result.status, result.err) == (0, "")
        assert f"`duzhai id:{number} --at {TEXT.index('差距')}`" in result.out
        assert "\n- 查 \\*资料\\*\n" in result.out
    assert f"`duzhai {shlex.quote(str(path))} --at 7`" in duzhai("summary", "--format", "md", path).out


def test_they_come_back_with_an_exported_library(duzhai: Duzhai, noted: tuple[int, Path], tmp_path: Path) -> None:
    number, _ = noted
    with Library(duzhai.data) as library:
        raw = library.article(number).raw
        library.save_summary(raw, "auto", [(0, 21)], ["大模型"], path="/tmp/a.md")
    line = duzhai("export", str(number), "--format", "jsonl").out
    record = json.loads(line)
    assert [(note["text"], note["note"]) for note in record["notes"]] == [("差距", "查 *资料*")]
    assert record["summaries"][0]["sentences"][0]["text"] == raw[:21]
    spoilt = record | {
        "notes": [*record["notes"], 3, {"start": 5}, {"start": -1, "end": 9**9}],
        "summaries": [7, *record["summaries"]],
    }
    (duzhai.cwd / "a.jsonl").write_text(line + json.dumps(spoilt) + "\n", "utf-8")
    for _ in range(2):
        assert duzhai("add", "--jsonl", "a.jsonl", env={"DUZHAI_DATA_DIR": str(tmp_path / "other")}).status == 0
    with Library(tmp_path / "other") as library:
        known = library.recall(raw)
        assert known is not None
        assert [(mark.place.quote, mark.note, mark.words) for mark in known.marks] == [("差距", "查 *资料*", "差距")]
        (saved,) = known.summaries
        assert (saved.path, saved.method, saved.keywords) == ("/tmp/a.md", "auto", ("大模型",))
        assert saved.sentences[0].quote == raw[:21]
