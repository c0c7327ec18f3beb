"""Pages of the library's list."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cmp_to_key
from heapq import merge
from itertools import chain, islice
from typing import Any

from summarise.library.items import Item, Sort
from summarise.library.queries import Query
from summarise.library.selecting import HERE, Selection, selection
from summarise.library.storable import restored

_FIELDS = (
    "a.id, a.title, a.source, a.author, a.published, a.url, a.origin, a.script, a.chars, a.repairs, a.uncertain,"
    " a.unreadable, a.message, a.gist, a.added, a.opened, a.read, a.cluster"
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


def _ordered(connection: sqlite3.Connection, part: Selection, bad: int, order: _Order) -> Iterator[sqlite3.Row]:
    columns = ", ".join(f"a.{column}" for column, _ in order)
    directions = ", ".join(f"a.{column} {'DESC' if down else 'ASC'}" for column, down in order)
    return connection.execute(
        f"SELECT {columns} FROM articles a WHERE {part.condition} AND a.bad = ? ORDER BY {directions}",
        (*part.parameters, bad),
    )


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
