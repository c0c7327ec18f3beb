"""``duzhai notes``: highlights and notes, of the articles that are named or of all."""

from __future__ import annotations

import click

from tui.catalogue import text
from tui.commands._notes import print_notes


@click.command(help=text("cli.help.notes"))
@click.argument("paths", metavar="[PATH|ID]...", nargs=-1, type=click.Path())
@click.option("--format", "form", type=click.Choice(["md", "jsonl"]), default="md", help=text("cli.help.notes-format"))
@click.option("--json", "as_lines", is_flag=True, help=text("cli.help.json"))
def command(paths: tuple[str, ...], form: str, as_lines: bool) -> int:
    """Print them; the exit status."""
    return print_notes(paths, as_lines=as_lines or form == "jsonl")
