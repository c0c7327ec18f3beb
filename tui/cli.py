"""The command line: finds the sub-command, or opens the reader.

A sub-command is a module in `tui.commands` whose attribute ``command`` is a `click.Command`; adding a file adds a
command. Opening the reader needs no click, which saves a tenth of the way to the first frame.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.inputs import STDIN
from tui.opening import COMPLETE_VARIABLE, INTERRUPTED, command_names, open_reader
from tui.streams import narrate, prepare_streams

if TYPE_CHECKING:
    import click


def run(args: list[str]) -> int:
    """Run the command line ``args`` (without the program's name); the exit status."""
    prepare_streams()
    try:
        if args[:1] == ["--"]:
            return open_reader(args[1:])
        if _opens_reader(args):
            return open_reader(args)
        status = _group().main(args, prog_name="duzhai", standalone_mode=False)
        return int(status or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _refused(error)


def _opens_reader(args: Sequence[str]) -> bool:
    """Whether ``args`` are paths only, so that click is not needed."""
    if os.environ.get(COMPLETE_VARIABLE):
        return False
    if any(arg.startswith("-") and arg != STDIN for arg in args):
        return False
    if os.name == "nt" and any(mark in arg for arg in args for mark in "*?[~%"):
        return False  # click expands these where the shell does not
    return not args or args[0] not in command_names()


def _group() -> click.Group:
    from tui import catalogue, settings

    catalogue.set_language(settings.load().word("language"))  # type: ignore[arg-type]
    from tui.group import duzhai

    if os.environ.get(COMPLETE_VARIABLE):
        from tui.shell_completion import register

        register()
    return duzhai


def _refused(error: Exception) -> int:
    """Say what was wrong with the call, or with us; the exit status."""
    import click

    if isinstance(error, click.Abort):
        return INTERRUPTED
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if os.environ.get("DUZHAI_TRACEBACK"):
        raise error
    from tui.catalogue import text

    narrate(text("cli.defect", kind=type(error).__name__, reason=error))
    return 1
