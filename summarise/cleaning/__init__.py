"""Undoing damage, putting page furniture aside, setting punctuation: from raw text to a clean article.

`clean` does all of it; the other modules hold one job each. Nothing here imports a heavy library, and this package
imports its own modules only when they are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarise.cleaning.pipeline import Cleaned, RawBlock, clean

__all__ = ["Cleaned", "RawBlock", "clean"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'summarise.cleaning' has no attribute {name!r}")
    from summarise.cleaning import pipeline

    value = getattr(pipeline, name)
    globals()[name] = value
    return value
