"""Nothing vanishes: over the five articles, damaged text and whatever hypothesis thinks of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarise.article import ArticleError
from summarise.reading import parse_article, read_article, read_provisional
from tests.damage import Recipe, damage
from tests.summarise.article_checks import check_article

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
LINES = [line for path in SEEDS for line in path.read_text(encoding="utf-8").splitlines() if line]
# Pieces at which rules look: marks, labels, tags, entities, breaks, bytes that are none.
PIECES = [
    "，", ",", "。", ".", "?", "????", "!", "(", ")", "（", "）", "\"", "“",
    "”", "「", "」", ":", ";", " ", "\u3000", "\xa0", "\n", "\r\n", "\r",
    "\n\n", "\u2028", "\x85", "\x00", "\ud800", "\ufeff", "\u200b",
    "\ue001", "�", "锟斤拷", "ä¸\xad", "涓鍥", "</p>", "?/p>", "<br>", "&nbsp;",
    "&#xff1a;", "#xff1a;", "`", "$", "http://a.b/c", "a@b.c", "来源:",
    "作者:张三", "时间:", "2023-05-27 21:52", "图:", "(图)", "标签:", "相关文章",
    "【看中国2023年7月31日讯】", "责任编辑:", "声明:", "本文留言", "01.", "一、", "中国",
    "人工智能的发展", "ChatGPT", "A100", "3,000", "21:52:24", "創(chuàng)新", "?！",
    "。", "1", "a", "𠀀", "\x1b]", "\x1b[", "\x07", "\xad", "\x11", "&amp;", "amp;", "😀",
]  # fmt: skip


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_the_five_articles(path: Path) -> None:
    article = read_article(path)
    check_article(article)
    assert len(article.paragraphs) > 20
    check_article(read_provisional(path))


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.booleans())
@settings(max_examples=300, deadline=None)
def test_fuzzed_pieces(pieces: list[str], typography: bool) -> None:
    check_article(parse_article("".join(pieces), typography=typography))


@pytest.mark.parametrize("hidden", ["\xad", "\ud800", "\u202e\x11", "😀"])
def test_what_is_hidden_within_what_is_put_aside(hidden: str) -> None:
    for text in (f"一\x1b]{hidden}0;题\x07二", f"一\x1b]0;题{hidden}", f"一&amp;{hidden}amp;二", f"一&am{hidden}p;二"):
        check_article(parse_article(text))


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    check_article(parse_article(text))
    check_article(read_provisional(text, text=True))


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.large_base_example])
def test_articles_with_pieces_put_in_and_cut_out(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(LINES) - 1))
    text = "\n".join(LINES[start : start + data.draw(st.integers(1, 6))])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text)))
        end = min(len(text), at + data.draw(st.integers(0, 5)))
        text = text[:at] + data.draw(st.sampled_from(PIECES)) + text[end:]
    check_article(parse_article(text))


@pytest.mark.parametrize(
    "recipe",
    [
        Recipe(readings={"創": "chuàng", "們": "men", "務": "wù", "學": "xué", "說": "shuō"}),
        Recipe(marks="，。？！；"),
        Recipe(marks="，。", loss="vanish", undefined="vanish"),
        Recipe(trim=True),
        Recipe(readings={"創": "chuàng", "開": "kāi"}, marks="。", trim=True, end="</p>".encode("ascii")),
    ],
    ids=["annotations", "marks", "marks that vanish", "trim", "all"],
)
def test_damaged_text(recipe: Recipe) -> None:
    gold = [line for line in LINES if "(" not in line and 40 < len(line) < 400]
    damaged = []
    for line in gold[:40]:
        try:
            damaged.append(damage(line, recipe).text)
        except UnicodeEncodeError:
            continue
    check_article(parse_article("\n".join(damaged)))


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_an_article_or_one_sentence(data: bytes) -> None:
    sentence = ""
    try:
        check_article(read_article(data))
    except ArticleError as error:
        sentence = str(error)
    assert not sentence or (sentence.endswith(".") and "\n" not in sentence)
