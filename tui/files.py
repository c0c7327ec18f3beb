"""Writing files so that no half-written one is ever seen, and never over another by accident."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write_atomic(path: Path, content: str | bytes, *, overwrite: bool = False) -> None:
    """Write ``content`` (text as UTF-8) to ``path`` in one step.

    The content goes to a temporary file in the same folder, is flushed to disk, and is then put in place. Without
    ``overwrite`` an existing file is never touched, also not one that appears in the meantime.

    Raises:
        FileExistsError: ``path`` exists and ``overwrite`` is False.
        OSError: the folder is missing or cannot be written, or the disk is full.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if not overwrite and os.path.lexists(path):
        raise FileExistsError(f"{path} exists")
    handle, temporary = tempfile.mkstemp(prefix=".duzhai-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes the file private; a note is as readable as the user's umask says.
        mode = path.stat().st_mode & 0o777 if overwrite and path.exists() else 0o666 & ~_umask()
        os.chmod(temporary, mode)
        if overwrite:
            os.replace(temporary, path)
        else:
            _link_new(temporary, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def _link_new(temporary: str, path: Path) -> None:
    """Give the file its name only if nothing has it; `os.link` refuses, where `os.replace` would not."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links: claim the name first, then put the content in its place.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        os.replace(temporary, path)


def _umask() -> int:
    current = os.umask(0o077)
    os.umask(current)
    return current
