"""Figures across articles, side by side: who says how much of what, and how far they agree."""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.catalogue import text
from tui.commands._figures import CSV_FIELDS, csv_row, mark, rows
from tui.commands._records import as_json, emit, masthead
from tui.commands._table import columns, harmless, markdown_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarise import Article
    from summarise.results import Figure
    from tui.commands._articles import Articles

_UNKNOWN_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure with the article in which it stands."""

    origin: str
    article: Article
    figure: Figure

    @property
    def group(self) -> tuple[str, str, str, str]:
        """What may be compared: the same kind, the same thing measured, the same unit, the same year."""
        year = (self.article.published or "")[:4]
        return (self.figure.kind, self.figure.measures or _UNKNOWN_LAST, self.figure.unit or "", year)


def show(articles: Articles, form: str, *, everything: bool) -> None:
    """Print the board of ``articles``, in groups that may be compared, each in the order of its values."""
    from summarise import find_figures

    entries = [
        Entry(origin, article, row.figure)
        for origin, article in articles
        for row in rows(find_figures(article), everything=everything)
    ]
    entries.sort(key=lambda one: (one.group, one.figure.low or 0.0, one.figure.iso or "", one.origin, one.figure.start))
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow((*CSV_FIELDS, "published"))
        writer.writerows([*csv_row(e.origin, e.article, e.figure), e.article.published or ""] for e in entries)
    elif form == "json":
        for entry in entries:
            emit(masthead(entry.origin, entry.article) | as_json(entry.figure))
    else:
        _print(entries, form)


def _print(entries: Sequence[Entry], form: str) -> None:
    if not entries:
        sys.stdout.write(text("cli.no-figures") + "\n")
        return
    head = tuple(
        text(f"cli.column.{name}") for name in ("measures", "figure", "subject", "article", "date", "kind", "repaired")
    )
    table = [
        (
            entry.figure.measures or "",
            entry.figure.text,
            entry.figure.subject or "",
            harmless(entry.article.title or entry.origin),
            (entry.article.published or "")[:10],
            entry.figure.kind,
            mark(entry.figure),
        )
        for entry in entries
    ]
    lines = markdown_rows([head, *table]) if form == "md" else columns([head, *table])
    ranges = _ranges(entries)
    if ranges:
        lines += ["", text("cli.ranges"), *(f"- {line}" if form == "md" else f"  {line}" for line in ranges)]
    sys.stdout.write("".join(line + "\n" for line in lines))


def _ranges(entries: Sequence[Entry]) -> list[str]:
    """One line for each group in which two articles or more give a value of the same thing."""
    groups: dict[tuple[str, str, str, str], list[Entry]] = {}
    for entry in entries:
        if entry.figure.measures and entry.figure.low is not None:
            groups.setdefault(entry.group, []).append(entry)
    lines = []
    for group in groups.values():
        count = len({entry.origin for entry in group})
        if count < 2:
            continue
        lowest = min(group, key=lambda entry: entry.figure.low or 0.0).figure
        highest = max(group, key=lambda entry: entry.figure.high or entry.figure.low or 0.0).figure
        same = len({entry.figure.value_key for entry in group}) == 1
        spread = lowest.text if same else f"{lowest.text} – {highest.text}"
        lines.append(text("cli.range", measures=lowest.measures, spread=spread, count=count))
    return [harmless(line) for line in lines]
