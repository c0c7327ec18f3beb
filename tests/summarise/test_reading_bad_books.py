"""Books that are damaged, protected or made to do harm: one sentence each, bounded in size."""

from __future__ import annotations

import random
import stat
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from summarise.article import Article, ArticleError
from summarise.reading import read_article
from summarise.reading.epub import book as epub_module
from summarise.reading.epub.contents import target_of
from tests.summarise.article_checks import check_article
from tests.summarise.books import XHTML, book, pack, package, page
from tui import catalogue
from tui.catalogue import errors

TEXT = "今天的天气很好，我们一起去公园散步，看见许多人在湖边钓鱼，大家都很高兴。"
BODY = {"a.xhtml": f"<p>{TEXT}</p>"}


def encryption(*methods: str) -> dict[str, str | bytes | None]:
    data = "".join(
        f'<enc:EncryptedData><enc:EncryptionMethod Algorithm = "{m}"/><enc:CipherData><enc:CipherReference '
        'URI="OEBPS/f.otf"/></enc:CipherData></enc:EncryptedData>'
        for m in methods
    )
    return {
        "META-INF/encryption.xml": '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
        f'xmlns:enc="http://www.w3.org/2001/04/xmlenc#">{data}</encryption>'
    }


FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
AES = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"


def outcome(data: bytes) -> Article | ArticleError:
    """The book, or why it cannot be read."""
    try:
        return read_article(data)
    except ArticleError as error:
        return error


def with_flag(data: bytes) -> bytes:
    """The archive with the password flag set on all its files."""
    out = bytearray(data)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(signature)
        while at >= 0:
            out[at + flags] |= 1
            at = out.find(signature, at + 4)
    return bytes(out)


def with_method(method: int) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive, zipfile.ZipFile(BytesIO(book(BODY))) as whole:
        for name in whole.namelist():
            archive.writestr(name, whole.read(name))
    return out.getvalue()


BAD: dict[str, tuple[bytes, str]] = {
    "protected": (book(BODY, more=encryption(*FONTS, AES)), "encrypted"),
    "protected in an unknown way": (
        book(BODY, more={"META-INF/encryption.xml": "<a><EncryptedData/></a>"}),
        "encrypted",
    ),
    "password": (with_flag(book(BODY)), "encrypted"),
    "cut": (book(BODY)[:-200], "epub"),
    "no archive": (b"PK\x03\x04" + b"mimetypeapplication/epub+zip" * 20, "epub"),
    "no container": (book(BODY, more={"META-INF/container.xml": None}), "epub"),
    "container leads out": (
        book(BODY, more={"META-INF/container.xml": '<container><rootfile full-path="../content.opf"/></container>'}),
        "epub",
    ),
    "no package": (book(BODY, more={"OEBPS/content.opf": None}), "epub"),
    "no spine": (book(BODY, spine=[]), "epub"),
    "a spine of nothing": (book(BODY, spine=["b.xhtml"]), "empty"),
    "without text": (book({"a.xhtml": "<p><img src='a.png' alt=''/></p>"}), "empty"),
    "packed in another way": (with_method(zipfile.ZIP_LZMA), "epub"),
    "bomb": (book({"a.xhtml": "<p>" + "零" * 2_000_000 + "</p>"}), "too-large"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_sentence_that_names_the_file(name: str, tmp_path: Path) -> None:
    data, code = BAD[name]
    path = tmp_path / "测试.epub"
    path.write_bytes(data)
    with pytest.raises(ArticleError) as caught:
        read_article(path)
    assert (caught.value.code, caught.value.origin) == (code, str(path))
    message = str(caught.value)
    assert message.startswith(str(path))
    assert message.endswith(".")
    assert "\n" not in message


@pytest.mark.parametrize("code", sorted({code for _, code in BAD.values()} | {"saved-page"}))
def test_every_reason_has_its_words_in_three_languages(code: str) -> None:
    words = [language[f"error.{code}"] for language in (errors.EN, errors.HANS, errors.HANT)]
    assert len(set(words)) == 3
    assert all("{origin}" in text for text in words)
    assert catalogue.text(f"error.{code}", origin="a.epub").startswith("a.epub")


def test_disguised_fonts_are_no_protection() -> None:
    assert read_article(book(BODY, more=encryption(*FONTS))).text == TEXT


@pytest.mark.parametrize("mimetype", ["text/plain", "", None])
def test_a_book_with_a_wrong_mimetype_is_read(mimetype: str | None, tmp_path: Path) -> None:
    path = tmp_path / "book.bin"
    path.write_bytes(book(BODY, more={"mimetype": mimetype}))
    assert read_article(path).text == TEXT


def test_the_limit_of_the_whole_holds_for_many_small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub_module, "MAX_TOTAL", 20_000)
    bodies = {f"{n}.xhtml": f"<p>{n}{TEXT}</p>" * 10 for n in range(20)}
    with pytest.raises(ArticleError) as caught:
        read_article(book(bodies))
    assert caught.value.code == "too-large"


def test_the_limit_of_characters_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub_module, "MAX_CHARACTERS", 100)
    with pytest.raises(ArticleError) as caught:
        read_article(book({f"{n}.xhtml": f"<p>{n}{TEXT}</p>" for n in range(5)}))
    assert caught.value.code == "too-large"


