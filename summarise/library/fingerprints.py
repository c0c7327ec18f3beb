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
from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

from summarise.library.terms import normal

if TYPE_CHECKING:
    import numpy as np

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
    return sketch_of_normal(normal(text))


def sketch_of_normal(text: str) -> Sketch:
    """`sketch` of a text that is `summarise.library.terms.normal` already."""
    import numpy as np

    letters = "".join(_KEEP.findall(text))
    count = max(0, len(letters) - SHINGLE + 1)
    limit = min(_SPACE - 1, _SPACE * KEPT // max(1, count))
    # All that is kept takes two bytes.
    codes = np.frombuffer(letters.encode("utf-16-le"), "<u2")
    low, high = codes & 0xFF, codes >> 8
    mix = np.full(count, crc32(bytes(4 * SHINGLE)), np.uint32)
    for place, (lows, highs) in enumerate(_tables()):
        mix ^= lows[low[place : place + count]] ^ highs[high[place : place + count]]
    mix *= np.uint32(0x9E3779B1)
    return Sketch(frozenset(mix[mix < limit].tolist()), limit)


@cache
def _tables() -> list[tuple[np.ndarray, np.ndarray]]:
    """What the lower and the higher byte of each character of a run do to the run's CRC-32 in UTF-32.

    A CRC is linear: that of a run is the exclusive or of what each of its bytes changes in the CRC of zeros.
    """
    import numpy as np

    zeros = crc32(bytes(4 * SHINGLE))

    def changes(at: int) -> np.ndarray:
        runs = (bytes(at) + bytes([value]) + bytes(4 * SHINGLE - at - 1) for value in range(256))
        return np.array([crc32(run) ^ zeros for run in runs], np.uint32)

    return [(changes(4 * place), changes(4 * place + 1)) for place in range(SHINGLE)]


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
