"""The table of contents of a book, and the headings that its chapters lack."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from summarise.folding import fold
from summarise.reading.elements import all_named, kind_of, local_name, plain
from summarise.reading.html.text import TextLine

# How many lines below the beginning of a chapter are looked at for its title.
_NEAR = 3
# The headings of a part, a chapter and a section may stand at one place; more are a table gone wrong.
_DEEPEST = 6
# A line that is made a heading is at most this long, in code points.
_LONGEST = 80
_NO_TITLE = re.compile(r"^(?:unknown|untitled|未知|无标题|無標題)$|\.(?:x?html?|xml)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents: it leads to ``fragment`` in a file of the book; ``level`` counts from 1."""

    fragment: str
    title: str
    level: int


@dataclass(slots=True)
class Part:
    """A file of the book, written down.

    ``anchors`` are the lines (first, end) of its named places, ``title`` its own, ``references`` the targets of links
    that are marked as references to notes, ``headings`` what the table of contents puts before a line.
    """

    path: str
    lines: list[TextLine]
    anchors: dict[str, tuple[int, int]]
    title: str = ""
    references: set[str] = field(default_factory=set)
    headings: dict[int, list[TextLine]] = field(default_factory=dict)


def target_of(folder: str, href: str | None) -> tuple[str, str]:
    """The entry of the book and the place in it that ``href`` leads to; an empty name where it leads out of the book.

    Args:
        folder: the folder of the file in which the link stands.
        href: the link; None for an element that lacks it.
    """
    bare, _, fragment = (href or "").partition("#")
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", bare):
        return "", ""
    path = posixpath.normpath(posixpath.join(folder, unquote(bare)))
    return ("" if path == "." or path.startswith(("/", "..")) else path), unquote(fragment)


def navigation_entries(root: Any, path: str) -> dict[str, list[Entry]]:
    """The entries of an EPUB 3 navigation document by the file that they lead to; lists of pages are passed over."""
    sections = all_named(root, "nav")
    toc = [nav for nav in sections if re.search(r"\b(?:doc-)?toc\b", kind_of(nav))]
    untyped = [nav for nav in sections if not kind_of(nav).strip()]
    found: dict[str, list[Entry]] = {}
    for nav in toc[:1] or untyped[:1] or ([] if sections else [root]):
        for link in all_named(nav, "a"):
            level = sum(local_name(e) in ("ol", "ul") for e in link.iterancestors())
            _add(found, path, link.get("href"), plain(link), level)
    return found


def ncx_entries(root: Any, path: str) -> dict[str, list[Entry]]:
    """The entries of an EPUB 2 table of contents (NCX) by the file that they lead to."""
    found: dict[str, list[Entry]] = {}
    for point in all_named(root, "navPoint"):
        label = next((plain(e) for e in point if local_name(e) == "navLabel"), "")
        source = next((e.get("src") for e in point if local_name(e) == "content"), None)
        _add(found, path, source, label, 1 + sum(local_name(e) == "navPoint" for e in point.iterancestors()))
    return found


def _add(found: dict[str, list[Entry]], path: str, href: str | None, title: str, level: int) -> None:
    target, fragment = target_of(posixpath.dirname(path), href)
    if target and title:
        found.setdefault(target, []).append(Entry(fragment, title, min(max(level, 1), _DEEPEST)))


def add_headings(part: Part, entries: Iterable[Entry]) -> None:
    """Give the places of ``part`` that the table of contents names their headings, where the text has none."""
    lines = part.lines
    for entry in entries:
        first = part.anchors[entry.fragment][0] if entry.fragment in part.anchors else 0
        if first >= len(lines):
            continue
        near = lines[first : first + _NEAR]
        wanted = _letters(entry.title)
        same = next((line for line in near if len(line.text) <= _LONGEST and _letters(line.text) == wanted), None)
        if any(line.kind == "heading" and _alike(_letters(line.text), wanted) for line in near):
            continue
        if same is not None:
            same.kind, same.level = "heading", entry.level
        elif all(line.kind != "heading" for line in near[:2]) and len(part.headings.get(first, ())) < _DEEPEST:
            part.headings.setdefault(first, []).append(TextLine(entry.title, "heading", entry.level))


def add_own_titles(parts: list[Part], book: str | None) -> None:
    """Head the chapters of a book without a table of contents by their files' own titles, where these differ."""
    seen = Counter(part.title for part in parts)
    for part in parts:
        usable = part.title and part.title != book and seen[part.title] == 1 and not _NO_TITLE.search(part.title)
        if usable and all(line.kind != "heading" for line in part.lines):
            add_headings(part, [Entry("", part.title, 1)])


def _alike(one: str, other: str) -> bool:
    return bool(one) and bool(other) and (one in other or other in one)


def _letters(text: str) -> str:
    return "".join(c for c in fold(text).lower() if c.isalnum())
