"""``duzhai themes``: the names of the themes."""

from __future__ import annotations

import sys

import click

from tui.catalogue import text


@click.command(help=text("cli.help.themes"))
def command() -> None:
    """Print the themes that the setting may name, the one in force marked."""
    from tui import settings

    current = settings.load()["theme"]
    declared = next(setting for setting in settings.SETTINGS if setting.name == "theme")
    assert isinstance(declared.allowed, tuple)
    for name in declared.allowed:
        sys.stdout.write(f"{'*' if name == current else ' '} {name}\n")
