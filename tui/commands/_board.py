"""Figures across articles, side by side: who says how much of what, and how far they agree."""

from __future__ import annotations

import csv
import os
import sys
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tui.catalogue import text
from tui.commands._figures import CSV_FIELDS, csv_row, mark, value
from tui.commands._records import as_json, emit, masthead
from tui.commands._table import columns, harmless, markdown_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarise import Article
    from summarise.results import Figure
    from tui.commands._articles import Articles

_LAST = "\U0010ffff"
_LONGEST_TITLE = 24  # code points of a title in the table


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
        return (self.figure.kind, self.figure.measures or _LAST, self.figure.unit or "", year)

    @property
    def place(self) -> tuple[object, ...]:
        """Where the entry stands on the board: in its group, by value."""
        return (self.group, self.figure.low or 0.0, self.figure.iso or "", self.origin, self.figure.start)


def show(articles: Articles, form: str, *, everything: bool) -> None:
    """Print the board of ``articles``, in groups that may be compared, each in the order of its values.

    Args:
        articles: what is compared.
        form: ``table``, ``md``, ``csv``, or ``json`` for one object per article.
        everything: every mention and the dates too; else each value once per article, and no dates.
    """
    board = list(articles.each(partial(_chosen, everything=everything)))
    if form == "json":
        for origin, article, figures in board:
            emit(masthead(origin, article) | {"figures": [as_json(figure) for figure in figures]})
        return
    entries = [Entry(origin, article, figure) for origin, article, figures in board for figure in figures]
    entries.sort(key=lambda entry: entry.place)
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow((*CSV_FIELDS, "published"))
        writer.writerows([*csv_row(e.origin, e.article, e.figure), e.article.published or ""] for e in entries)
    else:
        _print(entries, form)


def _chosen(article: Article, *, everything: bool) -> list[Figure]:
    """The article's figures for the board, in text order."""
    from summarise import find_figures

    found = sorted(find_figures(article), key=lambda figure: figure.start)
    if everything:
        return found
    best: dict[tuple[str, str | None], Figure] = {}
    for figure in found:
        key = (figure.value_key, figure.measures)
        if figure.kind != "date" and (key not in best or figure.score > best[key].score):
            best[key] = figure
    return sorted(best.values(), key=lambda figure: figure.start)


def _print(entries: Sequence[Entry], form: str) -> None:
    if not entries:
        sys.stdout.write(text("cli.no-figures") + "\n")
        return
    names = ("kind", "measures", "figure", "value", "subject", "article", "date", "repaired")
    table = [
        (
            text(f"cli.kind.{entry.figure.kind}"),
            entry.figure.measures or "",
            entry.figure.text,
            value(entry.figure),
            entry.figure.subject or "",
            _named(entry),
            (entry.article.published or "")[:10],
            mark(entry.figure),
        )
        for entry in entries
    ]
    rows = [tuple(text(f"cli.column.{name}") for name in names), *table]
    lines = markdown_rows(rows) if form == "md" else columns(rows)
    ranges = _ranges(entries)
    if ranges:
        lines += ["", text("cli.ranges"), *(f"- {line}" if form == "md" else f"  {line}" for line in ranges)]
    sys.stdout.write("".join(line + "\n" for line in lines))


def _named(entry: Entry) -> str:
    """The article's title, cut; the name of its file where it has none."""
    title = entry.article.title or os.path.basename(entry.origin) or entry.origin
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"


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
