"""The word-boundary guard: a regional replacement that would cut a word in two is refused.

国内核心 holds 内核 (Taiwan: 核心), but its words are 国内 and 核心: replacing 内核 there gives 國核心心, which the
official engine does. Likewise 哈希 (雜湊) in the name 哈希姆. A compound is not cut where its seam is: 搜索引擎 is 搜索
and 引擎, 信息化 is 信息 with a suffix.

Words are those of jieba's dictionary, cut by rjieba. This is script's own small door to it, because the layer of words
lies above; it is opened only where a regional word was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarise.folding import fold
from summarise.script.matcher import Match

# How far around a match the segmenter looks, in characters: words further away do not change it.
_AROUND = 24
# A match this close to the end of a stretch that was cut off there gets a stretch of its own.
_LITTLE = 8
# Single characters that join a word without becoming part of its meaning (folded).
_PREFIXES = frozenset("高低超多双单大小微子主副全非可")
_SUFFIXES = frozenset("化器性业机者员率量度版网组库型件商人语文队式级费端站类图表片线卡学界厂盘仪流包部")


def keep_words_whole(text: str, matches: Sequence[Match]) -> Sequence[Match]:
    """The matches, which come in any order, that cut no word of ``text`` but at the seam of a compound."""
    # For places inside a word: where the word starts and ends.
    inside: dict[int, tuple[int, int]] = {}
    # The segmenter treats each line by itself, so one call serves all.
    windows = _windows(text, matches)
    lines = [fold(text[start:end]) for start, end in windows]
    words = iter(_cut("\n".join(lines)))
    for start, _ in windows:
        place = start
        for word in words:
            if word == "\n":
                break
            if len(word) > 1:
                extent = (place, place + len(word))
                for within in range(place + 1, place + len(word)):
                    inside[within] = extent
            place += len(word)
    return [match for match in matches if _leaves_whole(text, match, inside)]


def _windows(text: str, matches: Sequence[Match]) -> list[tuple[int, int]]:
    """The stretches of Chinese around the matches, `_AROUND` characters to each side at most, in order."""
    windows: list[tuple[int, int]] = []
    for _, start, end in sorted(matches, key=lambda match: match[1]):
        if windows and end + _LITTLE <= windows[-1][1]:
            continue
        low = max(0, start - _AROUND, windows[-1][1] if windows else 0)
        high = min(len(text), end + _AROUND)
        # Only the run of Chinese characters that the match stands in.
        left = start - low
        while left > 0 and _is_han(text[low + left - 1]):
            left -= 1
        low += left
        right = end
        while right < high and _is_han(text[right]):
            right += 1
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], right)
        else:
            windows.append((low, right))
    return windows


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fa5"


def _leaves_whole(text: str, match: Match, inside: dict[int, tuple[int, int]]) -> bool:
    _, start, end = match
    first, last = inside.get(start), inside.get(end)
    if first is None and last is None:
        return True
    extent = first or last
    if extent is None or (first is not None and last is not None and first != last):
        return False
    if start < extent[0] or end > extent[1]:
        return False
    head, tail = fold(text[extent[0] : start]), fold(text[end : extent[1]])
    return (not head or head in _PREFIXES or _is_word(head)) and (not tail or tail in _SUFFIXES or _is_word(tail))


@lru_cache(maxsize=4096)
def _is_word(text: str) -> bool:
    return len(text) > 1 and len(_cut(text)) == 1


def _cut(text: str) -> list[str]:
    import rjieba

    # Without the model for unknown words: its guesses join the end of one word to the beginning of the next.
    words: list[str] = rjieba.cut(text, False)
    return words
