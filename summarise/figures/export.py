"""Figures and the board as Markdown and CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from summarise.figures.board import BoardRow
from summarise.figures.key import FigureGroup
from summarise.results import Figure

_BOUNDS = {"ge": "≥", "le": "≤", "ap": "≈", "vague": "~", None: ""}
# A cell that begins so is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_FIGURE_COLUMNS = ("figure", "kind", "value", "unit", "bound", "measures", "subject", "count", "start")
_BOARD_COLUMNS = (
    "measures",
    "subject",
    "figure",
    "kind",
    "value",
    "unit",
    "bound",
    "said by",
    "article",
    "title",
    "date",
    "year",
    "count",
)


def value_text(figure: Figure) -> str:
    """The value as a plain number, a range as ``low–high``, a date in its ISO form; without the unit."""
    if figure.kind == "date":
        return figure.iso or ""
    if figure.low is None:
        return ""
    low = _number(figure.low)
    return low if figure.high is None else f"{low}–{_number(figure.high)}"


def figures_csv(groups: Iterable[FigureGroup]) -> str:
    """The groups as CSV (RFC 4180) with a header; numbers stay numbers, words are guarded against formulas."""
    return _csv(_FIGURE_COLUMNS, [_figure_cells(group) for group in groups])


def figures_markdown(groups: Iterable[FigureGroup]) -> str:
    """The groups as a Markdown table."""
    return _markdown(_FIGURE_COLUMNS[:-1], [_figure_cells(group)[:-1] for group in groups])


def board_csv(rows: Iterable[BoardRow]) -> str:
    """The rows of a board as CSV (RFC 4180) with a header; articles are numbered from 1."""
    return _csv(_BOARD_COLUMNS, [_board_cells(row) for row in rows])


def board_markdown(rows: Iterable[BoardRow]) -> str:
    """The rows of a board as a Markdown table; articles are numbered from 1."""
    return _markdown(_BOARD_COLUMNS, [_board_cells(row) for row in rows])


def _number(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}"


def _figure_cells(group: FigureGroup) -> list[str]:
    figure = group.best
    return [
        figure.text, figure.kind, value_text(figure), figure.unit or "", _BOUNDS[figure.bound], figure.measures or "",
        figure.subject or "", str(group.count), str(figure.start),
    ]  # fmt: skip


def _board_cells(row: BoardRow) -> list[str]:
    figure = row.figure
    return [
        figure.measures or "", figure.subject or "", figure.text, figure.kind, value_text(figure), figure.unit or "",
        _BOUNDS[figure.bound], row.said_by or "", str(row.article + 1), row.title or "", row.date or "", row.year or "",
        str(row.count),
    ]  # fmt: skip


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_guarded(cell) for cell in row])
    return out.getvalue()


def _guarded(cell: str) -> str:
    """``cell`` with a quote before it where a spreadsheet would take it for a formula; plain numbers stay."""
    cell = cell.replace("\x00", "")
    if cell.lstrip(" \u3000").startswith(_FORMULA) and not _is_number(cell):
        return f"'{cell}"
    return cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return cell.isascii() and cell[-1:].isdigit()


def _markdown(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    lines.extend(f"| {' | '.join(map(_escaped, row))} |" for row in rows)
    return "\n".join(lines) + "\n"


def _escaped(cell: str) -> str:
    """``cell`` as the text of one Markdown table cell: no mark of it becomes markup."""
    flat = " ".join(cell.replace("\x00", "").split())
    for mark in "\\`*_[]<>|#~":
        flat = flat.replace(mark, "\\" + mark)
    return flat
