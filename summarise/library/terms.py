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

from summarise.folding import fold

TITLE = "\ue000"
"""Mark of a term in the title."""
OFTEN = ("\ue001", "\ue002")
"""Marks of a term that stands in the text at least as often as `TIMES` tells."""
TIMES = (3, 6)

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PIECE = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}\ue000-\ue00f]+")
_FIRST_HAN = "\u3007"


def pieces(text: str) -> list[str]:
    """The runs of Chinese characters and the Latin words and numbers of ``text``, folded, in lower case."""
    return _PIECE.findall(fold(text).lower())


def index_terms(title: str, text: str) -> str:
    """The terms of an article, parted by spaces, for FTS5's ``ascii`` tokenizer; each once, in any order."""
    head = _counted(title)
    body = _counted(text)
    out = {*head, *body}
    out.update(TITLE + term for term in head)
    for mark, times in zip(OFTEN, TIMES, strict=True):
        out.update(term + mark for term, count in body.items() if count >= times and len(term) > 1)
    return " ".join(out)


def _counted(text: str) -> Counter[str]:
    found: list[str] = []
    for piece in pieces(text):
        if piece[0] < _FIRST_HAN:
            found.append(piece)
        else:
            found += piece
            found += map(str.__add__, piece, piece[1:])
    # Counted at once: a counter that is added to piece by piece takes twice the time.
    return Counter(found)


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
