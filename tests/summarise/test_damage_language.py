"""What the search weighs: many characters at once as one by one, the form of a character, what stands behind a run."""

from __future__ import annotations

import pytest

from summarise.cleaning.annotations import annotation_at
from summarise.cleaning.plausibility import plausibility
from summarise.cleaning.shifts.candidates import candidates, foreign
from summarise.cleaning.shifts.language import Language
from summarise.cleaning.shifts.own import OwnLanguage
from summarise.cleaning.shifts.rows import OwnRows, Rows
from summarise.cleaning.shifts.swallowed import LOST, swallowed
from summarise.cleaning.shifts.words import dictionary

TEXT = "我们相信中美之间的算力差距，是有机会去弥补的：AI 2023 薄岸鴦€鱷\ue123𠀀。談論高科技"


@pytest.fixture(scope="module")
def language() -> Language:
    return Language(plausibility(), dictionary)


def test_a_line_at_once_costs_what_its_characters_cost(language: Language) -> None:
    numbers = [language.number(char) for char in TEXT]
    line = [language.line_break] * 2 + numbers
    alone = [language.cost(*line[n : n + 3]) for n in range(len(numbers))]
    other = Language(plausibility(), dictionary)
    other.prepare(numbers)
    prepared = dict(other._mixed)
    assert len(prepared) == len(set(zip(line, line[1:], line[2:], strict=False)))
    assert [other.cost(*line[n : n + 3]) for n in range(len(numbers))] == pytest.approx(alone, abs=1e-6)
    assert other._mixed == prepared


def test_a_row_has_what_each_character_costs(language: Language) -> None:
    numbers = sorted({language.number(char) for char in "距离会议机时间在的，。鴦"})
    rows = Rows(language, numbers)
    for before in ("差", "机", "薄", "，"):
        first, second = language.number("会"), language.number(before)
        row = rows.row(first, second)
        for number in numbers:
            assert -float(rows._np.log(row[rows.place(number)])) == pytest.approx(
                language.cost(first, second, number), abs=1e-3
            )


def test_a_row_of_a_text_with_characters_that_no_lost_byte_belongs_to(language: Language) -> None:
    rows = Rows(language, [language.number(char) for char in "距离会议"])
    own = OwnLanguage(language, ["开会😀开会𦛨开会议"] * 3)
    row = OwnRows(rows, own).row(language.number("开"), language.number("会"))
    for char in "距离会议":
        number = language.number(char)
        cost = own.cost(language.number("开"), language.number("会"), number)
        assert -float(rows._np.log(row[rows.place(number)])) == pytest.approx(cost, abs=1e-3)
    assert rows.place(language.number("😀")) == -1


@pytest.mark.parametrize(
    ("char", "script", "costs"),
    [
        ("头", "Hant", True),
        ("頭", "Hant", False),
        ("后", "Hant", False),
        ("曏", "Hant", True),
        ("頭", "Hans", True),
        ("头", "Hans", False),
        ("头", "mixed", False),
        ("頭", "mixed", False),
    ],
)
def test_a_form_of_the_other_script_costs(char: str, script: str, costs: bool) -> None:
    assert (foreign(char, script) > 0) is costs


def test_no_sign_is_guessed_that_is_not_set_in_full_width() -> None:
    signs = {char for _, _, char in candidates(plausibility(), "Hans").by_lead[0xA3]}
    assert {"，", "？", "（"} <= signs
    assert not signs & set("＃＠．＂")


@pytest.mark.parametrize(
    ("raw", "host", "end"),
    [
        ("(wèi)的", "謂", 5),
        ("(wèi)的", "頭", None),
        ("(software)", "謂", None),
        ("的", "謂", None),
        ("(de)", "的", None),
    ],
)
def test_the_annotation_behind_a_run_is_known_by_the_reading(raw: str, host: str, end: int | None) -> None:
    assert annotation_at(raw, 0, host) == end


@pytest.mark.parametrize(
    ("raw", "mark", "single"), [("新加了", "，", " "), ("新加了", "大", LOST), ("", "，", ""), ("5 of", "，", LOST)]
)
def test_between_a_mark_and_chinese_a_space_was_lost(raw: str, mark: str, single: str) -> None:
    assert swallowed(raw, 0, False, mark) == (single, 0)
