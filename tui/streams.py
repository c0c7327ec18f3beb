"""Standard output and standard error: UTF-8 in every locale, and nothing for a terminal but text.

What an article, a file name or a web server says may hold anything. On its way to a terminal everything that is not
text is replaced here, at the one door, whatever command wrote it. What goes to a file or a pipe stays as it is: there
it is data, as with ``cat`` and ``git``.
"""

from __future__ import annotations

import codecs
import io
import os
import re
import sys
from collections.abc import Iterable
from typing import Any

_HANDLER = "duzhai"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls but tab and line feed, C1 controls, overrides of direction, and what is no character at all."""


def _encode_anyway(error: UnicodeError) -> tuple[bytes, int]:
    """Bytes of a file name that were not UTF-8 go out as they came in; any other lone surrogate as U+FFFD."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    piece = error.object[error.start : error.end]
    out = bytearray()
    for char in piece:
        code = ord(char)
        out += bytes([code - 0xDC00]) if 0xDC80 <= code <= 0xDCFF else "\N{REPLACEMENT CHARACTER}".encode()
    return bytes(out), error.end


def steers_nothing(text: str) -> str:
    """``text`` with U+FFFD for every character that could steer a terminal or turn the direction of its text."""
    return STEERING.sub("\N{REPLACEMENT CHARACTER}", text)


class TerminalText:
    """A text stream that leads to a terminal: what is written passes `steers_nothing`, the rest is the stream's."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write ``text``; how many characters it has."""
        self._stream.write(steers_nothing(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write every one of ``lines``."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def prepare_streams() -> None:
    """Make both output streams UTF-8 with plain line feeds, so that results are the same bytes everywhere.

    A stream that leads to a terminal takes text only from then on.
    """
    codecs.register_error(_HANDLER, _encode_anyway)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=_HANDLER, newline="\n")
            if stream.isatty():
                setattr(sys, name, TerminalText(stream))


def narrate(message: str) -> None:
    """Say something to the person at the terminal: one line on standard error, whatever stands in ``message``."""
    sys.stderr.write(" ".join(message.split()) + "\n")
    sys.stderr.flush()


def silence_stdout() -> None:
    """Let nothing more go to standard output, not even what is still buffered when Python ends."""
    if sys.stdout is None:
        return
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
