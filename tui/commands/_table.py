"""Tables for a terminal and for Markdown, and what must not reach a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# C0 and C1 controls except tab and line feed: an article must not be able to steer the terminal.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")

# With these a cell of a spreadsheet begins that is calculated, or that calls a program.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """``text`` with control characters replaced by U+FFFD, so that it cannot steer the terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def guarded(cell: object) -> object:
    """``cell`` for a CSV file: words that a spreadsheet would take for a formula begin with a quotation mark."""
    if isinstance(cell, str) and cell.lstrip(" \u3000").startswith(_FORMULA):
        return f"'{cell}"
    return cell


def width(text: str) -> int:
    """How many cells ``text`` takes; East Asian wide and full-width characters take two."""
    cells = 0
    for char in text:
        if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
            continue
        cells += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return cells


def columns(rows: Sequence[Sequence[str]], *, gap: str = "  ") -> list[str]:
    """``rows`` as lines with aligned columns; the last column is not padded."""
    if not rows:
        return []
    rows = [[harmless(cell).replace("\n", " ") for cell in row] for row in rows]
    widths = [max(width(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        padded = [cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)]
        lines.append(gap.join(padded).rstrip())
    return lines


def markdown_rows(rows: Sequence[Sequence[str]]) -> list[str]:
    """``rows``, the first of them the head, as a Markdown table."""
    from summarise.markdown.escape import inline

    head, *body = [[inline(cell) for cell in row] for row in rows]
    return [
        f"| {' | '.join(head)} |",
        f"|{'|'.join(' --- ' for _ in head)}|",
        *(f"| {' | '.join(row)} |" for row in body),
    ]
