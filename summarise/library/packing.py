"""An article as bytes and back: everything it holds, compressed.

Of the clean text only those pieces are kept that differ from the raw text; the map of offsets tells the others.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Any

from summarise.article import Article, Block, Link, Removal, Repair
from summarise.offsets import OffsetMap

_FORMAT = 1


def pack(article: Article) -> bytes:
    """``article`` as compressed bytes."""
    return zlib.compress(_encode(to_value(article)), 6)


def to_value(article: Article) -> list[Any]:
    """``article`` made of what JSON knows."""
    return [
        _FORMAT,
        article.raw,
        _differences(article),
        [article.title, article.source, article.author, article.published, article.url, article.origin],
        [article.encoding, article.script, article.region],
        [[b.start, b.end, b.kind, b.level] for b in article.blocks],
        [[x.start, x.end, x.url] for x in article.links],
        [[r.start, r.end, r.reason] for r in article.removed],
        _repairs(article),
        [_lengths(article.offsets.source), _lengths(article.offsets.target)],
    ]


def _encode(value: list[Any]) -> bytes:
    """JSON in GB 18030, in which a Chinese character takes two bytes and compresses to less than from UTF-8."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("gb18030")
    except UnicodeEncodeError:
        # Lone surrogates survive as JSON's escapes, which are ASCII and so GB 18030 as well.
        return json.dumps(value, separators=(",", ":")).encode("ascii")


def _decode(data: bytes) -> Any:
    return json.loads(zlib.decompress(data).decode("gb18030"))


def unpack(data: bytes) -> Article:
    """The article that `pack` made ``data`` of.

    Raises:
        ValueError: for bytes that are damaged or of a later format.
    """
    try:
        return from_value(_decode(data))
    except (zlib.error, UnicodeError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise ValueError("a stored article is damaged") from error


def from_value(value: list[Any]) -> Article:
    """The article that `to_value` made ``value`` of.

    Raises:
        ValueError: the value is of a later format, or no such value; other exceptions where it is damaged within.
    """
    if value[0] != _FORMAT:
        raise ValueError(f"stored article of format {value[0]}")
    return _article(value)


def _differences(article: Article) -> list[str | None]:
    """The pieces of the clean text, in order; None for each that is the same in the raw text."""
    source, target = article.offsets.source, article.offsets.target
    out: list[str | None] = []
    for i in range(len(source) - 1):
        piece = article.text[target[i] : target[i + 1]]
        out.append(None if piece == article.raw[source[i] : source[i + 1]] else piece)
    return out


def _lengths(offsets: tuple[int, ...]) -> list[int]:
    return [after - before for before, after in pairwise(offsets)]


def _article(value: list[Any]) -> Article:
    _, raw, differences, masthead, (encoding, script, region), blocks, links, removed, repairs, lengths = value
    source, target = (tuple(accumulate(sizes, initial=0)) for sizes in lengths)
    pieces = (raw[source[i] : source[i + 1]] if new is None else new for i, new in enumerate(differences))
    text = "".join(pieces)
    if (len(source), source[-1], target[-1]) != (len(target), len(raw), len(text)):
        raise ValueError("a stored article does not fit its map of places")
    title, publisher, author, published, url, origin = masthead
    spans = tuple(Block(*block) for block in blocks)
    return Article(
        title=title,
        source=publisher,
        author=author,
        published=published,
        url=url,
        origin=origin,
        encoding=encoding,
        script=script,
        region=region,
        text=text,
        paragraphs=tuple(text.split("\n")) if spans else (),
        blocks=spans,
        links=tuple(Link(*link) for link in links),
        raw=raw,
        removed=tuple(Removal(start, end, raw[start:end], reason) for start, end, reason in removed),
        repairs=tuple(_restored(repairs, raw, text)),
        offsets=OffsetMap(source, target),
    )


def _repairs(article: Article) -> list[list[Any]]:
    """Repairs by column, places as distances from the one before: small numbers compress well."""
    repairs = article.repairs
    return [
        _lengths((0, *(repair.start for repair in repairs))),
        [repair.end - repair.start for repair in repairs],
        _lengths((0, *(repair.raw_start for repair in repairs))),
        [repair.raw_end - repair.raw_start for repair in repairs],
        [repair.kind for repair in repairs],
        [int(repair.certain) for repair in repairs],
        [repair.runner_up for repair in repairs],
    ]


def _restored(columns: list[list[Any]], raw: str, text: str) -> Iterator[Repair]:
    start = raw_start = 0
    for step, size, raw_step, raw_size, kind, certain, runner_up in zip(*columns, strict=True):
        start += step
        raw_start += raw_step
        yield Repair(
            start,
            start + size,
            raw[raw_start : raw_start + raw_size],
            text[start : start + size],
            kind,
            bool(certain),
            runner_up,
            raw_start,
            raw_start + raw_size,
        )
