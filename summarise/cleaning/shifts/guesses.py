"""From an undone run to edits: what the bytes force is one edit, each guess another, with its runner-up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarise.cleaning.edits import Edit
from summarise.cleaning.plausibility import BREAK
from summarise.cleaning.shifts.candidates import Candidates
from summarise.cleaning.shifts.language import Language
from summarise.cleaning.shifts.own import OwnLanguage
from summarise.cleaning.shifts.search import Undone
from summarise.cleaning.shifts.steps import Piece
from summarise.cleaning.shifts.swallowed import swallowed
from summarise.cleaning.shifts.tokens import Kind, Token

_AROUND = 4_000
"""Code points on either side in which a document's own words are looked up."""
WEIGHED = 600
"""Steps that weighing one guess once more is worth."""
_OWN_WORD = 1.2
"""Nats that a neighbouring pair saves which the document shows elsewhere."""
_WRONG_MARK = 6.0
"""Nats that a mark costs which opens what is open, closes what is not or stands twice; the next ones speak for one.

The last of them: that a space may have stood behind it, where a single byte was lost there.
"""
_ENDS = "。，；：？！、"
_CLOSES = -3.0
_ASKS = 3.0
_STOPS = 1.0
_SPACED = 2.0
_CLAUSE = 40
_PAIRED = (("“", "”"), ("（(", "）)"), ("《", "》"), ("「", "」"), ("【", "】"))
_ALL_MARKS = frozenset(_ENDS).union(*(opening + closing for opening, closing in _PAIRED))
_STOP = re.compile("[。！？；!?;]")
# What asks, and what announces that something follows.
_QUESTION = re.compile(r"[吗嗎呢哪谁誰]|什[么麼]|怎[么麼样樣]|如何|是否|多少|有多|还是|還是|(.)不\1")
_ANNOUNCES = re.compile("如下|以下|下列|例如|比如|包括|步[骤驟]|命令|(?:方面|[種种個个點点])$")


class _Part(NamedTuple):
    start: int
    end: int
    text: str
    certain: bool
    runner_up: str | None


def edits_of(
    raw: str,
    tokens: Sequence[Token],
    undone: Undone,
    left: str,
    model: Language | OwnLanguage,
    known: Candidates,
    *,
    spaced: bool,
) -> list[Edit]:
    """The edits that put ``undone`` into effect.

    Args:
        raw: the text.
        tokens: the tokens that ``undone`` counts in.
        undone: what the search found.
        left: the line before the run, restored.
        model: how likely characters are.
        known: the characters that may be guessed.
        spaced: whether the text sets a space between Chinese and Latin.
    """
    texts, runners = _settle(raw, tokens, undone, left, model, known)
    parts: list[_Part] = []
    for n, piece in enumerate(undone.pieces):
        start = tokens[piece.first].start if piece.first < len(tokens) else tokens[-1].end
        end = tokens[piece.last - 1].end if piece.last > piece.first else start
        if piece.swallowed:
            single, end = swallowed(raw, end, spaced, texts[n][-1:])
            texts[n] += single
            rival = runners[n]
            runners[n] = rival + single if rival is not None else None
        parts.append(_Part(start, end, texts[n], piece.lost is None, runners[n]))
    return [
        Edit(part.start, part.end, part.text, "punctuation", part.certain, part.runner_up)
        for part in _joined(_covered(parts))
        if part.start != part.end or part.text
    ]


def _settle(
    raw: str, tokens: Sequence[Token], undone: Undone, left: str, model: Language | OwnLanguage, known: Candidates
) -> tuple[list[str], list[str | None]]:
    """Weigh each guess once more with both neighbours and the document's own words; texts and runners-up."""
    first, last = undone.first, undone.last
    behind = "".join(t.text for t in tokens[last : last + 2])
    texts = [piece.text for piece in undone.pieces]
    runners: list[str | None] = [None] * len(texts)
    near = raw[max(0, tokens[first].start - _AROUND) : tokens[last - 1].end + _AROUND]
    for n, piece in enumerate(undone.pieces):
        if piece.lost is None or piece.lost[0] in ("word", "gap"):
            runners[n] = piece.rival
            continue
        rest = piece.text[1:]
        before = left + "".join(texts[:n])
        right: str | None = (rest + "".join(texts[n + 1 : n + 4]) + behind)[:2]
        if piece.swallowed and piece.last < len(tokens):
            # Behind what was swallowed stands something that is not known, but for letters: see `Steps`.
            goes_on = tokens[piece.last].kind is Kind.ASCII and tokens[piece.last].text.isalnum()
            right = tokens[piece.last].text * 2 if goes_on else None
        ranked = _ranked(piece, before, right, near, model, known)
        if ranked:
            texts[n] = ranked[0] + rest
            runners[n] = ranked[1] + rest if len(ranked) > 1 else None
    return texts, runners


