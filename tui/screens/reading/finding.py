"""Summary, figures and names: computed in a worker, shown in the panes, marked in the text."""

from __future__ import annotations

import gc
from contextlib import suppress
from dataclasses import replace

from summarise.article import Span
from tui import catalogue
from tui.analysis import Analysis, analyse, with_summary
from tui.panel_rows import panel_groups, shown_row
from tui.reader.spans import PaneSpan
from tui.screens.reading.base import ReadingBase
from tui.screens.reading.threads import WorkerWatch
from tui.widgets.figures_panel import FiguresPanel
from tui.widgets.item_list import ItemList

_BOOK = 300_000
"""Code points from which a text's parts are many."""


class Finding(ReadingBase):
    """What is found in the article on show."""

    def start_analysis(self) -> None:
        """Find summary, figures and names in a worker; what is known already is kept."""
        analysis = self.analysis
        if analysis is None or not analysis.article.text.strip():
            return
        if None not in (analysis.summary, analysis.figures, analysis.names):
            return
        size, method = self.summary_size, self.method

        def work() -> None:

            def tell(found: Analysis) -> None:
                self.post_message(self.Found(found))

            usual = size is None and method == "auto"
            kept = self._recalled(analysis) if usual else None
            if kept is not None:
                tell(kept)
            else:
                found = analyse(analysis, size, method, tell, WorkerWatch())
                if usual:
                    self._keep_findings(found)
            from summarise.script import build_converters

            # The reader's next key may be the script toggle: be ready for it.
            build_converters()
            if len(analysis.article.text) > _BOOK:
                # Looking through all the parts of a book for garbage stops every thread for long: once is enough.
                gc.unfreeze()
                gc.collect()
                gc.freeze()

        self.in_worker(work, "analysis")

    def _recalled(self, analysis: Analysis) -> Analysis | None:
        """In a worker: what was found in an article of the library at another time."""
        entry = self.entry
        library = self.library() if entry is not None and entry.number is not None else None
        if library is None or self.article is not analysis.article:
            return None
        from tui.kept_analysis import recall

        return recall(library, analysis.article)

    def _keep_findings(self, analysis: Analysis) -> None:
        """In a worker: keep what was found in an article of the library."""
        entry = self.entry
        library = self.library() if entry is not None and entry.number is not None else None
        if library is None or self.article is not analysis.article:
            return
        from summarise.library import LibraryError
        from tui.kept_analysis import keep

        # It is only found again more slowly where it cannot be kept.
        with suppress(LibraryError):
            keep(library, analysis)

    def on_reading_base_found(self, event: ReadingBase.Found) -> None:
        """Keep what was found; show it if its article is still on show."""
        self.findings.keep(event.analysis)
        if event.analysis.article is self.article:
            self.show_findings()

    def show_findings(self) -> None:
        """Fill summary and figures, and mark both in the text."""
        analysis, showing = self.analysis, self.showing
        working = self.entry is not None and self.entry.error is None
        if analysis is None or showing is None:
            self.summary_pane.show(None, catalogue.text("work.summary") if working else "")
            self._grouped = None
            self.figures_panel.show((), catalogue.text("work.figures") if working else "")
            self._mark_text()
            return
        empty = not analysis.article.text.strip()
        self.summary_pane.shown = showing.passage
        if analysis.summary is not None and analysis.summary.sentences:
            if analysis.summary is not self.summary_pane.summary:
                self.summary_pane.show(analysis.summary)
            else:
                self.summary_pane.rebuild()
        elif analysis.trouble:
            self.summary_pane.show(None, catalogue.text("summary.failed", reason=analysis.trouble))
        else:
            done = analysis.summary is not None or empty
            self.summary_pane.show(None, catalogue.text("summary.none" if done else "work.summary"))
        if analysis.figures is None and not empty:
            self._grouped = None
            self.figures_panel.show((), catalogue.text("work.figures"))
        else:
            panel = self.figures_panel
            panel.shown = lambda row: shown_row(row, showing)
            if self._grouped != (analysis, panel.only):
                self._grouped = (analysis, panel.only)
                more = catalogue.text("figures.hidden")
                panel.show(panel_groups(analysis, panel.only), catalogue.text("figures.none"), more_text=more)
            else:
                panel.rebuild()
        self._mark_text()

    def _mark_text(self) -> None:
        analysis, showing = self.analysis, self.showing
        pane = self.pane
        if analysis is None or showing is None or self.raw_shown:
            self._marked = None
            for layer in ("summary", "figures"):
                pane.set_spans(layer, ())
            return
        if self._marked is analysis:
            return
        self._marked = analysis

        summary = analysis.summary.sentences if analysis.summary else ()
        pane.set_spans("summary", [PaneSpan(s.start, s.end, "reader--summary", "|") for s in summary])
        pane.set_spans(
            "figures", [PaneSpan(f.start, f.end, f"reader--figure-{f.kind}") for f in analysis.figures or ()]
        )

    def forget_marks(self) -> None:
        """The pane has taken all highlights away."""
        self._marked = None

    # Length and method --------------------------------------------------------------------------------------

    def action_resize_summary(self, step: int) -> None:
        """Make the summary longer or shorter by one sentence."""
        analysis = self.analysis
        if analysis is None or analysis.summary is None:
            self.say("save.wait")
            return
        now = len(analysis.summary.sentences)
        if now + step < 1:
            self.say("summary.shortest")
            return
        self.summary_size = now + step

        def work() -> None:
            self.post_message(self.Found(with_summary(analysis, now + step, self.method, WorkerWatch())))

        self._resized_from = now
        self.in_worker(work, "summary")
        self.say("summary.length", count=now + step)

    # Going to the places ------------------------------------------------------------------------------------

    def on_item_list_chosen(self, event: ItemList.Chosen) -> None:
        """A sentence of the summary was chosen: go to its place."""
        if event.control is not self.summary_pane:
            return
        sentence = self.summary_pane.sentence_at(event.index)
        if sentence is not None:
            self._visit(Span(sentence.start, sentence.end))

    def on_figures_panel_row_chosen(self, event: FiguresPanel.RowChosen) -> None:
        """A figure or name was chosen: go to its best mention, then to the next ones."""
        mentions = event.row.mentions
        if not mentions:
            return
        number = event.again % len(mentions)
        self._visit(mentions[number], mentions)
        self.unsay()
        if len(mentions) > 1:
            self.say("figures.mention", number=number + 1, count=len(mentions))

    def _visit(self, span: Span, others: tuple[Span, ...] = ()) -> None:
        if self.article is None:
            return
        self.go_to(span.start)

        def shown(place: Span, style: str) -> PaneSpan:
            return PaneSpan(place.start, place.end, style)

        marks = [shown(other, "reader--hit") for other in others if other != span]
        self.pane.set_spans("current", sorted([*marks, shown(span, "reader--hit-current")], key=lambda s: s.start))
        if self.narrow:
            self.focus_area("text")

    def action_next_sentence(self, step: int) -> None:
        """Go to the next or previous sentence of the summary in the text."""
        summary = self.analysis.summary if self.analysis else None
        spans = [Span(s.start, s.end) for s in summary.sentences] if summary else []
        self._step(spans, step, "sentence.end")

    def action_next_figure(self, step: int) -> None:
        """Go to the next or previous figure in the text."""
        figures = self.analysis.figures if self.analysis else None
        self._step([Span(f.start, f.end) for f in sorted(figures or (), key=lambda f: f.start)], step, "figures.end")

    def _step(self, spans: list[Span], step: int, none_left: str) -> None:
        first, last = self.pane.visible_range()
        at = self._visited if self._visited_on is self.article else None
        if at is None or not first <= at < last:
            # Nothing visited yet, or the reader has moved on: step from where he is.
            here = first
            at = here if step > 0 else here + 1
            after = [s for s in spans if s.start >= at]
        else:
            after = [s for s in spans if s.start > at]
        before = [s for s in spans if s.start < at]
        target = (after[0] if after else None) if step > 0 else (before[-1] if before else None)
        if target is None:
            self.say(none_left)
            return
        self.unsay()
        self._visit(target)
        self._visited, self._visited_on = target.start, self.article

    # What the panel and the text show at present, so that another script costs no more than painting.
    _grouped: tuple[Analysis, str] | None = None
    _marked: Analysis | None = None
    _visited: int | None = None
    _visited_on: object = None
    _resized_from: int = 0

    def with_method(self, method: str) -> None:
        """Choose another way of summarising and do it."""
        self.method = method
        if self.analysis is not None:
            self.findings.keep(replace(self.analysis, summary=None, trouble=""))
            self.show_findings()
            self.start_analysis()
        self.say("summary.method", method=method)
