"""The text as names are looked for in it: folded, cut into tagged words, with places found by offset."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarise.folding import fold
from summarise.words import tagged

_GLUED = re.compile(
    "(.*(?:事务所|新闻|大学|医院|法院|公司|银行|协会))(记者|律师|教授|院长|校长|医生|法官|经理|会长|行长)"
)
_PIECE = 100_000
_STOP = re.compile("[\n。]")


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
    at: Sequence[int]

    def starts(self, offset: int) -> bool:
        """Whether a word starts at ``offset``; the end of the text counts."""
        return offset >= len(self.text) or self.words[self.at[offset]].start == offset


def read(text: str) -> Reading:
    """Fold and cut ``text``; lone surrogates, which no segmenter takes, are replaced one to one."""
    folded = fold(text)
    if not folded.isascii():
        folded = folded.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _lone(folded) else folded
    words: list[Word] = []
    at = array("L")
    start = 0
    # A book repeats its words: each is kept once.
    spellings: dict[str, str] = {}
    for piece in _pieces(folded):
        for word, tag, known in _tagged(piece):
            end = start + len(word)
            at.extend([len(words)] * len(word))
            words.append(Word(spellings.setdefault(word, word), start, end, spellings.setdefault(tag, tag), known))
            start = end
    return Reading(folded, tuple(words), at)


def _pieces(text: str) -> Iterator[str]:
    """``text`` in pieces that end where no word goes on, so that a book is not taken apart at one go."""
    start = 0
    while len(text) - start > _PIECE:
        end = 1 + max(text.rfind(mark, start, start + _PIECE) for mark in "\n。")
        if end <= start:
            later = _STOP.search(text, start + _PIECE)
            end = later.end() if later else len(text)
        yield text[start:end]
        start = end
    yield text[start:]


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
