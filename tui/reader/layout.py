"""The rows of a whole article, laid where they are asked for and guessed elsewhere.

The article is cut into chunks of some thousand characters. A chunk is either exact (its rows are known) or has
an estimated height; so a page can be shown anywhere in a book at once, and the rest follows in slices.
Heights and rows are counted in screen lines from the top of the article; when a chunk above becomes exact,
the lines below it move, and whoever keeps a line number asks again with the text's own place.
"""

from __future__ import annotations

import time
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from tui.reader.breaking import may_break, row_ends
from tui.reader.sources import LineKind, PageSource
from tui.reader.widths import character_cells

CHUNK_CHARACTERS = 2048
CHUNK_PARAGRAPHS = 64
PIECE_CHARACTERS = 16384
"""A paragraph longer than this is laid out in pieces of about this size, so that no paragraph can stop the reader."""

_TOGETHER = frozenset({"meta", "item", "code", "table"})


@dataclass(frozen=True, slots=True)
class PageStyle:
    """How text is set. Cells and lines of the terminal.

    Args:
        measure: width of the column, in cells.
        indent: cells before the first line of a body paragraph (two ideographic spaces are 4).
        gap: blank lines between paragraphs.
        spacing: blank lines after each line of text.
        hang: cells beyond the measure in which 。 and ， may stand.
        ambiguous: cells that ambiguous characters take, 1 or 2.
    """

    measure: int
    indent: int = 4
    gap: int = 0
    spacing: int = 0
    hang: int = 0
    ambiguous: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the screen.

    ``text(paragraph)[start:end]`` stands on it, ``inset`` cells from the left edge of the column; ``first`` tells
    whether it is its paragraph's first. A blank line (``blank``) has the place of the text that follows it, or of
    the row above where it belongs to that (line spacing).
    """

    paragraph: int
    start: int
    end: int
    inset: int
    first: bool
    blank: bool


def inset_of(kind: LineKind, level: int, measure: int) -> int:
    """Cells by which a whole paragraph stands in from the left edge of the column."""
    if measure < 20:
        return 0
    if kind == "quote":
        return 4
    if kind == "item":
        return 2 * max(1, min(level, 6))
    return 2 if kind in ("code", "table") else 0


def gap_between(above: LineKind, below: LineKind, gap: int) -> int:
    """Blank lines between two paragraphs of these kinds, where ``gap`` of them stand between body paragraphs."""
    if above == below:
        return 0 if below in _TOGETHER else gap
    if above == "title" and below == "meta":
        return 0
    return max(1, gap)


_NOTHING = array("q")


class _Chunk:
    """Paragraphs ``first:last``, or one piece of paragraph ``first``; the arrays are empty until it is exact."""

    __slots__ = ("base", "ends", "exact", "first", "gaps", "last", "piece", "rows", "tops")

    def __init__(self, first: int, last: int, piece: int = -1) -> None:
        self.first = first
        self.last = last
        self.piece = piece
        self.exact = False
        self.base = 0  # where the piece begins in the paragraph's shown text
        self.tops = self.gaps = _NOTHING  # line on which each paragraph's block begins; its blank lines above
        self.rows = self.ends = _NOTHING  # number of each paragraph's first row; where each row ends


class Page:
    """An article set in a column.

    Args:
        source: what to set.
        style: how.
    """

    def __init__(self, source: PageSource, style: PageStyle) -> None:
        self.source = source
        self.style = style
        self._chunks = _cut(source)
        self._firsts = [chunk.first for chunk in self._chunks]
        self._heights = [self._estimate(chunk) for chunk in self._chunks]
        self._tops: list[int] | None = None
        self._next = 0
        self._pieces: dict[int, list[int]] = {}

    @property
    def height(self) -> int:
        """Lines of the whole page; an estimate until `exact`."""
        return self._chunk_tops()[-1]

    @property
    def exact(self) -> bool:
        """Whether every row is known."""
        return self._next >= len(self._chunks)

    def advance(self, budget_ms: float) -> bool:
        """Lay out more of the page, for about ``budget_ms`` milliseconds.

        Returns:
            Whether there is more to do.
        """
        stop = time.perf_counter() + budget_ms / 1000
        while self._next < len(self._chunks):
            self._lay(self._next)
            self._next += 1
            if time.perf_counter() >= stop:
                break
        return self._next < len(self._chunks)

    def row(self, y: int) -> Row:
        """What stands on line ``y`` (clamped to the page); lays out its chunk where that has not been done."""
        c, y = self._settle_chunk(y)
        chunk = self._chunks[c]
        local = y - self._chunk_tops()[c]
        at = min(bisect_right(chunk.tops, local), len(chunk.tops) - 1) - 1
        paragraph = chunk.first + at
        kind = self.source.kind(paragraph)
        inset = inset_of(kind, self.source.level(paragraph), self.style.measure)
        inside = local - chunk.tops[at] - chunk.gaps[at]
        first = chunk.rows[at]
        if inside < 0:
            return Row(paragraph, chunk.base, chunk.base, inset, False, True)
        step = 1 + self.style.spacing
        number = min(first + inside // step, chunk.rows[at + 1] - 1)
        start = chunk.base if number == first else chunk.ends[number - 1]
        opening = number == first and chunk.base == 0
        if opening:
            inset += self._indent(kind, self.source.text(paragraph))
        return Row(paragraph, start, chunk.ends[number], inset, opening, inside % step != 0)

    def line_of(self, paragraph: int, shown: int) -> int:
        """The line on which a place in a paragraph's shown text stands; its end stands on the last row."""
        c = self._chunk_of(paragraph, shown)
        self._lay(c)
        chunk = self._chunks[c]
        at = paragraph - chunk.first
        low, high = chunk.rows[at], chunk.rows[at + 1]
        number = min(bisect_right(chunk.ends, shown, low, high), high - 1) - low
        return self._chunk_tops()[c] + chunk.tops[at] + chunk.gaps[at] + number * (1 + self.style.spacing)

    def settle(self, y: int, above: int, below: int) -> int:
        """Make the lines around ``y`` exact: at least ``above`` before it and ``below`` after it.

        Returns:
            The line on which what stood on ``y`` stands now.
        """
        c, y = self._settle_chunk(y)
        line = y - self._chunk_tops()[c]
        have, at = line, c
        while have < above and at > 0:
            at -= 1
            self._lay(at)
            have += self._heights[at]
        have, at = self._heights[c] - line, c
        while have < below and at + 1 < len(self._chunks):
            at += 1
            self._lay(at)
            have += self._heights[at]
        return self._chunk_tops()[c] + line

    def _settle_chunk(self, y: int) -> tuple[int, int]:
        tops = self._chunk_tops()
        y = min(max(y, 0), tops[-1] - 1)
        c = min(max(bisect_right(tops, y) - 1, 0), len(self._chunks) - 1)
        while c and not self._heights[c]:
            c -= 1
        if self._chunks[c].exact:
            return c, y
        before = max(1, self._heights[c])
        line = y - tops[c]
        self._lay(c)
        line = min(line * self._heights[c] // before, self._heights[c] - 1)
        return c, self._chunk_tops()[c] + line

    def _chunk_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops

    def _chunk_of(self, paragraph: int, shown: int) -> int:
        c = bisect_right(self._firsts, paragraph) - 1
        if self._chunks[c].piece < 0:
            return c
        starts = self._piece_starts(paragraph)
        first = bisect_left(self._firsts, paragraph)
        return first + bisect_right(starts, shown, 0, len(starts) - 1) - 1

    def _piece_starts(self, paragraph: int) -> list[int]:
        """Where the pieces of a very long paragraph begin in its shown text, and its length."""
        starts = self._pieces.get(paragraph)
        if starts is None:
            count = bisect_right(self._firsts, paragraph) - bisect_left(self._firsts, paragraph)
            starts = self._pieces[paragraph] = _piece_starts(self.source.text(paragraph), count)
        return starts

    def _estimate(self, chunk: _Chunk) -> int:
        """Lines a chunk will take: half a row is lost in each paragraph, as each ends somewhere in a row."""
        source, style = self.source, self.style
        count = chunk.last - chunk.first
        length = source.end(chunk.last - 1) - source.start(chunk.first)
        if chunk.piece >= 0:
            length = PIECE_CHARACTERS
        rows = 2 * length / style.measure + 0.5 * count
        return max(1, round(rows * (1 + style.spacing) + style.gap * count))

    def _indent(self, kind: LineKind, text: str) -> int:
        """Cells before a paragraph's first row; text that brings its own indent gets no second one."""
        if kind != "paragraph" or self.style.measure < 12 or text[:1].isspace():
            return 0
        return self.style.indent

    def _lay(self, c: int) -> None:
        chunk = self._chunks[c]
        if chunk.exact:
            return
        source, style = self.source, self.style
        step = 1 + style.spacing
        tops, gaps, rows, ends = array("q"), array("q"), array("q"), array("q")
        line = 0
        above: LineKind | None = source.kind(chunk.first - 1) if chunk.first else None
        for i in range(chunk.first, chunk.last):
            kind = source.kind(i)
            text = source.text(i)
            gap = 0 if above is None or chunk.piece > 0 else gap_between(above, kind, style.gap)
            above = kind
            if chunk.piece >= 0:
                starts = self._piece_starts(i)
                chunk.base = starts[chunk.piece]
                text = text[chunk.base : starts[chunk.piece + 1]]
            inset = inset_of(kind, source.level(i), style.measure) if kind != "paragraph" else 0
            found = row_ends(
                text,
                style.measure - inset,
                first_indent=self._indent(kind, text) if chunk.piece <= 0 else 0,
                hang=style.hang,
                ambiguous=style.ambiguous,
            )
            tops.append(line)
            gaps.append(gap)
            rows.append(len(ends))
            ends.extend(found if not chunk.base else [chunk.base + end for end in found])
            line += gap + len(found) * step
        tops.append(line)
        rows.append(len(ends))
        chunk.tops, chunk.gaps, chunk.rows, chunk.ends = tops, gaps, rows, ends
        chunk.exact = True
        if self._heights[c] != line:
            self._heights[c] = line
            self._tops = None


def _cut(source: PageSource) -> list[_Chunk]:
    """Cut the source into chunks without reading its text."""
    out: list[_Chunk] = []
    numbers = range(len(source))
    i, n = 0, len(source)
    while i < n:
        length = source.end(i) - source.start(i)
        if length > 2 * PIECE_CHARACTERS:
            out.extend(_Chunk(i, i + 1, piece) for piece in range(-(-length // PIECE_CHARACTERS)))
            i += 1
            continue
        high = min(n, i + CHUNK_PARAGRAPHS)
        last = bisect_left(numbers, source.start(i) + CHUNK_CHARACTERS, i + 1, high, key=source.start)
        # The last one may be a giant, which gets chunks of its own.
        while last - i > 1 and source.end(last - 1) - source.start(last - 1) > 2 * PIECE_CHARACTERS:
            last -= 1
        out.append(_Chunk(i, last))
        i = last
    return out


def _piece_starts(text: str, count: int) -> list[int]:
    """Where to begin the pieces of a very long paragraph: after a sentence where one ends near the place."""
    starts = [0]
    for piece in range(1, count):
        at = max(len(text) * piece // count, starts[-1])
        near = max(starts[-1] + 1, at - 1024)
        found = max((text.rfind(mark, near, at) for mark in "。！？\n"), default=-1) + 1
        at = found or at
        while at > near and not (_begins_cluster(text, at) and may_break(text, at, near)):
            at -= 1
        starts.append(at if at > near else len(text) * piece // count)
    starts.append(len(text))
    return starts


def _begins_cluster(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1] != "\u200d" and character_cells(text[at]) > 0
