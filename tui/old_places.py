"""Places that earlier versions kept in a file of their own: taken over into the library, once."""

from __future__ import annotations

import math
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.library_door import library_folder
from tui.locations import read_own

if TYPE_CHECKING:
    from summarise.library import Anchor, Library, OldPlace

_FARTHEST = 1 << 40


def places_file() -> Path:
    """The file of earlier versions (JSON)."""
    return library_folder() / "places.json"


def exists() -> bool:
    """Whether there is something to take over."""
    return places_file().exists()


def take_over(library: Library) -> None:
    """Put what the file holds into ``library``, and rename the file so that nothing of it is lost.

    Raises:
        LibraryError: the library cannot be written; the file stays as it is.
    """
    library.take_over(_read(places_file()))
    os.replace(places_file(), places_file().with_suffix(".json.taken-over"))


def _read(path: Path) -> dict[bytes, OldPlace]:
    """The records of the file, by the key of their article; without those that are not what they should be."""
    import json

    from summarise.library import OldPlace

    try:
        found = json.loads(read_own(path).decode("utf-8"))
        rows = found["articles"].items()
    except (OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return {}
    out = {}
    for key, record in rows:
        try:
            letters = {str(x): _anchor(row) for x, row in record["marks"].items() if len(x) == 1 and x.isascii()}
            when = float(record["when"])
            if math.isfinite(when):
                out[bytes.fromhex(key)] = OldPlace(_anchor(record["place"]), bool(record["read"]), letters, when)
        except (ValueError, TypeError, AttributeError, KeyError, OverflowError):
            continue
    return out


def _anchor(row: Any) -> Anchor:
    from summarise.library import Anchor

    offset, before, after = row[:3]
    if not 0 <= int(offset) < _FARTHEST:
        raise ValueError(f"no text has a place {offset}")
    return Anchor(int(offset), str(before), str(after))
