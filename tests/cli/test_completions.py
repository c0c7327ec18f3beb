"""Completions of the library's commands, in the shells themselves where they are installed."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from summarise import parse_article
from summarise.library import Library
from tests.cli.conftest import Duzhai
from tests.cli.prose import prose

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.terminal import Terminal


@pytest.fixture
def library(duzhai: Duzhai) -> None:
    with Library(duzhai.data) as opened:
        first = opened.add(parse_article(prose(1, 90), title="甲\n: \x1b[31m题", source="新华社")).id
        opened.add(parse_article(prose(2, 90), title="乙", source="BBC 中文"))
        opened.tag([first], add=["算力", "two words"])


def offered(duzhai: Duzhai, line: str) -> list[str]:
    """What bash is told for ``line`` with the cursor at its end."""
    env = {"_DUZHAI_COMPLETE": "bash_complete", "COMP_BEFORE": line, "COMP_BREAKS": " \t\n\"'><=;|&(:"}
    result = duzhai(env=env)
    assert result.err == ""
    return [row.partition(",")[2] for row in result.out.splitlines() if row.startswith("plain,")]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("duzhai ex", ["export"]),
        ("duzhai remove ", ["2", "1"]),
        ("duzhai remove id:", ["2", "1"]),
        ("duzhai read id:2", ["2"]),
        ("duzhai id:", ["2", "1"]),
        ("duzhai list sou", ["source:"]),
        ("duzhai list unread tag:", ['"two words"', "算力"]),
        ("duzhai list 'unread tag:算", ["算力"]),
        ("duzhai search source:新", ["新华社"]),
        ("duzhai list source:B", ['"BBC 中文"']),
        ("duzhai tag 1 --drop ", ["two words", "算力"]),
        ("duzhai export --query tagg", ["tagged"]),
        ("duzhai add --jso", ["--jsonl", "--json"]),
    ],
)
def test_what_is_offered(duzhai: Duzhai, library: None, line: str, wanted: list[str]) -> None:
    assert offered(duzhai, line) == wanted


def test_no_library_and_a_damaged_one_offer_nothing(duzhai: Duzhai) -> None:
    assert offered(duzhai, "duzhai remove ") == []
    assert not duzhai.data.exists()
    duzhai.data.mkdir()
    (duzhai.data / "library.db").write_bytes(b"SQLite format 3\0" + b"\x99" * 4_000)
    assert offered(duzhai, "duzhai list tag:") == []


SHELLS = {"bash": ["--norc", "--noprofile", "-i"], "zsh": ["-f", "-i"], "fish": ["--no-config", "-i"]}
SETUP = {
    "bash": "source <(duzhai completions bash)",
    "zsh": "autoload -U compinit && compinit -u -D && source <(duzhai completions zsh)",
    "fish": "duzhai completions fish | source",
}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shells_themselves(duzhai: Duzhai, library: None, shell: str, tmp_path: Path) -> None:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed")
    program = tmp_path / "bin" / "duzhai"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tui "$@"\n', "utf-8")
    program.chmod(0o755)
    env = duzhai.env | {
        "PATH": f"{program.parent}:{duzhai.env['PATH']}", "HOME": str(tmp_path), "TERM": "xterm", "PS1": "$ ",
        "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    with Terminal([found, *SHELLS[shell]], env=env, cwd=duzhai.cwd) as terminal:
        terminal.press(f"{SETUP[shell]}; echo re''ady\r")
        assert terminal.wait_for("ready"), terminal.shown
        terminal.press("duzhai list --json tag:算\t")
        assert terminal.wait_for("tag:算力"), terminal.shown
        terminal.press("\r")
        assert terminal.wait_for('"tags": ["two words", "算力"]'), terminal.shown
        terminal.press("duzhai list --json not\t\r")
        assert terminal.wait_for("notitle"), terminal.shown
