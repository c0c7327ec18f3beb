"""Words of two characters, to tell which of several characters was lost: 危机 is a word, 停机 a rarer one.

They are those of jieba's dictionary (github.com/fxsjy/jieba, MIT), which is installed with the program. Only its
file is read, jieba itself is not loaded; where it is missing there are no words, and the character model decides.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_ENTRY = re.compile(r"^([\u4e00-\u9fff])([\u4e00-\u9fff])[^ \n]* (\d+)", re.MULTILINE)
# The share of a character's occurrences that are taken to be inside words.
_INSIDE = 0.03


@lru_cache(maxsize=1)
def _counts() -> tuple[dict[str, int], dict[str, int]]:
    """How often two characters begin a word, and how often the first of them does."""
    spec = find_spec("jieba")
    path = Path(spec.origin).with_name("dict.txt") if spec is not None and spec.origin else None
    if path is None or not path.is_file():
        return {}, {}
    pairs: dict[str, int] = {}
    firsts: dict[str, int] = {}
    for first, second, count in _ENTRY.findall(path.read_text(encoding="utf-8")):
        n = int(count)
        pairs[first + second] = pairs.get(first + second, 0) + n
        firsts[first] = firsts.get(first, 0) + n
    return pairs, firsts


def word_cost(two: str) -> float:
    """Nats that the second character of ``two``, both Simplified, costs after the first as parts of a word."""
    pairs, firsts = _counts()
    count = pairs.get(two, 0)
    return -math.log(_INSIDE * count / firsts[two[0]]) if count else math.inf
