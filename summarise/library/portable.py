"""An article as a value that JSON can hold, for another duzhai to read back whole.

The value comes from outside again, where anybody may have changed it: nothing of it is believed unchecked.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, get_args

from summarise.article import Article, BlockKind, Region, Script
from summarise.library.packing import from_value, to_value

_TEXTS = ("title", "source", "author", "published", "url", "origin", "encoding")


def to_portable(article: Article) -> list[Any]:
    """``article`` made of lists, texts and numbers."""
    return to_value(article)


def from_portable(value: Any) -> Article:
    """The article that `to_portable` made ``value`` of.

    Raises:
        ValueError: the value is not such an article, is of a later format, or contradicts itself.
    """
    try:
        article = from_value(value)
        sound = _sound(article)
    except (TypeError, IndexError, KeyError, AttributeError, OverflowError) as error:
        raise ValueError(f"no article of duzhai ({type(error).__name__})") from error
    if not sound:
        raise ValueError("no article of duzhai (it contradicts itself)")
    return article


def _sound(article: Article) -> bool:
    texts = [getattr(article, name) for name in _TEXTS]
    return (
        isinstance(article.raw, str)
        and all(text is None or isinstance(text, str) for text in texts)
        and article.script in get_args(Script)
        and (article.region is None or article.region in get_args(Region))
        and _maps(article)
        and _blocks(article)
        and all(_within(link.start, link.end, article.text) and isinstance(link.url, str) for link in article.links)
        and all(_within(gone.start, gone.end, article.raw) and isinstance(gone.reason, str) for gone in article.removed)
        and all(
            _within(repair.start, repair.end, article.text)
            and _within(repair.raw_start, repair.raw_end, article.raw)
            and isinstance(repair.kind, str)
            and (repair.runner_up is None or isinstance(repair.runner_up, str))
            for repair in article.repairs
        )
    )


def _within(start: int, end: int, text: str) -> bool:
    return type(start) is int and type(end) is int and 0 <= start <= end <= len(text)


def _maps(article: Article) -> bool:
    """Whether the places of raw text and text fit each other, and both texts."""
    source, target = article.offsets.source, article.offsets.target
    ends = (source[-1], target[-1]) == (len(article.raw), len(article.text))
    steps = (*pairwise(source), *pairwise(target))
    return len(source) == len(target) > 1 and ends and all(type(b) is int and a <= b for a, b in steps)


def _blocks(article: Article) -> bool:
    """Whether there is a block for each paragraph, and for nothing else."""
    at = 0
    for block, paragraph in zip(article.blocks, article.paragraphs, strict=False):
        if (block.start, block.end) != (at, at + len(paragraph)) or block.kind not in get_args(BlockKind):
            return False
        if type(block.level) is not int:
            return False
        at = block.end + 1
    return len(article.blocks) == len(article.paragraphs) and (at - 1 if at else 0) == len(article.text)
