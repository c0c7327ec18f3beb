"""Pages saved as one file, and pages that are too long."""

from __future__ import annotations

from base64 import encodebytes
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.mime.text import MIMEText
from pathlib import Path
from typing import Any

import pytest

from summarise.article import ArticleError
from summarise.reading import articles, read_article, read_provisional
from summarise.reading.html.page import MAX_CHARACTERS
from tests.summarise.article_checks import check_article
from tui.inputs import files_in

TEXT = "今天的天气很好，我们一起去公园散步，看见许多人在湖边钓鱼，大家都很高兴。"
PAGE = (
    "<!doctype html><html><head><title>公园里的一天_某某网</title></head><body><h1>公园里的一天</h1>"
    f"<p>{TEXT * 3}</p><p>{TEXT * 2}见<a href='2.html'>前一篇报道</a>。</p></body></html>"
)
ADDRESS = "https://news.example.com/a/1.html"


def saved(
    page: str | None = PAGE, *, charset: str = "utf-8", told: bool = True, address: str | None = ADDRESS
) -> bytes:
    """A page with a frame and a picture, as browsers save them."""
    letter = MIMEMultipart("related", type="text/html")
    letter["From"] = "<Saved by a browser>"
    if address:
        letter["Snapshot-Content-Location"] = address
    letter["Subject"] = "=?utf-8?Q?=E5=85=AC=E5=9B=AD?="
    frame = MIMEText("<html><body><p>这是一个广告框架里的内容。</p></body></html>", "html", "utf-8")
    frame["Content-Location"] = "https://ads.example.com/"
    letter.attach(frame)
    if page is not None:
        part = MIMENonMultipart("text", "html")
        if told:
            part.set_param("charset", charset)
        part["Content-Location"] = address or "file:///tmp/a.html"
        part["Content-Transfer-Encoding"] = "base64"
        part.set_payload(encodebytes(page.encode(charset)).decode())
        letter.attach(part)
    letter.attach(MIMEImage(b"\x89PNG\r\n\x1a\n" + bytes(200), "png"))
    return letter.as_bytes()


@pytest.mark.parametrize(
    "data",
    [
        saved(),
        saved(charset="gb18030"),
        saved(charset="gb18030", told=False),
        saved().replace(b"\n", b"\r\n"),
    ],
    ids=["utf-8", "gb18030", "untold", "crlf"],
)
def test_a_page_saved_as_one_file(data: bytes) -> None:
    article = read_article(data)
    check_article(article)
    assert (article.title, article.url) == ("公园里的一天", ADDRESS)
    assert "散步" in article.text
    assert "广告" not in article.text
    assert [link.url for link in article.links] == ["https://news.example.com/a/2.html"]


def test_the_caller_knows_the_address_better() -> None:
    assert read_article(saved(), url="https://example.org/").url == "https://example.org/"


def test_nothing_of_a_saved_page_is_shown_before_it_is_taken_apart() -> None:
    assert read_provisional(saved()).text == ""


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n",
        b"Content-Type: multipart/related\n\n--x\nContent-Type: image/png\n\nabc\n--x--\n",
        b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n\n--x--\n",
        b"".join(b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)),
    ],
    ids=["cut", "only a picture", "empty page", "deep"],
)
def test_a_saved_page_without_a_page(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.mht"
    path.write_bytes(data)
    with pytest.raises(ArticleError) as caught:
        read_article(path)
    assert caught.value.code == "saved-page"
    assert str(caught.value).startswith(str(path))


def test_a_text_that_speaks_of_letters_is_a_text() -> None:
    article = read_article(f"信头里写着 Content-Type: multipart/related，{TEXT}\n".encode())
    assert TEXT in article.text


def test_a_folder_is_searched_for_saved_pages(tmp_path: Path) -> None:
    for name in ("a.mht", "b.MHTML"):
        (tmp_path / name).write_bytes(saved())
    assert [like for _, like in files_in(str(tmp_path))] == [True, True]


def test_a_page_of_fifty_megabytes_is_refused_before_any_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the page was decoded")

    monkeypatch.setattr(articles, "decode", refuse)
    data = PAGE.encode().ljust(50 << 20)
    with pytest.raises(ArticleError) as caught:
        read_article(data)
    assert caught.value.code == "too-large"
    assert str(caught.value).startswith("input")


def test_a_page_of_too_many_characters_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the page was parsed")

    monkeypatch.setattr("summarise.reading.html.page._parse", refuse)
    with pytest.raises(ArticleError) as caught:
        read_article(PAGE.encode() + b" " * MAX_CHARACTERS)
    assert caught.value.code == "too-large"


def test_tables_that_were_never_closed_are_not_given_on_nested_by_the_hundred(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    given: list[int] = []
    extract = trafilatura.bare_extraction

    def watched(tree: Any, **options: Any) -> Any:
        given.append(max(sum(1 for _ in table.iterancestors("table")) for table in tree.iter("table")))
        return extract(tree, **options)

    monkeypatch.setattr(trafilatura, "bare_extraction", watched)
    posts = "".join(f"<table><tr><td><p>第{n}楼说，{'今天的天气很好，大家都很高兴。' * 3}</p>" for n in range(80))
    article = read_article(f"<html><body><h1>帖子</h1>{posts}</body></html>".encode())
    check_article(article)
    assert given[0] < 10
    assert all(f"第{n}楼说" in article.text for n in range(80))
