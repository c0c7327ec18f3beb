"""Writing a file from a screen: asks before it replaces one, says where it went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen

from tui import catalogue
from tui.files import write_atomic
from tui.screens.choose import Choice, ChooseDialog


def write_new(
    screen: Screen[Any],
    path: Path,
    content: str,
    tell: Callable[[str], None],
    *,
    merged: str | None = None,
    again: Callable[[Path, str], None] | None = None,
    written: Callable[[Path], None] | None = None,
) -> None:
    """Write ``content`` to ``path``; where a file is there already, ask.

    Args:
        screen: on which to ask.
        path: where to write.
        content: what to write.
        tell: says in the status line what came of it.
        merged: what the file would hold if only our part of it were replaced; offered where it is given.
        again: asks for another path where this one could not be written; told the path and what was wrong.
        written: called with the path that was written in the end.
    """

    def write(target: Path, text: str, *, overwrite: bool) -> None:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(target, text, overwrite=overwrite)
        except OSError as error:
            problem = catalogue.text("save.failed", path=target, reason=error.strerror or str(error))
            tell(problem)
            if again is not None:
                again(target, problem)
            return
        tell(catalogue.text("save.done", path=target))
        if written is not None:
            written(target)

    if not path.exists():
        write(path, content, overwrite=False)
        return
    beside = free_name(path)
    choices = [Choice("other", "o", catalogue.text("save.other", name=beside.name))]
    if merged is not None:
        choices.insert(0, Choice("update", "u", catalogue.text("save.update")))
    choices.append(Choice("replace", "r", catalogue.text("save.replace")))

    def answered(answer: str | None) -> None:
        if answer == "update" and merged is not None:
            write(path, merged, overwrite=True)
        elif answer == "replace":
            write(path, content, overwrite=True)
        elif answer == "other":
            write(beside, content, overwrite=False)

    screen.app.push_screen(ChooseDialog(catalogue.text("save.exists", path=path), choices), answered)


def free_name(path: Path) -> Path:
    """A name beside ``path`` that no file has."""
    number = 2
    while (other := path.with_name(f"{path.stem} {number}{path.suffix}")).exists():
        number += 1
    return other
