"""What a book is read as: chapters, their headings, notes and pictures."""

from __future__ import annotations

import re

import pytest

from summarise.article import Article
from summarise.reading import read_article
from tests.summarise.article_checks import check_article, kinds
from tests.summarise.books import book, pack, package, page, point

FIRST = "今天的天气很好，我们一起去公园散步，看见许多人在湖边钓鱼，大家都很高兴。"
SECOND = "第二段说的是另外一件事情，研究人员用了三年时间才完成这项工作，结果出人意料。"
THIRD = "村里的老人说起那条河，总要提到四十年前的那场大水，水退以后人们重新盖起了房子。"
NOTE = "见该县县志第三卷，这里的数字后来改过。"


def read(data: bytes) -> Article:
    article = read_article(data)
    check_article(article)
    return article


def headings(article: Article) -> list[tuple[int, str]]:
    return [(level, text) for kind, level, text in kinds(article) if kind == "heading"]


def led_to(article: Article) -> list[tuple[str, str]]:
    """The words of each link within the book and the text that it leads to."""
    out = []
    for link in article.links:
        place = re.fullmatch(r"#char=([0-9]+),([0-9]+)", link.url)
        assert place is not None, link.url
        out.append((article.text[link.start : link.end], article.text[int(place[1]) : int(place[2])]))
    return out


BODIES = {
    "a.xhtml": f"<p>{FIRST}</p>",
    "b.xhtml": f'<p>{SECOND}</p><p id="s2">{THIRD}</p>',
    "c.xhtml": f"<p class='t'>第二章　归来</p><p>{SECOND}</p>",
}
NCX = point("第一章", "a.xhtml", point("第一节", "b.xhtml") + point("第二节", "b.xhtml#s2")) + point(
    "第二章 归来", "c.xhtml"
)
NAV = (
    '<nav epub:type="landmarks"><ol><li><a href="a.xhtml">正文开始</a></li></ol></nav>'
    '<nav epub:type="toc"><h1>目录</h1><ol><li><a href="a.xhtml">第一章</a><ol><li><a href="b.xhtml">第一节</a></li>'
    '<li><a href="b.xhtml#s2">第二节</a></li></ol></li><li><a href="c.xhtml"><span>第二章</span> 归来</a></li>'
    "</ol></nav>"
    '<nav epub:type="page-list"><ol><li><a href="b.xhtml#s2">17</a></li></ol></nav>'
)
OUTLINE = [(1, "第一章"), (2, "第一节"), (2, "第二节"), (1, "第二章　归来")]


@pytest.mark.parametrize(
    "contents",
    [
        {"ncx": NCX},
        {"nav": NAV},
        {"nav": NAV, "ncx": point("旧的目录", "a.xhtml")},
        {"nav": "<nav epub:type='toc'></nav>", "ncx": NCX},
    ],
    ids=["epub 2", "epub 3", "both", "an empty one and an old one"],
)
def test_the_table_of_contents_gives_the_outline(contents: dict[str, str]) -> None:
    article = read(book(BODIES, **contents))  # type: ignore[arg-type]
    assert headings(article) == OUTLINE
    assert [text for kind, _, text in kinds(article) if kind != "heading"] == [FIRST, SECOND, THIRD, SECOND]
    assert article.text.index("第二节") < article.text.index(THIRD)


@pytest.mark.parametrize("nav", ["<nav", "\x00\x01", "<nav epub:type='toc'><ol><li><a href='../../x'>外</a></li></ol>"])
def test_a_book_with_a_broken_table_of_contents_is_read_all_the_same(nav: str) -> None:
    assert FIRST in read(book(BODIES, nav=nav)).text


def test_a_table_of_contents_that_is_missing_costs_nothing_but_its_headings() -> None:
    entries: dict[str, str | bytes | None] = {
        "OEBPS/content.opf": package(
            [
                ("a.xhtml", "application/xhtml+xml", ""),
                ("b.xhtml", "application/xhtml+xml", ""),
                ("toc.ncx", "application/x-dtbncx+xml", ""),
            ],
            ["a.xhtml", "b.xhtml"],
        ),
        "OEBPS/a.xhtml": page(f"<p>{FIRST}</p>", title="出门"),
        "OEBPS/b.xhtml": page(f"<h2>回家</h2><p>{SECOND}</p>", title="测试之书"),
    }
    assert headings(read(pack(entries))) == [(1, "出门"), (2, "回家")]


