from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.script import convert, load_word_list, parse_word_list

LIST = """\ufeff# mine
s2t\t内存\t記憶體
t2s 軟體 软件包

both\t大模型\t大型模型
人工智能 AI
s2t 只有一词
x2y a b
s2t 内存 內存
"""


def test_faulty_lines_are_told_with_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text(LIST, encoding="utf-8")
    words = load_word_list(path)
    assert [fault.number for fault in words.faults] == [8, 9]
    assert "x2y" in words.faults[0].reason
    assert dict(words.to_traditional.mapping) == {
        "内存": "記憶體",
        "大模型": "大型模型",
        "人工智能": "AI",
        "s2t": "只有一词",
    }


def test_the_users_words_go_first() -> None:
    words = parse_word_list(LIST.splitlines())
    conversion = convert("人工智能大模型的内存发展", "tw", source="hans", regional=True, words=words)
    assert conversion.text == "AI大型模型的記憶體發展"
    assert conversion.to_target(4) == 2
    assert convert("大型模型的軟體", "hans", source="tw", regional=True, words=words).text == "大模型的软件包"


def test_masked_stretches_are_not_the_users_either() -> None:
    words = parse_word_list(["内存 記憶體"])
    assert convert("`内存`内存", "hant", source="hans", words=words).text == "`内存`記憶體"


def test_longer_words_first() -> None:
    words = parse_word_list(["甲 1", "甲乙 2", "乙丙 3"])
    assert convert("甲乙丙甲", "hant", source="hans", words=words).text == "2丙1"


def test_between_traditional_forms_the_list_is_idle() -> None:
    words = parse_word_list(["甲 1"])
    assert convert("甲", "hk", source="tw", words=words).text == "甲"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00bad", b"s2t \xff\xfe a\n", ("a " + "长" * 65).encode()])
def test_any_file_can_be_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(content)
    words = load_word_list(path)
    assert not words.to_simplified.mapping


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_word_list(tmp_path / "none.txt")


@given(st.lists(st.text("s2tboh 甲乙#\t", max_size=12), max_size=6), st.text("甲乙丙发", max_size=20))
@settings(max_examples=100, deadline=None)
def test_places_hold_with_a_word_list(lines: list[str], text: str) -> None:
    conversion = convert(text, "tw", source="hans", words=parse_word_list(lines))
    assert conversion.to_target(len(text)) == len(conversion.text)
    places = [conversion.to_target(place) for place in range(len(text) + 1)]
    assert places == sorted(places)
