"""Where reading stopped in every article, what was read to its end, and the marks a-z: kept from run to run.

They stand in the library, also those of articles that were only opened: an article is known by its content, so that a
moved or renamed file is found again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from tui import library_door, old_places

if TYPE_CHECKING:
    from summarise.library import Library


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one article; ``place`` and ``marks`` are offsets into its raw text, in code points.

    ``title`` and ``origin`` name an article that is not in the library. ``saved`` are the summaries saved of it, the
    newest first: when, in seconds since 1970, and to which file; what saves them writes them.
    """

    place: int = 0
    read: bool = False
    marks: Mapping[str, int] = field(default_factory=dict)
    title: str | None = field(default=None, compare=False)
    origin: str | None = field(default=None, compare=False)
    saved: tuple[tuple[float, str], ...] = field(default=(), compare=False)


class Places:
    """The places of all articles. Any thread may call."""

    def __init__(self) -> None:
        self._changed: dict[str, Kept] = {}
        self._lock = Lock()

    @property
    def changed(self) -> bool:
        """Whether there is something to write."""
        return bool(self._changed)

    def recall(self, raw: str) -> Kept | None:
        """What is kept of the article with this raw text; None for one that was never left."""
        with self._lock:
            waiting = self._changed.get(raw)
        if waiting is not None:
            return waiting
        library = _library(make=False)
        if library is None:
            return None
        from summarise.library import find_place, find_span
        from summarise.library.anchors import Anchor

        known = library.recall(raw)
        if known is None or not (known.place is not None or known.read is not None or known.marks or known.summaries):
            return None
        letters = {}
        for mark in known.marks:
            if mark.kind == "bookmark" and mark.note:
                span = find_span(raw, mark.place) if mark.place.quote else None
                at = Anchor(mark.place.start, mark.place.before, mark.place.after)
                letters[mark.note] = span[0] if span else find_place(raw, at)
        place = find_place(raw, known.place) if known.place is not None else 0
        saved = tuple((summary.created, summary.path) for summary in known.summaries if summary.path is not None)
        return Kept(place, known.read is not None, letters, saved=saved)

    def keep(self, raw: str, kept: Kept) -> None:
        """Keep ``kept`` of the article with this raw text; `save` writes it."""
        with self._lock:
            self._changed[raw] = kept

    def save(self) -> bool:
        """Write what has changed; False when it cannot be."""
        with self._lock:
            waiting = dict(self._changed)
        if not waiting:
            return True
        library = _library(make=True)
        if library is None or library.read_only:
            return False
        from summarise.library import LibraryError

        try:
            for raw, kept in waiting.items():
                library.keep(raw, kept.place, read=kept.read, letters=kept.marks, title=kept.title, origin=kept.origin)
                with self._lock:
                    # Meanwhile the reader may have moved on in the same article.
                    if self._changed.get(raw) is kept:
                        del self._changed[raw]
        except LibraryError:
            return False
        return True


def _library(*, make: bool) -> Library | None:
    """The library, with what an earlier version kept beside it; None where there is none or it cannot be opened."""
    old = old_places.exists()
    if not (make or old or library_door.library_exists()):
        # The usual case of a first start: nothing has to be imported or opened before the first frame.
        return None
    from summarise.library import LibraryError

    try:
        library = library_door.open_library()
        if old and not library.read_only:
            old_places.take_over(library)
    except LibraryError:
        return None
    return library
