"""An open library's file: connections, transactions, versions."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Self

from summarise.folding import fold
from summarise.library import backups
from summarise.library.files import NAME, LibraryError, connect, create, newer, transaction, version_of
from summarise.library.schema import VERSION, migrate
from summarise.library.trouble import trouble


@lru_cache(maxsize=4096)
def _folded(text: str | None) -> str:
    """What a filter compares, for SQL; sources and authors come again and again."""
    return fold(text).lower() if text else ""


class OpenLibrary:
    """The file of an open library: each thread has its own connection to it."""

    def __init__(self, folder: Path) -> None:
        """Open the library in ``folder``, or make one.

        A library of an older version is copied and brought up to date; one of a newer version is opened for reading
        only, and `notice` says so.

        Raises:
            LibraryError: it is damaged, somebody else's, or cannot be written.
        """
        self.path = folder / NAME
        self.notice: str | None = None
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        if not self.path.exists():
            create(self.path)
        self._writable = True
        try:
            version = version_of(self._connection(), self.path)
            if version > VERSION:
                self.close()
                self._writable = False
                self.notice = newer(self.path, version)
            elif version < VERSION:
                backups.back_up(self._connection(), self.path, patient=False)
                migrate(self._connection())
        except sqlite3.Error as error:
            self.close()
            raise trouble(self.path, error) from error
        except LibraryError:
            self.close()
            raise

    @property
    def read_only(self) -> bool:
        """Whether the library may only be read; `notice` says why."""
        return not self._writable

    def close(self) -> None:
        """Close every thread's connection; the library cannot be used afterwards."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
            self._local = threading.local()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = connect(self.path, writable=self._writable)
            connection.create_function("fold", 1, _folded, deterministic=True)
            self._local.connection = connection
            with self._lock:
                self._connections.append(connection)
        return connection

    def _must_write(self) -> None:
        if not self._writable:
            raise LibraryError("read-only", self.notice or f"{self.path} is opened for reading only", self.path)

    @contextmanager
    def _writing(self, *, lasting: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it counts, or nothing.

        What is committed outlives the end of the program in any case; where it is ``lasting`` also that of the power.
        """
        self._must_write()
        connection = self._connection()
        if lasting:
            connection.execute("PRAGMA synchronous = FULL")
        try:
            with transaction(connection):
                yield connection
        finally:
            if lasting:
                connection.execute("PRAGMA synchronous = NORMAL")
