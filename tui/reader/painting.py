"""Turning one row of a page into a strip of styled segments. Text is data: nothing in it is read as markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.reader.layout import Row
from tui.reader.sources import PageSource
from tui.reader.spans import Layer, PaneSpan
from tui.reader.widths import clusters, profile, shown, text_cells

KIND_STYLES = {
    "title": "reader--title",
    "meta": "reader--meta",
    "heading": "reader--heading",
    "quote": "reader--quote",
    "code": "reader--code",
    "table": "reader--code",
    "caption": "reader--caption",
    "note": "reader--note",
}
"""The component class for each kind of paragraph that has one."""

ITEM_BULLET = "- "
_OWN_BULLET = re.compile(r"\s*(?:[-*+•·●○■□◆◇▪‣–—①-⑳]|[（(]?[\d０-９一二三四五六七八九十百a-zA-Z]{1,3}[.．、)）])")


@dataclass(frozen=True, slots=True)
class Canvas:
    """Where and with what a row is painted.

    Args:
        width: cells of the pane.
        left: cells to the left of the column.
        ambiguous: cells that ambiguous characters take.
        base: the pane's own style.
        style: gives the style of a component class.
    """

    width: int
    left: int
    ambiguous: int
    base: Style
    style: Callable[[str], Style]


def paint(row: Row, source: PageSource, layers: Sequence[Layer], canvas: Canvas) -> Strip:
    """The strip for one row, as wide as the canvas."""
    if row.blank:
        return Strip.blank(canvas.width, canvas.base)
    i = row.paragraph
    kind = source.kind(i)
    base = canvas.base
    name = KIND_STYLES.get(kind)
    style = base + canvas.style(name) if name else base
    text = source.text(i)
    spans = _spans_of(row, source, layers)
    segments: list[Segment] = []
    mark = next((span for span in reversed(spans) if span.mark), None)
    left = canvas.left
    if mark is not None and left >= 1:
        ahead = max(0, left - 2)
        segments.append(Segment(" " * ahead, base))
        segments.append(Segment(mark.mark, base + canvas.style(mark.style)))
        segments.append(Segment(" " * (left - ahead - text_cells(mark.mark, canvas.ambiguous)), base))
    else:
        segments.append(Segment(" " * left, base))
    inset = row.inset
    if kind == "item" and row.first and inset >= 2 and not _OWN_BULLET.match(text):
        segments.append(Segment(" " * (inset - 2) + ITEM_BULLET, base))
    else:
        segments.append(Segment(" " * inset, base))
    pieces, cells = _pieces(text, row, source, spans, canvas, style)
    segments.extend(pieces)
    used = left + inset + cells
    if used < canvas.width:
        segments.append(Segment(" " * (canvas.width - used), base))
    segments = [segment for segment in segments if segment.text]
    strip = Strip(segments, max(used, canvas.width))
    return strip.crop(0, canvas.width) if used > canvas.width else strip


def _spans_of(row: Row, source: PageSource, layers: Sequence[Layer]) -> list[PaneSpan]:
    if not layers or source.start(row.paragraph) == source.end(row.paragraph):
        return []
    start, end = source.to_article(row.paragraph, row.start), source.to_article(row.paragraph, row.end)
    return [span for layer in layers for span in layer.touching(start, max(end, start + 1))]


def _pieces(
    text: str, row: Row, source: PageSource, spans: Sequence[PaneSpan], canvas: Canvas, style: Style
) -> tuple[list[Segment], int]:
    """The row's text, cut where a highlight begins or ends, and the cells it takes."""
    start, end = row.start, row.end
    line = text[start:end]
    if not line:
        return [], 0
    odd = profile(canvas.ambiguous).odd.search(line) is not None
    ends = [start + stop for stop, _ in clusters(line, canvas.ambiguous)] if odd else None
    cells = text_cells(line, canvas.ambiguous)
    if not spans:
        return [Segment(shown(line), style)], cells
    i = row.paragraph
    found = [(source.to_shown(i, span.start), source.to_shown(i, span.end), span.style) for span in spans]
    cuts = {start, end}
    for low, high, _ in found:
        cuts.add(min(max(low, start), end))
        cuts.add(min(max(high, start), end))
    if ends is not None:
        cuts &= {start, *ends}
    ordered = sorted(cuts)
    out: list[Segment] = []
    for low, high in pairwise(ordered):
        look = style
        for span_start, span_end, name in found:
            # A highlight that begins inside a cluster paints the whole cluster.
            if span_start < high and low < span_end:
                look += canvas.style(name)
        out.append(Segment(shown(text[low:high]), look))
    return out, cells
