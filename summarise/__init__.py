"""duzhai's text work: reading, cleaning, script, summary, figures and names of Chinese articles.

The public names are loaded when they are first used (PEP 562), so that ``import summarise`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarise.article import Article, ArticleError, Block, Link, Removal, Repair, Span
    from summarise.figures import find_figures
    from summarise.markdown import to_markdown
    from summarise.names import find_names
    from summarise.ranking import summarise, summary_methods
    from summarise.reading import parse_article, read_article
    from summarise.results import Conversion, Figure, Keyword, Name, Summary, SummarySentence
    from summarise.script import convert
    from summarise.sentences import split_sentences

__all__ = [
    "Article",
    "ArticleError",
    "Block",
    "Conversion",
    "Figure",
    "Keyword",
    "Link",
    "Name",
    "Removal",
    "Repair",
    "Span",
    "Summary",
    "SummarySentence",
    "convert",
    "find_figures",
    "find_names",
    "parse_article",
    "read_article",
    "split_sentences",
    "summarise",
    "summary_methods",
    "to_markdown",
]

_HOMES = {
    "article": ("Article", "ArticleError", "Block", "Link", "Removal", "Repair", "Span"),
    "figures": ("find_figures",),
    "markdown": ("to_markdown",),
    "names": ("find_names",),
    "ranking": ("summarise", "summary_methods"),
    "reading": ("parse_article", "read_article"),
    "results": ("Conversion", "Figure", "Keyword", "Name", "Summary", "SummarySentence"),
    "script": ("convert",),
    "sentences": ("split_sentences",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'summarise' has no attribute {name!r}")
    value = getattr(import_module(f"summarise.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
