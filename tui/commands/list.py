"""``duzhai list``: the articles of the library."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, cast

import click

from tui.catalogue import text
from tui.commands._library import QueryText, reading
from tui.streams import narrate

if TYPE_CHECKING:
    from summarise.library import Item, Library, Sort

SORTS = ("added", "date", "source", "length", "unread", "title")
GROUPS = ("source", "folder")
_PAGE = 2_000


@click.command(help=text("library.help.list"), epilog=text("library.help.query"))
@click.argument("query", metavar="[QUERY]...", nargs=-1, type=QueryText())
@click.option("--sort", type=click.Choice(SORTS), default="added", help=text("library.help.sort"))
@click.option("--reverse", is_flag=True, help=text("library.help.reverse"))
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help=text("library.help.limit"))
@click.option("--all", "everything", is_flag=True, help=text("library.help.all"))
@click.option("--group", type=click.Choice(GROUPS), help=text("library.help.group"))
@click.option("--trash", is_flag=True, help=text("library.help.trash"))
@click.option("--json", "as_lines", is_flag=True, help=text("cli.help.json"))
def command(
    query: tuple[str, ...],
    sort: str,
    reverse: bool,
    limit: int | None,
    everything: bool,
    group: Literal["source", "folder"] | None,
    trash: bool,
    as_lines: bool,
) -> int:
    """Print the rows of the list that ``query`` selects; the exit status."""
    if trash and (query or group):
        raise click.UsageError(text("library.trash-alone"))

    def work(library: Library) -> int:
        if trash:
            items: Iterator[Item] = iter(library.trash()[:limit])
        else:
            items = _pages(library, " ".join(query), cast("Sort", sort), reverse, limit, everything)
        _print(items, group, as_lines)
        return 0

    return reading(work)


def _pages(
    library: Library, query: str, sort: Sort, reverse: bool, limit: int | None, everything: bool
) -> Iterator[Item]:
    offset = 0
    while limit is None or offset < limit:
        most = _PAGE if limit is None else min(_PAGE, limit - offset)
        page = library.page(query, sort=sort, backwards=reverse, limit=most, offset=offset, collapse=not everything)
        yield from page
        offset += most
        if len(page) < most:
            return


def _print(items: Iterator[Item], group: str | None, as_lines: bool) -> None:
    from tui.commands import _listing
    from tui.commands._table import harmless

    if as_lines:
        _listing.print_json(items, group)
    elif group is None:
        if not _listing.print_table(items):
            narrate(text("library.nothing"))
    else:
        found = list(_listing.groups(list(items), group))
        for number, (name, rows) in enumerate(found):
            heading = text("library.group", name=harmless(name), count=len(rows))
            sys.stdout.write("\n" * bool(number) + heading + "\n")
            _listing.print_table(rows)
        if not found:
            narrate(text("library.nothing"))
