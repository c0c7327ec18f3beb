"""The names of the methods, what each does, and how long a text each may be given."""

from __future__ import annotations

AUTO = "auto"
DESCRIPTIONS = {
    AUTO: "duzhai's own score: place, centre, title, claims, figures, coverage of the parts",
    "lex-rank": "LexRank: sentences that many others resemble (Erkan and Radev 2004)",
    "text-rank": "TextRank: sentences that share words with important ones (Mihalcea and Tarau 2004)",
    "lsa": "LSA: sentences strong in the text's main topics (Steinberger and Jezek 2004)",
    "luhn": "Luhn: dense runs of the text's frequent words (Luhn 1958)",
    "edmundson": "Edmundson: cue words, title words and place (Edmundson 1969)",
    "sum-basic": "SumBasic: frequent words, each new one once (Nenkova and Vanderwende 2005)",
}


class MethodTooSlow(ValueError):
    """A method would take too long for the text; the message names another.

    Attributes:
        method: the method asked for.
        instead: one that is quick enough.
    """

    def __init__(self, method: str, sentences: int, instead: str = AUTO) -> None:
        super().__init__(
            f"The method {method} is too slow for {sentences:,} sentences; use {instead}, which takes a moment."
        )
        self.method = method
        self.instead = instead


def summary_methods() -> dict[str, str]:
    """The methods' names, each with a line that describes it; the first is the default."""
    return dict(DESCRIPTIONS)


def check_method(method: str) -> None:
    """Refuse an unknown method.

    Raises:
        ValueError: with the names that are known.
    """
    if method not in DESCRIPTIONS:
        raise ValueError(f"There is no method {method!r}; the methods are {', '.join(DESCRIPTIONS)}.")
