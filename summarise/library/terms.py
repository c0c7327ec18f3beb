"""What the full-text index holds: which pairs of characters and which Latin words an article has, and how often.

Chinese has no spaces, and FTS5's own tokenizers find either no Chinese word or none of two characters. Overlapping
pairs of folded characters find all of them: an article with 人工智能 has 人工, 工智 and 智能. The index keeps no
places (FTS5's ``detail=none``), which makes it a third of the size; that the pairs stand in a row is verified on the
article itself when it is shown. Instead of counts it keeps marks: a term that stands in the title, or often in the
text, is there a second time with a mark, so that the best articles are found without looking at all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from summarise.folding import fold

if TYPE_CHECKING:
    import numpy as np

TITLE = "\ue000"
"""Mark of a term in the title."""
OFTEN = ("\ue001", "\ue002")
"""Marks of a term that stands in the text at least as often as `TIMES` tells."""
TIMES = (3, 6)

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PIECE = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}\ue000-\ue00f]+")
_FIRST_HAN = "\u3007"


def normal(text: str) -> str:
    """``text`` folded and in lower case, as the index and the sketches see it."""
    return fold(text).lower()


def pieces(text: str) -> list[str]:
    """The runs of Chinese characters and the Latin words and numbers of ``text``, folded, in lower case."""
    return _PIECE.findall(normal(text))


def index_terms(title: str, text: str) -> str:
    """The terms of an article, parted by spaces, for FTS5's ``ascii`` tokenizer; each once, in any order."""
    return terms_of_normal(normal(title), normal(text))


def terms_of_normal(title: str, text: str) -> str:
    """`index_terms` of a title and a text that are `normal` already.

    Pairs are counted as numbers, all at once: the thousand strings that they are would take ten times as long.
    """
    import numpy as np

    words, singles, pairs, often = _counted(text)
    counts = Counter(words)
    latin = {*words}
    for mark, times in zip(OFTEN, TIMES, strict=True):
        latin.update(word + mark for word, count in counts.items() if count >= times)
    out = [_spelled(*_both(pairs[often >= times]), behind=mark) for mark, times in zip(OFTEN, TIMES, strict=True)]
    if title:
        head_words, head_singles, head_pairs, _ = _counted(title)
        latin.update(head_words, (TITLE + word for word in head_words))
        out += [_spelled(head_singles, before=TITLE), _spelled(*_both(head_pairs), before=TITLE)]
        singles, pairs = np.union1d(singles, head_singles), np.union1d(pairs, head_pairs)
    out += [_spelled(singles), _spelled(*_both(pairs)), " ".join(latin)]
    return " ".join(filter(None, out))


def _counted(text: str) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """The longer Latin words of a normal text; its characters, each once; its pairs, each once; how often each is.

    A character is its code point, a pair is ``first << 32 | second``. Latin words of one or two letters are among them.
    """
    import numpy as np

    found = _PIECE.findall(text)
    words = [piece for piece in found if piece[0] < _FIRST_HAN]
    runs = "\n".join([piece for piece in found if piece[0] >= _FIRST_HAN])
    codes = np.frombuffer(runs.encode("utf-32-le"), "<u4").astype(np.int64)
    inside = codes != ord("\n")
    ones = np.array([ord(word) for word in words if len(word) == 1], np.int64)
    twos = np.array([ord(word[0]) << 32 | ord(word[1]) for word in words if len(word) == 2], np.int64)
    pairs = (codes[:-1] << 32 | codes[1:])[inside[:-1] & inside[1:]]
    pairs, often = np.unique(np.concatenate((pairs, twos)), return_counts=True)
    # Counted as well, although nobody asks: numpy sorts then, which is faster than its way without counts.
    singles, _ = np.unique(np.concatenate((codes[inside], ones)), return_counts=True)
    return [word for word in words if len(word) > 2], singles, pairs, often


def _both(pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return pairs >> 32, pairs & 0xFFFFFFFF


def _spelled(*columns: np.ndarray, before: str = "", behind: str = "") -> str:
    """Terms, a column for each of their characters, as strings parted by spaces, a mark before or behind each."""
    import numpy as np

    whole = (*map(ord, before), *columns, *map(ord, behind), ord(" "))
    table = np.empty((len(columns[0]), len(whole)), "<u4")
    for n, column in enumerate(whole):
        table[:, n] = column
    return table.tobytes().decode("utf-32-le")[:-1]


def terms_of(word: str) -> list[str]:
    """The terms that an article must have to hold ``word``; none where nothing in it can be searched."""
    out: list[str] = []
    for piece in pieces(word):
        if piece[0] < _FIRST_HAN or len(piece) == 1:
            out.append(piece)
        else:
            out += map(str.__add__, piece, piece[1:])
    return list(dict.fromkeys(out))


def expression(words: list[str], *, before: str = "", behind: str = "") -> str:
    """The FTS5 expression for articles that hold every one of ``words``, their terms marked; empty for no words.

    Every term is quoted, so that nothing in a word is syntax.
    """
    return " AND ".join(f'"{before}{term}{behind}"' for word in words for term in terms_of(word))
