"""What all tests share: nobody's own settings, library, cache or clipboard is touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui import library_door


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings, memory, library and cache in a folder of the test's own; the interface in English."""
    home = tmp_path_factory.mktemp("home")
    for name in ("DUZHAI_CONFIG_DIR", "DUZHAI_DATA_DIR"):
        monkeypatch.setenv(name, str(home / name))
    # Segmenters take a second to build their cache: one for the whole run.
    monkeypatch.setenv("DUZHAI_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("LANG", "C.UTF-8")
    # Whoever runs the tests in tmux or on a desktop keeps his clipboard.
    desktop = ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")
    for name in ("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "NO_COLOR", "COLORFGBG", *desktop):
        monkeypatch.delenv(name, raising=False)
    yield
    library_door.close_library()


SEEDS = Path(__file__).parents[1] / "seeds"
"""The sample articles of the checkout."""
