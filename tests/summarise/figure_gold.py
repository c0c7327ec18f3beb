"""The committed figures and how found ones are held against them (rules: tests/data/README_figures.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarise.figures.durations import convert
from summarise.folding import fold
from summarise.results import Figure

DATA = Path(__file__).parent.parent / "data"
# Predictions that are neither right nor wrong where no gold covers them: articles and deixis.
_FREE_UNITS = set("个家位种次条项名份批件款度台只张块本篇座段句场部道人点支层轮波代笔套则碗天年周月日")


@dataclass(frozen=True, slots=True)
class Gold:
    """One figure of the gold; meanings as in the data's README."""

    start: int
    end: int
    text: str
    kind: str
    low: float | None
    high: float | None
    unit: str | None
    iso: str | None
    bound: str | None
    optional: bool
    key: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """A text with its figures."""

    name: str
    text: str
    figures: tuple[Gold, ...]


@dataclass(slots=True)
class Score:
    """Counts over texts: gold figures, predictions that count, overlaps and right values."""

    gold: int = 0
    predicted: int = 0
    overlap: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return self.overlap / max(1, self.predicted)

    @property
    def recall(self) -> float:
        return self.overlap / max(1, self.gold)

    @property
    def value_recall(self) -> float:
        return self.right / max(1, self.gold)


def load(name: str) -> list[Case]:
    """The cases of one file of ``tests/data``."""
    cases = []
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        raw: dict[str, Any] = json.loads(line)
        cases.append(Case(str(raw.get("doc", raw.get("id"))), raw["text"], tuple(map(_gold, raw["figures"]))))
    return cases


def _gold(raw: dict[str, Any]) -> Gold:
    return Gold(
        raw.get("core_start", raw["start"]),
        raw.get("core_end", raw["end"]),
        raw["text"],
        raw["kind"],
        raw.get("low"),
        raw.get("high"),
        raw.get("unit"),
        raw.get("iso"),
        raw.get("bound"),
        bool(raw.get("optional")),
        raw.get("key_group"),
    )


def overlap(gold: Gold, figure: Figure) -> int:
    """Code points that both cover."""
    return min(gold.end, figure.end) - max(gold.start, figure.start)


def right_value(gold: Gold, figure: Figure) -> bool:
    """Whether kind-specific value and unit agree."""
    if gold.kind == "date":
        return _date(gold, figure.iso or "")
    if figure.low is None or gold.low is None:
        return False
    if gold.kind == "duration":
        return _duration(gold, figure)
    if gold.bound == "vague":
        return gold.low * 0.999 <= figure.low < gold.low * 10 and _unit(gold, figure)
    tolerance = 2e-4 if gold.kind == "percent" else 1e-6
    low = _close(gold.low, figure.low, tolerance) and (gold.low >= 0 or figure.low < 0)
    high = gold.high is None or (figure.high is not None and _close(gold.high, figure.high, tolerance))
    return low and high and _unit(gold, figure)


def _close(a: float, b: float, tolerance: float) -> bool:
    return abs(abs(a) - abs(b)) <= tolerance * max(1e-12, abs(a), abs(b))


def _duration(gold: Gold, figure: Figure) -> bool:
    unit = fold(gold.unit or "")
    low = figure.low if figure.unit == unit else convert(figure.low or 0.0, figure.unit or "", unit)
    if low is None or gold.low is None:
        return False
    if gold.bound == "vague":
        return gold.low * 0.999 <= low < gold.low * 12
    if not _close(gold.low, low, 1e-3):
        return False
    if gold.high is None:
        return True
    if figure.high is None:
        return False
    high = figure.high if figure.unit == unit else convert(figure.high, figure.unit or "", unit)
    return high is not None and _close(gold.high, high, 1e-3)


def _unit(gold: Gold, figure: Figure) -> bool:
    if gold.kind in ("model_size", "rank", "multiple") or not gold.unit:
        return True
    mine, theirs = (figure.unit or "").lower(), fold(gold.unit).lower()
    if gold.kind in ("money", "percent"):
        return mine == theirs or {mine, theirs} == {"pp", "bp"}
    return bool(mine) and (mine in theirs or theirs in mine)


def _date(gold: Gold, iso: str) -> bool:
    wanted = gold.iso or ""
    told = (any(c.isdigit() for c in gold.text[:4]), "月" in gold.text, True)
    if len(wanted.split("/")) != len(iso.split("/")):
        return False
    for a, b in zip(wanted.split("/"), iso.split("/"), strict=True):
        x, y = a.split("-"), b.split("-")
        if len(x) != len(y):
            return False
        for i, (left, right) in enumerate(zip(x, y, strict=True)):
            if left != right and not (set(right) == {"X"} and not (told[min(i, 2)] and i > 0)):
                return False
    return True


def free(text: str) -> bool:
    """Whether a prediction on ``text`` is neither rewarded nor punished (一家, 两个, 半)."""
    folded = fold(text).strip().removeprefix("第")
    return folded[:1] in "一二两12半" and (len(folded) == 1 or folded[1:2] in _FREE_UNITS) and len(folded) <= 3


def score(cases: Iterable[Case], found: dict[str, tuple[Figure, ...]]) -> Score:
    """Hold the figures found in each case against its gold, one to one."""
    total = Score()
    for case in cases:
        figures = found[case.name]
        pairs = sorted(
            ((overlap(gold, figure), i, j) for i, gold in enumerate(case.figures) for j, figure in enumerate(figures)),
            key=lambda pair: (-pair[0], pair[1], pair[2]),
        )
        matched: dict[int, int] = {}
        taken: set[int] = set()
        for shared, i, j in pairs:
            if shared > 0 and i not in matched and j not in taken:
                matched[i] = j
                taken.add(j)
        for i, gold in enumerate(case.figures):
            if gold.optional:
                continue
            total.gold += 1
            if i in matched:
                total.overlap += 1
                total.predicted += 1
                total.right += right_value(gold, figures[matched[i]])
        for j, figure in enumerate(figures):
            touched = any(gold.optional and overlap(gold, figure) > 0 for gold in case.figures)
            if j not in taken and not touched and not free(figure.text):
                total.predicted += 1
    return total


def key_recall(cases: Iterable[Case], found: dict[str, tuple[Figure, ...]], n: int = 8) -> float:
    """The share of an analyst's key figures among the ``n`` of highest score, averaged over the cases that have any."""
    shares = []
    for case in cases:
        groups: dict[str, list[Gold]] = {}
        for gold in case.figures:
            if gold.key and not gold.optional:
                groups.setdefault(gold.key, []).append(gold)
        if not groups:
            continue
        best = sorted(found[case.name], key=lambda figure: (-figure.score, figure.start))[:n]
        hit = sum(any(overlap(g, f) > 0 for g in group for f in best) for group in groups.values())
        shares.append(hit / min(n, len(groups)))
    return sum(shares) / max(1, len(shares))
