"""Writes an element tree down as lines of text, one block a line, with their kinds and the links in them.

It reads both the tags of web pages and the ones that trafilatura puts in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urljoin

from summarise.article import BlockKind
from summarise.cleaning import RawBlock
from summarise.cleaning.wordlists import words_of
from summarise.reading.ruby import is_reading_of
from summarise.reading.structure import RawLink

_BLOCKS = words_of(
    "p div section article main header footer aside nav h1 h2 h3 h4 h5 h6 head ul ol list li item dl dt dd blockquote "
    "quote pre code table tbody thead tfoot tr row td th cell figure figcaption caption hr address form fieldset body "
    "html doc"
)
_SKIP = words_of(
    "script style noscript template svg math iframe object embed select button input textarea nav meta link title rt rp"
)
_CELLS = ("td", "th", "cell")
_LINKS = ("a", "ref")
_HEADING = re.compile(r"h([1-6])$")
_NOTE = re.compile(r"footnote|endnote|rearnote")
_WHITE = re.compile(r"[ \t\r\n\f\v\xa0]+")
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|bmp)\b", re.IGNORECASE)
_ONE_WORD = re.compile(r"[\w./:%?=&-]+", re.ASCII)
_MAX_DEPTH = 200
_CHINESE = re.compile("[\u3400-\u9fff]")
# The title of another page is shorter, in Chinese characters; other scripts take some three letters for one.
_LONGEST_TITLE = 60
# An item longer than this many characters is a column of the page's layout.
_LONGEST_ITEM = 400


@dataclass(slots=True)
class TextLine:
    """One block of the document; ``links`` are ``(start, end, address)`` in ``text``.

    ``place`` is the element in which the text begins, None for a line that stands in no tree.
    """

    text: str
    kind: BlockKind | None = None
    level: int = 0
    links: list[tuple[int, int, str]] = field(default_factory=list)
    place: Any = None

    @property
    def linked(self) -> bool:
        """Whether the line is nothing but links, as in a list of other pages."""
        longest = _LONGEST_TITLE if _CHINESE.search(self.text) else 3 * _LONGEST_TITLE
        return len(self.text) < longest and self.link_share >= 0.9

    @property
    def link_share(self) -> float:
        """The share of the line's code points that stand in links."""
        return sum(b - a for a, b, _ in self.links) / max(1, len(self.text))


@dataclass(frozen=True, slots=True)
class Written:
    """Text with what is known of its lines."""

    raw: str
    blocks: tuple[RawBlock, ...]
    links: tuple[RawLink, ...]


def assemble(lines: Iterable[TextLine], base: str | None = None, targets: Mapping[str, int] | None = None) -> Written:
    """The lines as one text.

    Args:
        lines: one a block.
        base: the address against which relative links are resolved.
        targets: the numbers of the lines that links inside the text lead to, by their addresses.
    """
    parts: list[str] = []
    blocks: list[RawBlock] = []
    links: list[RawLink] = []
    inner: list[tuple[int, int]] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        end = at + len(line.text)
        spans.append((at, end))
        parts.append(line.text + "\n")
        if line.kind is not None:
            blocks.append(RawBlock(at, end, line.kind, line.level))
        for start, last, url in line.links:
            stop = min(last, len(line.text))
            if stop <= start:
                continue
            if targets is not None and url in targets:
                inner.append((len(links), targets[url]))
                links.append(RawLink(at + start, at + stop, url))
            elif (full := _absolute(url, base)) is not None:
                links.append(RawLink(at + start, at + stop, full))
        at = end + 1
    for number, target in inner:
        links[number] = replace(links[number], url="", place=spans[target])
    return Written("".join(parts), tuple(blocks), tuple(links))


def _absolute(url: str, base: str | None) -> str | None:
    """The web address that a link leads to; None for scripts, anchors and the like."""
    url = url.strip()
    if not url or url.startswith("#"):
        return None
    try:
        full = urljoin(base, url) if base else url
    except ValueError:
        return None
    return full if full.lower().startswith(("http://", "https://")) else None


def _is_data(row: Any) -> bool:
    """Whether a table row holds data: several short cells. Old pages lay out their whole text in tables."""
    cells = [c for c in row if isinstance(c.tag, str) and c.tag in _CELLS]
    return len(cells) >= 2 and all(len("".join(c.itertext())) <= 150 and len(c) <= 3 for c in cells)


def _ruby_base(rt: Any) -> str:
    """The words above which ``rt`` stands: what its parent holds since the one before it."""
    parts: list[str] = []
    for e in rt.itersiblings(preceding=True):
        parts.append(e.tail or "")
        if e.tag == "rt":
            break
        if e.tag == "rb":
            parts.append("".join(e.itertext()))
    else:
        parent = rt.getparent()
        parts.append((parent.text or "") if parent is not None else "")
    return "".join(reversed(parts))


