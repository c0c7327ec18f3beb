"""The reading pane in a real application, without a terminal."""

from __future__ import annotations

import pytest

from tests.app.reader_app import Reader, article, laid, pane_of, reading, screen
from tests.app.reader_helpers import HARD, novel, paragraphs
from tui.reader.ambiguous import count_ambiguous_as
from tui.reader.pane import ReaderPane
from tui.reader.sources import ArticleSource, PlainSource

TEXT = "\n".join(paragraphs()[:60])
LONG = novel(200_000)


async def test_the_text_is_painted_in_a_column() -> None:
    async with reading(PlainSource("一二三四五六七八九十。\n第二段", [("title", "题目")]), (30, 8)) as pilot:
        assert [line.rstrip() for line in screen(pilot)] == [
            "  题目", "", "      一二三四五六七八九十。", "", "      第二段", "", "", ""]  # fmt: skip
        pane_of(pilot).measure = 12
        await pilot.pause()
        assert [line.rstrip() for line in screen(pilot)][:5] == [
            "        题目", "", "            一二三四", "        五六七八九十。", ""]  # fmt: skip
        assert all(
            len(strip.text) > 0 and strip.cell_length == 29 for strip in map(pane_of(pilot).render_line, range(8))
        )


async def test_a_page_down_and_up_again_is_where_one_was() -> None:
    async with reading(LONG) as pilot:
        pane = pane_of(pilot)
        pane.go_to(len(LONG) // 2)
        await pilot.pause()
        places = [pane.place]
        first = screen(pilot)
        for _ in range(12):
            last = screen(pilot)[-1]
            await pilot.press("pagedown")
            assert screen(pilot)[0] == last, "one line stays in sight"
            places.append(pane.place)
        assert places == sorted(set(places))
        for _ in range(12):
            await pilot.press("pageup")
        assert screen(pilot) == first


async def test_every_line_is_passed_on_the_way_down_and_up() -> None:
    text = "\n".join(paragraphs()[:9])
    async with reading(text, (44, 9)) as pilot:
        pane = pane_of(pilot)
        lines = screen(pilot)
        while not pane.at_end:
            await pilot.press("down")
            after = screen(pilot)
            assert after[:-1] == lines[-8:]
            lines.append(after[-1])
        assert "".join("".join(lines).split()) == "".join(text.split())
        for y in reversed(range(len(lines) - 9)):
            await pilot.press("up")
            assert screen(pilot)[0] == lines[y]


async def test_end_and_home() -> None:
    async with reading(LONG) as pilot:
        pane = pane_of(pilot)
        await pilot.press("end")
        assert pane.at_end
        assert pane.progress == 1.0
        last = [line for line in screen(pilot) if line.strip()][-1].strip()
        assert LONG.rstrip().endswith(last)
        assert screen(pilot)[-1].strip() == last
        await laid(pilot)
        assert screen(pilot)[-1].strip() == last, "laying out the rest moves nothing"
        await pilot.press("home")
        assert (pane.place, pane.progress, pane.scroll_y) == (0, 0.0, 0)


async def test_laying_out_the_rest_moves_nothing() -> None:
    async with reading(LONG) as pilot:
        pane = pane_of(pilot)
        pane.go_to(120_000)
        await pilot.pause()
        before = screen(pilot)
        place = pane.place
        await laid(pilot)
        assert screen(pilot) == before
        assert pane.place == place
        assert pane.virtual_size.height == pane._page.height  # type: ignore[union-attr]


@pytest.mark.parametrize("offset", [0, 1, 77, 40_000, 199_990])
async def test_the_place_outlives_every_change_of_layout(offset: int) -> None:
    async with reading(LONG, at=offset) as pilot:
        pane = pane_of(pilot)

        def in_sight() -> bool:
            low, high = pane.visible_range()
            return low <= offset <= high

        assert in_sight()
        at_end = pane.at_end
        for width, height in ((100, 30), (23, 9), (61, 44), (60, 20)):
            await pilot.resize_terminal(width, height)
            assert in_sight()
        for setting, value in (("measure", 30), ("spacing", 1), ("gap", 0), ("indent", False), ("measure", 0)):
            setattr(pane, setting, value)
            await pilot.pause()
            assert in_sight(), setting
        if not at_end:
            assert pane.place == offset


async def test_the_place_outlives_a_better_text_and_another_theme() -> None:
    async with reading(LONG, at=50_000) as pilot:
        pane = pane_of(pilot)
        pilot.app.theme = "textual-light"
        await pilot.pause()
        assert pane.place == 50_000
        pane.show(PlainSource(LONG[100:]), at=49_900)
        await pilot.pause()
        assert pane.place == 49_900
        assert LONG[50_000:50_008] in screen(pilot)[0] or LONG[49_990:50_001] in screen(pilot)[0]


async def test_another_script_does_not_move_the_masthead() -> None:
    head = [("title", "题目"), ("meta", "来源"), ("meta", "日期")]
    async with reading(PlainSource(TEXT, head), (40, 10)) as pilot:  # type: ignore[arg-type]
        pane = pane_of(pilot)
        await pilot.press("down", "down")
        assert "日期" in screen(pilot)[0]
        assert pane.place == 0
        pane.show(PlainSource(TEXT, head), at=pane.place)  # type: ignore[arg-type]
        await pilot.pause()
        assert "日期" in screen(pilot)[0]


async def test_going_to_a_place() -> None:
    async with reading(LONG) as pilot:
        pane = pane_of(pilot)
        for offset in (100_000, 3, 199_000, 100_050):
            pane.go_to(offset, align="centre")
            await pilot.pause()
            cell = pane.cell_of(offset)
            assert cell is not None
            assert cell[1] in (9, 10) or offset == 3
            assert pane.offset_at(*cell) == offset
        top = pane.place
        pane.go_to(100_050, align="nearest")
        assert pane.place == top
        pane.go_to(pane.visible_range()[1] + 40, align="nearest")
        assert 0 < pane.place - top < 200
        pane.go_to(150_000)
        assert pane.place == 150_000
        assert pane.cell_of(10) is None


async def test_paragraphs_and_headings_are_stepped_through() -> None:
    blocks = []
    for chapter in range(5):
        blocks.append(("heading", f"第{chapter}章", 1))
        blocks += [("paragraph", f"第{chapter}章第{number}段" * 12, 0) for number in range(9)]
    made = article(*blocks)
    async with reading(ArticleSource(made, [("title", "题")]), (40, 10)) as pilot:
        pane = pane_of(pilot)
        starts = [block.start for block in made.blocks]
        for expected in starts[:12]:
            pane.action_next_paragraph()
            assert pane.place == expected
        pane.action_previous_paragraph()
        assert pane.place == starts[10]
        await pilot.press("down")
        pane.action_previous_paragraph()
        assert pane.place == starts[10]
        headings = [block.start for block in made.blocks if block.kind == "heading"]
        for expected in headings[2:]:
            pane.action_next_heading()
            assert pane.place == expected
        pane.action_next_heading()
        assert pane.place == headings[-1]
        pane.action_previous_heading()
        assert pane.place == headings[-2]


async def test_the_wheel_and_the_scroll_bar_keep_the_place() -> None:
    async with reading(LONG) as pilot:
        app = pilot.app
        assert isinstance(app, Reader)
        pane = app.pane
        pane.scroll_to(y=pane.virtual_size.height // 2, animate=False)
        await pilot.pause()
        place = pane.place
        assert 60_000 < place < 140_000
        told = [event for event in app.told if isinstance(event, ReaderPane.PlaceChanged)]
        assert told[-1].offset == place
        assert told[-1].progress == pytest.approx(place / len(LONG), abs=0.01)
        before = screen(pilot)
        pane._scroll_down_for_pointer(animate=False)
        await pilot.pause()
        assert pane.place > place
        pane._scroll_up_for_pointer(animate=False)
        await pilot.pause()
        assert screen(pilot) == before


async def test_space_reads_on_and_tells_when_there_is_no_more() -> None:
    async with reading("\n".join(paragraphs()[:12]), (60, 12)) as pilot:
        app = pilot.app
        assert isinstance(app, Reader)
        pane = app.pane
        while not pane.at_end:
            await pilot.press("space")
        assert not any(isinstance(event, ReaderPane.EndReached) for event in app.told)
        await pilot.press("space")
        assert sum(isinstance(event, ReaderPane.EndReached) for event in app.told) == 1


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (3, 1), (4, 3), (10, 3), (19, 2)])
async def test_tiny_terminals(size: tuple[int, int]) -> None:
    async with reading(PlainSource("\n".join([*HARD, TEXT]), [("title", "题目")]), size) as pilot:
        pane = pane_of(pilot)
        for key in ("down", "pagedown", "end", "up", "pageup", "home", "space"):
            await pilot.press(key)
            for strip in map(pane.render_line, range(pane.size.height)):
                assert strip.cell_length == pane.scrollable_content_region.width
        await pilot.resize_terminal(80, 24)
        await pilot.resize_terminal(*size)
        assert pane.place >= 0


