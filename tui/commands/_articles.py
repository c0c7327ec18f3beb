"""Reading the articles that a command was given, and telling of those that could not be read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from tui import settings
from tui.catalogue import error_text, text
from tui.inputs import STDIN, display_path, files_in, is_address, library_number
from tui.streams import narrate

if TYPE_CHECKING:
    from summarise import Article, ArticleError

Result = TypeVar("Result")


def wording(error: ArticleError, origin: str) -> str:
    """The sentence that tells of ``error``, with the path as people read it."""
    message = str(error).replace(error.origin, origin) if error.origin else str(error)
    message = error_text(error.code, origin, message)
    return message if origin in message else f"{origin}: {message}"


class Articles:
    """The articles behind the words of a command line, one after the other; ``failed`` tells how it went."""

    def __init__(self, paths: Sequence[str], *, encoding: str | None = None) -> None:
        self._paths = paths
        self._encoding = encoding
        self._typography = settings.load().flag("typography")
        self.failed = False

    @property
    def several(self) -> bool:
        """Whether more than one article may come, so that each has to be headed by its name."""
        return len(self._paths) > 1 or any(library_number(p) is None and os.path.isdir(p) for p in self._paths)

    @property
    def status(self) -> int:
        """The exit status that belongs to what happened."""
        return 1 if self.failed else 0

    def fail(self, message: str) -> None:
        """Tell of something that could not be done; the rest goes on."""
        self.failed = True
        narrate(message)

    def __iter__(self) -> Iterator[tuple[str, Article]]:
        """Each readable article with its path or address as text."""
        for origin, source in self._sources():
            article = self._attempt(origin, partial(self._read, source))
            if article is not None:
                yield origin, article

    def each(self, work: Callable[[Article], Result]) -> Iterator[tuple[str, Article, Result]]:
        """Each readable article with what ``work`` makes of it; where it cannot, that is told and the rest goes on."""
        for origin, article in self:
            result = self._attempt(origin, partial(work, article))
            if result is not None:
                yield origin, article, result

    def _read(self, source: str | bytes) -> Article:
        number = library_number(source) if isinstance(source, str) else None
        if number is not None:
            from tui.stored import read_stored

            return read_stored(number)
        from summarise import read_article

        return read_article(source, encoding=self._encoding, typography=self._typography)

    def _attempt(self, origin: str, work: Callable[[], Result]) -> Result | None:
        from summarise import ArticleError
        from summarise.ranking.methods import MethodTooSlow

        try:
            return work()
        except ArticleError as error:
            self.fail(wording(error, origin))
        except MethodTooSlow as error:
            self.fail(f"{origin}: {error}")
        except OSError as error:
            self.fail(text("cli.unreadable", origin=origin, reason=error.strerror or type(error).__name__))
        except Exception as error:
            # A defect of ours met one article; the others are not to suffer for it.
            if os.environ.get("DUZHAI_TRACEBACK"):
                raise
            self.fail(text("cli.defect-in", origin=origin, kind=type(error).__name__, reason=error))
        return None

    def _sources(self) -> Iterator[tuple[str, str | bytes]]:
        for path in self._paths:
            origin = display_path(path)
            if path == STDIN:
                yield origin, sys.stdin.buffer.read()
            elif not is_address(path) and library_number(path) is None and os.path.isdir(path):
                yield from self._in_folder(path, origin)
            else:
                yield origin, path

    def _in_folder(self, folder: str, origin: str) -> Iterator[tuple[str, str]]:
        found = others = 0
        for path, text_like in files_in(folder, failed=self._unlisted):
            if text_like:
                found += 1
                yield display_path(path), path
            else:
                others += 1
        if not found:
            self.fail(text("cli.no-files", origin=origin))
        elif others:
            narrate(text("cli.others", origin=origin, count=others))

    def _unlisted(self, error: OSError) -> None:
        reason = error.strerror or type(error).__name__
        self.fail(text("cli.unreadable", origin=display_path(str(error.filename)), reason=reason))
