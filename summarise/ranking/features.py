"""What speaks for and against each sentence: one column per feature; `FEATURES` in `scorer` says what each means."""

from __future__ import annotations

from dataclasses import dataclass

from summarise.ranking import headings, lexicon, rhetoric
from summarise.ranking.arrays import Floats, counted
from summarise.ranking.blocks import COURTESY, QUOTABLE
from summarise.ranking.document import Document, Unit
from summarise.ranking.vectors import Sparse, centrality, character_vectors, mass, word_vectors

_LEAST_WORDS = 2
_LEAST_CHARS = 8
# Tried in this order where nothing is quotable, so that a table or a list of headings still gives something.
_LAST_RESORTS = (
    ("prose", "item"),
    ("label", "question", "courtesy", "caption"),
    ("heading", "table", "byline"),
    ("code",),
)
_FULL_LENGTH = 120
"""Code points from which a longer sentence is no longer the more informative one."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The features of a document's quotable sentences.

    ``members`` are the numbers of the units measured; ``columns`` maps a feature's name to one value per member;
    ``spoken`` (0..1) says how much the text is speech written down; ``terms`` are the members' word vectors.
    """

    members: list[int]
    columns: dict[str, Floats]
    spoken: float
    terms: Sparse


def measure(document: Document) -> Measures | None:
    """Every feature of every sentence that may be quoted; None where there is no sentence at all."""
    import numpy as np

    if not document.units:
        return None
    members = _members(document)
    units = [document.units[i] for i in members]
    n = len(members)
    row_of = np.full(len(document.units) + 1, -1)
    row_of[members] = np.arange(n)
    rows = row_of[document.owners]
    keep = rows >= 0
    rows, words = rows[keep], document.words[keep]
    tokens = counted(rows, minlength=n)
    terms = word_vectors(rows, words, document.content, n)
    texts = [document.folded[unit.start : unit.end] for unit in units]
    vocabulary = document.vocabulary

    def count(lexemes: frozenset[str]) -> Floats:
        """How many words of each sentence belong to ``lexemes``."""
        flags = np.fromiter((word in lexemes for word in vocabulary), dtype=np.float64, count=len(vocabulary))
        return counted(rows, weights=flags[words], minlength=n)

    def share(lexemes: frozenset[str], full: int) -> Floats:
        """The same as a share of ``full``, at most 1."""
        return np.minimum(1.0, count(lexemes) / full)

    def each(values: list[float] | list[bool]) -> Floats:
        return np.array(values, dtype=np.float64)

    index = np.arange(n)
    lengths = each([float(len(text)) for text in texts])
    loosely = count(lexicon.SPOKEN)
    spoken = min(1.0, 8 * float(loosely.sum()) / max(1, int(tokens.sum())))
    weighty = mass(document, terms, n)
    centre_words = centrality(terms, n)
    title = headings.title_likeness(document, texts)
    part = headings.part_weight(document, members, title if title.any() else centre_words)
    leans, speaker = rhetoric.openings(document, words, np.searchsorted(rows, np.arange(n + 1)))
    centre = (centre_words + centrality(character_vectors(document, rows, keep, n), n)) / 2
    argument = np.minimum(1.0, sum(share(lexemes, 2) for lexemes in lexicon.ARGUMENT) / 3)
    columns: dict[str, Floats] = {
        "lead": 1.0 / (1 + index),
        "early": 1.0 - index / max(1, n - 1),
        "late": 1.0 / (n - index),
        "intro": headings.introduction(document, members),
        "narrator": headings.narrator(document, members),
        "opens": each([unit.place == 0 for unit in units]),
        "closes": each([unit.last and unit.place > 0 for unit in units]) * centre,
        "part": part,
        "centre": centre,
        "mass": weighty,
        "title": title,
        "length": np.minimum(1.0, np.log1p(lengths) / np.log1p(_FULL_LENGTH)),
        "short": np.clip((18 - lengths) / 18, 0, 1),
        "long": np.clip((lengths - 110) / 110, 0, 1),
        "argument": argument * (1 + weighty) * 0.65,
        "verdict": each([rhetoric.has_verdict(text) for text in texts]) * (1 - spoken),
        "turn": each([rhetoric.turns(text) for text in texts]) * (centre + weighty),
        "lack": each([rhetoric.names_a_lack(text) for text in texts]) * centre,
        "claim": share(lexicon.CLAIM, 1) * (1 - 0.7 * share(lexicon.CROWDS, 1)) * (1 + weighty) * 0.65,
        "speaker": speaker,
        "news": share(lexicon.NEWS, 2) * weighty,
        "about": share(lexicon.ABOUT, 2),
        "scope": share(lexicon.SCOPE, 2),
        "figures": each([rhetoric.is_measured(text) for text in texts]),
        "leans": leans,
        "half_quotation": each([rhetoric.half_quotation(text) for text in texts]),
        "question": each([rhetoric.is_question(text) or rhetoric.is_unfinished(text) for text in texts]),
        "announces": each([rhetoric.announces(text) for text in texts]),
        "voice": (share(lexicon.FIRST_PERSON, 2) + np.minimum(1, 8 * loosely / np.maximum(tokens, 1))) / 2,
        "story": share(lexicon.LIFE, 3)
        + 0.5 * each([rhetoric.is_dated(text) for text in texts])
        + 0.3 * share(lexicon.BACKGROUND, 1),
        "aside": share(lexicon.EXAMPLE, 1) + share(lexicon.POINTING, 2),
        "item": each([unit.kind == "item" for unit in units]),
    }
    return Measures(members, columns, spoken, terms)


def _members(document: Document) -> list[int]:
    """The numbers of the units that a summary may quote."""
    units = document.units
    inside = document.owners >= 0
    telling = counted(
        document.owners[inside],
        weights=(document.content[document.words[inside]] > 0).astype(float),
        minlength=len(units),
    ).tolist()
    members = [
        i
        for i, unit in enumerate(units)
        if unit.kind in QUOTABLE
        and telling[i] >= _LEAST_WORDS
        and unit.end - unit.start >= _LEAST_CHARS
        and not _chatter(document, unit)
    ]
    for kinds in _LAST_RESORTS:
        if members:
            break
        members = [i for i, unit in enumerate(units) if unit.kind in kinds]
    # What is said twice in the same words is quoted once.
    first: dict[str, int] = {}
    for i in members:
        first.setdefault(document.folded[units[i].start : units[i].end], i)
    return list(first.values())


def _chatter(document: Document, unit: Unit) -> bool:
    """Whether a short sentence thanks, greets or asks for comments."""
    return unit.end - unit.start < 50 and bool(COURTESY.search(document.folded, unit.start, unit.end))
