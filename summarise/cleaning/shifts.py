"""Text that is read one byte off, found and read aright: ``非?斓模谶@樣`` is ``非常快的，在這樣``.

Old software replaced full-width marks by their two bytes without asking where characters begin. Where the trail byte
of one character and the lead byte of the next look like a mark (常 B3A3, 可 BFC9: A3BF is ？), the lead byte before it
was lost and everything behind is paired wrongly until a byte that stands alone. A run begins the same way behind an
annotation that was put between two characters (see `summarise.cleaning.annotations`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarise.cleaning.annotations import Annotated
from summarise.cleaning.bytes_cp936 import is_private
from summarise.cleaning.edits import Edit
from summarise.cleaning.plausibility import Plausibility
from summarise.cleaning.shifts_candidates import Candidates
from summarise.cleaning.shifts_guesses import edits_of
from summarise.cleaning.shifts_search import Search, Undone
from summarise.cleaning.shifts_swallowed import sets_spaces
from summarise.cleaning.shifts_tokens import MARKS, Kind, Token, tokenise
from summarise.watch import Watch

# Nats that a run must gain: in a text that shows no other damage, to count as damage by itself, and in a text that
# is known to be damaged.
_FIRST_GAIN = 16.0
_ASKED_GAIN = 8.0
_PROOF_GAIN = 30.0
_LATER_GAIN = 2.0
_UNFORCED_GAIN = 12.0
_UNFORCED_ASKED_GAIN = 4.0
_RIVALS = 4
_WINDOW = 3000
_BEFORE = 8
_MARK_CLASS = "!,;?:。！，；？："


@dataclass(frozen=True, slots=True)
class Shifts:
    """The edits that undo the runs, and whether they prove that the document went through such software."""

    edits: tuple[Edit, ...]
    proven: bool


def find_shifts(
    raw: str, annotated: Annotated, model: Plausibility, known: Candidates, watch: Watch | None = None
) -> Shifts:
    """Find the shifted runs of ``raw`` and what they read."""
    skip = {a.start: a.end for a in annotated.annotations} if annotated.systematic else {}
    private = any(is_private(char) for char in set(raw))
    proven = annotated.systematic
    finder = _Finder(raw, skip, annotated.remnants, model, known, private)
    if not proven:
        runs = list(finder.runs(_odd_places(raw, model), _FIRST_GAIN, watch))
        if not any(undone.gain >= _PROOF_GAIN for _, undone in runs):
            return Shifts((), False)
    runs = list(finder.runs(re.finditer(f"[{_MARK_CLASS}]", raw), _LATER_GAIN, watch))
    spaced = sets_spaces(raw)
    edits = [edit for tokens, undone in runs for edit in edits_of(raw, tokens, undone, model, known, spaced)]
    return Shifts(tuple(edits), True)


@dataclass(frozen=True, slots=True)
class _Finder:
    """Tries the places where a run may begin."""

    raw: str
    skip: dict[int, int]
    remnants: bool
    model: Plausibility
    known: Candidates
    private: bool

    def runs(
        self, places: Iterator[re.Match[str]], least: float, watch: Watch | None
    ) -> Iterator[tuple[Sequence[Token], Undone]]:
        """The runs that begin at ``places`` and gain ``least`` nats, with the tokens that they count in."""
        raw = self.raw
        done = 0
        window: Sequence[Token] = ()
        search: Search | None = None
        index: dict[int, int] = {}
        for match in places:
            at = match.start()
            if at < done or raw.startswith("????", max(0, at - 3)) or raw.startswith("????", at):
                continue
            if watch is not None:
                watch.step(at / len(raw))
            if search is None or not window or not (window[0].start <= at < window[-1].end) or at not in index:
                line = raw.rfind("\n", max(0, at - _BEFORE), at) + 1 or max(done, at - _BEFORE)
                end = raw.find("\n", at, at + _WINDOW)
                stop = end if end >= 0 else min(len(raw), at + _WINDOW)
                window = tokenise(raw, max(line, done), stop, self.skip, self.remnants)
                index = {token.start: n for n, token in enumerate(window)}
                search = Search(window, self.model, self.known, private=self.private, ends=end >= 0 or stop == len(raw))
                if at not in index:
                    continue
            undone = self._best(search, window, index[at], least)
            if undone is not None and not self._outdone(search, window, undone, least):
                done = window[undone.last - 1].end
                yield window, undone

    def _best(self, search: Search, window: Sequence[Token], at: int, least: float) -> Undone | None:
        """The best run that begins at token ``at`` or, where it is a ``?`` before a mark, at that mark."""
        token = window[at]
        found: list[tuple[Undone | None, float]] = []
        if token.kind is Kind.REMNANT:
            found.append((search.from_remnant(at), least))
        else:
            found.append((search.from_mark(at, asked=False), least))
            if token.text == "?" and at + 1 < len(window) and window[at + 1].text in MARKS:
                found.append((search.from_mark(at + 1, asked=True), min(least, _ASKED_GAIN)))
        good = [undone for undone, gain in found if undone is not None and self._stands(undone, gain, window)]
        return max(good, key=lambda undone: undone.gain, default=None)

    def _outdone(self, search: Search, window: Sequence[Token], undone: Undone, least: float) -> bool:
        """Whether a run that begins inside this one gains more than it: then this one began too early."""
        tries = 0
        for at in range(undone.first + 1, undone.last):
            token = window[at]
            if token.kind is not Kind.REMNANT and token.text not in MARKS:
                continue
            rival = self._best(search, window, at, least)
            if rival is not None and rival.gain > undone.gain and rival.first > undone.first:
                return True
            tries += 1
            if tries == _RIVALS:
                break
        return False

    def _stands(self, undone: Undone, least: float, window: Sequence[Token]) -> bool:
        """Whether the gain is enough; a run of guesses alone must gain more, or close a quotation that is open."""
        if undone.gain < least:
            return False
        if undone.gain >= _UNFORCED_GAIN or any(p.lost is None for p in undone.pieces):
            return True
        if undone.asked:
            return undone.gain >= _UNFORCED_ASKED_GAIN
        before = "".join(token.text for token in window[: undone.first])
        return undone.pieces[-1].text.endswith("”") and before.count("“") > before.count("”")


def _odd_places(raw: str, model: Plausibility) -> Iterator[re.Match[str]]:
    """Marks with two odd characters close behind: the only places worth a look in a text that seems clean."""
    return _odd_pattern(model).finditer(raw)


@lru_cache(maxsize=8)
def _odd_pattern(model: Plausibility) -> re.Pattern[str]:
    common = "".join(re.escape(char) for char in model.common())
    odd = rf"[^{common}\x00-\xa0\uff00-\uffef\u2010-\u203b\u3000-\u303f]"
    return re.compile(rf"[{_MARK_CLASS}](?=[^\n]{{0,5}}?{odd}[^\n]{{0,3}}?{odd})")
