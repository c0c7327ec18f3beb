"""No text keeps the search busy for long: its steps are bounded by its length, whatever it says."""

from __future__ import annotations

import random

import pytest

from summarise.cleaning.damage import find_damage
from summarise.cleaning.shifts import finder as shifts_finder
from summarise.cleaning.shifts.budget import AT_ONCE, PER_CHARACTER, PER_RUN, Budget
from tests.benchmarks.damage import apply
from tests.damage import Recipe, damage

LENGTH = 4_000
# Steps that one token may add before its run is given up, and searches that one place may begin.
_TOKEN = 30_000
_SEARCHES = 12
_DRAW = random.Random(7)
HOSTILE = {
    "marks": "?,薄",
    "asked": "非常快的?!薄岸鴦",
    "rare": "!常鱷鱷",
    "half-eaten annotations": "談?wù)摳",
    "annotations and marks": "創(chuàng)業(yè)學(xué)談?wù)摳,薄岸鴦。",
    "mixed": "".join(_DRAW.choices("!,;?。薄岸鴦常鱷", k=LENGTH)),
    "any characters and marks": "".join(
        chr(_DRAW.randint(0x4E00, 0x9FA5)) if _DRAW.random() < 0.7 else _DRAW.choice("!,;?。wù)è(")
        for _ in range(LENGTH)
    ),
}


@pytest.fixture
def budgets(monkeypatch: pytest.MonkeyPatch) -> list[Budget]:
    made: list[Budget] = []

    def counted() -> Budget:
        made.append(Budget())
        return made[-1]

    monkeypatch.setattr(shifts_finder, "Budget", counted)
    return made


@pytest.mark.parametrize("what", HOSTILE)
def test_steps_are_bounded_by_the_length(budgets: list[Budget], what: str) -> None:
    text = (HOSTILE[what] * LENGTH)[:LENGTH]
    find_damage(text)
    assert 1 <= len(budgets) <= 2
    for budget in budgets:
        assert budget.spent <= AT_ONCE + PER_CHARACTER * len(text) + _SEARCHES * (PER_RUN + _TOKEN)


def test_a_hostile_text_spends_what_it_may_and_not_more(budgets: list[Budget]) -> None:
    find_damage((HOSTILE["asked"] * LENGTH)[:LENGTH])
    assert not budgets[0].allows(0)


def test_a_run_is_given_up() -> None:
    budget = Budget()
    budget.begin()
    budget.spend(PER_RUN)
    assert not budget.exceeded()
    budget.spend(1)
    assert budget.exceeded()
    budget.begin()
    assert not budget.exceeded()


def test_damage_behind_a_hostile_stretch_is_undone() -> None:
    line = "进度是非常快的，在这样一个背景之下，我们相信中美之间的算力差距是有机会可以去弥补的"
    struck = damage(line, Recipe(marks="？")).text
    stretch = (HOSTILE["asked"] * LENGTH)[:LENGTH]
    plain = "这是一句没有问题的话。\n" * 1_500
    for text in (struck, f"{stretch}\n{plain}{struck}"):
        restored = apply(text, find_damage(text)).splitlines()[-1]
        # Of the last character one byte is lost: it is a guess, for which the rest of the text counts as well.
        assert restored[:-1] == line[:-1]
