"""The figures that a reader is shown: one row per value, best first; dates apart, as a timeline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from summarise.results import Figure, FigureKind


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Every mention of one value, in text order; ``best``, the mention of the highest score, speaks for it."""

    best: Figure
    mentions: tuple[Figure, ...]

    @property
    def count(self) -> int:
        """How often the value is mentioned."""
        return len(self.mentions)

    @property
    def kind(self) -> FigureKind:
        """The kind of the figure."""
        return self.best.kind

    @property
    def score(self) -> float:
        """The score of the best mention."""
        return self.best.score


def group_figures(figures: Iterable[Figure]) -> tuple[FigureGroup, ...]:
    """All values but dates, one group each, best first; equal scores in text order."""
    return _ranked(figure for figure in figures if figure.kind != "date")


def key_figures(figures: Iterable[Figure], n: int = 8) -> tuple[FigureGroup, ...]:
    """The ``n`` values that a reader needs most, best first. Dates are not among them: see `timeline`.

    A figure whose restoration is a guess is left out, unless a sound mention has the same value.

    Raises:
        ValueError: for a negative ``n``.
    """
    if n < 0:
        raise ValueError(f"n is {n}: it must not be negative")
    sound = (group for group in group_figures(figures) if any(f.repaired != "uncertain" for f in group.mentions))
    return tuple(group for _, group in zip(range(n), sound, strict=False))


def best_first(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """One figure a value: amounts from the one that a reader needs most, then dates from the earliest."""
    kept = tuple(figures)
    amounts = key_figures(kept, len(kept))
    return tuple(group.best for group in (*amounts, *timeline(kept)))


def timeline(figures: Iterable[Figure]) -> tuple[FigureGroup, ...]:
    """The dates, one group each, earliest first; dates whose year is unknown come last, by month and day."""
    groups = _ranked(figure for figure in figures if figure.kind == "date")
    return tuple(sorted(groups, key=lambda group: _when(group.best.iso or "")))


def _when(iso: str) -> tuple[int, str]:
    first = iso.split("/", 1)[0]
    if first.startswith("-"):  # before our era: the greater, the earlier
        return 0, f"{10_000 - int(first[1:5]):05d}" if first[1:5].isdigit() else first
    # A quarter and a half stand at their first month.
    for period, month in (
        ("-Q1", "-01"),
        ("-Q2", "-04"),
        ("-Q3", "-07"),
        ("-Q4", "-10"),
        ("-H1", "-01"),
        ("-H2", "-07"),
    ):
        first = first.replace(period, month)
    return (2 if first.startswith("X") else 1), first.replace("X", "0")


def _ranked(figures: Iterable[Figure]) -> tuple[FigureGroup, ...]:
    by_value: dict[str, list[Figure]] = {}
    for figure in figures:
        by_value.setdefault(figure.value_key, []).append(figure)
    groups = [
        FigureGroup(max(mentions, key=lambda f: (f.repaired != "uncertain", f.score, -f.start)), tuple(mentions))
        for mentions in by_value.values()
    ]
    return tuple(sorted(groups, key=lambda group: (-group.score, group.best.start)))
