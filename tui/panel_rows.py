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


def panel_groups(analysis: Analysis, showing: Showing, only: str = "") -> tuple[PanelGroup, ...]:
    """The groups of the panel; a group without rows is left out. ``only`` names the one kind of figure to show."""
    from summarise.figures import key_figures, timeline

    figures = [f for f in analysis.figures or () if not only or f.kind == only]
    amounts = _rows("figures", key_figures((f for f in figures if f.kind != "date"), len(figures)), showing)
    dates = _rows("dates", timeline(figures), showing)
    names = () if only else analysis.names or ()
    groups = [
        _group("figures", amounts, KEY_FIGURES),
        _group("people", _name_rows("people", names, "person", showing), KEY_NAMES),
        _group("organisations", _name_rows("organisations", names, "organisation", showing), KEY_NAMES),
        _group("dates", dates, KEY_FIGURES),
    ]
    return tuple(group for group in groups if group.rows)


def _group(name: GroupName, rows: Sequence[PanelRow], most: int) -> PanelGroup:
    return PanelGroup(name, catalogue.text(f"figures.{name}"), tuple(rows[:most]), tuple(rows[most:]))


def _rows(group: GroupName, values: Sequence[FigureGroup], showing: Showing) -> list[PanelRow]:
    """One row a value, the best mention first."""
    rows = []
    for value in values:
        best = value.best
        mentions = [best, *(f for f in value.mentions if f is not best)]
        about = " ".join(filter(None, [showing.label(best.subject), showing.label(best.measures)]))
        rows.append(
            PanelRow(
                group,
                best.kind,
                showing.passage(best.start, best.end),
                about,
                tuple(Span(f.start, f.end) for f in mentions),
                best.repaired,
            )
        )
    return rows


def _name_rows(group: GroupName, names: Sequence[Name], kind: str, showing: Showing) -> list[PanelRow]:
    return [
        PanelRow(group, name.kind, showing.label(name.text), showing.label(name.role), name.mentions, name.repaired)
        for name in sorted(names, key=lambda name: -name.score)
        if name.kind == kind
    ]
