"""The book kept while a text is cleaned: every change, where it stood in the raw text, and why.

Cleaning goes in passes; each pass reads the text as the pass before left it. The ledger applies the changes of a
pass, remembers them in offsets of the raw text, and at the end tells the removals, the repairs and the map between
both texts, so that nothing can vanish without an entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from summarise.article import Removal, Repair
from summarise.cleaning.edits import Edit
from summarise.offsets import OffsetMap

SPACE = "space"
"""Kind of a change that touches white space only: it needs no entry in the finished article."""

REMOVED = "removed:"
"""Prefix of the kind of a change that is a removal; the reason follows."""


class Change(NamedTuple):
    """``raw[start:end]`` reads ``restored`` in the current text, where it starts at ``at``."""

    start: int
    end: int
    restored: str
    kind: str
    certain: bool
    runner_up: str | None
    at: int


def space(start: int, end: int, restored: str = "") -> Edit:
    """White space ``text[start:end]`` becomes ``restored``, also white space or nothing."""
    return Edit(start, end, restored, SPACE)


def removal(start: int, end: int, reason: str) -> Edit:
    """``text[start:end]`` is put aside for ``reason``."""
    return Edit(start, end, "", REMOVED + reason)


class Ledger:
    """A raw text and the changes made to it so far."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = raw
        self._changes: list[Change] = []

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make the edits of one pass, whose offsets are those of the current text.

        Where an edit meets an earlier change, a removal swallows what it covers and leaves the rest to the earlier
        change; any other edit becomes part of the earlier change.

        Args:
            edits: in order, not overlapping; edits that change nothing are passed over.

        Raises:
            ValueError: for edits that are out of order, overlap or leave the text.
        """
        news = [e for e in edits if e.start < e.end or e.restored]
        if not news:
            return
        last = 0
        for e in news:
            if not last <= e.start <= e.end <= len(self.text):
                raise ValueError(f"edit {e.start}:{e.end} is out of order or outside the text")
            last = e.end
        merged = _merge(self.text, self._changes, news) if self._changes else _first(news)
        self._set(merged)

    def _set(self, changes: list[Change]) -> None:
        raw = self.raw
        parts: list[str] = []
        done: list[Change] = []
        at = length = 0
        for start, end, restored, kind, certain, runner_up, _ in changes:
            if start == end and not restored:
                continue
            if start > at:
                parts.append(raw[at:start])
                length += start - at
            parts.append(restored)
            done.append(Change(start, end, restored, kind, certain, runner_up, length))
            length += len(restored)
            at = end
        parts.append(raw[at:])
        self.text = "".join(parts)
        self._changes = done

    def offsets(self) -> OffsetMap:
        """The map from the raw text to the current text."""
        return OffsetMap.from_edits(len(self.raw), [(c.start, c.end, len(c.restored)) for c in self._changes])

    def removed(self) -> tuple[Removal, ...]:
        """What was put aside, in text order."""
        skip = len(REMOVED)
        raw = self.raw
        return tuple(
            Removal(c.start, c.end, raw[c.start : c.end], c.kind[skip:])
            for c in self._changes
            if c.kind.startswith(REMOVED)
        )

    def repairs(self) -> tuple[Repair, ...]:
        """What was repaired, in text order; touching pieces of one re-reading are told as one."""
        out: list[Repair] = []
        run: list[Change] = []
        for c in self._changes:
            if c.kind == SPACE or c.kind.startswith(REMOVED):
                continue
            if run and c.kind == "mojibake" and c.start == run[-1].end and c.certain == run[-1].certain:
                run.append(c)
                continue
            if run:
                out.append(self._repair(run))
                run = []
            if c.kind == "mojibake":
                run = [c]
            else:
                start, end, restored, kind, certain, runner_up, at = c
                raw = self.raw[start:end]
                out.append(Repair(at, at + len(restored), raw, restored, kind, certain, runner_up, start, end))
        if run:
            out.append(self._repair(run))
        return tuple(sorted(out, key=lambda r: r.raw_start))

    def _repair(self, run: list[Change]) -> Repair:
        start, end, at = run[0].start, run[-1].end, run[0].at
        restored = "".join(c.restored for c in run)
        runner_up = run[0].runner_up if len(run) == 1 else None
        raw = self.raw[start:end]
        return Repair(at, at + len(restored), raw, restored, "mojibake", run[0].certain, runner_up, start, end)


def _first(edits: list[Edit]) -> list[Change]:
    return [Change(e.start, e.end, e.restored, e.kind, e.certain, e.runner_up, 0) for e in edits]


class _Piece(NamedTuple):
    """A change on its way through a pass; ``low:high`` is where it stands in the text before the pass."""

    low: int
    high: int
    change: Change


def _merge(text: str, changes: list[Change], edits: list[Edit]) -> list[Change]:
    """The changes that made ``text`` together with edits of it, as changes of the raw text.

    Both lists are walked once, from the end, so that places to the left of an edit keep their offsets.
    """
    left = [_Piece(c.at, c.at + len(c.restored), c) for c in changes]
    done: list[Change] = []
    for e in reversed(edits):
        while left and left[-1].low >= e.end:
            done.append(left.pop().change)
        met: list[_Piece] = []
        while left and left[-1].high > e.start:
            met.append(left.pop())
        met.reverse()
        shift = left[-1].change.end - left[-1].high if left else 0
        if not met:
            done.append(Change(e.start + shift, e.end + shift, e.restored, e.kind, e.certain, e.runner_up, 0))
        elif e.kind.startswith(REMOVED):
            _remove(e, met, shift, left, done)
        else:
            left.append(_join(text, e, met, shift))
    done += [piece.change for piece in reversed(left)]
    done.reverse()
    return done


def _remove(e: Edit, met: list[_Piece], shift: int, left: list[_Piece], done: list[Change]) -> None:
    """Put aside ``e``: earlier changes inside it go with it, those at its edges keep what sticks out."""
    first, last = met[0], met[-1]
    begins, ends = first.low < e.start, last.high > e.end
    if begins and ends and first is last:
        # The raw text of the piece cannot be told apart from that of its surroundings: it is part of the repair.
        c = first.change
        cut = c.restored[: e.start - first.low] + c.restored[e.end - first.low :]
        left.append(first._replace(change=c._replace(restored=cut)))
        return
    start = first.change.end if begins else e.start + shift
    end = last.change.start if ends else last.change.end + e.end - last.high
    if ends:
        c = last.change
        done.append(c._replace(restored=c.restored[e.end - last.low :]))
    if end > start:
        done.append(Change(start, end, "", e.kind, True, None, 0))
    if begins:
        c = first.change
        left.append(first._replace(change=c._replace(restored=c.restored[: e.start - first.low])))


def _join(text: str, e: Edit, met: list[_Piece], shift: int) -> _Piece:
    """One change made of an edit and the earlier changes that it touches."""
    first, last = met[0], met[-1]
    low, high = min(first.low, e.start), max(last.high, e.end)
    start = min(first.change.start, e.start + shift)
    end = last.change.end + max(0, e.end - last.high)
    tail = last.change.restored[e.end - last.low :] if last.high > e.end else ""
    restored = text[low : e.start] + e.restored + tail
    earlier = [p.change for p in met if p.change.kind != SPACE]
    if e.kind != SPACE:
        # What a removal lay in reads something now: it is no removal any more.
        earlier = [change for change in earlier if not change.kind.startswith(REMOVED)]
    kind = earlier[0].kind if earlier else e.kind
    runner_up = earlier[0].runner_up if len(earlier) == 1 and len(met) == 1 else e.runner_up
    certain = e.certain and all(p.change.certain for p in met)
    return _Piece(low, high, Change(start, end, restored, kind, certain, runner_up, 0))
