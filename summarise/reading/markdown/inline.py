"""Markdown inside a line: links, images, emphasis, code, escapes."""

from __future__ import annotations

import re

from summarise.cleaning.edits import Edit
from summarise.cleaning.ledger import removal
from summarise.reading.structure import RawLink

_TOKEN = re.compile(
    r"(?P<code>`+)"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<auto><(?:https?|mailto):[^\s<>]{1,2000}>)"
    r"|(?P<comment><!--[^\n]{0,2000}?-->)"
    r"|(?P<tag></?(?:br|b|i|u|em|strong|sup|sub|span|font|center|a|p|div|kbd|mark|img)(?:\s[^<>\n]{0,1000})?/?>)"
    r"|(?P<image>!\[)"
    r"|(?P<link>\[)"
    r"|(?P<strong>\*\*\*|\*\*|__|~~)"
    r"|(?P<em>[*_])",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\(\s*<?((?:[^\s()<>]|\([^\s()<>]{0,200}\)){0,2000})>?"
    r"(?:\s+(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?\s*\)"
)
_REFERENCE = re.compile(r"\[([^\]\n]{0,200})\]")
_IMAGE_LINE = re.compile(r"^\s*!\[[^\]\n]{0,500}\](?:\([^\n]{0,2000}\)|\[[^\]\n]{0,200}\])\s*$")
_TEXT_LIMIT = 1000


def is_image_line(text: str) -> bool:
    """Whether the line is nothing but a picture, whose alternative text is its caption."""
    return "![" in text and _IMAGE_LINE.match(text) is not None


def inline_edits(raw: str, start: int, end: int, definitions: dict[str, str]) -> tuple[list[Edit], list[RawLink]]:
    """The edits that take the markup out of ``raw[start:end]``, and the links in it, both in order.

    Args:
        raw: the Markdown source.
        start: where the line's text begins.
        end: where it ends.
        definitions: addresses of reference links by their lower-case label.
    """
    edits: list[Edit] = []
    links: list[RawLink] = []
    opened: dict[str, int] = {}
    closing: dict[int, list[Edit]] = {}
    at = start
    while True:
        match = _TOKEN.search(raw, at, end)
        if match is None:
            break
        i, at = match.span()
        kind = match.lastgroup
        if i in closing:
            edits += closing.pop(i)
            at = max(at, edits[-1].end)
        elif kind == "code":
            close = _code_end(raw, at, end, match[0])
            if close >= 0:
                edits += [removal(i, at, "markup"), removal(close, close + len(match[0]), "markup")]
                at = close + len(match[0])
        elif kind == "escape":
            edits.append(removal(i, i + 1, "markup"))
        elif kind == "auto":
            edits += [removal(i, i + 1, "markup"), removal(at - 1, at, "markup")]
            links.append(RawLink(i + 1, at - 1, raw[i + 1 : at - 1]))
        elif kind in ("comment", "tag"):
            edits.append(removal(i, at, "markup"))
        elif kind in ("image", "link"):
            found = _link(raw, i, at, end, definitions)
            if found is not None:
                close, tail, url = found
                edits.append(removal(i, at, "markup"))
                if kind == "link":
                    links.append(RawLink(at, close, url))
                closing.setdefault(close, []).append(removal(close, tail, "markup"))
                # The text of the link may hold markup itself; its end is met as a token or taken here.
                at = _until(raw, at, close, edits, links, definitions)
                edits += closing.pop(close)
                at = tail
        else:
            _emphasis(raw, start, end, i, at, match[0], opened, edits)
    edits.sort(key=lambda e: e.start)
    return edits, links


def _until(raw: str, at: int, close: int, edits: list[Edit], links: list[RawLink], definitions: dict[str, str]) -> int:
    inner, _ = inline_edits(raw, at, close, {}) if close > at and "[" not in raw[at:close] else ([], [])
    edits += inner
    return close


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


def _link(raw: str, i: int, at: int, end: int, definitions: dict[str, str]) -> tuple[int, int, str] | None:
    """The end of the link's text, the end of the whole link and the address; None where it is no link."""
    depth = 1
    j = at
    stop = min(end, at + _TEXT_LIMIT)
    while j < stop:
        c = raw[j]
        if c == "\\":
            j += 1
        elif c == "[":
            depth += 1
        elif c == "]":
            depth -= 1
            if depth == 0:
                break
        j += 1
    if j >= stop or depth:
        return None
    target = _TARGET.match(raw, j + 1, end)
    if target:
        return j, target.end(), target[1]
    reference = _REFERENCE.match(raw, j + 1, end)
    label = (reference[1] if reference and reference[1] else raw[at:j]).lower()
    if label in definitions:
        return j, reference.end() if reference else j + 1, definitions[label]
    return None


def _emphasis(
    raw: str, start: int, end: int, i: int, at: int, mark: str, opened: dict[str, int], edits: list[Edit]
) -> None:
    """Pair emphasis marks; one without a partner stays in the text."""
    before = raw[i - 1 : i] if i > start else " "
    after = raw[at : at + 1] if at < end else " "
    if mark[0] == "_" and before.isalnum() and after.isalnum() and before.isascii() and after.isascii():
        return
    if mark in opened:
        if before.isspace():
            return
        place = opened.pop(mark)
        edits += [removal(place, place + len(mark), "markup"), removal(i, at, "markup")]
    elif not after.isspace():
        opened[mark] = i
