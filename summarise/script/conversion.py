"""What the rest of duzhai calls: convert a text or an article's paragraphs from the original to another script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from summarise.article import Region, Script
from summarise.offsets import OffsetMap
from summarise.results import Conversion, Target
from summarise.script.configurations import FORMS, Form
from summarise.script.converter import Converter, joined
from summarise.script.detect import detect_line, detect_paragraphs, detect_script
from summarise.script.wordlist import WordList

_TARGETS: tuple[str, ...] = get_args(Target)


def convert(
    text: str,
    target: Target,
    *,
    source: Form | None = None,
    regional: bool = False,
    quotes: bool = False,
    words: WordList | None = None,
) -> Conversion:
    """Convert a text to another script, with a map between the places of both.

    Args:
        text: the original; never the result of another conversion, which has lost characters.
        target: ``original`` (code point for code point), ``hans``, ``hant``, ``tw`` or ``hk``.
        source: the script of ``text``; None to detect it, paragraph by paragraph.
        regional: replace words of one region by the other's (软件, 軟體) as well.
        quotes: turn “ ” ‘ ’ into 「 」 『 』 for Traditional targets, and back for Simplified.
        words: the user's own word list, which goes before every dictionary.

    Raises:
        ValueError: for a target or source of another name.
    """
    _check(target, source)
    if target == "original" or not text:
        return Conversion(text, OffsetMap.identity(len(text)))
    if source is not None:
        return get_converter(source, target, regional, quotes, words)(text)
    return convert_paragraphs(text.split("\n"), None, target, regional=regional, quotes=quotes, words=words)


def convert_paragraphs(
    paragraphs: Sequence[str],
    scripts: Sequence[Script] | None,
    target: Target,
    *,
    region: Region | None = None,
    regional: bool = False,
    quotes: bool = False,
    words: WordList | None = None,
) -> Conversion:
    """Convert paragraphs, each by its own script; offsets are those of the paragraphs joined by one newline.

    Args:
        paragraphs: in text order, without newlines.
        scripts: one for each paragraph; None to detect them and the region.
        target: as for `convert`.
        region: the article's region.
        regional: as for `convert`.
        quotes: as for `convert`.
        words: as for `convert`.

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
    forms = [source_form(script, region, target) for script in scripts]
    # Neighbours of one form are converted together.
    for i in range(1, len(forms) + 1):
        if i < len(forms) and forms[i] == forms[first]:
            continue
        run = "\n".join(paragraphs[first:i]) + ("\n" if i < len(forms) else "")
        form = forms[first]
        if form is None:
            pieces.append(Conversion(run, OffsetMap.identity(len(run))))
        else:
            pieces.append(get_converter(form, target, regional, quotes, words)(run))
        first = i
    return joined(pieces)


def convert_lines(
    lines: Iterable[str],
    target: Target,
    *,
    source: Form | None = None,
    regional: bool = False,
    quotes: bool = False,
    words: WordList | None = None,
) -> Iterator[str]:
    """Convert a stream line by line, in constant memory: what a pipe needs.

    Args:
        lines: with their line ends, which stay as they are; a fenced code block does not reach over lines here.
        target: as for `convert`.
        source: as for `convert`; None to detect it line by line, where a line that cannot tell is taken for the
            script of the last one that could.
        regional: as for `convert`.
        quotes: as for `convert`.
        words: as for `convert`.

    Raises:
        ValueError: for a target or source of another name, before the first line is read.
    """
    _check(target, source)
    return _converted_lines(lines, target, source, regional, quotes, words)


def _converted_lines(
    lines: Iterable[str],
    target: Target,
    source: Form | None,
    regional: bool,
    quotes: bool,
    words: WordList | None,
) -> Iterator[str]:
    last: Script = "Hans"
    region: Region | None = None
    for line in lines:
        form = source
        if form is None:
            verdict, told = detect_line(line)
            if verdict in ("Hans", "Hant"):
                last = verdict
            region = told or region
            form = source_form(verdict or last, region, target)
        if target == "original" or form is None:
            yield line
        else:
            yield get_converter(form, target, regional, quotes, words)(line).text


def changes(
    text: str,
    target: Target,
    *,
    source: Form | None = None,
    regional: bool = False,
    quotes: bool = False,
    words: WordList | None = None,
) -> bool:
    """Whether converting ``text`` to ``target`` would change anything at all; takes the same arguments as `convert`.

    It stops at the first line that changes, so that asking costs little for a text that will change.
    """
    if target == "original" or not text:
        _check(target, source)
        return False
    script, region = detect_script(text) if source is None else (None, None)
    paragraphs = text.split("\n")
    scripts = detect_paragraphs(paragraphs, script) if script is not None else ()
    for i, paragraph in enumerate(paragraphs):
        form = source if source is not None else source_form(scripts[i], region, target)
        if form is None:
            continue
        if get_converter(form, target, regional, quotes, words)(paragraph).text != paragraph:
            return True
    return False


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


def get_converter(
    source: Form, target: Target, regional: bool = False, quotes: bool = False, words: WordList | None = None
) -> Converter:
    """The converter from ``source`` to ``target``: call it with any slice of text.

    Raises:
        ValueError: for a target or source of another name.
    """
    _check(target, source)
    if target == "original":
        return Converter(source, source)
    return Converter(source, target, regional, quotes, words)


def _check(target: str, source: str | None) -> None:
    if target not in _TARGETS:
        raise ValueError(f"no such target: {target!r}; choose from {', '.join(_TARGETS)}")
    if source is not None and source not in FORMS:
        raise ValueError(f"no such source: {source!r}; choose from {', '.join(FORMS)}")
