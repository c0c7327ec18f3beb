"""What can be said of a word: how it is written and read, where it stands, what a dictionary tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from summarise.article import Article, Span
from tui.locations import folders

if TYPE_CHECKING:
    from summarise.library import Library
    from summarise.library.glossary import Gloss, Glossary
    from summarise.script import WordList

GLOSSARY_NAMES = ("cedict_ts.u8", "cedict.txt", "cedict_ts.txt")
MOST_LISTED = 20
"""Places of a word that are listed."""
_REGIONS: dict[str | None, Literal["tw", "hk"]] = {"TW": "tw", "HK": "hk"}


@dataclass(frozen=True, slots=True)
class Places:
    """How often a word stands in a text, and where: first behind where the reader is, `MOST_LISTED` at most."""

    count: int
    listed: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word in both scripts, the other regions' words for it (by ``hans``, ``tw``, ``hk``), and how it is read."""

    simplified: str
    traditional: str
    regional: tuple[tuple[str, str], ...]
    reading: str


def spell(word: str, article: Article, own: WordList | None = None) -> Spelling:
    """How a word of ``article`` is written in either script and region; what conversion needs must be loaded."""
    from summarise.library.pinyin import spelled
    from summarise.script import convert

    source: Literal["hans", "hant", "tw", "hk"] | None = None
    if article.script == "Hans":
        source = "hans"
    elif article.script == "Hant":
        source = _REGIONS.get(article.region, "hant")
    simplified = convert(word, "hans", source=source, words=own).text
    traditional = convert(word, "hant", source=source, words=own).text
    regional = []
    for target in ("hans", "tw", "hk"):
        # Without a region of its own, a text in Traditional may use either's words.
        froms = [source] if source != "hant" or target != "hans" else ["tw", "hk"]
        for origin in froms:
            found = convert(word, target, source=origin, regional=True, words=own).text  # type: ignore[arg-type]
            plain = convert(word, target, source=source, words=own).text
            if found not in (plain, word) and (target, found) not in regional:
                regional.append((target, found))
    return Spelling(simplified, traditional, tuple(regional), spelled(simplified))


def fold_for_finding(text: str) -> str:
    """What `places_of` looks in: both scripts, widths and cases alike, offsets unchanged."""
    from summarise.folding import fold

    folded = fold(text)
    lower = folded.lower()
    return lower if len(lower) == len(folded) else folded


def places_of(word: str, folded: str, here: int) -> Places:
    """Where a word stands in a text that `fold_for_finding` has folded; ``here`` is an offset into it."""
    wanted = fold_for_finding(word)
    if not wanted:
        return Places(0, ())
    spans: list[Span] = []
    for first, stop in ((here + 1, len(folded)), (0, min(here + len(wanted), len(folded)))):
        at = folded.find(wanted, first, stop)
        while at >= 0 and len(spans) < MOST_LISTED:
            spans.append(Span(at, at + len(wanted)))
            at = folded.find(wanted, at + len(wanted), stop)
    # Counted in one go: a common word of a book has tens of thousands of places.
    return Places(folded.count(wanted), tuple(spans))


def articles_with(word: str, library: Library) -> tuple[int, bool]:
    """How many articles of the library hold a word, and whether there are more than were counted."""
    found = library.search('"' + word.replace('"', " ") + '"', limit=1)
    return found.total, found.more


def glossary_file() -> Path | None:
    """The dictionary that the user has put into the configuration folder."""
    folder = folders()["config"]
    return next((path for name in GLOSSARY_NAMES if (path := folder / name).is_file()), None)


def glosses_of(words: Sequence[str]) -> tuple[tuple[Gloss, ...], int]:
    """What the user's dictionary tells of a word in any of its spellings, and how many of its lines are faulty.

    The first call reads the file: call it in a worker.
    """
    path = glossary_file()
    if path is None:
        return (), 0
    try:
        status = path.stat()
        glossary = _load(path, status.st_mtime_ns, status.st_size)
    except OSError:
        return (), 0
    found = dict.fromkeys(gloss for word in words for gloss in glossary.look_up(word))
    return tuple(found), glossary.faults


@lru_cache(maxsize=1)
def _load(path: Path, _changed: int, _size: int) -> Glossary:
    from summarise.library.glossary import load_glossary

    return load_glossary(path)
