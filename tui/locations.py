"""Where duzhai keeps its things; nothing is created before it is needed."""

from __future__ import annotations

import os
from pathlib import Path


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