async def test_hard_text_never_reaches_the_terminal_raw() -> None:
    text = "\n".join(HARD)
    async with reading(text, (40, 30)) as pilot:
        pane = pane_of(pilot)
        while True:
            for strip in map(pane.render_line, range(30)):
                assert not set(strip.text) & set("\x00\x1b\x07\x7f\x85\x9b\u202e\u2066\t\n\ud800\udfff")
                assert strip.cell_length == sum(segment.cell_length for segment in strip) == 39
            if pane.at_end:
                break
            await pilot.press("pagedown")


async def test_nothing_to_read() -> None:
    async with reading("", (40, 6)) as pilot:
        pane = pane_of(pilot)
        for key in ("down", "pagedown", "end", "home"):
            await pilot.press(key)
        pane.go_to(17)
        pane.action_next_heading()
        pane.action_previous_paragraph()
        assert (pane.place, pane.progress, pane.at_end, pane.visible_range()) == (0, 1.0, True, (0, 0))
        assert pane.cell_of(0) is None
        pane.show(PlainSource("现在有了"))
        await pilot.pause()
        assert "现在有了" in screen(pilot)[0]


async def test_a_terminal_in_which_quotation_marks_are_wide() -> None:
    text = "“一二三四”五六七八“九十一二”三四五六……——七八"
    try:
        async with reading(text, (30, 8)) as pilot:
            pane = pane_of(pilot)
            pane.ambiguous = 2
            await pilot.pause()
            for strip in map(pane.render_line, range(8)):
                assert strip.cell_length == sum(segment.cell_length for segment in strip) == 29
            offset = text.index("”")
            cell = pane.cell_of(offset)
            assert cell is not None
            assert cell[0] % 2 == 0
            assert pane.offset_at(*cell) == offset
    finally:
        count_ambiguous_as(1)


async def test_a_text_shown_out_of_sight_is_there_when_the_pane_comes_back() -> None:
    async with reading("第一篇", (40, 6)) as pilot:
        pane = pane_of(pilot)
        pane.display = False
        await pilot.pause()
        pane.show(PlainSource(LONG), at=100_000)
        assert pane.place == 100_000
        await pilot.resize_terminal(50, 9)
        pane.display = True
        await pilot.pause()
        assert pane.place == 100_000
        low, high = pane.visible_range()
        assert low <= 100_000 < high
        assert screen(pilot)[0].strip() in LONG
