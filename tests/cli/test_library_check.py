"""``duzhai check``: what is kept is sound, or it is told and mended."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from summarise import parse_article
from summarise.library import Library
from tests.cli.conftest import Duzhai
from tests.cli.prose import prose


@pytest.fixture
def own_cache(duzhai: Duzhai, tmp_path: Path) -> Path:
    """A cache folder of this test alone."""
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o700)
    duzhai.env["DUZHAI_CACHE_DIR"] = str(folder)
    return folder


@pytest.fixture
def library(duzhai: Duzhai, own_cache: Path) -> None:
    with Library(duzhai.data) as opened:
        for number in range(3):
            opened.add(parse_article(prose(number, 90), title=f"题{number}"), origin=f"/a/{number}.txt")


def verdicts(duzhai: Duzhai, *args: str) -> tuple[int, dict[str, list[str]]]:
    """The exit status, and the states of each part."""
    result = duzhai("check", "--json", *args)
    found: dict[str, list[str]] = {}
    for line in result.out.splitlines():
        row = json.loads(line)
        found.setdefault(row["part"], []).append(row["state"])
    return result.status, found


def test_a_sound_library(duzhai: Duzhai, library: None) -> None:
    assert verdicts(duzhai) == (0, {"data": ["ok"], "cache": ["ok"], "library": ["ok"]})
    result = duzhai("check")
    assert result.err == ""
    assert "3 articles" in result.out
    assert all(line.startswith("ok ") for line in result.out.splitlines())


def test_faults_of_every_part_have_a_line(duzhai: Duzhai, library: None, own_cache: Path) -> None:
    duzhai.config.mkdir(mode=0o700)
    (duzhai.config / "settings.toml").write_text('\ncolumn = "wide"\n', "utf-8")
    (duzhai.config / "words.txt").write_text("both 软件 軟體\nsideways a b\n", "utf-8")
    (duzhai.data / "memory.json").write_text("{", "utf-8")
    (own_cache / "jieba.cache").write_bytes(b"\x99not a cache")
    (duzhai.data / "backups").mkdir()
    (duzhai.data / "backups" / "library-1.db").write_bytes(b"no database")
    status, found = verdicts(duzhai)
    assert status == 1
    for part in ("settings", "words", "memory", "backups"):
        assert "bad" in found[part], part
    assert "bad" in found["cache"]
    out = duzhai("check").out
    assert "settings.toml:2:" in out
    assert "words.txt:2:" in out
    status, found = verdicts(duzhai, "--repair")
    assert (found["memory"], found["cache"]) == (["mended"], ["ok", "mended"])
    assert not (own_cache / "jieba.cache").exists()


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_folders_that_others_may_read(duzhai: Duzhai, library: None) -> None:
    duzhai.data.chmod(0o755)
    status, found = verdicts(duzhai)
    assert (status, found["data"]) == (1, ["bad"])
    status, found = verdicts(duzhai, "--repair")
    assert (status, found["data"]) == (0, ["mended"])
    assert stat.S_IMODE(duzhai.data.stat().st_mode) == 0o700


def test_what_can_be_built_anew_is(duzhai: Duzhai, library: None) -> None:
    with Library(duzhai.data) as opened:
        connection = opened._connection()
        connection.execute("INSERT INTO terms (terms) VALUES ('delete-all')")
        connection.execute("UPDATE bodies SET packed = x'00' WHERE article = 1")
    assert verdicts(duzhai)[1]["library"] == ["bad", "bad"]
    assert verdicts(duzhai)[0] == 1
    assert verdicts(duzhai, "--repair") == (0, {"data": ["ok"], "cache": ["ok"], "library": ["mended", "mended"]})
    assert verdicts(duzhai)[0] == 0


def _damage(path: Path, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\x99" * 20_000)


def test_a_damaged_library_is_restored_and_what_is_newer_told(duzhai: Duzhai, library: None) -> None:
    with Library(duzhai.data) as opened:
        assert opened.back_up() is not None
        opened.add(parse_article(prose(50, 90), title="新的"), origin="/a/new.txt")
        opened._connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        # The root of the full-text index: rows can still be read, searching cannot.
        page = opened._connection().execute("SELECT rootpage FROM sqlite_master WHERE name = 'words'").fetchone()[0]
    path = duzhai.data / "library.db"
    _damage(path, (page - 1) * 16_384)
    status, found = verdicts(duzhai)
    assert status == 1
    assert "bad" in found["library"]
    result = duzhai("check", "--repair")
    assert result.status == 0
    assert "新的 /a/new.txt" in result.out
    assert "题0" not in result.out
    with Library(duzhai.data) as opened:
        assert opened.count() == 3
    assert path.with_name("library.db.damaged").exists()
    assert verdicts(duzhai)[0] == 0


def test_a_library_of_which_nothing_can_be_read(duzhai: Duzhai, library: None) -> None:
    with Library(duzhai.data) as opened:
        opened.back_up()
    path = duzhai.data / "library.db"
    _damage(path, 100)
    assert "check --repair" in duzhai("check").out
    result = duzhai("check", "--repair")
    assert result.status == 0
    assert "can no longer be told" in result.out
    assert len(duzhai("list", "--json").out.splitlines()) == 3


def test_without_a_backup_nothing_is_touched(duzhai: Duzhai, library: None) -> None:
    path = duzhai.data / "library.db"
    _damage(path, 100)
    before = path.read_bytes()
    result = duzhai("check", "--repair")
    assert result.status == 1
    assert "no sound backup" in result.out
    assert path.read_bytes() == before
