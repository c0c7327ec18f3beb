"""People and organisations in an article: who they are, what they are, and where they stand."""

from __future__ import annotations

from summarise.article import Article
from summarise.names.assembly import assemble
from summarise.results import Name

__all__ = ["find_names"]


def find_names(article_or_text: Article | str) -> tuple[Name, ...]:
    """The people and organisations that the text names, the most central first.

    Args:
        article_or_text: an article, or a text that is taken as it is. Names in an article's title count for more.

    Returns:
        Names in the text's own wording, with every place where they stand (code points), short forms included. The
        same text in Simplified and in Traditional gives the same names at the same places.
    """
    if isinstance(article_or_text, Article):
        return assemble(article_or_text.text, article_or_text)
    return assemble(article_or_text, None)
