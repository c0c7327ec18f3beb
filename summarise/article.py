"""The model that everything in duzhai speaks: an immutable article and the spans found in it.

All offsets are Unicode code points and follow Python slicing. This module imports nothing but the standard
library, so that any part of the program may use it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Literal

from summarise.offsets import OffsetMap

Script = Literal["Hans", "Hant", "mixed", "other"]
Region = Literal["TW", "HK"]
BlockKind = Literal["heading", "paragraph", "quote", "item", "code", "table", "caption", "note"]
Certainty = Literal["certain", "uncertain"]


class ArticleError(ValueError):
    """Something could not be read as an article.

    Args:
        code: a stable name of the reason (``missing``, ``directory``, ``denied``, ``empty``, ``binary``,
            ``too-large``, ``pdf``, ``word``, ``encoding``, ``network``, ...), by which an interface may find its
            own wording.
        origin: the path or address as the user gave it.
        message: one clear English sentence that names the origin and says what to do.
    """

    def __init__(self, code: str, origin: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.origin = origin


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the article and what it is; ``level`` is 1-6 for headings, nesting depth for items, else 0."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A link: ``text[start:end]`` leads to ``url``.

    ``url`` is an http or https address, or ``#char=FIRST,LAST`` (RFC 5147) for the place ``text[FIRST:LAST]`` of the
    same article: a note, a chapter.
    """

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Removal:
    """Raw text that was put aside: ``raw[start:end]`` equals ``text``.

    ``reason`` is a short English keyword such as ``title``, ``source``, ``author``, ``date``, ``navigation``,
    ``advertisement``, ``caption``, ``tags``, ``related``, ``counter``, ``residue``, ``duplicate``, ``disclaimer``.
    """

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Repair:
    """Damage that was undone.

    ``text[start:end]`` equals ``restored`` and stands where ``raw[raw_start:raw_end]`` (equal to ``raw``) stood.
    ``kind`` is ``annotation``, ``punctuation``, ``trim``, ``entity``, ``mojibake`` or ``typography``. ``certain`` is
    False where the restoration is a guess; ``runner_up`` is then the next best reading of the whole span.
    """

    start: int
    end: int
    raw: str
    restored: str
    kind: str
    certain: bool
    runner_up: str | None
    raw_start: int
    raw_end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article, decoded, extracted and cleaned. See the README for the meaning of each field.

    ``paragraphs`` joined by one newline are ``text``. ``offsets`` maps ``raw`` to ``text``; use `to_raw` and
    `from_raw`. A field that the text does not tell is None.
    """

    title: str | None
    source: str | None
    author: str | None
    published: str | None
    url: str | None
    origin: str | None
    encoding: str | None
    script: Script
    region: Region | None
    text: str
    paragraphs: tuple[str, ...]
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    raw: str
    removed: tuple[Removal, ...]
    repairs: tuple[Repair, ...]
    offsets: OffsetMap = field(repr=False)

    @property
    def length(self) -> int:
        """Code points of the paragraphs, without the line breaks between them."""
        return sum(map(len, self.paragraphs))

    def to_raw(self, offset: int) -> int:
        """The place in ``raw`` of a place in ``text`` (0..len inclusive); monotone."""
        return self.offsets.to_source(offset)

    def from_raw(self, offset: int) -> int:
        """The place in ``text`` of a place in ``raw`` (0..len inclusive); monotone."""
        return self.offsets.to_target(offset)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of ``raw`` from which ``text[start:end]`` was made, and nothing behind it."""
        return self.offsets.span_to_source(start, end)

    def text_span(self, start: int, end: int) -> tuple[int, int]:
        """What stands in ``text`` for ``raw[start:end]``; empty where all of it was put aside."""
        return self.offsets.span_to_target(start, end)

    def repaired(self, start: int, end: int) -> Certainty | None:
        """Whether ``text[start:end]`` touches restored characters, and how sure the restoration is.

        Typography and removed annotations are not restorations: they leave no character in doubt.
        """
        verdict: Certainty | None = None
        for repair in self.repairs:
            if repair.kind in ("typography", "annotation"):
                continue
            if repair.start < end and start < max(repair.end, repair.start + 1):
                if not repair.certain:
                    return "uncertain"
                verdict = "certain"
        return verdict

    def block_at(self, offset: int) -> int:
        """The index of the block that holds ``offset``; 0 in an article without text."""
        i = bisect_left(self.blocks, offset, key=lambda block: block.end)
        return min(i, max(0, len(self.blocks) - 1))
