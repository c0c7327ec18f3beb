"""Full-text search: literal hits by rank, then hits by pinyin, each with the place it was found at."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import islice

from summarise.folding import fold
from summarise.library.items import Item
from summarise.library.listing import by_number, count, page
from summarise.library.packing import unpack
from summarise.library.pinyin import is_pinyin_query
from summarise.library.queries import Query
from summarise.library.readings import phrases_for
from summarise.library.rows import Found, Hit
from summarise.library.selecting import conditions
from summarise.library.terms import OFTEN, TITLE, expression, pieces, terms_of

COUNTED = 5_000
"""Articles up to which the articles found are counted."""
_SPARE = 8
_BEFORE = 24
_AFTER = 56
_BREAK = re.compile(r"\s+")


def search(
    connection: sqlite3.Connection, query: Query, *, limit: int = 20, offset: int = 0, collapse: bool = True
) -> Found:
    """The articles that hold every word of ``query`` and fulfil its conditions.

    Best first: those with the words in the title, then those with the words often, the newest first among equals.
    Nothing in the words is syntax. A word in Latin letters also finds Chinese by its pinyin; those hits come after
    the literal ones.
    """
    words = [word for word in query.words if terms_of(word)]
    if not words:
        return _listed(connection, query, limit, offset, collapse)
    search_ = _Search(connection, query, collapse)
    total, more = search_.count(words)
    literal = search_.literal(words, offset + limit)
    hits = literal[offset:]
    if not more and len(literal) < offset + limit:
        total = len(literal)
    if len(hits) < limit and len(words) == 1 and is_pinyin_query(words[0]):
        # Those of earlier pages are found once more and passed over.
        past = max(0, offset - len(literal))
        wanted = past + limit - len(hits)
        hits += search_.by_pinyin(words[0], {hit.item.id for hit in literal}, wanted)[past:]
        # Nobody counts how many there are in all.
        more = more or len(hits) == limit
        total = max(total, offset + len(hits) if hits else 0)
    return Found(tuple(hits), total, more)


def ranked(connection: sqlite3.Connection, query: Query, most: int) -> list[int]:
    """The ids of the articles that `search` finds, in its order, without looking at their text; at most ``most``."""
    words = [word for word in query.words if terms_of(word)]
    if not words:
        return []
    search_ = _Search(connection, query, collapse=True)
    out = list(islice(search_.numbers(words, most), most))
    if len(out) < most and len(words) == 1 and is_pinyin_query(words[0]):
        out += islice(search_.numbers_by_pinyin(words[0], set(out), most - len(out)), most - len(out))
    return out


def _listed(connection: sqlite3.Connection, query: Query, limit: int, offset: int, collapse: bool) -> Found:
    """What fulfils a query without words: all of it, newest first; nothing where its words cannot be searched."""
    if query.words or not query.conditions:
        return Found((), 0, False)
    rows = page(connection, query, limit=limit, offset=offset, collapse=collapse)
    hits = tuple(Hit(item, None, None, None, item.title or "", 0, 0, False) for item in rows)
    return Found(hits, count(connection, query, collapse=collapse), False)


class _Search:
    """One search: the conditions of its query, applied to whatever the index says."""

    def __init__(self, connection: sqlite3.Connection, query: Query, collapse: bool) -> None:
        self._connection = connection
        self._collapse = collapse and not query.reprints
        condition, self._parameters = conditions(query, words=False)
        self._source = f"FROM terms t CROSS JOIN articles a ON a.id = t.rowid WHERE terms MATCH ? AND {condition}"

    def count(self, words: list[str]) -> tuple[int, bool]:
        """How many articles have all terms of ``words``, and whether counting stopped at `COUNTED`."""
        (found,) = self._connection.execute(
            f"SELECT count(*) FROM (SELECT {'DISTINCT coalesce(a.cluster, -a.id)' if self._collapse else '1'}"
            f" {self._source} LIMIT ?)",
            (expression(words), *self._parameters, COUNTED + 1),
        ).fetchone()
        return min(found, COUNTED), found > COUNTED

    def literal(self, words: list[str], limit: int) -> list[Hit]:
        """The first ``limit`` hits that hold ``words`` as they are written."""
        patterns = [_pattern([word]) for word in words]
        return self._hits(self.numbers(words, limit), patterns, limit, pinyin=False)

    def numbers(self, words: list[str], most: int) -> Iterator[int]:
        """The articles that have all terms of ``words``, best first; at least ``most`` if there are."""
        tiers = [
            expression(words, before=TITLE),
            *(expression(words, behind=mark) for mark in reversed(OFTEN)),
            expression(words),
        ]
        return self._numbers(tiers, most)

    def by_pinyin(self, letters: str, but: set[int], limit: int) -> list[Hit]:
        """Hits that hold a word which reads as ``letters``."""
        phrases = phrases_for(self._connection, letters)
        if not phrases:
            return []
        return self._hits(self._of_phrases(phrases, but, limit), [_pattern(phrases)], limit, pinyin=True)

    def numbers_by_pinyin(self, letters: str, but: set[int], most: int) -> Iterator[int]:
        """The articles that have a word which reads as ``letters``, without those of ``but``."""
        phrases = phrases_for(self._connection, letters)
        return self._of_phrases(phrases, but, most) if phrases else iter(())

    def _of_phrases(self, phrases: list[str], but: set[int], most: int) -> Iterator[int]:
        tiers = [" OR ".join(f"({expression([phrase], behind=mark)})" for phrase in phrases) for mark in (OFTEN[0], "")]
        return (number for number in self._numbers(tiers, most + len(but)) if number not in but)

    def _numbers(self, tiers: list[str], most: int) -> Iterator[int]:
        """The articles of one tier after the other, each once, newest first; at least ``most`` if there are.

        Of a group of reprints there is one, its leader if that is found as well.
        """
        seen: set[int] = set()
        clusters: set[int] = set()
        for tier in tiers:
            after = 1 << 62
            while True:
                rows = self._connection.execute(
                    f"SELECT t.rowid, a.cluster, a.leader {self._source} AND t.rowid < ? ORDER BY t.rowid DESC LIMIT ?",
                    (tier, *self._parameters, after, most + _SPARE),
                ).fetchall()
                for number, cluster, leader in rows:
                    if number in seen or cluster in clusters:
                        continue
                    seen.add(number)
                    if cluster is not None and self._collapse:
                        clusters.add(cluster)
                        yield number if leader else self._leader(tier, cluster) or number
                    else:
                        yield number
                if len(rows) < most + _SPARE:
                    break
                after = rows[-1][0]

    def _leader(self, tier: str, cluster: int) -> int | None:
        """The leader of a group of reprints, where it is found too."""
        row = self._connection.execute(
            f"SELECT a.id {self._source} AND t.rowid = (SELECT id FROM articles WHERE cluster = ? AND leader = 1)",
            (tier, *self._parameters, cluster),
        ).fetchone()
        return int(row[0]) if row is not None else None

    def _hits(self, numbers: Iterator[int], patterns: list[re.Pattern[str]], limit: int, *, pinyin: bool) -> list[Hit]:
        """The first ``limit`` articles of ``numbers`` in which the terms stand in a row."""
        hits: list[Hit] = []
        while len(hits) < limit and (chunk := list(islice(numbers, limit - len(hits)))):
            items = by_number(self._connection, chunk)
            marks = ",".join("?" * len(chunk))
            bodies = dict(
                self._connection.execute(f"SELECT article, packed FROM bodies WHERE article IN ({marks})", chunk)
            )
            found = (
                _hit(items[number], bodies[number], patterns, pinyin)
                for number in chunk
                if number in items and number in bodies
            )
            hits += [hit for hit in found if hit is not None]
        return hits


def _hit(item: Item, packed: bytes, patterns: list[re.Pattern[str]], pinyin: bool) -> Hit | None:
    """The hit in an article, or None where its terms do not stand in a row or what is stored is damaged."""
    try:
        article = unpack(packed)
    except ValueError:
        return None
    text, title = lowered(article.text), lowered(item.title or "")
    places = [pattern.search(text) for pattern in patterns]
    if not all(place or pattern.search(title) for place, pattern in zip(places, patterns, strict=True)):
        return None
    match = next((place for place in places if place is not None), None)
    if match is None:
        found = patterns[0].search(title)
        start, end = found.span() if found else (0, 0)
        return Hit(item, None, None, None, item.title or "", start, end, pinyin)
    start, end = match.span()
    before = _BREAK.sub(" ", article.text[max(0, start - _BEFORE) : start])
    inside = _BREAK.sub(" ", article.text[start:end])
    context = before + inside + _BREAK.sub(" ", article.text[end : end + _AFTER])
    return Hit(item, start, end, article.to_raw(start), context, len(before), len(before) + len(inside), pinyin)


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
