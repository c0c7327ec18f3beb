"""A digest of several articles as Markdown: each article's sentences under its title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.catalogue import text as say

if TYPE_CHECKING:
    from summarise.article import Article
    from summarise.ranking import Digest
    from summarise.results import SummarySentence

    Passage = Callable[[Article, int, int], str]
    Label = Callable[[Article, str], str]

DOUBT = {"certain": "*", "uncertain": "?"}


def digest_markdown(
    read: Sequence[tuple[str, Article]],
    digest: Digest,
    passage: Passage,
    label: Label,
) -> str:
    """The digest between duzhai's two markers.

    Args:
        read: each article with what it is called where it has no title.
        digest: their digest.
        passage: a stretch of an article as it is shown.
        label: a short text of an article as it is shown.
    """
    from summarise.markdown import BEGIN, END
    from summarise.markdown.escape import inline, line

    lines = [BEGIN, "", f"# {inline(say('digest.title', count=len(read)))}"]
    for number, (origin, article) in enumerate(read):
        sentences = [one.sentence for one in digest.sentences if one.article == number]
        if not sentences:
            continue
        lines += ["", f"## {inline(label(article, article.title) if article.title else origin)}", ""]
        told = [label(article, part) for part in (article.source, article.author) if part]
        told += [part for part in (article.published, article.url) if part]
        if told:
            lines += [line(" / ".join(told)), ""]
        lines += [f"- {line(_sentence(article, sentence, passage))}" for sentence in sentences]
    return "\n".join([*lines, "", END, ""])


def _sentence(article: Article, sentence: SummarySentence, passage: Passage) -> str:
    return passage(article, sentence.start, sentence.end).strip() + DOUBT.get(sentence.repaired or "", "")
