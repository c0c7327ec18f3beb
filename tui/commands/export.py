"""``duzhai export``: articles of the library as files of other programs."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.catalogue import text
from tui.commands._library import ArticleId, QueryText, check_choice, chosen, reading
from tui.streams import narrate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarise import Article
    from summarise.library import Item, Library
    from tui.commands._articles import Articles

FORMATS = ("md", "jsonl", "text")
_FILE = "library.jsonl"
_SUFFIX = {"md": ".md", "text": ".txt"}


@click.command(help=text("library.help.export"))
@click.argument("ids", metavar="[ID]...", nargs=-1, type=ArticleId())
@click.option("--query", metavar="Q", type=QueryText(), help=text("library.help.by-query"))
@click.option("--format", "form", type=click.Choice(FORMATS), default="md", help=text("library.help.format-export"))
@click.option("-o", "folder", metavar="DIR", type=click.Path(), help=text("library.help.o"))
@click.option("--force", is_flag=True, help=text("library.help.force"))
def command(ids: tuple[int, ...], query: str | None, form: str, folder: str | None, force: bool) -> int:
    """Write articles to standard output or into ``folder``; the exit status."""
    if force and folder is None:
        raise click.UsageError(text("cli.force-alone"))
    check_choice(ids, query, needed=False)

    def work(library: Library) -> int:
        from tui.commands._articles import Articles

        everything = not ids and query is None
        numbers, status = chosen(library, ids, "" if everything else query)
        told = Articles(())
        found = _articles(library, numbers, told, named=bool(ids))
        if folder is None:
            _print(library, found, form)
        else:
            _save(library, found, form, Path(folder), force, told)
        return status | told.status

    return reading(work)


def _articles(library: Library, numbers: list[int], told: Articles, *, named: bool) -> Iterator[tuple[Item, Article]]:
    """The articles with their rows; what could never be read is passed over unless it was asked for by number."""
    for at in range(0, len(numbers), 500):
        items = library.items(numbers[at : at + 500])
        for number in numbers[at : at + 500]:
            if number not in items:
                continue
            try:
                yield items[number], library.article(number)
            except LookupError:
                if named:
                    told.fail(text("library.no-text", number=number))


def _print(library: Library, found: Iterator[tuple[Item, Article]], form: str) -> None:
    from tui.exports import content_of, record
    from tui.records import emit

    first = True
    for item, article in found:
        if form == "jsonl":
            emit(record(library, item, article))
        else:
            sys.stdout.write("\n" * (not first) + content_of(article, form, narrate))
            sys.stdout.flush()
        first = False


def _save(
    library: Library, found: Iterator[tuple[Item, Article]], form: str, folder: Path, force: bool, told: Articles
) -> None:
    from tui.commands._saving import Folder
    from tui.exports import content_of

    target = Folder(folder, force=force, failed=told.fail)
    if form == "jsonl":
        from tui.exports import record
        from tui.records import json_line

        target.write_lines(_FILE, (json_line(record(library, item, article)) + "\n" for item, article in found))
        return
    for _, article in found:
        # Markdown of a thousand articles takes minutes: what exists is found out before the work.
        target.save_as(article, _SUFFIX[form], partial(content_of, article, form, narrate))
