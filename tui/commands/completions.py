"""``duzhai completions``: the script that teaches a shell to complete our command line."""

from __future__ import annotations

import sys

import click
from click.shell_completion import get_completion_class

from tui.catalogue import text
from tui.opening import COMPLETE_VARIABLE
from tui.shell_completion import register

# What a shell's start-up file has to say; click brings one class a shell.
SHELLS = ("bash", "zsh", "fish")


@click.command(help=text("cli.help.completions"))
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script for ``shell``."""
    register()
    kind = get_completion_class(shell)
    assert kind is not None
    root = ctx.find_root()
    sys.stdout.write(kind(root.command, {}, "duzhai", COMPLETE_VARIABLE).source() + "\n")
