"""Longest-match dictionary conversion, exactly as OpenCC does it, in a fraction of its time.

What opencc-python-reimplemented computes for one group of dictionaries: the globally longest dictionary key found in
a run of text is replaced first, the leftmost among equals, then the same left and right of it; what the first
dictionary leaves is offered to the next. That is a greedy choice among all matches, sorted by dictionary, falling
length and place. Here all matches are found in one pass (keys are indexed by their first two characters, read as one
integer) and the choice is made only where matches overlap; single characters are left to `str.translate`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import compress

# A match: number of its dictionary (0 is asked first), start, end.
Match = tuple[int, int, int]
# A replacement: number of its dictionary, start, end, what stands there now.
Edit = tuple[int, int, int, str]
# Which matches of a stage may stand, given the text they were found in.
Guard = Callable[[str, Sequence[Match]], Sequence[Match]]

# Up to this many overlapping matches, comparing them pair by pair is faster than a map of occupied characters.
_FEW = 12
# A stage with at most this many single characters or pairs first looks which of them occur at all.
_SMALL = 128
# Up to this many different ones are then sought or replaced one by one.
_ONE_BY_ONE = 16


class Stage:
    """One group of dictionaries, asked in order: compiled once, shared by converters and threads.

    Args:
        dictionaries: key to value (of several readings, separated by spaces, the first), in the order they are asked.
        never: tells which keys cannot match at all (those that the reference would cut in two).
    """

    __slots__ = ("_blockers", "_index", "_pairs", "_phrases", "_ranks", "_singles", "_table")

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
        lengths: dict[str, set[int]] = {}
        for key, known in phrases.items():
            if len(key) > 1:
                lengths.setdefault(key[:2], set()).add(len(key))
            # What the single characters would give as well only stands in the way of other matches.
            if known == key.translate(table):
                phrases[key] = None
        shared: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._index: dict[int, tuple[int, ...]] = {}
        for pair, found in lengths.items():
            sizes = tuple(sorted(found))
            self._index[_number(pair)] = shared.setdefault(sizes, sizes)
        self._pairs = tuple(lengths) if len(lengths) <= _SMALL else None
        self._phrases = phrases
        self._ranks = ranks
        self._table = table
        # Few characters, none of which becomes another one of them, can be replaced one after the other.
        changed = {chr(code): value for code, value in table.items()}
        chained = not changed.keys().isdisjoint(changed.values())
        self._singles = None if chained or len(changed) > _SMALL else changed
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
        matches = self._matches(text)
        if guard is not None and guarded and matches:
            matches = self._ask(text, matches, guard, guarded)
        translated = self._translated(text)
        if not matches:
            return translated, []
        phrases = self._phrases
        edits: list[Edit] = []
        pieces: list[str] = []
        at = 0
        for rank, start, end in self._chosen(text, matches, arbiter):
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

    def _chosen(self, text: str, matches: list[Match], arbiter: Guard | None) -> list[Match]:
        """The matches that are taken, in text order."""
        chosen: list[Match] = []
        contested: list[list[Match]] = []
        for cluster in _clusters(matches):
            if len(cluster) == 1:
                chosen += cluster
                continue
            taken = _settled(cluster)
            if arbiter is not None and len(taken) < len(cluster) and self._matters(text, cluster, taken):
                contested.append(cluster)
            else:
                chosen += taken
        if arbiter is not None and contested:
            approved = set(arbiter(text, [match for cluster in contested for match in cluster]))
            for cluster in contested:
                chosen += _settled([match for match in cluster if match in approved] or cluster)
            chosen.sort(key=_by_start)
        return chosen

    def _matters(self, text: str, cluster: list[Match], taken: list[Match]) -> bool:
        """Whether a match that was not taken crosses one that was, and either would change something."""
        for match in cluster:
            for other in taken:
                crosses = match[1] < other[1] < match[2] < other[2] or other[1] < match[1] < other[2] < match[2]
                if crosses and (
                    self._phrases.get(text[match[1] : match[2]]) is not None
                    or self._phrases.get(text[other[1] : other[2]]) is not None
                ):
                    return True
        return False

    def _translated(self, text: str) -> str:
        """``text`` with its single characters replaced."""
        if self._singles is None:
            return text.translate(self._table)
        present = self._singles.keys() & set(text)
        if len(present) > _ONE_BY_ONE:
            return text.translate(self._table)
        for character in present:
            text = text.replace(character, self._singles[character])
        return text

    def _matches(self, text: str) -> list[Match]:
        """Every place where a key stands, sorted by start, shorter keys first."""
        phrases, ranks = self._phrases, self._ranks
        matches: list[Match] = []
        size = len(text)
        for start, lengths in self._starts(text):
            for length in lengths:
                end = start + length
                if end > size:
                    break
                key = text[start:end]
                if key in phrases:
                    matches.append((ranks.get(key, 0), start, end))
        blockers = self._blockers
        if blockers:
            singles = [(blockers[text[i]], i, i + 1) for i in compress(range(size), map(blockers.__contains__, text))]
            if singles:
                matches = sorted(matches + singles, key=_by_start)
        return matches

    def _starts(self, text: str) -> list[tuple[int, tuple[int, ...]]]:
        """Where two characters stand that begin a key, with the lengths of such keys, in text order."""
        if not self._index:
            return []
        if self._pairs is not None:
            characters = set(text)
            pairs = [pair for pair in self._pairs if pair[0] in characters and pair[1] in characters]
            if len(pairs) <= _ONE_BY_ONE:
                return sorted(
                    (start, self._index[_number(pair)]) for pair in pairs for start in _occurrences(text, pair)
                )
        # Two neighbouring characters are one 64-bit integer of the encoded text: the even pairs, then the odd ones.
        # Like this the whole pass runs in C and makes no strings.
        encoded = memoryview(text.encode("utf-32-le", "surrogatepass"))
        size = len(text)
        index = self._index
        even = encoded[: size // 2 * 8].cast("Q")
        starts = list(compress(range(0, size, 2), map(index.__contains__, even)))
        if size > 1:
            odd = encoded[4 : 4 + (size - 1) // 2 * 8].cast("Q")
            starts += compress(range(1, size, 2), map(index.__contains__, odd))
            starts.sort()
        return [(start, index[odd[start >> 1] if start & 1 else even[start >> 1]]) for start in starts]


def _number(pair: str) -> int:
    """Two characters as they stand in the encoded text."""
    return int.from_bytes(pair.encode("utf-32-le", "surrogatepass"), sys.byteorder)


def _occurrences(text: str, pair: str) -> list[int]:
    found: list[int] = []
    at = text.find(pair)
    while at >= 0:
        found.append(at)
        at = text.find(pair, at + 1)
    return found


def _by_start(match: Match) -> int:
    return match[1]


def _priority(match: Match) -> tuple[int, int, int]:
    rank, start, end = match
    return rank, start - end, start


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
