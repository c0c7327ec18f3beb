"""What ``duzhai add`` does: an import written down, run, stopped, gone on with, and its report."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui import settings
from tui.catalogue import error_text, text
from tui.import_reader import kept_input, reader_of
from tui.inputs import STDIN, display_path, files_in, is_address, library_number
from tui.streams import narrate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import FrameType

    from summarise.library import Failure, ImportReport, Library


class Sources:
    """What a call named, as an import takes it; ``failed`` tells whether something could not even be looked at."""

    def __init__(self, paths: Sequence[str], pattern: str | None) -> None:
        self._paths = paths
        self._pattern = pattern
        self.failed = False

    def fail(self, message: str) -> None:
        """Tell of something that could not be done; the rest goes on."""
        self.failed = True
        narrate(message)

    def __iter__(self) -> Iterator[str]:
        """Absolute paths, addresses, and ``-``."""
        for path in self._paths:
            if path == STDIN or is_address(path):
                yield path
            elif library_number(path) is not None:
                self.fail(text("library.is-there", origin=path))
            elif os.path.isdir(path):
                yield from self._in_folder(path)
            else:
                yield os.path.abspath(path)

    def _in_folder(self, folder: str) -> Iterator[str]:
        found = others = 0
        for path, text_like in files_in(folder, failed=self._unlisted):
            if text_like if self._pattern is None else _matches(path, folder, self._pattern):
                found += 1
                yield os.path.abspath(path)
            else:
                others += 1
        if not found:
            self.fail(text("cli.no-files", origin=display_path(folder)))
        elif others and self._pattern is None:
            narrate(text("cli.others", origin=display_path(folder), count=others))

    def _unlisted(self, error: OSError) -> None:
        reason = error.strerror or type(error).__name__
        self.fail(text("cli.unreadable", origin=display_path(str(error.filename)), reason=reason))


def _matches(path: str, folder: str, pattern: str) -> bool:
    """Whether a file's name, or its path below ``folder``, fits the pattern."""
    below = os.path.relpath(path, folder)
    return fnmatchcase(os.path.basename(path), pattern) or fnmatchcase(below, pattern)


def start(library: Library, sources: Sources, options: dict[str, Any]) -> int | None:
    """Write down the import of ``sources``; its number, None where there is nothing to read."""
    origins = list(dict.fromkeys(sources))
    if not origins:
        return None
    if STDIN not in origins:
        return library.start_import(origins, options)
    spooled = _spool(library, sys.stdin.buffer)
    number = library.start_import(origins, options | {"stdin": True})
    os.replace(spooled, kept_input(library, number))
    return number


def start_lines(library: Library, path: str, sources: Sources, options: dict[str, Any]) -> int | None:
    """Write down the import of the JSON Lines in the file ``path``; lines that are no articles are told."""
    from tui.json_lines import scan

    spooled = _spool(library, sys.stdin.buffer) if path == STDIN else None
    lines = str(spooled or os.path.abspath(path))
    name = STDIN if spooled else lines
    origins = []
    try:
        for line in scan(lines):
            if line.fault is None:
                origins.append(f"{name}:{line.number}")
            else:
                wrong = text(f"library.line-{line.fault.code}", field=line.fault.detail)
                sources.fail(f"{display_path(path)}:{line.number}: {wrong}")
    except OSError as error:
        sources.fail(text("cli.unreadable", origin=display_path(path), reason=error.strerror or error))
    if not origins:
        if spooled:
            spooled.unlink()
        return None
    number = library.start_import(origins, options | ({"lines": None} if spooled else {"lines": lines}))
    if spooled:
        os.replace(spooled, kept_input(library, number))
    return number


def _spool(library: Library, stream: Any) -> Path:
    """Standard input in a file, so that an import can be gone on with after a kill."""
    from summarise.library.files import LibraryError, private_folder
    from summarise.library.locks import folder_of

    folder = folder_of(library.path)
    private_folder(folder)
    path = folder / f"{os.getpid()}.new"
    try:
        with open(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
            shutil.copyfileobj(stream, file)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise LibraryError("denied", f"{path}: could not be written ({error.strerror})", path) from error
    return path


def run(library: Library, number: int) -> ImportReport | None:
    """Run an import with its progress on standard error; its report, None where Ctrl-C stopped it."""
    from summarise.watch import Cancelled
    from tui.commands._progress import ProgressLine

    reader = reader_of(library, number, typography=settings.load().flag("typography"))
    line = ProgressLine()
    stop = _Stop(line)
    try:
        with stop:
            report = library.run_import(number, reader=reader, report=line, stopped=stop)
    except Cancelled:
        line.clear()
        state = library.import_report(number)
        narrate(text("library.stopped", done=state.total - state.waiting, total=state.total))
        return None
    finally:
        line.clear()
    if reader.lines is not None:
        from tui.personal_lines import give_personal

        give_personal(library, reader.lines)
    kept_input(library, number).unlink(missing_ok=True)
    return report


class _Stop:
    """While it is entered, the first Ctrl-C asks an import to stop in order, the second one ends at once."""

    def __init__(self, line: Any) -> None:
        self._line = line
        self._asked = False
        self._before: Any = None

    def __call__(self) -> bool:
        return self._asked

    def __enter__(self) -> None:
        self._before = signal.signal(signal.SIGINT, self._interrupted)

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _interrupted(self, _number: int, _frame: FrameType | None) -> None:
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True
        self._line.clear()
        narrate(text("library.stopping"))


def tell_failures(report: ImportReport) -> None:
    """One line on standard error for each thing that could not be read."""
    for failure in report.failed:
        narrate(failure_sentence(failure))


def failure_sentence(failure: Failure) -> str:
    """What was wrong with something, in the language of the interface."""
    origin = display_path(failure.origin)
    message = error_text(failure.code, origin, failure.message.replace(failure.origin, origin))
    return message if origin in message else f"{origin}: {message}"


def print_report(report: ImportReport) -> None:
    """The counts of a report, each with the call that lists its articles."""
    from tui.commands._table import columns

    rows = []
    for name, query in report.queries.items():
        value = getattr(report, name)
        count = len(value) if name == "failed" else value
        call = f"duzhai list '{query}'" if " " in query else f"duzhai list {query}"
        rows.append((text(f"library.report-{name}"), str(count), call if count else ""))
    rows.insert(1, (text("library.report-known"), str(report.known), ""))
    if report.waiting:
        rows.append((text("library.report-waiting"), str(report.waiting), "duzhai add --resume"))
    sys.stdout.write(text("library.report", number=report.id, count=report.total) + "\n")
    sys.stdout.writelines(f"  {line}\n" for line in columns(rows))


def report_record(report: ImportReport) -> dict[str, Any]:
    """The JSON object of a report."""
    from tui.json_lines import moment
    from tui.records import as_json

    failed = [as_json(failure) | {"origin": display_path(failure.origin)} for failure in report.failed]
    times = {"started": moment(report.started), "finished": moment(report.finished)}
    record: dict[str, Any] = as_json(report)
    return record | times | {"failed": failed, "queries": report.queries}


def print_items(library: Library, number: int) -> None:
    """One JSON object for each thing that an import was to read."""
    from tui.records import as_json, emit

    for item in library.import_items(number):
        emit({"import": number} | as_json(item) | {"origin": display_path(item.origin)})
