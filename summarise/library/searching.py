"""Full-text search: literal hits by rank, then hits by pinyin, each with the place it was found at."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

from summarise.folding import fold
from summarise.library.listing import by_number, count, page, where
from summarise.library.packing import unpack
from summarise.library.pinyin import is_pinyin_query
from summarise.library.queries import Query
from summarise.library.readings import phrases_for
from summarise.library.rows import Found, Hit, Item
from summarise.library.terms import match_expression, pieces

COUNTED = 3_000
"""Articles up to which hits are counted and ranked by bm25; a word that is in more tells hardly anything, and its
newest articles come first, those with the word in the title before them."""
_BEFORE = 24
_AFTER = 56
_TITLE_WEIGHT = 8.0
_BREAK = re.compile(r"\s+")


def search(
    connection: sqlite3.Connection, query: Query, *, limit: int = 20, offset: int = 0, collapse: bool = True
) -> Found:
    """The articles that hold every word of ``query`` and fulfil its conditions.

    Nothing in the words is syntax. Words in Latin letters also find Chinese by its pinyin; those hits come after
    the literal ones.
    """
    expressions = [expression for word in query.words if (expression := match_expression(word))]
    if not expressions:
        return _listed(connection, query, limit, offset, collapse)
    expression = " AND ".join(expressions)
    total, more = _count(connection, query, expression, collapse)
    ids = _ranked(connection, query, expression, limit, offset, collapse, common=more)
    hits = _hits(connection, ids, list(query.words), pinyin=False)
    if len(hits) < limit and len(query.words) == 1 and is_pinyin_query(query.words[0]):
        hits += _by_pinyin(connection, query, limit - len(hits), set(ids), collapse)
        total = max(total, offset + len(hits))
    return Found(tuple(hits), total, more)


def _listed(connection: sqlite3.Connection, query: Query, limit: int, offset: int, collapse: bool) -> Found:
    """What fulfils a query without words: all of it, newest first; nothing where its words cannot be searched."""
    if query.words or not query.conditions:
        return Found((), 0, False)
    rows = page(connection, query, limit=limit, offset=offset, collapse=collapse)
    hits = tuple(Hit(item, None, None, None, item.title or "", 0, 0, False) for item in rows)
    return Found(hits, count(connection, query, collapse=collapse), False)


def _count(connection: sqlite3.Connection, query: Query, expression: str, collapse: bool) -> tuple[int, bool]:
    condition, parameters = where(query, words=False, collapse=collapse)
    (found,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM terms t JOIN articles a ON a.id = t.rowid"
        f" WHERE terms MATCH ? AND {condition} LIMIT ?)",
        (expression, *parameters, COUNTED + 1),
    ).fetchone()
    return min(found, COUNTED), found > COUNTED


def _ranked(
    connection: sqlite3.Connection,
    query: Query,
    expression: str,
    limit: int,
    offset: int,
    collapse: bool,
    *,
    common: bool,
) -> list[int]:
    condition, parameters = where(query, words=False, collapse=collapse)
    source = f"FROM terms t JOIN articles a ON a.id = t.rowid WHERE terms MATCH ? AND {condition}"
    if not common:
        rows = connection.execute(
            f"SELECT a.id {source} ORDER BY bm25(terms, {_TITLE_WEIGHT}, 1.0), a.id DESC LIMIT ? OFFSET ?",
            (expression, *parameters, limit, offset),
        )
        return [row[0] for row in rows]
    titled = [
        row[0]
        for row in connection.execute(
            f"SELECT a.id {source} ORDER BY t.rowid DESC LIMIT ?",
            (f"{{title}} : ({expression})", *parameters, offset + limit),
        )
    ]
    rest = connection.execute(
        f"SELECT a.id {source} ORDER BY t.rowid DESC LIMIT ?",
        (expression, *parameters, offset + limit + len(titled)),
    )
    seen = set(titled)
    return [*titled, *(row[0] for row in rest if row[0] not in seen)][offset : offset + limit]


def _by_pinyin(connection: sqlite3.Connection, query: Query, limit: int, but: set[int], collapse: bool) -> list[Hit]:
    phrases = phrases_for(connection, query.words[0])
    expressions = [match_expression(phrase) for phrase in phrases]
    if not expressions:
        return []
    ids = _ranked(connection, query, " OR ".join(expressions), limit + len(but), 0, collapse, common=False)
    return _hits(connection, [number for number in ids if number not in but][:limit], phrases, pinyin=True)


def _hits(connection: sqlite3.Connection, ids: Sequence[int], words: list[str], *, pinyin: bool) -> list[Hit]:
    rows = by_number(connection, ids)
    pattern = _pattern(words)
    return [_hit(connection, rows[number], pattern, pinyin) for number in ids if number in rows]


def _hit(connection: sqlite3.Connection, item: Item, pattern: re.Pattern[str], pinyin: bool) -> Hit:
    row = connection.execute("SELECT packed FROM bodies WHERE article = ?", (item.id,)).fetchone()
    article = unpack(row["packed"]) if row is not None else None
    match = pattern.search(lowered(article.text)) if article is not None else None
    if article is None or match is None:
        title = item.title or ""
        match = pattern.search(lowered(title))
        start, end = match.span() if match else (0, 0)
        return Hit(item, None, None, None, title, start, end, pinyin)
    start, end = match.span()
    left = max(0, start - _BEFORE)
    before = _BREAK.sub(" ", article.text[left:start])
    hit = _BREAK.sub(" ", article.text[start:end])
    context = before + hit + _BREAK.sub(" ", article.text[end : end + _AFTER])
    return Hit(item, start, end, article.to_raw(start), context, len(before), len(before) + len(hit), pinyin)


def _pattern(words: list[str]) -> re.Pattern[str]:
    """A pattern for any of ``words``, punctuation and spaces within them left open as the index leaves them."""
    found = (pieces(word) for word in sorted(words, key=len, reverse=True))
    options = [r"[\W_]{0,8}".join(map(re.escape, parts)) for parts in found if parts]
    return re.compile("|".join(options) or r"(?!)")


def lowered(text: str) -> str:
    """``text`` folded and in lower case, of the same length."""
    folded = fold(text)
    lower = folded.lower()
    return lower if len(lower) == len(folded) else "".join(c if len(c.lower()) > 1 else c.lower() for c in folded)
