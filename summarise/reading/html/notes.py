"""The notes of a web page: found by the references to them, and kept at the end of the article.

Extractors drop them, as they stand in lists of their own below the article, or in its footer.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import unquote

from summarise.reading.elements import kind_of, plain
from summarise.reading.html.text import TextLine, TextWriter
from summarise.reading.note_marks import BARE_MARK, LONGEST_NOTE, NOTE_MARK, REFERENCE_CLASS, bracket, is_raised

# Names of elements that are notes: fn1, _ftn1, cite_note-1, ref_1.
_NOTE_NAME = re.compile(
    r"(?:^|[^a-z])(?:ftn|fn|sdfootnote|footnote|endnote|note|cite|reference|ref)(?![a-z]{3})", re.IGNORECASE
)
_NUMBER_CLASS = re.compile(r"footnote-(?:num|number|index)\b", re.IGNORECASE)
_BACK_CLASS = re.compile(r"back-?link|back-?ref|footnote-?back|reversefootnote", re.IGNORECASE)
# What leads back from a note to its reference has no more code points than this.
_LONGEST_BACK = 40
# A note of more code points is a part of the article.
_LONGEST_TEXT = 3_000
# A sign of a note or a way back consists of fewer elements, a note of fewer than the second number: what is nested
# deeper is not looked at once for each of its levels.
_FEW, _MANY = 50, 500
# Notes that are more than this share of the article are its bibliography.
_BIBLIOGRAPHY = 0.5


class _Note(NamedTuple):
    """The numbers of a note's lines, and the words of the first reference to it."""

    lines: range
    words: str


def prepare_notes(body: Any, address: str | None) -> set[str]:
    """Make references fit to be read in running text and take the ways back out of the notes.

    Args:
        body: the body of a page.
        address: the page's address: saved pages have it before the name of the place.

    Returns:
        The addresses (``#NAME``) of the notes; each such link in ``body`` has exactly that address now.
    """
    _link_numbers(body)
    links = [link for link in body.iter("a") if _may_refer(link, address)]
    if not links:
        return set()
    order: dict[Any, int] = {}
    named: dict[str, Any] = {}
    for number, e in enumerate(body.iter()):
        order[e] = number
        for name in (e.get("id"), e.get("name") if e.tag == "a" else None):
            if name:
                named.setdefault(name, e)
    notes: set[str] = set()
    back: set[str] = set()
    for link in links:
        name = _name_of(link.get("href"), address)
        target = named.get(name)
        if target is None or order[target] <= order[link] or not _is_reference(link, name):
            continue
        link.set("href", f"#{name}")
        notes.add(f"#{name}")
        back.update(f"#{n}" for e in (link, *_around(link)) for n in (e.get("id"), e.get("name")) if n)
        if BARE_MARK.fullmatch(words := _words(link)):
            bracket(link, words)
    for address_of_note in notes:
        _take_back_links(named[address_of_note[1:]], back, address)
    return notes


def with_notes(article: list[TextLine], writer: TextWriter, notes: set[str]) -> tuple[list[TextLine], dict[str, int]]:
    """The lines of an article with its notes at the end, and the lines that references lead to, by address.

    Where the notes below it are as much as a bibliography, those that only name a page of the web stay out.

    Args:
        article: some of the writer's lines.
        writer: what the page was written down with.
        notes: the addresses of notes, as `prepare_notes` found them.
    """
    numbers = {id(line): number for number, line in enumerate(writer.lines)}
    inside = {numbers[id(line)] for line in article if id(line) in numbers}
    found = _found(article, writer, notes, numbers)
    below = {number for note in found.values() for number in note.lines if number not in inside}
    own = sum(len(line.text) for line in article)
    if sum(len(writer.lines[number].text) for number in below) > _BIBLIOGRAPHY * own:
        found = {
            address: note
            for address, note in found.items()
            if note.lines[0] in inside or not any(_leads_out(writer.lines[number]) for number in note.lines)
        }
        below &= {number for note in found.values() for number in note.lines}
    for note in found.values():
        for number in note.lines:
            _become_note(writer.lines[number], note.words if number == note.lines[0] else "")
    lines = [*article, *(writer.lines[number] for number in sorted(below))]
    places = {id(line): place for place, line in enumerate(lines)}
    return lines, {address: places[id(writer.lines[note.lines[0]])] for address, note in found.items()}


