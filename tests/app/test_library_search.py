"""Searching the library from the reader: as one types, in either script, by pinyin, and opening at the hit."""

from __future__ import annotations

import sqlite3
import threading
from typing import Any

import pytest
from rich.color import ColorSystem
from textual.pilot import Pilot
from textual.widgets import Input

from summarise import parse_article
from summarise.library import Library
from tests.app.helpers import reader, screen_of, settled, shown_text, until
from tests.app.library_helpers import filled_library
from tests.app.test_themes import faint
from tui import themes
from tui.library_door import close_library, library_exists, library_folder, open_library
from tui.screens.importing import ImportScreen
from tui.screens.library_search import PAGE, LibrarySearchScreen
from tui.widgets.hit_list import wrapped
from tui.widgets.labels import fit

WIDE = (120, 40)


async def opened(pilot: Pilot[int], query: str = "") -> LibrarySearchScreen:
    """The search screen with the answer to ``query``."""
    await pilot.press("backslash")
    await until(pilot, lambda: isinstance(pilot.app.screen, LibrarySearchScreen))
    found = pilot.app.screen
    assert isinstance(found, LibrarySearchScreen)
    if query:
        await search(pilot, found, query)
    return found


async def search(pilot: Pilot[int], found: LibrarySearchScreen, query: str) -> None:
    found.query_one(Input).value = query
    await until(pilot, lambda: found._shown == query and not found._pending)


async def test_results_come_as_one_types_and_open_at_the_hit() -> None:
    library = filled_library()
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        found = await opened(pilot)
        await pilot.press(*"sf")
        await until(pilot, lambda: found._shown == "sf" and not found._pending)
        await search(pilot, found, "法院")
        rows = found.hit_list
        assert f"{library.search('法院').total} articles" in shown_text(app)
        assert rows.count() > 2
        assert all("法院" in (hit.title[1], hit.context[1]) for hit in rows.hits)
        await pilot.press("down", "down")
        hit = rows.hits[2]
        assert hit.at is not None
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen_of(app))
        screen = await settled(pilot)
        assert screen.article is not None
        start = screen.article.from_raw(hit.at)
        assert screen.article.text[start : start + 2] == "法院"
        first, last = screen.pane.visible_range()
        assert first <= start < last
        assert screen.area == "text"


@pytest.mark.parametrize("query", ["差距", "張俊", "张俊", "聯合報", "source:联合报", "繁体的一篇"])
async def test_either_script_finds_the_other(query: str) -> None:
    library = filled_library(3)
    numbers = {item.id for item in library.page(limit=50)}
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        found = await opened(pilot, query)
        expected = {hit.item.id for hit in library.search(query).hits}
        assert {hit.number for hit in found.hit_list.hits} == expected <= numbers
        assert expected or query == "聯合報"


async def test_pinyin_comes_last_and_is_marked() -> None:
    library = filled_library(20)
    library.add(parse_article("Suanli 是一家公司的名字，与别的无关。", title="公司"))
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        found = await opened(pilot, "suanli")
        hits = found.hit_list.hits
        assert hits[0].title[2] == "公司"
        assert [hit.pinyin for hit in hits] == [False, *[True] * (len(hits) - 1)]
        assert len(hits) > 2
        assert {hit.context[1] for hit in hits[1:]} == {"算力"}
        assert shown_text(app).count("pinyin") >= len(hits) - 1


async def test_hits_are_shown_in_the_readers_script() -> None:
    filled_library(3)
    app = reader(settings='script = "hant"\n')
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("t")
        await until(pilot, lambda: screen.showing is not None and screen.showing.converted)
        found = await opened(pilot, "张俊")
        hit = found.hit_list.hits[0]
        assert "中歐資本" in "".join(hit.title)
        assert "張俊" in (hit.title[1], hit.context[1])
        assert hit.source == "南方都市報"


async def test_more_hits_come_when_the_cursor_nears_the_end() -> None:
    library = open_library()
    for number in range(3 * PAGE + 5):
        other = "".join(chr(0x4E00 + (97 * number + 31 * at * at) % 9000) for at in range(80))
        library.add(parse_article(f"第{number}篇写的是公园里的风筝。{other}", title=f"甲{number}"))
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        found = await opened(pilot, "风筝")
        rows = found.hit_list
        total = library.search("风筝").total
        assert rows.count() == PAGE < total
        assert f"{total} articles" in shown_text(app)
        await pilot.press("tab")
        assert app.screen.focused is rows
        while rows.count() < total:
            before = rows.count()
            await pilot.press("G")
            await until(pilot, lambda before=before: rows.count() > before)  # type: ignore[misc]
        assert len({hit.number for hit in rows.hits}) == total
        await pilot.press("G")
        await pilot.pause()
        assert rows.cursor == total - 1
        await pilot.press("slash")
        assert found.query_one(Input).has_focus


