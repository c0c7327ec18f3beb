"""The two ways to an `Article`: from a place (`read_article`) and from decoded text (`parse_article`)."""

from __future__ import annotations

import os

from summarise.article import Article, Link, Region, Script
from summarise.cleaning import Cleaned, clean
from summarise.reading.decoding import decode
from summarise.reading.files import check_bytes, read_file
from summarise.reading.sniffing import document_kind, refuse_noise
from summarise.reading.structure import Document
from summarise.watch import Watch


def read_article(
    path_or_url_or_bytes: str | os.PathLike[str] | bytes,
    *,
    encoding: str | None = None,
    title: str | None = None,
    source: str | None = None,
    author: str | None = None,
    published: str | None = None,
    url: str | None = None,
    typography: bool = True,
    watch: Watch | None = None,
) -> Article:
    """Read, decode, extract and clean an article.

    Args:
        path_or_url_or_bytes: a path, an http or https address, or the bytes of a document.
        encoding: the encoding to use instead of finding it out.
        title: used as it stands; the text is not searched for one, but a line above the body that repeats it is
            put aside with the reason ``title``.
        source: used as it stands, as are the next three.
        author: the author's name.
        published: ISO 8601.
        url: the article's address.
        typography: whether to set punctuation full width in Chinese context.
        watch: told of the progress; may stop the work from another thread.

    Raises:
        Cancelled: when ``watch`` was told to stop.
        ArticleError: for what cannot be read, with one sentence that says why and what to do.
    """
    charset = None
    if isinstance(path_or_url_or_bytes, bytes | bytearray | memoryview):
        origin = None
        data = check_bytes(bytes(path_or_url_or_bytes), "input")
    else:
        origin = os.fspath(path_or_url_or_bytes)
        if origin.lower().startswith(("http://", "https://")):
            from summarise.reading.network import fetch

            page = fetch(origin)
            data, charset = check_bytes(page.data, origin), page.charset
            url = url if url is not None else page.url
        else:
            data = read_file(origin)
    document = read_document(data, origin or "input", encoding=encoding, charset=charset, url=url)
    given = (title, source, author, published, url)
    return _build(document, given, origin, typography, watch)


def parse_article(
    raw_text: str,
    *,
    title: str | None = None,
    source: str | None = None,
    author: str | None = None,
    published: str | None = None,
    url: str | None = None,
    typography: bool = True,
    watch: Watch | None = None,
) -> Article:
    """Clean an article whose text is already decoded; arguments as in `read_article`."""
    return _build(Document(raw_text), (title, source, author, published, url), None, typography, watch)


def read_document(
    data: bytes, origin: str, *, encoding: str | None = None, charset: str | None = None, url: str | None = None
) -> Document:
    """Decode and extract the document ``data``.

    Args:
        data: the bytes of the document.
        origin: its path or address, named in errors; the name's ending tells Markdown from plain text.
        encoding: the encoding to use instead of finding it out.
        charset: what the server says about the encoding, a hint only.
        url: the document's address, against which relative links are resolved.

    Raises:
        ArticleError: for what is no text.
    """
    kind = document_kind(data, origin)
    if kind == "epub":
        from summarise.reading.epub.book import read_epub

        return read_epub(data, origin)
    if kind == "mhtml":
        from summarise.reading.mhtml import read_mhtml

        data, charset, address = read_mhtml(data, origin)
        kind, url = "html", url if url is not None else address
    if kind == "html":
        from summarise.reading.html.page import check_size, declared_charset, read_html

        check_size(data, origin)
        decoded = decode(data, encoding=encoding, hint=charset or declared_charset(data), origin=origin)
        refuse_noise(decoded.text, origin)
        return read_html(decoded.text, origin, url=url, encoding=decoded.encoding)
    decoded = decode(data, encoding=encoding, hint=charset, origin=origin)
    if encoding is None:
        refuse_noise(decoded.text, origin)
    if kind == "markdown":
        from summarise.reading.markdown.blocks import read_markdown

        return read_markdown(decoded.text, decoded.encoding)
    return Document(decoded.text, decoded.encoding)


_Given = tuple[str | None, str | None, str | None, str | None, str | None]


def _build(document: Document, given: _Given, origin: str | None, typography: bool, watch: Watch | None) -> Article:
    """An article from a document and what the caller knows about it."""
    title = given[0] if given[0] is not None else document.title
    done = clean(
        document.raw,
        blocks=document.blocks,
        markup=document.markup,
        title=title,
        typography=typography,
        watch=watch,
    )
    script, region = _script(done.text)
    known = (document.title, document.source, document.author, document.published, document.url)
    found = (done.title, done.source, done.author, done.published, done.url)
    masthead = [next((x for x in three if x is not None), None) for three in zip(given, known, found, strict=True)]
    return Article(
        title=masthead[0],
        source=masthead[1],
        author=masthead[2],
        published=masthead[3],
        url=masthead[4],
        origin=origin,
        encoding=document.encoding,
        script=script,
        region=region,
        text=done.text,
        paragraphs=tuple(done.text.split("\n")) if done.text else (),
        blocks=done.blocks,
        links=_links(document, done),
        raw=document.raw,
        removed=done.removed,
        repairs=done.repairs,
        offsets=done.offsets,
    )


def _links(document: Document, done: Cleaned) -> tuple[Link, ...]:
    """The links whose text stayed, without those to places that did not."""
    out = []
    for link in document.links:
        start, end = done.offsets.span_to_target(link.start, link.end)
        url = link.url
        if link.place is not None:
            first, last = done.offsets.span_to_target(*link.place)
            # The fragment by which RFC 5147 names a stretch of plain text.
            url = f"#char={first},{last}" if first < last else ""
        if start < end and url:
            out.append(Link(start, end, url))
    return tuple(out)


def _script(text: str) -> tuple[Script, Region | None]:
    from summarise.script import detect_script

    return detect_script(text)
