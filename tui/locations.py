"""Where duzhai keeps its things; nothing is created before it is needed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

MOST_BYTES = 4 << 20
"""The largest file of the user's own settings, words or memory that is read."""


def folders() -> dict[str, Path]:
    """The folders by name: ``config`` (settings, word lists), ``data`` (what is remembered), ``cache``."""
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("duzhai", appauthor=False)
    cache = os.environ.get("DUZHAI_CACHE_DIR")
    return {
        "config": Path(os.environ.get("DUZHAI_CONFIG_DIR") or dirs.user_config_dir),
        "data": Path(os.environ.get("DUZHAI_DATA_DIR") or dirs.user_data_dir),
        "cache": Path(cache or dirs.user_cache_dir),
    }


def settings_file() -> Path:
    """The user's settings (TOML)."""
    return folders()["config"] / "settings.toml"


def memory_file() -> Path:
    """What the program remembers from run to run (JSON)."""
    return folders()["data"] / "memory.json"


def private_folder(path: Path) -> Path:
    """``path``, created for this user alone (0700) when it is missing.

    Raises:
        OSError: it cannot be created.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def read_own(path: Path) -> bytes:
    """The bytes of a file of settings, words or memory: an ordinary file of at most `MOST_BYTES`.

    Raises:
        OSError: it is missing, too large, a pipe or a device, or may not be read.
    """
    # Non-blocking: opening a pipe would wait for its other end for ever.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    with open(handle, "rb") as file:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise OSError(f"{path} is no ordinary file")
        if state.st_size > MOST_BYTES:
            raise OSError(f"{path} is larger than {MOST_BYTES >> 20} MB")
        return file.read(MOST_BYTES)
