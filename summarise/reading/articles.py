"""The two ways to an `Article`: from a place (`read_article`) and from decoded text (`parse_article`)."""

from __future__ import annotations

import os
from dataclasses import replace

from summarise.article import Article, Region, Script
from summarise.cleaning import RawBlock, clean
from summarise.reading.decoding import decode
from summarise.reading.files import check_bytes, read_file


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
) -> Article:
    """Read, decode, extract and clean an article.

    Args:
        path_or_url_or_bytes: a path, an http or https address, or the bytes of a document.
        encoding: the encoding to use instead of finding it out.
        title: used as it stands; the text is then not searched for one.
        source: used as it stands, as are the next three.
        author: the author's name.
        published: ISO 8601.
        url: the article's address.
        typography: whether to set punctuation full width in Chinese context.

    Raises:
        ArticleError: for what cannot be read, with one sentence that says why and what to do.
    """
    if isinstance(path_or_url_or_bytes, bytes):
        origin = None
        data = check_bytes(path_or_url_or_bytes, "input")
    else:
        origin = os.fspath(path_or_url_or_bytes)
        data = read_file(origin)
    decoded = decode(data, encoding=encoding, origin=origin or "input")
    article = parse_article(
        decoded.text,
        title=title,
        source=source,
        author=author,
        published=published,
        url=url,
        typography=typography,
    )
    return replace(article, origin=origin, encoding=decoded.encoding)


def parse_article(
    raw_text: str,
    *,
    title: str | None = None,
    source: str | None = None,
    author: str | None = None,
    published: str | None = None,
    url: str | None = None,
    typography: bool = True,
) -> Article:
    """Clean an article whose text is already decoded; arguments as in `read_article`."""
    return build(raw_text, (), title, source, author, published, url, typography)


def build(
    raw: str,
    blocks: tuple[RawBlock, ...],
    title: str | None,
    source: str | None,
    author: str | None,
    published: str | None,
    url: str | None,
    typography: bool,
) -> Article:
    """An article from extracted text and what is known about it."""
    done = clean(raw, blocks=blocks, title=title, typography=typography)
    script, region = _script(done.text)
    return Article(
        title=title if title is not None else done.title,
        source=source if source is not None else done.source,
        author=author if author is not None else done.author,
        published=published if published is not None else done.published,
        url=url,
        origin=None,
        encoding=None,
        script=script,
        region=region,
        text=done.text,
        paragraphs=tuple(done.text.split("\n")) if done.text else (),
        blocks=done.blocks,
        links=(),
        raw=raw,
        removed=done.removed,
        repairs=done.repairs,
        offsets=done.offsets,
    )


def _script(text: str) -> tuple[Script, Region | None]:
    try:
        from summarise.script import detect_script
    except ImportError:
        return "other", None
    return detect_script(text)
