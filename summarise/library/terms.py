"""What the full-text index holds: overlapping pairs of folded characters, and whole Latin words and numbers.

Chinese has no spaces, and FTS5's own tokenizers find either no Chinese word or none of two characters. Pairs find all
of them: 人工智能 is the phrase 人工 工智 智能. The last character of a run is a term by itself, so that every
character starts some term and can be found alone, by prefix.
"""

from __future__ import annotations

import re

from summarise.folding import fold

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PIECE = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_FIRST_HAN = "\u3007"


def pieces(text: str) -> list[str]:
    """The runs of Chinese characters and the Latin words and numbers of ``text``, folded, in lower case."""
    return _PIECE.findall(fold(text).lower())


def index_terms(text: str) -> str:
    """The terms of ``text``, parted by spaces, for FTS5's ``ascii`` tokenizer."""
    out: list[str] = []
    for piece in pieces(text):
        if piece[0] < _FIRST_HAN:
            out.append(piece)
        else:
            out += map(str.__add__, piece, piece[1:])
            out.append(piece[-1])
    return " ".join(out)


def match_expression(text: str) -> str:
    """The FTS5 expression that finds ``text`` as a phrase; empty where nothing in it can be searched.

    Every term is quoted, so that nothing in ``text`` is syntax.
    """
    found = pieces(text)
    terms: list[str] = []
    last = len(found) - 1
    prefix = False
    for number, piece in enumerate(found):
        if piece[0] < _FIRST_HAN:
            terms.append(piece)
        elif len(piece) == 1:
            # Inside a phrase a lone character ends a run; at the end it may start any pair.
            terms.append(piece)
            prefix = number == last
        else:
            terms += map(str.__add__, piece, piece[1:])
            if number < last:
                terms.append(piece[-1])
    if not terms:
        return ""
    return '"' + " ".join(terms) + '"' + ("*" if prefix else "")
