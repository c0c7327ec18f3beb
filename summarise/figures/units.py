"""Units of measure: one table from the word as written (folded) to its kind, its canonical form and its scale.

``value in canonical unit = number x scale``. Canonical forms are Simplified; money is ISO 4217, durations are
年 月 周 天 日 小时 分钟 秒 季度 工作日 and the like. `summarise.figures.values` says which canonical units
measure the same thing.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarise.figures.tables import by_character, words
from summarise.figures.unit_words import (
    COUNTED,
    COUNTERS,
    CURRENCIES,
    DURATIONS,
    LOOSE,
    MEASURES,
    NOT_BEFORE,
    SMALL_MONEY,
)
from summarise.results import FigureKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: what kind of figure it makes, its canonical form (None: a bare number) and its scale.

    ``loose`` marks measure words that also stand in ordinary words (一般, 三方): they need an Arabic or a larger
    number. ``after`` are characters that must not follow. ``measure`` tells a unit of measure from a measure word.
    """

    word: str
    kind: FigureKind
    name: str | None
    scale: float = 1.0
    loose: bool = False
    after: str = ""
    measure: bool = False


def _build() -> dict[str, Unit]:
    table: dict[str, Unit] = {}

    def put(word: str, kind: FigureKind, name: str | None, scale: float = 1.0, measure: bool = False) -> None:
        table.setdefault(word, Unit(word, kind, name, scale, word in LOOSE, NOT_BEFORE.get(word, ""), measure))

    for code, text in CURRENCIES.items():
        for word in words(text):
            put(word, "money", code)
    for word, code, scale in SMALL_MONEY:
        put(word, "money", code, scale)
    for canonical, text in DURATIONS:
        for word in words(text):
            put(word, "duration", canonical)
    put("年", "duration", "年")
    put("毫秒", "duration", "秒", 0.001)
    put("ms", "duration", "秒", 0.001)
    put("世纪", "duration", "年", 100.0)
    put("个世纪", "duration", "年", 100.0)
    put("周年", "duration", "年")
    for canonical, text in MEASURES:
        for word in words(text):
            put(word, "quantity", canonical, measure=canonical not in COUNTED)
    for word in words(COUNTERS):
        put(word, "quantity", word)
    for word, name, scale in (
        ("%", "%", 1.0),
        ("‰", "%", 0.1),
        ("个百分点", "pp", 1.0),
        ("百分点", "pp", 1.0),
        ("个pct", "pp", 1.0),
        ("pct", "pp", 1.0),
        ("pp", "pp", 1.0),
        ("个基点", "bp", 1.0),
        ("基点", "bp", 1.0),
        ("个bp", "bp", 1.0),
        ("个BP", "bp", 1.0),
        ("bps", "bp", 1.0),
        ("bp", "bp", 1.0),
        ("BP", "bp", 1.0),
        ("码", "bp", 25.0),
    ):
        put(word, "percent", name, scale)
    for word in ("倍", "倍于"):
        put(word, "multiple", "倍")
    return table


#: Every unit by its word in folded text.
UNITS: dict[str, Unit] = _build()


_BY_FIRST = by_character(UNITS)


def match_unit(text: str, at: int) -> Unit | None:
    """The longest unit that stands at ``at`` of the folded ``text``, or None."""
    for word in _BY_FIRST.get(text[at : at + 1], ()):
        if text.startswith(word, at):
            unit = UNITS[word]
            follower = text[at + len(word) : at + len(word) + 1]
            if follower and (
                follower in unit.after or (word[-1].isascii() and word[-1].isalpha() and _latin(follower))
            ):
                continue
            return unit
    return None


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
