"""Where a cursor in the text may stand, and where a word, a sentence or a paragraph takes it.

A cursor stands only between characters as they are seen, and never inside a piece that conversion has changed as a
whole: so what lies between two such places is exactly a stretch of the article. Offsets are places in the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tui.reader.sources import PageSource, paragraph_at
from tui.reader.widths import cluster_bounds

_NEAR = 64
_WINDOW = 512
# Nothing that is cut as one word reaches across these.
_BREAK = re.compile(r"[\s，。、；：？！…“”‘’「」『』（）《》〈〉【】〔〕—]")
_LONG = 20_000


def after(source: PageSource, offset: int) -> int:
    """The next place behind ``offset`` in its paragraph; the paragraph's end where there is none."""
    i = paragraph_at(source, offset)
    shown = source.to_shown(i, offset)
    text = source.text(i)
    while shown < len(text):
        ends = cluster_bounds(text[shown : shown + _NEAR])[0]
        for end in ends if shown + _NEAR >= len(text) or len(ends) == 1 else ends[:-1]:
            there = source.to_article(i, shown + end)
            if there > offset and _stands(source, i, shown + end, there):
                return there
        shown += ends[-1]
    return max(offset, source.end(i))


def before(source: PageSource, offset: int) -> int | None:
    """The next place before ``offset`` in its paragraph; None at the paragraph's beginning."""
    i = paragraph_at(source, offset)
    shown = source.to_shown(i, offset)
    text = source.text(i)
    stop = shown
    while stop > 0:
        low = max(0, stop - _NEAR)
        starts = [0, *cluster_bounds(text[low:stop])[0][:-1]]
        # The first character of a window may be half of one.
        for start in reversed(starts if low == 0 or len(starts) == 1 else starts[1:]):
            there = source.to_article(i, low + start)
            if there < offset and _stands(source, i, low + start, there):
                return there
        stop = low + (starts[1] if low and len(starts) > 1 else 0)
    return source.start(i) if offset > source.start(i) else None


def place_at(source: PageSource, offset: int) -> int:
    """The place at which the character that covers ``offset`` begins."""
    i = paragraph_at(source, offset)
    shown = source.to_shown(i, offset)
    whole = source.whole(i, shown)
    return min(offset, source.to_article(i, whole[0] if whole else shown))


def _stands(source: PageSource, i: int, shown: int, there: int) -> bool:
    return source.to_shown(i, there) == shown and source.whole(i, shown) is None


# Words ------------------------------------------------------------------------------------------------------


def word_at(source: PageSource, offset: int) -> tuple[int, int] | None:
    """The word, or the mark, that stands at a place; None where there is only white space."""
    i = paragraph_at(source, offset)
    shown = source.to_shown(i, offset)
    for start, end, _ in _words_near(source.text(i), shown):
        if start <= shown < end:
            return _in_article(source, i, start, end)
    return None


def next_word(source: PageSource, offset: int) -> int | None:
    """Where the next word begins; marks between words are passed over. None at the end of the text."""
    return next((start for start, _ in _words_after(source, offset) if start > offset), None)


def word_end(source: PageSource, offset: int, *, least: int) -> int | None:
    """Where the word at or behind ``offset`` ends, the first end that lies behind ``least``."""
    return next((end for _, end in _words_after(source, offset) if end > least), None)


def previous_word(source: PageSource, offset: int) -> int | None:
    """Where the word at ``offset`` begins, or the one before it; None at the beginning of the text."""
    i = paragraph_at(source, offset)
    shown = source.to_shown(i, offset)
    while i >= 0:
        text = source.text(i) if source.end(i) > source.start(i) else ""
        stop = len(text) if shown < 0 else shown
        while stop > 0:
            found = _words_near(text, stop - 1)
            for start, end, is_word in reversed(found):
                if is_word and start < stop:
                    there = _in_article(source, i, start, end)[0]
                    if there < offset:
                        return there
            stop = found[0][0] if found and found[0][0] < stop else _window(text, stop - 1)[0]
        i, shown = i - 1, -1
    return None


def _words_after(source: PageSource, offset: int) -> Iterator[tuple[int, int]]:
    i = paragraph_at(source, offset)
    shown = source.to_shown(i, offset)
    while i < len(source):
        text = source.text(i) if source.end(i) > source.start(i) else ""
        at = shown
        while at < len(text):
            for start, end, is_word in _words_near(text, at):
                if is_word and end > at:
                    yield _in_article(source, i, start, end)
            at = _window(text, at)[1]
        i, shown = i + 1, 0


