"""Putting prepared articles into the tables, each once, with its reprints."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Iterable

from summarise.library.fingerprints import sketch
from summarise.library.identity import content_key
from summarise.library.packing import unpack
from summarise.library.preparing import Prepared
from summarise.library.reprints import join_reprints, leave_reprints
from summarise.library.rows import Added, Failure
from summarise.library.storable import restored, storable
from summarise.library.terms import index_terms

_COLUMNS = (
    "title", "source", "author", "published", "url", "origin", "encoding", "script", "region", "chars", "repairs",
    "uncertain", "filter", "pinyin", "opening",
)  # fmt: skip

_INSERT = f"INSERT INTO articles (key, kept, added, {', '.join(_COLUMNS)}) VALUES (?, 1, ?{', ?' * len(_COLUMNS)})"
_PARAMETERS = 500


def write_article(connection: sqlite3.Connection, article: Prepared) -> Added:
    """Write one article inside a transaction of the caller; one that is there already only gains an origin.

    An article that was read again with another result (a later version cleans better) replaces what is stored.
    """
    row = connection.execute("SELECT id, kept, trashed, bad FROM articles WHERE key = ?", (article.key,)).fetchone()
    now = time.time()
    if row is not None and row["kept"] and row["trashed"] is None:
        _origin(connection, row["id"], article, now)
        connection.execute(
            "UPDATE articles SET origin = coalesce(?, origin) WHERE id = ?", (storable(article.origin), row["id"])
        )
        if _changed(connection, row["id"], article):
            unindex(connection, row["id"])
            _fill(connection, row["id"], article)
            _index(connection, row["id"], article)
            join_reprints(connection, row["id"], article.hashes, article.limit)
        return Added(row["id"], "known")
    if row is None:
        # All at once: every column that is set later is another change to the indexes.
        number = connection.execute(_INSERT, (article.key, now, *_values(article))).lastrowid
        assert number is not None
        connection.execute("INSERT INTO bodies (article, packed) VALUES (?, ?)", (number, article.packed))
    else:
        number = int(row["id"])
        if row["trashed"] is not None:
            unindex(connection, number)
        connection.execute(
            "UPDATE articles SET kept = 1, trashed = NULL, batch = NULL, bad = 0, unreadable = NULL, message = NULL,"
            " added = ? WHERE id = ?",
            (now, number),
        )
        _fill(connection, number, article)
    _origin(connection, number, article, now)
    _index(connection, number, article)
    if article.origin is not None:
        failed = (_failure_key(article.origin),)
        if connection.execute("SELECT 1 FROM articles WHERE key = ?", failed).fetchone():
            connection.execute("DELETE FROM articles WHERE key = ?", failed)
    joined = join_reprints(connection, number, article.hashes, article.limit)
    return Added(number, "reprint" if joined else "read")


def write_failure(connection: sqlite3.Connection, failure: Failure) -> int:
    """Write down that ``failure.origin`` could not be read, so that the list can show it; returns its id."""
    key = _failure_key(failure.origin)
    connection.execute(
        "INSERT INTO articles (key, kept, added, origin, unreadable, message, bad, filter)"
        " VALUES (?, 1, ?, ?, ?, ?, 1, ?)"
        " ON CONFLICT (key) DO UPDATE SET kept = 1, trashed = NULL, unreadable = excluded.unreadable,"
        " message = excluded.message",
        (key, time.time(), *map(storable, (failure.origin, failure.code, failure.message, failure.origin.lower()))),
    )
    return int(connection.execute("SELECT id FROM articles WHERE key = ?", (key,)).fetchone()[0])


def write_words(connection: sqlite3.Connection, articles: Iterable[Prepared]) -> None:
    """Count the words of new articles, with their pinyin, for finding them by Latin letters."""
    from summarise.library.pinyin import pinyin_keys

    counts = Counter(word for article in articles for word in article.words)
    words = sorted(counts)
    known: set[str] = set()
    for at in range(0, len(words), _PARAMETERS):
        part = words[at : at + _PARAMETERS]
        marks = ",".join("?" * len(part))
        known.update(row[0] for row in connection.execute(f"SELECT word FROM words WHERE word IN ({marks})", part))
    connection.executemany(
        "UPDATE words SET articles = articles + ? WHERE word = ?",
        ((counts[word], word) for word in words if word in known),
    )
    connection.executemany(
        "INSERT INTO words (word, full, initials, articles) VALUES (?, ?, ?, ?)",
        ((word, *pinyin_keys(word), counts[word]) for word in words if word not in known),
    )


def unindex(connection: sqlite3.Connection, number: int) -> None:
    """Take an article out of the full-text index and the reprints; its body must still be there."""
    row = connection.execute("SELECT packed FROM bodies WHERE article = ?", (number,)).fetchone()
    try:
        article = unpack(row["packed"]) if row is not None else None
    except ValueError:
        # What the index holds of a damaged article cannot be told; a check finds and mends that.
        article = None
    if article is not None:
        title = connection.execute("SELECT title FROM articles WHERE id = ?", (number,)).fetchone()["title"]
        # A contentless index is told what it held.
        connection.execute(
            "INSERT INTO terms (terms, rowid, body) VALUES ('delete', ?, ?)",
            (number, index_terms(restored(title or ""), article.text)),
        )
        leave_reprints(connection, number, sketch(article.text).hashes)


def _changed(connection: sqlite3.Connection, number: int, article: Prepared) -> bool:
    row = connection.execute("SELECT packed FROM bodies WHERE article = ?", (number,)).fetchone()
    if row is None:
        return True
    try:
        old = unpack(row["packed"])
    except ValueError:
        return True
    new = unpack(article.packed)
    return old.text != new.text or (old.title, old.published) != (new.title, new.published)


def _fill(connection: sqlite3.Connection, number: int, article: Prepared) -> None:
    connection.execute(
        f"UPDATE articles SET {', '.join(f'{column} = ?' for column in _COLUMNS)} WHERE id = ?",
        (*_values(article), number),
    )
    connection.execute("INSERT OR REPLACE INTO bodies (article, packed) VALUES (?, ?)", (number, article.packed))


def _values(article: Prepared) -> list[object]:
    return [storable(getattr(article, column)) for column in _COLUMNS]


def _index(connection: sqlite3.Connection, number: int, article: Prepared) -> None:
    connection.execute("INSERT INTO terms (rowid, body) VALUES (?, ?)", (number, article.terms))


def _origin(connection: sqlite3.Connection, number: int, article: Prepared, now: float) -> None:
    if article.origin is None:
        return
    place = (storable(article.origin), number)
    # Not INSERT OR REPLACE: a statement that SQLite might have to take back makes FTS5 write out what it gathers.
    known = connection.execute("SELECT 1 FROM origins WHERE origin = ? AND article = ?", place).fetchone()
    statement = (
        "UPDATE origins SET seen = ?, modified = ?, size = ? WHERE origin = ? AND article = ?"
        if known
        else "INSERT INTO origins (seen, modified, size, origin, article) VALUES (?, ?, ?, ?, ?)"
    )
    connection.execute(statement, (now, article.modified, article.size, *place))


def _failure_key(origin: str) -> bytes:
    return content_key(f"\0unreadable\0{origin}")
