"""How an article begins: what stands in for a title that it does not have."""

from __future__ import annotations

from summarise.article import Article


def first_sentence(article: Article, most: int = 60) -> str:
    """A stand-in for a missing title: the first sentence, cut at ``most`` code points."""
    for block, paragraph in zip(article.blocks, article.paragraphs, strict=False):
        if paragraph.strip() and block.kind in ("heading", "paragraph", "quote", "item"):
            break
    else:
        paragraph = next((p for p in article.paragraphs if p.strip()), "")
    ends = [i for i in (paragraph.find(mark) for mark in "。！？!?") if i > 0]
    cut = min([*ends, most])
    return paragraph[:cut] + ("…" if cut == most < len(paragraph) else "")
