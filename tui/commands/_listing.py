"""Rows of the library for a terminal: widths by cells, damage as a column, groups by source or folder."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tui.catalogue import text
from tui.commands._library import label
from tui.commands._table import harmless, width
from tui.inputs import display_path
from tui.json_lines import moment
from tui.records import as_json

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


def record(item: Item) -> dict[str, Any]:
    """The JSON object of a row; times are ISO 8601 in UTC."""
    fields: dict[str, Any] = as_json(item)
    times = {name: moment(getattr(item, name)) for name in ("added", "opened", "read")}
    return fields | times | {"origin": None if item.origin is None else display_path(item.origin)}


def damage(item: Item) -> str:
    """How damaged an article was: restored places, those in doubt marked, or that it cannot be read."""
    if item.unreadable:
        return text("library.unreadable")
    certain = item.repairs - item.uncertain
    parts = [f"{certain}*"] * bool(certain) + [f"{item.uncertain}?"] * bool(item.uncertain)
    return " ".join(parts)


def _cells(item: Item) -> dict[str, str]:
    title = label(item)
    if not (item.title or item.unreadable):
        title = f"~ {title}"
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
