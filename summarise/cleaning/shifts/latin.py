"""The first letter of a Latin word whose byte vanished together with the trail byte before it."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

# A word that is met as it stands counts so much more than one that begins like it.
_WHOLE = 20


@lru_cache(maxsize=1)
def _words() -> dict[str, int]:
    text = (files("summarise") / "data" / "latin.txt").read_text(encoding="utf-8")
    pairs = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {word: int(count) for word, count in pairs}


@lru_cache(maxsize=1024)
def lost_letters(rest: str) -> tuple[str, ...]:
    """The letters that make the beginning of a known word with ``rest``, a word without its first; likeliest first."""
    words = _words()
    rest = rest.lower()
    if rest in words or len(rest) < 2:
        return ()
    scores: dict[str, int] = {}
    for word, count in words.items():
        if word.startswith(rest, 1):
            scores[word[0]] = scores.get(word[0], 0) + count * (_WHOLE if len(word) == len(rest) + 1 else 1)
    return tuple(sorted(scores, key=lambda letter: (-scores[letter], letter)))
