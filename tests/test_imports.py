"""Nothing heavy is loaded before it is needed; looked up in ``sys.modules`` of a fresh interpreter."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# What must wait until something is summarised, converted or read from HTML.
TEXT_LIBRARIES = (
    "jieba", "rjieba", "opencc", "opencc_purepy", "sumy", "numpy", "nltk", "lxml", "trafilatura", "pypinyin", "ftfy",
    "requests", "urllib3", "pkg_resources", "setuptools",
)  # fmt: skip
SCREEN_LIBRARIES = ("textual", "rich")

CASES = {
    "import summarise": ("import summarise", (*TEXT_LIBRARIES, *SCREEN_LIBRARIES, "click", "asyncio")),
    "import tui": ("import tui", (*TEXT_LIBRARIES, *SCREEN_LIBRARIES, "click")),
    "the model": ("import summarise.article, summarise.results", (*TEXT_LIBRARIES, *SCREEN_LIBRARIES)),
    "duzhai --help": ("from tui.cli import run; run(['--help'])", (*TEXT_LIBRARIES, *SCREEN_LIBRARIES, "asyncio")),
    "duzhai summary --help": ("from tui.cli import run; run(['summary', '--help'])", TEXT_LIBRARIES),
    "duzhai where": ("from tui.cli import run; run(['where'])", (*TEXT_LIBRARIES, *SCREEN_LIBRARIES)),
    "duzhai PATH until the application": ("import tui.cli", (*TEXT_LIBRARIES, *SCREEN_LIBRARIES, "click")),
}

REPORT = "\nimport json, sys\nsys.stdout.flush()\nprint('LOADED ' + json.dumps(sorted(sys.modules)))"


def loaded(code: str, tmp_path: Path) -> set[str]:
    """The modules that are loaded once ``code`` has run."""
    done = subprocess.run(
        [sys.executable, "-c", code + REPORT],
        capture_output=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "DUZHAI_CONFIG_DIR": str(tmp_path)},
        timeout=60,
        check=True,
        encoding="utf-8",
    )
    return set(json.loads(done.stdout.rpartition("LOADED ")[2]))


@pytest.mark.parametrize("name", CASES)
def test_nothing_heavy_is_loaded(name: str, tmp_path: Path) -> None:
    code, forbidden = CASES[name]
    assert loaded(code, tmp_path).isdisjoint(forbidden)


# Runs the reader, and ends it when the text of the first article goes to the terminal.
FIRST_FRAME = """
import json, os, sys
from textual.drivers.linux_driver import LinuxDriver
from tui.cli import run

report, wanted, *paths = sys.argv[1:]
write = LinuxDriver.write

def watched(self, data):
    if wanted in data:
        with open(report, "w") as file:
            json.dump(sorted(sys.modules), file)
        os._exit(0)
    write(self, data)

LinuxDriver.write = watched
sys.exit(run(paths))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize("path", ["seeds", "seeds/000_e3271c18603eeaf3.txt", None])
def test_nothing_heavy_is_loaded_before_the_first_frame(path: str | None, tmp_path: Path) -> None:
    from tests.terminal import Terminal

    report = tmp_path / "modules.json"
    words = "今年以来"  # the first words of the first article's text
    paths = [str(ROOT / path)] if path else []
    env = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
    with Terminal([sys.executable, "-c", FIRST_FRAME, str(report), words, *paths], env=env, cwd=tmp_path) as terminal:
        assert terminal.wait() == 0, terminal.shown
    modules = set(json.loads(report.read_text("utf-8")))
    assert "textual.app" in modules
    assert modules.isdisjoint(TEXT_LIBRARIES)


def test_the_probe_sees_what_is_loaded(tmp_path: Path) -> None:
    assert "click" in loaded("import click", tmp_path)


def test_every_public_name_loads_and_is_listed(tmp_path: Path) -> None:
    code = (
        "import summarise\nfor name in summarise.__all__: getattr(summarise, name)\n"
        "assert set(summarise.__all__) <= set(dir(summarise))"
    )
    assert "summarise.article" in loaded(code, tmp_path)
