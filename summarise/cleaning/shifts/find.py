"""Text that is read one byte off, found and read aright: ``非?斓模谶@樣`` is ``非常快的，在這樣``.

Old software replaced full-width marks by their two bytes without asking where characters begin. Where the trail byte
of one character and the lead byte of the next look like a mark (常 B3A3, 可 BFC9: A3BF is ？), the lead byte before it
was lost and everything behind is paired wrongly until a byte that stands alone. A run begins the same way behind an
annotation that was put between two characters (see `summarise.cleaning.annotations`).

A text that shows no other damage is looked at only where something is odd, and a run must gain much. Once one is
proven, every mark may be the beginning of a run, and much less is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarise.cleaning.annotations import Annotated
from summarise.cleaning.bytes_cp936 import holds_private
from summarise.cleaning.edits import Edit
from summarise.cleaning.plausibility import Plausibility
from summarise.cleaning.shifts.finder import Finder
from summarise.cleaning.shifts.language import Language
from summarise.watch import Watch

# Nats that a run must gain: in a text that shows no other damage, to count as damage by itself, and in a text that
# is known to be damaged.
_FIRST_GAIN = 16.0
_PROOF_GAIN = 24.0
_LATER_GAIN = 1.5
_MARKS = "!,;?:。！，；？："


@dataclass(frozen=True, slots=True)
class Shifts:
    """The edits that undo the runs, and whether they prove that the document went through such software."""

    edits: tuple[Edit, ...]
    proven: bool


def find_shifts(raw: str, annotated: Annotated, model: Language, watch: Watch | None = None) -> Shifts:
    """Find the shifted runs of ``raw`` and what they read.

    Raises:
        Cancelled: when ``watch`` was told to stop.
    """
    odd = [] if annotated.systematic else [m.start() for m in _odd_places(model.model).finditer(raw)]
    if not odd and not annotated.systematic:
        return Shifts((), False)
    skip = {a.start: a.end for a in annotated.annotations} if annotated.systematic else {}
    listed = {a.start: a.host for a in annotated.annotations} if annotated.systematic else {}
    private = holds_private(raw)

    def finder(*, proven: bool) -> Finder:
        remnants = annotated.remnants
        return Finder(raw, skip, model, listed=listed, remnants=remnants, private=private, proven=proven)

    if not annotated.systematic:
        first = finder(proven=False)
        first.run(odd, _FIRST_GAIN, watch, _PROOF_GAIN)
        if first.best < _PROOF_GAIN:
            return Shifts((), False)
    every = finder(proven=True)
    every.run((m.start() for m in re.finditer(f"[{_MARKS}]", raw)), _LATER_GAIN, watch)
    every.again()
    return Shifts(tuple(every.edits), True)


@lru_cache(maxsize=8)
def _odd_places(model: Plausibility) -> re.Pattern[str]:
    """Marks with two odd characters close behind, and ``?`` before a mark: all that is looked at in a clean text."""
    common = "".join(re.escape(char) for char in model.common())
    odd = rf"[^{common}\x00-\xa0\uff00-\uffef\u2010-\u203b\u3000-\u303f]"
    asked = r"(?<=[\u4e00-\u9fff%”）』」》][?？])(?=[!,;?。！，；？])"
    # The mark comes first: the search then skips everything else quickly.
    return re.compile(rf"[{_MARKS}](?:{asked}|(?=[^\n]{{0,5}}?{odd}[^\n]{{0,3}}?{odd}))")
