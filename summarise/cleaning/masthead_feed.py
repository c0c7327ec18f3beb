"""The header that feed readers put above an article they hand on: ``Title: … Author: … Date: … Link: …``."""

from __future__ import annotations

import re

from summarise.cleaning.lines import Line
from summarise.cleaning.masthead import Masthead
from summarise.cleaning.masthead_dates import find_date
from summarise.folding import fold

_HEADER = re.compile(r"^(Feed|Title|Author|Date|Link|Flags|Podcast Download URL)\s*:\s*(.*)$", re.IGNORECASE)
_REASON = {"feed": "source", "title": "title", "author": "author", "date": "date"}


def read_feed_header(lines: list[Line], found: Masthead) -> None:
    """Take a feed reader's header, the first lines of ``lines``, into ``found`` and put it aside.

    One label is no header: the title and one more must be there, one to a line, before anything else.
    """
    header: list[tuple[Line, str, str]] = []
    for line in lines[:8]:
        match = _HEADER.match(line.text)
        if match is None or line.kind is not None:
            break
        header.append((line, match[1].lower(), match[2].strip()))
    told = {name: value for _, name, value in header if value}
    if len(header) < 2 or "title" not in told:
        return
    found.take(
        Masthead(
            told["title"],
            told.get("feed"),
            told.get("author"),
            _iso(told.get("date", "")),
            told.get("link"),
        )
    )
    for line, name, _ in header:
        line.reason = _REASON.get(name, "navigation")


def _iso(value: str) -> str | None:
    # Its package is large, and most articles come without this header.
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError):
        return find_date(fold(value))
