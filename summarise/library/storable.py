"""Text that SQLite takes: everything but lone surrogates, which file names and broken texts hold."""

from __future__ import annotations

import json
from typing import TypeVar

_Value = TypeVar("_Value")
_ESCAPED = "\0"


def storable(value: _Value) -> _Value | str:
    """``value`` as it is, or, a text with lone surrogates, as JSON behind a NUL that tells it."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return _ESCAPED + json.dumps(value)
    return value


def restored(value: str) -> str:
    """The text that `storable` was given."""
    return str(json.loads(value[1:])) if value.startswith(_ESCAPED) else value
