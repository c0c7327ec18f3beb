"""``duzhai remove``: articles into the library's trash, and out of it again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from tui.catalogue import text
from tui.commands._library import ArticleId, QueryText, check_choice, chosen, reading, writing

if TYPE_CHECKING:
    from summarise.library import Library


@click.command(help=text("library.help.remove"))
@click.argument("ids", metavar="[ID]...", nargs=-1, type=ArticleId())
@click.option("--query", metavar="Q", type=QueryText(), help=text("library.help.by-query"))
@click.option("--undo", is_flag=True, help=text("library.help.undo"))
@click.option("--purge", is_flag=True, help=text("library.help.purge"))
def command(ids: tuple[int, ...], query: str | None, undo: bool, purge: bool) -> int:
    """Put articles into the trash, take them back, or empty it; the exit status."""
    if (undo and purge) or (purge and (ids or query is not None)) or (undo and query is not None):
        raise click.UsageError(text("library.one-way"))
    check_choice(ids, query, needed=not (undo or purge))
    if purge:
        return _if_there(lambda library: _say("library.purged", library.purge(everything=True)), before=True)
    if undo:
        return _if_there(lambda library: _say("library.restored", len(library.restore(ids or None))))

    def work(library: Library) -> int:
        numbers, status = chosen(library, ids, query)
        _say("library.removed", library.remove(numbers) if numbers else 0)
        return status

    return _if_there(work)


def _if_there(work: Callable[[Library], int], *, before: bool = False) -> int:
    """Change the library where there is one; removing things makes none."""
    from tui.library_door import library_exists

    return writing(work, before=before) if library_exists() else reading(work)


def _say(key: str, count: int) -> int:
    sys.stdout.write(text(key, count=count) + "\n")
    return 0
