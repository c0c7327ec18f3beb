"""The reader's highlights and notes, as they stand in what is saved of an article."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tui.inputs import is_address
from tui.library_door import library_exists, library_trouble, open_library

if TYPE_CHECKING:
    from summarise.article import Article
    from summarise.library import PlacedMark
    from summarise.markdown import Note


def notes_for(article: Article, placed: Iterable[PlacedMark], command: Callable[[int], str]) -> list[Note]:
    """One note for each mark; ``command(offset)`` opens the article at a place of its raw text."""
    from summarise.markdown import Note

    return [
        Note(
            one.words if one.fate == "lost" else article.text[one.start : one.end] or one.words,
            one.mark.note or "",
            block=f"hl-{one.mark.id}",
            command=command(one.raw_start) if one.fate != "lost" else "",
            repaired=article.repaired(one.start, one.end),
            lost=one.fate == "lost",
        )
        for one in placed
    ]


def kept_notes(article: Article, tell: Callable[[str], None]) -> list[Note]:
    """The notes kept of an article that was read now, from this text or an earlier one of the same place.

    Where the library cannot be read, ``tell`` is told in one sentence.
    """
    if not library_exists():
        return []
    from summarise.library import LibraryError, place_marks
    from tui.links import open_command

    origin = article.origin
    whole = None if origin is None else origin if is_address(origin) else os.path.abspath(origin)
    try:
        library = open_library()
        placed = place_marks(article, library.marks_at(article.raw, [whole] if whole else ()))
        known = library.recall(article.raw) if placed else None
    except LibraryError as error:
        tell(library_trouble(error))
        return []
    number = known.id if known is not None and known.kept else None
    return notes_for(article, placed, lambda offset: open_command(whole, offset, number=number))
