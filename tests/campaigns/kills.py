"""SIGKILL at random moments: what was confirmed is there, nothing is half written, nothing is left to grow.

A child does one kind of work over and over and confirms each piece of it through a pipe, as the program confirms it to
its user; at a random moment it is killed. Then everything that was confirmed has to be there, SQLite has to find the
library sound, and no file may stand half written under its final name. One kill is one child.
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from summarise import parse_article
from summarise.article import Article, ArticleError
from summarise.library import Library, opened, restore_backup, schema
from summarise.library import backups as copies
from summarise.library import files as library_files
from tests.campaigns.running import Budget, Options, Verdict
from tests.campaigns.samples import texts
from tui.files import write_atomic

Confirm = Callable[[str], None]
LONGEST = 0.3
"""Seconds within which a child is killed."""
FAULTY = 1
FILES = 6
"""Files of an import."""
LATER = (
    "CREATE TABLE later (id INTEGER PRIMARY KEY, was TEXT);\nUPDATE articles SET gist = coalesce(gist, '') || '+';\n"
)


@dataclass
class Work:
    """One kind of work: what the child does, what must hold afterwards, and what was confirmed before."""

    folder: Path
    rng: random.Random
    confirmed: list[str] = field(default_factory=list)
    first: int = 0
    """A number that no child before it had."""

    def prepare(self) -> None:
        """Called before each child, in the parent."""

    def run(self, confirm: Confirm) -> None:
        """The child's work, for ever."""
        raise NotImplementedError

    def verify(self) -> Iterator[str]:
        """What is wrong, after the child is dead."""
        raise NotImplementedError

    @property
    def home(self) -> Path:
        return self.folder / "library"

    def sound(self) -> Iterator[str]:
        if not (self.home / "library.db").exists():
            # Killed before there was one; looking for it with SQLite would make it.
            return
        with closing(sqlite3.connect(self.home / "library.db")) as connection:
            for (verdict,) in connection.execute("PRAGMA integrity_check(3)"):
                if verdict != "ok":
                    yield f"SQLite says: {verdict}"
        left = list(self.home.glob("library.db.*.new*"))
        if len(left) > 40:
            yield f"{len(left)} unfinished libraries were left"


def article(number: int) -> Article:
    """An article of its own for every number."""
    return parse_article(
        f"第{number}篇的第一句话说的是发展。\n{texts()[number % len(texts())][:500]}", title=f"题{number}"
    )


class Notes(Work):
    """Marks, places, tags, all in one library."""

    def run(self, confirm: Confirm) -> None:
        raw = texts()[0]
        with Library(self.home) as library:
            for number in range(10_000):
                name = f"{os.getpid()}-{number}"
                at = number % (len(raw) - 9)
                library.add_mark(raw, (at, at + 5), "note", note=name)
                confirm(f"note {name}")
                library.keep(raw, at, read=number % 2 == 0, letters={"a": at})
                confirm(f"place {at}")

    def verify(self) -> Iterator[str]:
        yield from self.sound()
        with Library(self.home) as library:
            known = library.recall(texts()[0])
            notes = {mark.note for mark in known.marks} if known is not None else set()
            for line in self.confirmed:
                kind, _, what = line.partition(" ")
                if kind == "note" and what not in notes:
                    yield f"{line} is lost"
            places = [line for line in self.confirmed if line.startswith("place")]
            if places and (known is None or known.place is None):
                yield "the place is lost"


class Adding(Work):
    """Articles added one by one."""

    def run(self, confirm: Confirm) -> None:
        with Library(self.home) as library:
            for number in range(self.first, self.first + 10_000):
                added = library.add(article(number), origin=f"/a/{number}.txt")
                library.tag([added.id], add=[f"t{number}"])
                confirm(f"{number} {added.id}")

    def verify(self) -> Iterator[str]:
        yield from self.sound()
        with Library(self.home) as library:
            for line in self.confirmed[-20:]:
                number, _, added = line.partition(" ")
                try:
                    stored = library.article(int(added))
                except LookupError:
                    yield f"article {number} is lost"
                    continue
                if stored.raw != article(int(number)).raw:
                    yield f"article {number} is another"
                if library.count(f"tag:t{number}", collapse=False) != 1:
                    yield f"the tag of article {number} is lost"
            if self.rng.random() < 0.1 and (problems := library.check().problems):
                yield f"check: {problems}"


