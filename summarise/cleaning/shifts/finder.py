"""Where runs begin, tried one after the other, and whether what the search makes of them is to be believed."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from summarise.cleaning.edits import Edit
from summarise.cleaning.shifts.budget import Budget
from summarise.cleaning.shifts.candidates import Candidates, candidates, script_of
from summarise.cleaning.shifts.gaps import Gaps, gaps
from summarise.cleaning.shifts.guesses import WEIGHED, edits_of
from summarise.cleaning.shifts.language import Language
from summarise.cleaning.shifts.own import OwnLanguage
from summarise.cleaning.shifts.search import Search, Undone
from summarise.cleaning.shifts.steps import Steps
from summarise.cleaning.shifts.swallowed import sets_spaces
from summarise.cleaning.shifts.tokens import MARKS, Kind, Token, tokenise
from summarise.watch import Watch

# Nats that a run must gain where a ``?`` before the mark shows the loss, where every character of it is a guess, and
# where both is so; and what it may even lose where it closes a quotation that would stay open.
_ASKED_GAIN = 8.0
_UNFORCED_GAIN = 6.0
_UNFORCED_ASKED_GAIN = 4.0
_CLOSING_GAIN = -4.0
# Nats from which on a ``?`` before a mark is not read otherwise.
_BEYOND_DOUBT = 60.0
# A run may have begun later than it seemed: so many later beginnings are tried, within so many tokens.
_RIVALS = 4
_NEAR = 12
# Of a gap that begins with this mark its first byte is left, and no other character has that byte.
_COMMA = "，"
# Code points that one search looks at, behind and before the place.
_WINDOW = 3000
_BEFORE = 8


class _Found(NamedTuple):
    """A run that was found, by which search, and its edits."""

    search: Search
    undone: Undone
    edits: list[Edit]


class Finder:
    """Finds the runs of one text; ``edits`` are what is found, ``best`` the greatest gain, ``budget`` the steps."""

    def __init__(
        self,
        raw: str,
        skip: dict[int, int],
        model: Language,
        *,
        listed: Mapping[int, str],
        remnants: bool,
        private: bool,
        proven: bool,
    ) -> None:
        """Set up for a text.

        Args:
            raw: the text.
            skip: its annotations, as start and end.
            model: how likely characters are.
            listed: the characters that are annotated, by where their annotations start.
            remnants: whether half-eaten annotations are among the text.
            private: whether undefined pairs were kept as private-use characters.
            proven: whether the text is known to be damaged.
        """
        self.edits: list[Edit] = []
        self.best = 0.0
        self.budget = Budget()
        self._raw, self._skip, self._model = raw, skip, model
        self._remnants, self._private = remnants, private
        self._listed, self._proven = listed, proven
        self._notes = sorted(skip)
        self._spaced = sets_spaces(raw)
        self._tokens: Sequence[Token] = ()
        self._index: dict[int, int] = {}
        self._search: Search | None = None
        self._found: list[_Found] = []

    @cached_property
    def _script(self) -> str:
        return script_of(self._raw)

    @cached_property
    def _known(self) -> Candidates:
        return candidates(self._model.model, self._script)

    @cached_property
    def _gaps(self) -> Gaps:
        return gaps(self._model, self._script)

    def run(self, places: Iterable[int], least: float, watch: Watch | None, enough: float = math.inf) -> None:
        """Try ``places``, in order, until a run gains ``enough`` nats; a run stands that gains ``least``."""
        raw = self._raw
        done = 0
        for at in places:
            if at < done or raw.startswith("????", max(0, at - 3)) or raw.startswith("????", at):
                continue
            if watch is not None:
                watch.step(at / len(raw))
            search = self._at(at, done) if self.budget.allows(at) else None
            if search is None:
                continue
            undone = self._undo(search, self._index[at], least)
            if undone is None or self._begins_later(search, undone, least):
                continue
            done = self._tokens[undone.last - 1].end
            self.best = max(self.best, undone.gain)
            if self.best >= enough:
                return
            left = self._left(self._tokens[undone.first].start)
            self.budget.spend(WEIGHED * sum(piece.lost is not None for piece in undone.pieces))
            found = edits_of(raw, self._tokens, undone, left, self._model, self._known, spaced=self._spaced)
            self.edits += found
            self._found.append(_Found(search, undone, found))
            search.settle(undone, "".join(edit.restored for edit in found))

    def again(self) -> None:
        """Read each run that lost anything once more, by the words that the text shows outside its runs."""
        if not any(found.undone.losses for found in self._found):
            return
        own = OwnLanguage(self._model, self._sound())
        gaps = self._gaps.by(own)
        self.edits = []
        others: dict[Search, Search] = {}
        for search, undone, edits in self._found:
            found = edits
            if undone.losses and self.budget.allows(edits[-1].end):
                if search not in others:
                    others[search] = search.by(own, gaps)
                other = others[search]
                tokens = search.tokens
                at = undone.first + undone.asked
                better = (
                    other.from_remnant(at)
                    if tokens[at].kind is Kind.REMNANT
                    else other.from_mark(at, asked=undone.asked)
                )
                if better is not None and better.last == undone.last:
                    left = self._left(tokens[better.first].start)
                    found = edits_of(self._raw, tokens, better, left, own, self._known, spaced=self._spaced)
            self.edits += found

    def _sound(self) -> Iterator[str]:
        """What stands outside the runs, without annotations."""
        at = 0
        for start, end in [
            *((found.edits[0].start, found.edits[-1].end) for found in self._found if found.edits),
            (len(self._raw),) * 2,
        ]:
            yield from self._bare(at, start).splitlines()
            at = end

    def _at(self, at: int, done: int) -> Search | None:
        """The search for the window around ``at``, none where an annotation covers the place."""
        if at not in self._index:
            raw = self._raw
            line = raw.rfind("\n", max(0, at - _BEFORE), at) + 1 or at - _BEFORE
            end = raw.find("\n", at, at + _WINDOW)
            stop = end if end >= 0 else min(len(raw), at + _WINDOW)
            self._tokens = tokenise(raw, max(line, done, 0), stop, self._skip, self._remnants)
            self._index = {token.start: n for n, token in enumerate(self._tokens)}
            ends = end >= 0 or stop == len(raw)
            steps = Steps(
                self._tokens,
                self._model,
                lambda: self._known,
                self.budget,
                lambda: self._gaps,
                listed=self._listed,
                private=self._private,
                script=self._script if self._proven else "mixed",
            )
            self._search = Search(steps, ends=ends)
        return self._search if at in self._index else None

    def _undo(self, search: Search, at: int, least: float) -> Undone | None:
        """The best run that begins at token ``at`` or, where it is a ``?`` before a mark, at that mark."""
        tokens = self._tokens
        token = tokens[at]
        found: list[tuple[Undone | None, float]] = []
        if token.kind is Kind.REMNANT:
            found.append((search.from_remnant(at), least))
        else:
            if token.text == "?" and at + 1 < len(tokens) and tokens[at + 1].text in MARKS:
                asked = search.from_mark(at + 1, asked=True)
                found.append((asked, min(least, _ASKED_GAIN)))
                if asked is not None and asked.gain >= _BEYOND_DOUBT:
                    return asked
            found.append((search.from_mark(at, asked=False), least))
        good = [undone for undone, gain in found if undone is not None and self._stands(undone, gain)]
        return max(good, key=lambda undone: undone.gain, default=None)

    def _begins_later(self, search: Search, undone: Undone, least: float) -> bool:
        """Whether a run that begins inside this one gains more than it."""
        tries = 0
        for at in range(undone.first + 1 + undone.asked, min(undone.last, undone.first + _NEAR)):
            token = self._tokens[at]
            if token.kind is not Kind.REMNANT and token.text not in MARKS:
                continue
            rival = self._undo(search, at, least)
            if rival is not None and rival.gain > undone.gain and rival.first > undone.first:
                return True
            tries += 1
            if tries == _RIVALS:
                break
        return False

    def _stands(self, undone: Undone, least: float) -> bool:
        """Whether the gain is enough; a run of guesses alone must gain more, or close a quotation that is open."""
        if undone.gain >= max(least, _UNFORCED_GAIN):
            return True
        if any(piece.lost is None or (piece.lost[0] == "gap" and piece.text[0] == _COMMA) for piece in undone.pieces):
            return undone.gain >= least
        if undone.asked and undone.gain >= max(_UNFORCED_ASKED_GAIN, 2 * least):
            return True
        if least >= _UNFORCED_GAIN or undone.gain < _CLOSING_GAIN or not undone.pieces[-1].text.endswith("”"):
            return False
        left = self._left(self._tokens[undone.first].start)
        return left.count("“") > left.count("”")

    def _left(self, at: int) -> str:
        """The line before ``at``, as far as it is restored."""
        raw = self._raw
        start = raw.rfind("\n", max(0, at - _WINDOW), at) + 1 or max(0, at - _WINDOW)
        parts: list[str] = []
        for edit in reversed(self.edits):
            if edit.end <= start:
                break
            parts += [self._bare(edit.end, at), edit.restored]
            at = edit.start
        if at > start:
            parts.append(self._bare(start, at))
        return "".join(reversed(parts))

    def _bare(self, start: int, end: int) -> str:
        """The text from ``start`` to ``end`` without the annotations that begin in it."""
        parts: list[str] = []
        for note in self._notes[bisect_left(self._notes, start) : bisect_left(self._notes, end)]:
            parts.append(self._raw[start:note])
            start = self._skip[note]
        return "".join([*parts, self._raw[start:end]])
