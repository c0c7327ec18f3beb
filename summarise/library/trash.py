"""Removing articles for thirty days before it counts, and taking it back."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable

from summarise.library.items import Item
from summarise.library.listing import items
from summarise.library.reprints import choose_leader
from summarise.library.writing import unindex

DAYS = 30
"""Days that a removed article stays in the trash."""


def remove(connection: sqlite3.Connection, ids: Iterable[int]) -> int:
    """Put articles into the trash, together; returns how many there were."""
    numbers = list(ids)
    (batch,) = connection.execute("SELECT coalesce(max(batch), 0) + 1 FROM articles").fetchone()
    now = time.time()
    removed = 0
    for number in numbers:
        removed += connection.execute(
            "UPDATE articles SET trashed = ?, batch = ? WHERE id = ? AND kept = 1 AND trashed IS NULL",
            (now, batch, number),
        ).rowcount
    _leaders(connection, numbers)
    return removed


def restore(connection: sqlite3.Connection, ids: Iterable[int] | None = None) -> tuple[int, ...]:
    """Take articles out of the trash: these, or what was removed together last; returns their ids."""
    if ids is None:
        rows = connection.execute(
            "SELECT id FROM articles WHERE trashed IS NOT NULL AND batch ="
            " (SELECT max(batch) FROM articles WHERE trashed IS NOT NULL)"
        )
        numbers = [row[0] for row in rows]
    else:
        numbers = list(ids)
    back = tuple(
        number
        for number in numbers
        if connection.execute(
            "UPDATE articles SET trashed = NULL, batch = NULL WHERE id = ? AND trashed IS NOT NULL", (number,)
        ).rowcount
    )
    _leaders(connection, numbers)
    return back


def trash(connection: sqlite3.Connection) -> tuple[Item, ...]:
    """What lies in the trash, last removed first."""
    fields = ", ".join(sorted(set(Item.__dataclass_fields__) - {"tags", "copies"}))
    rows = connection.execute(
        f"SELECT {fields}, cluster FROM articles WHERE trashed IS NOT NULL ORDER BY trashed DESC, id"
    ).fetchall()
    return items(connection, rows)


def purge(connection: sqlite3.Connection, *, everything: bool = False) -> int:
    """Delete what has lain in the trash for `DAYS`, or all that lies there; returns how many articles went."""
    before = time.time() + 1 if everything else time.time() - DAYS * 86_400
    rows = connection.execute("SELECT id FROM articles WHERE trashed < ?", (before,)).fetchall()
    for (number,) in rows:
        unindex(connection, number)
        connection.execute("DELETE FROM articles WHERE id = ?", (number,))
    return len(rows)


def _leaders(connection: sqlite3.Connection, numbers: list[int]) -> None:
    """Let every group that lost or regained an article choose who stands for it."""
    clusters = {
        row["cluster"]
        for number in numbers
        for row in connection.execute("SELECT cluster FROM articles WHERE id = ?", (number,))
        if row["cluster"] is not None
    }
    for cluster in clusters:
        choose_leader(connection, cluster)