def _in_article(source: PageSource, i: int, start: int, end: int) -> tuple[int, int]:
    """A stretch of ``text(i)`` as places in the article, made longer to where a cursor may stand."""
    low, high = source.whole(i, start), source.whole(i, end)
    first = source.to_article(i, low[0] if low else start)
    last = source.to_article(i, high[1] if high else end)
    shown = source.to_shown(i, last)
    return first, last if shown >= end and last > first else after(source, max(first, last))


def _window(text: str, at: int) -> tuple[int, int]:
    """A piece of ``text`` with ``at`` inside that cuts no word in two, unless there is nothing to cut at for long."""
    low = max(0, at - _WINDOW)
    breaks = [low + match.end() for match in _BREAK.finditer(text[low : at + 1])]
    starts = [found for found in breaks if found <= at]
    if starts:
        start = starts[-1]
    elif _BREAK.match(text, at):
        start = at
    else:
        start = low if low == 0 else at - at % _WINDOW
    match = _BREAK.search(text, max(at, start), start + 2 * _WINDOW)
    end = match.end() if match else min(len(text), start + 2 * _WINDOW)
    return min(start, at), max(end, at + 1)


def _words_near(text: str, at: int) -> list[tuple[int, int, bool]]:
    """Words and marks in the window round a place of ``text``; the last value tells words."""
    if not 0 <= at < len(text):
        return []
    start, end = _window(text, at)
    return [(start + low, start + high, is_word) for low, high, is_word in _cut(text[start:end])]


@lru_cache(maxsize=64)
def _cut(piece: str) -> tuple[tuple[int, int, bool], ...]:
    from summarise.words import segment

    return tuple((token.start, token.end, any(c.isalnum() for c in token.text)) for token in segment(piece))


# Sentences --------------------------------------------------------------------------------------------------


def sentence_at(source: PageSource, offset: int) -> tuple[int, int]:
    """The sentence at a place, white space at its ends left out; the whole paragraph where it has none."""
    i = paragraph_at(source, offset)
    shown = source.to_shown(i, offset)
    found = [span for span in _sentences_near(source.text(i), shown) if span[0] <= shown]
    if not found:
        return source.start(i), source.end(i)
    return _in_article(source, i, *found[-1])


def next_sentence(source: PageSource, offset: int) -> int | None:
    """Where the next sentence begins, in this paragraph or one behind it; None in the last one."""
    i = paragraph_at(source, offset)
    shown = source.to_shown(i, offset)
    for start, _ in _sentences_near(source.text(i), shown):
        if start > shown and (there := source.to_article(i, start)) > offset:
            return there
    return next_paragraph(source, offset)


def previous_sentence(source: PageSource, offset: int) -> int | None:
    """Where this sentence begins, or the one before it; None at the beginning of the text."""
    i = paragraph_at(source, offset)
    shown = source.to_shown(i, offset)
    while i >= 0:
        if source.end(i) > source.start(i):
            text = source.text(i)
            at = len(text) if shown < 0 else shown
            found = [span[0] for span in _sentences_near(text, at) if span[0] < at]
            if found and (there := source.to_article(i, found[-1])) < offset:
                return there
        i, shown = i - 1, -1
    return None


def _sentences_near(text: str, at: int) -> list[tuple[int, int]]:
    if len(text) <= 2 * _LONG:
        return list(_sentences(text))
    start = max(0, (at // _LONG - 1) * _LONG)
    return [(start + low, start + high) for low, high in _sentences(text[start : start + 3 * _LONG])]


@lru_cache(maxsize=16)
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    from summarise.sentences import split_sentences

    out = []
    for span in split_sentences(text):
        piece = text[span.start : span.end]
        start = span.start + len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if end > start:
            out.append((start, end))
    return tuple(out)


# Paragraphs -------------------------------------------------------------------------------------------------


def next_paragraph(source: PageSource, offset: int) -> int | None:
    """Where the next paragraph of the text begins."""
    i = paragraph_at(source, offset) + 1
    while i < len(source):
        if source.end(i) > source.start(i) and source.start(i) > offset:
            return source.start(i)
        i += 1
    return None


def previous_paragraph(source: PageSource, offset: int) -> int | None:
    """Where this paragraph begins, or the one before it."""
    i = paragraph_at(source, offset)
    while i >= 0:
        if source.end(i) > source.start(i) and source.start(i) < offset:
            return source.start(i)
        i -= 1
    return None


def paragraph_of(source: PageSource, offset: int) -> tuple[int, int]:
    """Where the paragraph at a place begins and ends."""
    i = paragraph_at(source, offset)
    return source.start(i), source.end(i)
