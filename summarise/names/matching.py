"""Finding many strings in one text in one pass, the longest at each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import add


class Finder:
    """A set of strings of two code points and more, made ready for finding.

    The scan looks at each pair of neighbouring code points once; only where a pair starts a string is more compared.
    """

    __slots__ = ("_heads",)

    def __init__(self, strings: Iterable[str]) -> None:
        heads: dict[str, list[str]] = {}
        for string in set(strings):
            if len(string) > 1:
                heads.setdefault(string[:2], []).append(string)
        for group in heads.values():
            group.sort(key=len, reverse=True)
        self._heads = heads

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Every ``(start, string)``, overlapping ones and, at one start, all lengths (the longest first) included."""
        heads = self._heads
        if not heads:
            return
        for start, pair in enumerate(map(add, text, text[1:])):
            if pair in heads:
                for string in heads[pair]:
                    if text.startswith(string, start):
                        yield start, string
