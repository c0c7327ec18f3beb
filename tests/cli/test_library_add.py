"""``duzhai add``: files, folders, addresses and standard input into the library, and how it is told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from summarise.library import Library, Progress
from tests.cli.conftest import Duzhai, Result
from tests.cli.prose import article_files, prose
from tui.commands._progress import ProgressLine, clock_time


def counts(result: Result) -> dict[str, int]:
    """The report's lines as numbers."""
    rows = (line.strip() for line in result.out.splitlines()[1:])
    words = [row.rsplit("  duzhai", 1)[0].rsplit(maxsplit=1) for row in rows]
    return {name.strip(): int(count) for name, count in words}


def test_a_folder_is_added_and_reported(duzhai: Duzhai, seeds: list[Path]) -> None:
    folder = seeds[0].parent
    (duzhai.cwd / "x.pdf").write_bytes(b"%PDF-1.7\n")
    result = duzhai("add", folder, "x.pdf", "--tag", "样本")
    assert result.status == 1
    found = counts(result)
    assert (found["read"], found["known before"], found["failed"]) == (5, 0, 1)
    assert found["repaired"] >= found["uncertain"] > 0
    assert len(result.err_lines) == 1
    assert "x.pdf" in result.err
    rows = [json.loads(line) for line in duzhai("list", "tag:样本", "--json").out.splitlines()]
    assert sorted(row["origin"] for row in rows) == [str(seed) for seed in seeds]


def test_adding_again_knows_what_is_there(duzhai: Duzhai, seeds: list[Path]) -> None:
    copy = duzhai.cwd / "moved.txt"
    copy.write_bytes(seeds[0].read_bytes().replace(b"\n", b"\r\n"))
    duzhai("add", seeds[0])
    result = duzhai("add", seeds[0], "moved.txt", "--tag", "again")
    assert (result.status, result.err) == (0, "")
    assert counts(result)["known before"] == 2
    assert len(duzhai("list", "tag:again", "--json").out.splitlines()) == 1


def test_the_kept_report(duzhai: Duzhai, seeds: list[Path]) -> None:
    duzhai("add", seeds[0])
    first = duzhai("add", "missing.txt")
    assert duzhai("add", "--report").out == first.out
    assert counts(duzhai("add", "--report", "1"))["read"] == 1
    record = json.loads(duzhai("add", "--report", "2", "--json").out)
    assert [failure["code"] for failure in record["failed"]] == ["missing"]
    assert record["queries"]["failed"] == "import:2 unreadable"
    unknown = duzhai("add", "--report", "9")
    assert (unknown.status, unknown.out, len(unknown.err_lines)) == (1, "", 1)


def test_json_tells_each_article(duzhai: Duzhai, seeds: list[Path]) -> None:
    rows = [json.loads(line) for line in duzhai("add", seeds[0], "missing.txt", "--json").out.splitlines()]
    assert [(row["state"], row["code"]) for row in rows] == [("read", None), ("failed", "missing")]
    assert duzhai("read", f"id:{rows[0]['article']}").status == 0


def test_standard_input(duzhai: Duzhai, seeds: list[Path]) -> None:
    result = duzhai("add", "-", stdin=seeds[0].read_bytes())
    assert counts(result)["read"] == 1
    (row,) = map(json.loads, duzhai("list", "--json").out.splitlines())
    assert row["origin"] == "-"
    assert not list((duzhai.data / "imports").iterdir())


def test_glob_takes_only_what_fits(duzhai: Duzhai) -> None:
    tree = duzhai.cwd / "tree"
    (tree / "sub").mkdir(parents=True)
    for name in ("a.txt", "b.log", "sub/c.log", "sub/d.md"):
        (tree / name).write_text(prose(hash(name) % 1000, 80), "utf-8")
    duzhai("add", "tree", "--glob", "*.log")
    origins = {json.loads(line)["origin"] for line in duzhai("list", "--json").out.splitlines()}
    assert {os.path.relpath(origin, tree) for origin in origins} == {"b.log", "sub/c.log"}
    duzhai("add", "tree", "--glob", "sub/*.md")
    assert len(duzhai("list", "--json").out.splitlines()) == 3


def test_settings_and_encoding_are_respected(duzhai: Duzhai) -> None:
    text = '他说,"大模型"很重要,参数是1750亿。' * 4
    (duzhai.cwd / "a.txt").write_text(text, "utf-8")
    (duzhai.cwd / "b.txt").write_bytes(("另一篇。" + text).encode("utf-16-le"))
    duzhai.config.mkdir()
    (duzhai.config / "settings.toml").write_text("typography = false\n", "utf-8")
    duzhai("add", "a.txt")
    assert text in duzhai("read", "id:1").out
    duzhai("add", "b.txt", "--encoding", "utf-16-le")
    assert "另一篇" in duzhai("read", "id:2").out


class _Page(BaseHTTPRequestHandler):
    """A page; that of ``/slow`` comes when the test says so."""

    answer = threading.Event()

    def do_GET(self) -> None:
        if self.path == "/slow":
            self.answer.wait(60)
        body = f"<html><head><title>网上的文章</title></head><body><p>{prose(5, 300)}</p></body></html>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Page)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _Page.answer.clear()
    yield f"http://127.0.0.1:{server.server_port}/article"
    _Page.answer.set()
    server.shutdown()
    server.server_close()


def test_what_came_from_the_net_is_kept(duzhai: Duzhai, address: str) -> None:
    assert counts(duzhai("add", address))["read"] == 1
    (row,) = map(json.loads, duzhai("list", "--json").out.splitlines())
    assert row["origin"] == address
    assert prose(5, 300)[:40] in duzhai("read", f"id:{row['id']}").out


