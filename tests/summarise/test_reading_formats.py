"""Web pages and books."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from summarise.article import ArticleError
from summarise.reading import read_article
from summarise.reading.epub import book as epub_module
from tests.summarise.article_checks import check_article, kinds

PARAGRAPH = "今天的天气很好，我们一起去公园散步，看见许多人在湖边钓鱼，大家都很高兴。"
SECOND = "第二段说的是另外一件事情，研究人员用了三年时间才完成这项工作，结果出人意料。"

PAGE = f"""<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>公园里的一天_某某新闻网</title>
<link rel="canonical" href="https://news.example.com/1.html"></head><body>
<div class="nav"><a href="/">首页</a> <a href="/n">新闻</a> <a href="/s">体育</a></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/n">新闻</a> &gt; 正文</div>
<h1>公园里的一天</h1>
<div class="info">2023-05-27 21:52 来源：某某日报 作者：李明</div>
<div class="article"><p>{PARAGRAPH * 3}</p><p><img src="a.jpg" alt="湖边钓鱼的人们"></p><h2>下午的事</h2>
<p>{SECOND * 3}见<a href="/2.html">前一篇报道</a>。</p><p>{PARAGRAPH * 2}</p></div>
<div class="related"><h3>相关新闻</h3><ul><li><a href="/3">第三条新闻的标题</a></li>
<li><a href="/4">第四条新闻</a></li></ul></div>
<script>var x = "不是正文，绝对不是正文。";</script>
<div class="footer">版权所有 某某新闻网</div></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_web_page(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.encode(encoding))  # the page says UTF-8 in either case
    article = read_article(path)
    check_article(article)
    assert (article.title, article.source, article.author) == ("公园里的一天", "某某日报", "李明")
    assert (article.published, article.url) == ("2023-05-27T21:52", "https://news.example.com/1.html")
    text = article.text
    assert PARAGRAPH in text
    assert ("heading", 2, "下午的事") in kinds(article)
    assert ("caption", 0, "湖边钓鱼的人们") in kinds(article)
    for furniture in ("首页", "相关新闻", "第三条", "版权所有", "不是正文"):
        assert furniture not in text
    assert [(text[x.start : x.end], x.url) for x in article.links] == [
        ("前一篇报道", "https://news.example.com/2.html")
    ]


@pytest.mark.parametrize(
    "page",
    ["<html></html>", "<html><body><script>a</script></body></html>", "<!doctype html><p>", "<html>" + "<div>" * 3000],
    ids=["bare", "script", "one tag", "deep"],
)
def test_pages_without_an_article(page: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read_article(page.encode())
    assert caught.value.code == "empty"


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><p>{PARAGRAPH}<p>{SECOND}",
        f"<html><body>{'<div>' * 500}<p>{PARAGRAPH * 4}</p></body>",
        f"<html><body><p>{PARAGRAPH * 4}\0\x0c</p><p>{SECOND * 3}&#xD800;&nosuch;</p>",
        f"<html><body><table><tr><td><p>{PARAGRAPH * 3}</p><p>{SECOND * 2}</p></td></tr></table></body></html>",
    ],
    ids=["unclosed", "deep", "odd characters", "tables"],
)
def test_broken_pages(page: str) -> None:
    article = read_article(page.encode())
    check_article(article)
    assert PARAGRAPH in article.text


def test_a_page_inside_a_form() -> None:
    """Older server pages put everything into one form."""
    article = read_article(PAGE.replace("<body>", "<body><form>").replace("</body>", "</form></body>").encode())
    check_article(article)
    assert PARAGRAPH in article.text
    assert "版权所有" not in article.text


def test_a_list_at_the_very_end_stays() -> None:
    items = "".join(f"<li>{n}号展厅</li>" for n in "一二三四")
    page = f"<html><body><div><p>{PARAGRAPH * 3}</p><p>{SECOND * 2}展厅如下：</p><ul>{items}</ul></div></body></html>"
    article = read_article(page.encode())
    check_article(article)
    assert article.paragraphs[-4:] == tuple(f"{n}号展厅" for n in "一二三四")


