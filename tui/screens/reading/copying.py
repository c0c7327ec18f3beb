"""Copying figures, and showing those of one kind only."""

from __future__ import annotations

from tui import catalogue
from tui.screens.reading.base import ReadingBase
from tui.widgets.figures_panel import FiguresPanel


class Copying(ReadingBase):
    """What the figures panel asks of the screen."""

    def on_figures_panel_copy(self, event: FiguresPanel.Copy) -> None:
        """Copy one row, or ask in which form to copy all."""
        if not event.everything:
            row = event.row
            if row is not None:
                self.to_clipboard("  ".join(filter(None, self.figures_panel.shown(row))))
            return
        from tui.screens.choose import Choice, ChooseDialog

        forms = [Choice("markdown", "m", "Markdown"), Choice("csv", "c", "CSV")]
        self.app.push_screen(ChooseDialog(catalogue.text("copy.form"), forms), self._copy_all)

    def _copy_all(self, form: str | None) -> None:
        analysis = self.analysis
        if form is None or analysis is None or analysis.figures is None:
            return
        from summarise.figures import group_figures
        from summarise.figures.export import figures_csv, figures_markdown

        groups = group_figures(analysis.figures)
        self.to_clipboard(figures_csv(groups) if form == "csv" else figures_markdown(groups))

    def on_figures_panel_only(self, _event: FiguresPanel.Only) -> None:
        """Ask which kind of figure to show."""
        from tui.screens.choose import Choice, ChooseDialog

        panel = self.figures_panel
        kinds = sorted({f.kind for f in (self.analysis.figures if self.analysis else None) or ()})
        choices = [Choice("", "0", catalogue.text("kind.all"), on=not panel.only)]
        choices += [
            Choice(kind, str(number), catalogue.text(f"kind.{kind}"), on=panel.only == kind)
            for number, kind in enumerate(kinds, 1)
        ]
        self.app.push_screen(ChooseDialog(catalogue.text("kind.ask"), choices, start=panel.only), self._only)

    def _only(self, kind: str | None) -> None:
        if kind is not None:
            self.figures_panel.only = kind
            self.show_findings()
