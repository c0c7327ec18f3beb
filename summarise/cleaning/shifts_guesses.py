"""From an undone run to edits: what the bytes force is one edit, each guess another, with its runner-up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarise.cleaning.edits import Edit
from summarise.cleaning.plausibility import Plausibility
from summarise.cleaning.shifts_candidates import Candidates
from summarise.cleaning.shifts_search import Undone
from summarise.cleaning.shifts_steps import Piece
from summarise.cleaning.shifts_swallowed import swallowed
from summarise.cleaning.shifts_tokens import Token

_AROUND = 20_000
"""Code points on either side in which a document's own words are looked up."""
_OWN_WORD = 1.2
"""Nats that a neighbouring pair saves which the document shows elsewhere."""
_WRONG_MARK = 6.0
"""Nats that a mark costs which opens what is open, closes what is not or stands twice."""
_ENDS = "。，；：？！、"
_TRIED = 12


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
    model: Plausibility,
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
            single, end = swallowed(raw, end, spaced)
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
    raw: str, tokens: Sequence[Token], undone: Undone, left: str, model: Plausibility, known: Candidates
) -> tuple[list[str], list[str | None]]:
    """Weigh each guess once more with both neighbours and the document's own words; texts and runners-up."""
    first, last = undone.first, undone.last
    behind = "".join(t.text for t in tokens[last : last + 2])
    texts = [piece.text for piece in undone.pieces]
    runners: list[str | None] = [None] * len(texts)
    near = raw[max(0, tokens[first].start - _AROUND) : tokens[last - 1].end + _AROUND]
    for n, piece in enumerate(undone.pieces):
        if piece.lost is None or piece.lost[0] == "word":
            runners[n] = piece.rival
            continue
        rest = piece.text[1:]
        before = left + "".join(texts[:n])
        right = (rest + "".join(texts[n + 1 : n + 4]) + behind)[:2]
        ranked = _ranked(piece, before, right, near, model, known)
        if ranked:
            texts[n] = ranked[0] + rest
            runners[n] = ranked[1] + rest if len(ranked) > 1 else None
    return texts, runners


def _ranked(piece: Piece, left: str, right: str, near: str, model: Plausibility, known: Candidates) -> list[str]:
    """The characters that fit the byte which is left, likeliest first."""
    assert piece.lost is not None
    which, byte = piece.lost
    pool = (known.by_lead if which == "trail" else known.by_trail).get(byte, [])
    context = ("\n\n" + left)[-2:]
    behind = (right + "\n")[:2]
    costs = sorted((model.text_cost(char + behind, context), char) for _, _, char in pool)
    opened = left.count("“") > left.count("”")
    weighed = []
    for cost, char in costs[:_TRIED]:
        own = (left[-1:] + char in near) + (char + right[:1] in near) + (left[-1:] + char + right[:1] in near)
        wrong = (char == "“" and (opened or not right)) or (char == "”" and not opened and bool(right))
        doubled = char in _ENDS and (char == right[:1] or char == left[-1:])
        weighed.append((cost - _OWN_WORD * own + _WRONG_MARK * (wrong + doubled), char))
    return [char for _, char in sorted(weighed)]


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
