"""The ways to read one token while a byte is pending: what the bytes force, and what may have been lost."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import NamedTuple

from summarise.cleaning.annotations import overlapping, remnant_hosts
from summarise.cleaning.annotations_readings import is_reading
from summarise.cleaning.bytes_cp936 import EURO, EURO_BYTE, characters, is_private, last_byte, wide
from summarise.cleaning.shifts.budget import Budget
from summarise.cleaning.shifts.candidates import WIDE_MARKS, Candidates, foreign, undefined
from summarise.cleaning.shifts.gaps import Gaps, Guess
from summarise.cleaning.shifts.language import Language
from summarise.cleaning.shifts.latin import lost_letters
from summarise.cleaning.shifts.own import OwnLanguage
from summarise.cleaning.shifts.swallowed import LOST
from summarise.cleaning.shifts.tokens import MARKS, Kind, Token

ALIGNED = -1

# What the less common accidents cost, in nats.
_LOST_TRAIL = 5.0
_SWALLOWED = 2.0
_EXTRA = 2.0
_UNLIKELY = 5.0
_MARK_LEAD = 0xA3
# Nats that filling a gap may cost more than reading on where nothing vanished.
_BEHIND = 6.0
# Nats that a letter or another sign costs that Chinese text does not set in full width.
_WIDE_LETTER = 8.0
_BROKEN_WORD = 5.0
_WORD = 16


# Losses are looked for behind so many of the best hypotheses, the first time and when a run is read again: in
# Traditional text, where pairs vanish four times less often, there is time for more.
_THOROUGH = 1
_THOROUGH_AGAIN = {"Hans": 2, "mixed": 2, "Hant": 4}


class Piece(NamedTuple):
    """Tokens ``first`` up to ``last`` (exclusive) read ``text``; ``lost`` tells which byte of it was guessed.

    ``lost`` is None, ``("trail", lead)`` where the lead byte is known, or ``("lead", trail)`` where the trail byte is.
    ``("gap", 0)`` stands for the characters of a gap and ``("word", 0)`` for a lost letter; their runner-up is in
    ``rival``. ``swallowed``: a single-byte character
    was lost behind it.
    """

    before: Piece | None
    first: int
    last: int
    text: str
    lost: tuple[str, int] | None
    swallowed: bool = False
    rival: str | None = None


_GAP = ("gap", 0)


class State(NamedTuple):
    """A hypothesis: its cost so far, its last two characters, the pending byte or `ALIGNED`, its pieces."""

    cost: float
    first: int
    second: int
    pending: int
    piece: Piece | None


def _rivals(guesses: list[Guess]) -> Iterator[tuple[Guess, str | None]]:
    """The guesses, each with the likeliest other one."""
    for n, guess in enumerate(guesses):
        yield guess, guesses[n == 0].text if len(guesses) > 1 else None


class Steps:
    """Reads the tokens of one line."""

    def __init__(
        self,
        tokens: Sequence[Token],
        model: Language | OwnLanguage,
        known: Callable[[], Candidates],
        budget: Budget,
        gaps: Callable[[], Gaps],
        *,
        listed: Mapping[int, str],
        private: bool,
        script: str,
    ) -> None:
        """Set up for a line.

        Args:
            tokens: the line.
            model: how likely characters are.
            known: the characters that may be guessed, asked for when they are needed.
            budget: counts the steps; a run that takes too many is given up.
            gaps: what may have vanished, asked for when it is needed.
            listed: the characters that are annotated, by where their annotations start.
            private: whether the document keeps undefined pairs as private-use characters, so that none vanished.
            script: the script whose forms the text has, ``"mixed"`` where that is not known.
        """
        self.tokens, self.model, self.budget, self.private = tokens, model, budget, private
        self._load_known, self._load_gaps, self._listed, self._script = known, gaps, listed, script
        self._chars = characters()
        self._undefined = undefined()
        self._thorough = _THOROUGH_AGAIN["Hant"] if private else _THOROUGH
        self._most = math.inf

    @cached_property
    def _known(self) -> Candidates:
        return self._load_known()

    @cached_property
    def gaps(self) -> Gaps:
        """What may have vanished."""
        return self._load_gaps()

    def by(self, own: OwnLanguage, gaps: Gaps) -> Steps:
        """The same by what the text says itself, and more thoroughly."""
        made = copy(self)
        made.model, made.gaps, made._thorough = own, gaps, max(self._thorough, _THOROUGH_AGAIN[self._script])
        return made

    def foreign(self, at: int) -> float:
        """Nats that the form of token ``at`` costs beside the character."""
        token = self.tokens[at]
        return foreign(token.text, self._script) if token.kind is Kind.PAIR else 0.0

    def read(self, states: list[State], at: int, most: float) -> Iterator[State]:
        """Every way to read token ``at`` from each of ``states``, which are in order of cost.

        Gaps are not looked for where reading on would cost more than ``most``.
        """
        self._most = most
        token = self.tokens[at]
        if token.kind is Kind.PAIR:
            for rank, state in enumerate(states):
                yield from self._pair(state, at, token.lead, token.trail, rank < self._thorough)
                if token.text in MARKS and rank < self._thorough:
                    yield from self._lost_trail(state, at, token.text)
        elif token.kind is Kind.ASCII:
            for rank, state in enumerate(states):
                yield from self._ascii(state, at, token, rank < self._thorough)
        elif token.kind is Kind.EURO:
            for rank, state in enumerate(states):
                yield from self._pair(state, at, EURO_BYTE, ALIGNED, rank < self._thorough)
        elif token.kind is Kind.REMNANT:
            found = [s for lead, code in self.hosts(at) for s in self._read_remnant(states, at, lead, code)]
            if self.tokens[at - 1].kind is Kind.REMNANT and len(found) > 1:
                found = self._rivals(found)
            if not found and not self.private:
                found = [s for state in states[: self._thorough] for s in self._vanished_host(state, at)]
            yield from found

    def close(self, states: list[State], at: int) -> Iterator[State]:
        """The line ends while a byte is pending: its trail byte is lost."""
        cost = self.model.cost
        end = self.model.line_break
        for state in states[: self._thorough]:
            for more, n, char in self.gaps.begun(state.first, state.second, state.pending):
                total = state.cost + more + cost(state.second, n, end)
                yield State(total, n, end, ALIGNED, Piece(state.piece, at, at, char, ("trail", state.pending)))
            yield from self._vanished_end(state, at, at)

    def _vanished_end(self, state: State, at: int, stop: int) -> Iterator[State]:
        """A pair vanished before the last byte of the line, which is lost as well: the line's last mark, most often."""
        if self.private:
            return
        gaps, end = self.gaps, self.model.line_break
        before = gaps.steps
        for guess, rival in _rivals(gaps.ends(state.cost, state.first, state.second, state.pending)):
            piece = Piece(state.piece, at, stop, guess.text, _GAP, rival=rival)
            yield State(guess.cost, guess.second, end, ALIGNED, piece)
        self.budget.spend(gaps.steps - before)

    def hosts(self, at: int) -> list[tuple[int, int]]:
        """The listed characters, as lead and trail byte, whose annotation was half eaten at token ``at``."""
        before = self.tokens[at - 1] if at else None
        if before is not None and before.kind is Kind.REMNANT and at > 1:
            left = self.tokens[at - 2]
            good = left.kind in (Kind.PAIR, Kind.ASCII)
            return list(overlapping(wide(left.text), before.text, self.tokens[at].text)) if good else []
        if before is None or before.kind not in (Kind.PAIR, Kind.ASCII):
            return []
        char = wide(before.text)
        lead = last_byte(char)
        reading = self.tokens[at].text
        codes = map(last_byte, remnant_hosts(char, reading)) if lead else ()
        return [(lead, code) for code in codes if lead and code]

    def _read_remnant(self, states: list[State], at: int, lead: int, code: int) -> Iterator[State]:
        for state in states:
            if state.pending == lead:
                yield from self._paired(state, at, code, ALIGNED)

    def _vanished_host(self, state: State, at: int) -> Iterator[State]:
        """The first byte of the character whose annotation was half eaten vanished, with a byte of the one before."""
        gaps = self.gaps
        reading = self.tokens[at].text
        for host in sorted(set(self._listed.values())):
            if not is_reading(host, reading):
                continue
            found = gaps.guesses(state.cost, state.first, state.second, state.pending, 0, only=host)
            for guess, rival in _rivals(found):
                # Which listed character it is, the reading tells.
                one = Piece(state.piece, at, at, guess.text[:-1], _GAP, rival=rival[:-1] if rival else None)
                yield State(guess.cost, guess.first, guess.second, ALIGNED, Piece(one, at, at + 1, host, None))

    def _rivals(self, found: list[State]) -> list[State]:
        """The likeliest of several characters that two readings leave open, a guess with its runner-up."""
        best, second = sorted(found)[:2]
        assert best.piece is not None
        assert second.piece is not None
        if best.piece.text == second.piece.text:
            return [best]
        return [best._replace(piece=best.piece._replace(lost=("word", 0), rival=second.piece.text))]

    def _paired(self, state: State, at: int, trail: int, pending: int) -> Iterator[State]:
        """The pending byte takes ``trail``."""
        char = self._chars.get(state.pending << 8 | trail)
        if char is None or is_private(char):
            return
        number = self.model.number(char)
        cost = state.cost + self.model.cost(state.first, state.second, number) + foreign(char, self._script)
        if state.pending == _MARK_LEAD and char not in WIDE_MARKS:
            cost += _WIDE_LETTER
        yield self._alone(State(cost, state.second, number, pending, Piece(state.piece, at, at + 1, char, None)))

    def _alone(self, state: State) -> State:
        """Where the byte left over stands alone, it is a character of its own and the run ends with it."""
        if state.pending == ALIGNED or state.pending > EURO_BYTE:
            return state
        char = EURO if state.pending == EURO_BYTE else chr(state.pending)
        number = self.model.number(char)
        piece = state.piece
        assert piece is not None
        rival = piece.rival + char if piece.rival is not None else None
        cost = state.cost + self.model.cost(state.first, state.second, number)
        return State(cost, state.second, number, ALIGNED, piece._replace(text=piece.text + char, rival=rival))

    def _pair(self, state: State, at: int, lead: int, trail: int, thorough: bool) -> Iterator[State]:
        """A character of two bytes: its first ends the pending one, its second is pending."""
        there = math.inf
        for direct in self._paired(state, at, lead, trail):
            there = direct.cost
            yield direct
        # A mark is likely everywhere, also where the commonest of them vanished.
        least = _UNLIKELY if state.pending != _MARK_LEAD else 0.0
        if thorough and there > state.cost + least and not self.private:
            yield from self._vanished_pair(state, at, lead, trail, min(self._most, there + _BEHIND))

    def _vanished_pair(self, state: State, at: int, lead: int, trail: int, limit: float) -> Iterator[State]:
        """Between the pending byte and this character one pair vanished, or two: bytes of two or three characters."""
        gaps = self.gaps
        before = gaps.steps
        cost = state.cost + (_BROKEN_WORD if self._begins_word(at) else 0.0)
        only = self._listed.get(self.tokens[at].end) if trail == ALIGNED else None
        found = gaps.guesses(cost, state.first, state.second, state.pending, lead, only=only, limit=limit)
        for guess, rival in _rivals(found):
            piece = Piece(state.piece, at, at + 1, guess.text, _GAP, rival=rival)
            yield self._alone(State(guess.cost, guess.first, guess.second, trail, piece))
        self.budget.spend(gaps.steps - before)

    def _begins_word(self, at: int) -> bool:
        """Whether token ``at`` is a letter before another one."""
        return all(t.kind is Kind.ASCII and t.text.isalpha() for t in self.tokens[at : at + 2])

    def _vanished_letter(self, state: State, at: int) -> Iterator[State]:
        """Before this letter an undefined pair vanished: the trail byte of a character and the letter before."""
        rest = ""
        for token in self.tokens[at : at + _WORD]:
            if not (token.kind is Kind.ASCII and token.text.isalpha()):
                break
            rest += token.text
        letters = lost_letters(rest)
        if not letters:
            return
        model = self.model
        latin = model.number("A")
        for number, char, _, code in self.gaps.heads(state.pending):
            fit = [letter for letter in letters if ord(letter) in self._undefined[code]]
            self.budget.spend(1)
            if not fit:
                continue
            total = state.cost + model.cost(state.first, state.second, number)
            total += model.cost(state.second, number, latin) + model.cost(number, latin, latin)
            rival = char + (fit[1] if len(fit) > 1 else LOST) + rest[0]
            piece = Piece(state.piece, at, at + 1, char + fit[0] + rest[0], ("word", 0), rival=rival)
            yield State(total, latin, latin, ALIGNED, piece)

    def _lost_trail(self, state: State, at: int, mark: str) -> Iterator[State]:
        """The mark was met inside the run and took the trail byte: its character is guessed, the run ends."""
        cost = self.model.cost
        number = self.model.number(mark)
        for more, n, char in self.gaps.begun(state.first, state.second, state.pending):
            total = state.cost + _LOST_TRAIL + more + cost(state.second, n, number)
            one = Piece(state.piece, at, at, char, ("trail", state.pending))
            yield State(total, n, number, ALIGNED, Piece(one, at, at + 1, mark, None))

    def _ascii(self, state: State, at: int, token: Token, thorough: bool) -> Iterator[State]:
        """A letter ends the run, or is a folded full-width one, as marks are; ``?`` may have swallowed two bytes.

        A ``?`` before a mark may also show that the mark was met once more, where nothing was lost.
        """
        code = token.lead
        if code >= 0x40 and code != 0x7F:
            yield from self._pair(state, at, code, ALIGNED, thorough)
            if thorough and token.text.islower():
                yield from self._vanished_letter(state, at)
        if 0x21 <= code < 0x7F:
            yield from self._pair(state, at, 0xA3, code + 0x80, thorough)
        if not thorough:
            return
        if token.text in MARKS:
            yield from self._lost_trail(state, at, token.text)
        if token.text == "?":
            yield from self._swallowed(state, at)
            if at + 1 < len(self.tokens) and self.tokens[at + 1].text in MARKS:
                yield state._replace(cost=state.cost + _EXTRA, piece=Piece(state.piece, at, at + 1, "", None))

    def _swallowed(self, state: State, at: int) -> Iterator[State]:
        """A trail byte before an ASCII byte that is none: ``?`` stands for both."""
        ends = at + 1 == len(self.tokens)
        # Before a letter or a digit it was most likely another one, or a space.
        goes_on = not ends and self.tokens[at + 1].kind is Kind.ASCII and self.tokens[at + 1].text.isalnum()
        unknown = self.model.number(" ")
        for more, n, char in self.gaps.begun(state.first, state.second, state.pending):
            total = state.cost + _SWALLOWED + more
            piece = Piece(state.piece, at, at + 1, char, ("trail", state.pending), swallowed=True)
            # What follows does so behind the character that was swallowed, which is not known.
            before, last = (state.second, n) if ends or goes_on else (n, unknown)
            yield State(total, before, last, ALIGNED, piece)
        if ends:
            yield from self._vanished_end(state, at, at + 1)
