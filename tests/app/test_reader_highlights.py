"""Highlights in the reading pane, and the mouse."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.app.reader_app import Reader, pane_of, reading
from tests.app.reader_helpers import paragraphs
from tui.reader.looks import COMPONENTS
from tui.reader.pane import PaneSpan, ReaderPane
from tui.reader.sources import PlainSource
from tui.reader.spans import RangeLayer, SpanLayer


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
    async with reading("\n".join(paragraphs()[:9])) as pilot:
        pane = pane_of(pilot)
        for theme in pilot.app.available_themes:
            pilot.app.theme = theme
            await pilot.pause()
            for name in COMPONENTS:
                assert pane.get_component_rich_style(name, partial=True), (theme, name)


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
