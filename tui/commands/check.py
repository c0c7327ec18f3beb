"""``duzhai check``: whether what duzhai keeps is sound, and mending it."""

from __future__ import annotations

import sys

import click

from tui.catalogue import text


@click.command(help=text("library.help.check"))
@click.option("--repair", is_flag=True, help=text("library.help.repair"))
@click.option("--json", "as_lines", is_flag=True, help=text("library.help.check-json"))
def command(repair: bool, as_lines: bool) -> int:
    """Print a line for each thing that was looked at; the exit status is 1 where something is not sound."""
    from tui.checks import check_all
    from tui.commands._table import harmless
    from tui.library_door import close_library
    from tui.records import as_json, emit

    status = 0
    for verdict in check_all(repair=repair):
        status |= verdict.state == "bad"
        if as_lines:
            emit(as_json(verdict))
        else:
            line = f"{text(f'library.state-{verdict.state}')}  {verdict.part}: {verdict.message}"
            sys.stdout.write(harmless(line).replace("\n", " ") + "\n")
            sys.stdout.flush()
    close_library()
    return status
