"""Places that outlive the program: an offset into the raw text, and the words on either side of it.

A later version may decode, extract or clean better, and then the offset alone would point elsewhere; the words find
the place again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CONTEXT = 20
"""Code points of quotation kept on either side."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a raw text: ``offset`` in code points, with the text right before and right behind it."""

    offset: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SpanAnchor:
    """A stretch of a raw text: ``quote`` stands at ``start:end``, between ``before`` and ``after``."""

    start: int
    end: int
    quote: str
    before: str
    after: str


def anchor(raw: str, offset: int) -> Anchor:
    """The anchor of a place in ``raw``; the offset is clamped to the text."""
    offset = max(0, min(offset, len(raw)))
    return Anchor(offset, raw[max(0, offset - CONTEXT) : offset], raw[offset : offset + CONTEXT])


def anchor_span(raw: str, start: int, end: int) -> SpanAnchor:
    """The anchor of ``raw[start:end]``; both ends are clamped to the text."""
    start = max(0, min(start, len(raw)))
    end = max(start, min(end, len(raw)))
    return SpanAnchor(start, end, raw[start:end], raw[max(0, start - CONTEXT) : start], raw[end : end + CONTEXT])


def find_place(raw: str, place: Anchor) -> int:
    """Where ``place`` lies in ``raw``, which may not be quite the text it was taken from; an offset 0..len.

    The offset is believed while the words around it agree; then the nearest place with both quotations is taken,
    also where white space differs, then with either one; then the offset, clamped.
    """
    before, after, offset = place.before, place.after, place.offset
    start = offset - len(before)
    if start >= 0 and raw.startswith(before, start) and raw.startswith(after, offset) and offset <= len(raw):
        return offset
    whole = _nearest(raw, before + after, offset - len(before)) if before + after else None
    if whole is not None:
        return whole + len(before)
    spaced = _nearest_spaced(raw, before, after, offset)
    if spaced is not None:
        return spaced
    for words, shift in ((after, 0), (before, len(before))):
        found = _nearest(raw, words, offset - shift) if words else None
        if found is not None:
            return found + shift
    return max(0, min(offset, len(raw)))


def find_span(raw: str, place: SpanAnchor) -> tuple[int, int] | None:
    """Where the stretch lies in ``raw``, or None where its words are gone."""
    if raw.startswith(place.quote, place.start) and place.end <= len(raw) and place.start >= 0:
        return place.start, place.end
    for words, shift in (
        (place.before + place.quote + place.after, len(place.before)),
        (place.before + place.quote, len(place.before)),
        (place.quote + place.after, 0),
        (place.quote, 0),
    ):
        found = _nearest(raw, words, place.start - shift) if place.quote else None
        if found is not None:
            return found + shift, found + shift + len(place.quote)
    return None


def _nearest_spaced(raw: str, before: str, after: str, offset: int) -> int | None:
    """The place nearest to ``offset`` between ``before`` and ``after``, whatever white space there is among them."""
    head, tail = ("".join(words.split()) for words in (before, after))
    if not head + tail:
        return None
    # White space behind the place belongs to it where it was there before.
    gap = r"\s*"
    pattern = gap.join(map(re.escape, head)) + (r"\s*?" if after[:1].isspace() else gap) + "()"
    pattern += gap + gap.join(map(re.escape, tail))
    places = [match.start(1) for match in re.finditer(pattern, raw)]
    return min(places, key=lambda place: abs(place - offset)) if places else None


def _nearest(raw: str, words: str, offset: int) -> int | None:
    """The occurrence of ``words`` that starts nearest to ``offset``."""
    offset = max(0, offset)
    behind = raw.find(words, offset)
    before = raw.rfind(words, 0, min(len(raw), offset + len(words)))
    if behind < 0 or before < 0:
        found = max(behind, before)
        return found if found >= 0 else None
    return behind if behind - offset <= offset - before else before
