"""What speaks for and against each sentence: one column per feature, each with a fixed meaning and range."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarise.ranking import lexicon
from summarise.ranking.blocks import QUOTABLE
from summarise.ranking.document import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
else:
    Ints = Floats = Any

_OPENING = re.compile(r"[\s“”‘’「」『』\"'—–\-…·]*")
_SPEAKER = re.compile(r"\s*[^\s，。,：:]{1,16}[：:]\s*")
_DATELINE = re.compile(
    r"(?:^|[（(【])[^。]{0,30}(?:讯|电|报道|消息)(?:[（( ,，:：]|$)|\d{1,2}月\d{1,2}日|\d{1,2}日[上下凌午晚]|记者\S{2,8}[)）]|据\S{2,12}(?:报道|消息)"
)
_QUOTES = "“”「」『』"


@dataclass(frozen=True, slots=True)
class Sparse:
    """Rows of a sparse matrix: entry ``k`` stands in ``rows[k]``, ``columns[k]``; rows are of unit length."""

    rows: Ints
    columns: Ints
    values: Floats
    bounds: Ints
    """Where each row begins in the entries; one more than there are rows."""
    width: int


@dataclass(frozen=True, slots=True)
class Measures:
    """The features of a document's quotable sentences.

    ``members`` are the numbers of the units measured; ``columns`` maps a feature's name to one value per member;
    ``genre`` maps a trait of the whole text to a number; ``terms`` are the members' word vectors.
    """

    members: Ints
    columns: dict[str, Floats]
    genre: dict[str, float]
    terms: Sparse


def measure(document: Document) -> Measures | None:
    """Every feature of every sentence that may be quoted; None where there is no sentence at all."""
    import numpy as np

    units = document.units
    if not units:
        return None
    members = [i for i, unit in enumerate(units) if unit.kind in QUOTABLE]
    for kinds in (("label", "question", "courtesy", "caption"), ("heading", "table", "byline"), ("code",)):
        if members:
            break
        members = [i for i, unit in enumerate(units) if unit.kind in kinds]
    chosen = np.array(members)
    n = len(members)
    row_of = np.full(len(units) + 1, -1)
    row_of[chosen] = np.arange(n)
    rows = row_of[document.owners]
    keep = rows >= 0
    rows, words = rows[keep], document.words[keep]
    terms = _vectors(rows, words, document.content, n)
    texts = [document.folded[units[i].start : units[i].end] for i in members]
    vocabulary = document.vocabulary
    tokens_per_row = np.maximum(np.bincount(rows, minlength=n), 1)

    def share(lexemes: frozenset[str]) -> Floats:
        """How many words of each sentence belong to ``lexemes``."""
        flags = np.fromiter((word in lexemes for word in vocabulary), dtype=np.float64, count=len(vocabulary))
        return np.bincount(rows, weights=flags[words], minlength=n)

    columns: dict[str, Floats] = {}
    index = np.arange(n)
    columns["lead"] = 1.0 / (1 + index)
    columns["early"] = 1.0 - index / max(1, n - 1) if n > 1 else np.ones(1)
    columns["late"] = 1.0 / (n - index)
    columns["opens_paragraph"] = np.array([float(units[i].place == 0) for i in members])
    columns["closes_paragraph"] = np.array([float(units[i].last and units[i].place > 0) for i in members])
    columns["item"] = np.array([float(units[i].kind == "item") for i in members])
    columns["centre_words"] = _centrality(terms, n)
    columns["centre_characters"] = _centrality(_bigrams(document, rows, keep, n), n)
    columns["title"] = _title_likeness(document, terms, n)
    lengths = np.array([len(text) for text in texts], dtype=np.float64)
    columns["length"] = np.minimum(1.0, np.log1p(lengths) / np.log(121.0))
    columns["short"] = np.clip((18 - lengths) / 18, 0, 1)
    columns["long"] = np.clip((lengths - 110) / 110, 0, 1)
    columns["claim"] = np.minimum(1, share(lexicon.CLAIM))
    columns["key"] = np.minimum(1, share(lexicon.KEY) / 2)
    columns["cause"] = np.minimum(1, share(lexicon.CAUSE) / 2)
    columns["about"] = np.minimum(1, share(lexicon.ABOUT) / 2)
    columns["example"] = np.minimum(1, share(lexicon.EXAMPLE))
    columns["pointing"] = np.minimum(1, share(lexicon.POINTING) / 2)
    columns["life"] = np.minimum(1, share(lexicon.LIFE) / 3)
    spoken = share(lexicon.SPOKEN)
    columns["spoken"] = np.minimum(1, spoken / tokens_per_row * 8)
    flags = np.fromiter((word[0].isdigit() for word in vocabulary), dtype=np.float64, count=len(vocabulary))
    columns["figures"] = np.minimum(1, np.bincount(rows, weights=flags[words], minlength=n) / 3)
    columns["question"] = np.array([float(text.rstrip(_QUOTES + " )）")[-1:] in ("?", "？")) for text in texts])
    columns["unfinished"] = np.array(
        [float(text[-1] in ":：,，、;；" or text.rstrip(_QUOTES)[-1:] in "…") for text in texts]
    )
    columns["half_quotation"] = np.array([_half_quotation(text) for text in texts])
    columns["leans"] = _leaning(document, rows, words, texts, n)
    return Measures(chosen, columns, _genre(document, texts, spoken, tokens_per_row, columns), terms)


def _vectors(rows: Ints, words: Ints, content: Floats, n: int) -> Sparse:
    """TF-IDF vectors of unit length: (1 + ln tf) times rarity."""
    import numpy as np

    weights = content[words]
    telling = weights > 0
    rows, words = rows[telling], words[telling]
    width = len(content)
    keys, counts = np.unique(rows * width + words, return_counts=True)
    rows, columns = keys // max(width, 1), keys % max(width, 1)
    values = (1 + np.log(counts)) * content[columns]
    return _normalised(rows, columns, values, n, width)


def _normalised(rows: Ints, columns: Ints, values: Floats, n: int, width: int) -> Sparse:
    import numpy as np

    norms = np.sqrt(np.bincount(rows, weights=values * values, minlength=n))
    values = values / np.maximum(norms[rows], 1e-12)
    bounds = np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=n))))
    return Sparse(rows, columns, values, bounds, width)


def _bigrams(document: Document, rows: Ints, keep: Any, n: int) -> Sparse:
    """Vectors of adjoining characters inside a sentence, rarer ones heavier."""
    import numpy as np

    codes = np.frombuffer(document.folded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
    lengths = np.fromiter(map(len, document.vocabulary), dtype=np.int64, count=len(document.vocabulary))
    row_of_token = np.full(len(document.words), -1)
    row_of_token[keep] = rows
    row_of_char = np.repeat(row_of_token, lengths[document.words])
    han = (codes >= 0x3400) & (codes <= 0x9FFF)
    pair = han[:-1] & han[1:] & (row_of_char[:-1] >= 0) & (row_of_char[:-1] == row_of_char[1:])
    at = np.flatnonzero(pair)
    if not len(at):
        empty = np.zeros(0, dtype=np.int64)
        return _normalised(empty, empty, np.zeros(0), n, 1)
    grams = (codes[at] - 0x3400) * 0x6C00 + codes[at + 1] - 0x3400
    _, columns = np.unique(grams, return_inverse=True)
    width = int(columns.max()) + 1
    keys, counts = np.unique(row_of_char[at] * width + columns, return_counts=True)
    out_rows, out_columns = keys // width, keys % width
    spread = np.bincount(out_columns, minlength=width)
    values = (1 + np.log(counts)) * np.log(1 + n / spread[out_columns])
    return _normalised(out_rows, out_columns, values, n, width)


def _centrality(vectors: Sparse, n: int) -> Floats:
    """The sum of each sentence's likeness to all others, as W(W'1): two sparse products, no n x n matrix."""
    import numpy as np

    centre = np.bincount(vectors.columns, weights=vectors.values, minlength=vectors.width)
    likeness = np.bincount(vectors.rows, weights=vectors.values * centre[vectors.columns], minlength=n)
    likeness = np.maximum(likeness - 1, 0)
    top = float(np.max(likeness)) if n else 0.0
    return likeness / top if top > 0 else likeness


def _title_likeness(document: Document, terms: Sparse, n: int) -> Floats:
    """Cosine of each sentence with the title."""
    import numpy as np

    from summarise.words import cut

    if not document.title:
        return np.zeros(n)
    number = {word: i for i, word in enumerate(document.vocabulary)}
    wanted = np.zeros(len(document.vocabulary) + 1)
    for word in cut(document.title):
        if word in number:
            wanted[number[word]] = document.content[number[word]]
    norm = float(np.linalg.norm(wanted))
    if norm == 0:
        return np.zeros(n)
    return np.bincount(terms.rows, weights=terms.values * wanted[terms.columns], minlength=n) / norm


def _half_quotation(text: str) -> float:
    """1 where a quotation opens or closes without its other half; the speaker is then in another sentence."""
    for opening, closing in ("“”", "「」", "『』"):
        if text.count(opening) != text.count(closing):
            return 1.0
    return 0.5 if text[:1] in '“「『"' and text[-1:] in '”」』"' else 0.0


def _leaning(document: Document, rows: Ints, words: Ints, texts: list[str], n: int) -> Floats:
    """How heavily a sentence's first words lean on the sentence before it."""
    import numpy as np

    out = np.zeros(n)
    vocabulary = document.vocabulary
    previous = -1
    for row, word in zip(rows.tolist(), words.tolist(), strict=True):
        if row == previous:
            continue
        text = vocabulary[word]
        if not text[0].isalnum():
            continue
        previous = row
        out[row] = lexicon.OPENERS.get(text, 0.0)
    return out


def _genre(
    document: Document, texts: list[str], spoken: Floats, tokens: Ints, columns: dict[str, Floats]
) -> dict[str, float]:
    """What kind of text this is, in numbers: spoken, news, long, in sections, and where its centre lies."""
    import numpy as np

    n = len(texts)
    centre = columns["centre_words"]
    total = float(centre.sum())
    return {
        "spoken": float(spoken.sum() / max(1, tokens.sum())),
        "news": float(any(_DATELINE.search(text[:80]) for text in texts[:2])),
        "sentences": float(n),
        "characters": float(sum(map(len, texts))),
        "sections": float(document.units[-1].section),
        "titled": float(bool(document.title)),
        "centre": float((centre * np.arange(n)).sum() / total / max(1, n - 1)) if total > 0 and n > 1 else 0.5,
        "quoted": float(sum(text.count("“") for text in texts)) / n,
    }
