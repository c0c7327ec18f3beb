"""Keywords: the terms a text is about, whole, with every place where they stand."""

from __future__ import annotations

from collections import Counter, defaultdict

from summarise.article import Span
from summarise.ranking.document import Document
from summarise.results import Keyword

COUNT = 8


def find_keywords(document: Document, count: int = COUNT) -> tuple[Keyword, ...]:
    """The ``count`` best terms of the text, best first."""
    words = document.words.tolist()
    frequency = Counter(word for word in words if document.content[word] > 0)
    ranked = sorted(frequency, key=lambda word: (-frequency[word] * document.content[word], word))[:count]
    places: defaultdict[int, list[Span]] = defaultdict(list)
    at = 0
    wanted = set(ranked)
    for word in words:
        end = at + len(document.vocabulary[word])
        if word in wanted:
            places[word].append(Span(at, end))
        at = end
    top = max((frequency[word] * float(document.content[word]) for word in ranked), default=1.0)
    out = []
    for word in ranked:
        first = places[word][0]
        score = round(frequency[word] * float(document.content[word]) / top, 4)
        out.append(Keyword(document.text[first.start : first.end], score, tuple(places[word])))
    return tuple(out)
