"""Putting together what the finders found: one `Name` for each person or organisation."""

from __future__ import annotations

import math
from collections import Counter
from typing import Literal

from summarise.article import Article, Span
from summarise.folding import fold
from summarise.names.foreign import foreigners
from summarise.names.known import occurrences
from summarise.names.organisations import organisations
from summarise.names.people import people
from summarise.names.roles import role_of
from summarise.names.tokens import Reading, read
from summarise.results import Name

_Spans = list[tuple[int, int]]


def assemble(text: str, article: Article | None) -> tuple[Name, ...]:
    """The names in ``text``, best first; ``article`` tells the title and which characters were restored."""
    if not text.strip():
        return ()
    reading = read(text)
    listed = occurrences(reading.text)
    firms: dict[str, _Spans] = {}
    persons: dict[str, _Spans] = {}
    covered = bytearray(len(text))

    def take(start: int, end: int) -> bool:
        if any(covered[start:end]):
            return False
        covered[start:end] = b"\1" * (end - start)
        return True

    for place in foreigners(reading, [item for item in listed if item[2].person]):
        if take(place.start, place.end):
            persons.setdefault(place.key, []).append((place.start, place.end))
    for item in organisations(reading, [item for item in listed if not item[2].person]):
        if take(item.start, item.end):
            firms.setdefault(item.group, []).append((item.start, item.end))
    for name, places in people(reading, covered).items():
        spans = [(start, end) for start, end in places if take(start, end)]
        if spans:
            persons.setdefault(name, []).extend(spans)
    title = fold(article.title) if article and article.title else ""
    names = [_name(reading, text, spans, "organisation", title, article) for spans in firms.values()]
    names += [_name(reading, text, sorted(spans), "person", title, article) for spans in persons.values()]
    return tuple(sorted(names, key=lambda name: (-name.score, name.mentions[0].start)))


def _name(
    reading: Reading,
    text: str,
    spans: _Spans,
    kind: Literal["person", "organisation"],
    title: str,
    article: Article | None,
) -> Name:
    counts = Counter(reading.text[start:end] for start, end in spans)
    best = max(
        spans,
        key=lambda span: (
            span[1] - span[0] if kind == "person" else counts[reading.text[slice(*span)]],
            span[1] - span[0],
            -span[0],
        ),
    )
    role = role_of(reading, spans) if kind == "person" else None
    score = math.log2(1 + len(spans)) + 1.5 * (1 - spans[0][0] / max(1, len(text)))
    score += 1.0 if role else 0.0
    score += 2.0 if title and any(spelling in title for spelling in counts) else 0.0
    repaired = article.repaired(*best) if article else None
    shown = text[role[0] : role[1]] if role else None
    return Name(text[best[0] : best[1]], kind, shown, tuple(Span(*span) for span in spans), round(score, 3), repaired)
