"""Dialogs: what lies behind them is what Textual shows and never stale; their lists take every key."""

from __future__ import annotations

from typing import Any

from rich.segment import Segment
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.strip import Strip
from textual.visual import RenderOptions

from tests.app.helpers import reader, screen_of, settled, until
from tui.screens.backdrop import Backdrop
from tui.screens.choose import Choice, ChooseDialog
from tui.screens.dialog import Dialog
from tui.screens.note import NoteDialog
from tui.widgets.options import Options


def _rows(screen: Screen[Any], color: Color) -> list[Strip]:
    options = RenderOptions(screen._get_style, {})
    return Backdrop(screen, color).render_strips(screen.size.width, screen.size.height, screen.visual_style, options)


async def test_the_cells_are_those_of_textual() -> None:
    app = reader()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await settled(pilot)
        for color in (Color(10, 20, 30, 0.6), Color(0, 0, 0, 0)):
            ours = _rows(screen, color)
            theirs = [
                Strip(BackgroundScreen.process_segments(strip, color)) for strip in screen._compositor.render_strips()
            ]
            assert len(ours) == 40
            for our, their in zip(ours, theirs, strict=True):
                assert list(Segment.simplify(our)) == list(Segment.simplify(their))
                assert our.cell_length == their.cell_length == 120


async def test_what_changes_behind_an_open_dialog_is_seen() -> None:
    app = reader()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await app.push_screen(NoteDialog("words"))
        await pilot.pause()
        assert isinstance(app.screen, Dialog)
        for line in ("first 甲", "then 乙"):
            screen_of(app).say_text(line)
            await pilot.pause()
            await pilot.pause(0.05)
            shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
            assert line in shown


async def test_a_page_of_choices_that_are_not_laid_out_yet() -> None:
    app = reader()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        dialog = ChooseDialog("which", [Choice(str(n), str(n), f"choice {n}") for n in range(9)])
        await app.push_screen(dialog)
        options = dialog.query_one(Options)
        for action, highlighted in ((options.action_page_down, 8), (options.action_page_up, 0)):
            options._line_cache.clear()
            options.highlighted = 4
            options._line_cache.clear()
            action()  # type: ignore[no-untyped-call]
            assert options.highlighted == highlighted


async def test_a_screen_is_not_closed_before_it_is_there() -> None:
    app = reader()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await settled(pilot)
        for dialog in (NoteDialog("words"), ChooseDialog("which", [Choice("a", "a", "one")])):
            waiting = app.push_screen(dialog)
            assert app.screen is dialog
            assert not dialog.is_mounted
            dialog.dismiss(None)
            await waiting
            assert app.screen is dialog
            dialog.dismiss(None)
            await until(pilot, lambda: app.screen is screen)
