"""Faults of the library: locks, damage, other programs, clocks, file systems that lack something."""

from __future__ import annotations

import multiprocessing
import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from unittest import mock

from summarise.library import Library, LibraryError, restore_backup
from summarise.library import backups as copies
from summarise.library import files as library_files
from tests.campaigns.killed import article
from tests.campaigns.killed_files import no_links
from tests.campaigns.samples import texts

_fork = multiprocessing.get_context("fork")


def refused(work: Callable[[], object], *codes: str) -> Iterator[str]:
    """What is wrong unless ``work`` is refused with one of ``codes``, in one sentence that names the file."""
    try:
        work()
    except LibraryError as error:
        if error.code not in codes:
            yield f"refused as {error.code}, not {codes}: {error}"
        if "\n" in str(error) or not str(error).startswith("/") or "Traceback" in str(error):
            yield f"no clear sentence: {error}"
    except Exception as error:
        yield f"{type(error).__name__}: {error}"
    else:
        yield "was not refused"


def sound(folder: Path, notes: set[str]) -> Iterator[str]:
    """What is wrong with a library that has to hold ``notes``."""
    with Library(folder) as library:
        if problems := library.check().problems:
            yield f"check: {problems}"
        lost = notes - {mark.note or "" for mark in library.marks()}
        if lost:
            yield f"notes are lost: {sorted(lost)[:5]}"


def note(library: Library, text: str) -> str:
    """Write a note; it is confirmed when this returns."""
    raw = texts()[0]
    library.add_mark(raw, (3, 9), "note", note=text)
    return text


def locked(home: Path, _rng: random.Random) -> Iterator[str]:
    """Another program holds the lock and does not let go."""
    with Library(home) as library, mock.patch.object(library_files, "_WAIT", 0.3):
        notes = {note(library, "before")}
        with Library(home) as other, closing(sqlite3.connect(home / "library.db", isolation_level=None)) as holder:
            holder.execute("BEGIN EXCLUSIVE")
            yield from refused(partial(note, other, "no"), "busy")
            yield from refused(partial(other.add, article(1)), "busy")
            yield from refused(partial(other.start_import, ["/a.txt"]), "busy")
            if len(other.marks()) != 1:
                yield "what is there cannot be read meanwhile"
            holder.execute("ROLLBACK")
            notes.add(note(other, "after"))
    yield from sound(home, notes)


