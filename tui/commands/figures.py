"""``duzhai figures``: the key figures of articles."""

from __future__ import annotations

import click

from tui.catalogue import text
from tui.commands._articles import Articles
from tui.commands._library import ArticlePath

FORMATS = ("table", "md", "csv")


@click.command(help=text("cli.help.figures"))
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=ArticlePath())
@click.option("--all", "everything", is_flag=True, help=text("cli.help.all"))
@click.option("--board", is_flag=True, help=text("cli.help.board"))
@click.option("--format", "form", type=click.Choice(FORMATS), help=text("cli.help.format-figures"))
@click.option("--json", "as_lines", is_flag=True, help=text("cli.help.json"))
def command(paths: tuple[str, ...], everything: bool, board: bool, form: str | None, as_lines: bool) -> int:
    """Print the figures of the articles behind ``paths``; the exit status."""
    if as_lines and form is not None:
        raise click.UsageError(text("cli.one-format"))
    from tui.commands import _board, _figures

    articles = Articles(paths)
    form = "json" if as_lines else form or "table"
    if board:
        _board.show(articles, form, everything=everything)
    else:
        _figures.show(articles, form, everything=everything)
    return articles.status
