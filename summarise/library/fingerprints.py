"""Knowing a reprint: a sketch of an article that survives damage, conversion and cutting.

The text is folded to one script and stripped to its letters, so that site furniture, punctuation and script do not
count. Of all its runs of five characters those with the smallest hashes are kept (Broder, "On the resemblance and
containment of documents", 1997, with a threshold by length instead of a fixed number, so that an excerpt keeps what
the whole keeps). What two sketches share, over what the smaller could share, estimates how much of the shorter text
stands in the longer one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from zlib import crc32

from summarise.folding import fold

SHINGLE = 5
"""Characters in a run."""
KEPT = 48
"""Hashes kept of an article, on average."""
CONTAINED = 0.4
"""From this share on, one text counts as a reprint of the other."""
FEWEST = 6
"""Hashes that two sketches must share at least."""

_SPACE = 1 << 32
_KEEP = re.compile(r"[\u3400-\u9fffA-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """``hashes`` are all the hashes of the text's runs below ``limit`` (both below 2**32)."""

    hashes: frozenset[int]
    limit: int


def sketch(text: str) -> Sketch:
    """The sketch of ``text``."""
    letters = "".join(_KEEP.findall(fold(text).lower()))
    count = max(0, len(letters) - SHINGLE + 1)
    limit = min(_SPACE - 1, _SPACE * KEPT // max(1, count))
    data = letters.encode("utf-32-le", "surrogatepass")
    view = memoryview(data)
    width = 4 * SHINGLE
    mix = (crc32(view[at : at + width]) * 0x9E3779B1 & 0xFFFFFFFF for at in range(0, 4 * count, 4))
    return Sketch(frozenset(h for h in mix if h < limit), limit)


def containment(shared: int, ours: Sketch, their_count: int, their_limit: int) -> float:
    """How much of the shorter text stands in the longer one, 0..1, as the sketches tell.

    Args:
        shared: hashes in both sketches.
        ours: one sketch.
        their_count: how many hashes the other has.
        their_limit: and its limit.
    """
    if ours.limit <= their_limit:
        mine, theirs = float(len(ours.hashes)), their_count * ours.limit / their_limit
    else:
        mine, theirs = float(sum(h < their_limit for h in ours.hashes)), float(their_count)
    return min(1.0, shared / max(1.0, min(mine, theirs)))