def damaged_file(home: Path, rng: random.Random) -> Iterator[str]:
    """The file is overwritten, cut, or replaced by something else; the backup takes its place."""
    for kind in ("head", "page", "cut", "text", "empty", "pages"):
        folder = home / kind
        with Library(folder) as library:
            kept = {note(library, "kept")}
            for number in range(8):
                library.add(article(number))
            library.back_up(always=True)
            note(library, "newer")
        path = folder / "library.db"
        data = bytearray(path.read_bytes())
        if kind == "head":
            data[:64] = bytes(64)
        elif kind == "cut":
            del data[len(data) // 3 :]
        elif kind == "text":
            data[:] = "这不是数据库。".encode() * 2_000
        elif kind == "empty":
            data.clear()
        else:
            for _ in range(1 if kind == "page" else 40):
                at = rng.randrange(16_384, len(data) - 4_096)
                data[at : at + 4_096] = rng.randbytes(4_096)
        path.write_bytes(data)
        try:
            with Library(folder) as library:
                library.check()
                list(library.page(limit=50))
                library.marks()
        except LibraryError as error:
            if error.code not in ("damaged", "foreign"):
                yield f"{kind}: refused as {error.code}"
        except Exception as error:
            yield f"{kind}: {type(error).__name__}: {error}"
        restore_backup(folder)
        if bytes(data) not in [one.read_bytes() for one in folder.glob("library.db.damaged*")]:
            yield f"{kind}: the damaged file is not kept"
        yield from (f"{kind}: {problem}" for problem in sound(folder, kept))
        # Damaged a second time: what was set aside first stays.
        path.write_bytes(b"again" * 100)
        restore_backup(folder)
        if len([one for one in folder.glob("library.db.damaged*") if not one.name.endswith("-wal")]) != 2:
            yield f"{kind}: the second damaged file took the place of the first"


def no_backup(home: Path, _rng: random.Random) -> Iterator[str]:
    """A damaged library without a sound backup stays where it is."""
    with Library(home) as library:
        note(library, "x")
        copy = library.back_up(always=True)
    assert copy is not None
    copy.write_bytes(b"no database")
    (home / "library.db").write_bytes(b"damaged" * 500)
    yield from refused(partial(restore_backup, home), "missing")
    if (home / "library.db").read_bytes() != b"damaged" * 500:
        yield "the damaged library was touched"


def _import(home: Path, first: int, last: int) -> None:
    from tests.campaigns.killed_readings import read_made

    with Library(home) as library:
        for start in range(first, last, 20):
            number = library.start_import([f"/i/{n}.txt" for n in range(start, start + 20)])
            library.run_import(number, reader=read_made, processes=0)


def _read(home: Path, stop: Path) -> None:
    with Library(home) as library:
        while not stop.exists():
            for item in library.page(limit=20):
                if item.unreadable is None:
                    library.article(item.id)
            library.search("发展")


def two_programs(home: Path, _rng: random.Random) -> Iterator[str]:
    """Two programs import overlapping files, a third one reads and searches all the while."""
    Library(home).close()
    stop = home / "stop"
    importers = [_fork.Process(target=_import, args=(home, first, first + 80)) for first in (1_000, 1_040)]
    reader = _fork.Process(target=_read, args=(home, stop))
    for process in (*importers, reader):
        process.start()
    for process in importers:
        process.join(120)
    stop.touch()
    reader.join(60)
    for name, process in (("importer", importers[0]), ("importer", importers[1]), ("reader", reader)):
        if process.exitcode != 0:
            yield f"the {name} ended with {process.exitcode}"
    wanted = sum(n % 17 != 0 for n in range(1_000, 1_120))
    with Library(home) as library:
        found = library.count(collapse=False) - library.count("unreadable", collapse=False)
        if found != wanted:
            yield f"{found} articles of {wanted}"
    yield from sound(home, set())


def made_at_once(home: Path, _rng: random.Random) -> Iterator[str]:
    """Several programs make the library at the same moment."""
    makers = [_fork.Process(target=_note_first, args=(home, f"maker {n}")) for n in range(4)]
    for process in makers:
        process.start()
    for process in makers:
        process.join(60)
        if process.exitcode != 0:
            yield f"a program ended with {process.exitcode}"
    yield from sound(home, {f"maker {n}" for n in range(4)})


def _note_first(home: Path, text: str) -> None:
    with Library(home) as library:
        note(library, text)


def clock_backwards(home: Path, _rng: random.Random) -> Iterator[str]:
    """The clock goes back by a day with every look at it, as far as 1970."""
    now = [time.time()]

    def earlier() -> float:
        now[0] -= 86_400
        return max(now[0], 1.0)

    notes = set()
    made: list[Path] = []
    with mock.patch("time.time", earlier), Library(home) as library:
        for number in range(8):
            notes.add(note(library, f"note {number}"))
            library.add(article(number))
            library.keep(texts()[1], 10 + number, read=True, letters={"a": 3})
            copy = library.back_up(always=True)
            assert copy is not None
            made.append(copy)
            if copies.backups(library.path)[0] != copy:
                yield "the copy made last does not count as the newest"
        if library.count(collapse=False) != 8:
            yield "articles are lost"
        library.remove(library.ids()[:1])
        if library.purge():
            yield "the trash was emptied before its time"
        known = library.recall(texts()[1])
        if known is None or known.place is None or known.place.offset != 17:
            yield "the place kept last is not the one recalled"
    if list(copies.backups(home / "library.db")) != made[: -copies.KEPT - 1 : -1]:
        yield "the newest copies are not the ones kept"
    yield from sound(home, notes)


def network_file_system(home: Path, _rng: random.Random) -> Iterator[str]:
    """No hard links, no shared memory for the log, locks by files: what a network file system may offer."""
    connect = sqlite3.connect

    def remote(name: object, *arguments: object, **named: object) -> sqlite3.Connection:
        if isinstance(name, str) and name.startswith("file:"):
            name += "&vfs=unix-dotfile"
        return connect(name, *arguments, **named)  # type: ignore[call-overload, no-any-return]

    with no_links(False), mock.patch("sqlite3.connect", remote):
        with Library(home) as library:
            notes = {note(library, "remote")}
            for number in range(5):
                library.add(article(number))
        with Library(home) as library:
            notes.add(note(library, "again"))
            if library.count(collapse=False) != 5:
                yield "articles are lost"
    yield from sound(home, notes)


def foreign_and_newer(home: Path, _rng: random.Random) -> Iterator[str]:
    """Somebody else's database, and one of a later duzhai."""
    with closing(sqlite3.connect(home / "library.db")) as connection:
        connection.execute("CREATE TABLE theirs (x)")
        connection.commit()
    yield from refused(partial(Library, home), "foreign")
    later = home / "later"
    with Library(later) as library:
        notes = {note(library, "x")}
        library._connection().execute("PRAGMA user_version = 999")
    with Library(later) as library:
        if not library.read_only or "\n" in (library.notice or "\n"):
            yield "a later library is not opened for reading only"
        yield from refused(partial(note, library, "no"), "read-only")
        if len(library.marks()) != len(notes):
            yield "a later library cannot be read"


def folder_in_the_way(home: Path, _rng: random.Random) -> Iterator[str]:
    """A folder, a pipe or a broken link stands where the library should."""
    for name in ("folder", "pipe", "link"):
        place = home / name
        place.mkdir()
        path = place / "library.db"
        if name == "folder":
            path.mkdir()
        elif name == "pipe":
            os.mkfifo(path)
        else:
            path.symlink_to(place / "nowhere" / "library.db")
        yield from (f"{name}: {x}" for x in refused(partial(Library, place), "denied", "foreign", "damaged", "disk"))


SCENARIOS = {
    "another program holds the lock": locked,
    "a damaged library": damaged_file,
    "no sound backup": no_backup,
    "two imports and a reader": two_programs,
    "made by several at once": made_at_once,
    "the clock goes backwards": clock_backwards,
    "a network file system": network_file_system,
    "somebody else's library, and a later one": foreign_and_newer,
    "something in the library's place": folder_in_the_way,
}
