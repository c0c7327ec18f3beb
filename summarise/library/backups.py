"""Copies of the library: one a day and one before each change of version, three of them kept."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

from summarise.atomic import sweep, sync_folder
from summarise.library.files import LibraryError, connect, private_folder

KEPT = 3
"""Copies that are kept."""
_DAY = 86_400.0
_PAGES = 512


def folder_of(path: Path) -> Path:
    """Where the copies of the library at ``path`` lie."""
    return path.with_name("backups")


def backups(path: Path) -> tuple[Path, ...]:
    """The copies of the library at ``path``, the newest first."""
    try:
        found = [entry for entry in folder_of(path).iterdir() if entry.suffix == ".db"]
    except OSError:
        return ()
    return tuple(sorted(found, key=_order, reverse=True))


def _order(copy: Path) -> tuple[str, int]:
    """What the copies are ordered by: the time in the name, and a number for those made while the clock was behind."""
    stamp, _, number = copy.stem.partition("+")
    return stamp, int(number) if number.isdigit() else 0


def due(path: Path) -> bool:
    """Whether the newest copy is older than a day, or there is none."""
    copies = backups(path)
    try:
        # Also where the copy comes from the future: the clock was wrong then or is now.
        return not copies or abs(time.time() - copies[0].stat().st_mtime) > _DAY
    except OSError:
        return True


def back_up(connection: sqlite3.Connection, path: Path, *, patient: bool = True) -> Path:
    """Copy the library through SQLite's backup API, so that a writer at work does no harm; drop the oldest copies.

    Args:
        connection: any connection to the library.
        path: where the library lies.
        patient: let others write between the pages.

    Raises:
        LibraryError: the copy cannot be written; nothing is left of it then.
    """
    folder = folder_of(path)
    private_folder(folder)
    now = time.time()
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime(now)) + f"-{int(now * 1000) % 1000:03d}"
    target = folder / f"library-{stamp}.db"
    if (newest := next(iter(backups(path)), None)) is not None and _order(target) <= _order(newest):
        # The clock went backwards; the copy made last is the newest all the same.
        last, number = _order(newest)
        target = folder / f"{last}+{number + 1}.db"
    sweep(folder, "*.part*")
    unfinished = target.with_name(f"{target.stem}-{os.getpid()}-{os.urandom(4).hex()}.part")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        copy = sqlite3.connect(unfinished)
        try:
            connection.backup(copy, pages=_PAGES if patient else -1, sleep=0.01)
        finally:
            copy.close()
        os.replace(unfinished, target)
        sync_folder(folder)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        code = "full" if "full" in str(error) else "denied"
        raise LibraryError(code, f"{target}: the backup cannot be written ({error})", target) from error
    for old in backups(path)[KEPT:]:
        old.unlink(missing_ok=True)
    return target


def restore(path: Path) -> Path:
    """Put the newest sound copy in the place of the library, which is kept beside it with ``.damaged`` in its name.

    No connection to the library may be open.

    Returns:
        The copy that was used.

    Raises:
        LibraryError: there is no sound copy, or it cannot be put in place.
    """
    for copy in backups(path):
        if not is_sound(copy):
            continue
        fresh = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}.new")
        try:
            source = connect(copy, writable=False)
            try:
                os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
                target = sqlite3.connect(fresh)
                try:
                    source.backup(target)
                    target.execute("PRAGMA journal_mode = WAL")
                finally:
                    target.close()
            finally:
                source.close()
            _set_aside(path)
            os.replace(fresh, path)
            sync_folder(path.parent)
        except (OSError, sqlite3.Error) as error:
            fresh.unlink(missing_ok=True)
            raise LibraryError("denied", f"{path}: the backup cannot be put in place ({error})", path) from error
        return copy
    raise LibraryError("missing", f"{folder_of(path)} holds no sound backup of the library", path)


def is_sound(path: Path) -> bool:
    """Whether SQLite can read the whole of a copy."""
    try:
        connection = connect(path, writable=False)
    except sqlite3.Error:
        return False
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False
    finally:
        connection.close()


def set_aside_path(path: Path) -> Path:
    """Where `restore` has put the damaged library that lay at ``path``, the last one of several."""
    last = _damaged(path, number := 1)
    while (following := _damaged(path, number := number + 1)).exists():
        last = following
    return last


def _damaged(path: Path, number: int) -> Path:
    return path.with_name(f"{path.name}.damaged" + (f"-{number}" if number > 1 else ""))


def _set_aside(path: Path) -> None:
    """Give the damaged library a second name; it loses its own only when the copy takes that, in one step.

    What was set aside before stays: it may hold what no copy holds.
    """
    number = 1
    while (aside := _damaged(path, number)).exists():
        number += 1
    if path.exists():
        try:
            os.link(path, aside)
        except OSError:
            os.replace(path, aside)
    # Its log must not be played back into the copy.
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        os.replace(log, aside.with_name(f"{aside.name}-wal"))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
