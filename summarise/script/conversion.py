"""What the rest of duzhai calls: convert a text or an article's paragraphs from the original to another script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from summarise.article import Region, Script
from summarise.offsets import OffsetMap
from summarise.results import Conversion, Target
from summarise.script.configurations import FORMS, Form
from summarise.script.converter import Converter, joined
from summarise.script.detect import detect_paragraphs, detect_script

_TARGETS: tuple[str, ...] = get_args(Target)


def convert(
    text: str, target: Target, *, source: Form | None = None, regional: bool = False, quotes: bool = False
) -> Conversion:
    """Convert a text to another script, with a map between the places of both.

    Args:
        text: the original; never the result of another conversion, which has lost characters.
        target: ``original`` (code point for code point), ``hans``, ``hant``, ``tw`` or ``hk``.
        source: the script of ``text``; None to detect it, paragraph by paragraph.
        regional: replace words of one region by the other's (软件, 軟體) as well.
        quotes: turn “ ” ‘ ’ into 「 」 『 』 for Traditional targets, and back for Simplified.

    Raises:
        ValueError: for a target or source of another name.
    """
    _check(target, source)
    if target == "original" or not text:
        return Conversion(text, OffsetMap.identity(len(text)))
    if source is not None:
        return get_converter(source, target, regional, quotes)(text)
    return convert_paragraphs(text.split("\n"), None, target, regional=regional, quotes=quotes)


def convert_paragraphs(
    paragraphs: Sequence[str],
    scripts: Sequence[Script] | None,
    target: Target,
    *,
    region: Region | None = None,
    regional: bool = False,
    quotes: bool = False,
) -> Conversion:
    """Convert paragraphs, each by its own script; offsets are those of the paragraphs joined by one newline.

    Args:
        paragraphs: in text order, without newlines.
        scripts: one for each paragraph; None to detect them and the region.
        target: as for `convert`.
        region: the article's region.
        regional: as for `convert`.
        quotes: as for `convert`.

    Raises:
        ValueError: for a target of another name, or as many scripts as there are not paragraphs.
    """
    _check(target, None)
    text = "\n".join(paragraphs)
    if target == "original" or not text:
        return Conversion(text, OffsetMap.identity(len(text)))
    if scripts is None:
        article, region = detect_script(text)
        scripts = detect_paragraphs(paragraphs, article)
    if len(scripts) != len(paragraphs):
        raise ValueError(f"{len(scripts)} scripts for {len(paragraphs)} paragraphs")
    pieces: list[Conversion] = []
    first = 0
    # Neighbours of one script are converted together.
    for i in range(1, len(paragraphs) + 1):
        if i == len(paragraphs) or source_form(scripts[i], region, target) != source_form(
            scripts[first], region, target
        ):
            run = "\n".join(paragraphs[first:i]) + ("\n" if i < len(paragraphs) else "")
            source = source_form(scripts[first], region, target)
            if source is None:
                pieces.append(Conversion(run, OffsetMap.identity(len(run))))
            else:
                pieces.append(get_converter(source, target, regional, quotes)(run))
            first = i
    return joined(pieces)


def source_form(script: Script, region: Region | None, target: Target) -> Form | None:
    """From which form a paragraph of ``script`` is converted to ``target``; None where it stays as it is.

    Where both scripts stand in one paragraph, the characters that are not the target's are the ones to convert.
    """
    traditional: Form = "tw" if region == "TW" else "hk" if region == "HK" else "hant"
    if script == "other":
        return None
    if script == "mixed":
        return traditional if target == "hans" else "hans"
    return "hans" if script == "Hans" else traditional


def get_converter(source: Form, target: Target, regional: bool = False, quotes: bool = False) -> Converter:
    """The converter from ``source`` to ``target``: call it with any slice of text.

    Raises:
        ValueError: for a target or source of another name.
    """
    _check(target, source)
    return Converter(source, source if target == "original" else target, regional, quotes and target != "original")


def _check(target: str, source: str | None) -> None:
    if target not in _TARGETS:
        raise ValueError(f"no such target: {target!r}; choose from {', '.join(_TARGETS)}")
    if source is not None and source not in FORMS:
        raise ValueError(f"no such source: {source!r}; choose from {', '.join(FORMS)}")
