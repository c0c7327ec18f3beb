"""An import at work in a thread: what the screens ask about it, and how it is stopped."""

from __future__ import annotations

import sys
from contextlib import redirect_stderr
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Literal

from summarise.watch import Cancelled
from tui.gathering import NothingToAdd, gather
from tui.import_reader import reader_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarise.library import ImportReport, Library, Progress

Stage = Literal["looking", "reading", "done", "stopped", "failed"]


class ImportJob:
    """One import. A thread runs it; the attributes may be read at any time from another.

    ``found`` counts the files while folders are looked through; ``report`` is there once the import has ended or was
    stopped; ``trouble`` is the sentence for one that could not be made.
    """

    def __init__(self, typed: str = "", number: int | None = None) -> None:
        """Make an import of what was typed, or one that goes on with an unfinished one."""
        self.typed = typed
        self.number = number
        self.stage: Stage = "looking"
        self.found = 0
        self.progress: Progress | None = None
        self.report: ImportReport | None = None
        self.trouble = ""
        self._stop = Event()

    @property
    def running(self) -> bool:
        """Whether it has not come to an end."""
        return self.stage in ("looking", "reading")

    @property
    def stopping(self) -> bool:
        """Whether it was told to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask it to stop; what it has read is in the library, and it can be gone on with."""
        self._stop.set()

    def run(self, library: Library, *, typography: bool, given_up: Callable[[], bool]) -> None:
        """Do the whole work, in a thread.

        Args:
            library: where to.
            typography: whether articles are read with their punctuation put right.
            given_up: asked after each file; True stops as well.

        Raises:
            LibraryError: the library cannot be written; `stage` is ``failed`` then.
            sqlite3.Error: the same.
        """

        def stopped() -> bool:
            return self._stop.is_set() or given_up()

        try:
            if self.number is None:
                origins = gather(self.typed, found=partial(setattr, self, "found"), stopped=stopped)
                self.number = library.start_import(origins)
            self.stage = "reading"
            _prepare_processes()
            self.report = library.run_import(
                self.number,
                reader=reader_of(library, self.number, typography=typography),
                report=partial(setattr, self, "progress"),
                stopped=stopped,
            )
            self.stage = "done"
        except NothingToAdd as nothing:
            self.trouble = str(nothing)
            self.stage = "failed"
        except Cancelled:
            self.report = library.import_report(self.number) if self.number is not None else None
            self.stage = "stopped"
        except BaseException:
            self.stage = "failed"
            raise


def _prepare_processes() -> None:
    """Start what multiprocessing needs before it starts processes.

    It hands on the descriptor of standard error; the application has put something without one in its place.
    """
    if sys.platform == "win32" or sys.__stderr__ is None:
        return
    from multiprocessing import resource_tracker

    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()
