"""What the library answers with: immutable values, none of which holds a whole text unless it says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from summarise.library.anchors import Anchor, SpanAnchor
    from summarise.library.items import Item

MarkKind = Literal["bookmark", "highlight", "note"]
State = Literal["waiting", "read", "known", "reprint", "failed"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article that was added: ``read`` (new), ``known`` (it was there already), ``reprint``."""

    id: int
    state: State


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found, with the first place where it was found.

    ``start`` and ``end`` are offsets into the stored article's text, ``raw_start`` the same place in its raw text;
    all three are None where only the title matched. ``context`` is text around the place, in which the hit stands at
    ``context_start:context_end`` (code points). ``pinyin`` tells a match by reading from a literal one.
    """

    item: Item
    start: int | None
    end: int | None
    raw_start: int | None
    context: str
    context_start: int
    context_end: int
    pinyin: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits. ``total`` counts the articles found, ``more`` says that counting stopped there."""

    hits: tuple[Hit, ...]
    total: int
    more: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark, a highlight or a note in an article, at a place in its raw text.

    ``words`` are the clean words on which it was put; None for a mark that was made without telling.
    """

    id: int
    article: int
    kind: MarkKind
    place: SpanAnchor
    colour: str | None
    note: str | None
    created: float
    changed: float
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """An article that bears marks: what is known of it, whether its text is in the library, and the marks."""

    id: int
    kept: bool
    title: str | None
    source: str | None
    author: str | None
    published: str | None
    url: str | None
    origin: str | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class SavedSummary:
    """A summary that was kept: its sentences as places in the raw text, and its keywords.

    ``created`` is in seconds since 1970, ``path`` the file that it was saved to.
    """

    id: int
    article: int
    created: float
    method: str
    sentences: tuple[SpanAnchor, ...]
    keywords: tuple[str, ...]
    path: str | None


@dataclass(frozen=True, slots=True)
class Personal:
    """What is remembered of an article, whether it is in the library or was only opened once."""

    id: int
    kept: bool
    read: float | None
    place: Anchor | None
    marks: tuple[Mark, ...]
    summaries: tuple[SavedSummary, ...]


@dataclass(frozen=True, slots=True)
class OldPlace:
    """What a version without a library kept of an article; ``when`` in seconds since 1970."""

    place: Anchor
    read: bool
    letters: Mapping[str, Anchor]
    when: float


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that an import could not read: the `ArticleError` code and its sentence."""

    origin: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class ImportItem:
    """One thing that an import was to read: its id in the library, and a failure's code and sentence."""

    origin: str
    state: State
    article: int | None
    code: str | None
    message: str | None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How an import went; kept in the library. Counts are of articles.

    Each count's articles are listed by the query that `queries` gives for its name.
    """

    id: int
    started: float
    finished: float | None
    cancelled: bool
    total: int
    waiting: int
    read: int
    known: int
    reprints: int
    repaired: int
    uncertain: int
    failed: tuple[Failure, ...]

    @property
    def queries(self) -> dict[str, str]:
        """For each line of the report the query that lists its articles."""
        only = f"import:{self.id}"
        return {
            "read": only,
            "repaired": f"{only} repaired>0",
            "uncertain": f"{only} uncertain>0",
            "reprints": f"{only} reprint",
            "failed": f"{only} unreadable",
        }
