"""Locales, file names, pipes that close early, Ctrl-C, and silence where nothing is to be said."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Duzhai

LOCALES = [
    {"LC_ALL": "C"},
    {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"LC_ALL": "en_US.ISO-8859-1", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "latin-1"},
    {"LC_ALL": "C.UTF-8"},
]


@pytest.mark.parametrize(
    "args", [["read", "--json"], ["summary"], ["figures"], ["convert", "--to", "tw"]], ids=" ".join
)
def test_output_is_the_same_utf_8_in_every_locale(duzhai: Duzhai, seeds: list[Path], args: list[str]) -> None:
    name = duzhai.cwd / "文章.txt"
    name.write_bytes(seeds[0].read_bytes())
    usual = duzhai(*args, name)
    assert usual.status == 0
    for env in LOCALES:
        result = duzhai(*args, str(name).encode(), env=env)
        assert (result.status, result.err) == (0, ""), env
        assert result.out_bytes == usual.out_bytes, env


@pytest.mark.parametrize("env", LOCALES, ids=str)
def test_errors_are_utf_8_in_every_locale(duzhai: Duzhai, env: dict[str, str]) -> None:
    result = duzhai("read", "没有.txt".encode(), env=env)
    assert result.status == 1
    assert "没有.txt" in result.err


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
@pytest.mark.parametrize("env", LOCALES, ids=str)
def test_a_file_name_that_is_no_text(duzhai: Duzhai, seeds: list[Path], env: dict[str, str]) -> None:
    name = b"\xff\xfe.txt"
    with open(os.path.join(os.fsencode(duzhai.cwd), name), "wb") as file:
        file.write(seeds[0].read_bytes())
    result = duzhai("read", "--json", name, env=env)
    assert (result.status, result.err) == (0, "")
    assert os.fsencode(json.loads(result.out)["origin"]) == name
    missing = duzhai("read", b"\xff.txt", env=env)
    assert missing.status == 1
    assert missing.err_bytes.startswith(b"\xff.txt")


def test_lone_surrogates_are_valid_json(duzhai: Duzhai) -> None:
    (duzhai.cwd / "a.txt").write_bytes(("这是一篇文章。" * 40).encode() + b"\xed\xa0\x80" + "说的是发展。".encode())
    result = duzhai("read", "--json", "a.txt")
    assert result.status == 0
    assert "发展" in json.loads(result.out)["raw"]


@pytest.mark.parametrize(
    "args", [["read"], ["read", "--json"], ["summary"], ["figures"], ["figures", "--format", "csv"]]
)
def test_a_pipe_that_closes_early_is_no_failure(duzhai: Duzhai, seeds: list[Path], args: list[str]) -> None:
    process = subprocess.Popen(
        duzhai.command(*args, *seeds * 4),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=duzhai.env,
        cwd=duzhai.cwd,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(timeout=60) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


def test_closed_standard_output(duzhai: Duzhai, seeds: list[Path]) -> None:
    command = " ".join(f"'{word!s}'" for word in duzhai.command("read", seeds[0]))
    done = subprocess.run(["sh", "-c", f"{command} >&-"], capture_output=True, env=duzhai.env, check=False)
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_ctrl_c_is_quiet(duzhai: Duzhai) -> None:
    process = subprocess.Popen(
        duzhai.command("convert", "--to", "hant"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=duzhai.env,
        cwd=duzhai.cwd,
        # What runs in the background of a script has Ctrl-C ignored, and hands that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread of ours is running
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("软件\n".encode())
    process.stdin.flush()
    process.stdout.readline()  # it is at work, and waits for the next line
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors
    assert errors.strip() == b""
    assert time.monotonic() - began < 30


def test_nothing_is_said_at_start_when_everything_is_compiled_anew(
    duzhai: Duzhai, seeds: list[Path], tmp_path: Path
) -> None:
    # jieba and others warn while they are compiled; the byte code of this environment is not used here.
    env = {"PYTHONPYCACHEPREFIX": str(tmp_path / "no-byte-code"), "PYTHONDONTWRITEBYTECODE": "1"}
    for args in (["--help"], ["summary", "--method", "lex-rank", seeds[0]], ["convert", "--to", "tw", seeds[0]]):
        result = duzhai(*args, env=env)
        assert (result.status, result.err) == (0, "")


def test_a_defect_in_one_article_leaves_the_others_alone(duzhai: Duzhai, seeds: list[Path]) -> None:
    code = (
        "import sys, summarise\n"
        "read = summarise.read_article\n"
        "summarise.read_article = lambda path, **given: 1 / 0 if '000' in path else read(path, **given)\n"
        "from tui.cli import run\nsys.exit(run(sys.argv[1:]))"
    )
    words = [sys.executable, "-c", code, "read", "--json", *map(str, seeds[:2])]
    done = subprocess.run(words, capture_output=True, env=duzhai.env, cwd=duzhai.cwd, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"{seeds[0]}: ")
    assert done.stderr.decode().count("\n") == 1
    assert done.stdout.count(b"\n") == 1


def test_a_defect_is_told_in_one_line(duzhai: Duzhai) -> None:
    code = (
        "import sys, tui.opening\ntui.opening.has_terminal = lambda: 1 / 0\nfrom tui.cli import run\nsys.exit(run([]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=duzhai.env, cwd=duzhai.cwd, check=False
    )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "ZeroDivisionError" in done.stderr.decode()
