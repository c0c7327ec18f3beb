"""Pages of the library's list."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from typing import Any

from summarise.library.items import Item, Sort
from summarise.library.queries import Query, filter_conditions
from summarise.library.storable import restored

_FIELDS = (
    "a.id, a.title, a.source, a.author, a.published, a.url, a.origin, a.script, a.chars, a.repairs, a.uncertain,"
    " a.unreadable, a.message, a.gist, a.added, a.opened, a.read, a.cluster"
)
_ALIAS = re.compile(r"\ba\.")
_HERE = "a.kept = 1 AND a.trashed IS NULL"
# Column, and whether the order starts with the greatest; articles that cannot be read come last in any order.
_ORDERS: dict[Sort, tuple[str, bool]] = {
    "added": ("a.added", True),
    "date": ("a.published", True),
    "source": ("a.source", False),
    "length": ("a.chars", True),
    "unread": ("a.read", False),
    "title": ("a.filter", False),
}


def where(query: Query, *, words: bool, collapse: bool) -> tuple[str, list[str | int]]:
    """The condition of a list: ``words`` filter titles, ``collapse`` shows one article of each group of reprints."""
    conditions = [_HERE, *query.conditions]
    parameters: list[str | int] = list(query.parameters)
    if words:
        more, values = filter_conditions(query.words)
        conditions += more
        parameters += values
    if collapse and not query.reprints:
        if len(conditions) == 1:
            conditions.append("a.leader = 1")
        else:
            # A reprint is shown where the leader of its group, or an earlier one, does not fulfil the conditions.
            same = _ALIAS.sub("l.", " AND ".join(conditions))
            conditions.append(
                "(a.leader = 1 OR NOT EXISTS (SELECT 1 FROM articles l WHERE l.cluster = a.cluster AND l.id <> a.id"
                f" AND (l.leader = 1 OR l.id < a.id) AND {same}))"
            )
            parameters *= 2
    return " AND ".join(conditions), parameters


def page(
    connection: sqlite3.Connection,
    query: Query,
    *,
    sort: Sort = "added",
    backwards: bool = False,
    limit: int = 100,
    offset: int = 0,
    collapse: bool = True,
) -> tuple[Item, ...]:
    """``limit`` rows of the list from ``offset`` on."""
    condition, parameters = where(query, words=True, collapse=collapse)
    column, descending = _ORDERS[sort]
    direction = "DESC" if descending != backwards else "ASC"
    second = "a.added DESC, " if sort in ("unread", "source") else ""
    rows = connection.execute(
        f"SELECT {_FIELDS} FROM articles a WHERE {condition}"
        f" ORDER BY a.bad, {column} {direction}, {second}a.id LIMIT ? OFFSET ?",
        (*parameters, limit, offset),
    ).fetchall()
    return items(connection, rows)


def count(connection: sqlite3.Connection, query: Query, *, collapse: bool = True) -> int:
    """How many rows the list has."""
    condition, parameters = where(query, words=True, collapse=collapse)
    return int(connection.execute(f"SELECT count(*) FROM articles a WHERE {condition}", parameters).fetchone()[0])


def numbers(connection: sqlite3.Connection, query: Query, *, collapse: bool = True) -> tuple[int, ...]:
    """The ids of all rows of the list, in the order in which they were added."""
    condition, parameters = where(query, words=True, collapse=collapse)
    return tuple(row[0] for row in connection.execute(f"SELECT a.id FROM articles a WHERE {condition}", parameters))


def by_number(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Item]:
    """Rows by their id; ids that are not in the library are left out."""
    wanted = list(ids)
    out: dict[int, Item] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        rows = connection.execute(
            f"SELECT {_FIELDS} FROM articles a WHERE a.id IN ({','.join('?' * len(part))}) AND {_HERE}", part
        ).fetchall()
        out |= {item.id: item for item in items(connection, rows)}
    return out


def items(connection: sqlite3.Connection, rows: list[sqlite3.Row]) -> tuple[Item, ...]:
    """Rows with their tags and the number of their reprints."""
    ids = [row["id"] for row in rows]
    marks = ",".join("?" * len(ids))
    tags: dict[int, list[str]] = {}
    for row in connection.execute(f"SELECT article, tag FROM tags WHERE article IN ({marks}) ORDER BY tag", ids):
        tags.setdefault(row["article"], []).append(row["tag"])
    clusters = sorted({row["cluster"] for row in rows if row["cluster"] is not None})
    sizes = {
        row[0]: row[1]
        for row in connection.execute(
            "SELECT cluster, count(*) FROM articles WHERE kept = 1 AND trashed IS NULL"
            f" AND cluster IN ({','.join('?' * len(clusters))}) GROUP BY cluster",
            clusters,
        )
    }
    out = []
    for row in rows:
        values: dict[str, Any] = {
            key: restored(row[key]) if isinstance(row[key], str) else row[key]
            for key in row.keys()  # noqa: SIM118 (a Row is no mapping)
            if key != "cluster"
        }
        copies = max(0, sizes.get(row["cluster"], 1) - 1)
        out.append(Item(**values, tags=tuple(tags.get(row["id"], ())), copies=copies))
    return tuple(out)
