"""Places that outlive the program: an offset into the raw text, and the words on either side of it.

A later version may decode, extract or clean better, or the file may be saved again with its lines broken elsewhere;
the offset alone would then point elsewhere, and the words find the place again. White space never counts.
"""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 20
"""Code points of quotation kept on either side."""
_PIECE = 12
"""So many code points of a quotation's beginning and end tell it where its middle has changed."""
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a raw text: ``offset`` in code points, with the text right before and right behind it."""

    offset: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SpanAnchor:
    """A stretch of a raw text: ``quote`` stands at ``start:end``, between ``before`` and ``after``.

    ``solid`` is how many code points before it are no white space; None where that is not known.
    """

    start: int
    end: int
    quote: str
    before: str
    after: str
    solid: int | None = None


def anchor(raw: str, offset: int) -> Anchor:
    """The anchor of a place in ``raw``; the offset is clamped to the text."""
    offset = max(0, min(offset, len(raw)))
    return Anchor(offset, raw[max(0, offset - CONTEXT) : offset], raw[offset : offset + CONTEXT])


def anchor_span(raw: str, start: int, end: int) -> SpanAnchor:
    """The anchor of ``raw[start:end]``; both ends are clamped to the text."""
    start = max(0, min(start, len(raw)))
    end = max(start, min(end, len(raw)))
    before = raw[max(0, start - CONTEXT) : start]
    return SpanAnchor(start, end, raw[start:end], before, raw[end : end + CONTEXT], solid_length(raw[:start]))


def solid_length(text: str) -> int:
    """How many code points of ``text`` are no white space."""
    return sum(map(len, text.split()))


def solid_offset(raw: str, solid: int) -> int:
    """The last offset into ``raw`` with at most ``solid`` code points other than white space before it."""
    low, high = 0, len(raw)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if solid_length(raw[:middle]) <= solid else (low, middle - 1)
    return low


def find_place(raw: str, place: Anchor) -> int:
    """Where ``place`` lies in ``raw``, which may not be quite the text it was taken from; an offset 0..len.

    The offset is believed while the words around it agree; then the nearest place with both quotations is taken,
    also where white space differs, then with either one; then the offset, clamped.
    """
    return Finder(raw).place(place)


def find_span(raw: str, place: SpanAnchor) -> tuple[int, int] | None:
    """Where the stretch lies in ``raw``, or None where its words are gone."""
    return Finder(raw).span(place)


class Finder:
    """Finds any number of places in one raw text; what white space hides is looked up at most once."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._solid: str | None = None
        self._offsets: list[int] = []

    def place(self, place: Anchor) -> int:
        """See `find_place`."""
        raw, before, after, offset = self._raw, place.before, place.after, place.offset
        start = offset - len(before)
        if start >= 0 and offset <= len(raw) and raw.startswith(before, start) and raw.startswith(after, offset):
            return offset
        text = self._text()
        expected = self._expected(offset, None)
        head, tail = _solid(before), _solid(after)
        for words, shift in ((head + tail, len(head)), (tail, 0), (head, len(head))):
            found = _nearest(text, words, expected - shift) if words else None
            if found is not None:
                at = found + shift
                # White space behind the place belongs to it where it was there before.
                ahead = at < len(text) and tail and not (after[:1].isspace() and head)
                return self._offsets[at] if ahead else self._behind(at)
        return max(0, min(offset, len(raw)))

    def span(self, place: SpanAnchor) -> tuple[int, int] | None:
        """See `find_span`."""
        raw, start = self._raw, place.start
        before = start - len(place.before)
        whole = place.before + place.quote + place.after
        if before >= 0 and place.end <= len(raw) and raw.startswith(whole, before):
            return start, place.end
        quote = _solid(place.quote)
        if not quote:
            return None
        head, tail = _solid(place.before), _solid(place.after)
        text, expected = self._text(), self._expected(start, place.solid)
        for words, shift in ((head + quote + tail, len(head)), (head + quote, len(head)), (quote + tail, 0)):
            found = _nearest(text, words, expected - shift)
            if found is not None:
                return self._raw_span(found + shift, len(quote))
        at = _most_alike(text, quote, head, tail, expected)
        if at is not None:
            return self._raw_span(at, len(quote))
        between = _between(text, quote, head, tail, expected)
        return self._raw_span(between[0], between[1] - between[0]) if between is not None else None

    def _text(self) -> str:
        """The raw text without its white space."""
        if self._solid is None:
            self._offsets = [i for i, char in enumerate(self._raw) if not char.isspace()]
            self._solid = _solid(self._raw)
        return self._solid

    def _expected(self, offset: int, solid: int | None) -> int:
        return solid if solid is not None else solid_length(self._raw[: max(0, offset)])

    def _raw_span(self, at: int, length: int) -> tuple[int, int]:
        return self._offsets[at], self._offsets[at + length - 1] + 1

    def _behind(self, at: int) -> int:
        return self._offsets[at - 1] + 1 if at else 0


def _solid(text: str) -> str:
    return "".join(text.split())


def _most_alike(text: str, quote: str, head: str, tail: str, expected: int) -> int | None:
    """The occurrence of ``quote`` whose neighbours agree the most with those it had; of equals the nearest."""
    best: tuple[int, int, int] | None = None
    at = text.find(quote)
    seen = 0
    while at >= 0 and seen < 10_000:
        end = at + len(quote)
        alike = _common(text[max(0, at - len(head)) : at][::-1], head[::-1]) + _common(text[end:], tail)
        rank = (alike, -abs(at - expected), at)
        if best is None or rank > best:
            best = rank
        at = text.find(quote, at + 1)
        seen += 1
    return best[2] if best is not None else None


def _common(one: str, other: str) -> int:
    """How many code points two texts begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _between(text: str, quote: str, head: str, tail: str, expected: int) -> tuple[int, int] | None:
    """Where a quotation lies of which some characters are decoded differently now: between what stood around it.

    Its own beginning and end tell it as well as its neighbours do; without either it is gone.
    """
    size = min(_PIECE, len(quote) // 3)
    openings = [(head, len(head))] + ([(quote[:size], 0)] if size >= _LEAST else [])
    closings = [(tail, 0)] + ([(quote[-size:], size)] if size >= _LEAST else [])
    for before, shift in openings:
        if len(before) < _LEAST:
            continue
        found = _nearest(text, before, expected - (shift if before is head else 0))
        if found is None:
            continue
        start = found + shift
        for after, length in closings:
            if len(after) < _LEAST:
                continue
            stop = text.find(after, start, start + 2 * len(quote) + 2 * CONTEXT)
            if stop > start and _resembles(text[start : stop + length], quote):
                return start, stop + length
    return None


def _resembles(found: str, quote: str) -> bool:
    """Whether more than half of the characters are the same: other words in the same place are not the quotation."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, found, quote, autojunk=False)
    return matcher.real_quick_ratio() > 0.5 and matcher.ratio() > 0.5


def _nearest(text: str, words: str, offset: int) -> int | None:
    """The occurrence of ``words`` that starts nearest to ``offset``."""
    offset = max(0, offset)
    behind = text.find(words, offset)
    before = text.rfind(words, 0, min(len(text), offset + len(words)))
    if behind < 0 or before < 0:
        found = max(behind, before)
        return found if found >= 0 else None
    return behind if behind - offset <= offset - before else before
