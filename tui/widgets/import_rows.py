"""The rows of an import's report, and the imports to choose from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui import catalogue
from tui.inputs import display_path, is_address
from tui.widgets.item_list import ItemList, Line
from tui.widgets.labels import fit

if TYPE_CHECKING:
    from summarise.library import Failure, ImportReport


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A row: what it says, and what Enter does with it (nothing where ``verb`` is empty)."""

    text: str
    verb: Literal["", "query", "resume", "report"] = ""
    query: str = ""
    number: int = 0
    head: bool = False


class ImportRows(ItemList):
    """Lines of a report, or imports to choose from."""

    uniform: int = 1

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[ImportRow] = ()

    def show(self, rows: Sequence[ImportRow]) -> None:
        """Show these rows, the cursor on the first that leads somewhere."""
        self.rows = rows
        self.rebuild(keep_cursor=False)
        self.scroll_to(y=0, animate=False)

    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def can_land(self, index: int) -> bool:
        """Only on rows that lead somewhere."""
        return bool(self.rows[index].verb)

    def lines_of(self, index: int, width: int) -> list[Line]:
        """One row."""
        row = self.rows[index]
        look = "list--group" if row.head else "list--title" if row.verb else "list--detail"
        return [[self.styled(fit(row.text, width), look)]]


def report_rows(report: ImportReport) -> list[ImportRow]:
    """The lines of a report, each with the query that lists its articles, then every failure with its reason."""
    say, queries = catalogue.text, report.queries
    counts = {
        "read": report.read,
        "known": report.known,
        "repaired": report.repaired,
        "uncertain": report.uncertain,
        "reprints": report.reprints,
        "failed": len(report.failed),
        "waiting": report.waiting,
    }
    rows = []
    for name, count in counts.items():
        if count or name == "read":
            query = queries.get(name, "") if count else ""
            told = say(f"import.line.{name}", count=f"{count:,}")
            if name == "waiting" and report.finished is None:
                rows.append(ImportRow(say("import.go-on", told=told), "resume", number=report.id))
            else:
                rows.append(ImportRow(told, "query" if query else "", query))
    if report.failed:
        rows.append(ImportRow(say("import.failures"), head=True))
        rows += [ImportRow("  " + _reason(failure), "query", queries["failed"]) for failure in report.failed]
    return rows


def _reason(failure: Failure) -> str:
    """Why something could not be read; a file by its name alone, so that the reason has room on the row."""
    origin = failure.origin
    name = origin if is_address(origin) else os.path.basename(origin) or origin
    message = failure.message.replace(origin, name)
    return display_path(catalogue.error_text(failure.code, name, message))
