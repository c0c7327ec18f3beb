"""Which characters a byte may belong to, when the other byte is lost."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from summarise.cleaning.bytes_cp936 import characters, in_gb2312, is_private
from summarise.cleaning.plausibility import Plausibility
from summarise.cleaning.shifts.language import language_of
from summarise.folding import fold_script
from summarise.foldtable import SIMPLIFIED


@dataclass(frozen=True, slots=True)
class Candidates:
    """The characters that the language has, by their lead byte and by their trail byte.

    Each entry is ``(the other byte, number in the language, character)``.
    """

    by_lead: dict[int, list[tuple[int, int, str]]]
    by_trail: dict[int, list[tuple[int, int, str]]]


@lru_cache(maxsize=1)
def undefined() -> dict[int, frozenset[int]]:
    """The pairs that are no character in code page 936, as the trail bytes of each lead byte.

    They become private-use characters or vanish, as the software will have it.
    """

    def defined(pair: bytes) -> bool:
        try:
            pair.decode("gbk")
        except UnicodeDecodeError:
            return False
        return True

    trails = (*range(0x40, 0x7F), *range(0x80, 0xFF))
    found = {lead: frozenset(t for t in trails if not defined(bytes((lead, t)))) for lead in range(0x81, 0xFF)}
    return {lead: gaps for lead, gaps in found.items() if gaps}


def script_of(text: str) -> str:
    """``"Hant"``, ``"Hans"`` or ``"mixed"``: which forms a restored character may take in ``text``."""
    chars = set(text[:50_000])
    hans, hant = (len(chars & telling) for telling in _telling())
    if hant > 4 * hans:
        return "Hant"
    return "Hans" if hans > 4 * hant else "mixed"


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """The characters in use that only Simplified text has, and those that only Traditional text has."""
    every = "\n".join(map(chr, range(0x4E00, 0xA000)))
    changed = (char for char, folded in zip(every, fold_script(every), strict=True) if folded != char)
    return simplified_only().intersection(every), frozenset(changed)


def _in_big5(char: str) -> bool:
    try:
        char.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=1)
def simplified_only() -> frozenset[str]:
    """Characters that Traditional text does not use: Simplified forms that Big5 lacks."""
    return frozenset(char for char in set(SIMPLIFIED) if not _in_big5(char))


WIDE_MARKS = frozenset("！％（），：；？～")
"""What Chinese text sets in full width."""
_WIDE_LEAD = 0xA3

# Nats that a character costs whose form the other script has, and one whose form is a rare one.
_OTHER_SCRIPT = 6.0
_RARE_FORM = 3.0
# Where the rarer half of Big5 begins.
_BIG5_RARER = 0xC900


@cache
def _is_traditional(char: str) -> bool:
    return fold_script(char) != char


@cache
def foreign(char: str, script: str) -> float:
    """Nats that the form of ``char`` costs beside the character itself, in a text in ``script``.

    The language knows characters and not their forms: 头 in a Traditional text is as likely to it as 頭.
    """
    if script == "Hans":
        return _OTHER_SCRIPT if _is_traditional(char) and not in_gb2312(char) else 0.0
    if script != "Hant":
        return 0.0
    if char in simplified_only():
        return _OTHER_SCRIPT
    if not _is_traditional(char):
        return 0.0
    if not _in_big5(char):
        return _OTHER_SCRIPT
    return _RARE_FORM if int.from_bytes(char.encode("big5")) >= _BIG5_RARER else 0.0


@lru_cache(maxsize=8)
def candidates(model: Plausibility, script: str) -> Candidates:
    """The candidates for a text in ``script``; made once for each model and script."""
    language = language_of(model)
    only = simplified_only()
    by_lead: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    by_trail: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for pair, char in characters().items():
        if is_private(char) or (script == "Hans" and not in_gb2312(char)) or (script == "Hant" and char in only):
            continue
        # Of the forms of one character, those that Big5 lacks are rare ones: 麫 of 麵.
        if script != "Hans" and fold_script(char) != char and not _in_big5(char):
            continue
        if pair >> 8 == _WIDE_LEAD and char not in WIDE_MARKS:
            continue
        number = language.number(char)
        if number in language.classes or not language.knows(char):
            continue
        by_lead[pair >> 8].append((pair & 0xFF, number, char))
        by_trail[pair & 0xFF].append((pair >> 8, number, char))
    return Candidates(dict(by_lead), dict(by_trail))
