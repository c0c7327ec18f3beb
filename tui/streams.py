"""Standard output and standard error: UTF-8 in every locale, whatever they are asked to write."""

from __future__ import annotations

import codecs
import io
import os
import sys

_HANDLER = "duzhai"


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


def prepare_streams() -> None:
    """Make both output streams UTF-8 with plain line feeds, so that results are the same bytes everywhere."""
    codecs.register_error(_HANDLER, _encode_anyway)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=_HANDLER, newline="\n")


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
