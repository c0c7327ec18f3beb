"""Searching in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarise.folding import fold
from tests.app.helpers import reader, settled, shown_text
from tui.screens.reading.searching import find_hits

WIDE = (120, 40)


@given(st.text(max_size=60), st.text(min_size=1, max_size=4))
def test_hits_are_places_of_the_query(text: str, query: str) -> None:
    for start, end in find_hits(text, query):
        assert fold(text[start:end]).casefold() == fold(query).casefold() or len(query) == end - start


def test_either_script_and_any_width() -> None:
    assert find_hits("軟體與软体，ＡＩ ai", "软体") == [(0, 2), (3, 5)]
    assert find_hits("軟體與软体，ＡＩ ai", "AI") == [(6, 8), (9, 11)]


async def test_search_as_you_type_and_step_through() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("enter", "slash", *"張俊")
        await pilot.pause()
        assert screen.hits
        assert f"1 of {len(screen.hits)}" in screen.status.message
        await pilot.press("enter", "n")
        assert f"2 of {len(screen.hits)}" in screen.status.message
        await pilot.press("N", "N")
        assert f"{len(screen.hits)} of {len(screen.hits)}" in screen.status.message
        first, last = screen.pane.visible_range()
        assert first <= screen.hits[-1][0] < last


async def test_escape_goes_back_to_where_the_search_began() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("enter", "d")
        place = screen.place()
        await pilot.press("slash", *"终有荣光")
        await pilot.pause()
        assert "终有荣光" in shown_text(app)
        assert screen.place() != place
        await pilot.press("escape")
        await pilot.pause()
        assert screen.place() == place
        assert not screen.hits


async def test_what_is_not_there_is_said() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("enter", "slash", *"zzzz", "enter")
        await pilot.pause()
        assert "Not found" in screen.status.message
