"""Finding the reader's marks in an article as it is read now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from summarise.article import Article
from summarise.library.anchors import Finder
from summarise.library.rows import Mark

Fate = Literal["found", "aside", "lost"]


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark and where it lies now: ``start:end`` in the article's text, ``raw_start:raw_end`` in its raw text.

    ``fate`` is ``aside`` where cleaning has put all its words aside (``start`` is where they stood), and ``lost`` where
    they stand nowhere any more (the offsets are the nearest there are).
    """

    mark: Mark
    start: int
    end: int
    raw_start: int
    raw_end: int
    fate: Fate

    @property
    def words(self) -> str:
        """The words that were marked, as they were read then."""
        return self.mark.words if self.mark.words is not None else self.mark.place.quote


def place_marks(article: Article, marks: Iterable[Mark]) -> tuple[PlacedMark, ...]:
    """Highlights and notes in the order of the text, those that are lost last; none is left out."""
    finder = Finder(article.raw)
    placed = []
    for mark in marks:
        if mark.kind == "bookmark":
            continue
        span = finder.span(mark.place)
        if span is None:
            at = min(mark.place.start, len(article.raw))
            placed.append(PlacedMark(mark, article.from_raw(at), article.from_raw(at), at, at, "lost"))
            continue
        start, end = article.text_span(*span)
        # A line break at either end is none of the words.
        start, end = _trimmed(article.text, start, end)
        placed.append(PlacedMark(mark, start, end, *span, "found" if end > start else "aside"))
    return tuple(sorted(placed, key=lambda one: (one.fate == "lost", one.raw_start, one.raw_end, one.mark.id)))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
