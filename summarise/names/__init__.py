"""People and organisations in an article: who they are, what they are, and where they stand."""

from __future__ import annotations

from summarise.article import Article, Span
from summarise.names.organisations import organisations
from summarise.names.people import people
from summarise.names.tokens import Reading, read
from summarise.results import Name

__all__ = ["find_names"]


def find_names(article_or_text: Article | str) -> tuple[Name, ...]:
    """The people and organisations that the text names, the most central first.

    Args:
        article_or_text: an article, or a text that is taken as it is. The title of an article raises the names in it.

    Returns:
        Names in the text's own wording, with every place where they stand (code points). The same text in Simplified
        and in Traditional gives the same names at the same places.
    """
    article = article_or_text if isinstance(article_or_text, Article) else None
    text = article_or_text.text if isinstance(article_or_text, Article) else article_or_text
    if not text.strip():
        return ()
    reading = read(text)
    groups: dict[str, list[tuple[int, int]]] = {}
    for item in organisations(reading):
        groups.setdefault(item.group, []).append((item.start, item.end))
    names = [_name(text, spans, "organisation", article) for spans in groups.values()]
    taken = [span for spans in groups.values() for span in spans]
    for person in people(reading, taken):
        spans = _places(reading, person)
        names.append(_name(text, spans, "person", article))
    return tuple(sorted(names, key=lambda name: (-name.score, name.mentions[0].start)))


def _places(reading: Reading, name: str) -> list[tuple[int, int]]:
    out = []
    at = reading.text.find(name)
    while at >= 0:
        out.append((at, at + len(name)))
        at = reading.text.find(name, at + len(name))
    return out


def _name(text: str, spans: list[tuple[int, int]], kind: str, article: Article | None) -> Name:
    longest = max(spans, key=lambda span: (span[1] - span[0], -span[0]))
    score = len(spans) + 3.0 * (1 - spans[0][0] / max(1, len(text)))
    return Name(
        text[longest[0] : longest[1]],
        "person" if kind == "person" else "organisation",
        None,
        tuple(Span(*span) for span in spans),
        round(score, 3),
        article.repaired(*longest) if article else None,
    )
