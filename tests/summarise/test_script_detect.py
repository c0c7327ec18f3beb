from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.script import convert, detect_paragraphs, detect_script
from tests.summarise.script_texts import seeds


def test_samples() -> None:
    assert [detect_script(text)[0] for text in seeds()] == ["Hans", "Hant", "Hant", "Hant", "Hant"]


def test_mainland_text_in_traditional_has_no_region() -> None:
    assert [detect_script(text)[1] for text in seeds()] == [None] * 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("other", None)),
        ("Nothing but English here.", ("other", None)),
        ("これは日本語の文章で、漢字もたくさん使います。", ("other", None)),
        ("한국어로 쓴 글입니다. 漢字도 있습니다.", ("other", None)),
        ("Только русский текст", ("other", None)),
        ("中文", ("Hans", None)),
        ("这是发展的问题", ("Hans", None)),
        ("這是發展的問題", ("Hant", None)),
        ("行政院今天表示，軟體與網路產業將獲補助，經濟部推動晶片計畫。", ("Hant", "TW")),
        ("特首昨日喺立法會答問，港鐵同巴士站嘅安排，司機話佢哋冇收到。", ("Hant", "HK")),
        ("臺灣的行政院與總統府昨天沒有評論芯片問題。", ("Hant", None)),
    ],
)
def test_script_and_region(text: str, expected: tuple[str, str | None]) -> None:
    assert detect_script(text) == expected


def test_region_of_converted_samples() -> None:
    assert detect_script(convert(seeds()[0], "tw", regional=True).text) == ("Hant", "TW")
    assert detect_script(convert(seeds()[0], "hant").text) == ("Hant", None)


def test_mixed_article_and_its_paragraphs() -> None:
    paragraphs = [*seeds()[0].split("\n"), *seeds()[3].split("\n")]
    assert detect_script("\n".join(paragraphs))[0] == "mixed"
    verdicts = detect_paragraphs(paragraphs)
    count = len(seeds()[0].split("\n"))
    assert set(verdicts[:count]) == {"Hans"}
    assert set(verdicts[count:]) <= {"Hant", "Hans"}
    assert verdicts[count:].count("Hans") <= 2


def test_short_paragraphs_have_the_articles_script() -> None:
    assert detect_paragraphs(["发展", "這是發展的問題，不是別的什麼問題，大家都這樣說。"], "Hant") == ("Hant", "Hant")


def test_foreign_paragraph_in_a_chinese_article() -> None:
    paragraphs = [
        "这是发展的问题，不是别的什么问题，大家都这样说。",
        "An English paragraph of more than twenty characters.",
    ]
    assert detect_paragraphs(paragraphs) == ("Hans", "other")


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_has_a_verdict(text: str) -> None:
    script, region = detect_script(text)
    assert script in ("Hans", "Hant", "mixed", "other")
    assert region is None or script in ("Hant", "mixed")


def test_detection_loads_no_dictionary() -> None:
    code = (
        "import sys; from summarise.script import detect_script; detect_script('這是發展'); "
        "print([name for name in ('opencc', 'opencc_purepy', 'rjieba', 'jieba', 'numpy') if name in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
