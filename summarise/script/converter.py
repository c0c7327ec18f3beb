"""Converters: built lazily, once, shared by threads; each turns any slice of text and says where its places went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from summarise.offsets import OffsetMap
from summarise.results import Conversion
from summarise.script.configurations import CONFIGURATIONS, Form, configuration
from summarise.script.masking import masks
from summarise.script.matcher import Stage
from summarise.script.quotes import to_corner, to_curly

_lock = Lock()
_stages: dict[tuple[str, ...], Stage] = {}
_chains: dict[str, tuple[Stage, ...]] = {}


def chain(name: str) -> tuple[Stage, ...]:
    """The compiled stages of one of duzhai's configurations; stages are shared between configurations."""
    found = _chains.get(name)
    if found is None:
        from summarise.script.opencc_door import own_chain

        with _lock:
            found = _chains.get(name)
            if found is None:
                found = tuple(_stage(names, dictionaries) for names, dictionaries in own_chain(name))
                _chains[name] = found
    return found


def _stage(names: tuple[str, ...], dictionaries: tuple[dict[str, str], ...]) -> Stage:
    stage = _stages.get(names)
    if stage is None:
        stage = _stages[names] = Stage(dictionaries)
    return stage


def converters_ready() -> bool:
    """Whether every converter is built, so that no conversion has to wait."""
    return len(_chains) == len(CONFIGURATIONS)


def build_converters() -> None:
    """Build every converter (a few hundred milliseconds of CPU): for a worker thread."""
    from summarise.script.opencc_door import forget

    for name in CONFIGURATIONS:
        chain(name)
    forget()


@dataclass(frozen=True, slots=True)
class Converter:
    """Converts any slice of text from one script to another; thread-safe, built at its first call."""

    source: Form
    target: Form
    regional: bool = False
    quotes: bool = False

    def __call__(self, text: str) -> Conversion:
        """Convert ``text`` (any slice of whole paragraphs)."""
        name = configuration(self.source, self.target, self.regional)
        if not text or (name is None and not self.quotes):
            return Conversion(text, OffsetMap.identity(len(text)))
        stages = chain(name) if name else ()
        kept = masks(text)
        if not kept:
            return self._piece(text, stages)
        pieces: list[Conversion] = []
        at = 0
        for span in kept:
            pieces.append(self._piece(text[at : span.start], stages))
            masked = text[span.start : span.end]
            pieces.append(Conversion(masked, OffsetMap.identity(len(masked))))
            at = span.end
        pieces.append(self._piece(text[at:], stages))
        return joined(pieces)

    def _piece(self, text: str, stages: tuple[Stage, ...]) -> Conversion:
        offsets = OffsetMap.identity(len(text))
        for stage in stages:
            length = len(text)
            text, edits = stage.convert(text)
            changed = [(start, end, len(new)) for start, end, new in edits if len(new) != end - start]
            if changed:
                step = OffsetMap.from_edits(length, changed)
                offsets = step if len(offsets.source) == 2 else offsets.then(step)
        if self.quotes:
            text = to_curly(text) if self.target == "hans" else to_corner(text)
        return Conversion(text, offsets)


def joined(pieces: Iterable[Conversion]) -> Conversion:
    """The conversion of a text whose consecutive slices were converted one by one."""
    texts: list[str] = []
    source, target = [0], [0]
    for piece in pieces:
        texts.append(piece.text)
        before, after = source[-1], target[-1]
        same = len(piece.offsets.source) == 2 and piece.offsets.source[1] == piece.offsets.target[1]
        if same and len(source) > 1 and source[-1] - source[-2] == target[-1] - target[-2]:
            # Two stretches of unchanged length in a row are one.
            source[-1] += piece.offsets.source[1]
            target[-1] += piece.offsets.target[1]
            continue
        source += [before + place for place in piece.offsets.source[1:]]
        target += [after + place for place in piece.offsets.target[1:]]
    if len(source) == 1:
        return Conversion("", OffsetMap.identity(0))
    return Conversion("".join(texts), OffsetMap(tuple(source), tuple(target)))
