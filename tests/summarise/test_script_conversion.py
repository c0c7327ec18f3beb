from __future__ import annotations

import json
from pathlib import Path
from threading import Thread
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import summarise
from summarise.results import Conversion, Target
from summarise.script import (
    Converter,
    build_converters,
    changes,
    convert,
    convert_lines,
    convert_paragraphs,
    converters_ready,
    detect_paragraphs,
    get_converter,
)
from summarise.script.configurations import CONFIGURATIONS, FORMS, Form, configuration
from tests.summarise.script_texts import mixed_texts, seeds

DATA = Path(__file__).parent.parent / "data"
OPENCC = {
    "s2t": ("hans", "hant", False),
    "s2tw": ("hans", "tw", False),
    "s2twp": ("hans", "tw", True),
    "s2hk": ("hans", "hk", False),
    "t2s": ("hant", "hans", False),
    "tw2s": ("tw", "hans", False),
    "tw2sp": ("tw", "hans", True),
    "hk2s": ("hk", "hans", False),
}


def check_map(text: str, conversion: Conversion) -> None:
    """Ends to ends, monotone, inside the text, and back again to where one came from or before."""
    assert conversion.to_target(0) == 0
    assert conversion.to_source(0) == 0
    assert conversion.to_target(len(text)) == len(conversion.text)
    assert conversion.to_source(len(conversion.text)) == len(text)
    places = [conversion.to_target(place) for place in range(len(text) + 1)]
    assert places == sorted(places)
    back = [conversion.to_source(place) for place in range(len(conversion.text) + 1)]
    assert back == sorted(back)
    for place in range(len(text)):
        assert conversion.to_source(conversion.to_target(place)) <= place


def test_public_name() -> None:
    assert summarise.convert is convert
    assert convert("软件", "tw", regional=True).text == "軟體"


def test_original_is_code_point_for_code_point() -> None:
    text = "发\ud800展\x00 發展\r\n“什么”"
    conversion = convert(text, "original", regional=True, quotes=True)
    assert conversion.text == text
    check_map(text, conversion)


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "\ud800", "abc", "𠀀𪢮", "。", "\n\n发\n"])
@pytest.mark.parametrize("target", ["original", "hans", "hant", "tw", "hk"])
def test_odd_texts(text: str, target: Target) -> None:
    for regional in (False, True):
        conversion = convert(text, target, regional=regional, quotes=True)
        check_map(text, conversion)


def test_wrong_names_are_refused() -> None:
    with pytest.raises(ValueError, match="no such target"):
        convert("发", cast(Target, "jp"))
    with pytest.raises(ValueError, match="no such source"):
        convert("发", "tw", source=cast(Form, "original"))
    with pytest.raises(ValueError, match="no such target"):
        convert_lines([], cast(Target, "x"))
    with pytest.raises(ValueError, match="2 scripts for 1 paragraphs"):
        convert_paragraphs(["发"], ["Hans", "Hans"], "tw")


@pytest.mark.parametrize("regional", [False, True])
@pytest.mark.parametrize("source", FORMS)
@pytest.mark.parametrize("target", FORMS)
def test_offsets_hold_in_every_configuration(source: Form, target: Form, regional: bool) -> None:
    name = configuration(source, target, regional)
    if name is None:
        return
    converter = get_converter(source, target, regional)

    @settings(max_examples=12, deadline=None)
    @given(mixed_texts("s2twp" if source == "hans" else "tw2sp"))
    def holds(text: str) -> None:
        conversion = converter(text)
        check_map(text, conversion)
        if not regional:
            assert len(conversion.text) == len(text)
        for span in conversion.replaced:
            assert 0 <= span.start < span.end <= len(conversion.text)

    holds()


def test_slices_give_what_the_whole_gives() -> None:
    text = seeds()[0]
    converter = get_converter("hans", "tw", True)
    assert "\n".join(converter(part).text for part in text.split("\n")) == converter(text).text


def test_places_in_a_replaced_word_map_to_its_start() -> None:
    conversion = convert("用互联网", "tw", source="hans", regional=True)
    assert conversion.text == "用網際網路"
    assert [conversion.to_target(place) for place in range(5)] == [0, 1, 1, 1, 5]
    assert [conversion.to_source(place) for place in range(6)] == [0, 1, 1, 1, 1, 4]
    assert [conversion.text[span.start : span.end] for span in conversion.replaced] == ["網際網路"]


def test_opencc_cases() -> None:
    cases = json.loads((DATA / "opencc_cases_dev.json").read_text("utf-8"))["cases"]
    asked = [case for case in cases if case["config"] in OPENCC]
    right = 0
    for case in asked:
        source, target, regional = OPENCC[case["config"]]
        got = convert(case["input"], cast(Target, target), source=cast(Form, source), regional=regional).text
        right += got == case["expected"]
    assert right >= 0.96 * len(asked)


def test_one_to_many_characters() -> None:
    wrong = []
    cases = json.loads((DATA / "script_cases.json").read_text("utf-8"))["cases"]
    for text, source, target, expected in cases:
        got = convert(text, target, source=source).text
        if got != expected:
            wrong.append((text, expected, got))
    assert len(cases) >= 250
    assert not wrong


def test_me_and_zhe_to_simplified_on_the_samples() -> None:
    for text in seeds()[1:]:
        for source in ("hant", "tw"):
            got = convert(text, "hans", source=source).text
            assert "幺" not in got
            assert "麼" not in got
            at = got.find("著")
            while at >= 0:
                assert got[at : at + 2] in ("著名", "著作", "著称") or got[at - 1 : at + 1] in ("显著", "原著", "编著")
                at = got.find("著", at + 1)


