"""The search that undoes one byte shift: pair the bytes anew, guess the one that is lost, see where it ends.

A shifted run is read with one byte pending. Each token gives the pending byte its trail byte and leaves the next
one pending; the run ends where a byte that stands alone (an ASCII letter, the euro sign, a half-eaten annotation)
takes the pending one. What the bytes force is never weighed; the search branches only where a byte is lost: the lead
byte before the mark that began the shift, a pair that vanished, the byte that ``?`` swallowed, the last byte of a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from summarise.cleaning.annotations import split_host
from summarise.cleaning.bytes_cp936 import EURO, EURO_BYTE, characters, is_private, last_byte, wide
from summarise.cleaning.plausibility import Plausibility
from summarise.cleaning.shifts_candidates import Candidates, undefined
from summarise.cleaning.shifts_latin import lost_letters
from summarise.cleaning.shifts_swallowed import LOST
from summarise.cleaning.shifts_tokens import MARKS, Kind, Token

ALIGNED = -1
_BEAM = 6
_SLACK = 25.0
"""Nats behind the best hypothesis, or behind the untouched text, at which a hypothesis is given up."""
_LEAST_GAIN = 0.5
"""Nats that a hypothesis must gain with every token, so that a walk through noise ends soon."""

# What the less common accidents cost, in nats.
_VANISHED = 3.0
_VANISHED_AMONG_PRIVATE = 10.0
_LOST_TRAIL = 5.0
_SWALLOWED = 2.0
_EXTRA = 2.0
_UNLIKELY = 8.0
_WIDE_LETTER = 8.0
_BEST = 4
_WORD = 16
_HEADS = 8


class Piece(NamedTuple):
    """Tokens ``first`` up to ``last`` (exclusive) read ``text``; ``lost`` tells which byte of it was guessed.

    ``lost`` is None, ``("trail", lead)`` where the lead byte is known, or ``("lead", trail)`` where the trail byte is.
    ``("word", 0)`` stands for a lost letter, whose runner-up is in ``rival``. ``swallowed``: a single-byte character
    was lost behind it.
    """

    before: Piece | None
    first: int
    last: int
    text: str
    lost: tuple[str, int] | None
    swallowed: bool = False
    rival: str | None = None


class State(NamedTuple):
    """A hypothesis: its cost so far, its last two characters, the pending byte or `ALIGNED`, its pieces."""

    cost: float
    first: int
    second: int
    pending: int
    piece: Piece | None


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


class Search:
    """Undoes shifts in one line of tokens."""

    def __init__(
        self, tokens: Sequence[Token], model: Plausibility, known: Candidates, *, private: bool, ends: bool = True
    ) -> None:
        """Set up for a line.

        Args:
            tokens: the line.
            model: how likely characters are.
            known: the characters that may be guessed.
            private: whether the document keeps undefined pairs as private-use characters, so that none vanished.
            ends: whether the line ends where the tokens do.
        """
        self._tokens = tokens
        self._model = model
        self._known = known
        self._vanished = _VANISHED_AMONG_PRIVATE if private else _VANISHED
        self._chars = characters()
        self._undefined = undefined()
        self._ends = ends
        self._numbers = [model.number("?" if t.kind is Kind.REMNANT else t.text) for t in tokens]
        self._raw = self._prefix()

    def _prefix(self) -> list[float]:
        """What the untouched line costs up to each token."""
        cost = self._model.cost
        first = second = self._model.line_break
        total = 0.0
        out = [0.0]
        for number in self._numbers:
            total += cost(first, second, number)
            out.append(total)
            first, second = second, number
        return out

    def settle(self, undone: Undone, text: str) -> None:
        """Read ``undone`` as ``text`` from now on, so that a run close behind it has the right words before it."""
        cost = self._model.cost
        last = undone.last
        for at, char in zip((last - 2, last - 1), text[-2:].rjust(2), strict=True):
            if undone.first <= at:
                self._numbers[at] = self._model.number(char)
        for at in range(min(last + 1, len(self._numbers) - 1), last - 1, -1):
            self._raw[at] = self._raw[at + 1] - cost(*self._context(at), self._numbers[at])

    def _context(self, at: int) -> tuple[int, int]:
        """The numbers of the two tokens before ``at``."""
        brk = self._model.line_break
        return (self._numbers[at - 2] if at > 1 else brk), (self._numbers[at - 1] if at else brk)

    def from_mark(self, at: int, asked: bool) -> Undone | None:
        """Undo a shift that begins at the mark ``at``; ``asked``: a ``?`` before it shows the lost byte."""
        token = self._tokens[at]
        lead, trail = (token.lead, token.trail) if token.kind is Kind.PAIR else (0xA3, token.lead + 0x80)
        begin = at - 1 if asked else at
        first, second = self._context(begin)
        cost = self._model.cost
        states = [
            State(cost(first, second, n), second, n, trail, Piece(None, begin, at + 1, char, ("lead", lead)))
            for _, n, char in self._known.by_trail.get(lead, ())
        ]
        undone = self._run(begin, at + 1, states)
        return replace(undone, asked=True) if undone is not None and asked else undone

    def from_remnant(self, at: int) -> Undone | None:
        """Undo a shift that begins with the half-eaten annotation at ``at``."""
        first, second = self._context(at)
        states = [State(0.0, first, second, code, Piece(None, at, at + 1, "", None)) for _, code in self._hosts(at)]
        return self._run(at, at + 1, states)

    def _run(self, begin: int, at: int, states: list[State]) -> Undone | None:
        """Walk on from ``states`` until every hypothesis has ended or is hopeless; the best end."""
        tokens, raw = self._tokens, self._raw
        best: tuple[float, int, State] | None = None
        while states:
            following: dict[tuple[int, int, int], State] = {}
            successors = self._steps(states, at) if at < len(tokens) else self._close(states, at)
            for state in successors:
                if state.pending == ALIGNED:
                    gain = self._gain(begin, at + 1, state)
                    if best is None or gain > best[0]:
                        best = (gain, at + 1, state)
                    continue
                key = state[1:4]
                rival = following.get(key)
                if rival is None or state.cost < rival.cost:
                    following[key] = state
            at += 1
            if at > len(tokens):
                break
            ranked = sorted(following.values())[:_BEAM]
            limit = raw[at] - raw[begin] + _SLACK - _LEAST_GAIN * (at - begin)
            states = [s for s in ranked if s.cost < min(limit, ranked[0].cost + _SLACK)]
        if best is None:
            return None
        gain, end, state = best
        pieces: list[Piece] = []
        piece = state.piece
        while piece is not None:
            pieces.append(piece)
            piece = piece.before
        return Undone(begin, min(end, len(tokens)), gain, tuple(reversed(pieces)))

    def _gain(self, begin: int, end: int, state: State) -> float:
        """Nats that ``state``, aligned before token ``end``, saves against the untouched text."""
        first, second, total = state.first, state.second, state.cost
        cost = self._model.cost
        stop = min(end + 2, len(self._tokens))
        if end > len(self._tokens):
            return self._raw[-1] - self._raw[begin] - total
        for number in self._numbers[end:stop]:
            total += cost(first, second, number)
            first, second = second, number
        return self._raw[stop] - self._raw[begin] - total

    def _steps(self, states: list[State], at: int) -> Iterator[State]:
        """Every way to read token ``at``."""
        token = self._tokens[at]
        if token.kind is Kind.PAIR:
            for state in states:
                yield from self._pair(state, at, token.lead, token.trail, token.text)
        elif token.kind is Kind.ASCII:
            for state in states:
                yield from self._ascii(state, at, token)
        elif token.kind is Kind.EURO:
            for state in states:
                yield from self._paired(state, at, 0x80, ALIGNED)
        elif token.kind is Kind.REMNANT:
            hosts = self._hosts(at)
            for state in states:
                for lead, code in hosts:
                    if state.pending == lead:
                        yield from self._paired(state, at, code, ALIGNED)

    def _hosts(self, at: int) -> list[tuple[int, int]]:
        """The listed characters, as lead and trail byte, whose annotation was half eaten at token ``at``."""
        before = self._tokens[at - 1] if at else None
        if before is None or before.kind not in (Kind.PAIR, Kind.ASCII):
            return []
        char = wide(before.text)
        lead = last_byte(char)
        reading = self._tokens[at].text
        return [(lead, code) for code in range(0x80, 0xFF) if lead and split_host(char, code, reading)]

    def _paired(self, state: State, at: int, trail: int, pending: int) -> Iterator[State]:
        """The pending byte takes ``trail``."""
        char = self._chars.get(state.pending << 8 | trail)
        if char is None or is_private(char):
            return
        number = self._model.number(char)
        cost = state.cost + self._model.cost(state.first, state.second, number)
        if state.pending == 0xA3 and char.isalnum():
            cost += _WIDE_LETTER
        yield self._alone(State(cost, state.second, number, pending, Piece(state.piece, at, at + 1, char, None)))

    def _alone(self, state: State) -> State:
        """Where the byte left over stands alone, it is a character of its own and the run ends with it."""
        if state.pending == ALIGNED or state.pending > EURO_BYTE:
            return state
        char = EURO if state.pending == EURO_BYTE else chr(state.pending)
        number = self._model.number(char)
        piece = state.piece
        assert piece is not None
        cost = state.cost + self._model.cost(state.first, state.second, number)
        return State(cost, state.second, number, ALIGNED, piece._replace(text=piece.text + char))

    def _pair(self, state: State, at: int, lead: int, trail: int, text: str) -> Iterator[State]:
        """A character of two bytes: its first ends the pending one, its second is pending."""
        least = _UNLIKELY + state.cost
        likely = False
        for direct in self._paired(state, at, lead, trail):
            likely = direct.cost < least
            yield direct
        if not likely:
            yield from self._vanished_pair(state, at, lead, trail)
        if text in MARKS:
            yield from self._lost_trail(state, at, text)

    def _vanished_pair(self, state: State, at: int, lead: int, trail: int) -> Iterator[State]:
        """Between the pending byte and this character an undefined pair vanished: two characters lost a byte each."""
        cost = self._model.cost
        first, second = state.first, state.second
        heads = []
        for code in self._undefined:
            char = self._chars.get(state.pending << 8 | code)
            if char is not None and not is_private(char):
                number = self._model.number(char)
                heads.append((state.cost + self._vanished + cost(first, second, number), number, char, code))
        heads.sort()
        found = []
        for base, number, char, code in heads[:_HEADS]:
            trails = self._undefined[code]
            found += [
                (base + cost(second, number, n), number, n, char, other)
                for other_lead, n, other in self._known.by_trail.get(lead, ())
                if other_lead in trails
            ]
        found.sort()
        for total, number, n, char, other in found[:_BEST]:
            sure = state.pending == 0xA3
            one = Piece(state.piece, at, at, char, None if sure else ("trail", state.pending))
            yield self._alone(State(total, number, n, trail, Piece(one, at, at + 1, other, ("lead", lead))))

    def _vanished_letter(self, state: State, at: int) -> Iterator[State]:
        """Before this letter an undefined pair vanished: the trail byte of a character and the letter before."""
        rest = ""
        for token in self._tokens[at : at + _WORD]:
            if not (token.kind is Kind.ASCII and token.text.isalpha()):
                break
            rest += token.text
        if len(rest) < 2:
            return
        model = self._model
        letter = model.number("A")
        for code, trails in self._undefined.items():
            char = self._chars.get(state.pending << 8 | code)
            if char is None or is_private(char) or not model.knows(char):
                continue
            letters = lost_letters(rest, "".join(chr(c) for c in range(0x61, 0x7B) if c in trails))
            if not letters:
                continue
            number = model.number(char)
            total = state.cost + self._vanished + model.cost(state.first, state.second, number)
            total += model.cost(state.second, number, letter) + model.cost(number, letter, letter)
            text = char + letters[0] + rest[0]
            rival = char + (letters[1] if len(letters) > 1 else LOST) + rest[0]
            yield State(total, letter, letter, ALIGNED, Piece(state.piece, at, at + 1, text, ("word", 0), rival=rival))

    def _lost_trail(self, state: State, at: int, mark: str) -> Iterator[State]:
        """The mark was met inside the run and took the trail byte: its character is guessed, the run ends."""
        cost = self._model.cost
        number = self._model.number(mark)
        for _, n, char in self._known.by_lead.get(state.pending, ()):
            total = state.cost + _LOST_TRAIL + cost(state.first, state.second, n) + cost(state.second, n, number)
            one = Piece(state.piece, at, at, char, ("trail", state.pending))
            yield State(total, n, number, ALIGNED, Piece(one, at, at + 1, mark, None))

    def _ascii(self, state: State, at: int, token: Token) -> Iterator[State]:
        """A letter ends the run, or is a folded full-width one, as marks are; ``?`` may have swallowed two bytes.

        A ``?`` before a mark may also show that the mark was met once more, where nothing was lost.
        """
        code = token.lead
        if code >= 0x40 and code != 0x7F:
            yield from self._paired(state, at, code, ALIGNED)
            if token.text.islower():
                yield from self._vanished_letter(state, at)
        if 0x21 <= code < 0x7F:
            yield from self._pair(state, at, 0xA3, code + 0x80, token.text)
        if token.text == "?":
            yield from self._swallowed(state, at)
            if at + 1 < len(self._tokens) and self._tokens[at + 1].text in MARKS:
                yield state._replace(cost=state.cost + _EXTRA, piece=Piece(state.piece, at, at + 1, "", None))

    def _swallowed(self, state: State, at: int) -> Iterator[State]:
        """A trail byte before an ASCII byte that is none: ``?`` stands for both."""
        cost = self._model.cost
        for _, n, char in self._known.by_lead.get(state.pending, ()):
            total = state.cost + _SWALLOWED + cost(state.first, state.second, n)
            piece = Piece(state.piece, at, at + 1, char, ("trail", state.pending), swallowed=True)
            yield State(total, state.second, n, ALIGNED, piece)

    def _close(self, states: list[State], at: int) -> Iterator[State]:
        """The line ends while a byte is pending: its trail byte is lost."""
        if not self._ends:
            return
        cost = self._model.cost
        end = self._model.line_break
        for state in states:
            for _, n, char in self._known.by_lead.get(state.pending, ()):
                total = state.cost + cost(state.first, state.second, n) + cost(state.second, n, end)
                yield State(total, n, end, ALIGNED, Piece(state.piece, at, at, char, ("trail", state.pending)))
