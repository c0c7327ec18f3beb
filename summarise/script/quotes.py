"""Quotation marks: “ ” ‘ ’ of Simplified against 「 」 『 』 of Traditional text."""

from __future__ import annotations

import re

_TO_CURLY = str.maketrans("「」『』", "“”‘’")
_TO_CORNER = str.maketrans("“”", "「」")
# A single mark inside a word (What’s, ’90s, rock ’n’ roll) is an apostrophe.
_SINGLE = re.compile(r"[‘’\n]")


def to_curly(text: str) -> str:
    """``text`` with 「 」 『 』 as “ ” ‘ ’; same length."""
    return text.translate(_TO_CURLY)


def to_corner(text: str) -> str:
    """``text`` with “ ” ‘ ’ as 「 」 『 』; same length. Apostrophes, and single marks without a partner, stay."""
    if "‘" in text:
        characters = list(text)
        opened: int | None = None
        for match in _SINGLE.finditer(text):
            at = match.start()
            mark = text[at]
            if mark == "\n":
                opened = None
            elif mark == "‘":
                opened = at
            elif opened is not None and not _is_apostrophe(text, at):
                characters[opened], characters[at] = "『", "』"
                opened = None
        text = "".join(characters)
    return text.translate(_TO_CORNER)


def _is_apostrophe(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
