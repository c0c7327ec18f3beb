"""Markdown inside a line: links, pictures, references to notes, emphasis, code, escapes.

Beside CommonMark: notes (``[^1]``), ``~~`` and ``==``, Obsidian's links (``[[page|words]]``), embedded pictures and
names of blocks (``^name``), Pandoc's attributes (``{.class}``) and Liquid's tags (``{% name %}``), as clippers of web
pages and makers of blogs write them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from summarise.cleaning.edits import Edit
from summarise.cleaning.ledger import removal, space
from summarise.reading.ruby import is_reading_of
from summarise.reading.structure import RawLink

_TOKEN = re.compile(
    r"(?P<code>`+)"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<auto><(?:https?|mailto):[^\s<>]{1,2000}>)"
    r"|(?P<comment><!--[^\n]{0,2000}?-->)"
    r"|(?P<liquid>\{%[^%\n]{1,500}%\})"
    r"|(?P<br><br\s{0,9}/?>)"
    r"|(?P<tag></?(?:b|i|u|s|em|strong|sup|sub|span|font|small|big|del|ins|center|a|p|div|section|article|kbd|mark|img"
    r"|figure|figcaption|details|summary|iframe|video|audio|source)(?:\s[^<>\n]{0,1000})?/?>)"
    r"|(?P<rp><rp>[^<>\n]{0,10}</rp>|</?(?:ruby|rb|rtc)>)"
    r"|(?P<ruby><rt>(?P<above>[^<>\n]{0,300})</rt>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)"
    r"|(?P<wiki>!?\[\[(?P<page>[^\[\]|\n]{1,300})(?:\|(?P<words>[^\[\]\n]{1,300}))?\]\](?![(\[]))"
    r"|(?P<note>\[\^(?P<name>[^\]\n]{1,50})\])"
    r"|(?P<image>!\[)"
    r"|(?P<link>\[)"
    r"|(?P<attributes>(?<=[)\]])\{(?:[.#][\w-]|[\w-]{1,30}=)[^{}\n]{0,300}\})"
    r"|(?P<block>(?<=[ \t])\^[A-Za-z0-9-]{4,60}[ \t]*$)"
    r"|(?P<strong>\*\*\*|\*\*|__|~~|==)"
    r"|(?P<em>[*_])",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\(\s*<?((?:[^\s()<>]|\([^\s()<>]{0,200}\)){0,2000})>?"
    r"(?:\s+(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?\s*\)"
)
_REFERENCE = re.compile(r"\[([^\]\n]{0,200})\]")
_IMAGE_LINE = re.compile(
    r"^\s*(?P<linked>\[\s*)?!\[[^\]\n]{0,500}\](?:\([^\n]{0,2000}?\)|\[[^\]\n]{0,200}\])"
    r"(?(linked)\s*\](?:\([^\n]{0,2000}\)|\[[^\]\n]{0,200}\]))\s*$"
)
_PICTURE_NAME = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|bmp|avif|pdf|mp[34])(?:#.*)?\s*$", re.IGNORECASE)
# The words before an annotation: behind the tag before them.
_RUBY_BASE = re.compile(r">([^<>]{1,80})(?:</rb>)?(?:<rp>[^<>]{0,10}</rp>)?$")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_TEXT_LIMIT = 1000
# Pictures stand in links and their texts may hold links in turn; what is nested deeper is left as it stands.
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Targets:
    """What references of a document lead to: addresses by label, the stretches of its notes by name."""

    addresses: dict[str, str] = field(default_factory=dict)
    notes: dict[str, tuple[int, int]] = field(default_factory=dict)


def is_image_line(text: str) -> bool:
    """Whether the line is nothing but a picture, linked or not, whose alternative text is its caption."""
    return "![" in text and _IMAGE_LINE.match(text) is not None


def inline_edits(
    raw: str, start: int, end: int, targets: Targets, *, breaks: bool = False, depth: int = 0
) -> tuple[list[Edit], list[RawLink]]:
    """The edits that take the markup out of ``raw[start:end]``, and the links in it, both in order.

    Args:
        raw: the Markdown source.
        start: where the line's text begins.
        end: where it ends.
        targets: what references lead to; labels and names are in lower case.
        breaks: whether the line may become several, where it says ``<br>``.
        depth: in how many links and pictures the text stands.
    """
    edits: list[Edit] = []
    links: list[RawLink] = []
    opened: dict[str, int] = {}
    closed: dict[int, int] | None = None
    at = start
    while True:
        match = _TOKEN.search(raw, at, end)
        if match is None:
            break
        i, at = match.span()
        kind = match.lastgroup
        if kind == "code":
            close = _code_end(raw, at, end, match[0])
            if close >= 0:
                edits += [removal(i, at, "markup"), removal(close, close + len(match[0]), "markup")]
                at = close + len(match[0])
        elif kind == "escape":
            edits.append(removal(i, i + 1, "markup"))
        elif kind == "auto":
            edits += [removal(i, i + 1, "markup"), removal(at - 1, at, "markup")]
            links.append(RawLink(i + 1, at - 1, raw[i + 1 : at - 1]))
        elif kind in ("comment", "tag", "rp", "liquid", "attributes", "block"):
            edits.append(removal(i, at, "markup"))
        elif kind == "br":
            edits.append(removal(i, at, "markup"))
            if start < i and at < end:
                edits.append(space(at, at, "\n" if breaks else " "))
        elif kind == "entity":
            restored = unescape(match[0])
            if restored != match[0] and all(char.isprintable() or char == "\xa0" for char in restored):
                edits.append(Edit(i, at, restored, "entity"))
        elif kind == "ruby":
            edits += _ruby(raw, match)
        elif kind == "wiki":
            edits += _wiki(match)
        elif kind == "note":
            if (place := targets.notes.get(match["name"].lower())) is not None:
                edits.append(removal(i + 1, i + 2, "markup"))
                links.append(RawLink(i, at, "", place))
        elif kind in ("image", "link"):
            if closed is None:
                closed = _brackets(raw, start, end)
            found = _link(raw, at, end, closed, targets.addresses)
            if found is not None:
                close, tail, url = found
                edits.append(removal(i, at, "markup"))
                # A link within a link is a part of its text; one without a text is nothing to read or to choose.
                if kind == "link" and raw[at:close].strip():
                    links.append(RawLink(at, close, url))
                if depth < _DEEPEST:
                    edits += inline_edits(raw, at, close, targets, depth=depth + 1)[0]
                edits.append(removal(close, tail, "markup"))
                at = tail
        else:
            _emphasis(raw, start, end, i, at, match[0], opened, edits)
    edits.sort(key=lambda e: e.start)
    return edits, links


def _ruby(raw: str, match: re.Match[str]) -> list[Edit]:
    """Brackets around what stands above words; how they are read goes."""
    i, at = match.span()
    base = _RUBY_BASE.search(raw, max(0, i - 100), i)
    if is_reading_of(base[1] if base else "", match["above"]):
        return [removal(i, at, "markup")]
    start, end = match.span("above")
    return [Edit(i, start, "（", "typography"), Edit(end, at, "）", "typography")]


def _wiki(match: re.Match[str]) -> list[Edit]:
    """What is not shown of a link to another page: all but its words; of an embedded picture all."""
    i, at = match.span()
    if match[0][0] == "!" and _PICTURE_NAME.search(match["page"]):
        return [removal(i, at, "markup")]
    return [removal(i, match.start("words" if match["words"] else "page"), "markup"), removal(at - 2, at, "markup")]


def _code_end(raw: str, at: int, end: int, ticks: str) -> int:
    """Where the run of backticks that closes a code span begins; -1 where there is none."""
    while (i := raw.find(ticks, at, end)) >= 0:
        j = i + len(ticks)
        if raw[j : j + 1] != "`":
            return i
        while raw[j : j + 1] == "`":
            j += 1
        at = j
    return -1


def _brackets(raw: str, start: int, end: int) -> dict[int, int]:
    """Where each bracket of ``raw[start:end]`` is closed, those left out that are not."""
    closed: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACKET.finditer(raw, start, end):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "]" and opened:
            closed[opened.pop()] = match.start()
    return closed


def _link(
    raw: str, at: int, end: int, closed: Mapping[int, int], addresses: Mapping[str, str]
) -> tuple[int, int, str] | None:
    """The end of the link's text, the end of the whole link and the address; None where it is no link."""
    j = closed.get(at - 1, end)
    if j >= min(end, at + _TEXT_LIMIT):
        return None
    target = _TARGET.match(raw, j + 1, end)
    if target:
        return j, target.end(), target[1]
    reference = _REFERENCE.match(raw, j + 1, end)
    label = (reference[1] if reference and reference[1] else raw[at:j]).lower()
    if label in addresses:
        return j, reference.end() if reference else j + 1, addresses[label]
    return None


def _emphasis(
    raw: str, start: int, end: int, i: int, at: int, mark: str, opened: dict[str, int], edits: list[Edit]
) -> None:
    """Pair emphasis marks; one without a partner stays in the text."""
    before = raw[i - 1 : i] if i > start else " "
    after = raw[at : at + 1] if at < end else " "
    if mark[0] in "_=" and before.isalnum() and after.isalnum() and before.isascii() and after.isascii():
        return
    if mark in opened:
        if before.isspace():
            return
        place = opened.pop(mark)
        edits += [removal(place, place + len(mark), "markup"), removal(i, at, "markup")]
    elif not after.isspace():
        opened[mark] = i
