"""Extractive summaries: the best sentences of a text, of several texts, of a book's chapters; and its keywords."""

from __future__ import annotations

from summarise.ranking.chapters import Chapter, summarise_chapters
from summarise.ranking.digest import Digest, DigestSentence, summarise_together
from summarise.ranking.methods import MethodTooSlow, summary_methods
from summarise.ranking.scorer import FEATURES
from summarise.ranking.summariser import summarise

__all__ = [
    "FEATURES",
    "Chapter",
    "Digest",
    "DigestSentence",
    "MethodTooSlow",
    "summarise",
    "summarise_chapters",
    "summarise_together",
    "summary_methods",
]
