"""What a cleaning step proposes: a piece of raw text and what belongs in its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """``raw[start:end]`` should read ``restored``.

    Fields mean the same as in `summarise.article.Repair`. Edits of one pass are in order and do not overlap. Where
    only some characters of a damaged run are guessed, they are an edit of their own, so that the exact rest stays
    certain.
    """

    start: int
    end: int
    restored: str
    kind: str
    certain: bool = True
    runner_up: str | None = None
