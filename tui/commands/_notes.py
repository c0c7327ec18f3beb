"""Printing highlights and notes: as Markdown, or as JSON Lines with one object an article."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tui.catalogue import error_text, text
from tui.commands._articles import Articles
from tui.inputs import STDIN, is_address, library_number
from tui.library_door import library_exists, library_trouble, open_library
from tui.links import open_command
from tui.records import emit
from tui.streams import narrate

if TYPE_CHECKING:
    from summarise.article import Article
    from summarise.library import Library, Mark, Noted, PlacedMark
    from summarise.markdown import Note


@dataclass(frozen=True, slots=True)
class Page:
    """An article that bears marks; ``placed`` tells where they lie, as far as its text could be looked at."""

    noted: Noted
    article: Article | None
    placed: tuple[PlacedMark, ...]


def print_notes(paths: Sequence[str], *, as_lines: bool) -> int:
    """Print the highlights and notes of the named articles, or of all; the exit status."""
    from summarise.library.files import LibraryError

    articles = Articles([path for path in paths if _number(path) is None])
    found = False
    try:
        library = open_library() if library_exists() else None
        for page in _pages(library, paths, articles):
            if as_lines:
                emit(_record(page))
            else:
                sys.stdout.write("\n" * found + _markdown(page))
                sys.stdout.flush()
            found = True
    except LibraryError as error:
        narrate(library_trouble(error))
        return 1
    if not found and not articles.failed:
        narrate(text("cli.no-notes"))
    return articles.status


def _number(path: str) -> int | None:
    """The article's number that a word means: ``id:12``, or ``12`` where no file has that name."""
    found = library_number(path)
    if found is None and path.isascii() and path.isdigit() and len(path) < 19 and not os.path.exists(path):
        return int(path)
    return found


def _pages(library: Library | None, paths: Sequence[str], articles: Articles) -> Iterator[Page]:
    if library is not None and not paths:
        yield from (_stored(library, noted) for noted in library.noted())
    for number in filter(None, map(_number, paths)):
        noted = library.noted([number]) if library is not None else ()
        if library is not None and noted:
            yield _stored(library, noted[0])
        elif library is None or number not in library.items([number]):
            message = f"id:{number}: the library has no article of this number; 'duzhai list' shows them"
            articles.fail(error_text("no-article", f"id:{number}", message))
    for origin, article in articles:
        page = _read(library, origin, article) if library is not None else None
        if page is not None:
            yield page


def _stored(library: Library, noted: Noted) -> Page:
    """An article by its number: looked at where the library has its text."""
    from summarise.library import place_marks

    article = None
    if noted.kept:
        try:
            article = library.article(noted.id)
        except LookupError:
            article = None
    return Page(noted, article, place_marks(article, noted.marks) if article is not None else ())


def _read(library: Library, origin: str, article: Article) -> Page | None:
    """An article that was read now, with the marks on this text and on earlier ones of the same place."""
    from summarise.library import Noted, place_marks

    whole = None if origin == STDIN else origin if is_address(origin) else os.path.abspath(origin)
    placed = place_marks(article, library.marks_at(article.raw, [whole] if whole else ()))
    if not placed:
        return None
    known = library.recall(article.raw)
    number, kept = (known.id, known.kept) if known is not None else (placed[0].mark.article, False)
    about = article.title, article.source, article.author, article.published, article.url
    return Page(Noted(number, kept, *about, whole, tuple(one.mark for one in placed)), article, placed)


def _places(page: Page) -> list[tuple[Mark, PlacedMark | None]]:
    if page.article is None:
        return [(mark, None) for mark in page.noted.marks]
    return [(one.mark, one) for one in page.placed]


def _command(page: Page, offset: int) -> str:
    return open_command(page.noted.origin, offset, number=page.noted.id if page.noted.kept else None)


def _words(page: Page, mark: Mark, placed: PlacedMark | None) -> str:
    """The words that bear a mark, as they are read now, else as they were read then."""
    if placed is not None and placed.fate == "found" and page.article is not None:
        return page.article.text[placed.start : placed.end]
    return mark.words if mark.words is not None else mark.place.quote


def _markdown(page: Page) -> str:
    from summarise.markdown import Note, notebook

    notes: list[Note] = []
    for mark, placed in _places(page):
        lost = placed is not None and placed.fate == "lost"
        at = placed.raw_start if placed is not None else mark.place.start
        found = placed if placed is not None and placed.fate == "found" else None
        notes.append(
            Note(
                _words(page, mark, placed),
                mark.note or "",
                block=f"hl-{mark.id}",
                command="" if lost else _command(page, at),
                repaired=page.article.repaired(found.start, found.end) if found and page.article else None,
                lost=lost,
            )
        )
    noted = page.noted
    return notebook(
        notes,
        title=noted.title,
        author=noted.author,
        source=noted.source,
        published=noted.published,
        address=noted.url or noted.origin,
        hant=page.article is not None and page.article.script == "Hant",
    )


def _record(page: Page) -> dict[str, Any]:
    """One article: what is known of it, and ``notes``. Offsets are None where its text was not looked at."""
    noted = page.noted
    notes = []
    for mark, placed in _places(page):
        found = placed if placed is not None and placed.fate != "lost" else None
        at = found.raw_start if found is not None else mark.place.start
        notes.append(
            {
                "id": mark.id,
                "kind": "note" if mark.note else "highlight",
                "state": placed.fate if placed is not None else None,
                "start": found.start if found is not None else None,
                "end": found.end if found is not None else None,
                "raw_start": at,
                "raw_end": found.raw_end if found is not None else mark.place.end,
                "text": _words(page, mark, placed),
                "note": mark.note,
                "created": _time(mark.created),
                "changed": _time(mark.changed),
                "command": _command(page, at),
            }
        )
    return {
        "id": noted.id,
        "stored": noted.kept,
        "origin": noted.origin,
        "title": noted.title,
        "source": noted.source,
        "author": noted.author,
        "published": noted.published,
        "url": noted.url,
        "notes": notes,
    }


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
