"""Articles as other programs take them: Markdown, clean text, JSON objects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarise import Article, Summary
    from summarise.library import Item, Library
    from summarise.results import Target


def content_of(article: Article, form: str, tell: Callable[[str], None]) -> str:
    """``article`` as Markdown (``md``: what the reader would save) or as clean text (``text``).

    ``tell`` is told in a sentence where its notes cannot be had.
    """
    if form == "text":
        from tui.streams import steers_nothing

        return "".join(steers_nothing(line) + "\n" for line in clean_lines(article))
    from summarise import summarise

    return note_of(article, summarise(article), tell)


def note_of(
    article: Article,
    summary: Summary,
    tell: Callable[[str], None],
    target: Target = "original",
    created: str | None = None,
) -> str:
    """The Markdown that the reader would save of ``article``, with its notes; ``created`` is an ISO 8601 date.

    ``tell`` is told in a sentence where the notes cannot be had.
    """
    from summarise import find_figures, find_names, to_markdown
    from summarise.figures import best_first
    from tui.noted import kept_notes

    return to_markdown(
        article,
        summary=summary,
        figures=best_first(find_figures(article, summary=summary)),
        names=find_names(article),
        notes=kept_notes(article, tell),
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


def record(library: Library, item: Item, article: Article) -> dict[str, object]:
    """The JSON object of an article: what other programs want, and ``stored``, which duzhai reads back whole."""
    from summarise.library.portable import to_portable
    from tui.json_lines import moment
    from tui.personal_lines import own_fields
    from tui.records import masthead

    return {
        "id": item.id,
        **masthead(item.origin or "", article),
        "text": article.text,
        "script": article.script,
        "tags": list(item.tags),
        "read": moment(item.read),
        "added": moment(item.added),
        **own_fields(library, article),
        "stored": to_portable(article),
    }
