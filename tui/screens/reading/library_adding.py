"""From the reader into the library: imports, which go on while one reads, and the article on show."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from summarise.article import Article
from tui import catalogue
from tui.entries import Entry
from tui.inputs import is_address
from tui.screens.reading.base import ReadingBase

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.importing import ImportJob

_TICK = 0.25


class LibraryAdding(ReadingBase):
    """The keys that add to the library."""

    import_job: ImportJob | None = None
    _import_watch: Timer | None = None

    class Kept(Message):
        """A thread has added the article on show; ``state`` tells what became of it, ``trouble`` why it could not."""

        def __init__(self, state: str, trouble: str = "") -> None:
            super().__init__()
            self.state = state
            self.trouble = trouble

    def action_library_add(self) -> None:
        """Ask what to add, or show how far that is."""
        from tui.screens.importing import ImportScreen

        self.app.push_screen(ImportScreen(self), self._show_chosen)

    def _show_chosen(self, query: str | None) -> None:
        if query is not None:
            self.show_query(query)

    def begin_import(self, job: ImportJob) -> None:
        """Run ``job`` in a thread; the status line tells how far it is."""
        self.import_job = job
        self.in_worker(partial(self._import, job), "import")
        if self._import_watch is None:
            self._import_watch = self.set_interval(_TICK, self._watch_import)

    def _import(self, job: ImportJob) -> None:
        from tui.library_door import open_library, trouble_of

        worker = get_current_worker()
        try:
            library = open_library()
            job.run(library, typography=self.settings.flag("typography"), given_up=lambda: worker.is_cancelled)
        except Exception as error:
            job.trouble = trouble_of(error) or catalogue.text("work.failed", reason=f"{type(error).__name__}: {error}")
            job.stage = "failed"
            if trouble_of(error) is None:
                raise

    def _watch_import(self) -> None:
        from tui.widgets.progress_lines import share_of

        job = self.import_job
        if job is not None and job.running:
            self.status.work = share_of(job)
            return
        self.status.work = ""
        if self._import_watch is not None:
            self._import_watch.stop()
            self._import_watch = None
        if job is None:
            return
        if job.stage == "failed":
            self.say_text(job.trouble)
        elif job.report is not None:
            key = "import.now-done" if job.stage == "done" else "import.now-stopped"
            self.say(key, read=f"{job.report.read:,}", failed=f"{len(job.report.failed):,}")
        self.library_grew()

    def action_library_keep(self) -> None:
        """Add the article on show."""
        entry, article = self.entry, self.article
        if entry is None or article is None:
            self.say("article.none")
        elif not self.final:
            self.say("keep.wait")
        else:
            self.in_worker(partial(self._keep, entry, article), "keep")

    def _keep(self, entry: Entry, article: Article) -> None:
        from tui.library_door import open_library, trouble_of

        origin = None if entry.data is not None else entry.origin
        if origin is not None and not is_address(origin):
            origin = os.path.abspath(origin)
        try:
            state = str(open_library().add(article, origin=origin).state)
        except Exception as error:
            told = trouble_of(error)
            if told is None:
                raise
            self.post_message(self.Kept("", told))
        else:
            self.post_message(self.Kept(state))

    def on_library_adding_kept(self, event: Kept) -> None:
        """Tell what became of it."""
        if event.trouble:
            self.say_text(event.trouble)
            return
        self.say(f"keep.{event.state}")
        self.library_grew()
