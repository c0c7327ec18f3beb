"""Saving a note again: only what stands between duzhai's two markers is replaced."""

from __future__ import annotations

import re

BEGIN = "<!-- duzhai:begin -->"
END = "<!-- duzhai:end -->"

_MARKER = re.compile(rf"^[ \t]*({re.escape(BEGIN)}|{re.escape(END)})[ \t]*(?=\r?$)", re.MULTILINE)


def merge_markdown(existing: str, new: str) -> str | None:
    """``existing`` with the part between the markers taken from ``new``.

    Everything outside the markers, the front matter among it, stays as the user left it, line ends included.

    Args:
        existing: the note as it is on disk.
        new: the note as `to_markdown` would write it now.

    Returns:
        The merged note; None where ``existing`` does not have exactly one pair of markers, in order, so that it
        cannot be known what is duzhai's.

    Raises:
        ValueError: where ``new`` has no markers: it is not a note of duzhai's.
    """
    fresh = _between(new)
    if fresh is None:
        raise ValueError("The new note has no duzhai markers.")
    place = _between(existing)
    if place is None:
        return None
    body = new[fresh[0] : fresh[1]]
    if "\r\n" in existing[place[0] : place[1]]:
        body = body.replace("\r\n", "\n").replace("\n", "\r\n")
    return existing[: place[0]] + body + existing[place[1] :]


def _between(text: str) -> tuple[int, int] | None:
    """From the end of the opening marker to the beginning of the closing one; None without exactly one of each."""
    found = list(_MARKER.finditer(text))
    if [match.group(1) for match in found] != [BEGIN, END]:
        return None
    return found[0].end(), found[1].start(1)