def test_headings_of_the_text_are_not_doubled() -> None:
    bodies = {"a.xhtml": f"<h2>第一章</h2><h3>出门</h3><p>{FIRST}</p>", "b.xhtml": f"<h2>回 家</h2><p>{SECOND}</p>"}
    ncx = point("第一章：出门", "a.xhtml") + point("回家", "b.xhtml")
    assert headings(read(book(bodies, ncx=ncx))) == [(2, "第一章"), (3, "出门"), (2, "回 家")]


def test_parts_are_read_in_the_order_of_the_spine_and_once() -> None:
    bodies = {"z.xhtml": f"<p>{FIRST}</p>", "a.xhtml": f"<p>{SECOND}</p>", "aside.xhtml": f"<p>{THIRD}</p>"}
    article = read(book(bodies, spine=["aside.xhtml?", "z.xhtml", "a.xhtml", "z.xhtml", "nothing.xhtml"]))
    assert article.paragraphs == (FIRST, SECOND, THIRD)


HERE = f'<p>{FIRST}<a id="r1" %s href="#n1">%s</a>{SECOND}</p><p>{THIRD}</p>'


@pytest.mark.parametrize(
    ("body", "words", "note"),
    [
        (
            HERE % ('epub:type="noteref"', "1") + f'<aside epub:type="footnote" id="n1"><p>{NOTE}</p></aside>',
            "[1]",
            NOTE,
        ),
        (HERE % ('role="doc-noteref"', "注") + f'<div role="doc-footnote" id="n1">{NOTE}</div>', "注", NOTE),
        (HERE % ("", "[1]") + f'<p id="n1"><a href="#r1">[1]</a>{NOTE}</p>', "[1]", f"[1]{NOTE}"),
        (HERE % ("", "<sup>1</sup>") + f'<p><a id="n1" href="#r1">1</a> {NOTE}</p>', "[1]", f"1 {NOTE}"),
        (HERE % ("", "①") + f'<p id="n1">①{NOTE}</p>', "①", f"①{NOTE}"),
        (HERE % ("", "〔3〕") + f'<p id="n1">{NOTE}<a href="#r1">↩</a></p>', "〔3〕", f"{NOTE}↩"),
        (
            HERE % ('class="duokan-footnote"', '<img src="note.png" alt="注"/>')
            + f'<ol class="duokan-footnote-content"><li class="duokan-footnote-item" id="n1">{NOTE}</li></ol>',
            "[*]",
            NOTE,
        ),
    ],
    ids=["epub 3", "role", "pair", "raised", "same sign", "sign at the end", "picture"],
)
def test_a_note_is_a_note_and_its_reference_leads_to_it(body: str, words: str, note: str) -> None:
    article = read(book({"a.xhtml": body}))
    assert [(kind, text) for kind, _, text in kinds(article)] == [
        ("paragraph", f"{FIRST}{words}{SECOND}"),
        ("paragraph", THIRD),
        ("note", note),
    ]
    assert led_to(article)[0] == (words, note)
    assert article.text.count(NOTE) == 1


