"""What a user may name on the command line: files, folders, addresses, articles of the library, standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator

STDIN = "-"
_STORED = re.compile(r"id:([0-9]{1,18})")
# What a folder is searched for. A file that is named outright is tried whatever its name.
TEXT_SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".epub", ".rst", ".org"}
)
_PAGES = (".html", ".htm", ".xhtml")
# How browsers name the folder beside a saved page: X_files, X.files, and in other languages.
_PARTS = ("_files", ".files", "_file", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_soubory")
_SNIFFED = 4096  # bytes


def is_address(path: str) -> bool:
    """Whether ``path`` is a web address and not a file name."""
    return path[:8].lower().startswith(("http://", "https://"))


def library_number(path: str) -> int | None:
    """The number of the library's article that ``path`` means (``id:123``); None for anything else.

    A file of such a name is meant by ``./id:123``.
    """
    found = _STORED.fullmatch(path)
    return int(found[1]) if found else None


def display_path(path: str) -> str:
    """``path`` as text for people and for JSON.

    Under a locale that is not UTF-8 Python hands over undecoded bytes as lone surrogates; nearly always they are
    UTF-8 all the same.
    """
    try:
        return os.fsencode(path).decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path


def files_in(folder: str, *, failed: Callable[[OSError], None] | None = None) -> Iterator[tuple[str, bool]]:
    """Every file under ``folder`` with whether it looks like text, sorted by name, folder by folder.

    Hidden files and folders are passed over, and so are the folders in which a browser keeps the parts of a saved page;
    links to folders are not followed, so that a circle cannot trap us.

    Args:
        folder: where to look, recursively.
        failed: told of each folder that could not be listed.
    """
    for here, folders, names in os.walk(folder, onerror=failed):
        pages = {os.path.splitext(name)[0] for name in names if name.lower().endswith(_PAGES)}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _parts_of(name, pages))
        for name in sorted(names):
            path = os.path.join(here, name)
            if not name.startswith(".") and os.path.isfile(path):
                yield path, _text_like(path)


def _parts_of(folder: str, pages: set[str]) -> bool:
    """Whether ``folder`` holds the parts of one of ``pages``, given without their endings."""
    return any(folder.endswith(tail) and folder.removesuffix(tail) in pages for tail in _PARTS)


def _text_like(path: str) -> bool:
    suffix = os.path.splitext(path)[1].lower()
    if suffix:
        return suffix in TEXT_SUFFIXES
    try:
        with open(path, "rb") as file:
            return b"\0" not in file.read(_SNIFFED)
    except OSError:
        return True  # reading it will say what is wrong
