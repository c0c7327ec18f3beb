"""The user's library: opened once, when it is first asked for, and shared by every thread of the program."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from tui import catalogue
from tui.locations import folders

if TYPE_CHECKING:
    from summarise.library import Library, LibraryError

_open: dict[Path, Library] = {}
_lock = Lock()


def library_folder() -> Path:
    """Where the library lies."""
    return folders()["data"]


def library_exists() -> bool:
    """Whether there is a library; looking opens and makes nothing."""
    return (library_folder() / "library.db").exists()


def open_library() -> Library:
    """The library; it is made where there is none. One of a newer version is read only, and its `notice` says so.

    Raises:
        LibraryError: it is damaged, somebody else's, or its folder cannot be written.
    """
    from summarise.library.store import Library

    folder = library_folder()
    with _lock:
        known = _open.get(folder)
        if known is None:
            known = _open[folder] = Library(folder)
        return known


def close_library() -> None:
    """Close what is open; asking again opens it anew."""
    with _lock:
        while _open:
            _open.popitem()[1].close()


def library_trouble(error: LibraryError) -> str:
    """One sentence about ``error`` in the language of the interface."""
    return catalogue.error_text(f"library-{error.code}", error.path, str(error))


def trouble_of(error: Exception) -> str | None:
    """One sentence about an error that lies in the library's file; None for a fault of the program."""
    from sqlite3 import DatabaseError, OperationalError

    from summarise.library import LibraryError

    if isinstance(error, LibraryError):
        return library_trouble(error)
    if isinstance(error, DatabaseError):
        code = "denied" if isinstance(error, OperationalError) else "damaged"
        return catalogue.text(f"error.library-{code}", origin=library_folder() / "library.db")
    return None
