"""Writes an element tree down as text, one block a line, with the kinds of the lines and the links in them.

It reads both the tags of web pages and the ones that trafilatura puts in their place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from summarise.article import BlockKind
from summarise.cleaning import RawBlock
from summarise.cleaning.wordlists import words_of
from summarise.reading.structure import RawLink

_BLOCKS = words_of(
    "p div section article main header footer aside nav h1 h2 h3 h4 h5 h6 head ul ol list li item dl dt dd blockquote "
    "quote pre code table tbody thead tfoot tr row td th cell figure figcaption caption hr address form fieldset body "
    "html doc"
)
_SKIP = words_of(
    "script style noscript template svg math iframe object embed select button input textarea nav form meta link title "
    "rt rp"
)
_HEADING = re.compile(r"h([1-6])$")
_NOTE = re.compile(r"footnote|endnote|rearnote")
_WHITE = re.compile(r"[ \t\r\n\f\v\xa0]+")
_MAX_DEPTH = 400
# An item longer than this many characters is a column of the page's layout.
_LONGEST_ITEM = 400


def _is_data(row: Any) -> bool:
    """Whether a table row holds data: several short cells. Old pages lay out their whole text in tables."""
    cells = [c for c in row if isinstance(c.tag, str) and c.tag in ("td", "th", "cell")]
    return len(cells) >= 2 and all(len("".join(c.itertext())) <= 150 and len(c) <= 3 for c in cells)


@dataclass(frozen=True, slots=True)
class Written:
    """Text with what is known of its lines."""

    raw: str
    blocks: tuple[RawBlock, ...]
    links: tuple[RawLink, ...]


@dataclass(slots=True)
class TextWriter:
    """Collects lines; `write` may be called for several trees in turn."""

    base: str | None = None
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _line: list[str] = field(default_factory=list)
    _line_length: int = 0
    _blocks: list[RawBlock] = field(default_factory=list)
    _links: list[RawLink] = field(default_factory=list)
    _line_links: list[tuple[int, int, str]] = field(default_factory=list)
    _kinds: list[tuple[BlockKind, int]] = field(default_factory=list)
    _depth: int = 0
    _in_link: int = 0
    _linked: list[bool] = field(default_factory=list)

    def heading(self, text: str, level: int) -> None:
        """Add a heading of its own, which stands in no tree."""
        self._break()
        self._kinds.append(("heading", level))
        self._text(text)
        self._break()
        self._kinds.pop()

    def write(self, element: Any) -> None:
        """Add the text of ``element`` and all that is in it."""
        self._element(element, tail=False)
        self._break()

    def finish(self) -> Written:
        """All that was written, without lists of links to other pages."""
        self._break()
        while self._linked and self._linked[-1]:
            self._drop_last()
        return Written("".join(self._parts), tuple(self._blocks), tuple(self._links))

    def _drop_last(self) -> None:
        """Forget the last line, which is nothing but a link."""
        self._linked.pop()
        start = self._length - len(self._parts.pop())
        self._length = start
        while self._blocks and self._blocks[-1].start >= start:
            self._blocks.pop()
        while self._links and self._links[-1].start >= start:
            self._links.pop()

    def _element(self, e: Any, *, tail: bool = True) -> None:
        tag = e.tag if isinstance(e.tag, str) else ""
        tag = tag.rsplit("}", 1)[-1].lower()
        if tag and tag not in _SKIP and self._depth < _MAX_DEPTH:
            self._depth += 1
            self._open(e, tag)
            self._depth -= 1
        if tail and e.tail:
            self._text(e.tail)

    def _open(self, e: Any, tag: str) -> None:
        if tag in ("br", "lb"):
            self._break()
            return
        if tag in ("img", "graphic"):
            if not self._in_link:
                self._picture(e)
            return
        if tag in ("pre", "code") and "\n" in "".join(e.itertext()).strip():
            self._code(e)
            return
        in_row = tag in ("td", "th", "cell") and any(kind == "table" for kind, _ in self._kinds)
        block = tag in _BLOCKS and tag != "code" and not in_row
        if block:
            self._break()
        kind = self._kind(e, tag)
        if kind is not None:
            self._kinds.append(kind)
        start = self._line_length
        if tag in ("a", "ref"):
            self._in_link += 1
        if in_row and self._line:
            self._text(" | ")
        if e.text:
            self._text(e.text)
        for child in e:
            self._element(child)
        if tag in ("a", "ref"):
            self._in_link -= 1
        target = (e.get("href") or e.get("target")) if tag in ("a", "ref") else None
        if target and self._line_length > start:
            self._line_links.append((start, self._line_length, target))
        if block:
            self._break()
        if kind is not None:
            self._kinds.pop()

    def _kind(self, e: Any, tag: str) -> tuple[BlockKind, int] | None:
        if match := _HEADING.match(tag):
            return "heading", int(match[1])
        if _NOTE.search(e.get("epub:type") or e.get("role") or ""):
            return "note", 0
        if tag == "head":
            rend = e.get("rend") or ""
            return "heading", int(rend[1]) if re.fullmatch(r"h[1-6]", rend) else 2
        if tag in ("li", "item", "dd", "dt"):
            if len("".join(e.itertext())) > _LONGEST_ITEM:
                return None
            depth = sum(1 for kind, _ in self._kinds if kind == "item")
            return "item", depth + 1
        if tag in ("blockquote", "quote"):
            return "quote", 0
        if tag in ("figcaption", "caption"):
            return "caption", 0
        if tag in ("tr", "row") and _is_data(e):
            return "table", 0
        if tag == "pre":
            return "code", 0
        return None

    def _picture(self, e: Any) -> None:
        """A picture is shown as its caption; names of files and other fillers are not worth a line."""
        text = _WHITE.sub(" ", e.get("alt") or e.get("title") or "").strip()
        if len(text) < 4 or re.search(r"\.(?:jpe?g|png|gif|webp|svg|bmp)\b|^[\w./:%?=&-]+$", text, re.IGNORECASE):
            return
        self._break()
        self._kinds.append(("caption", 0))
        self._text(text)
        self._break()
        self._kinds.pop()

    def _code(self, e: Any) -> None:
        self._break()
        for line in "".join(e.itertext()).expandtabs(4).splitlines():
            if line.strip():
                start = self._length
                self._parts.append(line.rstrip() + "\n")
                self._linked.append(False)
                self._length += len(self._parts[-1])
                self._blocks.append(RawBlock(start, self._length - 1, "code"))
        return

    def _text(self, text: str) -> None:
        text = _WHITE.sub(" ", text)
        if not self._line_length or self._line[-1].endswith(" "):
            text = text.lstrip(" ")
        if text:
            self._line.append(text)
            self._line_length += len(text)

    def _break(self) -> None:
        text = "".join(self._line).rstrip()
        if text:
            start = self._length
            linked = sum(b - a for a, b, _ in self._line_links) >= 0.9 * len(text) and len(text) < 60
            if not linked:
                # Three and more lines that are nothing but links lead away from the article.
                run = 0
                while run < len(self._linked) and self._linked[-1 - run]:
                    run += 1
                if run >= 3:
                    for _ in range(run):
                        self._drop_last()
                    start = self._length
            self._linked.append(linked)
            self._parts.append(text + "\n")
            self._length += len(text) + 1
            if self._kinds:
                kind, level = self._kinds[-1]
                self._blocks.append(RawBlock(start, start + len(text), kind, level))
            for a, b, url in self._line_links:
                full = self._absolute(url)
                if full is not None and min(b, len(text)) > a:
                    self._links.append(RawLink(start + a, start + min(b, len(text)), full))
        self._line, self._line_length, self._line_links = [], 0, []

    def _absolute(self, url: str) -> str | None:
        url = url.strip()
        if not url or url.startswith("#"):
            return None
        try:
            full = urljoin(self.base, url) if self.base else url
        except ValueError:
            return None
        return full if full.lower().startswith(("http://", "https://")) else None
