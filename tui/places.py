"""Where reading stopped in every article, what was read to its end, and the marks a-z: kept from run to run.

An article is known by its content, so that a moved or renamed file is found again; a place is an offset into the raw
text with some words on either side, so that it is found again after a better cleaning.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from tui.locations import folders, private_folder

MOST_KEPT = 2000
"""So many articles are remembered; those not opened for the longest time are forgotten first."""
_VERSION = 1


def places_file() -> Path:
    """The file that keeps the places (JSON)."""
    return folders()["data"] / "places.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one article; ``place`` and ``marks`` are offsets into its raw text, in code points."""

    place: int = 0
    read: bool = False
    marks: Mapping[str, int] = field(default_factory=dict)


class Places:
    """The places of all articles. Any thread may call."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._known: dict[str, dict[str, Any]] | None = None
        self._changed: dict[str, dict[str, Any]] = {}
        self._lock = Lock()

    @property
    def changed(self) -> bool:
        """Whether there is something to write."""
        return bool(self._changed)

    def recall(self, raw: str) -> Kept | None:
        """What is kept of the article with this raw text; None for one that was never left."""
        with self._lock:
            known = self._load()
            if not known:
                # The usual case of a first start: nothing has to be imported or hashed before the first frame.
                return None
            record = known.get(_key(raw))
        if record is None:
            return None
        marks = {name: _offset(raw, row) for name, row in record["marks"].items()}
        return Kept(_offset(raw, record["place"]), record["read"], marks)

    def keep(self, raw: str, kept: Kept) -> None:
        """Keep ``kept`` of the article with this raw text; `save` writes it."""
        record = {
            "place": _row(raw, kept.place),
            "read": kept.read,
            "marks": {name: _row(raw, offset) for name, offset in sorted(kept.marks.items())},
            "when": round(time.time(), 3),
        }
        key = _key(raw)
        with self._lock:
            self._load()[key] = record
            self._changed[key] = record

    def save(self) -> bool:
        """Write what has changed, beside what other windows have written meanwhile; False when it cannot be."""
        import json

        from tui.files import write_atomic

        with self._lock:
            if not self._changed:
                return True
            path = self._path or places_file()
            known = _read(path) | self._changed
            latest = sorted(known.items(), key=lambda item: -item[1]["when"])[:MOST_KEPT]
            content = json.dumps({"version": _VERSION, "articles": dict(latest)})
            try:
                private_folder(path.parent)
                write_atomic(path, content + "\n", overwrite=True)
            except OSError:
                return False
            self._known = dict(latest)
            self._changed = {}
            return True

    def _load(self) -> dict[str, dict[str, Any]]:
        if self._known is None:
            self._known = _read(self._path or places_file())
        return self._known


def _key(raw: str) -> str:
    from summarise.library.identity import content_key

    return content_key(raw).hex()


def _row(raw: str, offset: int) -> list[int | str]:
    """A place as it is written: offset, the words on either side, and how much of the text but white space is before.

    The key stands for a text up to its white space, so the last one is exact where lines only break differently.
    """
    from summarise.library import anchor

    place = anchor(raw, offset)
    return [place.offset, place.before, place.after, _solid(raw[: place.offset])]


def _offset(raw: str, row: list[Any]) -> int:
    """Where the place of a row lies in ``raw``."""
    offset, before, after, solid = row
    if raw.endswith(before, 0, offset) and raw.startswith(after, offset):
        return min(int(offset), len(raw))
    low, high = 0, len(raw)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _solid(raw[:middle]) <= solid else (low, middle - 1)
    return low


def _solid(text: str) -> int:
    """How many code points of ``text`` are no white space."""
    return sum(map(len, text.split()))


def _read(path: Path) -> dict[str, dict[str, Any]]:
    """The records in a file; without those that are not what they should be, and empty where there is no file."""
    try:
        content = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    import json

    try:
        found = json.loads(content)
    except ValueError:
        return {}
    records = found.get("articles") if isinstance(found, dict) else None
    if not isinstance(records, dict):
        return {}
    return {key: record for key, record in records.items() if _is_record(record)}


def _is_record(record: Any) -> bool:
    match record:
        case {"place": place, "read": bool(), "marks": dict() as marks, "when": int() | float()}:
            return _is_place(place) and all(map(_is_place, marks.values()))
    return False


def _is_place(row: Any) -> bool:
    match row:
        case [int() as offset, str(), str(), int() as solid]:
            return min(offset, solid) >= 0
    return False
