"""What the list shows of an article: made from the article, or from the library's row of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarise.article import Article
from summarise.opening import first_sentence

if TYPE_CHECKING:
    from summarise.library.items import Item


@dataclass(frozen=True, slots=True)
class Card:
    """What the list shows of an article.

    ``title`` is the first sentence where ``has_title`` is False; ``length`` counts code points. ``tags`` and
    ``copies`` (the other articles of its group of reprints) are known of articles of the library only.
    """

    title: str
    has_title: bool
    source: str | None
    author: str | None
    date: str | None
    length: int
    script: str
    repaired: int
    uncertain: int
    tags: tuple[str, ...] = ()
    copies: int = 0

    @property
    def damage(self) -> str:
        """Restored characters as the list shows them, ``*3?1``: three, one of them uncertain; empty for none."""
        if not self.repaired:
            return ""
        return f"*{self.repaired}" + (f"?{self.uncertain}" if self.uncertain else "")


def card_of(article: Article) -> Card:
    """The list's view of ``article``."""
    title = article.title or first_sentence(article)
    repairs = [r for r in article.repairs if r.kind != "typography"]
    return Card(
        title=title,
        has_title=article.title is not None,
        source=article.source,
        author=article.author,
        date=article.published[:10] if article.published else None,
        length=article.length,
        script=article.script,
        repaired=len(repairs),
        uncertain=sum(not r.certain for r in repairs),
    )


def card_of_item(item: Item) -> Card:
    """The list's view of a row of the library."""
    return Card(
        title=item.title or item.opening or "",
        has_title=item.title is not None,
        source=item.source,
        author=item.author,
        date=item.published[:10] if item.published else None,
        length=item.chars,
        script=item.script or "other",
        repaired=item.repairs,
        uncertain=item.uncertain,
        tags=item.tags,
        copies=item.copies,
    )
