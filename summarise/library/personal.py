"""What is a reader's own: where they stopped, what they read, marked, tagged and kept of an article."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from typing import TYPE_CHECKING

from summarise.library.anchors import Anchor, SpanAnchor, anchor, anchor_span
from summarise.library.identity import content_key
from summarise.library.marking import add_mark, marks
from summarise.library.rows import OldPlace, Personal, SavedSummary
from summarise.library.storable import restored, storable

if TYPE_CHECKING:
    from summarise.article import Article


def number_of(connection: sqlite3.Connection, raw: str) -> int | None:
    """The id of the article with this raw text, in the library or only remembered."""
    row = connection.execute("SELECT id FROM articles WHERE key = ?", (content_key(raw),)).fetchone()
    return int(row[0]) if row is not None else None


def remember(
    connection: sqlite3.Connection,
    raw: str,
    *,
    title: str | None = None,
    origin: str | None = None,
    about: Article | None = None,
) -> int:
    """The id of the article with this raw text; one that is not in the library is remembered without its text.

    ``origin`` is where it was seen last; ``about`` tells the rest of what is known of it.
    """
    key = content_key(raw)
    connection.execute(
        "INSERT INTO articles (key, title, origin) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE"
        " SET title = coalesce(title, excluded.title), origin = coalesce(excluded.origin, origin) WHERE kept = 0",
        (key, storable(title), storable(origin)),
    )
    if about is not None:
        known = about.title, about.source, about.author, about.published, about.url
        connection.execute(
            "UPDATE articles SET title = ?, source = ?, author = ?, published = ?, url = ? WHERE key = ? AND kept = 0",
            (*map(storable, known), key),
        )
    number = number_of(connection, raw)
    assert number is not None
    return number


def recall(connection: sqlite3.Connection, raw: str) -> Personal | None:
    """What is remembered of the article with this raw text; None for one that was never opened."""
    row = connection.execute("SELECT * FROM articles WHERE key = ?", (content_key(raw),)).fetchone()
    if row is None:
        return None
    place = None
    if row["place"] is not None:
        place = Anchor(row["place"], restored(row["place_before"]), restored(row["place_after"]))
    kept = bool(row["kept"]) and row["trashed"] is None
    return Personal(row["id"], kept, row["read"], place, marks(connection, row["id"]), summaries(connection, row["id"]))


def set_place(connection: sqlite3.Connection, number: int, raw: str, offset: int) -> None:
    """Remember where reading stopped, as an offset into the raw text."""
    place = anchor(raw, offset)
    connection.execute(
        "UPDATE articles SET place = ?, place_before = ?, place_after = ?, opened = ? WHERE id = ?",
        (*map(storable, astuple(place)), time.time(), number),
    )


def keep(
    connection: sqlite3.Connection, number: int, raw: str, offset: int, read: bool, letters: Mapping[str, int]
) -> None:
    """Remember where reading stopped, whether the article counts as read, and its bookmarks, a letter each.

    Args:
        connection: inside a transaction of the caller.
        number: the article's id.
        raw: its raw text.
        offset: where reading stopped, in code points of ``raw``.
        read: whether it counts as read.
        letters: for each letter in use its place, in code points of ``raw``.
    """
    set_place(connection, number, raw, offset)
    known = connection.execute("SELECT read FROM articles WHERE id = ?", (number,)).fetchone()["read"]
    if read != (known is not None):
        set_read(connection, [number], read)
    there = {
        row["note"]: row["start"]
        for row in connection.execute(
            "SELECT note, start FROM marks WHERE article = ? AND kind = 'bookmark' AND trashed IS NULL", (number,)
        )
    }
    for letter, at in letters.items():
        if there.get(letter) != at:
            _drop_letter(connection, number, letter)
            add_mark(connection, number, raw, (at, at), "bookmark", None, letter)
    for letter in there.keys() - letters.keys():
        _drop_letter(connection, number, letter)


def _drop_letter(connection: sqlite3.Connection, number: int, letter: str) -> None:
    connection.execute("DELETE FROM marks WHERE article = ? AND kind = 'bookmark' AND note = ?", (number, letter))


def forget_oldest(connection: sqlite3.Connection, most: int) -> int:
    """Of articles that are not in the library remember ``most``, the last opened; returns how many were forgotten.

    One with a highlight, a note or a saved summary is never forgotten.
    """
    (remembered,) = connection.execute("SELECT count(*) FROM articles WHERE kept = 0").fetchone()
    if remembered <= most:
        return 0
    return connection.execute(
        "DELETE FROM articles WHERE id IN (SELECT a.id FROM articles a WHERE a.kept = 0 AND NOT EXISTS"
        " (SELECT 1 FROM marks m WHERE m.article = a.id AND m.kind <> 'bookmark')"
        " AND NOT EXISTS (SELECT 1 FROM summaries s WHERE s.article = a.id) ORDER BY a.opened, a.id LIMIT ?)",
        (remembered - most,),
    ).rowcount


def take_over(connection: sqlite3.Connection, key: bytes, kept: OldPlace) -> None:
    """Take over what an earlier version kept of an article in a file of its own; what is here already is newer."""
    connection.execute("INSERT INTO articles (key) VALUES (?) ON CONFLICT (key) DO NOTHING", (key,))
    connection.execute(
        "UPDATE articles SET place = ?, place_before = ?, place_after = ?, opened = ?, read = ?"
        " WHERE key = ? AND place IS NULL",
        (*map(storable, astuple(kept.place)), kept.when, kept.when if kept.read else None, key),
    )
    (number,) = connection.execute("SELECT id FROM articles WHERE key = ?", (key,)).fetchone()
    for letter, place in kept.letters.items():
        if not connection.execute(
            "SELECT 1 FROM marks WHERE article = ? AND kind = 'bookmark' AND note = ?", (number, letter)
        ).fetchone():
            connection.execute(
                "INSERT INTO marks (article, kind, start, stop, quote, before, after, note, created, changed)"
                " VALUES (?, 'bookmark', ?, ?, '', ?, ?, ?, ?, ?)",
                (number, place.offset, place.offset, *map(storable, (place.before, place.after)), letter)
                + (kept.when,) * 2,
            )


def set_read(connection: sqlite3.Connection, ids: Iterable[int], read: bool, when: float | None = None) -> None:
    """Count articles as read, ``when`` (seconds since 1970) or now, or as unread."""
    when = (time.time() if when is None else when) if read else None
    connection.executemany("UPDATE articles SET read = ? WHERE id = ?", ((when, number) for number in ids))


def tag(connection: sqlite3.Connection, ids: Iterable[int], add: Sequence[str], drop: Sequence[str]) -> None:
    """Give articles tags and take tags from them."""
    numbers = list(ids)
    connection.executemany(
        "INSERT OR IGNORE INTO tags (tag, article) VALUES (?, ?)",
        ((name.strip(), number) for number in numbers for name in add if name.strip()),
    )
    connection.executemany(
        "DELETE FROM tags WHERE tag = ? AND article = ?", ((name, number) for number in numbers for name in drop)
    )


def tags(connection: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """All tags in use and how many articles of the library bear each."""
    rows = connection.execute(
        "SELECT tag, count(*) FROM tags t JOIN articles a ON a.id = t.article"
        " WHERE a.kept = 1 AND a.trashed IS NULL GROUP BY tag ORDER BY tag"
    )
    return tuple((row[0], row[1]) for row in rows)


def save_summary(
    connection: sqlite3.Connection,
    number: int,
    raw: str,
    method: str,
    sentences: Iterable[tuple[int, int]],
    keywords: Iterable[str],
    path: str | None,
) -> int:
    """Keep a summary whose sentences stand at these offsets of the raw text; returns its id.

    It takes the place of one that was saved to the same file.
    """
    value = {
        "sentences": [[*astuple(anchor_span(raw, *span))] for span in sentences],
        "keywords": list(keywords),
        "path": path,
    }
    same = [(one.id,) for one in summaries(connection, number) if path is not None and one.path == path]
    connection.executemany("DELETE FROM summaries WHERE id = ?", same)
    cursor = connection.execute(
        "INSERT INTO summaries (article, created, method, value) VALUES (?, ?, ?, ?)",
        (number, time.time(), method, json.dumps(value)),
    )
    return int(cursor.lastrowid or 0)


def summaries(connection: sqlite3.Connection, number: int) -> tuple[SavedSummary, ...]:
    """The summaries kept of an article, the newest first."""
    rows = connection.execute("SELECT * FROM summaries WHERE article = ? ORDER BY created DESC, id DESC", (number,))
    out = []
    for row in rows:
        value = json.loads(row["value"])
        sentences = tuple(SpanAnchor(*sentence) for sentence in value["sentences"])
        out.append(
            SavedSummary(
                id=row["id"],
                article=row["article"],
                created=row["created"],
                method=row["method"],
                sentences=sentences,
                keywords=tuple(value["keywords"]),
                path=value.get("path"),
            )
        )
    return tuple(out)
