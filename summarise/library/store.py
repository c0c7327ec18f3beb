"""The library: what the application and the command line hold in their hands."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarise.article import Article
from summarise.library import backups, listing
from summarise.library.files import NAME, damaged
from summarise.library.items import Group, Item, Sort
from summarise.library.queries import Query, parse_query
from summarise.library.remembering import Remembering
from summarise.library.storable import restored, storable
from summarise.library.trouble import all_told

if TYPE_CHECKING:
    from summarise.library.checking import CheckReport
    from summarise.library.importing import Progress
    from summarise.library.rows import Added, Found, ImportItem, ImportReport
    from summarise.library.workers import Reader

# What only some calls need is imported by them: opening a library and showing its list comes before the first frame.


@all_told
class Library(Remembering):
    """An open library. Any thread may call it: each has its own connection to the file.

    Every call that asks for ``raw`` means the article's raw text (`Article.raw`); by it alone an article is known, so
    that what is remembered of an article does not depend on where it lies or whether it was added.
    """

    # Adding and removing

    def add(self, article: Article, *, origin: str | None = None) -> Added:
        """Put an article into the library, with its text; one that is there already gains an origin."""
        from summarise.library.preparing import prepare
        from summarise.library.writing import write_article, write_words

        prepared = prepare(article, origin)
        with self._writing() as connection:
            added = write_article(connection, prepared)
            if added.state != "known":
                write_words(connection, [prepared])
        return added

    def remove(self, ids: Iterable[int]) -> int:
        """Put articles into the trash for thirty days; returns how many."""
        from summarise.library import trash

        with self._writing() as connection:
            return trash.remove(connection, ids)

    def restore(self, ids: Iterable[int] | None = None) -> tuple[int, ...]:
        """Undo: take these articles, or those removed together last, out of the trash; returns their ids."""
        from summarise.library import trash

        with self._writing() as connection:
            return trash.restore(connection, ids)

    def trash(self) -> tuple[Item, ...]:
        """What lies in the trash, last removed first."""
        from summarise.library import trash

        return trash.trash(self._connection())

    def purge(self, *, everything: bool = False) -> int:
        """Delete what has lain in the trash for thirty days, or all of it; returns how many articles."""
        from summarise.library import trash

        with self._writing() as connection:
            purged = trash.purge(connection, everything=everything)
        if purged:
            self._connection().executescript("PRAGMA incremental_vacuum;")
        return purged

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

    def order(
        self,
        query: str | Query = "",
        *,
        sort: Sort = "added",
        backwards: bool = False,
        collapse: bool = True,
        by: Group | None = None,
    ) -> list[tuple[int, str | None]]:
        """The ids of all rows as `page` has them, each with what it is grouped by; a list is made of it at once."""
        return listing.order(
            self._connection(), _query(query), sort=sort, backwards=backwards, collapse=collapse, by=by
        )

    def ranked(self, query: str | Query, *, most: int = 1_000) -> list[int]:
        """The ids of the articles that hold the words of the query, best first, as `search` has them."""
        from summarise.library import searching

        return searching.ranked(self._connection(), _query(query), most)

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
        from summarise.library import searching

        return searching.search(self._connection(), _query(query), limit=limit, offset=offset, collapse=collapse)

    def reprints(self, number: int) -> tuple[int, ...]:
        """The ids of an article's group of reprints, itself included, the leader first."""
        from summarise.library import reprints

        return reprints.group_of(self._connection(), number)

    def article(self, number: int) -> Article:
        """The article as it was when it was added.

        Raises:
            LookupError: its text is not in the library.
        """
        from summarise.library.packing import unpack

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

    # Imports

    def start_import(self, origins: Sequence[str], options: Mapping[str, Any] | None = None) -> int:
        """Write down what is to be read; returns the import's number for `run_import`.

        ``options`` are kept with it, for whoever goes on with the import; see `importing.start`.
        """
        from summarise.library import importing

        self._must_write()
        return importing.start(self._connection(), origins, options)

    def import_options(self, number: int) -> dict[str, Any]:
        """The options that an import was started with."""
        from summarise.library import importing

        return importing.options_of(self._connection(), number)

    def imports(self) -> tuple[int, ...]:
        """The numbers of all imports, the last one first."""
        from summarise.library import importing

        return importing.numbers(self._connection())

    def import_items(self, number: int) -> tuple[ImportItem, ...]:
        """What became of everything that an import was to read."""
        from summarise.library import reports

        return reports.items_of(self._connection(), number)

    def run_import(
        self,
        number: int,
        *,
        reader: Reader | None = None,
        processes: int | None = None,
        report: Callable[[Progress], None] | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> ImportReport:
        """Read and add what an import still has to read; see `importing.run`.

        Raises:
            Cancelled: when ``stopped`` said so; the import can be run again.
            LibraryError: ``running``, where another program is at it.
        """
        from summarise.library import importing, locks

        self._must_write()
        with locks.held(self.path, number):
            return importing.run(
                self._connection(), number, reader=reader, processes=processes, report=report, stopped=stopped
            )

    def is_importing(self, number: int) -> bool:
        """Whether an import runs at this moment, here or in another program."""
        from summarise.library import locks

        return locks.is_held(self.path, number)

    def unfinished_imports(self) -> tuple[int, ...]:
        """Imports that can be gone on with, or that run at this moment."""
        from summarise.library import importing

        return importing.unfinished(self._connection())

    def end_import(self, number: int) -> None:
        """Give up what an import still has to read; its report stays, and it cannot be gone on with."""
        from summarise.library import importing

        self._must_write()
        importing.end(self._connection(), number)

    def import_report(self, number: int) -> ImportReport:
        """How an import went.

        Raises:
            LookupError: there is no such import.
        """
        from summarise.library import reports

        return reports.report_of(self._connection(), number)

    # Keeping it safe

    def back_up(self, *, always: bool = False) -> Path | None:
        """Copy the library unless that was done today; call it in a thread of its own. Returns the copy."""
        if self._writable and (always or backups.due(self.path)):
            return backups.back_up(self._connection(), self.path)
        return None

    def check(self, *, mend: bool = False) -> CheckReport:
        """Look through the whole library; ``mend`` rebuilds what can be rebuilt.

        Raises:
            LibraryError: it cannot be read at all; `restore_backup` helps.
        """
        from summarise.library import checking

        if mend:
            self._must_write()
        try:
            return checking.check(self._connection(), mend=mend, read_only=self.read_only)
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
