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


def test_the_probe_sees_what_is_loaded(tmp_path: Path) -> None:
    assert "click" in loaded("import click", tmp_path)


def test_every_public_name_loads_and_is_listed(tmp_path: Path) -> None:
    code = (
        "import summarise\nfor name in summarise.__all__: getattr(summarise, name)\n"
        "assert set(summarise.__all__) <= set(dir(summarise))"
    )
    assert "summarise.article" in loaded(code, tmp_path)
