"""``duzhai convert``: a text in another script, line by line."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast

import click

from tui.catalogue import text
from tui.commands._articles import wording
from tui.commands._library import ArticlePath
from tui.commands._script import TARGETS
from tui.inputs import STDIN, display_path, library_number
from tui.streams import narrate

if TYPE_CHECKING:
    from summarise.article import Region, Script
    from summarise.results import Target

_SAMPLE = 1 << 16  # bytes from which encoding and script are first told
_LONGEST = 1 << 16  # bytes of one line that are held at once; what is longer is converted in pieces


@click.command(help=text("cli.help.convert"))
@click.option("--to", "target", required=True, type=click.Choice(TARGETS), help=text("cli.help.to"))
@click.option("--regional", is_flag=True, help=text("cli.help.regional"))
@click.option("--quotes", is_flag=True, help=text("cli.help.quotes"))
@click.argument("path", metavar="[PATH]", default=STDIN, type=ArticlePath())
def command(target: str, regional: bool, quotes: bool, path: str) -> int:
    """Convert a file, or standard input as it comes, to standard output; the exit status."""
    from summarise import ArticleError

    converter = _Lines(cast("Target", target), regional=regional, quotes=quotes)
    try:
        for line in _decoded(*_opened(path)):
            sys.stdout.write(converter.convert(line))
            if path == STDIN:
                sys.stdout.flush()
    except ArticleError as error:
        narrate(wording(error, display_path(path)))
        return 1
    return 0


class _Lines:
    """Converts line after line; a line too short to show its script is taken to be in that of the lines before."""

    def __init__(self, target: Target, *, regional: bool, quotes: bool) -> None:
        self._target = target
        self._regional = regional
        self._quotes = quotes
        self._script: Script = "other"
        self._region: Region | None = None

    def convert(self, line: str) -> str:
        """``line`` in the other script, its end of line untouched."""
        from summarise.script import convert_paragraphs, detect_paragraphs, detect_script

        body = line.rstrip("\r\n")
        if self._script == "other":
            self._script, self._region = detect_script(body)
        script = detect_paragraphs((body,), self._script)[0]
        if script != "other":
            self._script = script
        converted = convert_paragraphs(
            (body,), (script,), self._target, region=self._region, regional=self._regional, quotes=self._quotes
        )
        return converted.text + line[len(body) :]


def _opened(path: str) -> tuple[bytes, BinaryIO]:
    """The first bytes behind ``path``, and all of them as a stream.

    Raises:
        ArticleError: it cannot be read.
    """
    if path == STDIN:
        stream = cast("BufferedReader", sys.stdin.buffer)
        return stream.peek(_SAMPLE), stream
    number = library_number(path)
    if number is not None:
        from tui.stored import read_stored

        data = read_stored(number).raw.encode("utf-8", "replace")
        return data[:_SAMPLE], BytesIO(data)
    from summarise import read_article
    from summarise.reading.decoding import decode
    from summarise.reading.files import read_file
    from summarise.reading.sniffing import document_kind, refuse_noise

    data = read_file(path)
    if document_kind(data, path) in ("epub", "mhtml"):
        data = read_article(path).raw.encode("utf-8", "replace")
    refuse_noise(decode(data[:_SAMPLE]).text, path)
    return data[:_SAMPLE], BytesIO(data)


def _decoded(sample: bytes, stream: BinaryIO) -> Iterator[str]:
    """The lines of ``stream`` as they come; bytes that mean nothing in its encoding pass through UTF-8 untouched."""
    from summarise.reading.decoding import decode

    encoding = decode(sample).encoding
    decoder = codecs.getincrementaldecoder(encoding)("surrogateescape" if encoding == "utf-8" else "replace")
    while data := stream.readline(_LONGEST):
        yield decoder.decode(data)
    yield decoder.decode(b"", True)
