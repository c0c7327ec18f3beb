from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarise.script.matcher import Match, Stage
from summarise.script.opencc_door import (
    PACKAGE_CONFIGURATIONS,
    SEPARATORS,
    own_chain,
    own_converter,
    package_chain,
    package_converter,
)
from tests.summarise.script_texts import mixed_texts, seeds


@cache
def oracle(configuration: str) -> Any:
    return package_converter(configuration)


@cache
def stages(configuration: str) -> tuple[Stage, ...]:
    return tuple(Stage(dictionaries, never=SEPARATORS.search) for _, dictionaries in package_chain(configuration))


def ours(configuration: str, text: str) -> str:
    for stage in stages(configuration):
        text, _ = stage.convert(text)
    return text


@pytest.mark.parametrize("configuration", PACKAGE_CONFIGURATIONS)
def test_samples_are_converted_as_the_package_does(configuration: str) -> None:
    for text in seeds():
        assert ours(configuration, text) == oracle(configuration).convert(text)


@pytest.mark.parametrize("configuration", PACKAGE_CONFIGURATIONS)
def test_any_text_is_converted_as_the_package_does(configuration: str) -> None:
    @settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(mixed_texts(configuration))
    def holds(text: str) -> None:
        assert ours(configuration, text) == oracle(configuration).convert(text)

    holds()


def test_separators_are_those_of_the_package() -> None:
    splits = oracle("s2t").split_chars_re
    for code in range(0x10000):
        assert bool(SEPARATORS.match(chr(code))) == bool(splits.match(chr(code))), hex(code)


@pytest.mark.parametrize("configuration", ["s2t", "s2twp", "tw2sp", "hk2s"])
def test_own_dictionaries_reach_the_package_too(configuration: str) -> None:
    # The package's own `convert` with the newer dictionaries is the reference for ours.
    compiled = [Stage(dictionaries, never=SEPARATORS.search) for _, dictionaries in own_chain(configuration)]
    reference = own_converter(configuration)
    for text in seeds()[:2]:
        got = text
        for stage in compiled:
            got, _ = stage.convert(got)
        assert got == reference.convert(text)


def test_longest_then_leftmost_wins() -> None:
    stage = Stage([{"甲乙": "1", "乙丙": "2", "乙丙丁": "3", "丁": "4"}])
    assert stage.convert("甲乙丙")[0] == "1丙"
    assert stage.convert("甲乙丙丁")[0] == "甲3"
    assert stage.convert("丁甲乙丁") == ("414", [(0, 1, 3, "1")])


def test_first_dictionary_wins_even_with_a_single_character() -> None:
    stage = Stage([{"乙": "x"}, {"甲乙丙": "y", "甲": "z"}])
    assert stage.convert("甲乙丙")[0] == "zx丙"


def test_several_readings_give_the_first() -> None:
    assert Stage([{"发": "發 髮"}]).convert("发")[0] == "發"


def test_arbiter_decides_between_crossing_matches_only() -> None:
    stage = Stage([{"更复": "更復", "复杂": "複雜"}, {"复": "復", "杂": "雜"}])
    asked: list[Match] = []

    def arbiter(_text: str, matches: Any) -> Any:
        asked.extend(matches)
        return [match for match in matches if match[1:] == (1, 3)]

    assert stage.convert("更复杂")[0] == "更復雜"
    assert stage.convert("更复杂", arbiter=arbiter)[0] == "更複雜"
    assert asked == [(0, 0, 2), (0, 1, 3)]
    asked.clear()
    assert stage.convert("复杂，更复", arbiter=arbiter)[0] == "複雜，更復"
    assert not asked


@given(st.lists(st.sampled_from(["甲", "乙", "丙"]), min_size=1, max_size=60).map("".join))
@settings(max_examples=60, deadline=None)
def test_many_overlaps_cover_each_character_once(text: str) -> None:
    stage = Stage([{"甲甲": "1", "甲乙": "2", "乙甲": "3", "乙乙甲": "4", "丙甲": "5", "甲丙": "6"}])
    _, edits = stage.convert(text)
    ends = 0
    for _, start, end, _ in edits:
        assert ends <= start < end <= len(text)
        ends = end


def test_long_repetition_is_linear() -> None:
    text = "发" * 200_000
    assert len(Stage(own_chain("s2t")[0][1]).convert(text)[0]) == len(text)


@pytest.mark.parametrize("shift", range(-3, 4))
def test_matches_across_the_pieces_of_a_long_text(shift: int) -> None:
    stage = Stage([{"甲乙": "1", "乙丙丁": "2"}])
    before = "字" * ((1 << 16) + shift)
    assert stage.convert(before + "甲乙丙丁" + before)[0] == before + "甲2" + before
    assert stage.convert(before + "甲乙")[0] == before + "1"
