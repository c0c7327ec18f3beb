"""Converters: built lazily, once, shared by threads; each turns any slice of text and says where its places went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from summarise.article import Span
from summarise.offsets import OffsetMap
from summarise.results import Conversion
from summarise.script.boundaries import keep_words_whole
from summarise.script.configurations import CONFIGURATIONS, REGIONAL_DICTIONARIES, Form, configuration
from summarise.script.masking import masks
from summarise.script.matcher import Stage
from summarise.script.quotes import to_corner, to_curly
from summarise.script.wordlist import WordList


class Link(NamedTuple):
    """A compiled stage; how many of its dictionaries, from the first, hold vocabulary; whether it tells words apart.

    ``kept`` is a character that the stage shall leave as it is, or empty: a dictionary is shared, its readers differ.
    """

    stage: Stage
    regional: int
    tells_apart: bool
    kept: str


_lock = Lock()
_stages: dict[tuple[str, ...], Stage] = {}
_chains: dict[str, tuple[Link, ...]] = {}


def chain(name: str) -> tuple[Link, ...]:
    """The compiled stages of one of duzhai's configurations; stages are shared between configurations."""
    found = _chains.get(name)
    if found is None:
        from summarise.script.opencc_door import own_chain

        with _lock:
            found = _chains.get(name)
            if found is None:
                links = []
                for names, dictionaries in own_chain(name):
                    stage = _stages.get(names)
                    if stage is None:
                        stage = _stages[names] = Stage(dictionaries)
                    regional = sum(name in REGIONAL_DICTIONARIES for name in names)
                    simplified = "STPhrases.txt" in names
                    # Simplified text and Hong Kong both tell 着 from 著, which the dictionary makes one.
                    kept = "着" if simplified and name.startswith("s2hk") else ""
                    links.append(Link(stage, regional, simplified, kept))
                found = _chains[name] = tuple(links)
    return found


def converters_ready() -> bool:
    """Whether every converter is built, so that no conversion has to wait."""
    return len(_chains) == len(CONFIGURATIONS)


def build_converters() -> None:
    """Build every converter (some 200 ms of CPU): for a worker thread."""
    from summarise.script.opencc_door import forget

    for name in CONFIGURATIONS:
        chain(name)
    forget()


@dataclass(frozen=True, slots=True)
class Converter:
    """Converts any slice of text (whole paragraphs) from one script to another; thread-safe, built at its first call.

    ``source`` and ``target`` are forms (``hans`` ``hant`` ``tw`` ``hk``); ``regional`` replaces vocabulary, ``quotes``
    quotation marks; ``words`` is the user's own list, which goes before everything else.
    """

    source: Form
    target: Form
    regional: bool = False
    quotes: bool = False
    words: WordList | None = None

    def __call__(self, text: str) -> Conversion:
        """The conversion of ``text``; addresses, paths and code in it stay as they are."""
        name = configuration(self.source, self.target, self.regional)
        own = self.words.pairs(self.source, self.target) if self.words is not None else None
        if not text or (name is None and not self.quotes and not own):
            return Conversion(text, OffsetMap.identity(len(text)))
        links = chain(name) if name else ()
        # What is settled beforehand: masked stretches as they stand, the user's words as the user wants them.
        settled = [(span.start, span.end, text[span.start : span.end]) for span in masks(text)]
        if own:
            settled = own.settle(text, settled)
        if not settled:
            return self._piece(text, links)
        pieces: list[Conversion] = []
        at = 0
        for start, end, new in settled:
            if start > at:
                pieces.append(self._piece(text[at:start], links))
            pieces.append(Conversion(new, OffsetMap((0, end - start), (0, len(new)))))
            at = end
        if at < len(text):
            pieces.append(self._piece(text[at:], links))
        return joined(pieces)

    def _piece(self, text: str, links: tuple[Link, ...]) -> Conversion:
        offsets = OffsetMap.identity(len(text))
        replaced: list[Span] = []
        for stage, regional, tells_apart, kept in links:
            before, length = text, len(text)
            text, edits = stage.convert(text, keep_words_whole, regional, keep_words_whole if tells_apart else None)
            if kept and kept in before:
                text = _with_kept(before, text, kept)
            if not edits:
                continue
            step: OffsetMap | None = None
            changed = [(start, end, len(new)) for _, start, end, new in edits if len(new) != end - start]
            if changed:
                step = OffsetMap.from_edits(length, changed)
                offsets = step if len(offsets.source) == 2 else offsets.then(step)
            if regional:
                if step is not None:
                    replaced = [Span(step.to_target(span.start), step.to_target(span.end)) for span in replaced]
                at = 0
                for rank, start, end, new in edits:
                    if rank < regional:
                        replaced.append(Span(start + at, start + at + len(new)))
                    at += len(new) - (end - start)
        if self.quotes:
            text = to_curly(text) if self.target == "hans" else to_corner(text)
        if len(replaced) > 1:
            replaced = _merged(replaced)
        return Conversion(text, offsets, tuple(replaced))


def _with_kept(before: str, after: str, kept: str) -> str:
    """``after``, of the same length as ``before``, with the places of the character ``kept`` as they were."""
    characters = list(after)
    at = before.find(kept)
    while at >= 0:
        characters[at] = kept
        at = before.find(kept, at + 1)
    return "".join(characters)


def _merged(spans: list[Span]) -> list[Span]:
    """Spans in order; those that overlap, because two stages replaced words in one place, are one."""
    out: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def joined(pieces: Iterable[Conversion]) -> Conversion:
    """The conversion of a text whose consecutive slices were converted one by one."""
    parts = list(pieces)
    if len(parts) == 1:
        return parts[0]
    source, target = [0], [0]
    replaced: list[Span] = []
    for part in parts:
        before, after = source[-1], target[-1]
        offsets = part.offsets
        if offsets.source[-1] == 0 and offsets.target[-1] == 0:
            continue
        replaced += [Span(after + span.start, after + span.end) for span in part.replaced]
        plain = len(offsets.source) == 2 and offsets.source == offsets.target
        if plain and len(source) > 1 and before - source[-2] == after - target[-2]:
            # Two stretches of unchanged length in a row are one.
            source[-1] += offsets.source[1]
            target[-1] += offsets.target[1]
        else:
            source += [before + place for place in offsets.source[1:]]
            target += [after + place for place in offsets.target[1:]]
    if len(source) == 1:
        return Conversion("", OffsetMap.identity(0))
    return Conversion("".join([part.text for part in parts]), OffsetMap(tuple(source), tuple(target)), tuple(replaced))
