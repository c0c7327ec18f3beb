"""What is saved: an article's summary, figures and names as a Markdown note that a person keeps."""

from __future__ import annotations

from summarise.markdown.filename import PATTERN, file_name
from summarise.markdown.merge import BEGIN, END, merge_markdown
from summarise.markdown.note import Note, article_identity, to_markdown
from summarise.markdown.notebook import notebook
from summarise.markdown.quotation import quotation

__all__ = [
    "BEGIN",
    "END",
    "PATTERN",
    "Note",
    "article_identity",
    "file_name",
    "merge_markdown",
    "notebook",
    "quotation",
    "to_markdown",
]
