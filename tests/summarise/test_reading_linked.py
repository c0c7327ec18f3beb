"""What pages tell in linked data (JSON-LD): the text where they show none, and the masthead."""

from __future__ import annotations

import json

import pytest

from summarise import read_article
from summarise.article import ArticleError
from tests.summarise.article_checks import check_article

PARAGRAPHS = (
    "清晨六点，湖边的路灯还亮着，几位老人已经在树下打起了太极拳，动作很慢，谁也不说话。",
    "管理员说，这座公园建成以来一直不收门票，每天来的人比附近的三座公园加起来还要多。",
    "到了下午，孩子们放学以后也会来这里，湖边的草地上到处都是风筝，一直飞到天黑才收线。",
)
BODY = "\n\n".join(PARAGRAPHS)
SHELL = "<p>请在浏览器中打开本页以阅读全文。</p>"


def page(*data: object, shown: str = SHELL, title: str = "湖边的一天") -> bytes:
    """A page with these linked data."""
    texts = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in data]
    scripts = "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)
    return f"<html><head><title>{title}</title>{scripts}</head><body><div id='app'>{shown}</div></body></html>".encode()


def news(**more: object) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "湖边的一天",
        "articleBody": BODY,
    } | more


@pytest.mark.parametrize(
    "data",
    [
        news(),
        [{"@type": "WebSite", "name": "某网"}, news()],
        {
            "@context": "https://schema.org",
            "@graph": [{"@type": "WebPage"}, news(**{"@type": ["Article", "NewsArticle"]})],
        },
        {"@type": "WebPage", "mainEntity": news(**{"@type": "BlogPosting"})},
        json.dumps(news(), ensure_ascii=False).replace("\\n", "\n") + ";",
    ],
    ids=["alone", "list", "graph", "main entity", "raw newlines"],
)
def test_text_that_is_told_alone_is_read(data: object) -> None:
    article = read_article(page(data))
    check_article(article)
    assert article.paragraphs == PARAGRAPHS
    assert article.title == "湖边的一天"


@pytest.mark.parametrize(
    "shown", ["", SHELL, f"<p>{PARAGRAPHS[0]}</p>", f"<p>{'本网站使用缓存来改进服务，请您同意。' * 4}</p>"]
)
def test_a_page_that_shows_little_or_something_else(shown: str) -> None:
    assert read_article(page(news(), shown=shown)).paragraphs == PARAGRAPHS


def test_a_page_that_shows_its_text_is_read_as_it_is_shown() -> None:
    shown = f"<h1>湖边的一天</h1><article><p>{PARAGRAPHS[0]}</p><h2>下午的事</h2><p>{PARAGRAPHS[1]}</p></article>"
    article = read_article(page(news(articleBody="".join(PARAGRAPHS[:2])), shown=shown))
    assert [block.kind for block in article.blocks] == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS),
        "<br/>".join(PARAGRAPHS),
        "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in PARAGRAPHS),
        "".join(f"\u3000\u3000{paragraph}" for paragraph in PARAGRAPHS),
        "\n".join(f"<span style='x'>{paragraph}</span>" for paragraph in PARAGRAPHS),
        f"<style>p {{}}</style><p>{'</p><p>'.join(PARAGRAPHS)}</p><script async>坏()</script><iframe>坏</iframe>",
    ],
    ids=["paragraphs", "breaks", "escaped twice", "indents", "spans", "scripts"],
)
def test_tags_in_the_text_only_part_it(body: str) -> None:
    # A script's end tag ends it wherever it stands, so that nobody writes one.
    data = json.dumps(news(articleBody=body), ensure_ascii=False).replace("</", "<\\/")
    article = read_article(page(data))
    check_article(article)
    assert article.paragraphs == PARAGRAPHS


def test_signs_that_only_look_like_tags_stay() -> None:
    body = f"{BODY}\n他写道：若 a<b 且 b>c，则 x&y 为真；List<String> 也一样。"
    assert read_article(page(news(articleBody=body))).raw.splitlines()[-1] == body.splitlines()[-1]


def test_of_several_texts_the_one_with_the_title_of_the_page() -> None:
    other = news(headline="山里的一夜", articleBody="另一篇文章的话，与这一页没有关系，不该出现在这里。" * 8)
    assert read_article(page(other, news())).paragraphs == PARAGRAPHS
    article = read_article(
        page(other, news(headline="海上的一月"), shown="".join(f"<p>{p}</p>" for p in PARAGRAPHS[:1]))
    )
    assert article.paragraphs == PARAGRAPHS[:1]


def test_the_masthead_is_told_too_also_by_reference() -> None:
    graph = [
        {"@type": "Person", "@id": "#li", "name": "李明"},
        {"@type": "Organization", "@id": "#bao", "name": "湖畔日报"},
        news(datePublished="2023-05-27T21:52:00+08:00", author={"@id": "#li"}, publisher={"@id": "#bao"}),
    ]
    article = read_article(page({"@graph": graph}, title=""))
    assert (article.title, article.author, article.source) == ("湖边的一天", "李明", "湖畔日报")
    assert (article.published or "").startswith("2023-05-27T21:52")


def test_what_the_page_shows_goes_before_what_it_tells() -> None:
    shown = f"<h1>湖边的一天</h1><p>2023-05-28 08:00 来源：山间晚报 作者：王五</p>{SHELL}"
    data = news(author={"name": "李明"}, publisher={"name": "湖畔日报"}, datePublished="2023-05-27")
    article = read_article(page(data, shown=shown))
    assert (article.author, article.source, article.published) == ("王五", "山间晚报", "2023-05-28T08:00")


@pytest.mark.parametrize(
    "data",
    [
        "[" * 50_000,
        '{"@graph":' * 20_000,
        "{",
        "null",
        "9" * 10_000,
        {"@graph": [None, 1, "x", [], {}]},
        {"@type": 5, "articleBody": BODY},
        news(articleBody=["x", BODY]),
        news(articleBody={"@value": BODY}),
        {
            "@type": "Article",
            "author": [[[{"name": "x"}]]],
            "headline": 7,
            "datePublished": [1],
            "publisher": {"@id": {}},
        },
    ],
    ids=lambda data: str(data)[:12],
)
def test_data_that_are_no_article_do_no_harm(data: object) -> None:
    with pytest.raises(ArticleError):
        read_article(page(data, shown=""))
    assert read_article(page(data, shown="".join(f"<p>{p}</p>" for p in PARAGRAPHS))).paragraphs == PARAGRAPHS
