"""What may have stood where pairs of bytes vanished, because they are no character in code page 936.

Between the pending byte and the next byte that is left, one pair vanished and with it the trail byte of one
character and the lead byte of the next, or two pairs, and with them a whole character, or more. Which bytes those were
is known to be one of few: all characters that fit them are weighed, the likeliest are followed up.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from copy import copy
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from summarise.cleaning.bytes_cp936 import is_private
from summarise.cleaning.shifts.candidates import Candidates, candidates, undefined
from summarise.cleaning.shifts.language import Language
from summarise.cleaning.shifts.own import OwnLanguage
from summarise.cleaning.shifts.rows import OwnRows, Rows

if TYPE_CHECKING:
    from summarise.cleaning.shifts.rows import Row

# How many first characters are followed up, how many of those that vanished whole behind them, and how many of these
# in turn: in haste, to see where a run ends, and in earnest; how many guesses are returned.
_HEADS = (3, 7)
_WHOLE = ((2,), (8, 3))
_BEST = 10
# How many characters are weighed of which the trail byte is lost, with what follows them.
_MOST_BEGUN = 30
# More than so many are not sorted to find the likeliest.
_MANY = 60
# Nats behind the likeliest first character at which one is given up.
_HOPELESS = 7.0
# Nats behind the likeliest guess at which one is given up: all leave the same bytes to be read.
_BEHIND = 5.5
# Nats that another character costs at least, but for few.
_LEAST = 1.0
_LAST_MARKS = "。！？：；，”）》…"
# Nats that a vanished pair costs beside what the characters cost, as in Traditional text pairs vanish four times less
# often; and what each more saves, as a longer guess is wrong in more ways than a shorter one.
_GAP = {"Hans": 0.0, "mixed": 0.5, "Hant": 1.0}
_SECOND_GAP = -0.5
# Nats that a character costs which is too rare to be guessed.
_RARE = 12.0
# Nats that half of a pair of marks costs, of which the other half is not looked for.
_HALF_PAIR = 2.5
_PAIRED = frozenset("“”‘’（）《》〈〉「」『』【】")
# Steps that weighing all characters at once is worth.
_ROW = 12


class _Fit(NamedTuple):
    """A character, its number, and its two bytes."""

    number: int
    char: str
    lead: int
    trail: int


class Guess(NamedTuple):
    """What stood there: its cost, the last two numbers, the characters whose bytes are lost in part or whole."""

    cost: float
    first: int
    second: int
    text: str


class _Path(NamedTuple):
    """The beginning of a guess: its cost, the last number but one, the last character, the text."""

    cost: float
    first: int
    fit: _Fit
    text: str


class _Some:
    """Some characters, as an array of their places in a row, and what each costs beside."""

    def __init__(self, fits: list[_Fit], rows: Rows, paired: float = _HALF_PAIR) -> None:
        """Keep ``fits``; ``paired`` is what half of a pair of marks costs beside."""
        import numpy as np

        self.fits, self._log = fits, np.log
        self.places = np.array([rows.place(fit.number) for fit in fits], np.int64)
        self.extra = np.array([paired if fit.char in _PAIRED else 0.0 for fit in fits], np.float32)

    def best(self, row: Row, most: int) -> list[tuple[float, _Fit]]:
        """The ``most`` likeliest by ``row``, likeliest first."""
        if not self.fits:
            return []
        costs = self.extra - self._log(row[self.places])
        if len(costs) > max(_MANY, most):
            likeliest = costs.argpartition(most)[:most]
            found = [
                (cost, self.fits[n]) for cost, n in zip(costs[likeliest].tolist(), likeliest.tolist(), strict=True)
            ]
        else:
            found = list(zip(costs.tolist(), self.fits, strict=True))
        if len(found) > 1:
            found.sort()
        return found[:most]


def _together(
    bases: list[float], rows: list[Row], somes: list[_Some], most: int, limit: float
) -> list[tuple[float, int, _Fit]]:
    """The likeliest of several lots, each by its own row and on top of what its beginning costs: `_Some.best`.

    Returns:
        The cost with that of the beginning, which lot it is, the character; likeliest first.
    """
    import numpy as np

    starts = [0, *accumulate(len(some.fits) for some in somes)]
    likely = np.concatenate([row[some.places] for row, some in zip(rows, somes, strict=True)])
    costs = np.concatenate([some.extra + base for some, base in zip(somes, bases, strict=True)]) - np.log(likely)
    (chosen,) = (costs <= limit).nonzero()
    if len(chosen) > most:
        chosen = chosen[costs[chosen].argpartition(most)[:most]]
    found: list[tuple[float, int, _Fit]] = []
    for cost, at in zip(costs[chosen].tolist(), chosen.tolist(), strict=True):
        n = bisect_right(starts, at) - 1
        found.append((cost, n, somes[n].fits[at - starts[n]]))
    return sorted(found)


class Gaps:
    """Guesses for one language and its candidates; `steps` counts the characters that were weighed."""

    def __init__(self, language: Language, known: Candidates, script: str) -> None:
        """Set up; what follows what is worked out when it is asked for."""
        self.steps = 0
        self._gap = _GAP[script]
        self._earnest = False
        self._language = language
        self.cost = language.cost
        self._undefined = undefined()
        fits = [
            _Fit(number, char, lead, trail)
            for lead, found in known.by_lead.items()
            for trail, number, char in found
            if not is_private(char) and language.single(number) < _RARE
        ]
        self._rows = Rows(language, (fit.number for fit in fits))
        self._fits: dict[int, list[_Fit]] = defaultdict(list)
        self._by_trail: dict[int, list[_Fit]] = defaultdict(list)
        self._by_lead: dict[int, list[_Fit]] = defaultdict(list)
        by_lead: dict[int, list[_Fit]] = defaultdict(list)
        for fit in fits:
            self._fits[fit.number].append(fit)
            self._by_trail[fit.trail].append(fit)
            self._by_lead[fit.lead].append(fit)
            if fit.trail in self._undefined:
                by_lead[fit.lead].append(fit)
        self._heads = {lead: _Some(some, self._rows) for lead, some in by_lead.items()}
        self._middles = {
            trail: _Some([fit for lead in leads for fit in by_lead.get(lead, ())], self._rows)
            for trail, leads in self._undefined.items()
        }
        self._ended: dict[int, _Some] = {}
        self._begun: dict[int, _Some] = {}
        self._tails: dict[tuple[int, int], _Some] = {}
        self._marks = [fit for char in _LAST_MARKS for fit in self._fits.get(language.number(char), ())]

    def by(self, own: OwnLanguage) -> Gaps:
        """The same guesses, weighed by what a text says itself."""
        made = copy(self)
        made._rows, made.cost, made._earnest = OwnRows(self._rows, own), own.cost, True
        return made

    def heads(self, pending: int) -> list[_Fit]:
        """The characters that begin with ``pending`` and whose other byte begins undefined pairs."""
        found = self._heads.get(pending)
        return found.fits if found is not None else []

    def ended(self, first: int, second: int, trail: int) -> list[tuple[float, int, str]]:
        """The characters that end with ``trail``, with their cost and number, likeliest first."""
        some = self._ended.get(trail)
        if some is None:
            some = self._ended[trail] = _Some(self._by_trail.get(trail, []), self._rows)
        return self._likeliest(some, first, second, len(some.fits))

    def begun(self, first: int, second: int, lead: int) -> list[tuple[float, int, str]]:
        """The likeliest characters that begin with ``lead``, with their cost and number, likeliest first."""
        some = self._begun.get(lead)
        if some is None:
            some = self._begun[lead] = _Some(self._by_lead.get(lead, []), self._rows, paired=0.0)
        return self._likeliest(some, first, second, _MOST_BEGUN)

    def _likeliest(self, some: _Some, first: int, second: int, most: int) -> list[tuple[float, int, str]]:
        self.steps += _ROW
        return [(cost, fit.number, fit.char) for cost, fit in some.best(self._rows.row(first, second), most)]

    def _tail(self, before: int, trail: int) -> _Some:
        """The characters that end with ``trail`` and make an undefined pair with the byte ``before``."""
        key = before, trail
        found = self._tails.get(key)
        if found is None:
            gaps = self._undefined[before]
            fits = [fit for fit in self._by_trail.get(trail, ()) if fit.lead in gaps]
            found = self._tails[key] = _Some(fits, self._rows)
        return found

    def _first(self, cost: float, first: int, second: int, pending: int) -> list[_Path]:
        """The likeliest characters before the gap, and what the text costs with them."""
        heads = self._heads.get(pending)
        if heads is None:
            return []
        self.steps += _ROW
        found = heads.best(self._rows.row(first, second), _HEADS[self._earnest])
        return [
            _Path(cost + self._gap + more, second, fit, fit.char)
            for more, fit in found
            if more < found[0][0] + _HOPELESS
        ]

    def ends(self, cost: float, first: int, second: int, pending: int) -> list[Guess]:
        """The likeliest last two characters of a line of which ``pending`` is all that is left, likeliest first."""
        return self._before(cost, first, second, pending, self._marks, end=True)

    def _before(
        self, cost: float, first: int, second: int, pending: int, last: list[_Fit], *, end: bool = False
    ) -> list[Guess]:
        """The guesses whose last character is one of ``last``."""
        found: list[Guess] = []
        for path in self._first(cost, first, second, pending):
            for fit in last:
                if fit.lead in self._undefined[path.fit.trail]:
                    self.steps += 1
                    total = path.cost + self.cost(second, path.fit.number, fit.number)
                    if end:
                        total += self.cost(path.fit.number, fit.number, self._language.line_break)
                    if fit.char in _PAIRED:
                        total += _HALF_PAIR
                    found.append(Guess(total, path.fit.number, fit.number, path.text + fit.char))
        return sorted(found)[:_BEST]

    def guesses(
        self,
        cost: float,
        first: int,
        second: int,
        pending: int,
        trail: int,
        *,
        only: str | None = None,
        limit: float = math.inf,
    ) -> list[Guess]:
        """The likeliest ways to fill the gap between ``pending`` and ``trail``, likeliest first.

        Args:
            cost: what the text before costs.
            first: the number of the last character but one.
            second: the number of the last character.
            pending: the lead byte that is left before the gap.
            trail: the trail byte that is left behind it.
            only: the last character, where it is known.
            limit: what a guess may cost.
        """
        if only is not None:
            fits = [fit for fit in self._fits.get(self._language.number(only), ()) if fit.char == only]
            return self._before(cost, first, second, pending, fits)
        found: list[Guess] = []
        paths = self._first(cost, first, second, pending)
        for whole in (*_WHOLE[self._earnest], 0):
            paths = [path for path in paths if path.cost + _LEAST <= limit]
            if not paths:
                break
            self.steps += _ROW * len(paths)
            rows = [self._rows.row(path.first, path.fit.number) for path in paths]
            bases = [path.cost for path in paths]
            tails = [self._tail(path.fit.trail, trail) for path in paths]
            for total, n, tail in _together(bases, rows, tails, _BEST, limit):
                limit = min(limit, total + _BEHIND)
                path = paths[n]
                found.append(Guess(total, path.fit.number, tail.number, path.text + tail.char))
            if whole:
                middles = [self._middles[path.fit.trail] for path in paths]
                longer = _together(bases, rows, middles, whole, limit - _SECOND_GAP - _LEAST)
                paths = [
                    _Path(total + _SECOND_GAP, paths[n].fit.number, middle, paths[n].text + middle.char)
                    for total, n, middle in longer
                ]
        found.sort()
        return [guess for guess in found[:_BEST] if guess.cost <= limit]


@lru_cache(maxsize=4)
def gaps(language: Language, script: str) -> Gaps:
    """The guesses for any text in ``script``."""
    return Gaps(language, candidates(language.model, script), script)
