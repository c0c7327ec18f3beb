"""``duzhai list``: the articles of the library."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, cast

import click

from tui.catalogue import text
from tui.commands._library import QueryText, reading
from tui.streams import narrate

if TYPE_CHECKING:
    from summarise.library import Item, Library, Sort
    from summarise.library.items import Group

SORTS = ("added", "date", "source", "length", "unread", "title")
_BY: dict[str, Group] = {"source": "source", "folder": "origin"}
_PAGE = 500


@click.command(help=text("library.help.list"), epilog=text("library.help.query"))
@click.argument("query", metavar="[QUERY]...", nargs=-1, type=QueryText())
@click.option("--sort", type=click.Choice(SORTS), default="added", help=text("library.help.sort"))
@click.option("--reverse", is_flag=True, help=text("library.help.reverse"))
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help=text("library.help.limit"))
@click.option("--all", "everything", is_flag=True, help=text("library.help.all"))
@click.option("--group", type=click.Choice(tuple(_BY)), help=text("library.help.group"))
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
            rows = [(item, None) for item in library.trash()[:limit]]
            _print(rows, None, as_lines)
        else:
            order = library.order(
                " ".join(query),
                sort=cast("Sort", sort),
                backwards=reverse,
                collapse=not everything,
                by=_BY[group] if group else None,
            )
            _print(_rows(library, order[:limit]), group, as_lines)
        return 0

    return reading(work)


def _rows(library: Library, order: Sequence[tuple[int, str | None]]) -> Iterator[tuple[Item, str | None]]:
    """The articles of a list with what each is grouped by."""
    for at in range(0, len(order), _PAGE):
        items = library.items(number for number, _ in order[at : at + _PAGE])
        for number, name in order[at : at + _PAGE]:
            if number in items:
                yield items[number], name


def _print(rows: Iterable[tuple[Item, str | None]], group: str | None, as_lines: bool) -> None:
    from tui.commands import _listing
    from tui.commands._table import harmless
    from tui.records import emit

    if as_lines:
        for item, name in rows:
            emit(_listing.record(item) | ({"group": name} if group else {}))
        return
    if group is None:
        count = _listing.print_table(item for item, _ in rows)
    else:
        count = 0
        for name, members in groupby(rows, key=itemgetter(1)):
            found = [item for item, _ in members]
            heading = text("library.group", name=name or text(f"library.no-{group}"), count=len(found))
            sys.stdout.write("\n" * bool(count) + harmless(heading).replace("\n", " ") + "\n")
            count += _listing.print_table(found)
    if not count:
        narrate(text("library.nothing"))
