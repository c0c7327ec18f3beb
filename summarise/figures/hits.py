"""What the grammar finds before it is interpreted: a span with a value, in offsets of the folded text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from summarise.results import Bound, FigureKind


@dataclass(frozen=True, slots=True)
class Hit:
    """One figure as the grammar reads it.

    ``text[start:end]`` is the number with its unit, ``outer_start`` and ``outer_end`` include approximating words.
    ``bare`` marks an amount whose number carries 万 or 亿 but no unit: its kind comes from the context.
    ``plain_yuan`` marks money said with 元 only, whose currency is the article's.
    """

    start: int
    end: int
    kind: FigureKind
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    iso: str | None = None
    bound: Bound | None = None
    outer_start: int = -1
    outer_end: int = -1
    approx: str | None = None
    bare: bool = False
    plain_yuan: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """The span with approximating words."""
        start = self.start if self.outer_start < 0 else self.outer_start
        return start, max(self.end, self.outer_end)

    def but(self, **changes: object) -> Hit:
        """A copy with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]
