"""Figures across articles, side by side: who says how much of what, and how far they agree."""

from __future__ import annotations

import csv
import os
import sys
from typing import TYPE_CHECKING, Any

from tui.catalogue import text
from tui.commands._figures import CSV_FIELDS, csv_row, mark, value
from tui.commands._table import columns, guarded, harmless, markdown_rows
from tui.records import as_json, emit, masthead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarise import Article
    from summarise.figures import BoardGroup, BoardRow
    from summarise.results import Figure
    from tui.commands._articles import Articles

_LONGEST_TITLE = 24  # code points of a title in the table
_EXTRA_FIELDS = ("count", "said_by", "year", "dimension", "group")


def show(articles: Articles, form: str, *, everything: bool) -> None:
    """Print the board of ``articles``: what can be compared stands together, what most articles tell comes first.

    Args:
        articles: what is compared.
        form: ``table``, ``md``, ``csv``, or ``json`` for one object per article.
        everything: also figures of which the text says neither what they measure nor whose they are.
    """
    from summarise import find_figures
    from summarise.figures import board

    read: list[tuple[str, Article, Sequence[Figure]]] = list(articles.each(find_figures))
    found = board([(article, figures) for _, article, figures in read])
    if not everything:
        found = tuple(row for row in found if row.measures or row.subject)
    # Groups stay whole; those that say what they are of come first.
    found = tuple(sorted(found, key=lambda row: not row.measures))
    origins = [origin for origin, _, _ in read]
    if form == "json":
        for number, (origin, article, _) in enumerate(read):
            own = [_record(row) for row in found if row.article == number]
            emit(masthead(origin, article) | {"figures": own})
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow((*CSV_FIELDS, "published", *_EXTRA_FIELDS))
        for row in found:
            origin, article, _ = read[row.article]
            extra = [guarded(getattr(row, name)) for name in _EXTRA_FIELDS]
            writer.writerow([*csv_row(origin, article, row.figure), row.date, *extra])
    else:
        _print(found, origins, form)


def _record(row: BoardRow) -> dict[str, Any]:
    record: dict[str, Any] = as_json(row.figure)
    return record | {name: getattr(row, name) for name in _EXTRA_FIELDS}


def _print(found: Sequence[BoardRow], origins: Sequence[str], form: str) -> None:
    from summarise.figures import board_groups

    if not found:
        sys.stdout.write(text("cli.no-figures") + "\n")
        return
    names = ("measures", "figure", "value", "subject", "said-by", "article", "date", "kind", "repaired")
    table = [
        (
            row.measures or "",
            row.figure.text,
            value(row.figure),
            row.subject or "",
            row.said_by or "",
            _named(row, origins),
            (row.date or "")[:10],
            text(f"cli.kind.{row.kind}"),
            mark(row.figure),
        )
        for row in found
    ]
    rows = [tuple(text(f"cli.column.{name}") for name in names), *table]
    lines = markdown_rows(rows) if form == "md" else columns(rows)
    ranges = [_range(group) for group in board_groups(found) if group.articles > 1 and group.measures]
    if ranges:
        lines += ["", text("cli.ranges"), "", *(f"- {line}" for line in ranges)]
    sys.stdout.write("".join(line + "\n" for line in lines))


def _named(row: BoardRow, origins: Sequence[str]) -> str:
    """The article's title, cut; the name of its file where it has none."""
    origin = origins[row.article]
    title = row.title or os.path.basename(origin) or origin
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"


def _range(group: BoardGroup) -> str:
    """What several articles tell of the same thing, and whether they agree."""
    lowest = min(group.rows, key=lambda row: row.low).figure
    highest = max(group.rows, key=lambda row: row.high).figure
    spread = lowest.text if lowest.value_key == highest.value_key else f"{lowest.text} – {highest.text}"
    verdict = text("cli.disagree" if group.disagree else "cli.agree")
    told = text("cli.range", measures=group.measures, spread=spread, count=group.articles, verdict=verdict)
    return harmless(told + (f" {group.year}" if group.year else ""))
