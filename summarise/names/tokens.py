"""The text as names are looked for in it: folded, cut into tagged words, with places found by offset."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from summarise.folding import fold
from summarise.words import tagged

_GLUED = re.compile(
    "(.*(?:事务所|新闻|大学|医院|法院|公司|银行|协会))(记者|律师|教授|院长|校长|医生|法官|经理|会长|行长)"
)


class Word(NamedTuple):
    """A word of the folded text, ``text[start:end]``, with jieba's tag and whether its dictionary knows it."""

    text: str
    start: int
    end: int
    tag: str
    known: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A folded text and its words; ``at`` gives for each offset the index of the word that covers it."""

    text: str
    words: tuple[Word, ...]
    at: tuple[int, ...]

    def starts(self, offset: int) -> bool:
        """Whether a word starts at ``offset``; the end of the text counts."""
        return offset >= len(self.text) or self.words[self.at[offset]].start == offset


def read(text: str) -> Reading:
    """Fold and cut ``text``; lone surrogates, which no segmenter takes, are replaced one to one."""
    folded = fold(text)
    if not folded.isascii():
        folded = folded.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _lone(folded) else folded
    words = []
    at: list[int] = []
    start = 0
    for index, (word, tag, known) in enumerate(_tagged(folded)):
        end = start + len(word)
        words.append(Word(word, start, end, tag, known))
        at += [index] * len(word)
        start = end
    return Reading(folded, tuple(words), tuple(at))


def _lone(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _tagged(text: str) -> list[tuple[str, str, bool]]:
    out = []
    for item in tagged(text):
        if len(item[0]) > 3 and (match := _GLUED.fullmatch(item[0])):
            # jieba's dictionary has 事务所律师 and 新闻记者.
            out += [(match[1], "n", True), (match[2], "n", True)]
        else:
            out.append(item)
    return out
