"""The script toggle in the application: asked once, remembered, everything follows, the place is kept."""

from __future__ import annotations

from summarise.folding import fold
from summarise.script import build_converters
from tests.app.helpers import reader, settled, shown_text, until
from tui import memory
from tui.screens.choose import ChooseDialog

WIDE = (120, 40)


async def test_asks_once_and_remembers() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("t")
        assert isinstance(app.screen, ChooseDialog)
        await pilot.press("2")
        await until(pilot, lambda: screen.showing is not None and screen.showing.converted)
        assert memory.recall()["script"] == "hant"
        assert "中歐資本" in shown_text(app)
        await pilot.press("t")
        assert screen.showing is not None
        assert not screen.showing.converted
        await pilot.press("t")
        assert screen.showing.converted


async def test_everything_follows_and_the_place_is_kept() -> None:
    app = reader(settings='script = "tw"\n')
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("enter", "d", "d")
        place = screen.place()
        before = shown_text(app)
        await pilot.press("t")
        await until(pilot, lambda: screen.showing is not None and screen.showing.converted)
        await until(pilot, lambda: "中歐資本" in shown_text(app))
        after = shown_text(app)
        assert screen.place() == place
        assert "Simplified -> Taiwan" in after
        # List, text, summary and figures are the same, folded, but for a few words that the regions write differently.
        old, new = (fold("".join(shown.splitlines()[:-2])) for shown in (before, after))
        assert len(old) == len(new)
        assert sum(a != b for a, b in zip(old, new, strict=True)) < 0.02 * len(old)


async def test_own_papers_are_never_touched() -> None:
    app = reader(settings='script = "tw"\n')
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("t")
        await until(pilot, lambda: screen.showing is not None and screen.showing.converted)
        await pilot.press("right_square_bracket")
        await settled(pilot)
        assert screen.showing is not None
        assert not screen.showing.converted
        assert screen.article is not None
        assert screen.article.script == "Hant"


async def test_all_five_and_back() -> None:
    app = reader(settings='script = "hans"\n')
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot, gists=True)
        screen.unsay()
        await pilot.pause()
        original = shown_text(app)
        for key, target in (("4", "tw"), ("5", "hk"), ("3", "hant"), ("1", "original")):
            await pilot.press("T", key)
            await until(pilot, lambda target=target: screen.choice.target == target)  # type: ignore[misc]
            await until(pilot, lambda: screen.showing is not None and screen.showing.choice == screen.choice)
        screen.unsay()
        await pilot.pause()
        assert shown_text(app) == original


async def test_what_would_change_nothing_is_passed_over() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        build_converters()
        await pilot.press("T")
        dialog = app.screen
        assert isinstance(dialog, ChooseDialog)
        assert "Simplified  (no change)" in shown_text(app)
        await pilot.press("2")
        assert app.screen is dialog
        await pilot.press("escape")
        assert screen.choice.target == "original"


async def test_nothing_to_convert_is_said() -> None:
    app = reader(settings='script = "hans"\n')
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("t")
        assert "Nothing to convert" in screen.status.message
        assert screen.choice.target == "original"
