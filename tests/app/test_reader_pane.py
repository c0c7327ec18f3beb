"""The reading pane in a real application, without a terminal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from tests.app.reader_helpers import HARD, novel, paragraphs
from tests.app.test_reader_layout import article
from tui.reader.ambiguous import count_ambiguous_as
from tui.reader.looks import COMPONENTS
from tui.reader.pane import PaneSpan, ReaderPane
from tui.reader.sources import ArticleSource, PageSource, PlainSource
from tui.reader.spans import RangeLayer, SpanLayer

TEXT = "\n".join(paragraphs()[:60])
LONG = novel(200_000)


class Reader(App[None]):
    """A reading pane and nothing else; remembers what it was told."""

    def __init__(self, source: PageSource, at: int = 0) -> None:
        super().__init__()
        self.first = source
        self.at = at
        self.told: list[Message] = []

    def compose(self) -> ComposeResult:
        yield ReaderPane()

    def on_mount(self) -> None:
        self.pane.show(self.first, at=self.at)
        self.pane.focus()

    @property
    def pane(self) -> ReaderPane:
        return self.query_one(ReaderPane)

    def on_reader_pane_place_changed(self, event: ReaderPane.PlaceChanged) -> None:
        self.told.append(event)

    def on_reader_pane_clicked(self, event: ReaderPane.Clicked) -> None:
        self.told.append(event)

    def on_reader_pane_selected(self, event: ReaderPane.Selected) -> None:
        self.told.append(event)

    def on_reader_pane_end_reached(self, event: ReaderPane.EndReached) -> None:
        self.told.append(event)


@asynccontextmanager
async def reading(
    source: PageSource | str, size: tuple[int, int] = (60, 20), at: int = 0
) -> AsyncIterator[Pilot[None]]:
    app = Reader(PlainSource(source) if isinstance(source, str) else source, at)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def pane_of(pilot: Pilot[None]) -> ReaderPane:
    return pilot.app.query_one(ReaderPane)


def screen(pilot: Pilot[None]) -> list[str]:
    """The pane's lines as they are painted."""
    pane = pane_of(pilot)
    return [pane.render_line(y).text for y in range(pane.size.height)]


async def laid(pilot: Pilot[None]) -> None:
    """Wait until the whole page has been laid out."""
    pane = pane_of(pilot)
    assert pane._page is not None
    while pane._slices is not None:
        await pilot.pause(0.02)
    assert pane._page.exact


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


async def test_highlights_are_painted_and_cost_no_layout() -> None:
    async with reading("今年以来，增长5.3%。张俊认为如此。", (40, 6)) as pilot:
        pane = pane_of(pilot)
        page = pane._page
        pane.set_spans("figures", [PaneSpan(7, 11, "reader--figure-percent")])
        pane.set_spans("summary", [PaneSpan(12, 18, "reader--summary", "|")])
        pane.set_spans("current", [PaneSpan(9, 13, "reader--hit-current")])
        await pilot.pause()
        assert pane._page is page
        strip = pane.render_line(0)
        styled = {segment.text: segment.style for segment in strip}
        assert list(styled)[-7:-1] == ["今年以来，增长", "5.", "3%", "。", "张", "俊认为如"]
        percent, both = styled["5."], styled["3%"]
        assert percent is not None
        assert percent.bold
        assert both is not None
        assert both.reverse
        assert strip.text.startswith("|")
        pane.set_spans("current", [])
        pane.set_spans("summary", [])
        assert not pane.render_line(0).text.startswith("|")
        # A new text has none of the old one's highlights.
        pane.show(PlainSource("今年以来，增长5.3%。"))
        assert {segment.style.bold for segment in pane.render_line(0) if segment.style} == {None}


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), max_size=20), st.integers(0, 60), st.integers(1, 20))
def test_layers_find_what_touches_a_stretch(pairs: list[tuple[int, int]], low: int, length: int) -> None:
    spans = [PaneSpan(start, start + size, "reader--hit") for start, size in pairs]
    touching = [s for s in spans if s.start < low + length and max(s.end, s.start + 1) > low]
    assert sorted(SpanLayer(spans).touching(low, low + length), key=repr) == sorted(touching, key=repr)
    apart = [(start, min(end, following)) for (start, end), (following, _) in pairwise(
        [*sorted({start: (start, start + size) for start, size in pairs if size}.values()), (99, 99)])]  # fmt: skip
    assert RangeLayer(apart, "reader--hit").touching(low, low + length) == [
        PaneSpan(start, end, "reader--hit") for start, end in apart if start < low + length and end > low
    ]


async def test_many_highlights_of_one_look() -> None:
    async with reading("一二三四五六七八九十" * 20, (40, 12)) as pilot:
        pane = pane_of(pilot)
        pane.set_ranges("search", [(at, at + 2) for at in range(0, 200, 10)], "reader--hit")
        underlined = "".join(
            segment.text
            for y in range(12)
            for segment in pane.render_line(y)
            if segment.style and segment.style.underline
        )
        assert underlined == "一二" * 20


async def test_overlapping_highlights_are_all_found() -> None:
    async with reading("一二三四五六七八九十" * 20, (40, 12)) as pilot:
        pane = pane_of(pilot)
        pane.set_spans(
            "search", [PaneSpan(0, 200, "reader--hit"), *(PaneSpan(i, i + 1, "reader--hit") for i in range(1, 90, 9))]
        )
        for y in range(12):
            for segment in pane.render_line(y):
                if segment.text.strip():
                    assert segment.style is not None
                    assert segment.style.underline


async def test_a_highlight_never_parts_a_cluster() -> None:
    text = "家\U0001f468\u200d\U0001f469\u200d\U0001f467庭e\u0301好"
    async with reading(text, (30, 4)) as pilot:
        pane = pane_of(pilot)
        plain = pane.render_line(0).text
        for start in range(len(text)):
            pane.set_spans("search", [PaneSpan(start, start + 1, "reader--hit")])
            strip = pane.render_line(0)
            assert strip.text == plain
            assert strip.cell_length == sum(segment.cell_length for segment in strip) == 29


async def test_every_component_class_has_a_look_in_every_theme() -> None:
    async with reading(TEXT) as pilot:
        pane = pane_of(pilot)
        for theme in pilot.app.available_themes:
            pilot.app.theme = theme
            await pilot.pause()
            for name in COMPONENTS:
                assert pane.get_component_rich_style(name, partial=True), (theme, name)


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


async def test_clicks_and_marking_with_the_mouse() -> None:
    async with reading("今年以来，增长很快。\n第二段在此。", (40, 6)) as pilot:
        app = pilot.app
        assert isinstance(app, Reader)
        app.told.clear()
        await pilot.click(ReaderPane, offset=(6, 0))
        await pilot.click(ReaderPane, offset=(9, 0))
        await pilot.click(ReaderPane, offset=(9, 1))
        clicked = [event.offset for event in app.told if isinstance(event, ReaderPane.Clicked)]
        assert clicked == [0, 1]
        await pilot.mouse_down(ReaderPane, offset=(8, 0))
        await pilot.hover(ReaderPane, offset=(10, 2))
        assert any(s.style and s.style.reverse for s in app.pane.render_line(0))
        await pilot.mouse_up(ReaderPane, offset=(10, 2))
        await pilot.pause()
        marked = [event for event in app.told if isinstance(event, ReaderPane.Selected)]
        assert [(event.start, event.end) for event in marked] == [(1, 13)]


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