def test_no_more_comes_out_of_the_archive_than_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much an entry holds and whatever the directory says of it."""
    asked: list[int] = []
    plain_read = zipfile.ZipExtFile.read

    def read(self: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        asked.append(-1 if n is None else n)
        return plain_read(self, n)

    monkeypatch.setattr(zipfile.ZipExtFile, "read", read)
    with pytest.raises(ArticleError):
        read_article(BAD["bomb"][0])
    assert asked
    assert all(0 <= n <= epub_module.MAX_ENTRY + 1 for n in asked)


def test_a_directory_of_endless_entries_is_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the archive was opened")

    data = book(BODY) + b"PK\x01\x02" * 20_001
    monkeypatch.setattr(zipfile.ZipFile, "_RealGetContents", refuse)
    with pytest.raises(ArticleError) as caught:
        read_article(data)
    assert caught.value.code == "epub"


@pytest.mark.parametrize(
    ("folder", "href", "path"),
    [
        ("OEBPS", "a%20b.xhtml#x", "OEBPS/a b.xhtml"),
        ("OEBPS", "../a.xhtml", "a.xhtml"),
        ("OEBPS", "../../etc/passwd", ""),
        ("OEBPS", "%2e%2e/%2e%2e/etc/passwd", ""),
        ("OEBPS", "/etc/passwd", ""),
        ("OEBPS", "file:///etc/passwd", ""),
        ("OEBPS", "//host/a", ""),
        ("", "", ""),
    ],
)
def test_no_path_leads_out_of_the_book(folder: str, href: str, path: str) -> None:
    assert target_of(folder, href)[0] == path


def test_entries_that_lie_outside_are_never_read() -> None:
    paths = ["../../outside.xhtml", "/outside.xhtml", "link.xhtml", "a.xhtml"]
    entries: dict[str, str | bytes | None] = {
        "OEBPS/content.opf": package([(p, XHTML, "") for p in paths], paths),
        "OEBPS/a.xhtml": page(BODY["a.xhtml"]),
        "../outside.xhtml": page("<p>外面的一页</p>"),
        "../../outside.xhtml": page("<p>外面的一页</p>"),
        "/outside.xhtml": page("<p>外面的一页</p>"),
    }
    out = BytesIO(pack(entries))
    with zipfile.ZipFile(out, "a") as archive:
        link = zipfile.ZipInfo("OEBPS/link.xhtml")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert read_article(out.getvalue()).text == TEXT


@pytest.mark.parametrize("place", ["OEBPS/content.opf", "OEBPS/a.xhtml", "META-INF/container.xml"])
def test_entities_are_not_expanded(place: str) -> None:
    levels = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    bomb = f'<!DOCTYPE x [<!ENTITY a "中中中中中中中中中中">{levels}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    data = book(BODY)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        old = archive.read(place).decode()
    head, _, rest = old.partition("?>")
    rest = rest.replace("测试之书", "书&i;&f;").replace(TEXT, f"{TEXT}&i;&f;")
    article = outcome(book(BODY, more={place: f"{head}?>{bomb}{rest}"}))
    if isinstance(article, ArticleError):
        assert (place, article.code) == ("OEBPS/content.opf", "epub")
        return
    check_article(article)
    assert TEXT in article.text
    assert len(article.raw) < 2000
    assert len(article.title or "") < 100
    assert "root:" not in article.raw + (article.title or "")


def test_a_file_with_an_odd_depth_is_read() -> None:
    deep = "<div>" * 3000 + TEXT + "</div>" * 3000
    article = read_article(book({"a.xhtml": deep, "b.xhtml": f"<p>{TEXT}</p>"}))
    check_article(article)
    assert TEXT in article.text


def test_whatever_is_broken_in_a_book_there_is_a_sentence_or_a_text() -> None:
    chance = random.Random(8)
    whole = book({"a.xhtml": f"<h1>一</h1><p>{TEXT}</p>"}, nav="<nav><ol><li><a href='a.xhtml'>一</a></li></ol></nav>")
    broken = [whole[:n] for n in range(4, len(whole), 97)]
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            damaged[chance.randrange(4, len(whole))] = chance.randrange(256)
        broken.append(bytes(damaged))
    refusals = [found for found in map(outcome, broken) if isinstance(found, ArticleError)]
    assert len(refusals) > len(broken) // 3
    assert all(str(refusal).startswith("input") for refusal in refusals)
