"""A book's summary: one of the whole, and two sentences for each chapter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarise.article import Article, Span
from summarise.ranking.summariser import summarise
from summarise.results import SummarySentence
from summarise.watch import Watch

_CHAPTER = re.compile(
    r"^[ \t\u3000]*(?:(?:正文)?[ \t\u3000]*第[0-9０-９一二三四五六七八九十百千零〇两兩]{1,8}[章回節节卷部篇集]|"
    r"(?:chapter|part)\s+(?:\d+|[ivxlc]+)\b|序章|楔子|引子|尾声|尾聲|后记|後記|前言|序言|番外)[^\n]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its heading, where it lies in the text (code points), and its summary's sentences in text order."""

    title: str
    start: int
    end: int
    sentences: tuple[SummarySentence, ...]


def summarise_chapters(
    article_or_text: Article | str, *, sentences: int = 2, method: str = "auto", watch: Watch | None = None
) -> tuple[Chapter, ...]:
    """A few sentences for each chapter of a book.

    Args:
        article_or_text: a book; its chapters begin at top headings or at lines such as 第三回 or Chapter 3.
        sentences: how many for each chapter.
        method: a name from `summary_methods`.
        watch: told of the progress and asked whether to stop.

    Returns:
        The chapters in order; empty where the text has fewer than two.

    Raises:
        ValueError: for fewer than one sentence or an unknown method.
        Cancelled: when ``watch`` was told to stop.
    """
    watch = watch or Watch()
    text = article_or_text if isinstance(article_or_text, str) else article_or_text.text
    heads = _heads(article_or_text, text)
    if len(heads) < 2:
        return ()
    chapters = []
    for number, (start, body) in enumerate(heads):
        watch.step(number / len(heads))
        end = heads[number + 1][0] if number + 1 < len(heads) else len(text)
        found = summarise(text[body:end], sentences=sentences, method=method).sentences
        moved = tuple(_moved(sentence, body, article_or_text) for sentence in found)
        chapters.append(Chapter(text[start:body].strip(), start, end, moved))
    watch.step(1.0)
    return tuple(chapters)


def chapter_lines(text: str) -> tuple[Span, ...]:
    """The lines that head a chapter by their wording, such as 第三回 or Chapter 3, as offsets into ``text``."""
    return tuple(Span(match.start(), match.end()) for match in _CHAPTER.finditer(text))


def _heads(article_or_text: Article | str, text: str) -> list[tuple[int, int]]:
    """Where each chapter's heading begins and ends."""
    if isinstance(article_or_text, Article):
        tops = [block for block in article_or_text.blocks if block.kind == "heading"]
        if tops:
            level = min(block.level for block in tops)
            heads = [(block.start, block.end) for block in tops if block.level == level]
            if len(heads) >= 2:
                return heads
    return [(line.start, line.end) for line in chapter_lines(text)]


def _moved(sentence: SummarySentence, by: int, article_or_text: Article | str) -> SummarySentence:
    start, end = sentence.start + by, sentence.end + by
    repaired = article_or_text.repaired(start, end) if isinstance(article_or_text, Article) else None
    return SummarySentence(start, end, sentence.text, sentence.score, sentence.rank, sentence.features, repaired)
