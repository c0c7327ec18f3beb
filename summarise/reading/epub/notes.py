"""The notes of a book: which lines they are, and the links that lead to them."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from summarise.reading.elements import kind_of, plain
from summarise.reading.epub.contents import Part, target_of
from summarise.reading.html.text import TextLine
from summarise.reading.note_marks import (
    BARE_MARK,
    LONGEST_NOTE,
    NOTE_MARK,
    REFERENCE_CLASS,
    bracket,
    is_raised,
)

_REFERENCE = re.compile(r"noteref")
_NOTE_PICTURE = re.compile(r"footnote", re.IGNORECASE)
# What a reference without words shows.
_SIGN = "[*]"


def prepare_references(body: Any) -> set[str]:
    """Make references to notes fit to be read in running text; the links that are marked as such.

    A bare number gets brackets, so that it does not run into the words before it; a picture becomes a sign; the text
    of a note that hangs on a picture becomes a note.
    """
    marked: set[str] = set()
    pictures = [e for e in body.iter("img") if _NOTE_PICTURE.search(e.get("class") or "")]
    # From the last to the first, so that each note stands right behind its paragraph.
    for number in reversed(range(len(pictures))):
        _unhang(pictures[number], f"duzhai-note-{number}")
    for link in list(body.iter("a")):
        href = link.get("href")
        if not href or "#" not in href:
            continue
        typed = bool(_REFERENCE.search(kind_of(link)) or REFERENCE_CLASS.search(link.get("class") or ""))
        if typed:
            marked.add(href)
        words = plain(link)
        if not words and (typed or link.find(".//img") is not None):
            link.text = _SIGN
        elif BARE_MARK.fullmatch(words) and (typed or is_raised(link)):
            bracket(link, words)
    return marked


def _unhang(picture: Any, name: str) -> None:
    """Put the note that is a picture's description behind the picture's paragraph."""
    text = (picture.get("alt") or "").strip()
    block = next((e for e in picture.iterancestors("p", "div", "li", "td", "blockquote")), None)
    inside = next(picture.iterancestors("a"), None)
    if len(text) < 4 or block is None or block.getparent() is None or inside is not None:
        return
    tail = picture.tail
    picture.clear()
    picture.tail, picture.tag, picture.text = tail, "a", _SIGN
    picture.set("href", f"#{name}")
    picture.set("role", "doc-noteref")
    note = picture.makeelement("aside", {"role": "doc-footnote", "id": name})
    note.text = text
    block.addnext(note)


def note_files(part: Part) -> list[str]:
    """The files to which references in ``part`` lead."""
    folder = posixpath.dirname(part.path)
    found: dict[str, None] = {}
    for line in part.lines:
        for start, end, href in line.links:
            if href in part.references or ("#" in href and NOTE_MARK.fullmatch(line.text[start:end].strip())):
                found.setdefault(target_of(folder, href)[0])
    return [path for path in found if path and path != part.path]


def lay_out(parts: list[Part]) -> tuple[list[TextLine], dict[str, int]]:
    """All lines of the book in order, its notes marked, and the lines that its links lead to, by their addresses.

    The addresses of links inside the book are replaced by such.
    """
    lines: list[TextLine] = []
    places: dict[str, tuple[int, int]] = {}
    references: set[str] = set()
    for part in parts:
        folder = posixpath.dirname(part.path)
        at = []
        for i, line in enumerate(part.lines):
            at.append(len(lines))
            lines += part.headings.get(i, ())
            lines.append(line)
            line.links = [(start, end, _key(folder, part.path, href)) for start, end, href in line.links]
        at.append(len(lines))
        places[part.path] = (at[0], at[0] + 1)
        for name, (first, end) in part.anchors.items():
            if first < len(part.lines):
                places[f"{part.path}#{name}"] = (at[first], max(at[first] + 1, at[min(end, len(part.lines))]))
        references |= {_key(folder, part.path, href) for href in part.references}
    _mark_notes(lines, places, references)
    return lines, {key: first for key, (first, _) in places.items()}


def _key(folder: str, path: str, href: str) -> str:
    """The address of a place in the book; any other link as it is."""
    if href.startswith("#"):
        return f"{path}#{target_of(folder, href)[1]}"
    target, fragment = target_of(folder, href)
    if not target:
        return href
    return f"{target}#{fragment}" if fragment else target


def _mark_notes(lines: list[TextLine], places: dict[str, tuple[int, int]], references: set[str]) -> None:
    for here, line in enumerate(lines):
        for start, end, key in line.links:
            if key not in places:
                continue
            first, last = places[key]
            last = min(last, first + LONGEST_NOTE)
            words = line.text[start:end].strip()
            typed = key in references
            if first <= here < last or lines[first].kind == "heading" or not (typed or NOTE_MARK.fullmatch(words)):
                continue
            later = first > here
            again = later and lines[first].text.startswith(words)
            if typed or again or ((start > 0 or later) and _leads_back(lines[first], here, places)):
                for note in lines[first:last]:
                    if note.kind != "heading":
                        note.kind, note.level = "note", 0


def _leads_back(line: TextLine, here: int, places: dict[str, tuple[int, int]]) -> bool:
    """Whether ``line`` begins or ends with a link to the line ``here``."""
    return any(
        key in places and places[key][0] <= here < places[key][1]
        for start, end, key in line.links
        if start <= 1 or end >= len(line.text) - 1
    )
