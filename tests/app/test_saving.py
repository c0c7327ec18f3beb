"""Saving the summary: where, how often, and never over somebody's words."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from summarise.library import SavedSummary
from tests.app.helpers import reader, settled, until
from tui import memory
from tui.library_door import open_library
from tui.screens.choose import ChooseDialog
from tui.screens.pages import TextPage
from tui.screens.save import SaveDialog

WIDE = (120, 40)


async def save_to(pilot: Pilot[int], path: Path) -> None:
    await pilot.press("w")
    assert isinstance(pilot.app.screen, SaveDialog)
    pilot.app.screen.query_one(Input).value = str(path)
    await pilot.press("enter")
    await pilot.pause()


async def test_saves_and_remembers_the_folder(tmp_path: Path) -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        path = tmp_path / "摘要.md"
        await save_to(pilot, path)
        await until(pilot, path.exists)
        content = path.read_text("utf-8")
        assert "中欧资本张俊" in content
        assert "南方都市报" in content
        assert "2023-05-27" in content
        assert "|" in content
        assert str(path) in screen.status.message
        assert memory.recall()["notes_folder"] == str(tmp_path)
        await pilot.press("w")
        assert isinstance(app.screen, SaveDialog)
        assert app.screen.query_one(Input).value.startswith(str(tmp_path))


async def test_what_was_saved_is_known_again(tmp_path: Path) -> None:
    path = tmp_path / "摘要.md"
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        assert screen.article is not None
        raw = screen.article.raw
        await save_to(pilot, path)
        assert screen.analysis is not None
        summary = screen.analysis.summary
        assert summary is not None
        await until(pilot, lambda: bool(saved_of(raw)))
    (saved,) = saved_of(raw)
    assert (saved.path, saved.method) == (str(path), summary.method)
    assert len(saved.sentences) == len(summary.sentences)
    for kept, sentence in zip(saved.sentences, summary.sentences, strict=True):
        assert kept.start == screen.article.to_raw(sentence.start)
        assert kept.quote == raw[kept.start : kept.end]
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, TextPage))
        assert isinstance(app.screen, TextPage)
        assert any(str(path) in value for _, value in app.screen._rows)
        await pilot.press("escape")
        await pilot.press("w")
        assert isinstance(app.screen, SaveDialog)
        assert app.screen.query_one(Input).value == str(path)
        await pilot.press("escape")
        path.unlink()
        await pilot.press("w")
        assert isinstance(app.screen, SaveDialog)
        assert app.screen.query_one(Input).value.startswith(str(tmp_path))
        assert app.screen.query_one(Input).value != str(path)


def saved_of(raw: str) -> tuple[SavedSummary, ...]:
    known = open_library().recall(raw)
    return known.summaries if known is not None else ()


async def test_in_the_script_on_show(tmp_path: Path) -> None:
    app = reader(settings='script = "hant"\n')
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("t")
        await until(pilot, lambda: screen.showing is not None and screen.showing.converted)
        path = tmp_path / "a.md"
        await save_to(pilot, path)
        await until(pilot, path.exists)
        assert "中歐資本張俊" in path.read_text("utf-8")


async def test_never_overwrites_without_asking(tmp_path: Path) -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        path = tmp_path / "a.md"
        path.write_text("mine\n", "utf-8")
        await save_to(pilot, path)
        assert isinstance(app.screen, ChooseDialog)
        await pilot.press("escape")
        assert path.read_text("utf-8") == "mine\n"
        await save_to(pilot, path)
        await pilot.press("o")
        await until(pilot, (tmp_path / "a 2.md").exists)
        assert path.read_text("utf-8") == "mine\n"
        await save_to(pilot, path)
        await pilot.press("r")
        await until(pilot, lambda: "mine" not in path.read_text("utf-8"))


async def test_saving_again_keeps_what_the_reader_added(tmp_path: Path) -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        path = tmp_path / "a.md"
        await save_to(pilot, path)
        await until(pilot, path.exists)
        first = path.read_text("utf-8")
        path.write_text(first + "\nmy own words\n", "utf-8")
        await pilot.press("greater_than_sign")
        size = screen.summary_size
        await until(
            pilot,
            lambda: bool(
                screen.analysis and screen.analysis.summary and len(screen.analysis.summary.sentences) == size
            ),
        )
        await save_to(pilot, path)
        await pilot.press("u")
        await until(pilot, lambda: path.read_text("utf-8") != first + "\nmy own words\n")
        assert path.read_text("utf-8").endswith("\nmy own words\n")


async def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await save_to(pilot, tmp_path / "nowhere" / "a.md")
        assert isinstance(app.screen, SaveDialog)
        await pilot.press("escape")
