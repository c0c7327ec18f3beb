"""Where a place in one text lies in another text that was made from it.

Cleaning, conversion and folding all replace pieces of a text by other pieces. An `OffsetMap` remembers the
pieces, so that a reading position or a highlight can be carried over in both directions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """A monotone map between the offsets of two texts, in code points.

    The two texts are cut into the same number of pieces. Piece ``i`` covers ``source[i]:source[i + 1]`` of the
    one and ``target[i]:target[i + 1]`` of the other; both tuples start with 0 and end with the text's length.
    Inside a piece of equal length on both sides places correspond one to one; a place inside a piece whose
    length changed maps to the start of the other piece. Ends map to ends.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text of ``length`` code points to itself."""
        return cls((0, length), (0, length))

    @classmethod
    def from_edits(cls, length: int, edits: Iterable[tuple[int, int, int]]) -> OffsetMap:
        """Build the map from edits ``(start, end, new_length)`` of the source text.

        Args:
            length: code points of the source text.
            edits: in order, not overlapping; ``source[start:end]`` became ``new_length`` code points.

        Raises:
            ValueError: for edits that are out of order, overlap or leave the text.
        """
        source, target = [0], [0]
        at = shifted = 0
        for start, end, new_length in edits:
            if not at <= start <= end <= length:
                raise ValueError(f"edit {start}:{end} is out of order or outside 0:{length}")
            if start > at:
                shifted += start - at
                source.append(start)
                target.append(shifted)
            shifted += new_length
            at = end
            source.append(end)
            target.append(shifted)
        if at < length or len(source) == 1:
            source.append(length)
            target.append(shifted + length - at)
        return cls(tuple(source), tuple(target))

    def to_target(self, offset: int) -> int:
        """The place in the target text for a place in the source text; clamped to 0..length."""
        return _map(self.source, self.target, offset)

    def to_source(self, offset: int) -> int:
        """The place in the source text for a place in the target text; clamped to 0..length."""
        return _map(self.target, self.source, offset)

    def span_to_target(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the target text that came from ``source[start:end]``, whole pieces where lengths changed.

        Unlike the maps of places it takes in nothing that lies behind the last code point: where a stretch of the
        source was left out right behind ``end``, that stays outside.
        """
        return _map_span(self.source, self.target, start, end)

    def span_to_source(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source text that ``target[start:end]`` came from; see `span_to_target`."""
        return _map_span(self.target, self.source, start, end)

    def then(self, later: OffsetMap) -> OffsetMap:
        """This map followed by another whose source text is this one's target text.

        Raises:
            ValueError: when the two do not meet in a text of the same length.
        """
        if self.target[-1] != later.source[-1]:
            raise ValueError("the maps do not meet in the same text")
        cuts = set(self.target) | set(later.source)
        # A piece of changed length cannot be cut inside: the cuts that fall there are dropped on both sides.
        cuts -= _inside_changed(self.target, self.source, cuts)
        cuts -= _inside_changed(later.source, later.target, cuts)
        source, target = [0], [0]
        # Pieces that are empty in the middle text (deletions, insertions) keep their own breakpoints.
        first = _pairs(self.target, self.source)
        second = _pairs(later.source, later.target)
        for cut in sorted(cuts):
            lows, highs = first.get(cut), second.get(cut)
            a = lows or [_map(self.target, self.source, cut)]
            b = highs or [_map(later.source, later.target, cut)]
            for x in a:
                _push(source, target, x, b[0])
            for y in b[1:]:
                _push(source, target, a[-1], y)
        _push(source, target, self.source[-1], later.target[-1])
        return OffsetMap(tuple(source), tuple(target))


def _map(a: tuple[int, ...], b: tuple[int, ...], offset: int) -> int:
    if offset >= a[-1]:
        return b[-1]
    if offset < 0:
        return b[0]
    i = bisect_right(a, offset) - 1
    if a[i + 1] - a[i] == b[i + 1] - b[i]:
        return b[i] + offset - a[i]
    return b[i]


def _map_span(a: tuple[int, ...], b: tuple[int, ...], start: int, end: int) -> tuple[int, int]:
    low = _map(a, b, start)
    last = min(end, a[-1]) - 1
    if end <= start or last < 0:
        return low, low
    i = bisect_right(a, last) - 1
    same = a[i + 1] - a[i] == b[i + 1] - b[i]
    return low, max(low, b[i] + last - a[i] + 1 if same else b[i + 1])


def _inside_changed(a: tuple[int, ...], b: tuple[int, ...], cuts: set[int]) -> set[int]:
    out = set()
    for cut in cuts:
        if not 0 < cut < a[-1]:
            continue
        i = bisect_right(a, cut) - 1
        if a[i] < cut and a[i + 1] - a[i] != b[i + 1] - b[i]:
            out.add(cut)
    return out


def _pairs(a: tuple[int, ...], b: tuple[int, ...]) -> dict[int, list[int]]:
    out: dict[int, list[int]] = {}
    for x, y in zip(a, b, strict=True):
        out.setdefault(x, []).append(y)
    return out


def _push(source: list[int], target: list[int], x: int, y: int) -> None:
    if x < source[-1] or y < target[-1]:
        return
    if (x, y) != (source[-1], target[-1]):
        source.append(x)
        target.append(y)