@pytest.mark.parametrize(
    "text", ["首席執行官", "公開資料顯示", "字節跳動", "國核心心", "核心競爭力", "指標體系", "智慧生命"]
)
def test_ordinary_words_are_no_vocabulary(text: str) -> None:
    assert convert(text, "hans", source="tw", regional=True).text == convert(text, "hans", source="tw").text


@pytest.mark.parametrize(
    "text",
    [
        "国内核心技术",
        "的士兵",
        "字节跳动",
        "约旦哈希姆王国",
        "丘比特",
        "红头文件",
        "发布会",
        "刷新纪录",
        "列车运行",
        "食品添加剂",
    ],
)
def test_no_word_is_cut_and_prose_is_left_alone(text: str) -> None:
    assert convert(text, "tw", source="hans", regional=True).text == convert(text, "tw", source="hans").text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("搜索引擎", "搜尋引擎"),
        ("信息化", "資訊化"),
        ("首席执行官", "執行長"),
        ("手机芯片", "手機晶片"),
        ("英伟达", "輝達"),
    ],
)
def test_vocabulary_at_the_seams_of_compounds(text: str, expected: str) -> None:
    assert convert(text, "tw", source="hans", regional=True).text == expected


def test_words_tell_crossing_phrases_apart() -> None:
    assert convert("更复杂的你系统和面向对象", "hant", source="hans").text == "更複雜的你系統和面向對象"


def test_traditional_is_written_as_people_write_it() -> None:
    assert convert("为什么在里面床上核实", "hant", source="hans").text == "為什麼在裡面床上核實"
    assert convert("為什麼", "hant", source="hk").text == "為什麼"


def test_hong_kong_tells_zhe_apart() -> None:
    assert convert("看着名著，有着名气", "hk", source="hans").text == "看着名著，有着名氣"
    assert convert("沿著海邊，成效顯著", "hk", source="tw").text == "沿着海邊，成效顯著"


def test_mixed_text_goes_paragraph_by_paragraph() -> None:
    simplified, traditional = seeds()[0].split("\n")[3], seeds()[4].split("\n")[8]
    text = f"{simplified}\n{traditional}\nEnglish words in a paragraph of its own, nothing else.\n短句"
    for target in ("hans", "hant"):
        conversion = convert(text, target)
        check_map(text, conversion)
    assert convert(text, "hans").text.startswith(simplified)
    assert traditional in convert(text, "hant").text


def test_paragraph_with_both_scripts() -> None:
    text = "这个发展趋势很明显，這個發展趨勢很明顯，二者都说明问题。"
    assert "這個" not in convert(text, "hans").text
    assert "这个" not in convert(text, "hant").text


@given(st.lists(st.sampled_from([*seeds()[0].split("\n")[:9], *seeds()[3].split("\n")[:9]]), max_size=6))
@settings(max_examples=25, deadline=None)
def test_paragraphs_and_text_agree(paragraphs: list[str]) -> None:
    text = "\n".join(paragraphs)
    scripts = detect_paragraphs(paragraphs)
    given_scripts = convert_paragraphs(paragraphs, scripts, "hant")
    check_map(text, given_scripts)
    assert given_scripts.text == convert_paragraphs(paragraphs, None, "hant").text


def test_quotation_marks_are_an_option() -> None:
    text = "“What’s Next? AI Panel”说：“‘好’。”"
    assert convert(text, "tw", source="hans").text == text.replace("说", "說")
    assert convert(text, "tw", source="hans", quotes=True).text == "「What’s Next? AI Panel」說：「『好』。」"
    assert convert("「說『好』」", "hans", source="tw", quotes=True).text == "“说‘好’”"


@given(st.text("“”‘’「」『』a发 \n", max_size=30))
@settings(deadline=None)
def test_quotation_marks_keep_places(text: str) -> None:
    for target in ("hans", "tw"):
        conversion = convert(text, target, quotes=True)
        assert len(conversion.text) == len(text)
        check_map(text, conversion)


def test_changes() -> None:
    assert not changes("中文", "tw")
    assert changes("发展", "tw")
    assert not changes("发展", "original")
    assert not changes("发展", "hans")
    assert changes("“好”", "tw", quotes=True)
    assert not changes("English only", "hant")
    targets: tuple[Target, ...] = ("original", "hans", "hant", "tw", "hk")
    for text in seeds():
        for target in targets:
            assert changes(text, target) == (convert(text, target).text != text)


def test_lines_stream() -> None:
    taken: list[int] = []

    def lines() -> object:
        for number, line in enumerate(["发展\n", "后面\r\n", "English\n", "發展\n", "里"]):
            taken.append(number)
            yield line

    stream = convert_lines(lines(), "hant")  # type: ignore[arg-type]
    assert next(stream) == "發展\n"
    assert taken == [0]
    assert list(stream) == ["後面\r\n", "English\n", "發展\n", "里"]
    assert list(convert_lines(["软件\n"], "tw", source="hans", regional=True)) == ["軟體\n"]


def test_converters_are_built_once_for_all_threads() -> None:
    results: list[str] = []

    def work() -> None:
        results.append(Converter("hans", "tw", True)("软件发展").text)

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == ["軟體發展"] * 8
    build_converters()
    assert converters_ready()
    assert len(CONFIGURATIONS) == 20
