"""``where``, ``keys``, ``themes``, ``config``, ``completions``."""

from __future__ import annotations

import json
import shutil
import subprocess
import tomllib

import pytest

from tests.cli.conftest import Duzhai


def test_where_names_the_folders_and_makes_none(duzhai: Duzhai) -> None:
    result = duzhai("where")
    assert (result.status, result.err) == (0, "")
    rows = dict(line.split(maxsplit=1) for line in result.out.splitlines())
    assert rows["config"] == str(duzhai.config)
    assert rows["data"] == str(duzhai.data)
    assert not duzhai.config.exists()
    assert json.loads(duzhai("where", "--json").out)["config"] == str(duzhai.config)


def test_keys_lists_actions_with_descriptions(duzhai: Duzhai) -> None:
    result = duzhai("keys")
    assert (result.status, result.err) == (0, "")
    assert any(line.startswith("q ") and "app.quit" in line for line in result.out.splitlines())
    rows = [json.loads(line) for line in duzhai("keys", "--json").out.splitlines()]
    assert all(row["id"] and row["keys"] and row["description"] for row in rows)


def test_keys_shows_the_users_own(duzhai: Duzhai) -> None:
    duzhai.config.mkdir()
    (duzhai.config / "settings.toml").write_text('[keys]\n"app.quit" = "f9"\n', "utf-8")
    rows = {row["id"]: row for row in map(json.loads, duzhai("keys", "--json").out.splitlines())}
    assert rows["app.quit"]["keys"].casefold() == "f9"


def test_themes_marks_the_one_in_force(duzhai: Duzhai) -> None:
    result = duzhai("themes")
    assert (result.status, result.err) == (0, "")
    assert [line for line in result.out.splitlines() if line.startswith("*")] == ["* auto"]
    assert len(result.out.splitlines()) > 2


def test_config_prints_valid_settings(duzhai: Duzhai) -> None:
    result = duzhai("config")
    assert result.status == 0
    assert tomllib.loads(result.out)["theme"] == "auto"
    assert not duzhai.config.exists()


def test_config_writes_once_and_never_over_the_users(duzhai: Duzhai) -> None:
    result = duzhai("config", "--write")
    assert result.status == 0
    path = duzhai.config / "settings.toml"
    assert result.out.strip() == str(path)
    assert tomllib.loads(path.read_text("utf-8")) == {}
    path.write_text("# mine\n", "utf-8")
    again = duzhai("config", "--write")
    assert again.status == 1
    assert len(again.err_lines) == 1
    assert path.read_text("utf-8") == "# mine\n"


def test_config_reports_mistakes_with_their_lines(duzhai: Duzhai) -> None:
    duzhai.config.mkdir()
    (duzhai.config / "settings.toml").write_text('\ncolumn = "wide"\n', "utf-8")
    result = duzhai("config")
    assert result.status == 1
    assert any("settings.toml:2:" in line for line in result.err_lines)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_are_a_script_that_the_shell_accepts(duzhai: Duzhai, shell: str) -> None:
    result = duzhai("completions", shell)
    assert result.status == 0
    assert "_DUZHAI_COMPLETE" in result.out
    if shutil.which(shell):
        checked = subprocess.run([shell, "-n"], input=result.out_bytes, capture_output=True, check=False)
        assert checked.returncode == 0, checked.stderr


def test_completion_offers_commands_options_and_files(duzhai: Duzhai) -> None:
    def offered(words: str, index: int) -> list[str]:
        env = {"_DUZHAI_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(index)}
        return duzhai(env=env).out.splitlines()

    assert "plain,summary" in offered("duzhai su", 1)
    assert "plain,--method" in offered("duzhai summary --me", 2)
    assert "plain,tw" in offered("duzhai convert --to t", 3)
    assert any(line.startswith("file,") for line in offered("duzhai read art", 2))
    assert any(line.startswith("file,") for line in offered("duzhai art", 1))
