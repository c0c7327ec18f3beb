"""Checking what is kept from the reader, and mending it there."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.helpers import reader, settled, shown_text, until
from tests.conftest import SEEDS
from tui.checks import Verdict
from tui.library_door import library_folder, open_library
from tui.locations import memory_file
from tui.screens.check import CheckPage
from tui.screens.palette import Palette
from tui.screens.reading import ReadingScreen


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_bytes(next(iter(sorted(SEEDS.glob("000*")))).read_bytes())
    return file


async def kept(pilot: Pilot[int]) -> ReadingScreen:
    """The reader with its article in the library."""
    screen = await settled(pilot)
    await pilot.press("at")
    await until(pilot, lambda: open_library().count() == 1)
    return screen


@pytest.mark.parametrize("key", ["colon", "T", "question_mark", "slash"])
async def test_what_was_found_waits_for_whatever_is_in_front(path: Path, key: str) -> None:
    app = reader([path])
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        await pilot.press(key)
        await until(pilot, lambda: app.screen is not screen or bool(screen.query("SearchField")))
        front = app.screen
        screen._checked([Verdict("library", "ok", "sound")])
        await pilot.pause()
        assert app.screen is front
        assert "The check is done: !" in screen.status.message


async def test_there_is_one_palette(path: Path) -> None:
    app = reader([path])
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("colon")
        await until(pilot, lambda: isinstance(app.screen, Palette) and app.screen.is_mounted)
        await app.push_screen(CheckPage("", [], mends=False))
        app.action_command_palette()
        await pilot.pause()
        assert sum(isinstance(screen, Palette) for screen in app.screen_stack) == 1


async def test_what_is_not_sound_is_told_and_mended(path: Path) -> None:
    app = reader([path])
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await kept(pilot)
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: isinstance(app.screen, CheckPage))
        assert "All is sound" in shown_text(app)
        await until(pilot, lambda: "library: " in shown_text(app))
        await pilot.press("r", "escape")
        await until(pilot, lambda: app.screen is screen)
        memory_file().parent.mkdir(parents=True, exist_ok=True)
        memory_file().write_text("{", "utf-8")
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: isinstance(app.screen, CheckPage))
        await until(pilot, lambda: "BAD" in shown_text(app))
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, CheckPage) and "mended" in shown_text(app))
        assert not memory_file().exists()
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        # The reader's library is still the one that is open.
        assert open_library().count() == 1


async def test_a_damaged_library_is_restored_while_one_reads(path: Path) -> None:
    app = reader([path])
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await kept(pilot)
        library = open_library()
        assert library.back_up(always=True)
        with (library_folder() / "library.db").open("r+b") as file:
            file.seek(4_096)
            file.write(b"\xff" * 40_000)
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: isinstance(app.screen, CheckPage))
        await until(pilot, lambda: "BAD" in shown_text(app))
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, CheckPage) and "mended" in shown_text(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        assert open_library().count() == 1
