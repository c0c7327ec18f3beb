"""Killed while a library is copied, brought up to date, made or restored."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from unittest import mock

from summarise.library import Library, opened, restore_backup, schema
from summarise.library import backups as copies
from summarise.library import files as library_files
from tests.campaigns.killed import Confirm, Work, article
from tests.campaigns.samples import texts

LATER = (
    "CREATE TABLE later (id INTEGER PRIMARY KEY, was TEXT);\nUPDATE articles SET gist = coalesce(gist, '') || '+';\n"
)


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
