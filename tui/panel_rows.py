"""What the side panel shows of an analysis: key figures best first, dates in order, people, organisations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarise.article import Span
from tui import catalogue
from tui.analysis import Analysis
from tui.showing import Showing
from tui.widgets.figures_panel import GroupName, PanelGroup, PanelRow

if TYPE_CHECKING:
    from summarise.figures import FigureGroup
    from summarise.results import Name

KEY_FIGURES = 8
KEY_NAMES = 6
"""How many figures and names are shown before the reader asks for more."""
MOST_ROWS = 500
"""How many he can ask for: a book has tens of thousands."""


def panel_groups(analysis: Analysis, only: str = "") -> tuple[PanelGroup, ...]:
    """The groups of the panel; a group without rows is left out. ``only`` names the one kind of figure to show."""
    from summarise.figures import key_figures, timeline

    figures = [f for f in analysis.figures or () if not only or f.kind == only]
    amounts = _rows("figures", key_figures((f for f in figures if f.kind != "date"), MOST_ROWS))
    names = () if only else analysis.names or ()
    groups = [
        _group("figures", amounts, KEY_FIGURES),
        _group("people", _name_rows("people", names, "person"), KEY_NAMES),
        _group("organisations", _name_rows("organisations", names, "organisation"), KEY_NAMES),
        _group("dates", _rows("dates", timeline(figures)), KEY_FIGURES),
    ]
    return tuple(group for group in groups if group.rows)


def shown_row(row: PanelRow, showing: Showing) -> tuple[str, str]:
    """A row's figure or name, and what stands beside it, in the script on show."""
    if row.name is not None:
        return showing.label(row.name), " ".join(map(showing.label, row.about))
    best = row.mentions[0]
    return showing.passage(best.start, best.end), " ".join(map(showing.label, row.about))


def _group(name: GroupName, rows: Sequence[PanelRow], most: int) -> PanelGroup:
    return PanelGroup(name, catalogue.text(f"figures.{name}"), tuple(rows[:most]), tuple(rows[most:MOST_ROWS]))


def _rows(group: GroupName, values: Sequence[FigureGroup]) -> list[PanelRow]:
    """One row a value, the best mention first."""
    rows = []
    for value in values:
        best = value.best
        mentions = [best, *(f for f in value.mentions if f is not best)]
        about = tuple(part for part in (best.subject, best.measures) if part)
        spans = tuple(Span(f.start, f.end) for f in mentions)
        rows.append(PanelRow(group, best.kind, spans, about=about, repaired=best.repaired))
    return rows


def _name_rows(group: GroupName, names: Sequence[Name], kind: str) -> list[PanelRow]:
    return [
        PanelRow(group, name.kind, name.mentions, name.text, (name.role,) if name.role else (), name.repaired)
        for name in sorted(names, key=lambda name: -name.score)
        if name.kind == kind
    ]