def test_one_file_starts_no_process(duzhai: Duzhai, seeds: list[Path]) -> None:
    code = (
        "import sys\nfrom tui.cli import run\n"
        f"status = run(['add', {str(seeds[0])!r}])\n"
        "print(status, 'multiprocessing.process' in sys.modules, 'concurrent.futures.process' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=duzhai.cwd, env=duzhai.env, check=True, text=True
    )
    assert done.stdout.splitlines()[-1] == "0 False False"


def _wait_for(duzhai: Duzhai, articles: int) -> None:
    """Until the library holds so many articles, written by another process."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if (duzhai.data / "library.db").exists():
            with Library(duzhai.data) as library:
                if library.count(collapse=False) >= articles:
                    return
        time.sleep(0.02)
    raise TimeoutError


def _started(duzhai: Duzhai, *args: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        duzhai.command(*args), cwd=duzhai.cwd, env=duzhai.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip


def _in_the_middle(duzhai: Duzhai, address: str) -> subprocess.Popen[bytes]:
    """An import of 161 articles of which some are read, and which cannot go on before the server answers."""
    files = article_files(duzhai.cwd / "many", 160)
    (duzhai.cwd / "rest").mkdir()
    for path in files[100:]:
        path.rename(duzhai.cwd / "rest" / path.name)
    running = _started(duzhai, "add", "many", address.replace("article", "slow"), "rest", "--tag", "T")
    _wait_for(duzhai, 1)
    return running


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_a_kill_doubles_and_loses_nothing(duzhai: Duzhai, address: str) -> None:
    running = _in_the_middle(duzhai, address)
    running.kill()
    running.communicate()
    _Page.answer.set()
    noticed = duzhai("add", "many/000.txt")
    assert "--resume" in noticed.err_lines[0]
    result = duzhai("add", "--resume")
    assert (result.status, counts(result)["read"]) == (0, 161)
    with Library(duzhai.data) as library:
        assert library.count(collapse=False) == library.count("tag:T", collapse=False) == 161
        assert library.check().problems == ()
    assert "No import" in duzhai("add", "--resume").err


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_ctrl_c_stops_in_order_and_says_how_to_go_on(duzhai: Duzhai, address: str) -> None:
    running = _in_the_middle(duzhai, address)
    os.killpg(running.pid, signal.SIGINT)
    assert running.stderr is not None
    first = running.stderr.readline()
    _Page.answer.set()
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    lines = (first + err).decode().splitlines()
    assert "--resume" in lines[-1]
    assert not any("Traceback" in line for line in lines)
    with Library(duzhai.data) as library:
        (number,) = library.unfinished_imports()
        assert library.import_report(number).cancelled
    assert counts(duzhai("add", "--resume"))["read"] == 161


def test_an_import_that_runs_elsewhere_is_left_alone(duzhai: Duzhai, seeds: list[Path]) -> None:
    from summarise.library import locks

    with Library(duzhai.data) as library:
        number = library.start_import([str(seeds[0])])
        with locks.held(library.path, number):
            assert library.is_importing(number)
            result = duzhai("add", "--resume")
            assert (result.status, result.out) == (0, "")
        assert not library.is_importing(number)
    assert counts(duzhai("add", "--resume"))["read"] == 1


@pytest.mark.parametrize(
    "args",
    [["add"], ["add", "--resume", "x"], ["add", "--jsonl", "a", "x"], ["add", "--resume", "--tag", "t"],
     ["add", "--jsonl", "a", "--glob", "*"], ["add", "--report", "x"]],
    ids=" ".join,
)  # fmt: skip
def test_wrong_calls(duzhai: Duzhai, args: list[str]) -> None:
    result = duzhai(*args)
    assert (result.status, result.out) == (2, "")
    assert not duzhai.data.exists()


def test_an_article_of_the_library_is_there_already(duzhai: Duzhai) -> None:
    result = duzhai("add", "id:1")
    assert (result.status, len(result.err_lines)) == (1, 1)


def test_the_day_s_backup_comes_with_writing_only(duzhai: Duzhai, seeds: list[Path]) -> None:
    with Library(duzhai.data) as library:
        library.back_up(always=True)
        folder = library.path.with_name("backups")
    (copy,) = folder.iterdir()
    copy.unlink()
    duzhai("list")
    duzhai("search", "算力")
    assert not list(folder.iterdir())
    duzhai("add", seeds[0])
    assert len(list(folder.iterdir())) == 1
    duzhai("tag", "1", "--add", "t")
    assert len(list(folder.iterdir())) == 1


def test_progress_is_one_line_in_a_terminal_and_seldom_in_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    for terminal in (True, False):
        now[0] = 100.0
        line = ProgressLine(terminal=terminal, clock=lambda: now[0])
        for done in range(1, 31):
            now[0] += 1.0
            line(Progress(done, 1000, 2, 75.0, "/somewhere/文章\x1b[2J.txt"))
        line.clear()
        told = capsys.readouterr().err
        if terminal:
            assert told.count("\r\x1b[K") == 31
            assert "\n" not in told
            assert "\x1b[2J" not in told
        else:
            assert told.splitlines() == [f"{done} of 1000, 2 failed, about 1:15 left" for done in (10, 20, 30)]
    assert [clock_time(seconds) for seconds in (0, 59.6, 3_601)] == ["0:00", "1:00", "1:00:01"]
