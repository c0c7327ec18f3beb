"""Several articles at once: marking them, the board of their figures, one digest of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from summarise.article import Article, ArticleError
from tui.entries import Entry
from tui.screens.reading.base import ReadingBase
from tui.screens.reading.threads import WorkerWatch
from tui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from summarise.results import Figure


MOST_MARKED, MOST_COMPARED = 5_000, 200
"""Articles that can be marked at once, and that are laid side by side without being marked."""


class Comparing(ReadingBase):
    """The keys ``v``, ``B`` and ``D``."""

    def on_article_list_mark(self, event: ArticleList.Mark) -> None:
        """Mark an article, or take its mark away; all or none."""
        marked, entry = self.article_list.marked, event.entry
        if entry is None:
            if not marked and len(self.shelf.entries) > MOST_MARKED:
                self.say("mark.too-many", most=f"{MOST_MARKED:,}")
                return
            marked[:] = [] if marked else self.shelf.entries
        elif entry in marked:
            marked.remove(entry)
        else:
            marked.append(entry)
        self.article_list.repaint()
        self.say("mark.count", count=len(marked))

    def chosen_entries(self) -> list[Entry]:
        """The marked articles, in the order of the list; all of the list where none is marked.

        Samples do not count beside the user's own articles. Empty, with a message, where there are too many or none.
        """
        marked, entries = self.article_list.marked, self.shelf.entries
        if not marked and len(entries) > MOST_COMPARED:
            self.say("mark.too-many", most=MOST_COMPARED)
            return []
        if marked:
            places = {id(e): entries.index(e) if e in entries else len(entries) for e in marked}
            chosen = sorted(marked, key=lambda e: places[id(e)])
        else:
            chosen = list(entries)
        own = any(not e.sample for e in chosen)
        chosen = [e for e in chosen if e.error is None and not (own and e.sample)]
        if not chosen:
            self.say("article.none")
        return chosen

    def _each_once(self, entries: list[Entry]) -> list[Entry]:
        """In a worker: ``entries`` without those of which another is a reprint."""
        library = self.library() if any(e.number is not None for e in entries) else None
        if library is None:
            return entries
        seen: set[int] = set()
        out = []
        for entry in entries:
            group = set(library.reprints(entry.number)) if entry.number is not None else set()
            if not group & seen:
                out.append(entry)
            seen |= group
        return out

    def read_chosen(self, chosen: list[Entry]) -> list[tuple[Entry, Article]]:
        """In a worker: the chosen articles, those that can be read, reprints once; tells of the progress."""
        worker = get_current_worker()
        entries = self._each_once(chosen)
        read: list[tuple[Entry, Article]] = []
        for number, entry in enumerate(entries, 1):
            if worker.is_cancelled:
                return []
            try:
                read.append((entry, self.shelf.read(entry, typography=self.settings.flag("typography"))))
            except ArticleError:
                continue
            if len(entries) > 10:
                self.post_message(self.Progress("work.reading-many", number, len(entries)))
        return read

    def action_board(self) -> None:
        """Lay the figures of the chosen articles side by side."""
        chosen = self.chosen_entries()
        if not chosen:
            return

        def work() -> None:
            from summarise.figures import find_figures

            found = [(entry, article, find_figures(article)) for entry, article in self.read_chosen(chosen)]
            if not get_current_worker().is_cancelled:
                self.app.call_from_thread(self._open_board, found)

        self.in_worker(work, "compare")

    def _open_board(self, found: list[tuple[Entry, Article, tuple[Figure, ...]]]) -> None:
        from tui.screens.board import BoardScreen

        if not self.may_open("board.ready"):
            return
        self.app.push_screen(BoardScreen(found, self.choice), self.visit_place)

    def visit_place(self, place: tuple[Entry, int] | None) -> None:
        """Open an article at a place of its text; None does nothing."""
        if place is None:
            return
        entry, offset = place
        self._visit_in(entry, offset)

    def _visit_in(self, entry: Entry, offset: int) -> None:
        article = self.shelf.cached(entry)
        if entry is not self.entry:
            if entry in self.shelf.entries:
                self.article_list.move_to(self.shelf.entries.index(entry))
            self.open_entry(entry, at=article.to_raw(offset) if article is not None else None)
        self.focus_area("text")
        self.go_to(offset)

    def action_digest(self) -> None:
        """One digest of the chosen articles."""
        chosen = self.chosen_entries()
        if not chosen:
            return
        self.say("work.summary")

        def work() -> None:
            from summarise.ranking import summarise_together

            read = self.read_chosen(chosen)
            digest = summarise_together([article for _, article in read], watch=WorkerWatch())
            if not get_current_worker().is_cancelled:
                self.app.call_from_thread(self._open_digest, read, digest)

        self.in_worker(work, "compare")

    def _open_digest(self, read: list[tuple[Entry, Article]], digest: object) -> None:
        from summarise.ranking import Digest
        from tui.screens.digest import DigestScreen

        assert isinstance(digest, Digest)
        if not self.may_open("digest.ready"):
            return
        folder = self.settings.word("notes_folder") or str(self.remembered.get("notes_folder", ""))
        self.app.push_screen(DigestScreen(read, digest, self.choice, folder), self.visit_place)
