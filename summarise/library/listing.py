"""Pages of the library's list."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cmp_to_key
from heapq import merge
from itertools import chain, islice
from typing import Any
from urllib.parse import urlsplit

from summarise.library.items import Group, Item, Sort
from summarise.library.queries import Query
from summarise.library.selecting import HERE, Selection, selection
from summarise.library.storable import restored

_FIELDS = (
    "a.id, a.title, a.opening, a.source, a.author, a.published, a.url, a.origin, a.script, a.chars, a.repairs,"
    " a.uncertain, a.unreadable, a.message, a.gist, a.added, a.opened, a.read, a.cluster"
)
_Order = tuple[tuple[str, bool], ...]
# Columns, and whether the greatest come first, just as the indexes have them; then the id. Articles that cannot be
# read come last in any order.
_ORDERS: dict[Sort, _Order] = {
    "added": (("added", True),),
    "date": (("published", True),),
    "source": (("source", False), ("added", True)),
    "length": (("chars", True),),
    "unread": (("read", False), ("added", True)),
    "title": (("filter", False),),
}


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
    order = tuple((column, down != backwards) for column, down in (*_ORDERS[sort], ("id", False)))
    parts = selection(query, words=True, collapse=collapse)
    # Each part comes in order from an index, as far as it is read, and no further.
    rows = chain.from_iterable(
        merge(*(_ordered(connection, part, bad, order) for part in parts), key=_key(order)) for bad in (0, 1)
    )
    ids = [row["id"] for row in islice(rows, offset, offset + limit)]
    found = by_number(connection, ids)
    return tuple(found[number] for number in ids if number in found)


def order(
    connection: sqlite3.Connection,
    query: Query,
    *,
    sort: Sort = "added",
    backwards: bool = False,
    collapse: bool = True,
    by: Group | None = None,
) -> list[tuple[int, str | None]]:
    """The ids of all rows in the order of the list, each with what it is grouped by.

    Groups come in the order of their names, and what belongs to none comes last, before what cannot be read.
    """
    columns = tuple((column, down != backwards) for column, down in (*_ORDERS[sort], ("id", False)))
    parts = selection(query, words=True, collapse=collapse)
    rows: Iterable[sqlite3.Row] = chain.from_iterable(
        merge(*(_ordered(connection, part, bad, columns, by) for part in parts), key=_key(columns))
        if len(parts) > 1
        else _ordered(connection, parts[0], bad, columns, by)
        for bad in (0, 1)
    )
    # By place, not by name: there may be a hundred thousand.
    at = list(_selected(columns, by)).index("id")
    if by is None:
        return [(row[at], None) for row in rows]
    found = [(row[at], _group(row[by], by)) for row in rows]
    return sorted(found, key=lambda pair: (pair[1] is None, pair[1] or ""))


def _group(value: str | None, by: Group) -> str | None:
    if not value:
        return None
    text = restored(value)
    if by == "source":
        return text
    return urlsplit(text).netloc if is_address(text) else os.path.dirname(text)


def is_address(origin: str) -> bool:
    """Whether an article came from the net."""
    return origin.startswith(("http://", "https://"))


def _ordered(
    connection: sqlite3.Connection, part: Selection, bad: int, order: _Order, by: Group | None = None
) -> Iterator[sqlite3.Row]:
    columns = ", ".join(f"a.{name}" for name in _selected(order, by))
    directions = ", ".join(f"a.{column} {'DESC' if down else 'ASC'}" for column, down in order)
    return connection.execute(
        f"SELECT {columns} FROM articles a WHERE {part.condition} AND a.bad = ? ORDER BY {directions}",
        (*part.parameters, bad),
    )


def _selected(order: _Order, by: Group | None) -> dict[str, None]:
    """The columns that are asked for, each once, in order."""
    return dict.fromkeys([*(column for column, _ in order), *((by,) if by else ())])


def _key(order: _Order) -> Callable[[sqlite3.Row], Any]:
    """A key for sorting rows as SQLite does: NULL is less than anything."""

    def compare(one: sqlite3.Row, other: sqlite3.Row) -> int:
        for column, down in order:
            a, b = one[column], other[column]
            if a != b:
                less = a is None or (b is not None and a < b)
                return -1 if less != down else 1
        return 0

    return cmp_to_key(compare)


def count(connection: sqlite3.Connection, query: Query, *, collapse: bool = True) -> int:
    """How many rows the list has."""
    return sum(
        connection.execute(f"SELECT count(*) FROM articles a WHERE {part.condition}", part.parameters).fetchone()[0]
        for part in selection(query, words=True, collapse=collapse)
    )


def numbers(connection: sqlite3.Connection, query: Query, *, collapse: bool = True) -> tuple[int, ...]:
    """The ids of all rows of the list, in no order."""
    return tuple(
        row[0]
        for part in selection(query, words=True, collapse=collapse)
        for row in connection.execute(f"SELECT a.id FROM articles a WHERE {part.condition}", part.parameters)
    )


def by_number(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Item]:
    """Rows by their id; ids that are not in the library are left out."""
    wanted = list(ids)
    out: dict[int, Item] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        rows = connection.execute(
            f"SELECT {_FIELDS} FROM articles a WHERE a.id IN ({','.join('?' * len(part))}) AND {HERE}", part
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
