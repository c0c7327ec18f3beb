"""Points for what stands right before and right behind a possible name."""

from __future__ import annotations

from summarise.names.cues import (
    BYLINE,
    LABEL_BEFORE,
    LEAD_BEFORE,
    LIFE_AFTER,
    SPEECH_AFTER,
    TAIL,
    TITLE_AFTER,
    TITLE_BEFORE,
)

_BREAKS = frozenset("，。：；、！？“”‘’（）《》「」『』【】—…·,.:;!?()\"'\n\r\t /|[]<>　｜")
_COUNTING = frozenset("个只条每这那某些几两二三很更最太较种类批款场次项一十百千万不无的了着过")


def around(text: str, start: int, end: int) -> tuple[float, int]:
    """Points for the neighbourhood of ``text[start:end]``, and how many of its two sides prove a person."""
    points, proofs = _before(text[max(0, start - 8) : start])
    if not proofs and start and text[start - 1] in " :/、" and _byline(text, start):
        points, proofs = 3.0, 1
    after = text[end : end + 8]
    if not after or after[0] in _BREAKS:
        points += 1.0
        if LIFE_AFTER.match(after):
            return points + 2.0, proofs + 1
        if after[:1] in {":", "："}:
            points += 1.0
    elif SPEECH_AFTER.match(after) or TITLE_AFTER.match(after):
        return points + (5.0 if proofs else 3.0), proofs + 1
    elif TAIL.match(after):
        points += 0.5
    return points, proofs


def _byline(text: str, start: int) -> bool:
    """Whether the line up to ``start`` is a byline: 采写:奥一新闻 ..."""
    line = text.rfind("\n", max(0, start - 30), start) + 1
    return BYLINE.match(text, line, start) is not None and (line > 0 or start < 30)


def _before(before: str) -> tuple[float, int]:
    if not before:
        return 1.0, 0
    if before[-1] in _BREAKS:
        # A title may stand before a space, 记者 张三, or a bracket.
        if before[-1] in " :/|" and (TITLE_BEFORE.search(before[:-1]) or LABEL_BEFORE.search(before)):
            return 3.0, 1
        return 1.0, 0
    if TITLE_BEFORE.search(before):
        return 4.0, 1
    if LEAD_BEFORE.search(before):
        return 0.7, 0
    if before[-1] in _COUNTING:
        return -2.0, 0
    return 0.0, 0
