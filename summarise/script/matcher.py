"""Longest-match dictionary conversion, exactly as OpenCC does it, in a fraction of its time.

What opencc-python-reimplemented computes for one group of dictionaries: the globally longest dictionary key found in
a run of text is replaced first, the leftmost among equals, then the same left and right of it; what the first
dictionary leaves is offered to the next. That is a greedy choice among all matches, sorted by dictionary, falling
length and place. Here all matches are found in one pass (keys are indexed by their first two characters, read as one
integer) and the choice is made only where matches overlap; single characters are left to `str.translate`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import compress

# A match: number of its dictionary (0 is asked first), start, end.
Match = tuple[int, int, int]
# A replacement: number of its dictionary, start, end, what stands there now.
Edit = tuple[int, int, int, str]
# Which matches of a stage may stand, given the text they were found in.
Guard = Callable[[str, Sequence[Match]], Sequence[Match]]

# Up to this many overlapping matches, comparing them pair by pair is faster than a map of occupied characters.
_FEW = 12
# Larger groups of overlapping matches are no prose: the arbiter is not asked.
_ARGUABLE = 48
# A stage with at most this many single characters or pairs first looks which of them occur at all, in texts of at
# least so many times their number of characters; up to so many different ones are then sought or replaced one by one.
_SMALL = 512
_LONG = 4
_ONE_BY_ONE = 64
# Long texts are looked through in pieces of this many characters (even), for the sake of memory.
_PIECE = 1 << 16


class Stage:
    """One group of dictionaries, asked in order: compiled once, shared by converters and threads.

    Args:
        dictionaries: key to value (of several readings, separated by spaces, the first), in the order they are asked.
        never: tells which keys cannot match at all (those that the reference would cut in two).
    """

    __slots__ = ("_blockers", "_index", "_longer", "_pairs", "_phrases", "_ranks", "_singles", "_table", "_twos")

    def __init__(
        self, dictionaries: Sequence[Mapping[str, str]], *, never: Callable[[str], object] | None = None
    ) -> None:
        table: dict[int, str] = {}
        phrases: dict[str, str | None] = {}
        ranks: dict[str, int] = {}
        plain: dict[str, int] = {}
        for rank, dictionary in enumerate(dictionaries):
            for key, readings in dictionary.items():
                value = readings.partition(" ")[0]
                if not key or not value or key in phrases or key in plain or (never is not None and never(key)):
                    continue
                if len(key) == 1 and len(value) == 1:
                    if value != key:
                        table[ord(key)] = value
                    plain[key] = rank
                    continue
                phrases[key] = value
                if rank:
                    ranks[key] = rank
        # What the single characters would give as well only stands in the way of other matches.
        for key, known in phrases.items():
            if known == key.translate(table):
                phrases[key] = None
        pairs = {key[:2] for key in phrases if len(key) > 1}
        self._index = frozenset(map(_number, pairs))
        self._pairs = tuple(pairs) if len(pairs) <= _SMALL else None
        # Of keys of two characters the value, of longer ones the lengths by their first three characters.
        self._twos = {_number(key): value for key, value in phrases.items() if len(key) == 2}
        lengths: dict[str, set[int]] = {}
        for key in phrases:
            if len(key) > 2:
                lengths.setdefault(key[:3], set()).add(len(key))
        shared: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._longer: dict[str, tuple[int, ...]] = {}
        for triple, found in lengths.items():
            sizes = tuple(sorted(found))
            self._longer[triple] = shared.setdefault(sizes, sizes)
        self._phrases = phrases
        self._ranks = ranks
        self._table = table
        # Few characters can be replaced one after the other.
        self._singles = _one_by_one({chr(code): value for code, value in table.items()})
        # Single characters that must be matched like phrases: those that become several characters, and those of a
        # dictionary that is asked before one with phrases.
        last = max((ranks.get(key, 0) for key in phrases if len(key) > 1), default=0)
        self._blockers = {key: rank for key, rank in plain.items() if rank < last}
        self._blockers |= {key: ranks.get(key, 0) for key in phrases if len(key) == 1}

    def convert(
        self, text: str, guard: Guard | None = None, guarded: int = 0, arbiter: Guard | None = None
    ) -> tuple[str, list[Edit]]:
        """Convert ``text``; with neither guard nor arbiter exactly as the reference does.

        Args:
            text: any text; offsets are code points.
            guard: asked about the replacements by the first ``guarded`` dictionaries; what it leaves out is not made.
            guarded: how many dictionaries hold replacements that the guard is asked about.
            arbiter: asked where matches cross (更复 and 复杂 in 更复杂); what it leaves out gives way to the other.

        Returns:
            The converted text, and the phrases that were replaced by something else than their single characters
            would give, in order, in offsets of ``text``.
        """
        # Which characters occur is worth knowing where few are asked for.
        few = max(len(self._pairs or ()), len(self._singles or ()))
        characters = set(text) if few and len(text) >= _LONG * few else None
        matches, values = self._matches(text, characters)
        if guard is not None and guarded and values:
            self._ask(text, matches, values, guard, guarded)
        translated = self._translated(text, characters)
        # Matches that change nothing only stand in the way of others.
        if not values:
            return translated, []
        edits: list[Edit] = []
        pieces: list[str] = []
        at = 0
        for match in _chosen(text, matches, values, arbiter):
            value = values.get(match)
            if value is not None:
                rank, start, end = match
                pieces.append(translated[at:start])
                pieces.append(value)
                edits.append((rank, start, end, value))
                at = end
        pieces.append(translated[at:])
        return "".join(pieces), edits

    def _ask(self, text: str, matches: list[Match], values: dict[Match, str], guard: Guard, guarded: int) -> None:
        """Take the matches that the guard refuses out of ``matches`` and ``values``."""
        asked = [match for match in values if match[0] < guarded and match[2] - match[1] > 1]
        if not asked:
            return
        refused = set(asked).difference(guard(text, asked))
        if refused:
            matches[:] = [match for match in matches if match not in refused]
            for match in refused:
                del values[match]

    def _translated(self, text: str, characters: set[str] | None) -> str:
        """``text``, which consists of ``characters`` where these are known, with its single characters replaced."""
        if not self._table:
            return text
        if characters is None or self._singles is None:
            return text.translate(self._table)
        present = characters & self._singles.keys()
        if len(present) > _ONE_BY_ONE:
            return text.translate(self._table)
        for character, value in self._singles.items():
            if character in present:
                text = text.replace(character, value)
        return text

    def _matches(self, text: str, characters: set[str] | None) -> tuple[list[Match], dict[Match, str]]:
        """Every place where a key stands, sorted by start, and what it becomes where that is something else."""
        phrases, ranks, twos, longer = self._phrases, self._ranks, self._twos, self._longer
        matches: list[Match] = []
        values: dict[Match, str] = {}
        size = len(text)
        for start, number in self._starts(text, characters):
            if number in twos:
                match = (ranks.get(text[start : start + 2], 0) if ranks else 0, start, start + 2)
                matches.append(match)
                value = twos[number]
                if value is not None:
                    values[match] = value
            for length in longer.get(text[start : start + 3], ()):
                end = start + length
                key = text[start:end]
                if end <= size and key in phrases:
                    match = (ranks.get(key, 0), start, end)
                    matches.append(match)
                    value = phrases[key]
                    if value is not None:
                        values[match] = value
        for character, rank in self._blockers.items():
            if character in text:
                value = phrases.get(character)
                for start in _occurrences(text, character):
                    match = (rank, start, start + 1)
                    matches.append(match)
                    if value is not None:
                        values[match] = value
        matches.sort(key=_by_start)
        return matches, values

    def _starts(self, text: str, characters: set[str] | None) -> Iterator[tuple[int, int]]:
        """Where two characters stand that begin a key, and the two as a number, in any order."""
        if not self._index:
            return
        if self._pairs is not None and characters is not None:
            pairs = [pair for pair in self._pairs if pair[0] in characters and pair[1] in characters]
            if len(pairs) <= _ONE_BY_ONE:
                for pair in pairs:
                    number = _number(pair)
                    for start in _occurrences(text, pair):
                        yield start, number
                return
        # Two neighbouring characters are one 64-bit integer of the encoded text: the even pairs, then the odd ones.
        # Like this the whole pass runs in C and makes no strings.
        known = self._index.__contains__
        for base in range(0, len(text) - 1, _PIECE):
            encoded = memoryview(text[base : base + _PIECE + 1].encode("utf-32-le", "surrogatepass"))
            size = len(encoded) // 4
            for first in (0, 1):
                numbers = encoded[4 * first : 4 * first + (size - first) // 2 * 8].cast("Q").tolist()
                found = list(map(known, numbers))
                starts = range(base + first, base + size, 2)
                yield from zip(compress(starts, found), compress(numbers, found), strict=True)


def _one_by_one(changed: dict[str, str]) -> dict[str, str] | None:
    """``changed`` in an order in which no replacement meets what an earlier one made; None where there is none."""
    if len(changed) > _SMALL:
        return None
    order = TopologicalSorter({key: {value} for key, value in changed.items()})
    try:
        return {key: changed[key] for key in order.static_order() if key in changed}
    except CycleError:
        return None


def _number(pair: str) -> int:
    """Two characters as they stand in the encoded text."""
    return int.from_bytes(pair.encode("utf-32-le", "surrogatepass"), sys.byteorder)


def _occurrences(text: str, sought: str) -> list[int]:
    found: list[int] = []
    at = text.find(sought)
    while at >= 0:
        found.append(at)
        at = text.find(sought, at + 1)
    return found


def _by_start(match: Match) -> int:
    return match[1]


def _priority(match: Match) -> tuple[int, int, int]:
    rank, start, end = match
    return rank, start - end, start


def _chosen(text: str, matches: list[Match], values: dict[Match, str], arbiter: Guard | None) -> list[Match]:
    """The matches that are taken, in text order; those left out that have nothing to do with ``values``."""
    chosen: list[Match] = []
    contested: list[list[Match]] = []
    for cluster in _clusters(matches):
        if len(cluster) == 1:
            chosen += cluster
        elif not values.keys().isdisjoint(cluster):
            taken = _settled(cluster)
            if arbiter is not None and len(cluster) <= _ARGUABLE and _matters(cluster, taken, values):
                contested.append(cluster)
            else:
                chosen += taken
    if arbiter is not None and contested:
        approved = set(arbiter(text, [match for cluster in contested for match in cluster]))
        for cluster in contested:
            chosen += _settled([match for match in cluster if match in approved] or cluster)
        chosen.sort(key=_by_start)
    return chosen


def _matters(cluster: list[Match], taken: list[Match], values: dict[Match, str]) -> bool:
    """Whether a match that was not taken crosses one that was, and either would change something."""
    for match in cluster:
        for other in taken:
            crosses = match[1] < other[1] < match[2] < other[2] or other[1] < match[1] < other[2] < match[2]
            if crosses and (match in values or other in values):
                return True
    return False


def _clusters(matches: list[Match]) -> list[list[Match]]:
    """Groups of matches, which come sorted by start, that overlap one another, directly or by way of others."""
    clusters: list[list[Match]] = []
    reach = -1
    for match in matches:
        if match[1] >= reach:
            cluster = [match]
            clusters.append(cluster)
            reach = match[2]
        else:
            cluster.append(match)
            if match[2] > reach:
                reach = match[2]
    return clusters


def _settled(cluster: list[Match]) -> list[Match]:
    """The greedy choice among matches that overlap, in text order."""
    if len(cluster) == 1:
        return cluster
    ordered = sorted(cluster, key=_priority)
    taken: list[Match] = []
    if len(cluster) <= _FEW:
        for match in ordered:
            for other in taken:
                if match[1] < other[2] and other[1] < match[2]:
                    break
            else:
                taken.append(match)
    else:
        base = min(match[1] for match in cluster)
        occupied = bytearray(max(match[2] for match in cluster) - base)
        for match in ordered:
            start, end = match[1] - base, match[2] - base
            if occupied.find(1, start, end) < 0:
                occupied[start:end] = b"\x01" * (end - start)
                taken.append(match)
    taken.sort(key=_by_start)
    return taken