def _reader(origin: str) -> Article:
    number = int(Path(origin).stem)
    if number % 17 == 0:
        raise ArticleError("missing", origin, f"{origin} does not exist.")
    return article(number)


class Importing(Work):
    """An import that is resumed after each kill until it is done; then the next one."""

    def run(self, confirm: Confirm) -> None:
        with Library(self.home) as library:
            while True:
                waiting = library.unfinished_imports()
                if not waiting:
                    first, self.first = self.first, self.first + 1_000
                    waiting = (library.start_import([f"/i/{n}.txt" for n in range(first, first + FILES)]),)
                    confirm(f"import {waiting[0]} {first}")
                library.run_import(waiting[0], reader=_reader, processes=0)
                confirm(f"done {waiting[0]}")

    def verify(self) -> Iterator[str]:
        yield from self.sound()
        with Library(self.home) as library:
            firsts = {line.split()[1]: int(line.split()[2]) for line in self.confirmed if line.startswith("import")}
            done = {line.split()[1] for line in self.confirmed if line.startswith("done")}
            for number in [*firsts][-4:]:
                report = library.import_report(int(number))
                if report.total != FILES:
                    yield f"import {number} has {report.total} files of {FILES}"
                if number in done and (report.waiting or report.finished is None):
                    yield f"import {number} was confirmed and is not done"
                if report.waiting == 0 and report.read + report.known + len(report.failed) != FILES:
                    yield f"import {number}: {report}"
                if report.waiting == 0:
                    first = firsts[number]
                    readable = sum(n % 17 != 0 for n in range(first, first + FILES))
                    found = len({i for n in range(first, first + FILES) if (i := library.at_origin(f"/i/{n}.txt"))})
                    if found != readable:
                        yield f"import {number}: {found} articles of {readable}"
        with Library(self.home), closing(sqlite3.connect(self.home / "library.db")) as connection:
            doubled = connection.execute("SELECT count(*) - count(DISTINCT key) FROM articles").fetchone()[0]
            if doubled:
                yield f"{doubled} articles are there twice"


def _body(number: int) -> bytes:
    body = f"# {number}\n" + "这是一篇笔记的一行。\n" * (number % 4_000)
    return f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}".encode()


def whole(data: bytes) -> int | None:
    """The number of a note that is whole."""
    head, _, body = data.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != head:
        return None
    return int(body.split(b"\n")[0][2:])


class Saving(Work):
    """Notes written over others and under new names, also where there are no hard links."""

    links = True

    def run(self, confirm: Confirm) -> None:
        folder = self.folder / "notes"
        folder.mkdir(exist_ok=True)
        with no_links(self.links):
            for number in range(self.first, self.first + (1 << 40)):
                name = f"note {number % 3}.md" if number % 2 else f"new {number}.md"
                write_atomic(folder / name, _body(number), overwrite=bool(number % 2))
                confirm(f"{number} {name}")
                if not number % 2 and number % 8:
                    (folder / name).unlink()
                    confirm(f"- {name}")

    def verify(self) -> Iterator[str]:
        folder = self.folder / "notes"
        folder.mkdir(exist_ok=True)
        for path in folder.glob("*.md"):
            if whole(path.read_bytes()) is None:
                yield f"{path.name} is half written: {path.stat().st_size} bytes"
        if self.confirmed and not self.confirmed[-1].startswith("- "):
            name = self.confirmed[-1].partition(" ")[2]
            if not int(self.confirmed[-1].split()[0]) % 2 and not (folder / name).exists():
                self.confirmed.append(f"- {name}")  # removed, and killed before that was confirmed
        gone = {line[2:] for line in self.confirmed if line.startswith("- ")}
        for line in self.confirmed[-30:]:
            name = line.partition(" ")[2]
            if not line.startswith("- ") and name not in gone and not (folder / name).exists():
                yield f"{name} is lost"
        left = list(folder.glob(".duzhai-*"))
        for path in left:
            os.utime(path, (1, 1))
        write_atomic(folder / "sweep.md", _body(1), overwrite=True)
        if list(folder.glob(".duzhai-*")):
            yield "what a killed program left is not removed"


