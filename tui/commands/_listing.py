"""Rows of the library for a terminal: widths by cells, damage as a column, groups by source or folder."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tui.catalogue import text
from tui.commands._library import label
from tui.commands._records import as_json, emit
from tui.commands._table import harmless, width
from tui.inputs import display_path, is_address
from tui.json_lines import moment

if TYPE_CHECKING:
    from summarise.library import Item

_SOURCE = 12  # cells
_LEAST_TITLE = 20  # cells
_WIDTHS = {"id": 6, "date": 10, "length": 6, "damage": 8, "source": _SOURCE}
_RIGHT = frozenset({"id", "length", "damage"})


def print_table(items: Iterable[Item]) -> int:
    """Print ``items`` under a head, as they come; how many there were."""
    count = 0
    for count, item in enumerate(items, start=1):
        if count == 1:
            heads = {name: text(f"library.column.{name}") for name in (*_WIDTHS, "title")}
            sys.stdout.write(_line(heads, " ") + "\n")
        sys.stdout.write(_line(_cells(item), " " if item.read is not None or item.unreadable else "•") + "\n")
    return count


def print_json(items: Iterable[Item], group: str | None = None) -> None:
    """Print ``items`` as JSON Lines; with ``group``, each with the group that it belongs to."""
    for item in items:
        emit(record(item) | ({"group": group_of(item, group)} if group else {}))


def record(item: Item) -> dict[str, Any]:
    """The JSON object of a row; times are ISO 8601 in UTC."""
    fields: dict[str, Any] = as_json(item)
    times = {name: moment(getattr(item, name)) for name in ("added", "opened", "read")}
    return fields | times | {"origin": None if item.origin is None else display_path(item.origin)}


def groups(items: Sequence[Item], by: str) -> Iterator[tuple[str, list[Item]]]:
    """``items`` by source or folder, in the order of the names; those without one come last."""
    found: dict[str | None, list[Item]] = {}
    for item in items:
        found.setdefault(group_of(item, by), []).append(item)
    for name in sorted(found, key=lambda name: (name is None, name or "")):
        yield name or text(f"library.no-{by}"), found[name]


def group_of(item: Item, by: str) -> str | None:
    """The source of an article, or the folder or host it came from."""
    if by == "source":
        return item.source
    origin = display_path(item.origin or "")
    if is_address(origin):
        try:
            return urlsplit(origin).hostname
        except ValueError:
            return None
    return os.path.dirname(origin) or None


def damage(item: Item) -> str:
    """How damaged an article was: restored places, those in doubt marked, or that it cannot be read."""
    if item.unreadable:
        return text("library.unreadable")
    certain = item.repairs - item.uncertain
    parts = [f"{certain}*"] * bool(certain) + [f"{item.uncertain}?"] * bool(item.uncertain)
    return " ".join(parts)


def days_left(item_trashed: float, days: int) -> int:
    """Whole days until something in the trash is deleted."""
    return max(0, int((item_trashed + days * 86_400 - time.time()) // 86_400))


def _cells(item: Item) -> dict[str, str]:
    title = label(item) if item.title or item.unreadable else f"~ {_file_name(item)}"
    if item.copies:
        title += f" (+{item.copies})"
    if item.tags:
        title += "  " + " ".join(f"#{tag}" for tag in item.tags)
    return {
        "id": str(item.id),
        "date": (item.published or "")[:10],
        "length": str(item.chars) if item.chars else "",
        "damage": damage(item),
        "source": item.source or "",
        "title": title,
    }


def _file_name(item: Item) -> str:
    """What stands in for a title: the file's name, or the whole address."""
    origin = label(item)
    return origin if is_address(origin) else os.path.basename(origin) or origin


def _line(cells: dict[str, str], mark: str) -> str:
    parts = [_fitted(cells[name], size, right=name in _RIGHT) for name, size in _WIDTHS.items()]
    head = f"{parts[0]} {mark} {'  '.join(parts[1:])}  "
    title = " ".join(harmless(cells["title"]).split())
    if sys.stdout.isatty():
        room = max(_LEAST_TITLE, shutil.get_terminal_size().columns - width(head))
        title = clipped(title, room)
    return (head + title).rstrip()


def _fitted(cell: str, size: int, *, right: bool) -> str:
    """``cell`` in ``size`` cells; numbers that are longer stay whole."""
    cell = " ".join(harmless(cell).split())
    if not right:
        cell = clipped(cell, size)
    gap = " " * (size - width(cell))
    return gap + cell if right else cell + gap


def clipped(words: str, size: int) -> str:
    """``words`` in at most ``size`` cells, an ellipsis where something is left out."""
    if width(words) <= size:
        return words
    out, used = [], 1
    for char in words:
        used += width(char)
        if used > size:
            break
        out.append(char)
    return "".join(out) + "…"