@pytest.mark.parametrize("spine", [["a.xhtml", "notes.xhtml"], ["notes.xhtml?", "a.xhtml"], ["a.xhtml"]])
def test_notes_in_a_file_of_their_own(spine: list[str]) -> None:
    bodies = {
        "a.xhtml": f'<p>{FIRST}<sup><a id="r1" href="notes.xhtml#n1">1</a></sup></p><p>{SECOND}'
        '<a id="r2" href="notes.xhtml#n2">[2]</a></p>',
        "notes.xhtml": f'<h2>注释</h2><div id="n1"><p><a href="a.xhtml#r1">[1]</a>{NOTE}</p><p>{THIRD}</p></div>'
        '<p id="n2"><a href="a.xhtml#r2">[2]</a>同上一条注，第五卷。</p>',
    }
    article = read(book(bodies, spine=spine))
    assert [(kind, text) for kind, _, text in kinds(article)] == [
        ("paragraph", f"{FIRST}[1]"),
        ("paragraph", f"{SECOND}[2]"),
        ("heading", "注释"),
        ("note", f"[1]{NOTE}"),
        ("note", THIRD),
        ("note", "[2]同上一条注，第五卷。"),
    ]
    assert led_to(article) == [
        ("[1]", f"[1]{NOTE}"),
        ("[2]", "[2]同上一条注，第五卷。"),
        ("[1]", f"{FIRST}[1]"),
        ("[2]", f"{SECOND}[2]"),
    ]


def test_notes_that_hang_on_pictures() -> None:
    picture = '<img class="qqreader-footnote" src="n.png" alt="{}"/>'
    body = f"<p>{FIRST}{picture.format(NOTE)}{SECOND}{picture.format('又见第五卷。')}</p><p>{THIRD}</p>"
    article = read(book({"a.xhtml": body}))
    assert article.paragraphs == (f"{FIRST}[*]{SECOND}[*]", NOTE, "又见第五卷。", THIRD)
    assert led_to(article) == [("[*]", NOTE), ("[*]", "又见第五卷。")]


def test_files_of_notes_that_lead_to_each_other_are_read_once() -> None:
    bodies = {
        "a.xhtml": f'<p>{FIRST}<a href="m.xhtml#n1">[1]</a></p>',
        "m.xhtml": f'<p id="n1">[1]{NOTE}<a href="n.xhtml#n2">[2]</a><a href="a.xhtml#x">[3]</a></p>',
        "n.xhtml": '<p id="n2">[2]又见第五卷。<a href="m.xhtml#n1">[1]</a></p>',
    }
    article = read(book(bodies, spine=["a.xhtml"]))
    assert article.paragraphs == (f"{FIRST}[1]", f"[1]{NOTE}[2][3]", "[2]又见第五卷。[1]")


def test_a_table_of_contents_gone_wrong_does_not_swell_the_text() -> None:
    ncx = "".join(point(f"第{n}章", "a.xhtml") for n in range(500))
    assert len(headings(read(book({"a.xhtml": f"<p>{FIRST}</p>"}, ncx=ncx)))) <= 6


def test_links_to_chapters_are_no_notes() -> None:
    bodies = {
        "toc.xhtml": '<p><a id="t1" href="a.xhtml#c1">一</a></p>',
        "a.xhtml": f'<h1 id="c1"><a href="toc.xhtml#t1">一</a></h1><p>{FIRST}见<a href="b.xhtml">下一章</a>和'
        '<a href="https://example.com/1">网页</a>。</p>',
        "b.xhtml": f"<p>{SECOND}</p>",
    }
    article = read(book(bodies))
    assert "note" not in {kind for kind, _, _ in kinds(article)}
    assert [link.url for link in article.links if link.url.startswith("http")] == ["https://example.com/1"]
    place = article.text.index(SECOND)
    [chapter] = [link for link in article.links if article.text[link.start : link.end] == "下一章"]
    assert chapter.url == f"#char={place},{place + len(SECOND)}"


def test_pictures_are_their_captions() -> None:
    body = (
        '<figure><img src="1.jpg" alt="照片一张，很大"/><figcaption>湖边钓鱼的人们</figcaption></figure>'
        f'<p>{FIRST}</p><figure><img src="2.jpg" alt="大水以后的村子"/></figure>'
        '<p><img src="3.jpg" alt="IMG_3.jpg"/></p>'
        f"<p>{SECOND}</p><p>{THIRD}</p>"
    )
    assert kinds(read(book({"a.xhtml": body}))) == [
        ("caption", 0, "湖边钓鱼的人们"),
        ("paragraph", 0, FIRST),
        ("caption", 0, "大水以后的村子"),
        ("paragraph", 0, SECOND),
        ("paragraph", 0, THIRD),
    ]
