"""The word-boundary guard: a regional replacement that would cut a word in two is refused.

国内核心 holds 内核 (Taiwan: 核心), but its words are 国内 and 核心: replacing 内核 there gives 國核心心, which the
official engine does. Likewise 哈希 (雜湊) in the name 哈希姆. A compound is not cut where its seam is: 搜索引擎 is 搜索
and 引擎, 信息化 is 信息 with a suffix.

Words are those of jieba's dictionary, cut by rjieba. This is script's own small door to it, because the layer of words
lies above; it is opened only where a regional word was found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from summarise.folding import fold
from summarise.script.matcher import Match

_HAN = re.compile(r"[\u4e00-\u9fa5]+")
# Single characters that join a word without becoming part of its meaning (folded).
_PREFIXES = frozenset("高低超多双单大小微子主副全非可")
_SUFFIXES = frozenset("化器性业机者员率量度版网组库型件商人语文队式级费端站类图表片线卡学界厂盘仪流包部")


def keep_words_whole(text: str, matches: Sequence[Match]) -> Sequence[Match]:
    """The matches that cut no word of ``text`` but at the seam of a compound."""
    folded = fold(text)
    runs = [run.span() for run in _HAN.finditer(folded)]
    starts = [start for start, _ in runs]
    wanted: set[int] = set()
    for _, start, end in matches:
        for place in (start, end):
            at = bisect_right(starts, place) - 1
            if at >= 0 and runs[at][0] < place < runs[at][1]:
                wanted.add(at)
    if not wanted:
        return matches
    # The segmenter treats each run of Chinese characters by itself, so one call serves all that are wanted.
    chosen = [runs[at] for at in sorted(wanted)]
    words = iter(_cut("\n".join(folded[start:end] for start, end in chosen)))
    # For places inside a word: where the word starts and ends.
    inside: dict[int, tuple[int, int]] = {}
    for start, _ in chosen:
        place = start
        for word in words:
            if word == "\n":
                break
            if len(word) > 1:
                extent = (place, place + len(word))
                for within in range(place + 1, place + len(word)):
                    inside[within] = extent
            place += len(word)
    return [match for match in matches if _leaves_whole(folded, match, inside)]


def _leaves_whole(folded: str, match: Match, inside: dict[int, tuple[int, int]]) -> bool:
    _, start, end = match
    first, last = inside.get(start), inside.get(end)
    if first is None and last is None:
        return True
    extent = first or last
    if extent is None or (first is not None and last is not None and first != last):
        return False
    if start < extent[0] or end > extent[1]:
        return False
    head, tail = folded[extent[0] : start], folded[end : extent[1]]
    return (not head or head in _PREFIXES or _is_word(head)) and (not tail or tail in _SUFFIXES or _is_word(tail))


@lru_cache(maxsize=4096)
def _is_word(text: str) -> bool:
    return len(text) > 1 and len(_cut(text)) == 1


def _cut(text: str) -> list[str]:
    import rjieba

    # Without the model for unknown words: its guesses join the end of one word to the beginning of the next.
    words: list[str] = rjieba.cut(text, False)
    return words
