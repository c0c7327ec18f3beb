"""Articles as other programs take them: Markdown, clean text, JSON objects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarise import Article, Summary
    from summarise.library import Item
    from summarise.results import Target


def content_of(article: Article, form: str) -> str:
    """``article`` as Markdown (``md``: what the reader would save) or as clean text (``text``)."""
    if form == "text":
        from tui.streams import steers_nothing

        return "".join(steers_nothing(line) + "\n" for line in clean_lines(article))
    from summarise import summarise

    return note_of(article, summarise(article))


def note_of(article: Article, summary: Summary, target: Target = "original", created: str | None = None) -> str:
    """The Markdown that the reader would save of ``article``; ``created`` is an ISO 8601 date."""
    from summarise import find_figures, find_names, to_markdown
    from summarise.figures import best_first

    return to_markdown(
        article,
        summary=summary,
        figures=best_first(find_figures(article, summary=summary)),
        names=find_names(article),
        target=target,
        created=created,
    )


def clean_lines(article: Article) -> Iterator[str]:
    """Masthead and paragraphs, with an empty line between them."""
    if article.title:
        yield article.title
    line = "  ".join(part for part in (article.source, article.author, article.published) if part)
    if line:
        yield line
    if article.url:
        yield article.url
    first = not (article.title or line or article.url)
    for paragraph in article.paragraphs:
        if not first:
            yield ""
        first = False
        yield paragraph


def record(item: Item, article: Article) -> dict[str, object]:
    """The JSON object of an article: what other programs want, and ``stored``, which duzhai reads back whole."""
    from summarise.library.portable import to_portable
    from tui.json_lines import moment
    from tui.records import masthead

    return {
        "id": item.id,
        **masthead(item.origin or "", article),
        "text": article.text,
        "script": article.script,
        "tags": list(item.tags),
        "read": moment(item.read),
        "added": moment(item.added),
        "stored": to_portable(article),
    }
