"""``duzhai keys``: every action of the reader with its keys."""

from __future__ import annotations

import sys

import click

from tui.catalogue import text
from tui.commands._table import columns
from tui.records import as_json, emit


@click.command(help=text("cli.help.keys"))
@click.option("--json", "as_lines", is_flag=True, help=text("cli.help.json"))
def command(as_lines: bool) -> None:
    """Print the table of keys, the user's own included."""
    from tui import keys, settings
    from tui.select_keys import SELECTING

    own = dict(settings.load().keys)
    rows = (*keys.table(own), *keys.table(own, SELECTING))
    if as_lines:
        for row in rows:
            emit(as_json(row))
    else:
        table = columns([(row.keys, row.description, row.id) for row in rows])
        sys.stdout.writelines(line + "\n" for line in table)
