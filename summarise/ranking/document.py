"""A text made ready for ranking: its sentences, what each line is, and its words as numbers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from summarise.article import Article, Span
from summarise.folding import fold
from summarise.ranking.arrays import Floats, Ints
from summarise.ranking.blocks import Kind, asked_by, interviewers, line_kind
from summarise.sentences import split_sentences
from summarise.watch import Watch
from summarise.words import cut, rarity, stop_words

_UNKNOWN_RARITY = 10.0


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence and its place.

    ``block`` is the number of its line, ``place`` its number in the line, ``last`` whether it closes the line,
    ``section`` the number of the heading it stands under.
    """

    start: int
    end: int
    kind: Kind
    block: int
    place: int
    last: bool
    section: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text made ready: its sentences, and its words as numbers into ``vocabulary``."""

    text: str
    folded: str
    title: str
    units: tuple[Unit, ...]
    vocabulary: tuple[str, ...]
    words: Ints
    """The number of each token's word."""
    owners: Ints
    """The number of each token's unit, -1 for white space between units."""
    content: Floats
    """Rarity of each word of the vocabulary; 0 for words that say nothing."""

    def unit_words(self) -> list[list[int]]:
        """The numbers of each unit's words, in order."""
        out: list[list[int]] = [[] for _ in self.units]
        for word, owner in zip(self.words.tolist(), self.owners.tolist(), strict=True):
            if owner >= 0:
                out[owner].append(word)
        return out


def prepare(article_or_text: Article | str, watch: Watch | None = None) -> Document:
    """Split a text into sentences, name its lines and number its words."""
    import numpy as np

    if isinstance(article_or_text, str):
        text, title, given = article_or_text, "", None
    else:
        text, title, given = article_or_text.text, article_or_text.title or "", article_or_text
    folded = fold(text)
    units = _units(text, folded, split_sentences(text), given)
    if watch is not None:
        watch.step(0.1)
    tokens = cut(text)
    if watch is not None:
        watch.step(0.3)
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    words = np.fromiter((numbers[token] for token in tokens), dtype=np.int64, count=len(tokens))
    vocabulary = tuple(numbers)
    lengths = np.fromiter(map(len, vocabulary), dtype=np.int64, count=len(vocabulary))[words]
    starts = np.cumsum(lengths) - lengths
    if units:
        firsts = np.array([unit.start for unit in units])
        ends = np.array([unit.end for unit in units])
        owners = np.searchsorted(firsts, starts, side="right") - 1
        owners[(owners >= 0) & (starts >= ends[owners])] = -1
    else:
        owners = np.full(len(tokens), -1)
    content = np.fromiter(map(weight, vocabulary), dtype=np.float64, count=len(vocabulary))
    return Document(text, folded, title, units, vocabulary, words, owners, content)


def weight(word: str) -> float:
    """How much a folded word tells: its rarity, 0 for function words, numbers, marks and single characters."""
    named = word[0].isalpha() or (word[0].isdigit() and word[-1].isalpha())
    if len(word) < 2 or not named or word in stop_words():
        return 0.0
    if word.isascii() and word.lower() in stop_words():
        return 0.0
    return rarity().get(word, _UNKNOWN_RARITY)


def _units(text: str, folded: str, spans: tuple[Span, ...], article: Article | None) -> tuple[Unit, ...]:
    """The sentences with the line and section each belongs to."""
    units: list[Unit] = []
    block = -1
    line_end = 0
    kind: Kind = "prose"
    opened = False
    blocks = article.blocks if article is not None else ()
    known = 0
    place = 0
    section = 0
    askers = interviewers(folded)
    for number, span in enumerate(spans):
        if span.start >= line_end or block < 0:
            begin = max(text.rfind("\n", 0, span.start) + 1, 0)
            line_end = text.find("\n", span.start)
            line_end = len(text) if line_end < 0 else line_end
            given = None
            if article is not None:
                while known < len(blocks) - 1 and blocks[known].end <= span.start:
                    known += 1
                given = blocks[known].kind if blocks else None
            line = folded[begin:line_end]
            kind = "question" if asked_by(line, askers) else line_kind(line, given)
            block += 1
            place = 0
            if kind in ("heading", "question"):
                # Headings that follow one another at once open one section.
                section += 0 if opened else 1
                opened = True
            elif kind in ("prose", "item"):
                opened = False
        last = number + 1 == len(spans) or spans[number + 1].start >= line_end
        # Of a paragraph that ends with a colon only the last sentence names what follows.
        said: Kind = "prose" if kind == "label" and not last else kind
        units.append(Unit(span.start, span.end, said, block, place, last, section))
        place += 1
    return tuple(units)