class SavingWithoutLinks(Saving):
    """The same where the file system has no hard links."""

    links = False


@contextmanager
def no_links(links: bool) -> Iterator[None]:
    """A file system without hard links, unless ``links``."""
    if links:
        yield
        return
    with mock.patch("os.link", side_effect=OSError(1, "Operation not permitted")):
        yield


class Remembering(Work):
    """The program's own memory."""

    def run(self, confirm: Confirm) -> None:
        from tui import memory

        for number in range(10_000):
            memory.remember(number=number, run=os.getpid())
            confirm(str(number))

    def verify(self) -> Iterator[str]:
        from tui import memory

        known = memory.recall()
        if self.confirmed and "number" not in known:
            yield "the memory is lost"


class BackingUp(Work):
    """Copies of the library."""

    def prepare(self) -> None:
        with Library(self.home) as library:
            library.add(article(self.rng.randrange(1 << 40)))

    def run(self, confirm: Confirm) -> None:
        with Library(self.home) as library:
            while True:
                confirm(str(library.back_up(always=True)))

    def verify(self) -> Iterator[str]:
        found = copies.backups(self.home / "library.db")
        if len(found) > copies.KEPT + 1:
            yield f"{len(found)} copies are kept"
        for path in found:
            with closing(sqlite3.connect(path)) as connection:
                if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                    yield f"{path} is no sound copy"
        if self.confirmed and not found:
            yield "the copies are lost"
        folder = copies.folder_of(self.home / "library.db")
        for path in folder.glob("*.part*"):
            os.utime(path, (1, 1))
        with Library(self.home) as library:
            library.back_up(always=True)
        if list(folder.glob("*.part*")):
            yield "unfinished copies are not removed"


@contextmanager
def later_version() -> Iterator[None]:
    """A program whose library has one more version."""
    version = schema.VERSION + 1
    with (
        mock.patch.object(schema, "MIGRATIONS", (*schema.MIGRATIONS, LATER)),
        mock.patch.object(schema, "VERSION", version),
        mock.patch.object(opened, "VERSION", version),
        mock.patch.object(library_files, "VERSION", version),
    ):
        yield


