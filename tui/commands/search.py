"""``duzhai search``: full-text search over the library, in either script."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from tui.catalogue import text
from tui.commands._library import QueryText, label, reading
from tui.commands._table import harmless
from tui.streams import narrate

if TYPE_CHECKING:
    from summarise.library import Found, Hit, Library


@click.command(help=text("library.help.search"), epilog=text("library.help.query"))
@click.argument("query", metavar="QUERY...", nargs=-1, required=True, type=QueryText())
@click.option("--limit", metavar="N", type=click.IntRange(min=1), default=20, help=text("library.help.limit-search"))
@click.option("--all", "everything", is_flag=True, help=text("library.help.all"))
@click.option("--json", "as_lines", is_flag=True, help=text("cli.help.json"))
def command(query: tuple[str, ...], limit: int, everything: bool, as_lines: bool) -> int:
    """Print the best hits of ``query``; the exit status."""

    def work(library: Library) -> int:
        found = library.search(" ".join(query), limit=limit, collapse=not everything)
        _print(found, as_lines)
        count = f"{found.total}+" if found.more else str(found.total)
        narrate(text("library.hits", count=count, shown=len(found.hits)))
        return 0

    return reading(work)


def _print(found: Found, as_lines: bool) -> None:
    from tui.commands._listing import record
    from tui.records import as_json, emit

    bold = ("\x1b[1m", "\x1b[22m") if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else ("", "")
    for hit in found.hits:
        if as_lines:
            places = {name: value for name, value in as_json(hit).items() if name != "item"}
            emit(record(hit.item) | {"hit": places})
            continue
        about = [part for part in (hit.item.source, (hit.item.published or "")[:10]) if part]
        if hit.pinyin:
            about.append(text("library.pinyin"))
        told = f"  [{' · '.join(about)}]" if about else ""
        sys.stdout.write(f"{hit.item.id}  {_one_line(label(hit.item))}{_one_line(told)}\n")
        if hit.start is not None:
            sys.stdout.write(f"    {_context(hit, bold)}\n")


def _context(hit: Hit, bold: tuple[str, str]) -> str:
    before, inside, behind = (
        harmless(hit.context[: hit.context_start]),
        harmless(hit.context[hit.context_start : hit.context_end]),
        harmless(hit.context[hit.context_end :]),
    )
    return f"…{before}{bold[0]}{inside}{bold[1]}{behind}…".replace("\n", " ")


def _one_line(words: str) -> str:
    return harmless(words).replace("\n", " ")