@dataclass(slots=True)
class TextWriter:
    """Collects lines; `write` may be called for several trees in turn."""

    lines: list[TextLine] = field(default_factory=list)
    _line: list[str] = field(default_factory=list)
    _length: int = 0
    _links: list[tuple[int, int, str]] = field(default_factory=list)
    _kinds: list[tuple[BlockKind, int]] = field(default_factory=list)
    _in_link: int = 0
    _open_elements: list[Any] = field(default_factory=list)
    _place: Any = None
    _figure: tuple[Any, bool] | None = None
    anchors: dict[str, tuple[int, int]] = field(default_factory=dict)
    """The lines (first, end) of each element that links can name; the first may lie behind the last line."""

    def line(self, text: str, kind: BlockKind, level: int = 0) -> None:
        """Add a line of its own, which stands in no tree."""
        self._break()
        self._kinds.append((kind, level))
        self._text(text)
        self._break()
        self._kinds.pop()

    def write(self, element: Any) -> None:
        """Add the text of ``element`` and all that is in it."""
        self._element(element, tail=False)
        self._break()

    def _element(self, e: Any, *, tail: bool = True) -> None:
        tag = e.tag if isinstance(e.tag, str) else ""
        tag = tag.rsplit("}", 1)[-1].lower()
        if tag and tag not in _SKIP:
            self._open_elements.append(e)
            if len(self._open_elements) <= _MAX_DEPTH:
                self._open(e, tag)
            else:
                # Nobody nests that deep on purpose: the text is kept, its structure is not.
                self._break()
                self._text("".join(e.itertext()))
                self._break()
            self._open_elements.pop()
        elif tag == "rt":
            self._ruby(e)
        if tail and e.tail:
            self._text(e.tail)

    def _ruby(self, e: Any) -> None:
        """What stands above words is shown behind them in brackets, unless it is only how they are read."""
        text = "".join(e.itertext()).strip()
        if not is_reading_of(_ruby_base(e), text):
            self._text(f"（{text.strip('()（）')}）")

    def _open(self, e: Any, tag: str) -> None:
        if tag in ("br", "lb"):
            self._break()
        elif tag in ("img", "graphic"):
            self._picture(e)
        elif tag in ("pre", "code") and "\n" in "".join(e.itertext()).strip():
            self._code(e)
        else:
            self._inside(e, tag)

    def _inside(self, e: Any, tag: str) -> None:
        in_row = tag in _CELLS and any(kind == "table" for kind, _ in self._kinds)
        block = tag in _BLOCKS and tag != "code" and not in_row
        if block:
            self._break()
        kind = self._kind(e, tag)
        if kind is not None:
            self._kinds.append(kind)
        if in_row and self._line:
            self._text(" | ")
        start = self._length
        first = len(self.lines)
        self._in_link += tag in _LINKS
        if e.text:
            self._text(e.text)
        for child in e:
            self._element(child)
        self._in_link -= tag in _LINKS
        target = (e.get("href") or e.get("target")) if tag in _LINKS else None
        if target and self._length > start:
            self._links.append((start, self._length, target))
        if block:
            self._break()
        if kind is not None:
            self._kinds.pop()
        self._name(e, tag, first)

    def _name(self, e: Any, tag: str, first: int) -> None:
        """Remember where the names of ``e`` lie, whose text began in line ``first``."""
        for name in (e.get("id"), e.get("name") if tag == "a" else None):
            if name:
                self.anchors.setdefault(name, (first, max(first + 1, len(self.lines) + bool(self._length))))

    def _kind(self, e: Any, tag: str) -> tuple[BlockKind, int] | None:
        if match := _HEADING.match(tag):
            return "heading", int(match[1])
        if any(kind == "note" for kind, _ in self._kinds):
            return None
        if _NOTE.search(e.get("epub:type") or e.get("role") or ""):
            return "note", 0
        if tag == "head":
            rend = e.get("rend") or ""
            return "heading", int(rend[1]) if re.fullmatch(r"h[1-6]", rend) else 2
        if tag in ("li", "item", "dd", "dt"):
            if len("".join(e.itertext())) > _LONGEST_ITEM:
                return None
            return "item", 1 + sum(1 for kind, _ in self._kinds if kind == "item")
        if tag in ("blockquote", "quote"):
            return "quote", 0
        if tag in ("figcaption", "caption"):
            return "caption", 0
        if tag in ("tr", "row") and _is_data(e):
            return "table", 0
        return ("code", 0) if tag == "pre" else None

    def _picture(self, e: Any) -> None:
        """A picture is shown as its caption; names of files and other fillers are not worth a line."""
        text = _WHITE.sub(" ", e.get("alt") or e.get("title") or "").strip()
        if text and self._has_caption():
            return
        filler = _ONE_WORD.fullmatch(text) or _PICTURE_FILE.search(text)
        if not self._in_link and len(text) >= 4 and not filler:
            self.line(text, "caption")

    def _has_caption(self) -> bool:
        """Whether the figure that is open, if any, tells in words of its own what its pictures show."""
        figure = next((e for e in reversed(self._open_elements) if e.tag == "figure"), None)
        if figure is None:
            return False
        if self._figure is None or self._figure[0] is not figure:
            caption = figure.find(".//figcaption")
            self._figure = (figure, caption is not None and bool("".join(caption.itertext()).strip()))
        return self._figure[1]

    def _code(self, e: Any) -> None:
        self._break()
        for line in "".join(e.itertext()).expandtabs(4).splitlines():
            if line.strip():
                self.lines.append(TextLine(line.rstrip(), "code", place=e))

    def _text(self, text: str) -> None:
        text = _WHITE.sub(" ", text)
        if not self._length or self._line[-1].endswith(" "):
            text = text.lstrip(" ")
        if text:
            if not self._length:
                self._place = self._open_elements[-1] if self._open_elements else None
            self._line.append(text)
            self._length += len(text)

    def _break(self) -> None:
        text = "".join(self._line).rstrip()
        if text:
            kind, level = self._kinds[-1] if self._kinds else (None, 0)
            self.lines.append(TextLine(text, kind, level, self._links, self._place))
        self._line, self._length, self._links = [], 0, []