async def test_query_and_cursor_are_kept_for_the_next_time() -> None:
    filled_library(20)
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        found = await opened(pilot, "人")
        await pilot.press("down", "down", "down")
        number = found.hit_list.hits[3].number
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen_of(app))
        # What comes into the library meanwhile does not move the cursor from its article.
        open_library().add(parse_article("人人人人人人人，都是人的故事。", title="人"))
        again = await opened(pilot)
        assert again is not found
        await until(pilot, lambda: not again._pending)
        assert again.query_one(Input).value == "人"
        assert again.hit_list.hits[0].title[2] == "人"
        assert again.hit_list.cursor == 4
        assert again.hit_list.hits[4].number == number


async def test_a_late_answer_to_an_old_query_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    filled_library(10)
    app = reader()
    search_, held, started = Library.search, threading.Event(), threading.Event()

    def slow(self: Library, query: str, **how: Any) -> object:
        if query == "法院":
            started.set()
            assert held.wait(30)
        return search_(self, query, **how)

    monkeypatch.setattr(Library, "search", slow)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        found = await opened(pilot)
        await until(pilot, lambda: not found._pending)
        found.query_one(Input).value = "法院"
        await until(pilot, started.is_set)
        # The screen is not held up, and Enter waits for the answer to what stands there now.
        found.query_one(Input).value = "张俊"
        await pilot.pause()
        await pilot.press("enter")
        assert app.screen is found
        held.set()
        await until(pilot, lambda: app.screen is screen_of(app))
        screen = await settled(pilot)
        assert screen.article is not None
        assert "张俊" in screen.article.raw


async def test_an_empty_library_says_how_to_add() -> None:
    app = reader()
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        await opened(pilot)
        await until(pilot, lambda: "The library is empty" in shown_text(app))
        assert "I adds files" in shown_text(app)
        assert not library_exists()
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen_of(app))


async def test_what_is_not_found_is_said_and_stays_text() -> None:
    filled_library(3)
    app = reader()
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        await opened(pilot, "[bold]没有这个[/]\x1b[31m")
        assert "Nothing found: [bold]没有这个[/]␛[31m" in shown_text(app)


async def test_a_damaged_library_is_told_in_one_sentence() -> None:
    folder = library_folder()
    folder.mkdir(parents=True)
    (folder / "library.db").write_bytes(b"SQLite format 3\0" + b"rubbish" * 4000)
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await opened(pilot)
        await until(pilot, lambda: "the library is damaged" in shown_text(app).replace("\n", ""))
        await pilot.press(*"ab")
        await pilot.pause()
        assert "Traceback" not in shown_text(app)


async def test_a_newer_library_is_searched_and_told() -> None:
    filled_library(3)
    close_library()
    connection = sqlite3.connect(library_folder() / "library.db")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        found = await opened(pilot, "张俊")
        assert found.hit_list.hits
        assert "newer duzhai" in shown_text(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (34, 12)])
async def test_the_hit_is_on_the_screen_at_every_width(size: tuple[int, int]) -> None:
    filled_library(20)
    app = reader()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        found = await opened(pilot, "法院")
        rows = found.hit_list
        for index in range(rows.count()):
            lines = rows.lines_of(index, rows.scrollable_content_region.width)
            assert len(lines) <= rows.uniform
            looks = {segment.style for line in lines for segment in line if "法院" in segment.text}
            assert any(style is not None and style.bold and style.underline for style in looks)


@pytest.mark.parametrize("theme", [theme.name for theme in (themes.DARK, themes.LIGHT, themes.CONTRAST)])
async def test_every_text_stands_out(theme: str) -> None:
    filled_library(3)
    app = reader(settings=f'theme = "{theme}"\n')
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        found = await opened(pilot, "张俊")
        shown = [found.hit_list, found.query_one("#status"), *found.query("Heading")]
        for system in (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT):
            assert [part for widget in shown for part in faint(widget, system)] == []
        await pilot.press("escape", "I")
        await until(pilot, lambda: isinstance(app.screen, ImportScreen))
        shown = [*app.screen.query("Heading"), app.screen.query_one("#rows"), app.screen.query_one("#progress")]
        for system in (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT):
            assert [part for widget in shown for part in faint(widget, system)] == []


async def test_the_cursor_is_seen_without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    filled_library(3)
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        found = await opened(pilot, "张俊")
        assert found.query_one(Input).has_focus
        strip = found.hit_list.render_line(0)
        assert all(segment.style is not None and segment.style.reverse for segment in strip if segment.text.strip())


def test_rows_are_filled_to_the_cell() -> None:
    rows = wrapped([("算力", "a"), ("abc很贵", "b")], 5, 9)
    assert ["".join(text for text, _ in row) for row in rows] == ["算力a", "bc很", "贵"]
    assert rows[0] == [("算力", "a"), ("a", "b")]
    cut = wrapped([("算力很贵", "a")], 5, 1)
    assert "".join(text for text, _ in cut[0]) == "算.." == fit("算力很贵", 5)
    assert wrapped([("宽", "a")], 1, 3) == [[("宽", "a")]]
    assert wrapped([], 5, 2) == []
