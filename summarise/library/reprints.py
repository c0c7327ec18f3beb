"""Groups of reprints: the same article from other sites, in the other script, damaged or cut."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from summarise.library.fingerprints import CONTAINED, FEWEST, Sketch, containment

# A hash that hundreds of articles share is a site's furniture and tells nothing.
_FURNITURE = 400


def join_reprints(connection: sqlite3.Connection, number: int, hashes: Sequence[int], limit: int) -> bool:
    """Enter an article's sketch and join it to the group of what it reprints; whether there was something.

    Runs inside a transaction of the caller.
    """
    ours = Sketch(frozenset(hashes), limit)
    connection.execute(
        "UPDATE articles SET sketch_limit = ?, sketch_count = ? WHERE id = ?", (limit, len(ours.hashes), number)
    )
    like = find_reprints(connection, ours, number)
    connection.executemany(
        "INSERT OR IGNORE INTO shingles (hash, article) VALUES (?, ?)", ((h, number) for h in hashes)
    )
    if not like:
        return False
    marks = ",".join("?" * len(like))
    clusters = {
        row["cluster"] if row["cluster"] is not None else row["id"]
        for row in connection.execute(f"SELECT id, cluster FROM articles WHERE id IN ({marks})", like)
    }
    cluster = min(clusters)
    connection.execute(f"UPDATE articles SET cluster = ? WHERE id IN ({marks})", (cluster, *like))
    connection.execute("UPDATE articles SET cluster = ? WHERE id = ?", (cluster, number))
    for other in clusters - {cluster}:
        connection.execute("UPDATE articles SET cluster = ? WHERE cluster = ?", (cluster, other))
    choose_leader(connection, cluster)
    return True


def find_reprints(connection: sqlite3.Connection, ours: Sketch, but: int = -1) -> list[int]:
    """The articles of the library that ``ours`` is a reprint of, or that are reprints of it."""
    shared: dict[int, int] = {}
    for value in ours.hashes:
        rows = connection.execute("SELECT article FROM shingles WHERE hash = ? LIMIT ?", (value, _FURNITURE)).fetchall()
        if len(rows) < _FURNITURE:
            for (article,) in rows:
                shared[article] = shared.get(article, 0) + 1
    least = min(FEWEST, max(2, len(ours.hashes) // 2))
    likely = [article for article, count in shared.items() if count >= least and article != but]
    out = []
    for article in likely:
        row = connection.execute(
            "SELECT sketch_limit, sketch_count FROM articles WHERE id = ? AND kept = 1 AND trashed IS NULL", (article,)
        ).fetchone()
        if row is not None and containment(shared[article], ours, row[1], row[0]) >= CONTAINED:
            out.append(article)
    return out


def leave_reprints(connection: sqlite3.Connection, number: int, hashes: Iterable[int]) -> None:
    """Take an article with this sketch out of its group; runs inside a transaction of the caller."""
    connection.executemany("DELETE FROM shingles WHERE hash = ? AND article = ?", ((h, number) for h in hashes))
    row = connection.execute("SELECT cluster FROM articles WHERE id = ?", (number,)).fetchone()
    connection.execute("UPDATE articles SET cluster = NULL, leader = 1 WHERE id = ?", (number,))
    if row is not None and row["cluster"] is not None:
        choose_leader(connection, row["cluster"])


def choose_leader(connection: sqlite3.Connection, cluster: int) -> None:
    """Let the cleanest and longest article stand for its group: least in doubt, then least cut, then first come."""
    members = connection.execute(
        "SELECT id, chars, repairs, uncertain FROM articles WHERE cluster = ? AND kept = 1 AND trashed IS NULL",
        (cluster,),
    ).fetchall()
    if not members:
        return
    longest = max(member["chars"] for member in members)

    def worth(member: sqlite3.Row) -> tuple[bool, int, int, int, int]:
        whole = member["chars"] * 10 >= longest * 8
        return whole, -member["uncertain"], -member["repairs"], member["chars"], -member["id"]

    leader = max(members, key=worth)["id"]
    connection.execute("UPDATE articles SET leader = (id = ?) WHERE cluster = ?", (leader, cluster))


def group_of(connection: sqlite3.Connection, number: int) -> tuple[int, ...]:
    """The ids of an article's group of reprints, itself included, its leader first."""
    rows: Iterable[sqlite3.Row] = connection.execute(
        "SELECT b.id FROM articles a JOIN articles b ON b.cluster = a.cluster"
        " WHERE a.id = ? AND b.kept = 1 AND b.trashed IS NULL ORDER BY b.leader DESC, b.id",
        (number,),
    )
    return tuple(row[0] for row in rows) or (number,)
