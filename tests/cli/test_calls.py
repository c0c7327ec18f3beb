"""How the command line takes its words: help, wrong calls, sub-commands against files, no terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Duzhai
from tui.opening import command_names

WRONG = [
    ["--no-such-option"],
    ["read"],
    ["read", "--no-such-option", "x"],
    ["read", "--raw", "--json", "x"],
    ["summary"],
    ["summary", "-n", "0", "x"],
    ["summary", "-n", "three", "x"],
    ["summary", "--ratio", "0", "x"],
    ["summary", "--ratio", "1.5", "x"],
    ["summary", "-n", "3", "--chars", "100", "x"],
    ["summary", "--chars", "100", "--ratio", "0.1", "x"],
    ["summary", "--method", "astrology", "x"],
    ["summary", "--script", "latin", "x"],
    ["summary", "--format", "pdf", "x"],
    ["summary", "--format", "text", "-o", "notes", "x"],
    ["summary", "--force", "x"],
    ["figures"],
    ["figures", "--format", "csv", "--json", "x"],
    ["convert"],
    ["convert", "--to", "jp"],
    ["convert", "--to", "tw", "x", "y"],
    ["completions", "cmd.exe"],
    ["where", "x"],
]


@pytest.mark.parametrize("args", WRONG, ids=" ".join)
def test_a_wrong_call_says_so_and_ends_with_2(duzhai: Duzhai, args: list[str]) -> None:
    result = duzhai(*args)
    assert result.status == 2
    assert result.out == ""
    assert "Traceback" not in result.err
    assert result.err_lines[-1].startswith("Error: ") or "Error: " in result.err


def test_an_unknown_method_names_those_that_are_known(duzhai: Duzhai) -> None:
    result = duzhai("summary", "--method", "astrology", "x")
    assert "lex-rank" in result.err
    assert "auto" in result.err


def test_help_lists_every_command_and_each_has_help(duzhai: Duzhai) -> None:
    listed = duzhai("--help")
    assert (listed.status, listed.err) == (0, "")
    for name in command_names():
        assert f"\n  {name} " in listed.out
        own = duzhai(name, "--help")
        assert (own.status, own.err) == (0, "")
        assert own.out.startswith(f"Usage: duzhai {name}")


def test_help_speaks_the_language_of_the_locale(duzhai: Duzhai) -> None:
    assert "关键数字" in duzhai("--help", env={"LANG": "zh_CN.UTF-8"}).out
    assert "關鍵數字" in duzhai("--help", env={"LANG": "zh_TW.UTF-8"}).out
    assert "key figures" in duzhai("--help", env={"LC_ALL": "C"}).out


def test_help_speaks_the_language_of_the_settings(duzhai: Duzhai) -> None:
    duzhai.config.mkdir()
    (duzhai.config / "settings.toml").write_text('language = "zh-Hans"\n', "utf-8")
    assert "关键数字" in duzhai("--help").out


def test_version(duzhai: Duzhai) -> None:
    result = duzhai("--version")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("duzhai ")


def test_a_command_wins_over_a_file_of_its_name(duzhai: Duzhai) -> None:
    (duzhai.cwd / "where").write_text("这是一个文件。", "utf-8")
    assert "config" in duzhai("where").out
    opened = duzhai("./where")
    assert opened.status == 2
    assert "terminal" in opened.err


@pytest.mark.parametrize("args", [[], ["article.txt"], ["-"], ["http://localhost/"], ["--", "where"]], ids=str)
def test_the_reader_without_a_terminal_says_what_to_do(duzhai: Duzhai, args: list[str], seeds: list[Path]) -> None:
    (duzhai.cwd / "article.txt").write_bytes(seeds[0].read_bytes())
    result = duzhai(*args)
    assert result.status == 2
    assert result.out == ""
    assert len(result.err_lines) == 1
    assert "duzhai read" in result.err
