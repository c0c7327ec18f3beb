"""``duzhai where``: the folders in which duzhai keeps its things."""

from __future__ import annotations

import sys

import click

from tui.catalogue import text
from tui.commands._table import columns
from tui.inputs import display_path
from tui.records import emit


@click.command(help=text("cli.help.where"))
@click.option("--json", "as_lines", is_flag=True, help=text("cli.help.json"))
def command(as_lines: bool) -> None:
    """Print each folder by its name; none is created."""
    from tui.locations import folders

    found = {name: display_path(str(path)) for name, path in folders().items()}
    if as_lines:
        emit(dict(found))
    else:
        sys.stdout.writelines(line + "\n" for line in columns(list(found.items())))
