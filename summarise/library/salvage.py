"""What a damaged library still tells of articles that its backup does not have."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from summarise.library.backups import set_aside_path
from summarise.library.files import NAME, connect
from summarise.library.storable import restored


@dataclass(frozen=True, slots=True)
class Lost:
    """An article that only the damaged library has: its title and where it came from, as far as they are known."""

    title: str | None
    origin: str | None


def newer_than_backup(folder: Path) -> tuple[Lost, ...] | None:
    """The articles that were added after the backup which `restore_backup` put in place; None where nothing tells."""
    try:
        connection = connect(folder / NAME, writable=False)
        try:
            (last,) = connection.execute("SELECT coalesce(max(added), 0) FROM articles").fetchone()
        finally:
            connection.close()
        connection = connect(set_aside_path(folder / NAME), writable=False)
        try:
            rows = connection.execute(
                "SELECT title, origin FROM articles WHERE kept = 1 AND added > ? ORDER BY added", (last,)
            ).fetchall()
        finally:
            connection.close()
        return tuple(Lost(*(restored(value) if value is not None else None for value in row)) for row in rows)
    except (sqlite3.Error, ValueError):
        return None
