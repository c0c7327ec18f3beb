"""The search that undoes one byte shift: pair the bytes anew, guess the one that is lost, see where it ends.

A shifted run is read with one byte pending. Each token gives the pending byte its trail byte and leaves the next
one pending; the run ends where a byte that stands alone (an ASCII letter, the euro sign, a half-eaten annotation)
takes the pending one. What the bytes force is never weighed; the search branches only where a byte is lost: the lead
byte before the mark that began the shift, a pair that vanished, the byte that ``?`` swallowed, the last byte of a line.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace

from summarise.cleaning.bytes_cp936 import characters
from summarise.cleaning.shifts.gaps import Gaps
from summarise.cleaning.shifts.language import Language
from summarise.cleaning.shifts.own import OwnLanguage
from summarise.cleaning.shifts.steps import ALIGNED, Piece, State, Steps
from summarise.cleaning.shifts.tokens import Kind

_BEAM = 4
_BEAM_AGAIN = 8
"""How many hypotheses are followed, the first time and when a run is read again."""
_SLACK = 9.0
_SLACK_SURE = 14.0
"""Nats behind the best hypothesis, or behind the untouched text, at which a hypothesis is given up; where pairs may
have vanished, and where they did not.
"""
_LEAST_GAIN = 0.5
"""Nats that a hypothesis must gain with every token, so that a walk through noise ends soon."""
_GLANCE = 3
"""Tokens behind a mark that are read one byte off before anything is weighed in earnest."""
_GLANCE_LOSS = 6.0
"""Nats that those characters, each for itself, may be rarer than the untouched ones."""
_UNREADABLE = 14.0
_ODD = 6.0
"""Nats that each of some characters behind a mark must cost, for a run to be looked for."""
_ODD_TOKENS = (1, 2, 4, 8)
_AT_ONCE = 24
"""Tokens from which on it saves time to weigh them all at once."""


@dataclass(frozen=True, slots=True)
class Undone:
    """A run that reads better otherwise: tokens ``first`` up to ``last``, the nats gained, the pieces in order.

    ``asked``: a ``?`` shows where the byte was lost.
    """

    first: int
    last: int
    gain: float
    pieces: tuple[Piece, ...]
    asked: bool = False

    @property
    def losses(self) -> int:
        """How many bytes of it were guessed, about: of a gap more than it has characters."""
        return sum(1 + len(piece.text) if piece.lost[0] == "gap" else 1 for piece in self.pieces if piece.lost)


def _either(one: State, other: State) -> State:
    """The likelier of two ways to read the same, as likely as both together."""
    if other.cost < one.cost:
        one, other = other, one
    return one._replace(cost=one.cost - math.log1p(math.exp(one.cost - other.cost)))


class _Untouched:
    """What the untouched line costs up to each token, worked out as far as it is asked for.

    At most marks a glance at the next tokens shows that nothing is wrong.
    """

    def __init__(self, model: Language | OwnLanguage, numbers: Sequence[int], form: Callable[[int], float]) -> None:
        """Nothing is worked out yet; ``numbers`` must not change before `complete`.

        ``form`` is what the form of each token costs beside.
        """
        self._model, self._numbers, self._form = model, numbers, form
        self._totals = [0.0]

    def __len__(self) -> int:
        return len(self._numbers) + 1

    def __getitem__(self, at: int) -> float:
        if at >= len(self._totals):
            self._go_on(at)
        return self._totals[at]

    def __setitem__(self, at: int, total: float) -> None:
        self._totals[at] = total

    def complete(self) -> None:
        """Work out everything."""
        self._go_on(len(self._numbers))

    def _go_on(self, stop: int) -> None:
        cost, totals, numbers = self._model.cost, self._totals, self._numbers
        at = len(totals) - 1
        first, second = ([self._model.line_break] * 2 + list(numbers[max(0, at - 2) : at]))[-2:]
        total = totals[at]
        if stop - at >= _AT_ONCE:
            self._model.prepare(numbers[max(0, at - 2) : stop])
        for n, number in enumerate(numbers[at:stop], at):
            total += cost(first, second, number) + self._form(n)
            totals.append(total)
            first, second = second, number


class Search:
    """Undoes shifts in one line of tokens."""

    def __init__(self, steps: Steps, *, ends: bool = True) -> None:
        """Set up for the line that ``steps`` reads; ``ends``: whether the line ends where its tokens do."""
        self._steps, self._ends = steps, ends
        self._model, self._budget = steps.model, steps.budget
        self.tokens = self._tokens = steps.tokens
        self._chars = characters()
        number = steps.model.number
        self._numbers = [number("?" if t.kind is Kind.REMNANT else t.text) for t in steps.tokens]
        self._raw = _Untouched(steps.model, self._numbers, steps.foreign)
        # Where nothing vanished there is time for more.
        self._beam, self._slack = (_BEAM_AGAIN, _SLACK_SURE) if steps.private else (_BEAM, _SLACK)

    def by(self, own: OwnLanguage, gaps: Gaps) -> Search:
        """The same search by what the text says itself."""
        made = copy(self)
        made._model, made._steps, made._beam = own, self._steps.by(own, gaps), _BEAM_AGAIN
        made._raw = _Untouched(own, made._numbers, made._steps.foreign)
        return made

    def settle(self, undone: Undone, text: str) -> None:
        """Read ``undone`` as ``text`` from now on, so that a run close behind it has the right words before it."""
        cost = self._model.cost
        last = undone.last
        self._raw.complete()
        for at, char in zip((last - 2, last - 1), text[-2:].rjust(2), strict=True):
            if undone.first <= at:
                self._numbers[at] = self._model.number(char)
        for at in range(min(last + 1, len(self._numbers) - 1), last - 1, -1):
            self._raw[at] = self._raw[at + 1] - cost(*self._context(at), self._numbers[at]) - self._steps.foreign(at)

    def _context(self, at: int) -> tuple[int, int]:
        """The numbers of the two tokens before ``at``."""
        brk = self._model.line_break
        return (self._numbers[at - 2] if at > 1 else brk), (self._numbers[at - 1] if at else brk)

    def from_mark(self, at: int, asked: bool) -> Undone | None:
        """Undo a shift that begins at the mark ``at``; ``asked``: a ``?`` before it shows the lost byte."""
        token = self._tokens[at]
        lead, trail = (token.lead, token.trail) if token.kind is Kind.PAIR else (0xA3, token.lead + 0x80)
        if not (asked or self._odd(at + 1) or self._strays(at + 1)) or not self._promising(at + 1, trail):
            return None
        begin = at - 1 if asked else at
        first, second = self._context(begin)
        states = [
            State(cost, second, n, trail, Piece(None, begin, at + 1, char, ("lead", lead)))
            for cost, n, char in self._steps.gaps.ended(first, second, lead)
        ]
        undone = self._run(begin, at + 1, states)
        return replace(undone, asked=True) if undone is not None and asked else undone

    def _odd(self, at: int) -> bool:
        """Whether some of the characters from token ``at`` on are unlikely as they stand, or none are left."""
        raw = self._raw
        if at >= len(self._tokens):
            return True
        last = len(raw) - 1
        return any(raw[min(last, at + n)] - raw[min(last, at)] > _ODD * n for n in _ODD_TOKENS)

    def _strays(self, at: int) -> bool:
        """Whether token ``at`` is a single letter, or a sign, that may be the second byte of a character."""
        if at >= len(self._tokens) or self._tokens[at].kind is not Kind.ASCII:
            return False
        last = at + 1 == len(self._tokens)
        return 0x40 <= self._tokens[at].lead < 0x7F and (last or self._tokens[at + 1].kind is Kind.PAIR)

    def _promising(self, at: int, pending: int) -> bool:
        """Whether the characters at ``at`` are no rarer when they are read one byte off."""
        single, number = self._model.single, self._model.number
        loss = 0.0
        for n in range(at, min(at + _GLANCE, len(self._tokens))):
            token = self._tokens[n]
            if token.kind is not Kind.PAIR:
                break
            char = self._chars.get(pending << 8 | token.lead)
            loss += (single(number(char)) if char is not None else _UNREADABLE) - single(self._numbers[n])
            pending = token.trail
            if pending < 0x81:
                break
        return loss < _GLANCE_LOSS

    def from_remnant(self, at: int) -> Undone | None:
        """Undo a shift that begins with the half-eaten annotation at ``at``."""
        first, second = self._context(at)
        states = [
            State(0.0, first, second, code, Piece(None, at, at + 1, "", None)) for _, code in self._steps.hosts(at)
        ]
        return self._run(at, at + 1, states)

    def _run(self, begin: int, at: int, states: list[State]) -> Undone | None:
        """Walk on from ``states`` until every hypothesis has ended or is hopeless; the best end."""
        tokens, raw = self._tokens, self._raw
        raw.complete()
        best: tuple[float, int, State] | None = None
        ends: list[tuple[float, State]] = []
        budget = self._budget
        budget.begin()
        budget.spend(len(states))
        while states:
            if budget.exceeded():
                return None
            following: dict[tuple[int, int, int], State] = {}
            most = raw[min(at + 1, len(tokens))] - raw[begin] + self._slack - _LEAST_GAIN * (at + 1 - begin)
            successors = self._steps.read(states, at, most) if at < len(tokens) else self._close(states, at)
            for state in successors:
                budget.spend(1)
                if state.pending == ALIGNED:
                    ends.append((self._gain(begin, at + 1, state), state))
                    continue
                key = state[1:4]
                rival = following.get(key)
                following[key] = state if rival is None else _either(state, rival)
            at += 1
            if ends:
                gain, state = max(ends)
                gain += math.log(sum(math.exp(other - gain) for other, _ in ends))
                if best is None or gain > best[0]:
                    best = (gain, at, state)
                ends = []
            if at > len(tokens):
                break
            ranked = sorted(following.values())[: self._beam]
            states = [s for s in ranked if s.cost < min(most, ranked[0].cost + self._slack)]
        if best is None:
            return None
        gain, end, state = best
        pieces: list[Piece] = []
        piece = state.piece
        while piece is not None:
            pieces.append(piece)
            piece = piece.before
        return Undone(begin, min(end, len(tokens)), gain, tuple(reversed(pieces)))

    def _close(self, states: list[State], at: int) -> Iterable[State]:
        return self._steps.close(states, at) if self._ends else ()

    def _gain(self, begin: int, end: int, state: State) -> float:
        """Nats that ``state``, aligned before token ``end``, saves against the untouched text."""
        first, second, total = state.first, state.second, state.cost
        cost, tokens, brk = self._model.cost, self._tokens, self._model.line_break
        stop = min(end + 2, len(tokens))
        raw = self._raw[stop] - self._raw[begin]
        for at in range(end, stop):
            number = self._numbers[at]
            total += cost(first, second, number) + self._steps.foreign(at)
            first, second = second, number
        if stop == len(tokens) and self._ends:
            raw += cost(*self._context(stop), brk)
            if second != brk:
                total += cost(first, second, brk)
        return raw - total
