from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.folding import fold_script
from summarise.sentences import PROTECTED, split_sentences

DATA = Path(__file__).parents[1] / "data"
CASES = json.loads((DATA / "sentences_dev.json").read_text(encoding="utf-8"))


def pieces(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_tricky_cases(case: dict[str, object]) -> None:
    assert pieces(str(case["text"])) == [str(part).strip() for part in case["sentences"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("“不行。”他认为，时机还没有到。", ["“不行。”", "他认为，时机还没有到。"]),
        ("——你是谁？——我是我。", ["——你是谁？", "——我是我。"]),
        ("他说“我不去。”就走了。", ["他说“我不去。”就走了。"]),
        ("沉默了很久……第二天，他离开了。", ["沉默了很久……", "第二天，他离开了。"]),
        ("北京、上海……等地都下雪了。", ["北京、上海……等地都下雪了。"]),
        ("见 https://a.cn/b.html?x=1&y=2。请访问。", ["见 https://a.cn/b.html?x=1&y=2。", "请访问。"]),
        ("投资下降。[2]消费回暖。", ["投资下降。[2]", "消费回暖。"]),
        ("①苹果；②香蕉。③梨。", ["①苹果；②香蕉。", "③梨。"]),
        ("今天天气好.我们去公园.你去吗?", ["今天天气好.", "我们去公园.", "你去吗?"]),
        ("约翰.史密斯昨天到了。他很累。", ["约翰.史密斯昨天到了。", "他很累。"]),
        ("Dr. Wang说见第No. 3号。好。", ["Dr. Wang说见第No. 3号。", "好。"]),
        ("「走吧！」他說。「去哪？」", ["「走吧！」他說。", "「去哪？」"]),
    ],
)
def test_more_cases(text: str, sentences: list[str]) -> None:
    assert pieces(text) == sentences


def test_a_long_quotation_is_cut_inside() -> None:
    body = "这是一句话。" * (PROTECTED // 6 + 2)
    assert len(pieces(f"他说：“{body}”会场安静。")) > 10


def test_both_scripts_are_cut_alike() -> None:
    text = "他說：「我聽見『快走！』的喊聲。」大家沉默。後來呢……沒有人知道。"
    assert split_sentences(text) == split_sentences(fold_script(text))


@pytest.mark.parametrize("text", ["", "   ", "\n\n\u3000\n"])
def test_nothing_gives_nothing(text: str) -> None:
    assert split_sentences(text) == ()


ALPHABET = "他说好去，。！？…“”「」（）《》\"'.!?;；：:—\n\r \u30003.5aZ[1]😀\ud800\x00"


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=80) | st.text(max_size=60))
def test_no_character_is_lost(text: str) -> None:
    spans = split_sentences(text)
    at = 0
    for span in spans:
        assert at <= span.start < span.end
        assert text[at : span.start].strip() == ""
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        at = span.end
    assert text[at:].strip() == ""


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=60), st.text(alphabet=ALPHABET, max_size=60))
def test_lines_are_cut_on_their_own(first: str, second: str) -> None:
    # A full stop between Han characters counts only in texts without 。, so both halves are given one.
    whole = f"好。\n{first}\n{second}\n好。"
    assert pieces(whole) == pieces(f"好。\n{first}") + pieces(f"{second}\n好。")


@pytest.mark.parametrize("text", ["（" * 50_000, "“”" * 50_000, "5" * 100_000, "说：“好。”" * 10_000, "a.b " * 20_000])
def test_hostile_text_is_read_in_one_pass(text: str) -> None:
    assert "".join(pieces(text)).replace(" ", "") == text.replace(" ", "")
