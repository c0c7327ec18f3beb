"""Imports: many files read in worker processes, written in small transactions, resumed after a kill."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarise.library.files import transaction
from summarise.library.preparing import Prepared, stamp
from summarise.library.rows import Failure, ImportReport
from summarise.library.storable import restored, storable
from summarise.library.workers import Reader, results
from summarise.library.writing import write_article, write_failure, write_words
from summarise.watch import Cancelled

_BATCH = 64
_SECONDS = 1.0
_SOON = 8


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is. ``remaining`` are the seconds that it will still take, None while that is unknown."""

    done: int
    total: int
    failed: int
    remaining: float | None
    origin: str


def start(connection: sqlite3.Connection, origins: Sequence[str]) -> int:
    """Write down what an import is to read; returns its number. Nothing is read yet."""
    with transaction(connection):
        number = connection.execute("INSERT INTO imports (started) VALUES (?)", (time.time(),)).lastrowid
        connection.executemany(
            "INSERT INTO import_items (import, number, origin) VALUES (?, ?, ?)",
            ((number, index, storable(origin)) for index, origin in enumerate(dict.fromkeys(origins))),
        )
    return int(number or 0)


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
    waiting = _unknown(connection, number, waiting)
    (total, failed) = connection.execute(
        "SELECT count(*), sum(state = 'failed') FROM import_items WHERE import = ?", (number,)
    ).fetchone()
    connection.execute("UPDATE imports SET cancelled = 0 WHERE id = ?", (number,))
    writer = _Writer(connection, number)
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
    if fresh >= _BATCH and fresh * 4 >= indexed:
        connection.execute("INSERT INTO terms (terms) VALUES ('optimize')")
        connection.executescript("PRAGMA incremental_vacuum;")


def _unknown(connection: sqlite3.Connection, number: int, waiting: list[tuple[int, str]]) -> list[tuple[int, str]]:
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
    return [(item, origin) for item, origin in waiting if item not in known]


class _Writer:
    """Collects what was read and writes it together, so that a kill loses a second's work and doubles nothing."""

    def __init__(self, connection: sqlite3.Connection, number: int) -> None:
        self._connection = connection
        self._number = number
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


def report_of(connection: sqlite3.Connection, number: int) -> ImportReport:
    """The kept report of an import.

    Raises:
        LookupError: there is no such import.
    """
    row = connection.execute("SELECT * FROM imports WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise LookupError(f"there is no import {number}")
    states = dict(
        connection.execute(
            "SELECT state, count(*) FROM import_items WHERE import = ? GROUP BY state", (number,)
        ).fetchall()
    )
    repaired, uncertain = connection.execute(
        "SELECT coalesce(sum(a.repairs > 0), 0), coalesce(sum(a.uncertain > 0), 0)"
        " FROM import_items i JOIN articles a ON a.id = i.article"
        " WHERE i.import = ? AND i.state IN ('read', 'reprint')",
        (number,),
    ).fetchone()
    failed = tuple(
        Failure(restored(item["origin"]), item["code"], restored(item["message"]))
        for item in connection.execute(
            "SELECT origin, code, message FROM import_items WHERE import = ? AND state = 'failed' ORDER BY number",
            (number,),
        )
    )
    return ImportReport(
        id=number,
        started=row["started"],
        finished=row["finished"],
        cancelled=bool(row["cancelled"]),
        total=sum(states.values()),
        waiting=states.get("waiting", 0),
        read=states.get("read", 0) + states.get("reprint", 0),
        known=states.get("known", 0),
        reprints=states.get("reprint", 0),
        repaired=repaired,
        uncertain=uncertain,
        failed=failed,
    )
