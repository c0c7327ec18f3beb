"""The bytes that a program writes to a terminal, taken apart: text here, sequences there, nothing between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

_SEQUENCE = re.compile(
    r"\x1b(?:\[(?P<params>[0-?]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|(?P<string>[PX^_])[^\x1b]*\x1b\\"
    r"|(?P<short>[ -/]*[0-~]))"
)
_FREE = {"m", "H"}
"""Colours and places of the cursor: their parameters are free within `PLAIN`."""
PLAIN = re.compile(r"(?:\d{1,4}(?:;\d{1,4})*)?")
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(slots=True)
class Written:
    """What was found: kinds of sequences and how often each came, the text between, and what is neither."""

    kinds: Counter[str] = field(default_factory=Counter)
    text: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def taken_apart(raw: bytes) -> Written:
    """``raw`` as sequences and text; everything that could steer a terminal and is no whole sequence is wrong."""
    found = Written()
    try:
        shown = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        # The program was ended in the middle of a character; nowhere else may a byte be no text.
        if error.start < len(raw) - 3:
            found.wrong.append(f"bytes that are no UTF-8: {raw[error.start - 20 : error.end + 20]!r}")
        shown = raw.decode("utf-8", "replace")
    at = 0
    for match in _SEQUENCE.finditer(shown):
        _take(shown[at : match.start()], found)
        found.kinds[kind_of(match)] += 1
        at = match.end()
    _take(shown[at:], found, last=True)
    return found


def kind_of(match: re.Match[str]) -> str:
    """A name for a sequence without its harmless parameters."""
    if match["final"]:
        params = match["params"]
        free = match["final"] in _FREE and not match["between"] and PLAIN.fullmatch(params)
        return f"CSI {'*' if free else params}{match['between']}{match['final']}"
    if match["osc"] is not None:
        return f"OSC {match['osc'][:20]!r}"
    return f"ESC {match['string'] or match['short']}"


def _take(text: str, found: Written, *, last: bool = False) -> None:
    if last and text.startswith("\x1b"):
        return  # cut off in the middle of a sequence
    found.text.append(text)
    found.wrong += [f"{reason} in {text[max(0, at - 30) : at + 30]!r}" for at, reason in _wrong(text)]


def _wrong(text: str) -> Iterator[tuple[int, str]]:
    for at, char in enumerate(text):
        code = ord(char)
        if (code < 32 and char not in "\r\n\t") or 0x7F <= code < 0xA0:
            yield at, f"control U+{code:04X}"
        elif char in TURNING:
            yield at, f"override U+{code:04X}"
