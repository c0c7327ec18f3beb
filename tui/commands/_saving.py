"""One Markdown file per article in a folder; what is there already is the user's."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from tui import settings
from tui.catalogue import text
from tui.files import write_atomic
from tui.inputs import display_path
from tui.streams import narrate

if TYPE_CHECKING:
    from summarise import Article
    from summarise.results import Target


class Folder:
    """The folder that a run saves into; two articles of the same name get two files."""

    def __init__(self, path: Path, *, force: bool, failed: Callable[[str], None]) -> None:
        self._path = path
        self._force = force
        self._pattern = settings.load().word("file_name")
        self._failed = failed
        self._taken: set[str] = set()

    def save(self, article: Article, content: str, target: Target) -> None:
        """Write ``content``, the Markdown of ``article``, and say where it went, or why it did not."""
        from summarise.markdown import file_name

        try:
            name = file_name(article, self._pattern, target)
        except ValueError as error:
            self._failed(text("cli.file-name", reason=error))
        else:
            self.write(name, content)

    def save_as(self, article: Article, suffix: str, content: Callable[[], str]) -> None:
        """Write what ``content`` makes to a file named for ``article``; not made at all where the file is there."""
        from summarise.markdown import file_name

        try:
            stem = file_name(article, self._pattern, "original").removesuffix(".md")
        except ValueError as error:
            self._failed(text("cli.file-name", reason=error))
            return
        name = self._free(stem + suffix)
        if not self._force and os.path.lexists(self._path / name):
            self._failed(text("cli.exists-force", path=display_path(str(self._path / name))))
        else:
            self._put(name, content())

    def write(self, name: str, content: str) -> None:
        """Write ``content`` to the file ``name`` and say where it went, or why it did not."""
        self._put(self._free(name), content)

    def write_lines(self, name: str, lines: Iterable[str]) -> None:
        """Write ``lines`` as they come to the file ``name``, which ``--force`` replaces whole."""
        path = self._path / name
        self._written(path, lambda: write_atomic(path, lines, overwrite=self._force))

    def _put(self, name: str, content: str) -> None:
        path = self._path / name
        if self._force and path.exists():
            self._written(path, lambda: self._replace(path, content), told=True)
        else:
            self._written(path, lambda: write_atomic(path, content))

    def _written(self, path: Path, write: Callable[[], None], *, told: bool = False) -> None:
        """Let ``write`` write ``path``; say where it went unless that is told, or why it did not."""
        shown = display_path(str(path))
        try:
            self._path.mkdir(parents=True, exist_ok=True)
            write()
            if not told:
                narrate(text("cli.written", path=shown))
        except FileExistsError:
            self._failed(text("cli.exists-force", path=shown))
        except (OSError, UnicodeError) as error:
            reason = getattr(error, "strerror", None) or type(error).__name__
            self._failed(text("cli.not-written", path=shown, reason=reason))

    def _replace(self, path: Path, content: str) -> None:
        """Put ``content`` in place of what an earlier run wrote; the user's own lines around it are kept."""
        from summarise.markdown import merge_markdown

        merged = merge_markdown(path.read_text("utf-8", errors="surrogateescape"), content)
        write_atomic(path, content if merged is None else merged, overwrite=True)
        narrate(text("cli.written" if merged is None else "cli.updated", path=display_path(str(path))))

    def _free(self, name: str) -> str:
        """``name``, with a number where this run has used it; file systems may not tell a from A."""
        stem, dot, suffix = name.rpartition(".")
        free, number = name, 1
        while free.casefold() in self._taken:
            number += 1
            free = f"{stem} {number}{dot}{suffix}"
        self._taken.add(free.casefold())
        return free
