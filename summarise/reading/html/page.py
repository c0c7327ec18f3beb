"""Web pages: the one door to trafilatura.

The page is written down as text, one block a line, with kinds and links; the extractor's word and a second opinion
decide which lines are the article (`summarise.reading.html.choice`). What they leave in of furniture the cleaning takes
out afterwards.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from summarise.article import ArticleError
from summarise.reading.html.choice import article_lines
from summarise.reading.html.density import densest
from summarise.reading.html.linked import linked_data, told_lines
from summarise.reading.html.masthead import page_masthead
from summarise.reading.html.notes import prepare_notes, with_notes
from summarise.reading.html.text import TextLine, TextWriter, assemble
from summarise.reading.structure import Document

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML tree takes."""
# The parser compares every attribute of a tag with all before it: a tag of thousands would take minutes.
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]*)\s[^<>]{8000,}>")
_MOST_ATTRIBUTES = 500
# The extractor goes through a row of a table once for each of its cells.
_WIDEST_ROW = 2_000
# It looks through what a table holds once for each table around it, and pages with broken ends of tables nest hundreds.
_DEEPEST_TABLE = 6
_OF_TABLES = ("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th")
# A page is parsed as a whole, which takes some twenty times its size in memory.
MAX_CHARACTERS = 8_000_000
"""The longest page that is taken apart, in code points."""


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page declares in its first 4096 bytes; often wrong."""
    head = data[:4096]
    match = _CHARSET.search(head) or _XML_CHARSET.search(head)
    return match[1].decode("ascii") if match else None


def check_size(data: bytes, origin: str) -> None:
    """Refuse a page that is too long in any encoding, before any work is put into it.

    Raises:
        ArticleError: ``too-large``.
    """
    if len(data) > 4 * MAX_CHARACTERS:
        raise _too_large(origin)


def _too_large(origin: str) -> ArticleError:
    return ArticleError(
        "too-large", origin, f"{origin} is a page of over {MAX_CHARACTERS:,} characters; save its text instead."
    )


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
        raise _too_large(origin)
    tree = _parse(_LONG_TAG.sub(_bare, ILLEGAL.sub(" ", text)))
    if tree is None:
        raise ArticleError("empty", origin, f"{origin} is a web page without any text; open it in a browser.")
    linked = linked_data(tree)
    masthead = page_masthead(tree, url, linked.masthead)
    base = masthead.url or url
    lines, targets = _article_lines(tree, base)
    body = linked.body(masthead.title)
    if body is not None and (told := told_lines(body, lines)):
        lines, targets = told, {}
    if not lines:
        raise ArticleError("empty", origin, f"{origin} is a web page without an article; open it in a browser.")
    written = assemble(lines, base, targets)
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


def _bare(tag: re.Match[str]) -> str:
    """A tag without its attributes where they are more than anybody writes."""
    return f"<{tag[1]}>" if tag[0].count("=") > _MOST_ATTRIBUTES else tag[0]


def _parse(text: str) -> Any:
    from lxml import etree, html

    # Entities are not resolved and nothing is fetched: HTML parsing in lxml does neither.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return tree


def _article_lines(tree: Any, url: str | None) -> tuple[list[TextLine], dict[str, int]]:
    """The lines of the page that are the article's, and those that its references to notes lead to."""
    body = tree.find("body")
    body = tree if body is None else body
    notes = prepare_notes(body, url)
    writer = TextWriter()
    writer.write(body)
    lines = article_lines(writer.lines, _trafilatura(deepcopy(tree), url), densest(tree))
    return with_notes(lines, writer, notes) if notes else (lines, {})


def _flatten_tables(tree: Any) -> None:
    """Make plain blocks of tables that are nested too deep."""
    depths: dict[Any, int] = {}
    for table in tree.iter("table"):
        around = next(table.iterancestors("table"), None)
        depths[table] = depths[around] + 1 if around is not None else 1
    for table, depth in depths.items():
        if depth == _DEEPEST_TABLE + 1:
            for e in list(table.iter(*_OF_TABLES)):
                e.tag = "div"


def _trafilatura(tree: Any, url: str | None) -> Any:
    import logging

    _flatten_tables(tree)
    if any(len(row) > _WIDEST_ROW for row in tree.iter("tr")):
        return None
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
