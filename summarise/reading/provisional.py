"""What can be shown at once: the decoded text with its line breaks, nothing judged yet.

The first frame shows this article; the clean one takes its place when it is ready, and positions pass from one to
the other through ``raw``.
"""

from __future__ import annotations

import os

from summarise.article import Article, Block
from summarise.offsets import OffsetMap
from summarise.reading.decoding import decode
from summarise.reading.files import check_bytes, read_file
from summarise.reading.sniffing import document_kind


def read_provisional(
    path_or_bytes_or_text: str | os.PathLike[str] | bytes, *, encoding: str | None = None, text: bool = False
) -> Article:
    """An article of the lines as they stand; takes a few milliseconds per megabyte and imports nothing heavy.

    A web page or a book gives an article without text: nothing of it can be shown before it is taken apart.

    Args:
        path_or_bytes_or_text: a path, the bytes of a document, or (with ``text``) the decoded text itself.
        encoding: the encoding to use instead of finding it out.
        text: whether a ``str`` is the text and not a path.

    Raises:
        ArticleError: for a file that cannot be read, as in `summarise.reading.read_article`.
    """
    origin = name = None
    if isinstance(path_or_bytes_or_text, str) and text:
        raw = path_or_bytes_or_text
    else:
        if isinstance(path_or_bytes_or_text, bytes):
            data = check_bytes(path_or_bytes_or_text, "input")
        else:
            origin = os.fspath(path_or_bytes_or_text)
            data = read_file(origin)
        if document_kind(data, origin or "input") in ("html", "epub", "mhtml"):
            # Their text is somewhere in the file; the source of a page is nothing to look at.
            raw = ""
        else:
            decoded = decode(data, encoding=encoding, origin=origin or "input")
            raw, name = decoded.text, decoded.encoding
    return lines_article(raw, origin, name)


def lines_article(raw: str, origin: str | None, encoding: str | None) -> Article:
    """An article whose paragraphs are the lines of ``raw`` that hold more than white space."""
    paragraphs: list[str] = []
    blocks: list[Block] = []
    edits: list[tuple[int, int, int]] = []
    at = done = length = 0
    for line in raw.splitlines(keepends=True):
        start = at
        at += len(line)
        bare = line.strip()
        if not bare:
            continue
        start += len(line) - len(line.lstrip())
        gap = 1 if paragraphs else 0
        if start - done != gap or (gap and raw[done] != "\n"):
            edits.append((done, start, gap))
        length += gap
        blocks.append(Block(length, length + len(bare), "paragraph"))
        length += len(bare)
        paragraphs.append(bare)
        done = start + len(bare)
    if done < len(raw):
        edits.append((done, len(raw), 0))
    return Article(
        title=None,
        source=None,
        author=None,
        published=None,
        url=None,
        origin=origin,
        encoding=encoding,
        script="other",
        region=None,
        text="\n".join(paragraphs),
        paragraphs=tuple(paragraphs),
        blocks=tuple(blocks),
        links=(),
        raw=raw,
        removed=(),
        repairs=(),
        offsets=OffsetMap.from_edits(len(raw), edits),
    )
