"""What a page tells in linked data (JSON-LD, schema.org): its masthead, and the text of its article.

That text is what there is to read where the page itself is drawn by a program, which does not run here.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any

from summarise.cleaning.masthead import Masthead
from summarise.cleaning.masthead_dates import find_date
from summarise.reading.html.text import TextLine, TextWriter
from summarise.reading.html.title import letters_of

# Bounds: the code points of one script, the scripts of a page, the objects that are looked at in each.
_LONGEST = 2_000_000
_MOST_SCRIPTS = 50
_MOST_ITEMS = 2_000
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|u|strong|font|h[1-6]|ul|ol|li|img|figure|figcaption|blockquote|table|tbody|tr|td|section|"
    r"script|style|iframe|video|sup|sub|hr)"
    r"(?:\s{1,20}[a-z][a-z:-]{0,30}\s?=[^<>]{0,2000}|\s{1,20}[a-z]{1,20})?\s{0,20}/?>",
    re.IGNORECASE,
)
_BLOCK_TAG = re.compile(r"<(?:p|br|div|h[1-6]|li|blockquote|tr|section)\b", re.IGNORECASE)
# Where a paragraph begins in text without tags: a new line, or the two wide spaces of a Chinese indent.
_PARAGRAPH = re.compile(r"[\r\n\u2028\u2029]+|\u3000{2,}")
# A text that is told counts from so many letters on.
_LEAST = 80
# Letters of each piece by which two texts are compared.
_PIECE = 10
# The page is drawn elsewhere where it shows less than this share of the text that it tells.
_SHOWN = 0.5


@dataclass(slots=True)
class LinkedData:
    """The masthead that is told; ``bodies`` are the texts of articles with their headlines."""

    masthead: Masthead = field(default_factory=Masthead)
    bodies: list[tuple[str, str]] = field(default_factory=list)

    def body(self, title: str | None) -> str | None:
        """The text of the article with this title; that of another headline only where there is one text alone."""
        wanted = letters_of(title or "")
        for headline, text in self.bodies:
            letters = letters_of(headline)
            if letters and wanted and (letters in wanted or wanted in letters):
                return text
        return self.bodies[0][1] if len(self.bodies) == 1 else None


def linked_data(tree: Any) -> LinkedData:
    """What the page ``tree`` (an lxml element) says of the articles in it."""
    found = LinkedData()
    told = found.masthead
    for number, script in enumerate(tree.iter("script")):
        if number >= _MOST_SCRIPTS * 10:
            break
        kind = (script.get("type") or "").partition(";")[0].strip().lower()
        if kind != "application/ld+json" or not script.text or len(script.text) > _LONGEST:
            continue
        try:
            data = json.loads(script.text.strip().strip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        items = list(_items(data))
        named = {item["@id"]: item for item in items if isinstance(item.get("@id"), str) and item.get("name")}
        for item in items:
            kinds = str(item.get("@type", "")).lower()
            if "article" not in kinds and "posting" not in kinds:
                continue
            headline, when = _string(item.get("headline")), _string(item.get("datePublished"))
            told.title = told.title or headline
            told.published = told.published or (find_date(when) if when else None)
            told.author = told.author or _name(item.get("author"), named)
            told.source = told.source or _name(item.get("publisher"), named)
            body = _string(item.get("articleBody")) or _string(item.get("text"))
            if body and len(found.bodies) < _MOST_SCRIPTS:
                found.bodies.append((headline or "", body))
    return found


def told_lines(body: str, shown: list[TextLine]) -> list[TextLine] | None:
    """The lines of the text ``body`` that a page tells, where ``shown``, what it shows, is far less or another text.

    Tags in the text are residue: they part its paragraphs, and nothing else of them is left.
    """
    lines = _lines(body)
    told, seen = ("".join(letters_of(line.text) for line in some) for some in (lines, shown))
    if len(told) < _LEAST or len(seen) > len(told):
        return None
    pieces = {told[i : i + _PIECE] for i in range(0, len(told) - _PIECE + 1, _PIECE)}
    common = {piece for i in range(len(seen) - _PIECE + 1) if (piece := seen[i : i + _PIECE]) in pieces}
    return lines if len(common) < _SHOWN * len(pieces) else None


def _lines(body: str) -> list[TextLine]:
    from lxml import etree, html

    if not _TAG.search(body) and "&" in body:
        body = unescape(body)
    if not _BLOCK_TAG.search(body):
        paragraphs = _PARAGRAPH.split(body)
        if not _TAG.search(body):
            paragraphs = [escape(paragraph) for paragraph in paragraphs]
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph.strip())
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True)
    try:
        tree = html.document_fromstring(body.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return []
    writer = TextWriter()
    writer.write(tree)
    return writer.lines


def _items(data: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top of the data, in its graphs, and those that a page is about."""
    waiting = deque([data])
    for _ in range(_MOST_ITEMS):
        if not waiting:
            return
        item = waiting.popleft()
        if isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in _INSIDE if isinstance(item.get(key), dict | list))
        elif isinstance(item, list):
            waiting.extend(x for x in item[:_MOST_ITEMS] if isinstance(x, dict | list))


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _name(value: Any, named: dict[str, dict[str, Any]]) -> str | None:
    """The names of a person or organisation, of several, or of one that is told elsewhere in the data."""
    if isinstance(value, list):
        names = [n for one in value[:5] if not isinstance(one, list) and (n := _name(one, named))]
        return " ".join(names) or None
    if isinstance(value, dict):
        name = value.get("name")
        identity = value.get("@id")
        value = name if name or not isinstance(identity, str) else named.get(identity, {}).get("name")
    return _string(value)
