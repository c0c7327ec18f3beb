"""Outline, marks, jumps, percentages and unread articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.app.helpers import reader, settled, shown_text, until
from tui.screens.ask import AskDialog
from tui.screens.letter import LetterDialog
from tui.screens.outline import OutlineScreen
from tui.screens.reading.wayfinding import percentage

WIDE = (120, 40)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Thirty chapters, known by the wording of their headings."""
    path = tmp_path / "book.txt"
    chapters = []
    for number in range(1, 31):
        body = "\n".join(f"这是第{number}回里的第{n}段话，说的是山里的旧事，慢慢讲来。" * 4 for n in range(1, 7))
        chapters.append(f"第{number}回 山中旧事之{number}\n\n{body}\n")
    path.write_text("山中旧事集\n\n" + "\n".join(chapters), "utf-8")
    return path


async def test_outline_lists_chapters_and_goes_there(book: Path) -> None:
    app = reader([book])
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("O")
        await pilot.pause()
        outline = app.screen
        assert isinstance(outline, OutlineScreen)
        assert outline.rows.count() == 30
        assert "山中旧事之7" in shown_text(app)
        await pilot.press(*"jjjj", "enter")
        await until(pilot, lambda: app.screen is screen)
        assert screen.article is not None
        assert screen.article.text[screen.place() :].startswith("第5回")
        await pilot.press("O")
        await pilot.pause()
        assert app.screen.query_one("#rows").cursor == 4  # type: ignore[attr-defined]
        await pilot.press("escape")
        await pilot.press("H")
        await pilot.pause()
        assert screen.place() == 0


async def test_no_outline_is_said() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        if screen.article is not None and not any(b.kind == "heading" for b in screen.article.blocks):
            await pilot.press("O")
            await pilot.pause()
            assert "no headings" in screen.status.message


async def test_marks_are_set_visited_and_kept(book: Path) -> None:
    app = reader([book])
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("apostrophe")
        await pilot.pause()
        assert "No marks" in screen.status.message
        await pilot.press("f", "f", "m")
        await pilot.pause()
        assert isinstance(app.screen, LetterDialog)
        await pilot.press("q")
        await until(pilot, lambda: app.screen is screen)
        place = screen.place()
        assert place > 0
        await pilot.press("G", "apostrophe", "q")
        await until(pilot, lambda: screen.place() == place)
        await pilot.press("apostrophe", "z")
        await pilot.pause()
        assert "No mark z" in screen.status.message
        await pilot.press("g", "q")
    app = reader([book])
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        assert screen.place() == 0
        await pilot.press("apostrophe", "enter")
        await until(pilot, lambda: screen.place() == place)


async def test_back_and_forward_through_jumps_and_articles() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        first, second = screen.shelf.entries[:2]
        await pilot.press("enter", "d")
        start = screen.place()
        await pilot.press("G")
        end = screen.place()
        assert end > start > 0
        await pilot.press("right_square_bracket")
        assert screen.entry is second
        await settled(pilot)
        await pilot.press("H")
        await settled(pilot)
        assert (screen.entry, screen.place()) == (first, end)
        await pilot.press("H")
        assert screen.place() == start
        await pilot.press("H")
        assert "No earlier place" in screen.status.message
        await pilot.press("L")
        assert (screen.entry, screen.place()) == (first, end)
        await pilot.press("L")
        await settled(pilot)
        assert screen.entry is second
        assert screen.article_list.cursor == 1
        await pilot.press("L")
        assert "No later place" in screen.status.message


async def test_a_search_leaves_one_way_back(book: Path) -> None:
    app = reader([book])
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("d")
        start = screen.place()
        await pilot.press("slash", "之", "2", "9", "enter")
        await pilot.pause()
        assert screen.place() != start
        await pilot.press("H")
        await pilot.pause()
        assert screen.place() == start


@pytest.mark.parametrize(("typed", "share"), [("50", 0.5), ("５０％", 0.5), ("0", 0.0)])
async def test_go_to_a_percentage(book: Path, typed: str, share: float) -> None:
    app = reader([book])
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("d", "percent_sign")
        await pilot.pause()
        assert isinstance(app.screen, AskDialog)
        app.screen.query_one(Input).value = typed
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen)
        assert screen.article is not None
        assert screen.place() == round(share * len(screen.article.text))


async def test_a_wrong_percentage_is_told(book: Path) -> None:
    app = reader([book])
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("percent_sign", "x", "enter")
        await until(pilot, lambda: app.screen is screen)
        assert "0 to 100" in screen.status.message


@pytest.mark.parametrize(("typed", "share"), [("7.5 %", 7.5), ("100", 100.0), ("", None), ("-1", None), ("nan", None)])
def test_percentages(typed: str, share: float | None) -> None:
    assert percentage(typed) == share


async def test_next_unread_passes_over_what_was_read() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        entries = screen.shelf.entries
        entries[1].read = True
        await pilot.press("enter", "J")
        assert screen.entry is entries[2]
        assert screen.area == "text"
        await pilot.press("R")
        assert screen.entry is entries[0]
        await pilot.press("R")
        assert "No further unread" in screen.status.message
