"""``duzhai add``: articles into the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.catalogue import text
from tui.commands._library import TagName, reading, writing
from tui.inputs import display_path
from tui.opening import INTERRUPTED
from tui.streams import narrate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarise.library import Library
    from tui.commands._import import Sources

_LAST = 0


@click.command(help=text("library.help.add"))
@click.argument("paths", metavar="[PATH|URL|-]...", nargs=-1, type=click.Path())
@click.option("--glob", "pattern", metavar="PATTERN", help=text("library.help.glob"))
@click.option("--jsonl", "lines", metavar="FILE", type=click.Path(), help=text("library.help.jsonl"))
@click.option("--tag", "tags", metavar="T", multiple=True, type=TagName(), help=text("library.help.add-tag"))
@click.option("--encoding", metavar="E", help=text("cli.help.encoding"))
@click.option("--resume", is_flag=True, help=text("library.help.resume"))
@click.option(
    "--report", metavar="[N]", type=click.IntRange(min=0), is_flag=False, flag_value=_LAST,
    help=text("library.help.report"),
)  # fmt: skip
@click.option("--json", "as_lines", is_flag=True, help=text("library.help.add-json"))
def command(
    paths: tuple[str, ...],
    pattern: str | None,
    lines: str | None,
    tags: tuple[str, ...],
    encoding: str | None,
    resume: bool,
    report: int | None,
    as_lines: bool,
) -> int:
    """Read what ``paths`` name into the library, and tell how it went; the exit status."""
    ways = [bool(paths), lines is not None, resume, report is not None]
    if sum(ways) != 1:
        raise click.UsageError(text("library.add-what"))
    if pattern is not None and not paths:
        raise click.UsageError(text("library.glob-folders"))
    if (resume or report is not None) and (tags or encoding):
        raise click.UsageError(text("library.add-what"))
    if report is not None:
        return reading(lambda library: _show(library, report, as_lines))

    from tui.commands import _import

    sources = _import.Sources(paths, pattern)
    options = {"tags": [display_path(tag) for tag in tags], "encoding": encoding}

    def work(library: Library) -> int:
        left = [number for number in library.unfinished_imports() if not library.is_importing(number)]
        if resume:
            if not left:
                narrate(text("library.nothing-left"))
            return _run(library, left, sources, as_lines)
        for number in left:
            state = library.import_report(number)
            narrate(text("library.unfinished", number=number, waiting=state.waiting, total=state.total))
        if lines is not None:
            started = _import.start_lines(library, lines, sources, options)
        else:
            started = _import.start(library, sources, options)
        return _run(library, [] if started is None else [started], sources, as_lines)

    return writing(work)


def _run(library: Library, numbers: Iterable[int], sources: Sources, as_lines: bool) -> int:
    """Run imports one after the other and print how each went."""
    from tui.commands import _import

    status = int(sources.failed)
    for number in numbers:
        report = _import.run(library, number)
        if report is None:
            return INTERRUPTED
        _import.tell_failures(report)
        if as_lines:
            _import.print_items(library, number)
        else:
            _import.print_report(report)
        status |= bool(report.failed)
    return status


def _show(library: Library, number: int, as_lines: bool) -> int:
    """Print the kept report of an import, the last one for `_LAST`."""
    from tui.commands import _import
    from tui.records import emit

    known = library.imports()
    if number == _LAST:
        number = known[0] if known else 1
    if number not in known:
        narrate(text("library.no-import", number=number))
        return 1
    report = library.import_report(number)
    if as_lines:
        emit(_import.report_record(report))
    else:
        _import.print_report(report)
        _import.tell_failures(report)
    return 0
