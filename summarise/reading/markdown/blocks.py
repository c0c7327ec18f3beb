"""Markdown: headings, items, quotations, code, notes; front matter as masthead.

The source stays the raw text; its signs are taken out as removals with the reason ``markup``, so that every place of
the article can be found again in the file. Lines of one paragraph are joined, as Markdown means them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summarise.article import BlockKind
from summarise.cleaning import RawBlock
from summarise.cleaning.edits import Edit
from summarise.cleaning.ledger import removal, space
from summarise.reading.markdown.front import MOST_LINES, read_front_matter
from summarise.reading.markdown.inline import Targets, inline_edits, is_image_line
from summarise.reading.structure import Document, RawLink

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+|$)")
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$")
_SETEXT = re.compile(r"^ {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
# Callouts say their kind in the first line: ``> [!note] title``.
_QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?)+(?:\[![A-Za-z-]{1,30}\][-+]?[ \t]*)?")
_BULLET = re.compile(r"^([ \t]*)(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)(?=\S)")
_NUMBER = re.compile(r"^([ \t]*)\d{1,9}[.)][ \t]+(?=\S)")
_TABLE_RULE = re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*\|?[ \t]*$")
_FOOTNOTE = re.compile(r"^ {0,3}\[\^([^\]\n]{1,50})\]:[ \t]*")
# Containers: ``::: tip title``, ``::: {.class}``; the title is text.
_DIV = re.compile(r"^ {0,3}:{3,}+[ \t]*+(?:[A-Za-z][\w-]{0,30}+)?+[ \t]*+(?:\{[^{}\n]{0,300}\}[ \t]*+)?+:*+[ \t]*+")
_DEFINITION = re.compile(r"^ {0,3}\[([^\]\n]{1,200})\]:[ \t]*<?([^\s>]+)>?")


@dataclass(slots=True)
class _State:
    raw: str
    edits: list[Edit] = field(default_factory=list)
    blocks: list[RawBlock] = field(default_factory=list)
    links: list[RawLink] = field(default_factory=list)
    targets: Targets = field(default_factory=Targets)


def read_markdown(raw: str, encoding: str | None = None) -> Document:
    """The document that the Markdown source ``raw`` describes."""
    state = _State(raw)
    lines = _lines(raw)
    first, m = read_front_matter([raw[start:end] for start, end in lines[:MOST_LINES]])
    if first:
        state.edits.append(removal(lines[0][0], lines[first - 1][1], "masthead"))
    for start, end in lines[first:]:
        text = raw[start:end]
        if note := _FOOTNOTE.match(text):
            state.targets.notes.setdefault(note[1].lower(), (start, end))
        elif match := _DEFINITION.match(text):
            state.targets.addresses.setdefault(match[1].lower(), match[2])
    _walk(state, lines, first)
    state.edits.sort(key=lambda e: (e.start, e.end))
    return Document(
        raw,
        encoding,
        tuple(state.blocks),
        tuple(state.edits),
        tuple(state.links),
        title=m.get("title"),
        source=m.get("source"),
        author=m.get("author"),
        published=_iso(m.get("published")),
        url=m.get("url"),
    )


def _iso(value: str | None) -> str | None:
    if value is None:
        return None
    from summarise.cleaning.masthead_dates import find_date

    return find_date(value)


def _lines(raw: str) -> list[tuple[int, int]]:
    out = []
    at = 0
    for line in raw.splitlines(keepends=True):
        out.append((at, at + len(line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"))))
        at += len(line)
    return out


def _walk(state: _State, lines: list[tuple[int, int]], first: int) -> None:
    raw = state.raw
    fence = ""
    soft: tuple[int, int] | None = None  # the paragraph line that the next one may continue
    indented_code = False
    blank = True
    for start, end in lines[first:]:
        text = raw[start:end]
        if fence:
            if text.strip().startswith(fence) and not text.strip().strip(fence[0]):
                fence = ""
                state.edits.append(_strip(raw, start, end))
            elif text.strip():
                state.blocks.append(RawBlock(start, end, "code"))
            blank, soft = False, None
            continue
        if not text.strip():
            blank, soft = True, None
            continue
        opened = _FENCE.match(text)
        if opened:
            fence = opened[1]
            state.edits.append(_strip(raw, start, end))
            soft = None
            continue
        if text.startswith(("    ", "\t")) and (blank or indented_code) and not _in_list(state, start):
            state.blocks.append(RawBlock(start, end, "code"))
            indented_code, blank, soft = True, False, None
            continue
        indented_code = False
        soft = _line(state, text, start, end, soft)
        blank = False


def _in_list(state: _State, start: int) -> bool:
    """Whether the block before is an item: what is indented below it belongs to it and is no code."""
    return bool(state.blocks) and state.blocks[-1].kind == "item" and start - state.blocks[-1].end < 200


def _strip(raw: str, start: int, end: int) -> Edit:
    """The removal of a line of markup without the white space around it."""
    text = raw[start:end]
    return removal(start + len(text) - len(text.lstrip()), start + len(text.rstrip()), "markup")


def _line(state: _State, text: str, start: int, end: int, soft: tuple[int, int] | None) -> tuple[int, int] | None:
    """One line outside code; returns it when the next line may continue it."""
    raw = state.raw
    setext = _SETEXT.match(text)
    if setext and soft is not None:
        state.blocks.append(RawBlock(soft[0], soft[1], "heading", 1 if "=" in text else 2))
        state.edits.append(_strip(raw, start, end))
        return None
    div = _DIV.match(text)
    if (
        _RULE.match(text)
        or (div and div.end() == len(text))
        or (_TABLE_RULE.match(text) and ("|" in text or ":" in text))
    ):
        state.edits.append(_strip(raw, start, end))
        return None
    if _DEFINITION.match(text) and not _FOOTNOTE.match(text):
        state.edits.append(_strip(raw, start, end))
        return None
    kind, level, inner = _kind(text)
    if inner:
        mark = text[:inner]
        bare = mark.strip()
        at = start + len(mark) - len(mark.lstrip())
        if kind == "note":  # [^1]: is shown as [1], like the references to it
            state.edits += [removal(at + 1, at + 2, "markup"), removal(at + len(bare) - 1, at + len(bare), "markup")]
        elif bare and not (kind == "item" and bare[0].isdigit()):
            state.edits.append(removal(at, at + len(bare), "markup"))
    stop = end
    if kind == "heading" and (closing := _HEADING_END.search(text, inner)):
        stop = start + closing.start()
        state.edits.append(_strip(raw, stop, end))
    if is_image_line(text):
        kind = "caption"
    if kind is not None:
        state.blocks.append(RawBlock(start, end, kind, level))
    edits, links = inline_edits(raw, start + inner, stop, state.targets, breaks=kind in (None, "item", "quote", "note"))
    hard = text.endswith(("  ", "\\")) or div is not None
    if text.endswith("\\") and not (edits and edits[-1].end == end):
        edits.append(removal(end - 1, end, "markup"))
    if soft is not None and kind is None and div is None and soft[1] > 0:
        _join_lines(state, soft[1], start + len(text) - len(text.lstrip()))
    state.edits += edits
    state.links += links
    return (start, end) if kind in (None, "item", "quote", "note") and not hard else None


def _kind(text: str) -> tuple[BlockKind | None, int, int]:
    """The kind of the line, its level, and how many characters at its beginning are markup."""
    if match := _HEADING.match(text):
        return "heading", len(match[1]), match.end()
    if match := _QUOTE.match(text):
        return "quote", 0, match.end()
    if match := _FOOTNOTE.match(text):
        return "note", 0, match.end()
    if (match := _BULLET.match(text)) or (match := _NUMBER.match(text)):
        return "item", 1 + len(match[1].expandtabs(4)) // 2, match.end()
    if text.count("|") >= 2 and text.lstrip().startswith("|"):
        return "table", 0, 0
    return None, 0, match.end() if (match := _DIV.match(text)) else 0


def _join_lines(state: _State, end: int, start: int) -> None:
    """Make one paragraph of two lines: a space between words, nothing between Chinese characters."""
    raw = state.raw
    before = raw[:end].rstrip()[-1:] if end < 200 else raw[end - 200 : end].rstrip()[-1:]
    after = raw[start : start + 1]
    words = before.isascii() and after.isascii()
    gap = end
    while gap > 0 and raw[gap - 1] in " \t":
        gap -= 1
    if not (state.edits and state.edits[-1].end > gap):
        state.edits.append(space(gap, start, " " if words else ""))
