"""The highlights and notes of one article, without anything else, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from summarise.markdown.escape import inline, link
from summarise.markdown.labels import LABELS
from summarise.markdown.note import Note, note_lines


def notebook(
    notes: Iterable[Note],
    *,
    title: str | None,
    author: str | None = None,
    source: str | None = None,
    published: str | None = None,
    address: str | None = None,
    hant: bool = False,
) -> str:
    """A headline, where the article is from, and its highlights and notes.

    Args:
        notes: in the order in which they are to stand.
        title: the article's, or what stands in for it; None for none.
        author: the article's.
        source: the article's.
        published: ISO 8601.
        address: its web address, or the path where it lies.
        hant: whether our own words are to be Traditional.

    Returns:
        Markdown, ending with a newline.
    """
    label = {name: words[hant] for name, words in LABELS.items()}
    out = [f"# {inline(title) if title else label['untitled']}", ""]
    credit = [inline(part) for part in (author, source, (published or "")[:10]) if part]
    if address:
        credit.append(link(address))
    if credit:
        out += ["，".join(credit), ""]
    out += note_lines(notes, str, label)
    return "\n".join(out)
