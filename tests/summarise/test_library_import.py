"""Imports: progress, cancelling, resuming after a kill, one bad file among many, and the report that is kept."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summarise import parse_article
from summarise.article import Article, ArticleError
from summarise.library import Library, Progress
from summarise.watch import Cancelled


def read(origin: str) -> Article:
    """A reader without cleaning's cost; it can be sent to other processes."""
    path = Path(origin)
    if path.suffix == ".bad":
        raise ArticleError("binary", origin, f"{origin} is not text.")
    if path.suffix == ".odd":
        raise RuntimeError("a bug")
    if path.suffix == ".crash":
        os._exit(1)
    return parse_article(path.read_text("utf-8"), title=path.stem)


def files(folder: Path, count: int) -> list[str]:
    rng = random.Random(1)
    out = []
    for number in range(count):
        path = folder / f"{number:03d}.txt"
        path.write_text("".join(chr(rng.randrange(0x4E00, 0x9000)) for _ in range(120)), "utf-8")
        out.append(str(path))
    return out


def test_an_import_reads_reports_and_is_kept(tmp_path: Path) -> None:
    origins = files(tmp_path, 12)
    (tmp_path / "x.bad").touch()
    (tmp_path / "y.odd").touch()
    steps: list[Progress] = []
    with Library(tmp_path / "data") as library:
        library.add(read(origins[3]), origin="/elsewhere")
        number = library.start_import([*origins, str(tmp_path / "x.bad"), str(tmp_path / "y.odd"), origins[0]])
        report = library.run_import(number, reader=read, processes=0, report=steps.append)
        assert (report.total, report.read, report.known, report.waiting) == (14, 11, 1, 0)
        assert [(Path(f.origin).name, f.code) for f in report.failed] == [("x.bad", "binary"), ("y.odd", "broken")]
        assert "RuntimeError" in report.failed[1].message
        assert [step.done for step in steps] == list(range(1, 15))
        assert steps[-1].remaining == 0
        assert steps[-1].failed == 2
        assert library.import_report(number) == report
        assert library.count(report.queries["read"] + " chars>0") == 11
        assert library.count(report.queries["failed"]) == 2
        # What cannot be read comes last in every order, and goes once it can be read.
        assert [item.unreadable for item in library.page("")][-2:] == ["broken", "binary"]
        (tmp_path / "x.bad").write_text("现在可以读了。", "utf-8")
        again = library.start_import([str(tmp_path / "x.bad")])
        library.run_import(again, reader=lambda origin: parse_article("现在可以读了。"), processes=0)
        assert library.count("unreadable") == 1
        with pytest.raises(LookupError):
            library.import_report(99)


def test_unchanged_files_are_not_read_again(tmp_path: Path) -> None:
    origins = files(tmp_path, 5)
    seen: list[str] = []

    def reader(origin: str) -> Article:
        seen.append(origin)
        return read(origin)

    with Library(tmp_path / "data") as library:
        library.run_import(library.start_import(origins), reader=reader, processes=0)
        seen.clear()
        Path(origins[2]).write_text("改过的文章。", "utf-8")
        report = library.run_import(library.start_import(origins), reader=reader, processes=0)
        assert seen == [origins[2]]
        assert (report.read, report.known, report.total) == (1, 4, 5)
        library.remove(library.ids()[:1])
        seen.clear()
        library.run_import(library.start_import(origins), reader=reader, processes=0)
        assert seen == [origins[0]]


def test_a_cancelled_import_goes_on_where_it_stopped(tmp_path: Path) -> None:
    origins = files(tmp_path, 10)
    seen: list[str] = []

    def reader(origin: str) -> Article:
        seen.append(origin)
        return read(origin)

    with Library(tmp_path / "data") as library:
        number = library.start_import(origins)
        with pytest.raises(Cancelled):
            library.run_import(number, reader=reader, processes=0, stopped=lambda: len(seen) >= 4)
        assert library.unfinished_imports() == (number,)
        assert library.import_report(number).cancelled
        assert library.count() == 4
        report = library.run_import(number, reader=reader, processes=0)
        assert seen == origins
        assert (report.read, report.waiting, report.cancelled) == (10, 0, False)
        assert library.unfinished_imports() == ()


def test_worker_processes_give_the_same(tmp_path: Path) -> None:
    origins = files(tmp_path, 18)
    with Library(tmp_path / "data") as library:
        number = library.start_import(
            [*origins[:20], str(tmp_path / "x.bad"), str(tmp_path / "y.crash"), *origins[20:]]
        )
        report = library.run_import(number, reader=read, processes=2)
        assert report.read == 18
        assert [failure.code for failure in report.failed] == ["binary", "crash"]
        assert sorted(str(item.title) for item in library.page("chars>0")) == [Path(o).stem for o in origins]
        assert library.check().problems == ()


def test_a_killed_import_loses_and_doubles_nothing(tmp_path: Path) -> None:
    origins = files(tmp_path, 400)
    code = (
        "import sys, pathlib, time\n"
        "from summarise.library import Library\n"
        "from tests.summarise.test_library_import import read\n"
        "def slow(origin):\n    time.sleep(0.004)\n    return read(origin)\n"
        "library = Library(pathlib.Path(sys.argv[1]))\n"
        "library.run_import(1, reader=slow, processes=0)\n"
    )
    data = tmp_path / "data"
    with Library(data) as library:
        assert library.start_import(origins) == 1
    worker = subprocess.Popen([sys.executable, "-c", code, str(data)], cwd=Path(__file__).parents[2])
    try:
        with Library(data) as library:
            deadline = time.monotonic() + 15
            while library.count() < 64 and time.monotonic() < deadline:
                time.sleep(0.01)
    finally:
        worker.kill()
        worker.wait()
    with Library(data) as library:
        done = library.count()
        assert 64 <= done < 400
        report = library.run_import(1, reader=read, processes=0)
        assert (report.total, report.read, report.known) == (400, 400, 0)
        assert library.count(collapse=False) == 400
        assert library.check().problems == ()


def test_an_import_can_be_given_up(tmp_path: Path) -> None:
    origins = files(tmp_path, 3)
    with Library(tmp_path / "data") as library:
        first, second = library.start_import(origins[:2]), library.start_import(origins)
        assert library.imports() == (second, first)
        library.end_import(first)
        assert library.unfinished_imports() == (second,)
        report = library.import_report(first)
        assert (report.waiting, report.read) == (2, 0)
        assert report.finished is not None
        library.run_import(second, reader=read, processes=0)
        finished = library.import_report(second).finished
        library.end_import(second)
        assert library.import_report(second).finished == finished


LOUD = """
import sys
from pathlib import Path
from tests.summarise.test_library_import import loud
from summarise.library import Library

if __name__ == "__main__":
    with Library(Path(sys.argv[1])) as library:
        print(library.run_import(library.start_import(sys.argv[2:]), reader=loud, processes=1).read)
"""


def loud(origin: str) -> Article:
    """A reader that says more than it should."""
    print("NOISE")
    print("NOISE", file=sys.stderr)
    os.write(2, b"NOISE")
    return read(origin)


def test_what_is_printed_in_a_process_stays_there(tmp_path: Path) -> None:
    script = tmp_path / "loud.py"
    script.write_text(LOUD, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "data"), *files(tmp_path, 3)],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        timeout=60,
        check=True,
        encoding="utf-8",
    )
    assert (done.stdout.strip(), done.stderr) == ("3", "")
