"""What a reader types to be added: files, folders, patterns and addresses, taken apart into single origins."""

from __future__ import annotations

import glob
import os
import shlex
from collections.abc import Callable, Iterator

from summarise.watch import Cancelled
from tui import catalogue
from tui.inputs import display_path, files_in, is_address


class NothingToAdd(Exception):
    """What was typed names nothing that could be read; the message is one sentence in the interface's language."""


def gather(
    typed: str, *, found: Callable[[int], None] = lambda _count: None, stopped: Callable[[], bool] = lambda: False
) -> list[str]:
    """The files and addresses that ``typed`` stands for, files by their absolute paths, each once.

    A terminal puts a file that is dropped on it into quotes, or backslashes before its spaces, and several side by
    side; all of that is understood, and a path that exists as it is typed goes before.

    Args:
        typed: a path, folder, pattern or address, or several as a shell would take them.
        found: told how many there are, while folders are looked through.
        stopped: asked while folders are looked through.

    Raises:
        NothingToAdd: nothing, or something that is not there.
        Cancelled: when ``stopped`` said so.
    """
    words = _words(typed)
    if not words:
        raise NothingToAdd(catalogue.text("import.empty"))
    origins: dict[str, None] = {}
    for word in words:
        nothing = True
        for origin in _origins(word):
            nothing = False
            origins[origin] = None
            if len(origins) % 100 == 0:
                found(len(origins))
            if stopped():
                raise Cancelled
        if nothing:
            key = "error.empty-folder" if os.path.isdir(_path(word)) else "import.no-match"
            raise NothingToAdd(catalogue.text(key, origin=display_path(word)))
    found(len(origins))
    return list(origins)


def _words(typed: str) -> list[str]:
    """The paths and addresses in what was typed."""
    typed = typed.strip()
    if not typed or os.path.exists(_path(typed)):
        return [typed] if typed else []
    try:
        words = shlex.split(typed)
    except ValueError:
        # An apostrophe in a name is no quotation mark.
        return [typed]
    whole = all(is_address(word) or glob.has_magic(word) or os.path.exists(_path(word)) for word in words)
    return words if whole else [typed]


def _path(word: str) -> str:
    return os.path.abspath(os.path.expanduser(word))


def _origins(word: str) -> Iterator[str]:
    """The origins that one word names.

    Raises:
        NothingToAdd: there is no such file.
    """
    if is_address(word):
        yield word
        return
    path = _path(word)
    if os.path.isdir(path):
        yield from (file for file, text_like in files_in(path) if text_like)
    elif os.path.exists(path):
        yield path
    elif glob.has_magic(word):
        for match in sorted(glob.iglob(path, recursive=True)):
            if os.path.isdir(match):
                yield from (file for file, text_like in files_in(match) if text_like)
            else:
                yield match
    else:
        raise NothingToAdd(catalogue.text("error.missing", origin=display_path(word)))
