"""What was done to the text can be seen: raw text, marks, reasons, replaced words."""

from __future__ import annotations

from tests.app.helpers import reader, settled, shown_text, until
from tui.own_words import words_file

WIDE = (120, 40)


async def test_raw_text_at_the_same_place_and_back() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("j", "enter")
        screen = await settled(pilot)
        await pilot.press("d", "d")
        place = screen.place()
        await pilot.press("r")
        await pilot.pause()
        assert "(chuàng)" in shown_text(app)
        assert abs(screen.place() - place) < 80
        await pilot.press("r")
        await pilot.pause()
        assert "(chuàng)" not in shown_text(app)
        assert abs(screen.place() - place) < 80


async def test_marks_are_walked_through_and_tell_their_reason() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("j", "enter")
        screen = await settled(pilot)
        await pilot.press("x")
        assert "uncertain" in screen.status.message
        told = set()
        for _ in range(12):
            await pilot.press("X")
            await pilot.pause()
            told.add(screen.status.message)
        assert any("put aside (" in message for message in told)
        assert any("restored" in message for message in told)
        await pilot.press("x")
        assert "off" in screen.status.message


async def test_own_words_go_first_and_are_read_again() -> None:
    path = words_file()
    path.parent.mkdir(parents=True)
    path.write_text("s2t 泡沫 氣泡\n", "utf-8")
    app = reader(settings='script = "hant"\n')
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("t")
        await until(pilot, lambda: screen.showing is not None and screen.showing.converted)
        await until(pilot, lambda: "氣泡" in shown_text(app))
        path.write_text("s2t 泡沫 泡泡子\nnonsense\n", "utf-8")
        await pilot.press("t", "t")
        await until(pilot, lambda: "泡泡子" in shown_text(app))
        assert "line 2" in screen.status.message


async def test_regional_words_are_marked() -> None:
    app = reader(settings='script = "tw"\nregional = true\n')
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("t")
        await until(pilot, lambda: screen.showing is not None and screen.showing.converted)
        assert screen.showing is not None
        found = [s for i in range(len(screen.showing.article.blocks)) for s in screen.showing.replaced(i)]
        assert found
        text = screen.showing.article.text
        for span in found:
            assert 0 <= span.start < span.end <= len(text)
        assert any("芯片" in text[s.start : s.end] or "软" in text[s.start : s.end] for s in found)
