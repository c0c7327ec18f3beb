"""Web pages: the one door to trafilatura.

The extractor says which elements of the page are the article; this module writes them down as text, one block a
line, with their kinds and links, and finds the masthead. What the extractor leaves in of furniture the cleaning
takes out afterwards.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from summarise.article import ArticleError
from summarise.reading.html_density import densest, text_weight
from summarise.reading.html_masthead import page_masthead
from summarise.reading.html_text import TextLine, TextWriter, assemble, without_link_lists
from summarise.reading.structure import Document

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
# Characters that no XML tree takes.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# A page is parsed as a whole, which takes some twenty times its size in memory.
# What a line that the extractor did not keep counts against the stretch of lines it stands in, per character.
_STRANGE = 0.7
# In a longer text, in code points, lines are looked up whole: searching for each would take quadratic time.
_SEARCHED = 200_000
# The first stretch that holds this share of the weightiest one is the article.
_FIRST = 0.35
MAX_CHARACTERS = 8_000_000
"""The longest page that is taken apart, in code points."""


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page declares in its first 4096 bytes; often wrong."""
    head = data[:4096]
    match = _CHARSET.search(head) or _XML_CHARSET.search(head)
    return match[1].decode("ascii") if match else None


def read_html(text: str, origin: str, *, url: str | None = None, encoding: str | None = None) -> Document:
    """The article of the web page ``text``.

    Args:
        text: the decoded page.
        origin: named in the error.
        url: the page's address, against which relative links are resolved.
        encoding: what the page was decoded with.

    Raises:
        ArticleError: ``empty`` when the page holds no article, ``too-large`` for a page that is too long.
    """
    if len(text) > MAX_CHARACTERS:
        raise ArticleError(
            "too-large",
            origin,
            f"{origin} is a page of over {MAX_CHARACTERS:,} characters; save its text instead.",
        )
    tree = _parse(_ILLEGAL.sub(" ", text))
    if tree is None:
        raise ArticleError("empty", origin, f"{origin} is a web page without any text; open it in a browser.")
    masthead = page_masthead(tree, url)
    base = masthead.url or url
    lines = _article_lines(tree, base)
    if not lines:
        raise ArticleError("empty", origin, f"{origin} is a web page without an article; open it in a browser.")
    written = assemble(lines, base)
    return Document(
        written.raw,
        encoding,
        written.blocks,
        (),
        written.links,
        title=masthead.title,
        source=masthead.source,
        author=masthead.author,
        published=masthead.published,
        url=masthead.url or url,
    )


def _parse(text: str) -> Any:
    from lxml import etree, html

    # Entities are not resolved and nothing is fetched: HTML parsing in lxml does neither.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return tree


def _article_lines(tree: Any, url: str | None) -> list[TextLine]:
    """The lines of the page from the first to the last one that belongs to the article.

    The extractor says what surely belongs to it and drops headings and short paragraphs on the way; they stand
    between lines that do belong, so the stretch of lines that holds most of its text is taken whole.
    """
    core = _core(tree, url)
    body = tree.find("body")
    writer = TextWriter()
    writer.write(tree if body is None else body)
    lines = without_link_lists(writer.lines)
    if core is None:
        return []
    stretches = _stretches(lines, core)
    most = max((weight for weight, _, _ in stretches), default=0.0)
    # Questions of readers below an article may outweigh it, but they do not stand first.
    start, end = next(((a, b) for weight, a, b in stretches if weight >= _FIRST * most), (0, 0))
    return lines[start:end]


def _stretches(lines: list[TextLine], core: Any) -> list[tuple[float, int, int]]:
    """Stretches of lines that are mostly in ``core``, with their weights: ``(weight, start, end)`` in order."""
    wanted = _letters("".join(core.itertext()))
    writer = TextWriter()
    writer.write(core)
    pieces = {_letters(line.text) for line in writer.lines}
    out: list[tuple[float, int, int]] = []
    best, begun, end, total = 0.0, 0, 0, 0.0
    for i, line in enumerate(lines):
        letters = _letters(line.text)
        known = len(letters) >= 8 and (letters in pieces or (len(wanted) < _SEARCHED and letters in wanted))
        total += len(letters) if known else -_STRANGE * len(letters) - 6
        if total > best:
            best, end = total, i + 1
        elif total <= 0:
            if best > 0:
                out.append((best, begun, end))
            best, begun, end, total = 0.0, i + 1, i + 1, 0.0
    if best > 0:
        out.append((best, begun, end))
    return out


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _core(tree: Any, url: str | None) -> Any:
    """The element with the article's text: the extractor's, or the densest one where the extractor finds little."""
    second = densest(tree)
    first = _trafilatura(deepcopy(tree), url)
    # Unsure: the extractor kept far less than the densest part of the page holds.
    if first is None or (second is not None and text_weight(first) < 0.5 * text_weight(second)):
        return second
    return first


def _trafilatura(tree: Any, url: str | None) -> Any:
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(
            tree,
            url=url,
            favor_precision=True,
            include_comments=False,
            include_tables=True,
            include_images=True,
            include_links=True,
            with_metadata=False,
            output_format="xml",
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        # The extractor stumbles over some broken trees; the second opinion then has the word.
        return None
    return getattr(found, "body", None)
