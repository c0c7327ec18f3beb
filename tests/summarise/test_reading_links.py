"""Whatever the cleaning does around them, links stay on their own words."""

from __future__ import annotations

import html
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarise.article import Article
from summarise.folding import fold
from summarise.reading import read_article
from tests.summarise.article_checks import check_article
from tests.summarise.books import book

FIRST = "今天的天气很好，我们一起去公园散步，看见许多人在"
LAST = "边上钓鱼，大家都很高兴，研究人员用了三年时间才完成这项工作。"
LETTERS = st.text("的是在人民中国发展研究方法湖边AaZ09３Ｂ", min_size=2, max_size=12)
WORDS = st.one_of(
    LETTERS,
    st.tuples(
        LETTERS, st.sampled_from([",", "，", " ", ":", "、", '"', "“", "...", "(", "&", "—", "\u3000"]), LETTERS
    ).map("".join),
)
PLAIN = st.one_of(
    st.just(""),
    st.text("的是在人民中国发展研究方法湖边。，,.！？;:\u3000 “”\"'（）()0９%&—", max_size=20),
    st.sampled_from(["相关阅读：", "来源：某某网", "(责任编辑：张三)", "&nbsp;", "2023-05-27 21:52", "分享到："]),
)
PARAGRAPH = st.lists(st.tuples(PLAIN, WORDS), max_size=3)
DOCUMENT = st.tuples(st.lists(PARAGRAPH, max_size=5), PLAIN)
LIMITS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def letters(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())


def check_links(article: Article, words: list[str]) -> None:
    """Each link stands on its own words, in order; only those are missing whose words were put aside."""
    check_article(article)
    numbers = [int(link.url.rpartition("/")[2]) for link in article.links]
    assert numbers == sorted(set(numbers))
    assert numbers[:1] == [0]
    at = 0
    for number, link in zip(numbers, article.links, strict=True):
        assert at <= link.start < link.end <= len(article.text)
        assert "\n" not in article.text[link.start : link.end]
        assert letters(article.text[link.start : link.end]) == letters(words[number])
        at = link.end
    removed = "".join(removal.text for removal in article.removed)
    missing = set(range(len(words))) - set(numbers)
    assert all(letters(words[number]) in letters(removed) for number in missing)


def document(
    drawn: tuple[list[list[tuple[str, str]]], str], link: str, escape: bool, around: tuple[str, str]
) -> tuple[str, list[str]]:
    """The source of a document whose first link stands in running text, and the words of its links."""
    paragraphs, tail = drawn
    words: list[str] = []

    def written(text: str) -> str:
        return html.escape(text, quote=False) if escape else text

    def linked(text: str) -> str:
        words.append(text)
        return link.format(words=written(text), url=f"https://example.com/{len(words) - 1}")

    lines = [FIRST + linked("湖水清清") + LAST]
    for pieces in paragraphs:
        lines.append("".join(written(plain) + linked(text) for plain, text in pieces) + written(tail))
        lines.append(LAST)
    return "".join(around[0] + line + around[1] for line in lines), words


ANCHOR = '<a href="{url}">{words}</a>'


@given(DOCUMENT)
@LIMITS
def test_links_of_markdown(drawn: tuple[list[list[tuple[str, str]]], str]) -> None:
    source, words = document(drawn, "[{words}]({url})", False, ("", "\n\n"))
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.md")
        path.write_text(source, encoding="utf-8")
        check_links(read_article(path), words)


@given(DOCUMENT)
@LIMITS
def test_links_of_books(drawn: tuple[list[list[tuple[str, str]]], str]) -> None:
    source, words = document(drawn, ANCHOR, True, ("<p>", "</p>"))
    check_links(read_article(book({"a.xhtml": source})), words)


@given(DOCUMENT)
@LIMITS
def test_links_of_web_pages(drawn: tuple[list[list[tuple[str, str]]], str]) -> None:
    source, words = document(drawn, ANCHOR, True, ("<p>", "</p>"))
    page = f"<!doctype html><html><head><title>湖</title></head><body><article>{source}</article></body></html>"
    article = read_article(page.encode())
    # Lines that the extraction leaves out are in no raw text.
    kept = [text for n, text in enumerate(words) if any(link.url.endswith(f"/{n}") for link in article.links)]
    assert kept[:1] == ["湖水清清"]
    for link in article.links:
        number = int(link.url.rpartition("/")[2])
        assert letters(article.text[link.start : link.end]) == letters(words[number])
    numbers = [int(link.url.rpartition("/")[2]) for link in article.links]
    assert numbers == sorted(set(numbers))
    check_article(article)
