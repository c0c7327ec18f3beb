"""The library behind the commands: opened, kept safe, its troubles told; and articles named by their numbers."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from tui.catalogue import text
from tui.inputs import library_number
from tui.shell_completion import item as offer
from tui.streams import narrate

if TYPE_CHECKING:
    from summarise.library import Item, Library

    _ParamType = click.ParamType[Any, Any]
else:
    _ParamType = click.ParamType  # in click 8.1 it takes no parameters

Row = TypeVar("Row")
_OFFERED = 50  # articles and tags that a shell is offered


def reading(work: Callable[[Library], int]) -> int:
    """Let ``work`` read the library; its exit status. No library is made for that: an empty one is told instead."""
    from tui.library_door import library_exists

    if not library_exists():
        narrate(text("library.empty"))
        return 0
    return _guarded(work)


def writing(work: Callable[[Library], int], *, before: bool = False) -> int:
    """Let ``work`` change the library, which is made where there is none; its exit status.

    Once a day the library is copied and what has been in the trash for thirty days goes, after the work or ``before``.
    """

    def safely(library: Library) -> int:
        if before:
            keep_safe(library)
        status = work(library)
        if not before:
            keep_safe(library)
        return status

    return _guarded(safely)


def _guarded(work: Callable[[Library], int]) -> int:
    from summarise.library.files import LibraryError, damaged
    from tui.library_door import close_library, library_trouble, open_library

    try:
        library = open_library()
        if library.notice:
            narrate(library.notice)
        try:
            return work(library)
        except sqlite3.OperationalError as error:
            # Locked, full, gone: what SQLite says of it is a sentence.
            narrate(text("library.failed", path=library.path, reason=error))
        except sqlite3.DatabaseError:
            narrate(library_trouble(damaged(library.path)))
    except LibraryError as error:
        narrate(library_trouble(error))
    finally:
        close_library()
    return 1


def keep_safe(library: Library) -> None:
    """Copy the library unless that was done today; where it cannot be, that is told and nothing else suffers."""
    from summarise.library.files import LibraryError
    from tui.library_door import library_trouble

    try:
        if library.back_up() is not None:
            library.purge()
    except LibraryError as error:
        narrate(library_trouble(error))
    except sqlite3.Error as error:
        narrate(text("library.failed", path=library.path, reason=error))


class ArticleId(_ParamType):
    """An article's number in the library, ``12`` or ``id:12``."""

    name = "ID"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number that ``value`` names."""
        if isinstance(value, int):
            return value
        word = str(value)
        number = library_number(word if word.startswith("id:") else f"id:{word}")
        if number is None:
            self.fail(text("library.no-id", id=word), param, ctx)
        return number

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The newest articles whose numbers begin so, with their titles."""
        prefix, digits = ("id:", incomplete[3:]) if incomplete.startswith("id:") else ("", incomplete)
        items = _looked_up(lambda library: library.page(limit=2_000))
        found = [item for item in items if str(item.id).startswith(digits)][:_OFFERED]
        return [offer(f"{prefix}{item.id}", label(item)) for item in found]


class ArticlePath(click.Path):
    """A path, an address, or an article of the library as ``id:N``."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Files, and articles by number once ``id:`` was typed."""
        if incomplete.startswith("id:"):
            return ArticleId().shell_complete(ctx, param, incomplete)
        return super().shell_complete(ctx, param, incomplete)


class TagName(_ParamType):
    """A tag; the shell is offered those in use."""

    name = "T"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The tags that begin so."""
        tags = _looked_up(lambda library: library.tags())
        return [offer(tag) for tag, _ in tags if tag.startswith(incomplete)][:_OFFERED]


class QueryText(_ParamType):
    """A word of a query; the shell is offered filters, tags and sources."""

    name = "QUERY"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """What the last filter of ``incomplete`` may be."""
        from summarise.library.queries import FILTERS

        before, space, word = incomplete.rpartition(" ")
        key, colon, value = word.partition(":")
        if not colon:
            return [offer(before + space + name) for name in FILTERS if name.startswith(word)]
        names: Iterable[str] = ()
        if key == "tag":
            names = [tag for tag, _ in _looked_up(lambda library: library.tags())]
        elif key == "source":
            rows = _looked_up(lambda library: library.page(limit=2_000))
            names = sorted({item.source for item in rows if item.source})
        found = [f'"{name}"' if " " in name else name for name in names if name.startswith(value)]
        return [offer(f"{before}{space}{key}:{name}") for name in found[:_OFFERED]]


def _looked_up(look: Callable[[Library], Sequence[Row]]) -> Sequence[Row]:
    """What ``look`` finds in the library, for a shell that must never see an error."""
    from tui.library_door import library_exists, open_library

    try:
        return look(open_library()) if library_exists() else ()
    except Exception:
        return ()


def existing(library: Library, ids: Iterable[int]) -> tuple[list[int], int]:
    """Those of ``ids`` that are in the library, each once; the others are told, and the exit status that belongs."""
    wanted = list(dict.fromkeys(ids))
    known = library.items(wanted)
    for number in wanted:
        if number not in known:
            narrate(text("error.no-article", origin=f"id:{number}"))
    return [number for number in wanted if number in known], int(len(known) < len(wanted))


def chosen(library: Library, ids: Sequence[int], query: str | None) -> tuple[list[int], int]:
    """The articles named by number and those that a query selects, reprints included; and the exit status."""
    numbers, status = existing(library, ids)
    if query is not None:
        found = sorted(library.ids(query, collapse=False))
        numbers = list(dict.fromkeys([*numbers, *found]))
    return numbers, status


def check_choice(ids: Sequence[int], query: str | None, *, needed: bool = True) -> None:
    """Refuse a call that names no articles.

    Raises:
        click.UsageError: for neither numbers nor a query, or an empty one, which would mean everything.
    """
    if query is not None and not query.strip():
        raise click.UsageError(text("library.empty-query"))
    if needed and not ids and query is None:
        raise click.UsageError(text("library.choose"))


def label(item: Item) -> str:
    """An article in a few words: its title or its first sentence, or where it came from."""
    from tui.inputs import display_path

    return item.title or item.opening or display_path(item.origin or "") or text("library.untitled")
