"""Lists of the figures of articles: as a table, Markdown, CSV or JSON Lines."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.catalogue import language, text
from tui.commands._table import columns, guarded, harmless, markdown_rows
from tui.records import as_json, emit, masthead

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarise import Article
    from summarise.results import Figure
    from tui.commands._articles import Articles

CSV_FIELDS = (
    "origin", "title", "start", "end", "text", "kind", "low", "high", "unit", "iso", "bound", "approx",
    "measures", "subject", "value_key", "score", "repaired",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A figure and how often its value stands in the article."""

    figure: Figure
    count: int


def rows(figures: Sequence[Figure], *, everything: bool) -> list[Row]:
    """All figures in text order, or the key ones, each value once, best first."""
    from summarise.figures import key_figures

    if not everything:
        return [Row(group.best, group.count) for group in key_figures(figures)]
    counts = Counter(figure.value_key for figure in figures)
    return [Row(figure, counts[figure.value_key]) for figure in sorted(figures, key=lambda one: one.start)]


def show(articles: Articles, form: str, *, everything: bool) -> None:
    """Print the figures of ``articles``, one after the other."""
    from summarise import find_figures

    writer = csv.writer(sys.stdout, lineterminator="\n")
    if form == "csv":
        writer.writerow(CSV_FIELDS)
    for number, (origin, article, figures) in enumerate(articles.each(find_figures)):
        found = rows(figures, everything=everything)
        if form == "json":
            emit(masthead(origin, article) | {"figures": [as_json(row.figure) for row in found]})
        elif form == "csv":
            writer.writerows(csv_row(origin, article, row.figure) for row in found)
        else:
            lines = _section(origin, article, found, form, headed=articles.several)
            sys.stdout.write("\n" * bool(number) + "".join(line + "\n" for line in lines))
        sys.stdout.flush()


def csv_row(origin: str, article: Article, figure: Figure) -> list[object]:
    """The cells of `CSV_FIELDS`; what is not known is an empty cell."""
    record = as_json(figure) | {"origin": origin, "title": article.title}
    return ["" if record[name] is None else guarded(record[name]) for name in CSV_FIELDS]


def value(figure: Figure) -> str:
    """The value as people write it: ``≥ 30,000 张``, ``2023-05-25``, ``5–10 %``."""
    from summarise.markdown.labels import LABELS, figure_value

    return figure_value(figure, {name: words[language() == "zh-Hant"] for name, words in LABELS.items()})


def mark(figure: Figure) -> str:
    """A word where the figure touches restored characters, else nothing."""
    return text(f"cli.{figure.repaired}") if figure.repaired else ""


def _section(origin: str, article: Article, found: Iterable[Row], form: str, *, headed: bool) -> list[str]:
    table = [
        (
            row.figure.text,
            value(row.figure),
            row.figure.measures or "",
            row.figure.subject or "",
            text(f"cli.kind.{row.figure.kind}"),
            f"{row.count}×" if row.count > 1 else "",
            mark(row.figure),
        )
        for row in found
    ]
    head = tuple(
        text(f"cli.column.{name}") for name in ("figure", "value", "measures", "subject", "kind", "count", "repaired")
    )
    if form == "md":
        title = harmless(article.title or origin).replace("\n", " ")
        return [f"## {title}", "", *(markdown_rows([head, *table]) if table else [text("cli.no-figures")])]
    lines = [f"==> {harmless(origin)} <=="] if headed else []
    return [*lines, *(columns([head, *table]) if table else [text("cli.no-figures")])]
