"""Highlights: stretches of the article that are painted differently, in layers, without touching the layout."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

LAYER_ORDER = (
    "links",
    "removed",
    "repairs",
    "names",
    "figures",
    "summary",
    "notes",
    "highlights",
    "search",
    "current",
    "selection",
    "caret",
)
"""Layers from the lowest to the highest: where two meet, the higher one's colours win. Others lie beneath all."""


@dataclass(frozen=True, slots=True)
class PaneSpan:
    """One highlight.

    Args:
        start: where it begins, as an offset into the article's text.
        end: where it ends; a span of no length paints only its mark.
        style: the pane's component class, such as ``reader--figure-money``.
        mark: a sign of one cell shown in the left margin of each row it touches, or nothing.
    """

    start: int
    end: int
    style: str
    mark: str = ""


class SpanLayer:
    """The spans of one layer, found by place in logarithmic time. They may overlap.

    Args:
        spans: in any order.
    """

    __slots__ = ("_reach", "_spans", "_starts")

    def __init__(self, spans: Iterable[PaneSpan]) -> None:
        self._spans = sorted(spans, key=_start)
        self._starts = [span.start for span in self._spans]
        # The farthest end so far: where it stays behind a place, nothing earlier can touch that place.
        self._reach = list(accumulate((max(span.end, span.start + 1) for span in self._spans), max))

    def touching(self, start: int, end: int) -> Sequence[PaneSpan]:
        """The spans that have a part in ``start:end``, in order; one of no length counts where it stands."""
        found: list[PaneSpan] = []
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._reach[at] > start:
            span = self._spans[at]
            if max(span.end, span.start + 1) > start:
                found.append(span)
            at -= 1
        found.reverse()
        return found


class RangeLayer:
    """Many highlights of one look, such as search hits, without an object for each.

    Args:
        ranges: ``(start, end)`` in order, none overlapping another; not copied.
        style: the component class of all.
        mark: the mark of all.
    """

    __slots__ = ("_mark", "_ranges", "_style")

    def __init__(self, ranges: Sequence[tuple[int, int]], style: str, mark: str = "") -> None:
        self._ranges = ranges
        self._style = style
        self._mark = mark

    def touching(self, start: int, end: int) -> Sequence[PaneSpan]:
        """See `SpanLayer.touching`."""
        ranges = self._ranges
        last = bisect_left(ranges, (end,))
        first = last
        while first and ranges[first - 1][1] > start:
            first -= 1
        return [PaneSpan(low, high, self._style, self._mark) for low, high in ranges[first:last]]


Layer = SpanLayer | RangeLayer


def _start(span: PaneSpan) -> int:
    return span.start


def in_order(layers: Iterable[str]) -> list[str]:
    """The names of layers, lowest first."""
    known = {name: number for number, name in enumerate(LAYER_ORDER)}
    return sorted(layers, key=lambda name: known.get(name, -1))
