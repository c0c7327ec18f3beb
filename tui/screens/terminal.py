"""Lending the terminal to another program: the user's editor, a pager."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from textual.app import App, SuspendNotSupported

from tui import catalogue, running

Result = TypeVar("Result")


def edited(app: App[Any], text: str, name: str, tell: Callable[[str], None], *, writable: bool = True) -> str | None:
    """What the user makes of ``text`` in his editor; None, and a word about it, where that cannot be."""
    return _lend(app, lambda: running.edit(text, name=name, writable=writable), tell)


def lent(app: App[Any], command: str, text: str, tell: Callable[[str], None]) -> int | None:
    """Run a command that needs the terminal, with ``text`` on its input; its exit status, or None."""
    return _lend(app, lambda: running.run_in_terminal(command, text), tell)


def _lend(app: App[Any], work: Callable[[], Result], tell: Callable[[str], None]) -> Result | None:
    result: Result | None = None
    trouble: OSError | None = None
    try:
        with app.suspend():
            # Nothing may be raised in here: the terminal would not be taken back.
            try:
                result = work()
            except OSError as error:
                trouble = error
    except SuspendNotSupported:
        tell(catalogue.text("terminal.none"))
    if trouble is not None and trouble.filename == "EDITOR":
        tell(catalogue.text("editor.none"))
    elif trouble is not None:
        name = f"{trouble.filename}: " if trouble.filename else ""
        tell(catalogue.text("command.failed", reason=f"{name}{trouble.strerror or trouble}"))
    return result