def _ranked(
    piece: Piece, left: str, right: str | None, near: str, model: Language | OwnLanguage, known: Candidates
) -> list[str]:
    """The characters that fit the byte which is left, likeliest first."""
    assert piece.lost is not None
    which, byte = piece.lost
    pool = (known.by_lead if which == "trail" else known.by_trail).get(byte, [])
    weighed = sorted((_cost(char, left, right, near, model), char) for _, _, char in pool)
    return [char for _, char in weighed]


def _cost(char: str, left: str, right: str | None, near: str, model: Language | OwnLanguage) -> float:
    """Nats that ``char`` costs between ``left`` and ``right``: as characters, as parts of words, as a mark.

    ``right`` is None where it is not known what stands there.
    """
    context = (BREAK * 2 + left)[-2:]
    if right is None:
        a, b, c = map(model.number, context + char)
        cost = model.cost(a, b, c)
        if char in _ALL_MARKS:
            return cost + _mark_cost(char, left, " ") - (_SPACED if char in _ENDS else 0.0)
        return cost - _OWN_WORD * (left[-1:] + char in near)
    a, b, c, d, e = map(model.number, context + char + (right + BREAK * 2)[:2])
    cost = model.cost(a, b, c) + model.cost(b, c, d)
    if right:
        cost += model.cost(c, d, e)
    if char in _ALL_MARKS:
        return cost + _mark_cost(char, left, right)
    own = (left[-1:] + char in near) + (char + right[:1] in near) + (left[-1:] + char + right[:1] in near)
    return cost - _OWN_WORD * own


def _mark_cost(char: str, left: str, right: str) -> float:
    """What speaks against a mark, or for it: pairs that do not match, marks that stand twice, a question."""
    if char in _ENDS and (char == right[:1] or char == left[-1:]):
        return _WRONG_MARK
    for opening, closing in _PAIRED:
        opened = sum(map(left.count, opening)) > sum(map(left.count, closing))
        if char in opening:
            return _WRONG_MARK if opened or not right else 0.0
        if char in closing:
            return _CLOSES if opened else _WRONG_MARK
    if char in "？：" and not right:
        cue = _QUESTION if char == "？" else _ANNOUNCES
        return -_ASKS if cue.search(_STOP.split(left[-_CLAUSE:])[-1]) else 0.0
    return -_STOPS if char == "。" else 0.0


def _covered(parts: list[_Part]) -> list[_Part]:
    """Guesses that no code point of the raw text stands for join the part behind them, or the last one before."""
    out: list[_Part] = []
    pending: _Part | None = None
    for each in parts:
        part = each
        if pending is not None:
            part = _Part(part.start, part.end, pending.text + part.text, False, _both(pending, part))
            pending = None
        if part.start == part.end:
            pending = part
        else:
            out.append(part)
    if pending is not None:
        if out:
            last = out.pop()
            out.append(_Part(last.start, last.end, last.text + pending.text, False, _both(last, pending)))
        else:
            out.append(pending)
    return out


def _both(one: _Part, two: _Part) -> str | None:
    if one.runner_up is None and two.runner_up is None:
        return None
    if one.runner_up is not None:
        return one.runner_up + two.text
    return one.text + (two.runner_up or "")


def _joined(parts: list[_Part]) -> list[_Part]:
    """Neighbouring certain parts as one; each part reaches to the next one, over annotations between them."""
    out: list[_Part] = []
    for part in parts:
        if out:
            last = out[-1]
            if last.certain and part.certain:
                out[-1] = _Part(last.start, part.end, last.text + part.text, True, None)
                continue
            if last.end < part.start:
                out[-1] = last._replace(end=part.start)
        out.append(part)
    return out
