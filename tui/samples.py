"""Where the five sample articles lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def sample_paths() -> list[Path]:
    """The sample articles, sorted by name; empty where they were not installed."""
    # A wheel is unpacked on installation, so that the package is a real folder.
    package = Path(str(files("tui")))
    for folder in (package / "seeds", package.parent / "seeds"):
        found = sorted(folder.glob("*.txt"))
        if found:
            return found
    return []
