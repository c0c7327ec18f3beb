"""``duzhai PATH`` in a pseudo-terminal: it opens, shows the text, and ``q`` leaves."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from summarise import read_article
from tests.cli.conftest import SEEDS, Duzhai

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.terminal import Terminal


def words_of(seed: Path) -> str:
    """The first few characters of the text that no mark interrupts."""
    article = read_article(str(seed))
    for paragraph in article.paragraphs:
        for found in re.findall("[\u4e00-\u9fff]{4,6}", paragraph):
            if found not in (article.title or ""):
                return str(found)
    raise AssertionError(seed)


def opened(
    duzhai: Duzhai, *args: str | bytes | Path, columns: int = 120, rows: int = 40, env: dict[str, str] | None = None
) -> Terminal:
    environment = duzhai.env | {"TERM": "xterm-256color"} | (env or {})
    return Terminal(duzhai.command(*args), env=environment, cwd=duzhai.cwd, columns=columns, rows=rows)


@pytest.mark.parametrize(
    "env", [{}, {"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}], ids=str
)
def test_a_folder_opens_on_its_first_article(duzhai: Duzhai, seeds: list[Path], env: dict[str, str]) -> None:
    with opened(duzhai, os.path.relpath(SEEDS, duzhai.cwd), env=env) as terminal:
        assert terminal.wait_for(words_of(seeds[0])), terminal.shown
        terminal.press("q")
        assert terminal.wait() == 0
        assert "Traceback" not in terminal.shown


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (80, 24)])
def test_smaller_terminals(duzhai: Duzhai, seeds: list[Path], columns: int, rows: int) -> None:
    with opened(duzhai, seeds[0], columns=columns, rows=rows) as terminal:
        assert terminal.wait_for(words_of(seeds[0])), terminal.shown
        terminal.press("q")
        assert terminal.wait() == 0


def test_with_nothing_given_the_samples_open(duzhai: Duzhai, seeds: list[Path]) -> None:
    with opened(duzhai) as terminal:
        assert terminal.wait_for(words_of(seeds[0])), terminal.shown
        terminal.press("q")
        assert terminal.wait() == 0


def test_standard_input_and_then_the_keyboard(duzhai: Duzhai, seeds: list[Path]) -> None:
    command = " ".join(f"'{word!s}'" for word in duzhai.command("-"))
    shell = ["sh", "-c", f"cat '{seeds[0]}' | {command}"]
    with Terminal(shell, env=duzhai.env | {"TERM": "xterm-256color"}, cwd=duzhai.cwd) as terminal:
        assert terminal.wait_for(words_of(seeds[0])), terminal.shown
        terminal.press("q")
        assert terminal.wait() == 0


def test_the_keyboard_although_standard_input_is_something_else(duzhai: Duzhai, seeds: list[Path]) -> None:
    command = " ".join(f"'{word!s}'" for word in duzhai.command(seeds[0]))
    shell = ["sh", "-c", f"{command} </dev/null"]
    with Terminal(shell, env=duzhai.env | {"TERM": "xterm-256color"}, cwd=duzhai.cwd) as terminal:
        assert terminal.wait_for(words_of(seeds[0])), terminal.shown
        terminal.press("q")
        assert terminal.wait() == 0


def test_an_unreadable_file_among_others(duzhai: Duzhai, seeds: list[Path]) -> None:
    with opened(duzhai, "missing.txt", seeds[0]) as terminal:
        assert terminal.wait_for("missing.txt"), terminal.shown
        terminal.press("q")
        terminal.wait()
        assert "Traceback" not in terminal.shown
