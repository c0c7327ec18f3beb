"""One program at a time runs an import: a lock that goes with its holder, however that ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from summarise.library.files import LibraryError, private_folder


def folder_of(path: Path) -> Path:
    """Where what imports need while they run lies, beside the library at ``path``."""
    return path.with_name("imports")


@contextmanager
def held(path: Path, number: int) -> Iterator[None]:
    """Hold import ``number`` of the library at ``path``.

    Raises:
        LibraryError: ``running``, another program holds it; ``denied``, the lock cannot be made.
    """
    private_folder(folder_of(path))
    lock = folder_of(path) / f"{number}.lock"
    try:
        handle = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise LibraryError("denied", f"{lock}: the lock cannot be made ({error.strerror})", lock) from error
    try:
        if not _lock(handle):
            raise LibraryError("running", f"{path}: import {number} is under way in another window", path)
        yield
        with suppress(OSError):
            lock.unlink()
    finally:
        os.close(handle)


def is_held(path: Path, number: int) -> bool:
    """Whether some program, this one included, runs import ``number``."""
    try:
        handle = os.open(folder_of(path) / f"{number}.lock", os.O_RDWR)
    except OSError:
        return False
    try:
        return not _lock(handle)
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    """Lock an open file; False where somebody else has. Without locks in the system every call succeeds."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
