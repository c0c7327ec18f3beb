"""Imports: many files read in worker processes, written in small transactions, resumed after a kill."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarise.library.files import transaction
from summarise.library.preparing import Prepared, stamp
from summarise.library.reports import report_of
from summarise.library.rows import Failure, ImportReport
from summarise.library.storable import restored, storable
from summarise.library.workers import Reader, results
from summarise.library.writing import write_article, write_failure, write_words
from summarise.watch import Cancelled

# What is written at once: the more, the less often a word is counted and the index written; what a kill takes is read
# again.
_BATCH = 256
_SECONDS = 2.0
# Bytes that the full-text index gathers before it writes them; it takes a batch whole.
_GATHERED = 8 << 20
# Fresh articles from which on merging the index may be worth the work.
_MANY = 64
_SOON = 8


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is. ``remaining`` are the seconds that it will still take, None while that is unknown."""

    done: int
    total: int
    failed: int
    remaining: float | None
    origin: str


def start(connection: sqlite3.Connection, origins: Sequence[str], options: Mapping[str, Any] | None = None) -> int:
    """Write down what an import is to read, and how; returns its number. Nothing is read yet.

    Args:
        connection: the library.
        origins: paths and addresses; each counts once.
        options: what whoever goes on with it has to know, as JSON can hold it. ``tags`` (a list) are given to every
            article of the import, also to those that are in the library already; the rest is the caller's.
    """
    with transaction(connection):
        number = connection.execute("INSERT INTO imports (started) VALUES (?)", (time.time(),)).lastrowid
        connection.executemany(
            "INSERT INTO import_items (import, number, origin) VALUES (?, ?, ?)",
            ((number, index, storable(origin)) for index, origin in enumerate(dict.fromkeys(origins))),
        )
        if options:
            connection.execute(
                "INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", (_options_name(number), json.dumps(options))
            )
    return int(number or 0)


def options_of(connection: sqlite3.Connection, number: int) -> dict[str, Any]:
    """The options that an import was started with; empty for none."""
    row = connection.execute("SELECT value FROM facts WHERE name = ?", (_options_name(number),)).fetchone()
    found = json.loads(row[0]) if row is not None else {}
    return found if isinstance(found, dict) else {}


def _options_name(number: int | None) -> str:
    return f"import {number}"


def numbers(connection: sqlite3.Connection) -> tuple[int, ...]:
    """The numbers of all imports, the last one first."""
    return tuple(row[0] for row in connection.execute("SELECT id FROM imports ORDER BY id DESC"))


def unfinished(connection: sqlite3.Connection) -> tuple[int, ...]:
    """The numbers of imports that were stopped by a kill or by the user before their end."""
    return tuple(row[0] for row in connection.execute("SELECT id FROM imports WHERE finished IS NULL ORDER BY id"))


def end(connection: sqlite3.Connection, number: int) -> None:
    """Count an import as finished although it has not read everything."""
    connection.execute("UPDATE imports SET finished = ? WHERE id = ? AND finished IS NULL", (time.time(), number))


