"""Bytes from a file, and one clear sentence where there are none to be had."""

from __future__ import annotations

import os
import stat

from summarise.article import ArticleError

MAX_BYTES = 64 << 20
"""The largest document that is read, in bytes."""


def read_file(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a regular file of at most `MAX_BYTES`.

    Raises:
        ArticleError: ``missing``, ``directory``, ``denied``, ``not-a-file``, ``too-large``, ``empty``,
            ``unreadable``.
    """
    name = os.fspath(path)
    try:
        status = os.stat(name)
        _check(name, status)
        # Non-blocking: between the look and the opening a file may have become a pipe.
        handle = os.open(name, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(handle, "rb") as file:
            _check(name, os.fstat(handle))
            data = file.read(MAX_BYTES + 1)
    except ArticleError:
        raise
    except OSError as error:
        raise _from_os(name, error) from error
    except ValueError as error:
        raise ArticleError("missing", name, f"{name!r} is not a possible file name.") from error
    return check_bytes(data, name)


def check_bytes(data: bytes, origin: str) -> bytes:
    """``data`` itself.

    Raises:
        ArticleError: ``too-large`` or ``empty``.
    """
    if len(data) > MAX_BYTES:
        raise ArticleError(
            "too-large", origin, f"{origin} is larger than {MAX_BYTES >> 20} MB; split it and open the parts."
        )
    if not data[:4096].strip() and not data.strip():
        raise ArticleError("empty", origin, f"{origin} is empty; there is nothing to read in it.")
    return data


def _check(name: str, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise ArticleError("directory", name, f"{name} is a folder; give a file in it, or open the folder with duzhai.")
    if not stat.S_ISREG(status.st_mode):
        raise ArticleError("not-a-file", name, f"{name} is a device or a pipe; read it through standard input instead.")
    if status.st_size > MAX_BYTES:
        raise ArticleError(
            "too-large", name, f"{name} is larger than {MAX_BYTES >> 20} MB; split it and open the parts."
        )


def _from_os(name: str, error: OSError) -> ArticleError:
    if isinstance(error, FileNotFoundError):
        return ArticleError("missing", name, f"{name} does not exist; check the spelling of the path.")
    if isinstance(error, NotADirectoryError):
        return ArticleError("missing", name, f"{name} does not exist: a part of the path is a file, not a folder.")
    if isinstance(error, PermissionError):
        return ArticleError("denied", name, f"{name} may not be read by you; change its permissions or copy it.")
    if isinstance(error, IsADirectoryError):
        return ArticleError("directory", name, f"{name} is a folder; give a file in it.")
    reason = error.strerror or type(error).__name__
    return ArticleError("unreadable", name, f"{name} could not be read ({reason}); check the disk and the path.")
