"""Panes of other sizes, the plain mode, the screen test, and the colours that were asked for."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.geometry import Offset

from tests.app.helpers import reader, settled, shown_text, until
from tui import memory
from tui.screens.specimen import SAMPLES, Specimen, sample_lines

WIDE = (120, 40)


async def test_panes_grow_and_shrink_by_keys_and_stay_so() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        column = screen.query_one("#list-column")
        before = column.size.width
        await pilot.press("1", "6", "6")
        await until(pilot, lambda: column.size.width == before + 4)
        await pilot.press("5")
        await until(pilot, lambda: column.size.width == before + 2)
        side = screen.query_one("#side-column")
        was = side.size.width
        await pilot.press("2", "6")
        await until(pilot, lambda: side.size.width == was - 2)
        for _ in range(60):
            await pilot.press("5")
        await pilot.pause()
        assert screen.query_one("#text-column").size.width >= 24
        rows = screen.summary_pane.size.height
        await pilot.press("8")
        await until(pilot, lambda: screen.summary_pane.size.height == rows + 1)
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        assert screen.query_one("#list-column").size.width == before + 2
        assert memory.recall()["summary_height"] == rows + 1


@pytest.mark.parametrize("by", [6, -6])
async def test_edges_are_dragged_with_the_mouse(by: int) -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        place = screen.place()
        for name, grown in (("list", by), ("side", -by)):
            column = screen.query_one(f"#{name}-column")
            before = column.size.width
            edge = screen.query_one("#text-column").region.x if name == "list" else column.region.x
            await pilot.mouse_down(offset=(edge, 8))
            await pilot.hover(offset=(edge + by, 8))
            await pilot.mouse_up(offset=(edge + by, 8))
            await until(pilot, lambda: column.size.width == before + grown)  # noqa: B023
        heading = screen.query_one("#figures-heading").region
        before = screen.summary_pane.size.height
        await pilot.mouse_down(offset=(heading.x + 3, heading.y))
        await pilot.hover(offset=(heading.x + 3, heading.y + by // 2))
        await pilot.mouse_up(offset=(heading.x + 3, heading.y + by // 2))
        await until(pilot, lambda: screen.summary_pane.size.height == before + by // 2)
        assert screen.place() == place


async def test_where_there_is_one_pane_nothing_is_resized() -> None:
    app = reader()
    async with app.run_test(size=(60, 20)) as pilot:
        screen = await settled(pilot)
        await pilot.press("6")
        await pilot.pause()
        assert "no pane beside" in screen.status.message
        assert screen.query_one("#list-column").size.width == 60


async def test_plain_is_one_pane_with_the_cursor_on_the_current_row() -> None:
    app = reader(settings="plain = true\n")
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        shown = {name for name in ("list", "text", "side") if screen.query_one(f"#{name}-column").display}
        assert shown == {"list"}
        await pilot.press("j")
        await until(pilot, lambda: app.cursor_position == screen.article_list.content_region.offset + Offset(0, 2))
        await until(pilot, lambda: screen.status.message == "Articles: 2/5, open")
        await pilot.press("enter")
        await settled(pilot)
        pane = screen.pane
        await until(pilot, lambda: pane.caret is not None)
        assert {name for name in ("list", "text", "side") if screen.query_one(f"#{name}-column").display} == {"text"}
        assert pane.outer_size.width == 120
        assert not set(shown_text(app)) & set("▁▂▃▄▅▆▇█")
        first = app.cursor_position
        await pilot.press("j", "j")
        await until(pilot, lambda: app.cursor_position.y > first.y)
        assert screen.place() == 0
        await pilot.press("f", "f")
        await pilot.pause()
        low, high = pane.visible_range()
        assert low <= (pane.caret or -1) <= high
        await pilot.press("4")
        await pilot.pause()
        assert not screen.summary_pane.display
        assert screen.figures_panel.display
        await pilot.press("question_mark")
        await pilot.pause()
        assert not set(shown_text(app)) & set("╭╮╰╯│─┌┐└┘")
        await pilot.press("escape", "Z")
        await pilot.pause()
        assert all(screen.query_one(f"#{name}-column").display for name in ("list", "text", "side"))
        assert pane.caret is None
    assert memory.recall()["plain"] is False


async def test_the_end_of_a_text_is_reached_row_by_row_in_plain() -> None:
    app = reader(settings="plain = true\n")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        await pilot.press("enter", "G")
        await until(pilot, lambda: screen.pane.caret is not None)
        for _ in range(40):
            await pilot.press("j")
        assert screen.article is not None
        assert screen.pane.caret is not None
        assert screen.article.block_at(screen.pane.caret) == len(screen.article.blocks) - 1


async def test_screen_test_has_ten_lines_that_end_in_one_column() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("F")
        await pilot.pause()
        assert isinstance(app.screen, Specimen)
        shown = shown_text(app)
        assert all(sample.split()[0][:3] in shown for _, sample in SAMPLES)
        await pilot.press("q")
    assert len(SAMPLES) == 10
    assert len({cell_len(line.plain) for line in sample_lines(1)}) == 1
