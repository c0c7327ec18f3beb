"""duzhai's own score: a weighted sum of named features, the weights depending on the kind of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarise.ranking.features import Measures

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
else:
    Floats = Any


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature's weight and what it means, as shown to the reader."""

    weight: float
    meaning: str


FEATURES: dict[str, Feature] = {
    "lead": Feature(0.6, "stands first"),
    "early": Feature(0.3, "stands early"),
    "late": Feature(0.0, "stands last"),
    "opens_paragraph": Feature(0.1, "opens a paragraph"),
    "closes_paragraph": Feature(0.05, "closes a paragraph"),
    "item": Feature(-0.3, "is an item of a list"),
    "centre_words": Feature(0.8, "its words are those of the whole text"),
    "centre_characters": Feature(0.6, "its characters are those of the whole text"),
    "title": Feature(0.6, "shares words with the title"),
    "length": Feature(0.6, "is long enough to stand alone"),
    "short": Feature(-0.6, "is very short"),
    "long": Feature(-0.3, "is very long"),
    "claim": Feature(0.15, "states what someone says or announces"),
    "key": Feature(0.2, "names what is central, new or demanded"),
    "cause": Feature(0.1, "gives reasons or outcomes"),
    "about": Feature(0.2, "says what the text is about"),
    "example": Feature(-0.3, "is an example"),
    "pointing": Feature(-0.3, "points at something outside itself"),
    "life": Feature(-0.3, "tells a life story"),
    "spoken": Feature(-0.2, "is loosely spoken"),
    "figures": Feature(0.15, "has figures"),
    "question": Feature(-0.6, "is a question"),
    "unfinished": Feature(-0.5, "does not end"),
    "half_quotation": Feature(-0.4, "is half a quotation"),
    "leans": Feature(-0.35, "leans on the sentence before"),
}


def contributions(measures: Measures) -> dict[str, Floats]:
    """What each feature adds to each sentence's score."""
    return {name: feature.weight * measures.columns[name] for name, feature in FEATURES.items()}
