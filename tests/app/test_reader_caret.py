"""The caret: a current place in the text, moved and marked with by keyboard."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Offset

from tests.app.reader_helpers import HARD, novel
from tui.reader.caret import CaretPane
from tui.reader.sources import PlainSource

TEXT = "今年以来增长。\n第二段e\u0301在此"


class Reader(App[None]):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.marked: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield CaretPane()

    def on_mount(self) -> None:
        self.pane.show(PlainSource(self.text, [("title", "题目")]))

    @property
    def pane(self) -> CaretPane:
        return self.query_one(CaretPane)

    def on_reader_pane_selected(self, event: CaretPane.Selected) -> None:
        self.marked.append((event.start, event.end))


def caret_of(pane: CaretPane) -> int:
    """The caret's place, -1 where there is none."""
    return -1 if pane.caret is None else pane.caret


async def test_the_caret_goes_through_every_character_and_back() -> None:
    app = Reader(TEXT)
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.pause()
        pane = app.pane
        pane.action_caret_right()
        assert caret_of(pane) == -1, "there is none until it is asked for"
        pane.action_caret()
        places: list[int] = []
        while caret_of(pane) not in places:
            places.append(caret_of(pane))
            pane.action_caret_right()
        assert "".join(TEXT[place] for place in places) == TEXT.replace("\n", "").replace("\u0301", "")
        for place in reversed(places[:-1]):
            pane.action_caret_left()
            assert caret_of(pane) == place
        pane.action_caret_left()
        assert caret_of(pane) == 0
        pane.action_caret()
        assert caret_of(pane) == -1


async def test_the_caret_is_painted_and_the_terminals_cursor_with_it() -> None:
    app = Reader(TEXT)
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.pause()
        pane = app.pane
        pane.caret = 2
        await pilot.pause()
        assert pane.cell_of(2) == (10, 2)
        assert app.cursor_position == Offset(10, 2)
        reversed_text = [s.text for s in pane.render_line(2) if s.style is not None and s.style.reverse]
        assert reversed_text == ["以"]
        pane.action_caret_down()
        assert (pane.caret, pane.cell_of(pane.caret)) == (10, (10, 4))
        pane.action_caret_row_end()
        assert TEXT[pane.caret] == "此"
        pane.action_caret_row_start()
        assert TEXT[pane.caret] == "第"
        pane.action_caret_up()
        assert pane.caret == 0


async def test_marking() -> None:
    app = Reader(TEXT)
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.pause()
        pane = app.pane
        pane.caret = 2
        pane.action_mark()
        pane.action_caret_right()
        pane.action_caret_right()
        assert pane.marked == (2, 5)
        assert [s.text for s in pane.render_line(2) if s.style is not None and s.style.reverse] == ["以来", "增"]
        pane.caret = 1
        assert pane.marked == (1, 3)
        pane.action_mark()
        await pilot.pause()
        assert app.marked == [(1, 3)]
        assert pane.marked is None


async def test_the_caret_stays_in_sight() -> None:
    app = Reader(novel(30_000))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        pane = app.pane
        pane.action_caret()
        seen = []
        for _ in range(60):
            pane.action_caret_down()
            assert pane.caret is not None
            assert pane.cell_of(pane.caret) is not None
            seen.append(pane.caret)
        assert seen == sorted(set(seen))
        for place in reversed(seen[:-1]):
            pane.action_caret_up()
            assert caret_of(pane) == place


@pytest.mark.parametrize("size", [(30, 6), (5, 2)])
async def test_hard_text(size: tuple[int, int]) -> None:
    app = Reader("\n".join(HARD))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        pane = app.pane
        pane.action_caret()
        for action in (pane.action_caret_down, pane.action_caret_right, pane.action_caret_up, pane.action_caret_left):
            for _ in range(40):
                action()
                assert pane.caret is not None
                assert 0 <= pane.caret < len(app.text)
