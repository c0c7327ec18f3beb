"""The kept reports of imports: how each went, in all and item by item."""

from __future__ import annotations

import sqlite3

from summarise.library.rows import Failure, ImportItem, ImportReport
from summarise.library.storable import restored


def report_of(connection: sqlite3.Connection, number: int) -> ImportReport:
    """The kept report of an import.

    Raises:
        LookupError: there is no such import.
    """
    row = connection.execute("SELECT * FROM imports WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise LookupError(f"there is no import {number}")
    states = dict(
        connection.execute(
            "SELECT state, count(*) FROM import_items WHERE import = ? GROUP BY state", (number,)
        ).fetchall()
    )
    repaired, uncertain = connection.execute(
        "SELECT coalesce(sum(a.repairs > 0), 0), coalesce(sum(a.uncertain > 0), 0)"
        " FROM import_items i JOIN articles a ON a.id = i.article"
        " WHERE i.import = ? AND i.state IN ('read', 'reprint')",
        (number,),
    ).fetchone()
    failed = tuple(
        Failure(restored(item["origin"]), item["code"], restored(item["message"]))
        for item in connection.execute(
            "SELECT origin, code, message FROM import_items WHERE import = ? AND state = 'failed' ORDER BY number",
            (number,),
        )
    )
    return ImportReport(
        id=number,
        started=row["started"],
        finished=row["finished"],
        cancelled=bool(row["cancelled"]),
        total=sum(states.values()),
        waiting=states.get("waiting", 0),
        read=states.get("read", 0) + states.get("reprint", 0),
        known=states.get("known", 0),
        reprints=states.get("reprint", 0),
        repaired=repaired,
        uncertain=uncertain,
        failed=failed,
    )


def items_of(connection: sqlite3.Connection, number: int) -> tuple[ImportItem, ...]:
    """What became of everything that an import was to read, in its order."""
    rows = connection.execute(
        "SELECT origin, state, article, code, message FROM import_items WHERE import = ? ORDER BY number", (number,)
    )
    return tuple(
        ImportItem(
            restored(row["origin"]),
            row["state"],
            row["article"],
            row["code"],
            restored(row["message"]) if row["message"] is not None else None,
        )
        for row in rows
    )
