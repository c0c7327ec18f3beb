"""The part of the library that is the reader's own: places, marks, tags, summaries, results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from summarise.library.opened import OpenLibrary
from summarise.library.storable import storable

if TYPE_CHECKING:
    from summarise.article import Article
    from summarise.library.rows import Mark, MarkKind, Noted, OldPlace, Personal, SavedSummary

REMEMBERED = 20_000
"""Articles outside the library whose place is remembered."""


class Remembering(OpenLibrary):
    """What is remembered of articles; works for those that were never added as well."""

    def recall(self, raw: str) -> Personal | None:
        """What is remembered of the article with this raw text."""
        from summarise.library import personal

        return personal.recall(self._connection(), raw)

    def set_place(self, raw: str, offset: int, *, title: str | None = None, origin: str | None = None) -> None:
        """Remember where reading stopped, as an offset into ``raw`` (code points)."""
        from summarise.library import personal

        with self._writing() as connection:
            number = personal.remember(connection, raw, title=title, origin=origin)
            personal.set_place(connection, number, raw, offset)

    def keep(
        self,
        raw: str,
        offset: int,
        *,
        read: bool,
        letters: Mapping[str, int],
        title: str | None = None,
        origin: str | None = None,
    ) -> None:
        """Remember all that belongs to leaving an article: the place, whether it is read, the bookmarks.

        Args:
            raw: the article's raw text.
            offset: where reading stopped, in code points of ``raw``.
            read: whether it counts as read.
            letters: for each bookmark its letter and place, in code points of ``raw``.
            title: of an article that is not in the library.
            origin: where that one lies.
        """
        from summarise.library import personal

        with self._writing() as connection:
            number = personal.remember(connection, raw, title=title, origin=origin)
            personal.keep(connection, number, raw, offset, read, letters)

    def forget_oldest(self, most: int = REMEMBERED) -> int:
        """Of articles outside the library remember ``most``; returns how many were forgotten."""
        from summarise.library import personal

        with self._writing() as connection:
            return personal.forget_oldest(connection, most)

    def take_over(self, old: Mapping[bytes, OldPlace]) -> None:
        """Take over what an earlier version kept in a file of its own, by `identity.content_key`."""
        from summarise.library import personal

        with self._writing() as connection:
            for key, kept in old.items():
                personal.take_over(connection, key, kept)

    def set_read(self, ids: Iterable[int], read: bool = True, *, when: float | None = None) -> None:
        """Count articles as read, ``when`` (seconds since 1970) or now, or as unread."""
        from summarise.library import personal

        with self._writing() as connection:
            personal.set_read(connection, ids, read, when)

    def add_mark(
        self,
        raw: str,
        span: tuple[int, int],
        kind: MarkKind,
        *,
        colour: str | None = None,
        note: str | None = None,
        title: str | None = None,
        origin: str | None = None,
        words: str | None = None,
        about: Article | None = None,
    ) -> int:
        """Put a bookmark, highlight or note on ``raw[span[0]:span[1]]``; returns its id.

        ``words`` are the clean words that stand there; ``about`` tells the rest of an article that is not in the
        library. When this returns, the mark is on the disk.
        """
        from summarise.library import marking, personal

        with self._writing(lasting=True) as connection:
            number = personal.remember(connection, raw, title=title, origin=origin, about=about)
            return marking.add_mark(connection, number, raw, span, kind, colour, note, words)

    def change_mark(self, mark: int, *, colour: str | None, note: str | None) -> None:
        """Give a mark another colour and note; when this returns, they are on the disk."""
        from summarise.library import marking

        with self._writing(lasting=True) as connection:
            marking.change_mark(connection, mark, colour, note)

    def remove_mark(self, mark: int, *, removed: bool = True) -> None:
        """Put a mark into the trash; ``removed=False`` takes it out again."""
        from summarise.library import marking

        with self._writing(lasting=True) as connection:
            marking.remove_mark(connection, mark, removed)

    def marks(self, number: int | None = None) -> tuple[Mark, ...]:
        """The marks of one article, or of all."""
        from summarise.library import marking

        return marking.marks(self._connection(), number)

    def marks_at(self, raw: str, origins: Sequence[str] = ()) -> tuple[Mark, ...]:
        """The marks of the article with this raw text, then those that other texts from the same places bore."""
        from summarise.library import marking

        return marking.marks_at(self._connection(), raw, origins)

    def noted(self, numbers: Sequence[int] | None = None) -> tuple[Noted, ...]:
        """The articles that bear marks, whether they are in the library or were only looked at."""
        from summarise.library import marking

        return marking.noted(self._connection(), numbers)

    def tag(self, ids: Iterable[int], *, add: Sequence[str] = (), drop: Sequence[str] = ()) -> None:
        """Give articles tags and take tags from them."""
        from summarise.library import personal

        with self._writing() as connection:
            personal.tag(connection, ids, add, drop)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """All tags, each with the number of its articles."""
        from summarise.library import personal

        return personal.tags(self._connection())

    def save_summary(
        self,
        raw: str,
        method: str,
        sentences: Iterable[tuple[int, int]],
        keywords: Iterable[str] = (),
        *,
        path: str | None = None,
        origin: str | None = None,
        about: Article | None = None,
    ) -> int:
        """Keep a summary of the article with this raw text, its sentences as offsets into it; returns its id.

        ``path`` is the file that it was saved to; ``origin`` and ``about`` tell of an article that is not in the
        library.
        """
        from summarise.library import personal

        with self._writing(lasting=True) as connection:
            number = personal.remember(connection, raw, origin=origin, about=about)
            return personal.save_summary(connection, number, raw, method, sentences, keywords, path)

    def summaries(self, number: int) -> tuple[SavedSummary, ...]:
        """The summaries kept of an article, the newest first."""
        from summarise.library import personal

        return personal.summaries(self._connection(), number)

    def set_gist(self, number: int, gist: str | None) -> None:
        """Keep the one-sentence summary that the list shows."""
        with self._writing() as connection:
            connection.execute("UPDATE articles SET gist = ? WHERE id = ?", (storable(gist), number))

    def analysis(self, raw: str, kind: str, version: str) -> bytes | None:
        """A result kept for this text by this version of what computes it."""
        from summarise.library import analyses

        return analyses.load(self._connection(), raw, kind, version)

    def keep_analysis(self, raw: str, kind: str, version: str, value: bytes) -> None:
        """Keep a result for this text."""
        from summarise.library import analyses

        with self._writing() as connection:
            analyses.store(connection, raw, kind, version, value)
