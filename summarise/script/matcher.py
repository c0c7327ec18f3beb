"""Longest-match dictionary conversion, exactly as OpenCC does it, in a fraction of its time.

What opencc-python-reimplemented computes for one group of dictionaries: the globally longest dictionary key found in
a run of text is replaced first, the leftmost among equals, then the same left and right of it; what the first
dictionary leaves is offered to the next. That is a greedy choice among all matches, sorted by dictionary, falling
length and place. Here all matches are found in one pass (keys are indexed by their first two characters) and the
choice is made only where matches overlap; single characters are left to `str.translate`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import compress
from operator import add

# A match: number of its dictionary (0 is asked first), start, end.
Match = tuple[int, int, int]
# A replacement: number of its dictionary, start, end, what stands there now.
Edit = tuple[int, int, int, str]
# Which matches of a stage may stand, given the text they were found in.
Guard = Callable[[str, Sequence[Match]], Sequence[Match]]

# Up to this many overlapping matches, comparing them pair by pair is faster than a map of occupied characters.
_FEW = 12


class Stage:
    """One group of dictionaries, asked in order: compiled once, shared by converters and threads.

    Args:
        dictionaries: key to value (of several readings, separated by spaces, the first), in the order they are asked.
        never: tells which keys cannot match at all (those that the reference would cut in two).
    """

    __slots__ = ("_blockers", "_index", "_phrases", "_ranks", "_table")

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
                    table[ord(key)] = value
                    plain[key] = rank
                    continue
                phrases[key] = value
                if rank:
                    ranks[key] = rank
        lengths: dict[str, set[int]] = {}
        for key, known in phrases.items():
            if len(key) > 1:
                lengths.setdefault(key[:2], set()).add(len(key))
            # What the single characters would give as well only stands in the way of other matches.
            if known == key.translate(table):
                phrases[key] = None
        shared: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._index: dict[str, tuple[int, ...]] = {}
        for pair, found in lengths.items():
            sizes = tuple(sorted(found))
            self._index[pair] = shared.setdefault(sizes, sizes)
        self._phrases = phrases
        self._ranks = ranks
        self._table = table
        # Single characters that must be matched like phrases: those that become several characters, and those of a
        # dictionary that is asked before one with phrases.
        last = max((ranks.get(key, 0) for key in phrases if len(key) > 1), default=0)
        self._blockers = {key: rank for key, rank in plain.items() if rank < last}
        self._blockers |= {key: ranks.get(key, 0) for key in phrases if len(key) == 1}

    def convert(self, text: str, guard: Guard | None = None, guarded: int = 0) -> tuple[str, list[Edit]]:
        """Convert ``text``.

        Args:
            text: any text; offsets are code points.
            guard: asked about the replacements by the first ``guarded`` dictionaries; what it leaves out is not made.
            guarded: how many dictionaries hold replacements that the guard is asked about.

        Returns:
            The converted text, and the phrases that were replaced by something else than their single characters
            would give, in order, in offsets of ``text``.
        """
        matches = self._matches(text)
        if guard is not None and guarded and matches:
            matches = self._ask(text, matches, guard, guarded)
        translated = text.translate(self._table)
        if not matches:
            return translated, []
        phrases = self._phrases
        edits: list[Edit] = []
        pieces: list[str] = []
        at = 0
        for rank, start, end in _choose(matches):
            value = phrases.get(text[start:end])
            if value is not None:
                pieces.append(translated[at:start])
                pieces.append(value)
                edits.append((rank, start, end, value))
                at = end
        pieces.append(translated[at:])
        return "".join(pieces), edits

    def _ask(self, text: str, matches: list[Match], guard: Guard, guarded: int) -> list[Match]:
        phrases = self._phrases
        asked = {
            match
            for match in matches
            if match[0] < guarded and match[2] - match[1] > 1 and phrases.get(text[match[1] : match[2]]) is not None
        }
        if not asked:
            return matches
        refused = asked.difference(guard(text, sorted(asked, key=_by_start)))
        return [match for match in matches if match not in refused] if refused else matches

    def _matches(self, text: str) -> list[Match]:
        index, phrases, ranks = self._index, self._phrases, self._ranks
        matches: list[Match] = []
        if index:
            # The whole pass runs in C; only places whose two characters begin a key are looked at in Python.
            known = map(index.__contains__, map(add, text, text[1:]))
            size = len(text)
            for start in compress(range(size), known):
                for length in index[text[start : start + 2]]:
                    end = start + length
                    if end > size:
                        break
                    key = text[start:end]
                    if key in phrases:
                        matches.append((ranks.get(key, 0) if ranks else 0, start, end))
        if self._blockers:
            blockers = self._blockers
            singles = [
                (blockers[text[i]], i, i + 1) for i in compress(range(len(text)), map(blockers.__contains__, text))
            ]
            if singles:
                matches = sorted(matches + singles, key=_by_start)
        return matches


def _by_start(match: Match) -> int:
    return match[1]


def _priority(match: Match) -> tuple[int, int, int]:
    rank, start, end = match
    return rank, start - end, start


def _choose(matches: list[Match]) -> list[Match]:
    """The matches that are taken, in text order; ``matches`` come sorted by start."""
    chosen: list[Match] = []
    cluster: list[Match] = []
    reach = 0
    for match in matches:
        if match[1] >= reach:
            if len(cluster) == 1:
                chosen.append(cluster[0])
            elif cluster:
                chosen += _settle(cluster)
            cluster = [match]
            reach = match[2]
        else:
            cluster.append(match)
            if match[2] > reach:
                reach = match[2]
    return chosen + _settle(cluster)


def _settle(cluster: list[Match]) -> list[Match]:
    """The greedy choice among matches that overlap, in text order."""
    if len(cluster) < 2:
        return cluster
    cluster.sort(key=_priority)
    taken: list[Match] = []
    if len(cluster) <= _FEW:
        for match in cluster:
            for other in taken:
                if match[1] < other[2] and other[1] < match[2]:
                    break
            else:
                taken.append(match)
    else:
        base = min(match[1] for match in cluster)
        occupied = bytearray(max(match[2] for match in cluster) - base)
        for match in cluster:
            start, end = match[1] - base, match[2] - base
            if occupied.find(1, start, end) < 0:
                occupied[start:end] = b"\x01" * (end - start)
                taken.append(match)
    taken.sort(key=_by_start)
    return taken
