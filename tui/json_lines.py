"""Articles as JSON Lines: one object a line, read by ``duzhai add --jsonl`` and written by ``duzhai export``.

Fields are ``title source author published url text tags read``; ``stored`` is the whole article as the library of
another duzhai had it, and counts only where it agrees with ``text``.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tui.inputs import is_address

if TYPE_CHECKING:
    from summarise import Article

MAX_LINE = 64 << 20
"""The longest line that is read, in bytes."""
_MASTHEAD = ("title", "source", "author", "published", "url")


class BadLine(ValueError):
    """A line is no article; ``code`` tells why (``not-json``, ``no-object``, ``no-text``, ``field``, ``too-long``)."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail or code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something in it: its number from 1, its offset in bytes, what it says or what is wrong with it."""

    number: int
    offset: int
    record: dict[str, Any] | None
    fault: BadLine | None


def scan(path: str) -> Iterator[Line]:
    """The lines of the file ``path``, empty ones left out.

    Raises:
        OSError: it cannot be read.
    """
    with open(path, "rb") as file:
        number = offset = 0
        while line := file.readline(MAX_LINE + 1):
            number += 1
            start = offset
            whole = len(line) <= MAX_LINE
            offset += len(line)
            while not whole and line and not line.endswith(b"\n"):
                line = file.readline(MAX_LINE)
                offset += len(line)
            if not whole:
                yield Line(number, start, None, BadLine("too-long"))
            elif line.strip():
                try:
                    yield Line(number, start, record_of(line), None)
                except BadLine as fault:
                    yield Line(number, start, None, fault)


def record_of(line: bytes) -> dict[str, Any]:
    """What a line says, its fields checked.

    Raises:
        BadLine: it is no object with a text.
    """
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadLine("not-utf8") from error
    except (ValueError, RecursionError) as error:
        raise BadLine("not-json") from error
    if not isinstance(record, dict):
        raise BadLine("no-object")
    if not isinstance(record.get("text"), str) or not record["text"].strip():
        raise BadLine("no-text")
    for name in _MASTHEAD:
        if record.get(name) is not None and not isinstance(record[name], str):
            raise BadLine("field", name)
    return record


def read_line(path: str, number: int) -> dict[str, Any]:
    """The record on line ``number`` (from 1) of the file ``path``.

    Raises:
        BadLine: it is no article; also where the file has become shorter.
        OSError: it cannot be read.
    """
    offsets = _offsets(path)
    if not 0 < number <= len(offsets):
        raise BadLine("no-text")
    with open(path, "rb") as file:
        file.seek(offsets[number - 1])
        return record_of(file.readline(MAX_LINE + 1))


@lru_cache(maxsize=2)
def _offsets(path: str) -> array[int]:
    """Where the lines of a file begin, in bytes: looked for once in each process that reads from it."""
    out = array("q", [0])
    at = 0
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            found = piece.find(b"\n")
            while found >= 0:
                out.append(at + found + 1)
                found = piece.find(b"\n", found + 1)
            at += len(piece)
    return out


def article_of(record: dict[str, Any], *, typography: bool) -> Article:
    """The article of a checked record: whole where another duzhai stored it, else its text is cleaned."""
    from summarise import parse_article
    from summarise.library.portable import from_portable

    given: dict[str, Any] = {name: record.get(name) for name in _MASTHEAD}
    if "stored" in record:
        try:
            article = from_portable(record["stored"])
        except ValueError:
            article = None
        if article is not None and article.text == record["text"]:
            return replace(article, **given, origin=given["url"] if is_address(given["url"] or "") else None)
    article = parse_article(record["text"], typography=typography, **given)
    return replace(article, origin=article.url if is_address(article.url or "") else None)


def raw_of(record: dict[str, Any]) -> str:
    """The raw text by which the library knows the article of a record."""
    return article_of(record, typography=False).raw if "stored" in record else str(record["text"])


def moment(seconds: float | None) -> str | None:
    """A time in seconds since 1970 as ISO 8601, in UTC."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()
