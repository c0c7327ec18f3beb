"""Whatever is painted is text, and a key meets the screen that it is meant for."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual._xterm_parser import XTermParser
from textual.color import Color
from textual.events import Key

from tests.app.helpers import reader, screen_of, settled, until
from tui.app import ReaderApp
from tui.guard import TextOnly, accept_any_sequence
from tui.locations import folders
from tui.screens.check import CheckPage
from tui.screens.help import HelpPage
from tui.screens.palette import Palette


def test_only_text_is_painted() -> None:
    style = Style(bold=True)
    painted = TextOnly().apply([Segment("a\x1b]52;c;QQ==\x07b\x9b\u202e", style), Segment("字", style)], Color(0, 0, 0))
    assert [(segment.text, segment.style) for segment in painted] == [("a]52;c;QQ==b", style), ("字", style)]
    untouched = [Segment("正文 text", style)]
    assert TextOnly().apply(untouched, Color(0, 0, 0)) is untouched


def test_the_keyboard_outlives_what_is_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(XTermParser, "_parse_extended_key", XTermParser._parse_extended_key)
    accept_any_sequence()
    for odd in ("\x1b[:u", "\x1b[:;:u", "\x1b[1;:A"):
        parser = XTermParser(debug=False)
        # It is waited for more of the sequence, and then every character is a key.
        keys = [event.key for part in (odd, "j" * 64) for event in parser.feed(part) if isinstance(event, Key)]
        assert keys[-1] == "j"


async def test_a_page_of_no_commands() -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("colon", *"nosuchcommand")
        await pilot.press("pageup", "pagedown", "escape", "escape")
        await until(pilot, lambda: not isinstance(app.screen, Palette))


async def test_keys_typed_ahead_of_their_screen() -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key in ("question_mark", "j", "space", "k"):
            app.simulate_key(key)
        await until(pilot, lambda: isinstance(app.screen, HelpPage))
        app.simulate_key("escape")
        app.simulate_key("escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)


async def test_what_is_asked_of_a_screen_without_its_parts_is_let_go() -> None:
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = screen_of(app)
        page = CheckPage("", [("a", "b")], mends=False)
        there = app.push_screen(page)
        assert not page.query("PageRows")
        assert await app.run_action("scroll(1)", page)
        await there
        assert await app.run_action("scroll(1)", page)
        page.dismiss(None)
        await until(pilot, lambda: app.screen is screen and not page.query("PageRows"))
        assert await app.run_action("scroll(1)", page)


async def test_a_fault_in_a_thread_is_told_and_the_reader_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    app = reader()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await settled(pilot)
        # Without a terminal, as in tests, a fault is raised.
        with monkeypatch.context() as patched:
            patched.setattr(ReaderApp, "is_headless", property(lambda _app: False))
            screen.in_worker(lambda: print(int("faulty")), "trial")
            await until(pilot, lambda: "ValueError" in screen.status.message)
        await pilot.press("question_mark")
        await until(pilot, lambda: app.screen is not screen)
    assert "ValueError" in (folders()["data"] / "crash.log").read_text("utf-8")
