"""Putting together what the finders found: one `Name` for each person or organisation."""

from __future__ import annotations

import math
from collections import Counter
from typing import Literal

from summarise.article import Article, Span
from summarise.folding import fold
from summarise.names.employers import employers
from summarise.names.foreign import foreigners
from summarise.names.known import occurrences
from summarise.names.organisations import organisations
from summarise.names.people import people
from summarise.names.roles import role_of
from summarise.names.shortforms import short_forms
from summarise.names.tokens import Reading, read
from summarise.results import Name

_Spans = list[tuple[int, int]]
_Places = dict[str, _Spans]


class _Ground:
    """Which code points already belong to a name: the first taker keeps them."""

    def __init__(self, size: int) -> None:
        self.covered = bytearray(size)

    def give(self, names: _Places, key: str, start: int, end: int) -> None:
        """Enter ``start:end`` under ``key`` unless another name stands there."""
        if not any(self.covered[start:end]):
            self.covered[start:end] = b"\1" * (end - start)
            names.setdefault(key, []).append((start, end))


def assemble(text: str, article: Article | None) -> tuple[Name, ...]:
    """The names in ``text``, best first; ``article`` tells the title and which characters were restored."""
    if not text.strip():
        return ()
    reading = read(text)
    persons, firms, roles = _found(reading)
    title = fold(article.title) if article and article.title else ""
    names = []
    for kind, places in (("person", persons), ("organisation", firms)):
        for key, spans in places.items():
            role = roles.get(key) if kind == "person" else None
            names.append(_name(reading.text, text, key, spans, kind, role, title, article))  # type: ignore[arg-type]
    return tuple(sorted(names, key=lambda name: (-name.score, name.mentions[0].start)))


def _found(reading: Reading) -> tuple[_Places, _Places, dict[str, tuple[int, int]]]:
    """The places of people and organisations, and where the role of each person is told."""
    listed = occurrences(reading.text)
    ground = _Ground(len(reading.text))
    persons: _Places = {}
    firms: _Places = {}
    companies = [item for item in listed if not item[2].person]
    # 伯克希尔·哈撒韦 and 阿里巴巴 look like foreigners.
    firm = bytearray(len(reading.text))
    for start, end, entry in companies:
        if not entry.doubtful:
            firm[start:end] = b"\1" * (end - start)
    for place in foreigners(reading, [item for item in listed if item[2].person]):
        if not firm[place.start] and not firm[place.end - 1]:
            ground.give(persons, place.key, place.start, place.end)
    for item in organisations(reading, companies):
        ground.give(firms, item.group, item.start, item.end)
    others = sorted(span for spans in persons.values() for span in spans)
    for name, places in people(reading, ground.covered, others).items():
        for start, end in places:
            ground.give(persons, name, start, end)
    _merge_originals(reading.text, persons)
    for start, end, name in list(short_forms(reading, [name for name in persons if name[0] >= "\u4e00"])):
        ground.give(persons, name, start, end)
    for spans in persons.values():
        spans.sort()
    roles = _roles(reading, persons, firms)
    for start, end, name in employers(reading, roles.values(), ground.covered):
        ground.give(firms, name, start, end)
    for spans in firms.values():
        spans.sort()
    return persons, firms, roles


def _merge_originals(text: str, persons: _Places) -> None:
    """Make one person of a Chinese name and the Latin one in brackets behind it: 白睿文(Michael Berry)."""
    ends = {end: key for key, spans in persons.items() if not key.isascii() for _, end in spans}
    for key in [key for key in persons if key.isascii()]:
        for start, _ in persons[key]:
            gap = 1 if text[start - 1] in "( " else 0
            chinese = ends.get(start - gap)
            if chinese is not None:
                persons[chinese] += persons.pop(key)
                break


def _roles(reading: Reading, persons: _Places, firms: _Places) -> dict[str, tuple[int, int]]:
    human, firm = _coverage(reading, persons), _coverage(reading, firms)
    found = {key: role_of(reading, spans, human, firm) for key, spans in persons.items()}
    return {key: role for key, role in found.items() if role is not None}


def _coverage(reading: Reading, names: _Places) -> bytearray:
    out = bytearray(len(reading.text))
    for spans in names.values():
        for start, end in spans:
            out[start:end] = b"\1" * (end - start)
    return out


def _name(
    folded: str,
    text: str,
    key: str,
    spans: _Spans,
    kind: Literal["person", "organisation"],
    role: tuple[int, int] | None,
    title: str,
    article: Article | None,
) -> Name:
    counts = Counter(folded[start:end] for start, end in spans)

    def fitness(span: tuple[int, int]) -> tuple[bool, int, int, int]:
        """People by their full name, organisations by their commonest."""
        spelling = folded[span[0] : span[1]]
        person = kind == "person"
        return person and spelling == key, 0 if person else counts[spelling], len(spelling), -span[0]

    start, end = max(spans, key=fitness)
    score = math.log2(1 + len(spans)) + 1.5 * (1 - spans[0][0] / max(1, len(text)))
    score += 1.0 if role else 0.0
    score += 2.0 if title and any(spelling in title for spelling in counts) else 0.0
    return Name(
        text[start:end],
        kind,
        text[role[0] : role[1]] if role else None,
        tuple(Span(*span) for span in spans),
        round(score, 3),
        article.repaired(start, end) if article else None,
    )
