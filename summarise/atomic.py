"""Giving a finished file its name in one step, and never the name of a file that is there."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

_STALE = 3_600.0
"""Seconds after which an unfinished file belongs to a program that was killed."""
_AT_FDCWD = -100
_NOREPLACE = 1
_EXCLUSIVE = 4


def place_new(temporary: str | os.PathLike[str], path: str | os.PathLike[str]) -> None:
    """Give the file ``temporary`` the name ``path``; it may keep its old one as well, which the caller removes.

    Whoever looks sees no file of that name or the whole of it. Where the file system has neither hard links nor a
    renaming that refuses, the name is claimed with an empty file first.

    Raises:
        FileExistsError: something has that name, also since a moment ago.
        OSError: the file cannot be put there.
    """
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        if not _renamed_new(os.fsencode(temporary), os.fsencode(path)):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            os.replace(temporary, path)
    sync_folder(Path(path).parent)


def sync_folder(folder: Path) -> None:
    """Make what was just done to the names in ``folder`` survive a loss of power, where the system can do that."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path, pattern: str) -> None:
    """Remove unfinished files in ``folder`` whose program was killed before it could; the clock may have changed."""
    now = time.time()
    with suppress(OSError):
        for left in folder.glob(pattern):
            with suppress(OSError):
                if abs(now - left.lstat().st_mtime) > _STALE:
                    left.unlink()


def _renamed_new(old: bytes, new: bytes) -> bool:
    """Rename unless something has the new name; False where the system or the file system cannot do that."""
    if os.name == "nt":
        os.rename(old, new)  # refuses by itself
        return True
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, old, _AT_FDCWD, new, _NOREPLACE)
    elif sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(old, new, _EXCLUSIVE)
    else:
        return False
    if failed and ctypes.get_errno() == errno.EEXIST:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fsdecode(new))
    return not failed
