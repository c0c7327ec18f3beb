"""How references to notes look, in books and on web pages."""

from __future__ import annotations

import re
from typing import Any

NOTE_MARK = re.compile(
    r"[\[(（【〔［]?\s*(?:(?:注|註|注释|註釋|note)?\s*(?:[0-9]{1,4}|[①-⑳㉑-㉟]|[一二三四五六七八九十]{1,3}|[ivx]{1,5}|[a-z])"
    r"|[*＊†‡§]{1,3}|注|註)\s*[\])）】〕］]?",
    re.IGNORECASE,
)
"""The words of a reference, such as ``[3]``, ``注二``, ``①``, ``*``."""
REFERENCE_CLASS = re.compile(r"noteref|duokan-footnote(?!-)|footnote-?ref|\bfnref\b", re.IGNORECASE)
"""Class names by which a link or what is around it is said to be a reference."""
LONGEST_NOTE = 20
"""A note has at most this many lines."""
BARE_MARK = re.compile(r"[0-9]{1,4}|[a-z]", re.IGNORECASE)
"""The words of a reference that would run into the words before it."""


def is_raised(link: Any) -> bool:
    """Whether a link is set above the line."""
    parent = link.getparent()
    return link.find(".//sup") is not None or (parent is not None and parent.tag == "sup")


def bracket(link: Any, words: str) -> None:
    """Set brackets around ``words``, which are all that the link shows."""
    for e in link.iter():
        if e.text and e.text.strip() == words:
            e.text = f"[{words}]"
            break
