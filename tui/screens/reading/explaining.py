"""Why a sentence stands in the summary, and by which method it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import catalogue
from tui.entries import Entry
from tui.screens.reading.base import ReadingBase
from tui.screens.reading.threads import WorkerWatch
from tui.showing import Showing

if TYPE_CHECKING:
    from summarise.ranking import Chapter


class Explaining(ReadingBase):
    """The keys ``W``, ``M`` and ``C``."""

    def action_why(self) -> None:
        """Tell why each sentence of the summary was chosen."""
        analysis, showing = self.analysis, self.showing
        if analysis is None or analysis.summary is None or showing is None:
            self.say("save.wait")
            return
        from tui.screens.pages import TextPage

        rows: list[tuple[str, str]] = []
        for number, sentence in enumerate(analysis.summary.sentences, 1):
            rows.append((f"{number}.", showing.passage(sentence.start, sentence.end).strip()))
            rows.append((catalogue.text("why.rank"), f"{sentence.rank}   {sentence.score:+.3f}"))
            features = sorted(sentence.features, key=lambda feature: -abs(feature[1]))
            rows += [(f"  {name}", f"{value:+.3f}") for name, value in features if abs(value) >= 0.0005]
        title = catalogue.text("why.title", method=analysis.summary.method)
        self.app.push_screen(TextPage(title, rows, catalogue.text("help.hint")))

    def action_chapters(self) -> None:
        """The chapters of a book, each with two sentences; choosing one goes there."""
        article, showing, entry = self.article, self.showing, self.entry
        if article is None or showing is None or entry is None or not self.final:
            self.say("save.wait")
            return

        def work() -> None:
            from summarise.ranking import summarise_chapters

            def report(share: float) -> None:
                self.post_message(self.Progress("work.chapters", round(100 * share), 100))

            chapters = summarise_chapters(article, method=self.method, watch=WorkerWatch(report))
            self.app.call_from_thread(self._open_chapters, entry, showing, chapters)

        self.in_worker(work, "compare")

    def _open_chapters(self, entry: Entry, showing: Showing, chapters: tuple[Chapter, ...]) -> None:
        if entry is not self.entry:
            return
        if not chapters:
            self.say("chapters.none")
            return
        if not self.may_open("chapters.ready"):
            return
        from tui.screens.chapters import ChaptersScreen

        self.app.push_screen(ChaptersScreen(entry, showing, chapters), self.visit_place)

    def visit_place(self, place: tuple[Entry, int] | None) -> None:
        """Open an article at a place of its text; None does nothing."""
        raise NotImplementedError

    def action_choose_method(self) -> None:
        """Choose how the summary is made."""
        from summarise.ranking import summary_methods
        from tui.screens.choose import Choice, ChooseDialog

        choices = [
            Choice(name, str(number), f"{name}  {what}", on=name == self.method)
            for number, (name, what) in enumerate(summary_methods().items(), 1)
        ]
        self.app.push_screen(
            ChooseDialog(catalogue.text("summary.method.ask"), choices, start=self.method), self._method_chosen
        )

    def _method_chosen(self, answer: str | None) -> None:
        if answer is not None:
            self.with_method(answer)

    def with_method(self, method: str) -> None:
        """Choose another way of summarising and do it."""
        raise NotImplementedError