def run(
    connection: sqlite3.Connection,
    number: int,
    *,
    reader: Reader | None = None,
    processes: int | None = None,
    report: Callable[[Progress], None] | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Read what an import still has to read. What is done is done: running it again goes on where it stopped.

    Args:
        connection: the library.
        number: from `start`.
        reader: reads an origin in place of `summarise.reading.read_article`; for processes it must be importable.
        processes: worker processes; 0 reads in this one, None decides by the number of files and processors.
        report: called after each file, in this thread.
        stopped: asked after each file; True ends the import, which stays unfinished.

    Raises:
        Cancelled: when ``stopped`` said so; everything read so far is in the library.
    """
    waiting = [
        (row["number"], restored(row["origin"]))
        for row in connection.execute(
            "SELECT number, origin FROM import_items WHERE import = ? AND state = 'waiting' ORDER BY number", (number,)
        )
    ]
    tags = tuple(storable(str(name)) for name in options_of(connection, number).get("tags", ()))
    waiting = _unknown(connection, number, waiting, tags)
    (total, failed) = connection.execute(
        "SELECT count(*), sum(state = 'failed') FROM import_items WHERE import = ?", (number,)
    ).fetchone()
    connection.execute("UPDATE imports SET cancelled = 0 WHERE id = ?", (number,))
    connection.execute("INSERT INTO terms (terms, rank) VALUES ('hashsize', ?)", (_GATHERED,))
    writer = _Writer(connection, number, tags)
    began = time.monotonic()
    read = results([origin for _, origin in waiting], reader, processes)
    done, failed = total - len(waiting), failed or 0
    try:
        for index, ((item, origin), result) in enumerate(zip(waiting, read, strict=True), start=1):
            writer.add(item, result)
            failed += isinstance(result, Failure)
            if report is not None:
                left = (time.monotonic() - began) / index * (len(waiting) - index)
                report(Progress(done + index, total, failed, left if index >= _SOON else None, origin))
            if stopped():
                raise Cancelled
    except Cancelled:
        writer.flush()
        connection.execute("UPDATE imports SET cancelled = 1 WHERE id = ?", (number,))
        raise
    finally:
        read.close()
    writer.flush()
    connection.execute("UPDATE imports SET finished = ? WHERE id = ?", (time.time(), number))
    done_now = report_of(connection, number)
    settle(connection, done_now.read)
    return done_now


def settle(connection: sqlite3.Connection, fresh: int) -> None:
    """Merge the full-text index into one piece after an import of ``fresh`` articles that makes it worth the work."""
    (indexed,) = connection.execute("SELECT count(*) FROM terms_docsize").fetchone()
    if fresh >= _MANY and fresh * 4 >= indexed:
        connection.execute("INSERT INTO terms (terms) VALUES ('optimize')")
        connection.executescript("PRAGMA incremental_vacuum;")


def _unknown(
    connection: sqlite3.Connection, number: int, waiting: list[tuple[int, str]], tags: Sequence[str]
) -> list[tuple[int, str]]:
    """``waiting`` without the files that are in the library and were not changed since; those are settled at once."""
    known: dict[int, int] = {}
    for item, origin in waiting:
        modified, size = stamp(origin)
        row = (
            modified is not None
            and connection.execute(
                "SELECT a.id FROM origins o JOIN articles a ON a.id = o.article WHERE o.origin = ? AND o.modified = ?"
                " AND o.size = ? AND a.kept = 1 AND a.trashed IS NULL AND a.bad = 0",
                (storable(origin), modified, size),
            ).fetchone()
        )
        if row:
            known[item] = row["id"]
    with transaction(connection):
        connection.executemany(
            "UPDATE import_items SET state = 'known', article = ? WHERE import = ? AND number = ?",
            ((article, number, item) for item, article in known.items()),
        )
        _tag(connection, known.values(), tags)
    return [(item, origin) for item, origin in waiting if item not in known]


def _tag(connection: sqlite3.Connection, articles: Iterable[int], tags: Sequence[str]) -> None:
    if tags:
        connection.executemany(
            "INSERT OR IGNORE INTO tags (tag, article) VALUES (?, ?)",
            ((name, article) for article in articles for name in tags),
        )


class _Writer:
    """Collects what was read and writes it together, so that a kill loses seconds of work and doubles nothing."""

    def __init__(self, connection: sqlite3.Connection, number: int, tags: Sequence[str]) -> None:
        self._connection = connection
        self._number = number
        self._tags = tags
        self._waiting: list[tuple[int, Prepared | Failure]] = []
        self._since = time.monotonic()

    def add(self, item: int, result: Prepared | Failure) -> None:
        self._waiting.append((item, result))
        if len(self._waiting) >= _BATCH or time.monotonic() - self._since > _SECONDS:
            self.flush()

    def flush(self) -> None:
        connection = self._connection
        with transaction(connection):
            fresh = []
            for item, result in self._waiting:
                if isinstance(result, Failure):
                    article, state = write_failure(connection, result), "failed"
                    code, message = result.code, result.message
                else:
                    added = write_article(connection, result)
                    article, state, code, message = added.id, str(added.state), None, None
                    _tag(connection, (article,), self._tags)
                    if added.state != "known":
                        fresh.append(result)
                connection.execute(
                    "UPDATE import_items SET state = ?, article = ?, code = ?, message = ?"
                    " WHERE import = ? AND number = ?",
                    (state, article, code, storable(message), self._number, item),
                )
            write_words(connection, fresh)
        self._waiting.clear()
        self._since = time.monotonic()
