"""What SQLite says, in sentences that tell a person what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

from summarise.library.files import LibraryError, damaged

Kind = TypeVar("Kind", bound=type)

_CODES = {
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_IOERR: "disk",
    sqlite3.SQLITE_PERM: "denied",
    sqlite3.SQLITE_READONLY: "denied",
    sqlite3.SQLITE_CANTOPEN: "denied",
    sqlite3.SQLITE_AUTH: "denied",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}
_SENTENCES = {
    "busy": "{path}: another program writes to the library; try again in a moment",
    "full": "{path}: the disk is full and nothing was changed; make room and try again",
    "disk": "{path}: the disk cannot be read or written ({error}); nothing was changed",
    "denied": "{path}: the library cannot be opened or written ({error}); check the access rights of its folder",
}


def trouble(path: Path, error: sqlite3.Error) -> LibraryError:
    """The error to raise in place of ``error``; anything that is not the system's doing means a damaged file."""
    code = _CODES.get((getattr(error, "sqlite_errorcode", None) or 0) & 0xFF, "damaged")
    if code == "damaged":
        return damaged(path)
    return LibraryError(code, _SENTENCES[code].format(path=path, error=error), path)


def told(method: Callable[..., Any]) -> Callable[..., Any]:
    """``method`` of a library, raising a `LibraryError` where SQLite raises an error of its own."""

    @wraps(method)
    def telling(self: Any, *arguments: Any, **named: Any) -> Any:
        try:
            return method(self, *arguments, **named)
        except sqlite3.Error as error:
            raise trouble(self.path, error) from error

    return telling


def all_told(kind: Kind) -> Kind:
    """A class decorator: every public method of ``kind``, its own and inherited, is `told`."""
    for base in reversed(kind.__mro__[:-1]):
        for name, value in vars(base).items():
            if not name.startswith("_") and callable(value) and not isinstance(value, type):
                setattr(kind, name, told(value))
    return kind
