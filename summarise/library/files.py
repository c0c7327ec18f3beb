"""The library's file: opened for its owner alone, of the right version, or read only, or not at all."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from summarise.atomic import place_new, sweep
from summarise.library.schema import APPLICATION_ID, VERSION, migrate

NAME = "library.db"
_WAIT = 15.0


class LibraryError(Exception):
    """The library cannot do what was asked.

    Args:
        code: a stable name of the reason (``damaged``, ``foreign``, ``read-only``, ``denied``, ``busy``, ``full``,
            ``disk``, ``running``, ``missing``).
        message: one clear English sentence that says what to do.
        path: the file or folder that it is about.
    """

    def __init__(self, code: str, message: str, path: Path) -> None:
        super().__init__(message)
        self.code = code
        self.path = str(path)


def private_folder(folder: Path) -> None:
    """Make ``folder`` for its owner alone (0700).

    Raises:
        LibraryError: it cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            "denied", f"{folder}: the library's folder cannot be made ({error.strerror})", folder
        ) from error


def connect(path: Path, *, writable: bool = True) -> sqlite3.Connection:
    """A connection with the settings that the whole package counts on; the caller may use it in any one thread.

    Raises:
        sqlite3.Error: the file is no database or cannot be opened.
    """
    mode = "rw" if writable else "ro"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_WAIT,
        check_same_thread=False,
        isolation_level=None,
    )
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    if writable:
        # What was confirmed survives a loss of power; an import confirms in batches, so that this costs it little.
        connection.execute("PRAGMA synchronous = FULL")
        # In KiB; the 2 MB that SQLite takes by itself hold an eighth of what a batch of an import touches.
        connection.execute("PRAGMA cache_size = -24000")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is done inside counts, or nothing.

    Raises:
        sqlite3.Error: another program writes all the time, or the disk is full.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk makes SQLite take back everything by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def create(path: Path) -> None:
    """Make an empty library at ``path``, whole or not at all.

    Raises:
        LibraryError: it cannot be written.
    """
    private_folder(path.parent)
    sweep(path.parent, f"{path.name}.*.new*")
    # Not the process's number alone: in a container that is the same every time.
    unfinished = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}.new")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        connection = connect(unfinished)
        try:
            # Before anything is written; a packed article of common length wastes half of a smaller page.
            connection.execute("PRAGMA page_size = 16384")
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(connection)
            connection.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()
        # Another process may have been faster: then its library is the one.
        with suppress(FileExistsError):
            place_new(unfinished, path)
    except (OSError, sqlite3.Error) as error:
        raise LibraryError("denied", f"{path}: the library cannot be written ({error})", path) from error
    finally:
        unfinished.unlink(missing_ok=True)


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The version of an open library.

    Raises:
        LibraryError: the file is somebody else's.
        sqlite3.Error: it cannot be read.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise LibraryError(
            "foreign", f"{path} is not a library of duzhai; move it away, or choose another data folder", path
        )
    return int(version)


def damaged(path: Path) -> LibraryError:
    """The error for a file that SQLite cannot read."""
    return LibraryError(
        "damaged", f"{path}: the library is damaged; 'duzhai check --repair' restores the last backup", path
    )


def newer(path: Path, version: int) -> str:
    """The sentence for a file of a later version."""
    return (
        f"{path} was written by a newer duzhai (version {version} of the library, this one writes {VERSION}): "
        "it is opened for reading only"
    )
