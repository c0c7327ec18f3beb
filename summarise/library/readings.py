"""Which words of the library a string of Latin letters may be, read as pinyin."""

from __future__ import annotations

import re
import sqlite3

MOST = 24
"""Phrases that are searched for one query; the commonest first."""
_PARTS = 12


def phrases_for(connection: sqlite3.Connection, query: str) -> list[str]:
    """The words of the library that read as ``query`` in full or by initials, then two words in a row that do."""
    letters = re.sub(r"[\s']", "", query.lower()).replace("ü", "v")
    if not (letters.isascii() and letters.isalpha()):
        return []
    found = _words(connection, "full", letters, MOST) + _words(connection, "initials", letters, MOST)
    if not found:
        for cut in range(len(letters) - 2, 1, -1):
            first = _words(connection, "full", letters[:cut], _PARTS)
            second = _words(connection, "full", letters[cut:], _PARTS) if first else []
            found += [a + b for a in first for b in second]
    return list(dict.fromkeys(found))[:MOST]


def _words(connection: sqlite3.Connection, column: str, letters: str, most: int) -> list[str]:
    rows = connection.execute(
        f"SELECT word FROM words WHERE {column} = ? ORDER BY articles DESC, word LIMIT ?", (letters, most)
    )
    return [row[0] for row in rows]
