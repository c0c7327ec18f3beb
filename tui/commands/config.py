"""``duzhai config``: the settings file, shown, checked and written."""

from __future__ import annotations

import sys

import click

from tui.catalogue import text
from tui.inputs import display_path
from tui.streams import narrate


@click.command(help=text("cli.help.config"))
@click.option("--write", is_flag=True, help=text("cli.help.write"))
def command(write: bool) -> int:
    """Print the settings in force, or write a commented settings file; the exit status."""
    from tui.locations import settings_file

    path = settings_file()
    if write:
        return _write(display_path(str(path)))
    return _show(display_path(str(path)))


def _show(name: str) -> int:
    from tui import settings
    from tui.locations import settings_file

    current = settings.load()
    narrate(text("cli.settings-file" if settings_file().exists() else "cli.no-settings-file", path=name))
    for setting in settings.SETTINGS:
        value = current[setting.name]
        shown = str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else value
        sys.stdout.write(f"{setting.name} = {shown}\n")
    for problem in current.problems:
        narrate(f"{name}:{problem.line}: {problem.message}")
    return 1 if current.problems else 0


def _write(name: str) -> int:
    from tui import settings
    from tui.files import write_atomic
    from tui.locations import private_folder, settings_file

    try:
        private_folder(settings_file().parent)
        write_atomic(settings_file(), settings.template())
    except FileExistsError:
        narrate(text("cli.exists", path=name))
        return 1
    except OSError as error:
        narrate(text("cli.not-written", path=name, reason=error.strerror or type(error).__name__))
        return 1
    sys.stdout.write(name + "\n")
    return 0
