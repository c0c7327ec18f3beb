"""The reader's marks in articles: bookmarks, highlights and notes, as places in the raw text."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from dataclasses import astuple

from summarise.library.anchors import SpanAnchor, anchor_span
from summarise.library.identity import content_key
from summarise.library.rows import Mark, MarkKind, Noted
from summarise.library.storable import restored, storable


def add_mark(
    connection: sqlite3.Connection,
    number: int,
    raw: str,
    span: tuple[int, int],
    kind: MarkKind,
    colour: str | None,
    note: str | None,
    words: str | None = None,
) -> int:
    """Put a mark on ``raw[span[0]:span[1]]`` of an article; returns the mark's id."""
    place = anchor_span(raw, *span)
    now = time.time()
    cursor = connection.execute(
        "INSERT INTO marks (article, kind, start, stop, quote, before, after, solid, colour, note, created, changed,"
        " words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, kind, *map(storable, (*astuple(place), colour, note)), now, now, storable(words)),
    )
    return int(cursor.lastrowid or 0)


def change_mark(connection: sqlite3.Connection, mark: int, colour: str | None, note: str | None) -> None:
    """Give a mark another colour and note."""
    connection.execute(
        "UPDATE marks SET colour = ?, note = ?, changed = ? WHERE id = ?", (colour, storable(note), time.time(), mark)
    )


def remove_mark(connection: sqlite3.Connection, mark: int, removed: bool = True) -> None:
    """Put a mark into the trash, or take it out again."""
    connection.execute("UPDATE marks SET trashed = ? WHERE id = ?", (time.time() if removed else None, mark))


def marks(connection: sqlite3.Connection, number: int | None = None) -> tuple[Mark, ...]:
    """The marks of one article, or of all, in the order of the text."""
    only = "" if number is None else " AND article = ?"
    rows = connection.execute(
        f"SELECT * FROM marks WHERE trashed IS NULL{only} ORDER BY article, start, id",
        () if number is None else (number,),
    )
    return tuple(map(_mark, rows))


def _mark(row: sqlite3.Row) -> Mark:
    quote, before, after = map(restored, (row["quote"], row["before"], row["after"]))
    note, words = (restored(row[name]) if row[name] is not None else None for name in ("note", "words"))
    return Mark(
        row["id"],
        row["article"],
        row["kind"],
        SpanAnchor(row["start"], row["stop"], quote, before, after, row["solid"]),
        row["colour"],
        note,
        row["created"],
        row["changed"],
        words,
    )


def noted(connection: sqlite3.Connection, numbers: Sequence[int] | None = None) -> tuple[Noted, ...]:
    """The articles that bear highlights or notes, by the time of their first: all, or those of ``numbers``."""
    found: dict[int, list[Mark]] = {}
    every = marks(connection) if numbers is None else [mark for n in numbers for mark in marks(connection, n)]
    for mark in every:
        if mark.kind != "bookmark":
            found.setdefault(mark.article, []).append(mark)
    out = []
    for number, of_it in sorted(found.items(), key=lambda item: (min(mark.created for mark in item[1]), item[0])):
        row = connection.execute("SELECT * FROM articles WHERE id = ?", (number,)).fetchone()
        known = {name: row[name] for name in ("title", "source", "author", "published", "url", "origin")}
        told = {name: restored(value) if value is not None else None for name, value in known.items()}
        kept = bool(row["kept"]) and row["trashed"] is None and not row["bad"]
        out.append(Noted(number, kept, **told, marks=tuple(of_it)))
    return tuple(out)


def marks_at(connection: sqlite3.Connection, raw: str, origins: Sequence[str]) -> tuple[Mark, ...]:
    """The highlights and notes of the article with this raw text, then those of other texts from the same places.

    A file that is decoded or extracted better than before has another raw text; what was marked in the earlier one
    may be found in it.
    """
    row = connection.execute("SELECT id FROM articles WHERE key = ?", (content_key(raw),)).fetchone()
    number = row[0] if row is not None else None
    own = marks(connection, number) if number is not None else ()
    earlier = {
        int(row[0])
        for origin in origins
        for row in connection.execute(
            "SELECT id FROM articles WHERE origin = ? UNION SELECT article FROM origins WHERE origin = ?",
            (storable(origin), storable(origin)),
        )
    } - {number}
    every = (*own, *(mark for other in sorted(earlier) for mark in marks(connection, other)))
    return tuple(mark for mark in every if mark.kind != "bookmark")
