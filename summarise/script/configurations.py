"""Which of duzhai's configurations takes a script to another."""

from __future__ import annotations

from typing import Literal, get_args

# A script as conversion knows it: Simplified, Traditional, Taiwan's and Hong Kong's Traditional.
Form = Literal["hans", "hant", "tw", "hk"]
FORMS: tuple[Form, ...] = get_args(Form)

# The dictionaries whose replacements are vocabulary, not characters: what the word-boundary guard is asked about.
REGIONAL_DICTIONARIES = frozenset({"TWPhrases.txt", "TWPhrasesRev.txt", "HKPhrases.txt", "HKPhrasesRev.txt"})

_LETTER = {"hans": "s", "hant": "t", "tw": "tw", "hk": "hk"}
_REGIONAL = frozenset({"tw", "hk"})


def configuration(source: Form, target: Form, regional: bool) -> str | None:
    """The name of the configuration (``summarise/data/script/<name>.json``); None where nothing is to be done.

    Regional vocabulary exists between Taiwan or Hong Kong and the rest of the world only. Traditional text of no
    region is taken for mainland vocabulary.
    """
    if source == target:
        return None
    name = f"{_LETTER[source]}2{_LETTER[target]}"
    if regional and ((source in _REGIONAL and target != "hant") or target in _REGIONAL):
        name += "p"
    return name


CONFIGURATIONS: tuple[str, ...] = tuple(
    sorted(
        {
            name
            for source in FORMS
            for target in FORMS
            for regional in (False, True)
            if (name := configuration(source, target, regional)) is not None
        }
    )
)