@pytest.mark.parametrize(
    ("tail", "last"),
    [
        ("<h2>清单</h2><ul><li>自备饮水</li><li>长袖外套</li></ul>", ["清单", "自备饮水", "长袖外套"]),
        ("<ul><li>自备饮水</li></ul><h3>其他</h3><ol><li>手电筒</li></ol>", ["自备饮水", "其他", "手电筒"]),
        ("<p>1、自备饮水</p><p>2、长袖外套</p>", ["1、自备饮水", "2、长袖外套"]),
        ("<p>1. 自备饮水<br>2. 长袖外套</p>", ["1. 自备饮水", "2. 长袖外套"]),
        ("<div>• 自备饮水</div><div>• 长袖外套</div>", ["• 自备饮水", "• 长袖外套"]),
        ("<section><p>清单：</p><ul><li>饮水</li><li>外套</li></ul></section>", ["清单：", "饮水", "外套"]),
        ("<table><tr><td>饮水</td><td>两瓶</td></tr></table>", ["饮水 | 两瓶"]),
        ("<ul><li><a href='/1'>饮水</a></li><li><a href='/2'>外套</a></li><li><a href='/3'>手电</a></li></ul>",
         ["饮水", "外套", "手电"]),
    ],
    ids=["heading", "two lists", "numbered", "breaks", "signs", "section", "table", "links"],
)  # fmt: skip
def test_whatever_is_listed_at_the_very_end_stays(tail: str, last: list[str]) -> None:
    page = f"<div class='text'><h1>湖边的一天</h1><p>{PARAGRAPH * 3}</p><p>{SECOND * 2}要带的东西：</p>{tail}</div>"
    related = (
        "<div><h3>相关新闻</h3><ul><li><a href='/3'>第三条新闻</a></li><li><a href='/4'>第四条新闻</a></li></ul></div>"
    )
    article = read_article(f"<html><body>{page}{related}<div class='footer'>版权所有</div></body></html>".encode())
    check_article(article)
    assert list(article.paragraphs[-len(last) :]) == last


@pytest.mark.parametrize("lead", ["分享到：", "标签：", "關鍵詞:", "相关阅读：", "热门推荐："])
def test_what_a_page_lists_of_itself_is_no_part_of_the_article(lead: str) -> None:
    tail = f"<p>{lead}</p><ul><li>微信</li><li>科技</li></ul>"
    page = f"<div class='text'><h1>湖边的一天</h1><p>{PARAGRAPH * 3}</p><p>{SECOND * 2}</p>{tail}</div>"
    article = read_article(f"<html><body>{page}<div class='footer'>版权所有</div></body></html>".encode())
    check_article(article)
    assert article.paragraphs[-1] == SECOND * 2


def test_comments_below_a_short_article_do_not_outweigh_it() -> None:
    comments = "".join(
        f"<li>这是第{n}位网友说的话，他觉得事情并没有报道里说的那么简单，还要再看。</li>" for n in range(30)
    )
    page = (
        f"<html><head><title>湖边的一天</title></head><body><h1>湖边的一天</h1><div class='text'><p>{PARAGRAPH}</p>"
        f"<p>{SECOND}</p><p>{PARAGRAPH}</p></div><div id='comment-list'><ul>{comments}</ul></div></body></html>"
    )
    article = read_article(page.encode())
    assert SECOND in article.text
    assert "网友" not in article.text


ENGLISH = (
    "The park has charged nothing since it was built, the keeper said, and more people come every day than to "
    "the three others nearby taken together. "
)


def test_an_english_page_in_several_parts_is_read_to_its_end() -> None:
    """The extractor knows all parts, the densest of them is only the first."""
    parts = "".join(
        f"<div><div class='part'>{''.join(f'<p>Part {n}, {m}. {ENGLISH}</p>' for m in range(6 - n))}</div></div>"
        f"<div class='teaser'><a href='/{n}'>Another story of this page that nobody asked for, number {n}</a></div>"
        for n in range(4)
    )
    page = f"<html><head><title>A day in the park</title></head><body><h1>A day in the park</h1>{parts}</body></html>"
    text = read_article(page.encode()).text
    assert all(f"Part {n}, {m}." in text for n in range(4) for m in range(6 - n))


