"""Several articles at once: marking them, the board of their figures, one digest of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from summarise.article import Article, ArticleError
from tui.screens.reading.base import ReadingBase, WorkerWatch
from tui.shelf import Entry
from tui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from summarise.results import Figure


class Comparing(ReadingBase):
    """The keys ``v``, ``B`` and ``D``."""

    def on_article_list_mark(self, event: ArticleList.Mark) -> None:
        """Mark an article, or take its mark away; all or none."""
        marked, entry = self.article_list.marked, event.entry
        if entry is None:
            marked[:] = [] if marked else self.shelf.entries
        elif entry in marked:
            marked.remove(entry)
        else:
            marked.append(entry)
        self.article_list.repaint()
        self.say("mark.count", count=len(marked))

    def chosen_entries(self) -> list[Entry]:
        """The marked articles, in the order of the list; all where none is marked."""
        marked = self.article_list.marked
        return [e for e in self.shelf.entries if (not marked or e in marked) and e.error is None]

    def read_chosen(self) -> list[tuple[Entry, Article]]:
        """In a worker: the chosen articles, those that can be read; tells of the progress."""
        worker = get_current_worker()
        entries = self.chosen_entries()
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
        if not self.chosen_entries():
            self.say("article.none")
            return

        def work() -> None:
            from summarise.figures import find_figures

            found = [(entry, article, find_figures(article)) for entry, article in self.read_chosen()]
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
            self.article_list.move_to(self.shelf.entries.index(entry))
            self.open_entry(entry, at=article.to_raw(offset) if article is not None else None)
        self.focus_area("text")
        self.go_to(offset)

    def action_digest(self) -> None:
        """One digest of the chosen articles."""
        if not self.chosen_entries():
            self.say("article.none")
            return
        self.say("work.summary")

        def work() -> None:
            from summarise.ranking import summarise_together

            read = self.read_chosen()
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
