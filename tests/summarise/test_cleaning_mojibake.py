"""Text read in the wrong encoding before it came here."""

from __future__ import annotations

import pytest

from summarise.cleaning.mojibake import find_mojibake
from summarise.reading import parse_article
from tests.summarise.article_checks import check_article

HANS = (
    "中国的人工智能发展很快，我们需要更多的时间来研究这个问题。\n"
    "他说：“这是一个很好的开始，大家都应该努力工作。”\n2023年5月27日，北京报道，大模型的差距不小。"
)
HANT = "中國的人工智能發展很快，我們需要更多的時間來研究這個問題。\n他說這是一個很好的開始，大家都應該努力工作。"


def as_windows_1252(data: bytes) -> str:
    """Bytes as programs show them that take Latin-1 for Windows-1252."""
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in data)


@pytest.mark.parametrize(
    ("text", "misread"),
    [
        (HANS, HANS.encode().decode("latin-1")),
        (HANS, as_windows_1252(HANS.encode())),
        (HANS, HANS.encode("gbk").decode("latin-1")),
        (HANS, as_windows_1252(HANS.encode("gbk"))),
        (HANT, HANT.encode("big5").decode("latin-1")),
        (HANT, HANT.encode("big5").decode("gb18030")),
    ],
    ids=["utf-8 as latin-1", "utf-8 as 1252", "gbk as latin-1", "gbk as 1252", "big5 as latin-1", "big5 as gb18030"],
)
def test_what_survived_is_restored_whole(text: str, misread: str) -> None:
    article = parse_article(misread)
    check_article(article)
    assert article.text == text
    assert all(r.certain for r in article.repairs if r.kind == "mojibake")
    assert any(r.kind == "mojibake" for r in article.repairs)


@pytest.mark.parametrize("codec", ["gbk", "gb18030"])
def test_lost_bytes_are_shown_as_lost_not_invented(codec: str) -> None:
    article = parse_article(HANS.encode().decode(codec, "replace"))
    check_article(article)
    assert "的人工智能" in article.text
    assert "�" in article.text
    # Where a place shows a character, it is the right one.
    for line, wanted in zip(article.paragraphs, HANS.split("\n"), strict=True):
        rest = wanted
        for piece in line.split("�"):
            assert piece in rest
            rest = rest[rest.index(piece) + len(piece) :]


def test_a_misread_line_in_a_sound_text() -> None:
    text = HANS + "\n" + HANS.split("\n", maxsplit=1)[0].encode().decode("latin-1")
    assert parse_article(text).paragraphs[-1] == HANS.split("\n", maxsplit=1)[0]


def test_twice_lost_characters() -> None:
    article = parse_article("这个文件里有锟斤拷锟斤拷两个坏字符，其余都是好的。")
    assert article.text == "这个文件里有����两个坏字符，其余都是好的。"
    assert not article.repairs[0].certain


@pytest.mark.parametrize(
    "text",
    [
        HANS,
        HANT,
        "Café, naïve Ärger – Übergrößenträger «éàü» ŸÀÉÈÊ",
        "日本語のテキストです。これは問題ありません。",
        "한국어 텍스트입니다. 문제 없습니다.",
        "Русский текст без всяких ошибок.",
        "鐨鏄这两个字很少见，但它们是字典里的字。",
        "",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert find_mojibake(text) == []
