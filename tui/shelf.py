"""The articles that the reader has open: where each came from, what is known of it, and the text while it is needed."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from summarise.article import Article, ArticleError
from tui.inputs import STDIN, display_path, files_in, is_address

EMPTY_FOLDER = "empty-folder"
KEPT_ARTICLES = 24
"""How many whole articles are kept in memory; the others are read again when they are opened."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the list shows of an article.

    ``title`` is the first sentence where ``has_title`` is False; ``length`` counts code points.
    """

    title: str
    has_title: bool
    source: str | None
    author: str | None
    date: str | None
    length: int
    script: str
    repaired: int
    uncertain: int


@dataclass(slots=True, eq=False)
class Entry:
    """One line of the list. ``place`` is the reading position as an offset into the raw text.

    ``provisional`` stands in for ``card`` until the article is cleaned. ``marks`` are the reader's own, a letter
    each, as offsets into the raw text; ``recalled`` says that what was kept of the article has been taken up.
    """

    origin: str
    sample: bool = False
    data: bytes | None = field(default=None, repr=False)
    card: Card | None = None
    provisional: Card | None = None
    error: ArticleError | None = None
    place: int = 0
    read: bool = False
    marks: dict[str, int] = field(default_factory=dict)
    recalled: bool = False

    @property
    def whole_origin(self) -> str | None:
        """Where the article lies, whatever folder the program is in; None for standard input."""
        if self.data is not None:
            return None
        return self.origin if is_address(self.origin) else os.path.abspath(self.origin)

    @property
    def label(self) -> str:
        """What stands in the list before the article is read: the file's name, or the address."""
        origin = display_path(self.origin)
        return origin if is_address(origin) else os.path.basename(origin.rstrip("/\\")) or origin


def card_of(article: Article) -> Card:
    """The list's view of ``article``."""
    title = article.title or first_sentence(article)
    repairs = [r for r in article.repairs if r.kind != "typography"]
    return Card(
        title=title,
        has_title=article.title is not None,
        source=article.source,
        author=article.author,
        date=article.published[:10] if article.published else None,
        length=sum(map(len, article.paragraphs)),
        script=article.script,
        repaired=len(repairs),
        uncertain=sum(not r.certain for r in repairs),
    )


def first_sentence(article: Article, most: int = 60) -> str:
    """A stand-in for a missing title: the first sentence, cut at ``most`` code points."""
    for block, paragraph in zip(article.blocks, article.paragraphs, strict=False):
        if paragraph.strip() and block.kind in ("heading", "paragraph", "quote", "item"):
            break
    else:
        paragraph = next((p for p in article.paragraphs if p.strip()), "")
    ends = [i for i in (paragraph.find(mark) for mark in "。！？!?") if i > 0]
    cut = min([*ends, most])
    return paragraph[:cut] + ("…" if cut == most < len(paragraph) else "")


class Shelf:
    """The open articles, in the order of the list. Reading may happen in any thread."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries: list[Entry] = list(entries)
        self._articles: OrderedDict[int, Article] = OrderedDict()
        self._lock = Lock()

    def cached(self, entry: Entry) -> Article | None:
        """The article, if it is in memory."""
        with self._lock:
            article = self._articles.get(id(entry))
            if article is not None:
                self._articles.move_to_end(id(entry))
            return article

    def read(self, entry: Entry, *, typography: bool = True) -> Article:
        """The cleaned article, from memory or from where it lies.

        Raises:
            ArticleError: it cannot be read; also noted in ``entry.error``.
        """
        known = self.cached(entry)
        if known is not None:
            return known
        if entry.error is not None and entry.error.code == EMPTY_FOLDER:
            raise entry.error
        from summarise.reading import read_article

        try:
            article = read_article(entry.data if entry.data is not None else entry.origin, typography=typography)
        except ArticleError as error:
            entry.error = error
            raise
        entry.error = None
        entry.card = card_of(article)
        with self._lock:
            self._articles[id(entry)] = article
            while len(self._articles) > KEPT_ARTICLES:
                self._articles.popitem(last=False)
        return article

    def provisional(self, entry: Entry) -> Article | None:
        """The text with nothing but line breaks, for the first frame; None where it cannot be had at once."""
        if is_address(entry.origin) or (entry.error is not None and entry.error.code == EMPTY_FOLDER):
            return None
        from summarise.reading import read_provisional

        try:
            return read_provisional(entry.data if entry.data is not None else entry.origin)
        except ArticleError as error:
            entry.error = error
            return None


def entries_for(paths: Sequence[str], *, stdin: bytes | None = None) -> Iterator[Entry]:
    """The entries that ``paths`` stand for: files, addresses, every text in a folder, standard input."""
    for path in paths:
        if path == STDIN:
            yield Entry(STDIN, data=stdin or b"")
        elif not is_address(path) and os.path.isdir(path):
            found = [file for file, text_like in files_in(path) if text_like]
            if not found:
                yield Entry(path, error=_nothing_in(path))
            for file in found:
                yield Entry(file)
        else:
            yield Entry(path)


def sample_entries() -> list[Entry]:
    """The articles that come with duzhai."""
    from tui.samples import sample_paths

    return [Entry(str(path), sample=True) for path in map(Path, sample_paths())]


def _nothing_in(folder: str) -> ArticleError:
    return ArticleError(
        EMPTY_FOLDER, folder, f"{folder}: no text, Markdown, HTML or EPUB file in this folder; name a file instead"
    )
