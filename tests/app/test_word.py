"""The word at the cursor explained: what is told, and its places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.app.helpers import SHORT, begun, reader, shown_text, until
from tui.app import ReaderApp
from tui.locations import folders
from tui.screens.word import WordPanel
from tui.widgets.word_rows import WordRows

WIDE = (120, 40)
TEXT = f"{SHORT}再说软件。\n"


@pytest.fixture
def path(path: Path) -> Path:
    path.write_text(TEXT, "utf-8")
    return path


def dictionary(text: str) -> None:
    """Put a dictionary into the configuration folder."""
    folder = folders()["config"]
    folder.mkdir(parents=True)
    (folder / "cedict_ts.u8").write_text(text, "utf-8")


def panel_of(app: ReaderApp) -> WordPanel:
    panel = app.screen
    assert isinstance(panel, WordPanel)
    return panel


async def explained(pilot: Pilot[int], app: ReaderApp, told: str) -> WordRows:
    """Ask about 软件, and wait until ``told`` is; the rows of the panel."""
    await pilot.press("w", "w", "K")
    await until(pilot, lambda: isinstance(app.screen, WordPanel) and told in app.screen.told)
    return panel_of(app).query_one(WordRows)


async def test_a_word_is_explained_and_its_places_gone_to(path: Path) -> None:
    dictionary("# x\n軟件 软件 [ruan3 jian4] /(computer) software/\nfaulty\n")
    app = reader([path])
    async with app.run_test(size=WIDE) as pilot:
        screen = await begun(pilot)
        await explained(pilot, app, "software")
        told = panel_of(app).told
        for line in ("软件", "軟件", "Taiwan word  軟體", "ruǎn jiàn", "2 times", "[ruan3 jian4]", "1 line of the"):
            assert line in told
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen)
        assert screen.article is not None
        assert screen.article.text[screen.pane.caret or 0 :].startswith("软件。")


async def test_keys_go_through_the_places_only_and_a_click_chooses_one(path: Path) -> None:
    path.write_text(TEXT * 3, "utf-8")
    app = reader([path])
    async with app.run_test(size=WIDE) as pilot:
        screen = await begun(pilot)
        rows = await explained(pilot, app, "6 times")
        await until(pilot, lambda: rows.has_focus)
        places = []
        for key in ("n", "n", "j", "down", "G", "n", "N", "k", "up", "g", "N", "k"):
            await pilot.press(key)
            places.append(rows.place)
        assert places == [1, 2, 3, 4, 5, 5, 4, 3, 2, 0, 0, 0]
        facts = rows.count() - 6
        await pilot.click(WordRows, offset=(4, 1))
        await pilot.pause()
        assert app.screen is rows.screen, "a fact is nothing to choose"
        await pilot.click(WordRows, offset=(4, 1 + facts + 2))
        await until(pilot, lambda: app.screen is screen)
        assert screen.article is not None
        assert screen.article.text[screen.pane.caret or 0 :].startswith("软件")


@pytest.mark.parametrize("size", [(120, 40), (60, 20), (40, 10)])
async def test_all_that_is_told_can_be_scrolled_to(path: Path, size: tuple[int, int]) -> None:
    meanings = "/".join(f"meaning {number} of many" for number in range(60))
    dictionary(f"軟件 软件 [ruan3 jian4] /{meanings}/\n")
    app = reader([path])
    async with app.run_test(size=size) as pilot:
        await begun(pilot)
        rows = await explained(pilot, app, "59")
        seen = [shown_text(app)]
        while rows.scroll_offset.y < rows.max_scroll_y:
            await pilot.press("pagedown")
            await pilot.pause()
            seen.append(shown_text(app))
        assert "ruan3" in seen[0]
        assert all(any(f"meaning {number}" in text for text in seen) for number in (0, 7, 31, 59))
        assert "软件" in seen[-1]
        assert "%" in seen[-1]
        await pilot.press("g")
        await pilot.pause()
        assert shown_text(app) == seen[0]


async def test_what_comes_late_finds_the_cursor_where_it_was(path: Path) -> None:
    app = reader([path])
    async with app.run_test(size=WIDE) as pilot:
        await begun(pilot)
        rows = await explained(pilot, app, "2 times")
        await pilot.press("n")
        assert rows.place == 1
        panel_of(app).tell_library(3, more=True)
        await pilot.pause()
        assert rows.place == 1
        assert "3+" in shown_text(app)


@given(text=st.text("算力网a", max_size=60), word=st.text("算力网A", min_size=1, max_size=3), here=st.integers(0, 60))
def test_places_of_a_word_begin_behind_the_reader(text: str, word: str, here: int) -> None:
    from tui.explaining import MOST_LISTED, fold_for_finding, places_of

    folded = fold_for_finding(text)
    here = min(here, len(text))
    found = places_of(word, folded, here)
    wanted = word.lower()
    assert found.count == folded.count(wanted)
    assert all(folded[span.start : span.end] == wanted for span in found.listed)
    starts = [span.start for span in found.listed]
    behind = [start for start in starts if start > here]
    assert starts == sorted(behind) + sorted(start for start in starts if start <= here)
    assert len(starts) >= min(found.count, MOST_LISTED)
    assert places_of(word, folded * 99, here).count >= found.count
