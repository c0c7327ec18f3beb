"""Results that took long to compute, kept by the text they are of and the version of what computed them."""

from __future__ import annotations

import sqlite3
import time
import zlib

from summarise.library.identity import content_key

MOST = 20_000
"""Entries that are kept; the longest unused go first."""
_SPARE = 500


def load(connection: sqlite3.Connection, raw: str, kind: str, version: str) -> bytes | None:
    """What was stored for this text, or None; entries of another version do not count."""
    key = content_key(raw)
    row = connection.execute(
        "SELECT value FROM analyses WHERE key = ? AND kind = ? AND version = ?", (key, kind, version)
    ).fetchone()
    if row is None:
        return None
    try:
        return zlib.decompress(row["value"])
    except zlib.error:
        return None


def store(connection: sqlite3.Connection, raw: str, kind: str, version: str, value: bytes) -> None:
    """Keep ``value`` for this text, instead of what was kept of another version."""
    connection.execute(
        "INSERT OR REPLACE INTO analyses (key, kind, version, value, used) VALUES (?, ?, ?, ?, ?)",
        (content_key(raw), kind, version, zlib.compress(value), time.time()),
    )
    (entries,) = connection.execute("SELECT count(*) FROM analyses").fetchone()
    if entries > MOST + _SPARE:
        connection.execute(
            "DELETE FROM analyses WHERE (key, kind) IN (SELECT key, kind FROM analyses ORDER BY used LIMIT ?)",
            (entries - MOST,),
        )