def test_the_title_of_another_page_between_paragraphs_is_left_out() -> None:
    teaser = "<h3><a href='/2.html'>山里的一夜</a></h3>"
    own = "<h3><a href='#noon' id='noon'>中午的事情</a></h3>"
    page = (
        f"<html><body><div><p>{PARAGRAPH * 3}</p>{teaser}<p>{SECOND * 3}</p>{own}<p>{PARAGRAPH}</p></div></body></html>"
    )
    text = read_article(page.encode()).text
    assert "山里的一夜" not in text
    assert "中午的事情" in text


@pytest.mark.parametrize("start", ["<script>var a = 1;</script>", "<link rel='stylesheet' href='a.css'>"])
def test_a_page_that_does_not_begin_like_one(start: str) -> None:
    article = read_article((start + PAGE.removeprefix("<!doctype html>")).encode())
    assert article.title == "公园里的一天"
    assert "script" not in article.text


CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
)
PACKAGE = (
    '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"><metadata '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>测试之书</dc:title><dc:creator>张三</dc:creator>'
    "<dc:date>2020-05-01</dc:date></metadata><manifest>"
    '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="b" href="b%20b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="evil" href="../../../etc/passwd" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="evil"/><itemref idref="b"/></spine></package>'
)
NAVIGATION = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol><li><a href="a.xhtml">第一章 开始</a></li>'
    '<li><a href="b%20b.xhtml#x">第二章 继续</a></li></ol></nav></body></html>'
)
CHAPTER = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><p>'
    f"{PARAGRAPH}<ruby>漢<rt>hàn</rt></ruby><ruby><rb>字</rb><rp>(</rp><rt>zi</rt><rp>)</rp>"
    "與<rt>ㄩˇ</rt>書<rt>book</rt></ruby>。</p>"
    '<aside epub:type="footnote"><p>脚注的内容。</p></aside></body></html>'
)


ENCRYPTION = '<x><EncryptionMethod Algorithm="http://www.w3.org/aes"/></x>'


def book(**changes: str | bytes | None) -> bytes:
    entries: dict[str, str | bytes | None] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/content.opf": PACKAGE,
        "OEBPS/nav.xhtml": NAVIGATION,
        "OEBPS/a.xhtml": CHAPTER,
        "OEBPS/b b.xhtml": f"<html><body><h1>第二章 继续</h1><p>{SECOND}</p></body></html>",
    }
    entries.update({name.replace("__", "/").replace("_dot_", "."): value for name, value in changes.items()})
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            if content is not None:
                method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                archive.writestr(name, content, method)
    return out.getvalue()


def test_book() -> None:
    article = read_article(book())
    check_article(article)
    assert (article.title, article.author, article.published) == ("测试之书", "张三", "2020-05-01")
    assert kinds(article) == [
        ("heading", 1, "第一章 开始"),
        ("paragraph", 0, f"{PARAGRAPH}漢字與書（book）。"),
        ("note", 0, "脚注的内容。"),
        ("heading", 1, "第二章 继续"),
        ("paragraph", 0, SECOND),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (book()[:400], "epub"),
        (book(OEBPS__content_dot_opf=None), "epub"),
        (book(OEBPS__content_dot_opf="<no"), "epub"),
        (
            book(**{"META-INF__encryption_dot_xml": '<x><EncryptionMethod Algorithm="http://www.w3.org/aes"/></x>'}),
            "encrypted",
        ),
        (book(OEBPS__a_dot_xhtml="<html/>", **{"OEBPS__b b_dot_xhtml": "<html/>"}), "empty"),
    ],
    ids=["cut", "no package", "broken package", "encrypted", "without text"],
)
def test_books_that_cannot_be_read(data: bytes, code: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read_article(data)
    assert caught.value.code == code


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub_module, "MAX_ENTRY", 100_000)
    with pytest.raises(ArticleError) as caught:
        read_article(book(OEBPS__a_dot_xhtml="<p>" + "中" * 1_000_000))
    assert caught.value.code == "too-large"


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "中中中中中中中中中中"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    package = PACKAGE.replace('<?xml version="1.0"?>', '<?xml version="1.0"?>' + bomb).replace("测试之书", "书&b;")
    article = read_article(book(OEBPS__content_dot_opf=package))
    assert article.title is None or len(article.title) < 20
