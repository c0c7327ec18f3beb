"""One article of the list: where it came from, what is known of it, and what is the reader's own."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from summarise.article import ArticleError
from tui.cards import Card
from tui.inputs import display_path, is_address


@dataclass(slots=True, eq=False)
class Entry:
    """One article of the list. ``place`` is the reading position as an offset into the raw text.

    ``number`` is the article's in the library, None for one that was opened by name. ``gist`` is the one-sentence
    summary, once it is known; ``gistless`` says that there is none. ``provisional`` stands in for ``card`` until the
    article is cleaned. ``marks`` are the reader's own, a letter each, as offsets into the raw text; ``recalled`` says
    that what was kept of the article has been taken up. ``asked`` is the place that was asked for when the article was
    opened; it goes before the one that was kept. ``saved`` are the summaries saved of it, the newest first: when, in
    seconds since 1970, and to which file.
    """

    origin: str
    sample: bool = False
    number: int | None = None
    data: bytes | None = field(default=None, repr=False)
    card: Card | None = None
    provisional: Card | None = None
    gist: str | None = None
    gistless: bool = False
    error: ArticleError | None = None
    place: int = 0
    read: bool = False
    marks: dict[str, int] = field(default_factory=dict)
    recalled: bool = False
    asked: int | None = None
    saved: tuple[tuple[float, str], ...] = ()

    @property
    def whole_origin(self) -> str | None:
        """Where the article lies, whatever folder the program is in; None for standard input and ``id:N``."""
        if self.data is not None or self.number is not None:
            return None
        return self.origin if is_address(self.origin) else os.path.abspath(self.origin)

    @property
    def label(self) -> str:
        """What stands in the list before the article is read: the file's name, or the address."""
        origin = display_path(self.origin)
        return origin if is_address(origin) else os.path.basename(origin.rstrip("/\\")) or origin
