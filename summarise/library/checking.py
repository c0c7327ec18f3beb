"""Whether the library is sound, and mending what can be mended."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from summarise.library.files import transaction
from summarise.library.fingerprints import sketch
from summarise.library.packing import unpack
from summarise.library.reprints import join_reprints
from summarise.library.storable import restored
from summarise.library.terms import index_terms


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check found or mended.

    ``code`` is a stable name of it (``sqlite``, ``orphans``, ``bodies``, ``index``), by which an interface may find its
    own wording; ``message`` is one English sentence, ``detail`` the number or the words of SQLite that stand in it.
    """

    code: str
    message: str
    detail: str = ""

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found, and what was mended of it."""

    articles: int
    problems: tuple[Finding, ...]
    mended: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong any more."""
        return len(self.mended) >= len(self.problems)


def check(connection: sqlite3.Connection, *, mend: bool = False, read_only: bool = False) -> CheckReport:
    """Look through the whole file; with ``mend``, rebuild what can be rebuilt from the stored articles.

    Raises:
        sqlite3.DatabaseError: the file cannot be read at all; only a backup helps then.
    """
    problems: list[Finding] = []
    mended: list[Finding] = []
    verdicts = _verdicts(connection)
    problems += [Finding("sqlite", f"SQLite says: {verdict}", verdict) for verdict in verdicts]
    if verdicts and mend:
        connection.execute("REINDEX")
        if not _verdicts(connection):
            mended += [Finding("sqlite", "the indexes were built anew")] * len(verdicts)
    orphans = list(connection.execute("PRAGMA foreign_key_check"))
    if orphans:
        problems.append(Finding("orphans", f"{len(orphans)} rows belong to no article", str(len(orphans))))
        if mend:
            for orphan in orphans:
                if orphan["rowid"] is not None:
                    connection.execute(f"DELETE FROM {orphan['table']} WHERE rowid = ?", (orphan["rowid"],))
            for table in ("origins", "tags"):
                connection.execute(f"DELETE FROM {table} WHERE article NOT IN (SELECT id FROM articles)")
            mended.append(Finding("orphans", "the rows that belong to no article were removed"))
    broken = _broken(connection)
    if broken:
        problems.append(Finding("bodies", f"{len(broken)} stored articles are damaged", str(len(broken))))
        if mend:
            _forget_bodies(connection, broken)
            mended.append(Finding("bodies", "the damaged articles were taken out; add their files again"))
    if not _index_agrees(connection, read_only):
        problems.append(Finding("index", "the full-text index does not hold the articles that are stored"))
        if mend:
            rebuild(connection)
            mended.append(Finding("index", "the full-text index was built anew"))
    (articles,) = connection.execute(
        "SELECT count(*) FROM articles WHERE kept = 1 AND trashed IS NULL AND bad = 0"
    ).fetchone()
    return CheckReport(articles, tuple(problems), tuple(mended))


def _verdicts(connection: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong with the file."""
    return [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]


def rebuild(connection: sqlite3.Connection) -> None:
    """Build the full-text index and the groups of reprints anew from the stored articles."""
    with transaction(connection):
        connection.execute("INSERT INTO terms (terms) VALUES ('delete-all')")
        connection.execute("DELETE FROM shingles")
        connection.execute("UPDATE articles SET cluster = NULL, leader = 1 WHERE cluster IS NOT NULL OR leader = 0")
        rows = connection.execute(
            "SELECT a.id, a.title, b.packed FROM articles a JOIN bodies b ON b.article = a.id ORDER BY a.id"
        )
        for row in rows:
            text = unpack(row["packed"]).text
            connection.execute(
                "INSERT INTO terms (rowid, body) VALUES (?, ?)",
                (row["id"], index_terms(restored(row["title"] or ""), text)),
            )
            fingerprint = sketch(text)
            join_reprints(connection, row["id"], tuple(fingerprint.hashes), fingerprint.limit)


def _broken(connection: sqlite3.Connection) -> list[int]:
    out = []
    for row in connection.execute("SELECT article, packed FROM bodies"):
        try:
            unpack(row["packed"])
        except ValueError:
            out.append(row["article"])
    return out


def _forget_bodies(connection: sqlite3.Connection, numbers: list[int]) -> None:
    for number in numbers:
        connection.execute("DELETE FROM bodies WHERE article = ?", (number,))
        connection.execute("UPDATE articles SET kept = 0 WHERE id = ?", (number,))


def _index_agrees(connection: sqlite3.Connection, read_only: bool) -> bool:
    """Whether the index is sound and has a row for each body and no other."""
    try:
        connection.execute("INSERT INTO terms (terms) VALUES ('integrity-check')")
    except sqlite3.OperationalError:
        # Of a library that may only be read just the numbers can be compared.
        if not read_only:
            return False
    except sqlite3.DatabaseError:
        return False
    indexed = connection.execute("SELECT count(*) FROM terms_docsize").fetchone()[0]
    stored = connection.execute("SELECT count(*) FROM bodies").fetchone()[0]
    together = connection.execute("SELECT count(*) FROM terms_docsize d JOIN bodies b ON b.article = d.id").fetchone()[
        0
    ]
    return bool(indexed == stored == together)