def _found(article: list[TextLine], writer: TextWriter, notes: set[str], numbers: dict[int, int]) -> dict[str, _Note]:
    """The notes to which the lines of the article refer, by their addresses."""
    found: dict[str, _Note] = {}
    for line in article:
        here = numbers.get(id(line), len(writer.lines))
        for start, end, address in line.links:
            if address not in notes or address in found or address[1:] not in writer.anchors:
                continue
            first, last = writer.anchors[address[1:]]
            stretch = range(first, min(last, len(writer.lines)))
            if here < first and 0 < len(stretch) <= LONGEST_NOTE and writer.lines[first].kind != "heading":
                size = sum(len(writer.lines[number].text) for number in stretch)
                if 1 < size <= _LONGEST_TEXT:
                    found[address] = _Note(stretch, line.text[start:end].strip())
    return found


def _leads_out(line: TextLine) -> bool:
    return any("//" in address for _, _, address in line.links)


def _become_note(line: TextLine, words: str) -> None:
    """Make a note of a line; one whose number only a browser would show gets the words of its reference."""
    line.kind, line.level = "note", 0
    bare = words.strip("[]()（）【】〔〕［］ ")
    if words and bare and not re.match(rf"\W*{re.escape(bare)}(?![0-9])", line.text):
        line.text = f"{words} {line.text}"
        line.links = [(start + len(words) + 1, end + len(words) + 1, url) for start, end, url in line.links]


def _may_refer(link: Any, address: str | None) -> bool:
    return bool(_name_of(link.get("href"), address)) and NOTE_MARK.fullmatch(_words(link)) is not None


def _name_of(href: str | None, address: str | None) -> str:
    """The place in the page ``address`` to which ``href`` leads; empty for another page."""
    page, sign, name = (href or "").strip().partition("#")
    if not sign or not name or len(name) > 300 or (page and page != (address or "").partition("#")[0]):
        return ""
    return unquote(name)


def _is_reference(link: Any, name: str) -> bool:
    """Whether a link that looks like a number is one of a note: by what is said of it, its place, its target's name."""
    parent = link.getparent()
    said = " ".join(e.get("class") or "" for e in (link, parent) if e is not None)
    typed = "noteref" in kind_of(link) or REFERENCE_CLASS.search(said) is not None
    bracketed = BARE_MARK.fullmatch(_words(link)) is None
    return typed or is_raised(link) or (bracketed and _NOTE_NAME.search(name) is not None)


def _around(link: Any) -> list[Any]:
    """What a way back may name: the link's sign, what is in it."""
    parent = link.getparent()
    above = [parent] if parent is not None and parent.tag in ("sup", "span") else []
    return [*above, *link.iterdescendants("sup", "span", "a")]


def _take_back_links(note: Any, back: set[str], address: str | None) -> None:
    for e in [e for e in islice(note.iter(), 1, _MANY) if isinstance(e.tag, str)]:
        leads_back = e.tag == "a" and f"#{_name_of(e.get('href'), address)}" in back
        named_so = _BACK_CLASS.search(e.get("class") or "") is not None
        if e.getparent() is None or not (leads_back or named_so):
            continue
        words = _words(e)
        if len(words) <= _LONGEST_BACK and (named_so or not NOTE_MARK.fullmatch(words)):
            e.drop_tree()


def _words(e: Any) -> str:
    """What an element of few parts says; nothing for any other."""
    return plain(e) if sum(1 for _ in islice(e.iter(), _FEW)) < _FEW else ""


def _link_numbers(body: Any) -> None:
    """Make links of raised numbers that carry their note in an attribute, or whose note has the same number.

    Some editors of Chinese platforms, where links are not allowed or made by a program, write them so.
    """
    sups = [e for e in body.iter("sup") if NOTE_MARK.fullmatch(_words(e)) and e.find(".//a") is None]
    if not sups:
        return
    numbered = {_words(e): e for e in body.iter("span", "em", "i") if _NUMBER_CLASS.search(e.get("class") or "")}
    for number, sup in enumerate(sups):
        words, told = _words(sup), (sup.get("data-text") or "").strip()
        mark = numbered.get(words)
        if told:
            name = f"duzhai-note-{number}"
            note = body.makeelement("aside", {"role": "doc-footnote", "id": name})
            note.text = told
            body.append(note)
        elif mark is not None and mark.getparent() is not None:
            holder = mark.getparent()
            name = holder.get("id") or f"duzhai-note-{number}"
            holder.set("id", name)
        else:
            continue
        link = sup.makeelement("a", {"href": f"#{name}", "role": "doc-noteref"})
        link.text = words
        for child in list(sup):
            sup.remove(child)
        sup.text = None
        sup.append(link)
