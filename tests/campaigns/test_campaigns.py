"""A short slice of every campaign."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.campaigns import fuzz
from tests.campaigns.__main__ import names
from tests.campaigns.escapes import taken_apart
from tests.campaigns.running import Options
from tests.campaigns.targets import FUZZ

if sys.platform == "win32":
    pytest.skip("campaigns are POSIX", allow_module_level=True)

from tests.campaigns import bombs, faults, hostile, keys, kills, linear, load, network, private

ROOT = Path(__file__).parents[2]


def test_one_command_lists_them() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.campaigns"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    listed = [line.split(maxsplit=1) for line in done.stdout.splitlines()]
    assert [name for name, _ in listed] == names()
    assert all(len(what) > 20 for _, what in listed)


@pytest.mark.parametrize("name", FUZZ)
def test_fuzz(name: str) -> None:
    verdict = fuzz.campaign(Options(count=8, seed=7), (name,))
    assert verdict.passed, str(verdict)


def test_hostile() -> None:
    verdict = hostile.campaign(Options(count=1, seed=2))
    assert verdict.passed, str(verdict)


def test_kills() -> None:
    verdict = kills.campaign(Options(count=2 * len(kills.WORKS), seed=5))
    assert verdict.passed, str(verdict)


@pytest.mark.parametrize("name", faults.SCENARIOS)
def test_faults(name: str) -> None:
    assert not faults.met(name, 1)


@pytest.mark.parametrize("part", ["certificates", "redirects", "headers"])
def test_network(part: str) -> None:
    verdict = network.campaign(Options(), (part,))
    assert verdict.passed, str(verdict)


@pytest.mark.parametrize(
    "name",
    [
        "laughs.html",
        "outside.html",
        "attributes.html",
        "laughs-in-package.epub",
        "outside-package.epub",
        "up.epub",
        "percent.epub",
        "strange-names.epub",
        "lying.epub",
        "included.md",
        "saved.html",
    ],
)
def test_bombs(name: str) -> None:
    assert not bombs.harmless(name)


@pytest.mark.parametrize("part", ["folders open to all", "a planted cache", "sources"])
def test_private(part: str) -> None:
    verdict = private.campaign(Options(), (part,))
    assert verdict.passed, str(verdict)


@pytest.mark.parametrize("part", linear.PARTS)
def test_linear(part: str) -> None:
    verdict = linear.campaign(Options(count=2, seed=3), part)
    assert verdict.passed, str(verdict)


@pytest.mark.parametrize("way", ["pilot", "terminal"])
def test_keys(way: str) -> None:
    verdict = keys.campaign(Options(count=60, seed=4), (way,))
    assert verdict.passed, str(verdict)


def test_load() -> None:
    verdict = load.campaign(Options(count=200))
    assert verdict.passed, str(verdict)


def test_what_is_written_is_taken_apart() -> None:
    found = taken_apart("a\x1b[1;2mb\x1b[?25h\x1b]52;c;QQ==\x07\x9b\u202ec".encode())
    assert sorted(found.kinds) == ["CSI *m", "CSI ?25h", "OSC '52;c;QQ=='"]
    assert [line.split()[1] for line in found.wrong] == ["U+009B", "U+202E"]
