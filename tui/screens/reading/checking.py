"""Checking from the reader that library, settings, word list and caches are sound, and mending them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui import catalogue
from tui.screens.reading.base import ReadingBase
from tui.widgets.labels import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.checks import Verdict


class Checking(ReadingBase):
    """The key ``!``."""

    def action_library_check(self) -> None:
        """Look through everything that is kept, in a worker, and tell what was found."""
        self.say("library.checked-running")
        self.in_worker(partial(self._check, repair=False), "check")

    def _check(self, *, repair: bool) -> None:
        from tui.checks import check_all

        verdicts = list(check_all(repair=repair))
        self.app.call_from_thread(self._checked, verdicts)

    def _checked(self, verdicts: Sequence[Verdict]) -> None:
        bad = sum(verdict.state == "bad" for verdict in verdicts)
        told = catalogue.text("library.checked-bad", count=bad) if bad else catalogue.text("library.checked-sound")
        self.say_text(told)
        if any(verdict.state == "mended" for verdict in verdicts):
            self.library_grew()
        if not self.may_open("library.checked-ready"):
            return
        self.say_text(told)
        from tui.screens.check import CheckPage

        rows = [
            (catalogue.text(f"library.state-{one.state}").strip(), harmless(f"{one.part}: {one.message}"))
            for one in sorted(verdicts, key=lambda one: one.state != "bad")
        ]
        self.app.push_screen(CheckPage(told, rows, mends=bool(bad)), self._mend)

    def _mend(self, asked: bool | None) -> None:
        if asked:
            self.say("library.checked-running")
            self.in_worker(partial(self._check, repair=True), "check")
