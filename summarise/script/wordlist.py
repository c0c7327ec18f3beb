"""The user's own word list: pairs that go before every dictionary.

A line of the file is ``direction word replacement``, parted by tabs or spaces::

    # comment
    s2t  内存  記憶體
    t2s  軟體  软件
    both 人工智能 人工智慧

``s2t`` holds for conversion from Simplified to any Traditional form, ``t2s`` for the way back, ``both`` for both (the
second column is the Simplified side). A line of two columns means ``both``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from summarise.script.configurations import Form

# Longer words are a slip: a pasted paragraph, a file of another kind.
LONGEST = 64
_DIRECTIONS = ("s2t", "t2s", "both")

# A place whose conversion is settled: start, end, what will stand there.
Settled = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class FaultyLine:
    """A line of a word list that cannot be used: its number from 1, its text and what is wrong with it."""

    number: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of one direction."""

    mapping: Mapping[str, str]
    # First character to the lengths of the words that begin with it, longest first.
    lengths: Mapping[str, tuple[int, ...]]

    def settle(self, text: str, masked: list[Settled]) -> list[Settled]:
        """``masked`` with the places of the user's words put in, leftmost longest, outside the masked stretches."""
        out: list[Settled] = []
        at = 0
        for start, end, new in [*masked, (len(text), len(text), "")]:
            out += self._found(text, at, start)
            if end > start:
                out.append((start, end, new))
            at = end
        return out

    def _found(self, text: str, at: int, stop: int) -> list[Settled]:
        out: list[Settled] = []
        lengths = self.lengths
        while at < stop:
            for length in lengths.get(text[at], ()):
                word = text[at : at + length]
                if at + length <= stop and word in self.mapping:
                    out.append((at, at + length, self.mapping[word]))
                    at += length
                    break
            else:
                at += 1
        return out


@dataclass(frozen=True, slots=True)
class WordList:
    """A user's pairs per direction, and the lines that could not be used."""

    to_traditional: Pairs
    to_simplified: Pairs
    faults: tuple[FaultyLine, ...] = field(default=())

    def pairs(self, source: Form, target: Form) -> Pairs | None:
        """The pairs for a conversion from ``source`` to ``target``; None where the list has none."""
        if target == "hans":
            pairs = self.to_simplified
        elif source == "hans":
            pairs = self.to_traditional
        else:
            return None
        return pairs if pairs.mapping else None


def load_word_list(path: Path) -> WordList:
    """Read a user's word list (UTF-8); faulty lines are skipped and told with their numbers.

    Raises:
        OSError: when the file cannot be read.
    """
    return parse_word_list(path.read_bytes().decode("utf-8-sig", errors="replace").splitlines())


def parse_word_list(lines: Iterable[str]) -> WordList:
    """A user's word list from its lines."""
    to_traditional: dict[str, str] = {}
    to_simplified: dict[str, str] = {}
    faults: list[FaultyLine] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        fields = [part.strip() for part in line.split("\t") if part.strip()] if "\t" in line else line.split()
        if len(fields) == 2:
            fields = ["both", *fields]
        reason = _fault(fields)
        if reason is None:
            direction, word, replacement = fields
            known = to_traditional.get(word) if direction != "t2s" else to_simplified.get(word)
            if known is not None and known != replacement:
                reason = f"{word} already becomes {known}"
        if reason is not None:
            faults.append(FaultyLine(number, line.rstrip("\r\n"), reason))
            continue
        if direction != "t2s":
            to_traditional[word] = replacement
        if direction == "t2s":
            to_simplified[word] = replacement
        elif direction == "both":
            to_simplified.setdefault(replacement, word)
    return WordList(_pairs(to_traditional), _pairs(to_simplified), tuple(faults))


def _fault(fields: list[str]) -> str | None:
    if len(fields) != 3:
        return "two words expected, or a direction and two words"
    if fields[0] not in _DIRECTIONS:
        return f"unknown direction {fields[0]!r}: one of {', '.join(_DIRECTIONS)}"
    if max(map(len, fields[1:])) > LONGEST:
        return f"a word of more than {LONGEST} characters"
    if "\ufffd" in fields[1] + fields[2]:
        return "not UTF-8"
    return None


def _pairs(mapping: dict[str, str]) -> Pairs:
    lengths: dict[str, set[int]] = {}
    for word in mapping:
        lengths.setdefault(word[0], set()).add(len(word))
    return Pairs(mapping, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()})
