"""What a format knows about a document besides its text."""

from __future__ import annotations

from dataclasses import dataclass

from summarise.cleaning import RawBlock
from summarise.cleaning.edits import Edit


@dataclass(frozen=True, slots=True)
class RawLink:
    """``raw[start:end]`` leads to ``url``, or to the stretch ``place`` of the same ``raw``."""

    start: int
    end: int
    url: str
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its format tells it: text before cleaning, kinds of its lines, links, masthead.

    ``markup`` are the edits that take the format's own signs out of ``raw``; ``encoding`` is what was read with.
    """

    raw: str
    encoding: str | None = None
    blocks: tuple[RawBlock, ...] = ()
    markup: tuple[Edit, ...] = ()
    links: tuple[RawLink, ...] = ()
    title: str | None = None
    source: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
