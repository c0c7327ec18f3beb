"""From bytes to text in every encoding that Chinese texts come in."""

from __future__ import annotations

import pytest

from summarise.article import ArticleError
from summarise.reading import read_article, read_provisional
from summarise.reading.decoding import decode
from tests.encoded import generate

TEXT = "今天的天气很好，我们一起去公园散步，看见许多人在湖边钓鱼。\n第二段说的是另外一件事情，也很有意思。"


def test_generated_files() -> None:
    files = list(generate(120))
    wrong = [f.name for f in files if not f.read_well(decode(f.data, hint=f.hint).text)]
    assert len(wrong) <= 1, wrong


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "hz"])
def test_an_article_in_each_encoding(encoding: str) -> None:
    data = TEXT.encode(encoding)
    article = read_article(data, title="无")
    assert article.raw == TEXT
    assert article.encoding is not None
    assert read_provisional(data).raw == TEXT


def test_the_encoding_given_overrides() -> None:
    data = "中文".encode()
    assert read_article(data, encoding="latin-1").raw == data.decode("latin-1")
    assert read_article("中文".encode("gbk"), encoding="gbk").encoding == "gb18030"


def test_an_unknown_encoding_is_said() -> None:
    with pytest.raises(ArticleError, match="not the name of a known encoding") as caught:
        read_article(b"abc", encoding="klingon")
    assert caught.value.code == "encoding"


def test_a_cut_beginning_shows_one_lost_character() -> None:
    assert decode(TEXT.encode("gb18030")[1:]).text == "�" + TEXT[1:]
    assert decode(TEXT.encode("utf-8")[1:]).text.lstrip("�") == TEXT[1:]


def test_bytes_without_meaning_are_shown_as_lost() -> None:
    data = TEXT.encode("utf-8")
    text = decode(data[:30] + b"\xff" + data[30:]).text
    assert text.count("�") == 1
    assert text.replace("�", "") == TEXT


def test_western_text_is_no_chinese() -> None:
    text = "Les élèves français étaient très contents de leur séjour à Orléans. " * 3
    assert decode(text.encode("cp1252")).text == text
    assert decode(text.encode("latin-1"), hint="iso-8859-1").text == text
