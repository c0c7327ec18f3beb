"""Keywords: the terms a text is about, whole, with every place where they stand.

A candidate is a word or a run of up to four neighbouring words that keeps recurring together (大 + 模型: 大模型). It
counts as often as it stands alone, not inside a longer candidate that was chosen, and weighs as much as its words are
rare. Candidates must end like a noun, so that no fragment of a phrase gets in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import log

from summarise.article import Span
from summarise.ranking import lexicon
from summarise.ranking.document import Document
from summarise.results import Keyword
from summarise.words import stop_words, word_class

COUNT = 8
_MOST_WORDS = 4
_MOST_CHARS = 12
_TOGETHER = 0.5
"""So large a share of the rarer neighbour's places must be in the run for the run to be a term."""
_CONSIDERED = 60
_LEAST_UNKNOWN = 3
_TERM_BONUS = 0.25
# jieba's parts of speech: nouns, names, nominal verbs, abbreviations, Latin words, and words it does not know.
_NOMINAL = ("n", "vn", "an", "j", "eng", "x", "l", "i", "g")


def find_keywords(document: Document, count: int = COUNT) -> tuple[Keyword, ...]:
    """The ``count`` best terms of the text, best first.

    ``score`` is 1 for the best; ``mentions`` are all places of the term, also inside longer words of the text.
    """
    single = _frequencies(document)
    runs = _runs(document, single)
    worth: dict[tuple[int, ...], float] = {(word,): _worth(document, (word,), times) for word, times in single.items()}
    worth.update({run: _worth(document, run, times) for run, times in runs.items()})
    ranked = sorted(worth, key=lambda run: (-worth[run], run))[:_CONSIDERED]
    frequency = {run: runs.get(run, 0) if len(run) > 1 else single[run[0]] for run in ranked}
    chosen: list[tuple[int, ...]] = []
    for run in ranked:
        if len(chosen) == count:
            break
        if not _is_term(document, run, frequency[run]):
            continue
        if any(_repeats(document, run, frequency[run], other, frequency[other]) for other in chosen):
            continue
        # A longer term takes the place of the word it was found by.
        chosen = [other for other in chosen if not (_inside(other, run) and frequency[run] >= 0.6 * frequency[other])]
        chosen.append(run)
    top = max((worth[run] for run in chosen), default=1.0)
    return tuple(_keyword(document, run, worth[run] / top) for run in chosen)


def _frequencies(document: Document) -> Counter[int]:
    import numpy as np

    counts = np.bincount(document.words, minlength=len(document.vocabulary))
    telling = np.flatnonzero((document.content > 0) & (counts > 0))
    return Counter({int(word): int(counts[word]) for word in telling})


def _runs(document: Document, single: Counter[int]) -> dict[tuple[int, ...], int]:
    """Neighbouring words that keep recurring together, with how often they do."""
    least = 2 if len(document.words) < 5_000 else 3 + len(document.words) // 100_000
    counts: Counter[tuple[int, ...]] = Counter()
    parts: Counter[int] = Counter()
    for stretch in _stretches(document):
        parts.update(stretch)
        for size in range(2, min(_MOST_WORDS, len(stretch)) + 1):
            counts.update(zip(*(stretch[i:] for i in range(size)), strict=False))
    out = {}
    for run, times in counts.items():
        if times < least or not any(word in single for word in run):
            continue
        if times >= _TOGETHER * min(parts[word] for word in run):
            out[run] = times
    return out


def _stretches(document: Document) -> Iterator[list[int]]:
    """Runs of words without punctuation or function words between them."""
    import numpy as np

    vocabulary = document.vocabulary
    stops = stop_words()
    joins = np.fromiter(
        (
            word[0].isalpha() and word not in lexicon.NEVER_IN_TERMS and not (len(word) > 1 and word in stops)
            for word in vocabulary
        ),
        dtype=bool,
        count=len(vocabulary),
    )
    inside = joins[document.words]
    cuts = np.flatnonzero(np.diff(np.concatenate(([False], inside, [False])).astype(np.int8)))
    words = document.words.tolist()
    for start, end in zip(cuts[::2].tolist(), cuts[1::2].tolist(), strict=True):
        if end - start > 1:
            yield words[start:end]


def _worth(document: Document, run: tuple[int, ...], times: int) -> float:
    rare = [float(document.content[word]) for word in run]
    weight = sum(rare) / max(1, sum(1 for value in rare if value > 0))
    worth: float = (1 + log(times)) * times**0.5 * weight * (1 + _TERM_BONUS * (len(run) - 1))
    return worth


def _is_term(document: Document, run: tuple[int, ...], times: int) -> bool:
    text = "".join(document.vocabulary[word] for word in run)
    if not 2 <= len(text) <= _MOST_CHARS and not text.isascii():
        return False
    last = document.vocabulary[run[-1]]
    kind = word_class(last)
    if len(run) > 1 and len(last) == 1 and not last.isascii():
        return False
    # A word that no dictionary knows may be a wrong cut: it must recur.
    if not kind.startswith(_NOMINAL) or (kind == "x" and times < _LEAST_UNKNOWN):
        return False
    first = word_class(document.vocabulary[run[0]])
    return len(run) == 1 or not first.startswith(("d", "p", "c", "r", "u", "y", "q"))


def _inside(short: tuple[int, ...], long: tuple[int, ...]) -> bool:
    return len(short) < len(long) and any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _repeats(document: Document, run: tuple[int, ...], times: int, other: tuple[int, ...], others: int) -> bool:
    """Whether a candidate is, most of the time, only a part of a chosen term, or one that adds nothing to it."""
    if _inside(run, other):
        return times - others < 0.5 * times
    if _inside(other, run):
        return times < 0.6 * others
    if len(run) == len(other) == 1 and document.vocabulary[run[0]].lower() == document.vocabulary[other[0]].lower():
        return True
    overlap = set(run) & set(other)
    return len(overlap) >= 2 or (len(run) > 1 and len(other) > 1 and bool(overlap) and run[-1] == other[-1])


def _keyword(document: Document, run: tuple[int, ...], score: float) -> Keyword:
    term = "".join(document.vocabulary[word] for word in run)
    mentions = []
    at = document.folded.find(term)
    while at >= 0:
        end = at + len(term)
        if not term.isascii() or _whole(document.folded, at, end):
            mentions.append(Span(at, end))
        at = document.folded.find(term, end)
    forms: defaultdict[str, int] = defaultdict(int)
    for span in mentions:
        forms[document.text[span.start : span.end]] += 1
    text = max(forms, key=lambda form: forms[form]) if forms else term
    return Keyword(text, round(score, 4), tuple(mentions))


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a Latin term is not a part of a longer Latin word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())