class Migrating(Work):
    """A library of an older version is brought up to date."""

    def prepare(self) -> None:
        self.here = self.folder / str(self.rng.randrange(1 << 60))
        with Library(self.home_of(self.here)) as library:
            for number in range(12):
                library.add(article(number))
            library.add_mark(texts()[0], (1, 5), "note", note="kept")

    @staticmethod
    def home_of(folder: Path) -> Path:
        return folder / "library"

    def run(self, confirm: Confirm) -> None:
        with later_version(), Library(self.home_of(self.here)):
            confirm("migrated")
        while True:
            time.sleep(1)

    def verify(self) -> Iterator[str]:
        path = self.home_of(self.here) / "library.db"
        with closing(sqlite3.connect(path)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
            if (version == schema.VERSION + 1) != ("later" in tables):
                yield f"version {version} with half of its tables"
            if self.confirmed[-1:] == ["migrated"] and version == schema.VERSION:
                yield "the new version was confirmed and is not there"
            self.confirmed.clear()
        with later_version(), Library(path.parent) as library:
            if library.count(collapse=False) != 12 or [mark.note for mark in library.marks()] != ["kept"]:
                yield "articles or notes are lost"


class Making(Work):
    """A library is made where there is none."""

    def prepare(self) -> None:
        self.here = self.folder / str(self.rng.randrange(1 << 60))

    def run(self, confirm: Confirm) -> None:
        with Library(self.here) as library:
            library.add_mark(texts()[0], (1, 5), "note", note="first")
            confirm("first")
        while True:
            time.sleep(1)

    def verify(self) -> Iterator[str]:
        with Library(self.here) as library:
            notes = [mark.note for mark in library.marks()]
            if self.confirmed[-1:] == ["first"] and notes != ["first"]:
                yield "the first note is lost"
            self.confirmed.clear()


class Restoring(Work):
    """The backup of a damaged library is put in its place."""

    def prepare(self) -> None:
        self.here = self.folder / str(self.rng.randrange(1 << 60))
        with Library(self.here) as library:
            library.add_mark(texts()[0], (1, 5), "note", note="kept")
            library.back_up(always=True)
            library.add_mark(texts()[0], (2, 6), "note", note="newer")
        path = self.here / "library.db"
        data = bytearray(path.read_bytes())
        data[:100] = b"\0" * 100
        path.write_bytes(data)
        self.damaged = bytes(data)

    def run(self, confirm: Confirm) -> None:
        confirm(str(restore_backup(self.here)))
        while True:
            time.sleep(1)

    def verify(self) -> Iterator[str]:
        path = self.here / "library.db"
        if not path.exists():
            yield "there is no library at all"
        elif path.read_bytes() == self.damaged:
            restore_backup(self.here)
        self.confirmed.clear()
        aside = [one.read_bytes() for one in self.here.glob("library.db.damaged*") if not one.name.endswith("-wal")]
        if self.damaged not in aside:
            yield "the damaged library was not set aside"
        with Library(self.here) as library:
            if [mark.note for mark in library.marks()] != ["kept"]:
                yield "the backup is not in its place"


WORKS: tuple[type[Work], ...] = (
    Notes, Adding, Importing, Saving, SavingWithoutLinks, Remembering, BackingUp, Migrating, Making, Restoring,
)  # fmt: skip


def killed(work: Work, moment: float) -> bool:
    """Let a child do ``work`` and kill it after ``moment`` seconds; what it confirmed is added to the work.

    Returns:
        False where the child ended by itself before, which it never should.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work.run(lambda line: (os.write(writing, line.encode() + b"\n"), None)[1])
        except BaseException:
            os.write(2, f"the child of {type(work).__name__} ended by itself: {traceback.format_exc()}\n".encode())
        finally:
            os._exit(FAULTY)
    os.close(writing)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with open(reading, "rb") as pipe:
        lines = pipe.read().split(b"\n")
    work.confirmed += [line.decode() for line in lines[:-1]]
    return os.WIFSIGNALED(status)


def _warm() -> None:
    """Load in the parent what children would load again and again."""
    with tempfile.TemporaryDirectory(prefix="duzhai-kills-") as folder, Library(Path(folder)) as library:
        library.add(article(1))
        library.add_mark(texts()[0], (1, 5), "note", note="x")
        library.keep(texts()[0], 1, read=True, letters={})
        library.run_import(library.start_import(["/i/2.txt"]), reader=_reader, processes=0)
        library.check()
        library.back_up(always=True)


def campaign(options: Options) -> Verdict:
    verdict = Verdict("kills")
    budget = Budget(options, 600)
    rng = random.Random(options.seed)
    counts: Counter[str] = Counter()
    confirmed: Counter[str] = Counter()
    _warm()
    with tempfile.TemporaryDirectory(prefix="duzhai-kills-") as name:
        folder = Path(name)
        own = {"DUZHAI_DATA_DIR": str(folder / "data"), "DUZHAI_CONFIG_DIR": str(folder / "config")}
        with mock.patch.dict(os.environ, own):
            works = []
            for kind in WORKS:
                (folder / kind.__name__).mkdir()
                works.append(kind(folder / kind.__name__, random.Random(rng.random())))
            while budget.left(verdict.count):
                work = works[verdict.count % len(works)]
                label = type(work).__name__
                work.first = rng.randrange(1 << 40)
                work.prepare()
                before = len(work.confirmed)
                if not killed(work, rng.uniform(0.002, LONGEST)):
                    verdict.problems.append(f"{label} ended by itself")
                verdict.count += 1
                counts[label] += 1
                confirmed[label] += len(work.confirmed) - before
                verdict.problems += [f"seed {options.seed}, kill {verdict.count}, {label}: {x}" for x in work.verify()]
                if len(verdict.problems) > 20:
                    break
    verdict.told += [f"  {label:18} {counts[label]:4} kills, {confirmed[label]:6,} confirmed" for label in counts]
    return verdict


assert sys.platform != "win32", "SIGKILL and fork are POSIX"
