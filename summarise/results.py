"""What the analyses return: immutable values whose spans are offsets into the text that was analysed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from summarise.article import Certainty, Span
from summarise.offsets import OffsetMap

Target = Literal["original", "hans", "hant", "tw", "hk"]
FigureKind = Literal["money", "percent", "quantity", "date", "duration", "multiple", "rank", "model_size"]
Bound = Literal["ge", "le", "ap", "vague"]


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence chosen for the summary; ``rank`` counts from 1, the best.

    ``features`` names what spoke for and against it, as ``(name, contribution to the score)``; empty where the
    method cannot tell. ``repaired`` says whether the sentence touches restored characters.
    """

    start: int
    end: int
    text: str
    score: float
    rank: int
    features: tuple[tuple[str, float], ...] = ()
    repaired: Certainty | None = None


@dataclass(frozen=True, slots=True)
class Keyword:
    """A term that tells what the text is about, with every place where it stands."""

    text: str
    score: float
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences in text order, keywords best first, and the name of the method that chose the sentences."""

    sentences: tuple[SummarySentence, ...]
    keywords: tuple[Keyword, ...]
    method: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: a number with its unit, a date, a duration, a rank.

    ``low`` and ``high`` are the value (``high`` only for a range), ``unit`` its canonical unit (ISO 4217 for money),
    ``iso`` the ISO 8601 form of a date with unknown parts as ``X``. ``bound`` is ``ge`` ``le`` ``ap`` ``vague`` or
    None, ``approx`` the approximating words as written. ``measures`` says what it is of and ``subject`` whose it is,
    in the article's words. Figures of equal value share ``value_key``. ``score`` is higher the more a reader needs it.
    """

    start: int
    end: int
    text: str
    kind: FigureKind
    low: float | None
    high: float | None
    unit: str | None
    iso: str | None
    bound: Bound | None
    approx: str | None
    measures: str | None
    subject: str | None
    value_key: str
    score: float
    repaired: Certainty | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A person or an organisation, the role that the text gives them, and every place where they stand."""

    text: str
    kind: Literal["person", "organisation"]
    role: str | None
    mentions: tuple[Span, ...]
    score: float
    repaired: Certainty | None = None


@dataclass(frozen=True, slots=True)
class Conversion:
    """A text in another script, and where each place of the one lies in the other.

    ``replaced`` are the places in ``text`` where a word of one region stands for another region's, in order.
    """

    text: str
    offsets: OffsetMap = field(repr=False)
    replaced: tuple[Span, ...] = ()

    def to_target(self, offset: int) -> int:
        """The place in the converted text of a place in the original text (0..len inclusive); monotone."""
        return self.offsets.to_target(offset)

    def to_source(self, offset: int) -> int:
        """The place in the original text of a place in the converted text (0..len inclusive); monotone."""
        return self.offsets.to_source(offset)
