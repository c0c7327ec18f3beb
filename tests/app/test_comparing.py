"""Several articles at once: the board and the digest."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.app.helpers import reader, screen_of, settled, shown_text, until
from tui.screens.board import BoardScreen
from tui.screens.choose import ChooseDialog
from tui.screens.digest import DigestScreen
from tui.screens.save import SaveDialog

WIDE = (120, 40)


async def test_board_filters_sorts_exports_and_opens(tmp_path: Path) -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("B")
        await until(pilot, lambda: isinstance(app.screen, BoardScreen))
        board = app.screen
        assert isinstance(board, BoardScreen)
        assert "差距" in shown_text(app)
        everything = board.rows.count()
        await pilot.press("slash", *"差距", "enter")
        await until(pilot, lambda: 0 < board.rows.count() < everything)
        for place in board.rows.places:
            assert place is None or place[0] in screen_of(app).shelf.entries
        await pilot.press("s")
        assert None not in board.rows.places
        path = tmp_path / "figures.csv"
        await pilot.press("e")
        assert isinstance(app.screen, SaveDialog)
        app.screen.query_one(Input).value = str(path)
        await pilot.press("enter")
        await until(pilot, path.exists)
        assert path.read_text("utf-8").startswith("measures,")
        chosen = board.rows.places[board.rows.cursor]
        assert chosen is not None
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen_of(app))
        screen = await settled(pilot)
        assert screen.entry is chosen[0]
        first, last = screen.pane.visible_range()
        assert first <= chosen[1] < last


async def test_board_of_one_kind() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("B")
        await until(pilot, lambda: isinstance(app.screen, BoardScreen))
        board = app.screen
        assert isinstance(board, BoardScreen)
        before = board.rows.count()
        await pilot.press("o")
        assert isinstance(app.screen, ChooseDialog)
        await pilot.press("1")
        await until(pilot, lambda: board.rows.count() < before)
        await pilot.press("q")
        await until(pilot, lambda: app.screen is screen_of(app))


async def test_digest_of_marked_articles_is_saved(tmp_path: Path) -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("v", "v")
        await until(pilot, lambda: len(screen.article_list.marked) == 2)
        await pilot.press("D")
        await until(pilot, lambda: isinstance(app.screen, DigestScreen))
        assert "Digest of 2 articles" in shown_text(app)
        path = tmp_path / "digest.md"
        await pilot.press("w")
        assert isinstance(app.screen, SaveDialog)
        app.screen.query_one(Input).value = str(path)
        await pilot.press("enter")
        await until(pilot, path.exists)
        content = path.read_text("utf-8")
        assert "中欧资本张俊" in content
        assert content.count("\n- ") >= 2


async def test_figures_are_copied_and_filtered() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        panel = screen.figures_panel
        await pilot.press("4", "g", "j", "y")
        await pilot.pause()
        row = panel.row_at(panel.cursor)
        assert row is not None
        assert app.clipboard.startswith(panel.shown(row)[0])
        await pilot.press("Y", "c")
        await pilot.pause()
        assert app.clipboard.startswith("figure,")
        await pilot.press("o")
        assert isinstance(app.screen, ChooseDialog)
        await pilot.press("2")
        await until(pilot, lambda: bool(panel.only))
        assert {row.kind for group in panel.groups for row in (*group.rows, *group.hidden)} == {panel.only}


async def test_why_and_method() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("W")
        assert "Why these sentences (auto)" in shown_text(app)
        await pilot.press("q", "M")
        assert isinstance(app.screen, ChooseDialog)
        app.screen.dismiss("luhn")
        await until(
            pilot,
            lambda: bool(screen.analysis and screen.analysis.summary and screen.analysis.summary.method == "luhn"),
        )


@pytest.mark.parametrize("keys", [("B",), ("D",), ("T",), ("M",), ("colon",), ("w",), ("C",)])
async def test_a_key_that_repeats_closes_one_screen(keys: tuple[str, ...]) -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press(*keys)
        await until(pilot, lambda: app.screen is not screen)
        front = app.screen
        for _ in range(3):
            # All in one turn of the loop, as a held key sends them.
            front.dismiss(None)
        await until(pilot, lambda: app.screen is screen)


async def test_a_new_theme_colours_every_pane() -> None:
    app = reader(settings='theme = "duzhai-dark"\n')
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)

        def colours() -> set[str]:
            pane = screen.summary_pane
            return {
                segment.style.color.get_truecolor().hex
                for y in range(4)
                for segment in pane.render_line(y)
                if segment.style and segment.style.color and segment.text.strip()
            }

        dark = colours()
        await pilot.press("c")
        await until(pilot, lambda: app.theme == "duzhai-light")
        await until(pilot, lambda: not colours() & dark)


async def test_the_panel_comes_at_80_columns() -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        assert not screen.query_one("#side-column").display
        await pilot.press("p")
        await pilot.pause()
        assert screen.query_one("#side-column").display
        await pilot.press("p")
        await pilot.pause()
        assert not screen.query_one("#side-column").display


async def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    app = reader([tmp_path])
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "file in this folder" in screen_of(app).pane.source.text(1)
