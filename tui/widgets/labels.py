"""Short texts on one row: made harmless, and cut to a number of cells."""

from __future__ import annotations

import time
import unicodedata

from rich.cells import cell_len, chop_cells

_BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HARMLESS = (
    {code: chr(0x2400 + code) for code in range(0x20)}
    | {0x7F: "\u2421", 0x09: " ", 0x0A: " ", 0x0D: " ", 0x2028: " ", 0x2029: " "}
    | dict.fromkeys(range(0x80, 0xA0), "\ufffd")
    | dict.fromkeys(map(ord, _BIDI), "")
    | {0xFEFF: "", 0xAD: ""}
)


def harmless(text: str) -> str:
    """``text`` on one row, with control characters as symbols and without overrides of direction."""
    shown = text.translate(_HARMLESS)
    if shown.isascii() or not any(0xD800 <= ord(c) <= 0xDFFF for c in shown):
        return shown
    return "".join("\ufffd" if unicodedata.category(c) == "Cs" else c for c in shown)


def fit(text: str, width: int) -> str:
    """``text`` made harmless and cut to ``width`` cells; a cut is shown by two dots."""
    shown = harmless(text)
    if cell_len(shown) <= width:
        return shown
    if width <= 2:
        return chop_cells(shown, max(1, width))[0] if width > 0 else ""
    return chop_cells(shown, width - 2)[0] + ".."


def padded(text: str, width: int) -> str:
    """``text`` filled up with spaces to ``width`` cells."""
    return text + " " * max(0, width - cell_len(text))


def when(seconds: float) -> str:
    """A moment, in seconds since 1970, as a reader writes it."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))
