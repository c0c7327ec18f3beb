"""The click group behind ``duzhai``: sub-commands loaded when they are asked for, anything else is a path."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from tui.catalogue import text
from tui.opening import INTERRUPTED, command_names, open_reader
from tui.streams import silence_stdout


class LazyGroup(click.Group):
    """Finds its commands in `tui.commands`, and takes what is no command for paths to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all sub-commands."""
        return command_names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The sub-command of that name; None where there is none."""
        if cmd_name not in command_names():
            return None
        found = import_module(f"tui.commands.{cmd_name}").command
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The sub-command that ``args`` name and its arguments; opening paths where they name none."""
        if args[0] in command_names():
            return super().resolve_command(ctx, args)
        return "", _opener, args

    def invoke(self, ctx: click.Context) -> Any:
        """Run what was asked for; click's own ends of a closed pipe and of Ctrl-C are not ours."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Whoever read our output has seen enough; that is no failure.
            silence_stdout()
            return 0
        except KeyboardInterrupt:
            return INTERRUPTED
        return status

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Sub-commands and files alike, and articles of the library once ``id:`` was typed."""
        if incomplete.startswith("id:"):
            from tui.commands._library import ArticleId

            return ArticleId().shell_complete(ctx, self.params[0], incomplete)
        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]


def _open(paths: tuple[str, ...], at: int | None) -> int:
    told = click.get_current_context().parent
    return open_reader(paths, at if at is not None else told.params.get("at") if told is not None else None)


class _Opener(click.Command):
    """Not a command by name: its mistakes are those of the whole call."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = ctx.parent
            raise


_AT = ["--at"]
_OFFSET = click.IntRange(min=0)
_opener = _Opener(
    "open",
    callback=_open,
    params=[
        click.Argument(["paths"], nargs=-1, type=click.Path()),
        click.Option(_AT, type=_OFFSET, metavar="OFFSET"),
    ],
    add_help_option=False,
)


def _say_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"duzhai {_version()}")
        ctx.exit()


def _version() -> str:
    """The version of the installed package, or of the checkout where nothing is installed."""
    from importlib import metadata
    from pathlib import Path

    try:
        return metadata.version("duzhai")
    except metadata.PackageNotFoundError:
        import tomllib

        project = Path(__file__).parent.parent / "pyproject.toml"
        return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    help=text("cli.help"),
    epilog=text("cli.help.status"),
    subcommand_metavar="[PATH|URL|-]... | COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_say_version, help=text("cli.help.version")
)
@click.option(*_AT, type=_OFFSET, metavar="OFFSET", help=text("cli.help.at"))
@click.pass_context
def duzhai(ctx: click.Context, at: int | None) -> int:
    """Open the reader when nothing else is asked for."""
    if at is not None and ctx.invoked_subcommand:
        raise click.UsageError(text("cli.at-alone"))
    return open_reader([], at) if ctx.invoked_subcommand is None else 0
