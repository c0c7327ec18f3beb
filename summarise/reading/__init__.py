"""Where articles come from: files, bytes, addresses, encodings and formats.

`read_article` does all of it, `parse_article` takes text that is already decoded, and `read_provisional` gives at
once what can be shown while `read_article` works. Everything heavy is imported when it is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarise.reading.articles import parse_article, read_article
    from summarise.reading.provisional import read_provisional

__all__ = ["parse_article", "read_article", "read_provisional"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'summarise.reading' has no attribute {name!r}")
    from importlib import import_module

    home = "provisional" if name == "read_provisional" else "articles"
    value = getattr(import_module(f"summarise.reading.{home}"), name)
    globals()[name] = value
    return value
