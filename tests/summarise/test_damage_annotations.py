"""Pinyin that a program put behind characters goes; pinyin that a person put there stays."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.cleaning.annotations import find_annotations
from summarise.cleaning.annotations_readings import has_tone, is_reading, toneless, usual_reading
from summarise.cleaning.bytes_cp936 import char_of, in_gb2312, last_byte
from summarise.cleaning.damage import find_damage
from summarise.folding import fold_script
from tests.benchmarks.damage import apply
from tests.damage import Recipe, damage, encode

CLEAN = """近年來，許多企業開始關注數據技術的發展，創業者們紛紛投身這個領域。
專家認為，創新並不容易，企業應該對員工負責，也應該對環境負責。
在AI時代，學習與實踐同樣重要，這對於優秀的團隊來說是個機會。
業務發展到這個階段，創業的熱情還在，數據卻說明問題已經出現。"""
READINGS = {char: usual_reading(char) or "" for char in "業發創學習對應優數負這個來"}


def repaired(raw: str) -> str:
    return apply(raw, find_damage(raw))


@pytest.fixture
def annotated() -> str:
    return "\n".join(damage(line, Recipe(READINGS, folded=False)).text for line in CLEAN.split("\n"))


def test_every_annotation_of_a_system_goes(annotated: str) -> None:
    assert annotated.count("(") > 15
    assert repaired(annotated) == CLEAN


def test_only_the_brackets_are_touched(annotated: str) -> None:
    edits = find_damage(annotated)
    assert {edit.kind for edit in edits} == {"annotation"}
    assert all(annotated[e.start] == "(" and annotated[e.end - 1] == ")" and e.restored == "" for e in edits)


def test_stacked_annotations_go(annotated: str) -> None:
    assert repaired(annotated.replace("(chuàng)", "(chuàng)(chuàng)")) == CLEAN


def test_the_neutral_tone_counts_as_a_reading(annotated: str) -> None:
    assert repaired(annotated.replace("(gè)", "(ge)")) == CLEAN


def test_inside_a_latin_word() -> None:
    # 在 ends with DA, and DA41 is 贏; 以 ends with D4, and D44F is 設.
    readings = {**READINGS, "贏": "yíng", "設": "shè"}
    line = "在AI這個領域，以OpenAI為例，企業應該學習創新。"
    raw = damage(line, Recipe(readings, folded=False)).text
    assert "A(yíng)I" in raw
    assert "O(shè)penAI" in raw
    assert repaired(raw) == line


def test_other_brackets_stay_in_a_damaged_text(annotated: str) -> None:
    extra = "\n本質上它是商品(commodity)，即GPU(圖形處理器)，發表於(NIPS、ICML)，他叫龘(dá)。"
    kept = repaired(annotated + extra)
    assert kept == CLEAN + extra


@pytest.mark.parametrize(
    "text",
    [
        "我們(wǒmen)學(xué)習(xí)漢(hàn)語(yǔ)，生(shēng)詞(cí)很(hěn)多(duō)，老(lǎo)師(shī)好(hǎo)。",
        "還(huán)來就菊花。將(qiāng)進酒。勝(shēng)日尋芳泗水濱。",
        "A：你好(nǐ hǎo)！B：您貴(guì)姓(xìng)？A：我姓(xìng)張(zhāng)。B：請(qǐng)坐(zuò)。",
        "龘(dá)、靐(bìng)、驫(biāo)都是生僻字，龘的意思是龍飛的樣子，靐是雷聲，驫是眾馬奔騰。",
        "軟體(software)與硬體(hardware)，處理器(CPU)，錯過(miss)。",
        "業(yè)：事業。創(chuàng)：開始。事業、創業、開創、業務、創作都是常用詞，業界、創新也是。學(xué)：學習、學校。",
    ],
)
def test_what_people_annotate_stays(text: str) -> None:
    assert find_damage(text) == ()


def test_a_single_annotation_proves_nothing() -> None:
    assert find_damage("他讀到「創(chuàng)」字。") == ()


def test_half_eaten_annotations_are_evidence() -> None:
    raw = "企業(yè)家,沒資格談?wù)摳呖萍己臀磥砥髽I(yè)的走向,對于創(chuàng)業(yè)者是個機會"
    assert find_annotations(raw).systematic
    assert repaired(raw) == "企業家,沒資格談論高科技和未來企業的走向,對于創業者是個機會"


@pytest.mark.parametrize(
    ("line", "first", "second", "trace"),
    [
        # AA84, the last byte of 要 and the first of 創, is 獎.
        ("他要創立新公司。", "創", "獎", "要?jiǎng)?chuàng)立"),
        # In the other order 創 is split before it is met.
        ("他要創立新公司。", "獎", "創", "要?jiǎng)"),
    ],
)
def test_an_annotation_inside_an_annotated_character(
    annotated: str, line: str, first: str, second: str, trace: str
) -> None:
    readings = {char: usual_reading(char) or "" for char in (first, second)}
    raw = damage(line, Recipe(readings, folded=False)).text
    assert trace in raw
    text = f"{annotated}\n{raw}"
    assert repaired(text) == f"{CLEAN}\n{line}"
    forced = next(edit for edit in find_damage(text) if edit.restored.startswith("創"))
    assert forced.certain
    assert forced.runner_up is None


@pytest.mark.parametrize(("listed", "trace"), [("幾編譯", "編(biān)?jǐ)g"), ("譯幾編", "編(biān)?jǐ)g(yì)")])
@pytest.mark.parametrize("line", ["本文由原創編譯的文章組成。", "本文由LCTT原創編譯,榮譽推出。"])
def test_the_character_before_a_split_one_is_annotated_as_well(
    annotated: str, line: str, listed: str, trace: str
) -> None:
    # The last byte of 編 and the first of 譯 are 幾, which is met before 編.
    raw = damage(line, Recipe({char: usual_reading(char) or "" for char in listed}, folded=False)).text
    assert trace in raw
    assert repaired(f"{annotated}\n{raw}") == f"{CLEAN}\n{line}"


BEFORE = "要我他的是在不了有和人中大上出也你生而子那得于著下自之年用道行所然家成方多去法前其向把高最重再由文"


def test_listed_pairs_that_overlap(annotated: str) -> None:
    """Any character before a listed one, where its last byte and the first one of the listed make a listed pair."""
    tried = 0
    for own in "業發創學習對應優數負這個來員實踐樣務論":
        for before in BEFORE:
            other = char_of(last_byte(before) or 0, encode(own)[0])
            if other is None or in_gb2312(other) or fold_script(other) == other or usual_reading(other) is None:
                continue
            line = f"大家{before}{own}。"
            for order in ((own, other), (other, own)):
                readings = {char: usual_reading(char) or "" for char in order}
                raw = damage(line, Recipe(readings, folded=False))
                tried += 1
                assert raw.straddled
                assert repaired(f"{annotated}\n{raw.text}") == f"{CLEAN}\n{line}"
    assert tried > 100


def test_readings() -> None:
    assert usual_reading("創") == "chuàng"
    assert is_reading("還", "huán")
    assert is_reading("們", "men")
    assert not is_reading("創", "yè")
    assert not is_reading("好", "hǎo")
    assert toneless("lǜ") == "lü"
    assert has_tone("yè")
    assert not has_tone("ye")


@given(st.text(alphabet="創業(chuàngyè)?,，AI\n1", max_size=60))
def test_never_fails(text: str) -> None:
    edits = find_damage(text)
    assert all(a.end <= b.start for a, b in pairwise(edits))
