"""Writing files so that no half-written one is ever seen, and never over another by accident."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from summarise.atomic import place_new, sweep, sync_folder

_PREFIX, _SUFFIX = ".duzhai-", ".tmp"


def write_atomic(
    path: Path, content: str | bytes | Iterable[str], *, overwrite: bool = False, private: bool = False
) -> None:
    """Write ``content`` (text as UTF-8, at once or piece by piece) to ``path`` in one step.

    The content goes to a temporary file in the same folder, is flushed to disk, and is then put in place. Without
    ``overwrite`` an existing file is never touched, also not one that appears in the meantime. What a killed program
    has left of its temporary file is removed an hour later.

    Args:
        path: the file.
        content: what it will hold.
        overwrite: whether to replace a file of that name.
        private: whether nobody but its owner may read it, as befits what duzhai keeps for itself.

    Raises:
        FileExistsError: ``path`` exists and ``overwrite`` is False.
        OSError: the folder is missing or cannot be written, or the disk is full.
    """
    pieces = (content,) if isinstance(content, str | bytes) else content
    if not overwrite and os.path.lexists(path):
        raise FileExistsError(f"{path} exists")
    sweep(path.parent, f"{_PREFIX}*{_SUFFIX}")
    handle, temporary = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece.encode("utf-8", "replace") if isinstance(piece, str) else piece)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes the file private; a note is as readable as the user's umask says.
        mode = 0o600 if private else path.stat().st_mode & 0o777 if overwrite and path.exists() else 0o666 & ~_umask()
        os.chmod(temporary, mode)
        if overwrite:
            os.replace(temporary, path)
            sync_folder(path.parent)
        else:
            place_new(temporary, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def _umask() -> int:
    current = os.umask(0o077)
    os.umask(current)
    return current
