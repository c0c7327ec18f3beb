"""Damage that a page took on its way through code page 936, found and undone.

Three things happen to such pages, each at any byte offset: pinyin is put behind listed characters, a full-width mark
is replaced where its two bytes straddle two characters, and the two bytes of an ideographic space are deleted.
`find_damage` proposes edits of the raw text and never touches a text that shows no such damage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from summarise.cleaning.annotations import annotation_at, find_annotations
from summarise.cleaning.edits import Edit
from summarise.cleaning.plausibility import Plausibility, plausibility
from summarise.cleaning.shifts.find import find_shifts
from summarise.cleaning.shifts.language import language_of
from summarise.cleaning.shifts.trim import find_trims
from summarise.watch import Watch

_CHINESE = re.compile("[\u4e00-\u9fff]")


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
    return find_damage_by(plausibility, raw, watch=watch)


def find_damage_by(load: Callable[[], Plausibility], raw: str, *, watch: Watch | None = None) -> tuple[Edit, ...]:
    """`find_damage` by another model of the language than the shipped one; ``load`` is called if it is needed."""
    annotated = find_annotations(raw)
    if watch is not None:
        watch.step(0.1)
    if not _CHINESE.search(raw):
        return ()
    model = load()
    shifts = find_shifts(raw, annotated, language_of(model), watch)
    edits = list(shifts.edits)
    if annotated.systematic:
        edits += _behind_runs(raw, shifts.edits)
        edits += [Edit(a.start, a.end, "", "annotation") for a in annotated.annotations]
    return find_trims(raw, _in_order(edits), model, damaged=annotated.systematic or shifts.proven)


def _behind_runs(raw: str, runs: Iterable[Edit]) -> Iterator[Edit]:
    """The annotations of characters whose first byte vanished, and which the runs ``runs`` have restored."""
    for edit in runs:
        end = annotation_at(raw, edit.end, edit.restored[-1]) if edit.restored else None
        if end is not None:
            yield Edit(edit.end, end, "", "annotation")


def _in_order(edits: list[Edit]) -> tuple[Edit, ...]:
    """The edits by place; an annotation inside a run is part of the run."""
    out: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if out and edit.start < out[-1].end:
            continue
        out.append(edit)
    return tuple(out)
