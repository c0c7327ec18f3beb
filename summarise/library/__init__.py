"""The library: every article a reader has, found at once, in one SQLite file in a folder that the caller names."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarise.library.anchors import Anchor, SpanAnchor, anchor, anchor_span, find_place, find_span
    from summarise.library.checking import CheckReport
    from summarise.library.files import LibraryError
    from summarise.library.importing import Progress
    from summarise.library.items import Item, Sort
    from summarise.library.pinyin import find_pinyin, is_pinyin_query
    from summarise.library.placing import PlacedMark, place_marks
    from summarise.library.queries import Query, parse_query
    from summarise.library.rows import (
        Added,
        Failure,
        Found,
        Hit,
        ImportItem,
        ImportReport,
        Mark,
        Noted,
        OldPlace,
        Personal,
        SavedSummary,
    )
    from summarise.library.store import Library, article_from_store, restore_backup

__all__ = [
    "Added",
    "Anchor",
    "CheckReport",
    "Failure",
    "Found",
    "Hit",
    "ImportItem",
    "ImportReport",
    "Item",
    "Library",
    "LibraryError",
    "Mark",
    "Noted",
    "OldPlace",
    "Personal",
    "PlacedMark",
    "Progress",
    "Query",
    "SavedSummary",
    "Sort",
    "SpanAnchor",
    "anchor",
    "anchor_span",
    "article_from_store",
    "find_pinyin",
    "find_place",
    "find_span",
    "is_pinyin_query",
    "parse_query",
    "place_marks",
    "restore_backup",
]

_HOMES = {
    "anchors": ("Anchor", "SpanAnchor", "anchor", "anchor_span", "find_place", "find_span"),
    "checking": ("CheckReport",),
    "files": ("LibraryError",),
    "importing": ("Progress",),
    "items": ("Item", "Sort"),
    "pinyin": ("find_pinyin", "is_pinyin_query"),
    "placing": ("PlacedMark", "place_marks"),
    "queries": ("Query", "parse_query"),
    "rows": (
        "Added", "Failure", "Found", "Hit", "ImportItem", "ImportReport", "Mark", "Noted", "OldPlace", "Personal",
        "SavedSummary",
    ),
    "store": ("Library", "article_from_store", "restore_backup"),
}  # fmt: skip
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'summarise.library' has no attribute {name!r}")
    value = getattr(import_module(f"summarise.library.{_HOME[name]}"), name)
    globals()[name] = value
    return value
