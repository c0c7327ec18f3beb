"""What was found in an article of the library, kept for the next time: by its text and by what found it."""

from __future__ import annotations

from dataclasses import astuple
from functools import cache
from typing import TYPE_CHECKING, Any

from tui.analysis import Analysis

if TYPE_CHECKING:
    from summarise.article import Article
    from summarise.library import Library

_KIND = "findings"


def recall(library: Library, article: Article) -> Analysis | None:
    """The kept findings of ``article``; None where there are none, or where they are not of this very text."""
    data = library.analysis(article.raw, _KIND, code_version())
    return unpack(article, data) if data is not None else None


def keep(library: Library, analysis: Analysis) -> None:
    """Keep the findings of an article, if they are complete and of the usual length.

    Raises:
        LibraryError: the library cannot be written.
    """
    if not library.read_only and None not in (analysis.summary, analysis.figures, analysis.names):
        library.keep_analysis(analysis.article.raw, _KIND, code_version(), pack(analysis))


def pack(analysis: Analysis) -> bytes:
    """Complete findings as JSON."""
    import json

    assert analysis.summary is not None
    value = [
        astuple(analysis.summary),
        [astuple(figure) for figure in analysis.figures or ()],
        [astuple(name) for name in analysis.names or ()],
    ]
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def unpack(article: Article, data: bytes) -> Analysis | None:
    """What `pack` made of the findings of ``article``; None for those of another text, and for anything else."""
    import json

    try:
        (sentences, keywords, method), figures, names = json.loads(data)
        return _analysis(article, sentences, keywords, method, figures, names)
    except (ValueError, TypeError):
        return None


def _analysis(article: Article, sentences: Any, keywords: Any, method: str, figures: Any, names: Any) -> Analysis:
    from summarise.article import Span
    from summarise.results import Figure, Keyword, Name, Summary, SummarySentence

    def spans(rows: list[list[int]]) -> tuple[Span, ...]:
        return tuple(Span(*row) for row in rows)

    summary = Summary(
        tuple(
            SummarySentence(start, end, text, score, rank, tuple((name, share) for name, share in features), repaired)
            for start, end, text, score, rank, features, repaired in sentences
        ),
        tuple(Keyword(text, score, spans(mentions)) for text, score, mentions in keywords),
        method,
    )
    found = tuple(Figure(*row) for row in figures)
    places = [(one.start, one.end, one.text) for one in summary.sentences]
    places += [(one.start, one.end, one.text) for one in found]
    if any(article.text[start:end] != text for start, end, text in places):
        raise ValueError("findings of another text")
    who = tuple(
        Name(text, kind, role, spans(mentions), score, repaired)
        for text, kind, role, mentions, score, repaired in names
    )
    return Analysis(article, summary, found, who)


@cache
def code_version() -> str:
    """What stands for the code and the data that find things; another installation has another version."""
    from hashlib import blake2b
    from pathlib import Path

    import summarise

    root = Path(summarise.__file__).parent
    stamp = blake2b(digest_size=8)
    for path in sorted(root.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            status = path.stat()
            stamp.update(f"{path.relative_to(root)} {status.st_size} {status.st_mtime_ns}\n".encode())
    return stamp.hexdigest()
