"""Foreign people: names in transcription (``比尔·盖茨``, ``古迪纳夫``) and in Latin letters (``Sam Altman``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarise.names.cues import GIVEN_NAMES, LIFE_AFTER, SPEECH_AFTER, TITLE_AFTER, TITLE_BEFORE
from summarise.names.known import Entry
from summarise.names.matching import Finder
from summarise.names.tokens import Reading
from summarise.names.transliteration import BEHIND_DOT, CHARACTERS, DOTS
from summarise.names.wordlists import word_set


@dataclass(frozen=True, slots=True)
class Place:
    """A foreign person at ``start:end`` of the folded text; places of one ``key`` are one person."""

    start: int
    end: int
    key: str


_SET = "[" + "".join(sorted(CHARACTERS)) + "]"
_WIDE = "[" + "".join(sorted(CHARACTERS | BEHIND_DOT)) + "]"
_DOTTED = re.compile(
    f"(?:{_WIDE}{{1,8}}|[A-Z]\\.?)(?:[{DOTS}](?:{_WIDE}{{1,8}}|[A-Z](?![a-z])))*[{DOTS}]{_WIDE}{{1,8}}"
)
_RUN = re.compile(f"{_SET}{{2,9}}")
_LATIN = re.compile(
    r"(?<![A-Za-z0-9.@/_-])[A-Z][a-zà-ÿ]+(?:-[A-Z][a-z]+)?(?: [A-Z]\.)?(?: (?:de|van|von|der|al|bin|la))?"
    r"(?: (?:[A-Z][a-zà-ÿ]+|Mc[A-Z][a-z]+|O'[A-Z][a-z]+|Mac[A-Z][a-z]+)(?:-[A-Z][a-z]+)?){1,2}(?![A-Za-z0-9])"
)
_NOT_PERSON = word_set("""
University Inc Corp Labs Lab Institute Research Technology Technologies Capital Ventures Times Street Journal Post News
Magazine Group Foundation Association Society Center Centre College School Academy Press Systems Software Networks
Cloud Security Server Studio Project Open Source Learning Machine Deep Neural Network Language Model Models Data Big
Linux Windows Android Web Services Service Access Code Pro Max Mini Plus Air Design Intelligence Artificial General
Generative Large Vision Attention Need All You The New York San Los Las United States South North East West Hong Kong
Silicon Valley White House Wall Google Microsoft Apple Amazon Meta Facebook Twitter Intel Red Hat Docker Machine Java
Script Python Visual Studio Super Micro Power Point Chat Bot Stable Diffusion Black Friday Cyber Monday Open Ai Game
Games Music Film Prime Day First Last Good Best World National International Global American Chinese European Asian
Bank Department Office Agency Union Park Square Tower Mount Lake River Island Bay City County Airport Summit Forum
Conference Awards Award Prize Shell Tips Tech Cup League Club Team Hello Business Insider Financial Ars Hugging Face
Boston Dynamics Lisp Emacs System Administrator Engineer Manager Developer Kernel Desktop Library Framework
""")
_FUNCTION_TAGS = frozenset({"p", "c", "d", "u", "uj", "ul", "r", "y", "f", "m", "q"})


def foreigners(reading: Reading, known: list[tuple[int, int, Entry]]) -> list[Place]:
    """Every place of every foreign person, in order, without overlap.

    Args:
        reading: the folded text and its words.
        known: places of people from the gazetteer.
    """
    found = [*_dotted(reading), *_famous(reading, known), *_latin(reading.text), *_unknown(reading)]
    places: list[Place] = []
    for place in sorted(found, key=lambda p: (p.start, -p.end)):
        if not places or place.start >= places[-1].end:
            places.append(place)
    return _joined(reading.text, places)


def _strong(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 8) : start].rstrip(" “\"'")
    return bool(
        TITLE_BEFORE.search(before)
        or SPEECH_AFTER.match(text, end + text.startswith(" ", end))
        or TITLE_AFTER.match(text, end)
        or LIFE_AFTER.match(text, end)
    )


def _dotted(reading: Reading) -> Iterator[Place]:
    text, words, at = reading.text, reading.words, reading.at
    for match in _DOTTED.finditer(text):
        start, end = match.span()
        first_dot = min(i for i in range(start, end) if text[i] in DOTS)
        last_dot = max(i for i in range(start, end) if text[i] in DOTS)
        # A word before or behind the name may be made of the same characters: 对于·, 盖茨于.
        while start < first_dot - 1 and (words[at[start]].tag in _FUNCTION_TAGS and words[at[start]].end < first_dot):
            start = words[at[start]].end
        while (
            end > last_dot + 2 and words[at[end - 1]].tag in _FUNCTION_TAGS and words[at[end - 1]].start > last_dot + 1
        ):
            end = words[at[end - 1]].start
        if end - start >= 4:
            yield Place(start, end, text[start:end])


def _famous(reading: Reading, known: list[tuple[int, int, Entry]]) -> Iterator[Place]:
    text, words, at = reading.text, reading.words, reading.at
    for start, end, entry in known:
        first, last = words[at[start]], words[at[end - 1]]
        if (first.start < start and first.known) or (last.end > end and last.known):
            continue
        if not entry.doubtful or _strong(text, start, end):
            yield Place(start, end, entry.text)


def _latin(text: str) -> Iterator[Place]:
    for match in _LATIN.finditer(text):
        parts = match.group().split()
        if any(part in _NOT_PERSON for part in parts):
            continue
        if parts[0] in GIVEN_NAMES or _strong(text, match.start(), match.end()):
            yield Place(match.start(), match.end(), match.group())


def _unknown(reading: Reading) -> Iterator[Place]:
    """Transcribed names that no list knows: three characters and more, with a title or a verb of speech."""
    text, words, at = reading.text, reading.words, reading.at
    sure: dict[str, bool] = {}
    found: list[tuple[int, int]] = []
    for match in _RUN.finditer(text):
        start, end = match.span()
        while start < end and _common(reading, start, end, left=True):
            start = words[at[start]].end
        while start < end and _common(reading, start, end, left=False):
            end = words[at[end - 1]].start
        if end - start < 3 or not reading.starts(start) or not reading.starts(end):
            continue
        inside = words[at[start] : at[end - 1] + 1]
        if any(w.known and len(w.text) > 1 and w.tag not in {"nrt", "nr", "nrfg", "ns", "nz"} for w in inside):
            continue
        if all(w.known for w in inside) and len(inside) == 1 and inside[0].tag in {"ns", "nz", "nt"}:
            continue
        name = text[start:end]
        found.append((start, end))
        sure[name] = sure.get(name, False) or _strong(text, start, end)
    for start, end in found:
        if sure[text[start:end]]:
            yield Place(start, end, text[start:end])


def _common(reading: Reading, start: int, end: int, *, left: bool) -> bool:
    word = reading.words[reading.at[start if left else end - 1]]
    if word.start < start or word.end > end:
        return True
    if len(word.text) == 1:
        return word.tag in _FUNCTION_TAGS or word.tag == "v"
    return word.known and word.tag not in {"nrt", "nr", "nrfg", "ns", "nz"}


def _joined(text: str, places: list[Place]) -> list[Place]:
    """One key for the full name and its last part alone: 比尔·盖茨 and 盖茨."""
    full: dict[str, str] = {}
    for place in places:
        parts = re.split(f"[{DOTS} ]", place.key)
        if len(parts) > 1 and len(parts[-1]) > 1:
            full.setdefault(parts[-1], place.key)
    out = [Place(p.start, p.end, full.get(p.key, p.key)) for p in places]
    covered = bytearray(len(text))
    for place in places:
        covered[place.start : place.end] = b"\1" * (place.end - place.start)
    for start, last in Finder(full).find(text):
        if not covered[start]:
            out.append(Place(start, start + len(last), full[last]))
    return sorted(out, key=lambda p: p.start)
