"""Checking what is kept from the reader, and mending it there."""

from __future__ import annotations

from pathlib import Path

from tests.app.helpers import reader, settled, shown_text, until
from tests.conftest import SEEDS
from tui.library_door import library_folder, open_library
from tui.locations import memory_file
from tui.screens.check import CheckPage


async def test_what_is_not_sound_is_told_and_mended(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(next(iter(sorted(SEEDS.glob("000*")))).read_bytes())
    app = reader([path])
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        await pilot.press("at")
        await until(pilot, lambda: open_library().count() == 1)
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


async def test_a_damaged_library_is_restored_while_one_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(next(iter(sorted(SEEDS.glob("000*")))).read_bytes())
    app = reader([path])
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        await pilot.press("at")
        await until(pilot, lambda: open_library().count() == 1)
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
