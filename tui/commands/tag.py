"""``duzhai tag``: the tags of the library's articles."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tui.catalogue import text
from tui.commands._library import ArticleId, QueryText, TagName, check_choice, chosen, reading, writing
from tui.commands._table import columns
from tui.inputs import display_path
from tui.records import emit
from tui.streams import narrate

if TYPE_CHECKING:
    from summarise.library import Library


@click.command(help=text("library.help.tag"))
@click.argument("ids", metavar="[ID]...", nargs=-1, type=ArticleId())
@click.option("--query", metavar="Q", type=QueryText(), help=text("library.help.by-query"))
@click.option("--add", metavar="T", multiple=True, type=TagName(), help=text("library.help.tag-add"))
@click.option("--drop", metavar="T", multiple=True, type=TagName(), help=text("library.help.tag-drop"))
@click.option("--json", "as_lines", is_flag=True, help=text("library.help.tag-json"))
def command(
    ids: tuple[int, ...], query: str | None, add: tuple[str, ...], drop: tuple[str, ...], as_lines: bool
) -> int:
    """Give and take tags, or list those in use; the exit status."""
    named = bool(ids) or query is not None
    check_choice(ids, query, needed=bool(add or drop))
    if named and not (add or drop):
        raise click.UsageError(text("library.which-tag"))
    if as_lines and named:
        raise click.UsageError(text("library.tag-json-alone"))
    if not named:
        return reading(lambda library: _list(library, as_lines))

    def work(library: Library) -> int:
        numbers, status = chosen(library, ids, query)
        # A tag is text: undecoded bytes of the command line are not.
        library.tag(numbers, add=[_clean(tag) for tag in add], drop=[_clean(tag) for tag in drop])
        sys.stdout.write(text("library.tagged", count=len(numbers)) + "\n")
        return status

    from tui.library_door import library_exists

    return writing(work) if library_exists() else reading(work)


def _clean(tag: str) -> str:
    return " ".join(display_path(tag).encode("utf-8", "replace").decode("utf-8").split())


def _list(library: Library, as_lines: bool) -> int:
    found = library.tags()
    if as_lines:
        for name, count in found:
            emit({"tag": name, "articles": count})
    elif found:
        sys.stdout.writelines(line + "\n" for line in columns([(str(count), name) for name, count in found]))
    else:
        narrate(text("library.no-tags"))
    return 0
