"""Finding Chinese by Latin letters: pinyin in full (``suanli``), or its initials (``rgzn``). The door to pypinyin.

Tones do not count, and ü is written ``v`` or ``u``. A character with several readings matches by any of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from summarise.article import Span
from summarise.folding import fold_script

_QUERY = re.compile(r"[a-z]{2,24}")
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")
_RUN = re.compile(r"[\u3400-\u9fff]+")
_Phrase = Sequence[Sequence[str]]
_ACCENTS = re.compile("[\u0300-\u036f]+")


def is_pinyin_query(query: str) -> bool:
    """Whether ``query`` may be meant as pinyin: 2 to 24 Latin letters, spaces and apostrophes aside."""
    return _QUERY.fullmatch(_letters(query)) is not None


def find_pinyin(text: str, query: str, *, most: int = 1_000) -> tuple[Span, ...]:
    """Where Han characters of ``text`` read as ``query`` in pinyin, in full or by initials; at most ``most`` places.

    Every character of a place takes part whole: ``suanli`` finds 算力, ``suan`` finds no half of it. Full readings
    and initials are not mixed, and two characters are the least.
    """
    letters = _letters(query)
    if _QUERY.fullmatch(letters) is None:
        return ()
    starts, readings = _starts(letters[0]), _readings
    out: list[Span] = []
    for run in _HAN.finditer(fold_script(text)):
        chars = run.group()
        at = 0
        while at < len(chars) - 1:
            if chars[at] in starts and (size := _match(chars, at, letters, readings)):
                out.append(Span(run.start() + at, run.start() + at + size))
                if len(out) == most:
                    return tuple(out)
                at += size
            else:
                at += 1
    return tuple(out)


def _match(chars: str, at: int, letters: str, readings: Readings) -> int:
    """How many characters from ``at`` read as ``letters``; 0 where they do not."""
    size = len(letters)
    if at + size <= len(chars) and all(
        any(reading[0] == letters[i] for reading in readings(chars[at + i])) for i in range(size)
    ):
        return size
    # Which letters can be used up by 1, 2, ... characters: a set, so that ambiguity stays linear.
    reached = {0}
    for count in range(1, min(size, len(chars) - at) + 1):
        reached = {
            used + len(reading)
            for reading in readings(chars[at + count - 1])
            for used in reached
            if letters.startswith(reading, used)
        }
        if size in reached:
            return count if count > 1 else 0
        if not reached:
            return 0
    return 0


def pinyin_keys(text: str) -> tuple[str, str]:
    """How the Chinese of ``text`` is read, in full and by initials, each word by its usual reading (重庆 chongqing).

    What the library's list and its words are looked up by; a rare reading is missed here, not by `find_pinyin`.
    Other characters part the runs by a space.
    """
    runs = [_usual(run) for run in _RUN.findall(fold_script(text))]
    full = " ".join(["".join(run) for run in runs])
    return full, " ".join(["".join([syllable[0] for syllable in run]) for run in runs])


def spelled(word: str) -> str:
    """How a word is read, with tones (``suàn lì``); characters that have no reading are left out."""
    from pypinyin import Style, lazy_pinyin

    return " ".join(lazy_pinyin(fold_script(word), style=Style.TONE, errors="ignore"))


def _usual(run: str) -> list[str]:
    """The syllables of a run; pypinyin cuts it into words only where it knows one in it.

    Its own `lazy_pinyin` does the same and takes ten times as long, which an import of thousands of words feels.
    """
    phrases, table = _phrases(), _table()
    whole = phrases.get(run)
    if whole is not None:
        return _of_phrase(whole)
    sizes = range(2, min(5, len(run)))
    if not any(run[at : at + size] in phrases for size in sizes for at in range(len(run) - size + 1)):
        return [table[char][0] for char in run if table.get(char)]
    from pypinyin.seg.mmseg import seg

    out: list[str] = []
    for word in seg.cut(run):
        phrase = phrases.get(word)
        out += _of_phrase(phrase) if phrase is not None else [table[char][0] for char in word if table.get(char)]
    return out


@cache
def _phrases() -> Mapping[str, _Phrase]:
    from pypinyin.constants import PHRASES_DICT

    phrases: Mapping[str, _Phrase] = PHRASES_DICT
    return phrases


def _of_phrase(spellings: _Phrase) -> list[str]:
    return [syllable for spelling in spellings for syllable in _first(spelling[0])]


@lru_cache(maxsize=4096)
def _first(spelling: str) -> tuple[str, ...]:
    """A syllable without its tone; nothing where it is no syllable."""
    return tuple(_plain(_toneless(spelling)))[:1]


def _letters(query: str) -> str:
    return query.strip().lower().replace(" ", "").replace("'", "").replace("ü", "v")


class Readings:
    """A function from a character to its readings without tones, the commonest first."""

    def __call__(self, char: str) -> tuple[str, ...]:
        """The readings of ``char``; none where it is no Chinese character."""
        return _table().get(char, ())


_readings = Readings()


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Readings of the characters in use; pypinyin's table of 41,000 with tones is turned once, all of it together."""
    from pypinyin.constants import PINYIN_DICT

    used = {chr(code): spellings for code, spellings in PINYIN_DICT.items() if 0x3400 <= code <= 0x9FFF}
    toneless = _toneless("\n".join(used.values())).split("\n")
    return {char: tuple(dict.fromkeys(_plain(readings))) for char, readings in zip(used, toneless, strict=True)}


def _toneless(spellings: str) -> str:
    return _ACCENTS.sub("", unicodedata.normalize("NFD", spellings).replace("u\u0308", "v"))


def _plain(readings: str) -> Iterator[str]:
    for reading in readings.split(","):
        if reading.isascii() and reading.isalpha():
            yield reading
            if "v" in reading:
                yield reading.replace("v", "u")


@cache
def _starts(letter: str) -> frozenset[str]:
    return frozenset(char for char, found in _table().items() if any(reading[0] == letter for reading in found))
