"""JSON Lines: the values of `summarise` as JSON objects with fields of the same names."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from typing import TYPE_CHECKING, Any

from tui.inputs import display_path

if TYPE_CHECKING:
    from summarise import Article

# Lone surrogates, which UTF-8 cannot hold; controls, and what some readers of lines take for the end of one.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def as_json(value: object) -> Any:
    """``value`` made of what JSON knows: dataclasses become objects, tuples become lists.

    Offset maps are left out: they serve the running program, and the spans say what they say.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return {field.name: as_json(getattr(value, field.name)) for field in fields if field.name != "offsets"}
    if isinstance(value, tuple | list):
        return [as_json(item) for item in value]
    return value


def masthead(origin: str, article: Article) -> dict[str, Any]:
    """The fields with which the JSON object of every article begins."""
    return {
        "origin": display_path(origin),
        "title": article.title,
        "source": article.source,
        "author": article.author,
        "published": article.published,
        "url": article.url,
    }


def json_line(record: dict[str, Any]) -> str:
    """``record`` on one line for every reader of lines. What UTF-8 cannot hold is escaped, so that nothing is lost."""
    line = json.dumps(record, ensure_ascii=False, separators=(", ", ": "))
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def emit(record: dict[str, Any]) -> None:
    """Write ``record`` to standard output as one line, at once."""
    sys.stdout.write(json_line(record) + "\n")
    sys.stdout.flush()
