"""Ideographic spaces that were deleted inside other characters."""

from __future__ import annotations

import pytest

from summarise.cleaning.damage import find_damage
from tests.benchmarks.damage import apply
from tests.damage import Recipe, damage


@pytest.mark.parametrize(
    "line",
    [
        "从长期来看，中美之间的差距会不断缩小。",
        "這樣的一次測試通常會失敗。",
        "所有人都可以随时来打印。虽然这种方式很方便，但是也有问题。",
    ],
)
def test_two_characters_come_back(line: str) -> None:
    struck = damage(line, Recipe(trim=True, folded=False))
    assert struck.trimmed == 1
    edits = find_damage(struck.text)
    assert apply(struck.text, edits) == line
    assert [edit.kind for edit in edits] == ["trim"]
    assert len(edits[0].restored) == 2


def test_the_untouched_character_is_the_runner_up() -> None:
    edits = find_damage(
        "随着技术进步，这个问题的影响会不断缩校\n从长期看，中美之间的差距会不断缩校\n我们相信，这个差距会越来越校\n你去看整个市场，也是如此。"
    )
    assert [edit.restored for edit in edits] == ["小。", "小。", "小。"]
    assert {edit.runner_up for edit in edits if not edit.certain} <= {"校"}


@pytest.mark.parametrize(
    "text",
    [
        "学校很大，母校更好。",
        "他祝她幸福，常来常往。",
        "徐汇大院大所大校大企的资源",
        "孝顺父亲，注意身体。",
        "住校生回到了学校",
    ],
)
def test_real_characters_stay(text: str) -> None:
    assert find_damage(text) == ()


def test_inside_a_shifted_run() -> None:
    line = "进度是非常快的，基于这样的背景，这样的测试通常会成为一个问题的基础。我们继续努力"
    raw = damage(line, Recipe(marks="？", trim=True, folded=False)).text
    assert "础。" not in raw
    assert "问题的基础。我们" in apply(raw, find_damage(raw))
