"""A row of the library's list; apart from the other results, because it comes before the first frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal["added", "date", "source", "length", "unread", "title"]
"""What a list can be in the order of."""

Group = Literal["source", "origin"]
"""What a list can be grouped by: who published an article, or the folder (the site) that it came from."""


@dataclass(frozen=True, slots=True)
class Item:
    """An article as a list shows it.

    ``opening`` is the first sentence of an article without a title. Times are seconds since 1970. ``chars`` counts
    code points of the clean text. ``copies`` counts the other articles of its group of reprints that are in the
    library. ``unreadable`` is the `ArticleError` code of an article that could not be read, ``message`` its sentence.
    ``read`` is when it was read, None while it is unread.
    """

    id: int
    title: str | None
    opening: str | None
    source: str | None
    author: str | None
    published: str | None
    url: str | None
    origin: str | None
    script: str | None
    chars: int
    repairs: int
    uncertain: int
    unreadable: str | None
    message: str | None
    gist: str | None
    added: float
    opened: float | None
    read: float | None
    tags: tuple[str, ...]
    copies: int
