"""The library: what the application and the command line hold in their hands."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from summarise.article import Article
from summarise.folding import fold
from summarise.library import analyses, backups, checking, importing, listing, personal, reprints, searching, trash
from summarise.library.files import NAME, LibraryError, connect, create, damaged, newer, version_of
from summarise.library.packing import unpack
from summarise.library.preparing import prepare
from summarise.library.queries import Query, parse_query
from summarise.library.rows import (
    Added,
    Found,
    ImportReport,
    Item,
    Mark,
    MarkKind,
    Personal,
    SavedSummary,
    Sort,
)
from summarise.library.schema import VERSION, migrate
from summarise.library.storable import restored, storable
from summarise.library.writing import write_article, write_words


class Library:
    """An open library. Any thread may call it: each has its own connection to the file.

    Every call that asks for ``raw`` means the article's raw text (`Article.raw`); by it alone an article is known, so
    that what is remembered of an article does not depend on where it lies or whether it was added.
    """

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
                migrate(self._connection(), version)
        except sqlite3.DatabaseError as error:
            self.close()
            raise damaged(self.path) from error
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

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            try:
                connection = connect(self.path, writable=self._writable)
            except sqlite3.Error as error:
                raise LibraryError("denied", f"{self.path}: the library cannot be opened ({error})") from error
            connection.create_function("fold", 1, lambda text: fold(text).lower(), deterministic=True)
            self._local.connection = connection
            with self._lock:
                self._connections.append(connection)
        return connection

    def _must_write(self) -> None:
        if not self._writable:
            raise LibraryError("read-only", self.notice or f"{self.path} is opened for reading only")

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it counts, or nothing."""
        self._must_write()
        connection = self._connection()
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise LibraryError("busy", f"{self.path}: another program writes to the library ({error})") from error
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise

    # Adding and removing

    def add(self, article: Article, *, origin: str | None = None) -> Added:
        """Put an article into the library, with its text; one that is there already gains an origin."""
        prepared = prepare(article, origin)
        with self._writing() as connection:
            added = write_article(connection, prepared)
            if added.state != "known":
                write_words(connection, [prepared])
        return added

    def remove(self, ids: Iterable[int]) -> int:
        """Put articles into the trash for thirty days; returns how many."""
        with self._writing() as connection:
            return trash.remove(connection, ids)

    def restore(self, ids: Iterable[int] | None = None) -> tuple[int, ...]:
        """Undo: take these articles, or those removed together last, out of the trash; returns their ids."""
        with self._writing() as connection:
            return trash.restore(connection, ids)

    def trash(self) -> tuple[Item, ...]:
        """What lies in the trash, last removed first."""
        return trash.trash(self._connection())

    def purge(self, *, everything: bool = False) -> int:
        """Delete what has lain in the trash for thirty days, or all of it; returns how many articles."""
        with self._writing() as connection:
            return trash.purge(connection, everything=everything)

    # Lists and search

    def page(
        self,
        query: str | Query = "",
        *,
        sort: Sort = "added",
        backwards: bool = False,
        limit: int = 100,
        offset: int = 0,
        collapse: bool = True,
    ) -> tuple[Item, ...]:
        """Rows of the list. Newest or longest first, names in order; ``backwards`` turns that round.

        ``collapse`` shows one article for each group of reprints. Articles that cannot be read come last.
        """
        return listing.page(
            self._connection(),
            _query(query),
            sort=sort,
            backwards=backwards,
            limit=limit,
            offset=offset,
            collapse=collapse,
        )

    def count(self, query: str | Query = "", *, collapse: bool = True) -> int:
        """How many rows the list has."""
        return listing.count(self._connection(), _query(query), collapse=collapse)

    def ids(self, query: str | Query = "", *, collapse: bool = True) -> tuple[int, ...]:
        """The ids of all rows of the list."""
        return listing.numbers(self._connection(), _query(query), collapse=collapse)

    def items(self, ids: Iterable[int]) -> dict[int, Item]:
        """Rows by id; what is not in the library is left out."""
        return listing.by_number(self._connection(), ids)

    def search(self, query: str | Query, *, limit: int = 20, offset: int = 0, collapse: bool = True) -> Found:
        """Full-text search: articles that hold every word and phrase of the query, in either script."""
        return searching.search(self._connection(), _query(query), limit=limit, offset=offset, collapse=collapse)

    def reprints(self, number: int) -> tuple[int, ...]:
        """The ids of an article's group of reprints, itself included, the leader first."""
        return reprints.group_of(self._connection(), number)

    def article(self, number: int) -> Article:
        """The article as it was when it was added.

        Raises:
            LookupError: its text is not in the library.
        """
        row = self._connection().execute("SELECT packed FROM bodies WHERE article = ?", (number,)).fetchone()
        if row is None:
            raise LookupError(f"the library holds no text of article {number}")
        try:
            return unpack(row["packed"])
        except ValueError as error:
            raise damaged(self.path) from error

    def origins(self, number: int) -> tuple[str, ...]:
        """Where an article came from, the last place first."""
        rows = self._connection().execute(
            "SELECT origin FROM origins WHERE article = ? ORDER BY seen DESC, origin", (number,)
        )
        return tuple(restored(row[0]) for row in rows)

    def at_origin(self, origin: str) -> tuple[int, float | None, int | None] | None:
        """The article that came from a place, with the file's time of change and size in bytes as they were then."""
        row = (
            self._connection()
            .execute(
                "SELECT article, modified, size FROM origins WHERE origin = ? ORDER BY seen DESC", (storable(origin),)
            )
            .fetchone()
        )
        return (row[0], row[1], row[2]) if row is not None else None

    # What is the reader's own; works for articles that were never added as well

    def recall(self, raw: str) -> Personal | None:
        """What is remembered of the article with this raw text."""
        return personal.recall(self._connection(), raw)

    def set_place(self, raw: str, offset: int, *, title: str | None = None, origin: str | None = None) -> None:
        """Remember where reading stopped, as an offset into ``raw`` (code points)."""
        with self._writing() as connection:
            number = personal.remember(connection, raw, title=title, origin=origin)
            personal.set_place(connection, number, raw, offset)

    def set_read(self, ids: Iterable[int], read: bool = True) -> None:
        """Count articles as read now, or as unread."""
        with self._writing() as connection:
            personal.set_read(connection, ids, read)

    def add_mark(
        self,
        raw: str,
        span: tuple[int, int],
        kind: MarkKind,
        *,
        colour: str | None = None,
        note: str | None = None,
        title: str | None = None,
        origin: str | None = None,
    ) -> int:
        """Put a bookmark, highlight or note on ``raw[span[0]:span[1]]``; returns its id."""
        with self._writing() as connection:
            number = personal.remember(connection, raw, title=title, origin=origin)
            return personal.add_mark(connection, number, raw, span, kind, colour, note)

    def change_mark(self, mark: int, *, colour: str | None, note: str | None) -> None:
        """Give a mark another colour and note."""
        with self._writing() as connection:
            personal.change_mark(connection, mark, colour, note)

    def remove_mark(self, mark: int, *, removed: bool = True) -> None:
        """Put a mark into the trash; ``removed=False`` takes it out again."""
        with self._writing() as connection:
            personal.remove_mark(connection, mark, removed)

    def marks(self, number: int | None = None) -> tuple[Mark, ...]:
        """The marks of one article, or of all."""
        return personal.marks(self._connection(), number)

    def tag(self, ids: Iterable[int], *, add: Sequence[str] = (), drop: Sequence[str] = ()) -> None:
        """Give articles tags and take tags from them."""
        with self._writing() as connection:
            personal.tag(connection, ids, add, drop)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """All tags, each with the number of its articles."""
        return personal.tags(self._connection())

    def save_summary(
        self, number: int, raw: str, method: str, sentences: Iterable[tuple[int, int]], keywords: Iterable[str] = ()
    ) -> int:
        """Keep a summary of an article, its sentences as offsets into ``raw``; returns its id."""
        with self._writing() as connection:
            return personal.save_summary(connection, number, raw, method, sentences, keywords)

    def summaries(self, number: int) -> tuple[SavedSummary, ...]:
        """The summaries kept of an article, the newest first."""
        return personal.summaries(self._connection(), number)

    def set_gist(self, number: int, gist: str | None) -> None:
        """Keep the one-sentence summary that the list shows."""
        with self._writing() as connection:
            connection.execute("UPDATE articles SET gist = ? WHERE id = ?", (storable(gist), number))

    def analysis(self, raw: str, kind: str, version: str) -> bytes | None:
        """A result kept for this text by this version of what computes it."""
        return analyses.load(self._connection(), raw, kind, version)

    def keep_analysis(self, raw: str, kind: str, version: str, value: bytes) -> None:
        """Keep a result for this text."""
        with self._writing() as connection:
            analyses.store(connection, raw, kind, version, value)

    # Imports

    def start_import(self, origins: Sequence[str]) -> int:
        """Write down what is to be read; returns the import's number for `run_import`."""
        self._must_write()
        return importing.start(self._connection(), origins)

    def run_import(
        self,
        number: int,
        *,
        reader: importing.Reader | None = None,
        processes: int | None = None,
        report: Callable[[importing.Progress], None] | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> ImportReport:
        """Read and add what an import still has to read; see `importing.run`.

        Raises:
            Cancelled: when ``stopped`` said so; the import can be run again.
        """
        self._must_write()
        return importing.run(
            self._connection(), number, reader=reader, processes=processes, report=report, stopped=stopped
        )

    def unfinished_imports(self) -> tuple[int, ...]:
        """Imports that can be gone on with."""
        return importing.unfinished(self._connection())

    def import_report(self, number: int) -> ImportReport:
        """How an import went.

        Raises:
            LookupError: there is no such import.
        """
        return importing.report_of(self._connection(), number)

    # Keeping it safe

    def back_up(self, *, always: bool = False) -> Path | None:
        """Copy the library unless that was done today; call it in a thread of its own. Returns the copy."""
        if self._writable and (always or backups.due(self.path)):
            return backups.back_up(self._connection(), self.path)
        return None

    def check(self, *, mend: bool = False) -> checking.CheckReport:
        """Look through the whole library; ``mend`` rebuilds what can be rebuilt.

        Raises:
            LibraryError: it cannot be read at all; `restore_backup` helps.
        """
        if mend:
            self._must_write()
        try:
            return checking.check(self._connection(), mend=mend)
        except sqlite3.DatabaseError as error:
            raise damaged(self.path) from error


def _query(query: str | Query) -> Query:
    return parse_query(query) if isinstance(query, str) else query


def restore_backup(folder: Path) -> Path:
    """Put the newest sound backup in the place of the library in ``folder``; no library may be open there.

    Returns:
        The backup that was used.

    Raises:
        LibraryError: there is none.
    """
    return backups.restore(folder / NAME)


def article_from_store(library: Library, number: int) -> Article:
    """An article of the library, whole, with its repairs and links, as it was when it was added.

    Raises:
        LookupError: its text is not in the library.
    """
    return library.article(number)
