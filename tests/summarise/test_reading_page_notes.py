"""Notes of web pages: kept at the end of the article, with the references leading to them."""

from __future__ import annotations

import re

import pytest

from summarise import Article, read_article
from tests.summarise.article_checks import check_article

FIRST = "清晨六点，湖边的路灯还亮着，几位老人已经在树下打起了太极拳，动作很慢，谁也不说话。"
SECOND = "管理员说，这座公园建成以来一直不收门票，每天来的人比附近的三座公园加起来还要多。"
THIRD = "到了下午，孩子们放学以后也会来这里，湖边的草地上到处都是风筝，一直飞到天黑才收线。"
NOTE_ONE = "太极拳在此地流行已久，参见地方志。"
NOTE_TWO = "据管理员回忆，门票曾收过两年。"


def read(one: str, two: str, notes: str, *, more: str = "") -> Article:
    """A page with a reference behind the first and the second paragraph, and ``notes`` far below."""
    page = (
        "<html><head><title>湖边的一天</title><link rel='canonical' href='https://a.example/wiki/x'></head><body>"
        "<ul class='nav'><li><a href='#content'>1</a></li><li><a href='#top'>跳到正文</a></li></ul>"
        f"<div id='content'><h1>湖边的一天</h1><p>{FIRST}{one}{SECOND}</p><p>{SECOND}{two}</p>"
        f"<p>{THIRD * 3}</p>{more}</div><div class='share'>分享到</div>{notes}"
        "<div id='footer'><a href='/about'>关于我们</a></div></body></html>"
    )
    article = read_article(page.encode())
    check_article(article)
    return article


def led_to(article: Article) -> list[tuple[str, str]]:
    """The words of each reference, and what it leads to."""
    return [
        (article.text[link.start : link.end], article.text[int(match[1]) : int(match[2])])
        for link in article.links
        if (match := re.fullmatch(r"#char=(\d+),(\d+)", link.url))
    ]


def notes_of(article: Article) -> list[str]:
    return [text for block, text in zip(article.blocks, article.paragraphs, strict=True) if block.kind == "note"]


FORMS = {
    "list": (
        "<sup><a href='#fn1' id='fnref1'>1</a></sup>",
        "<sup><a href='#fn2' id='fnref2'>2</a></sup>",
        f"<div class='footnotes'><hr><ol><li id='fn1'><p>{NOTE_ONE} <a href='#fnref1'>↩</a></p></li>"
        f"<li id='fn2'><p>{NOTE_TWO} <a href='#fnref2' class='footnote-backref'>↩︎</a></p></li></ol></div>",
    ),
    "encyclopaedia": (
        "<sup id='cite_ref-1' class='reference'><a href='https://a.example/wiki/x#cite_note-1'><span>[</span>1<span>]</span></a></sup>",
        "<sup id='cite_ref-b_2-0' class='reference'><a href='#cite_note-b-2'>[2]</a></sup>",
        "<div class='reflist'><ol class='references'><li id='cite_note-1'><span class='mw-cite-backlink'><b>"
        f"<a href='#cite_ref-1'>^</a></b></span> <span class='reference-text'>{NOTE_ONE}</span></li>"
        "<li id='cite_note-b-2'><span class='mw-cite-backlink'>^ <sup><a href='#cite_ref-b_2-0'>2.0</a></sup></span> "
        f"<span class='reference-text'>{NOTE_TWO}</span></li></ol></div>",
    ),
    "answers": (
        "<sup data-draft-type='reference'><a id='ref_1_0' href='#ref_1'>[1]</a></sup>",
        "<sup data-draft-type='reference'><a id='ref_2_0' href='#ref_2'>[2]</a></sup>",
        "<h2 class='ReferenceList-title'>参考</h2><ol class='ReferenceList'>"
        f"<li id='ref_1'><a class='ReferenceList-backLink' href='#ref_1_0'>^</a><span>{NOTE_ONE}</span></li>"
        f"<li id='ref_2'><a class='ReferenceList-backLink' href='#ref_2_0'>^</a><span>{NOTE_TWO}</span></li></ol>",
    ),
    "attributes": (
        f"<sup data-draft-type='reference' data-numero='1' data-text='{NOTE_ONE}'>[1]</sup>",
        f"<sup data-draft-type='reference' data-numero='2' data-text='{NOTE_TWO}'>[2]</sup>",
        "",
    ),
    "editor": (
        "<sup class='footnote-ref'>[1]</sup>",
        "<sup class='footnote-ref'>[2]</sup>",
        "<section class='footnotes'><span class='footnote-item'><span class='footnote-num'>[1] </span>"
        f"<p>{NOTE_ONE}</p></span><span class='footnote-item'><span class='footnote-num'>[2] </span>"
        f"<p>{NOTE_TWO}</p></span></section>",
    ),
    "office": (
        "<a href='#_ftn1' name='_ftnref1'>[1]</a>",
        "<a href='#_ftn2' name='_ftnref2'>[2]</a>",
        f"<div><div><p><a href='#_ftnref1' name='_ftn1'>[1]</a> {NOTE_ONE}</p></div>"
        f"<div><p><a href='#_ftnref2' name='_ftn2'>[2]</a> {NOTE_TWO}</p></div></div>",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_notes_stand_at_the_end_and_references_lead_there(form: str) -> None:
    article = read(*FORMS[form])
    assert "".join(notes_of(article)) == f"[1]{NOTE_ONE}[2]{NOTE_TWO}".replace("]", "] " if form != "editor" else "]")
    assert article.blocks[-1].kind == "note"
    assert f"{FIRST}[1]{SECOND}" in article.text
    assert [words for words, _ in led_to(article)] == ["[1]", "[2]"]
    assert all(note.startswith(words) for words, note in led_to(article))


def test_notes_inside_the_article_stay_in_their_place() -> None:
    one, two, notes = FORMS["list"]
    article = read(one, two, "", more=f"{notes}<p>{SECOND * 2}</p>")
    assert [note[:3] for note in notes_of(article)] == ["[1]", "[2]"]
    assert article.paragraphs[-1] == SECOND * 2


def test_numbers_that_lead_elsewhere_are_no_references() -> None:
    comments = "".join(
        f"<div class='comment' id='c{n}'><a href='#c{n}'>{n}</a> 第{n}位网友的话，各说各的。</div>" for n in (1, 2)
    )
    article = read(
        "<a href='#c1'>1</a>",
        "<sup>2</sup>",
        f"{comments}<h2 id='part2'>下一部分</h2>",
        more="<a href='#part2'>[二]</a>",
    )
    assert notes_of(article) == []
    assert led_to(article) == []
    assert "网友" not in article.text


def test_a_bibliography_does_not_outweigh_the_article() -> None:
    """Explanations stay; what only names pages of the web does not, where there is more of it than of the text."""
    marks = "".join(f"<sup><a href='#cite_note-{n}'>[{n}]</a></sup>" for n in range(1, 41))
    sources = "".join(
        f"<li id='cite_note-{n}'><a href='https://b.example/{n}'>湖边公园的第{n}篇报道</a>. 日报. 2020-01-01.</li>"
        for n in range(2, 41)
    )
    article = read(marks, "", f"<ol class='reflist'><li id='cite_note-1'>{NOTE_ONE}</li>{sources}</ol>")
    assert notes_of(article) == [f"[1] {NOTE_ONE}"]
    few = read(marks, "", f"<ol class='reflist'>{''.join(sources.partition('</li>')[:2])}</ol>")
    assert [note[:4] for note in notes_of(few)] == ["[2] "]
