"""Filling the library from the reader: imports with their reports, and the article on show."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from summarise.article import Article
from summarise.library import Library
from tests.app.helpers import reader, screen_of, settled, shown_text, until
from tests.app.library_helpers import texts
from tests.conftest import SEEDS
from tui.gathering import NothingToAdd, gather
from tui.library_door import close_library, library_folder, open_library
from tui.screens.importing import ImportScreen
from tui.widgets.path_field import completed

WIDE = (120, 40)


def folder_of_articles(folder: Path, count: int) -> Path:
    """``count`` files with real texts, one that is empty and one that is no text."""
    folder.mkdir()
    for number, text in enumerate(texts(count)):
        (folder / f"文章 {number:03d}.txt").write_text(text, "utf-8")
    (folder / "empty.txt").touch()
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    return folder


async def opened(pilot: Pilot[int]) -> ImportScreen:
    await pilot.press("I")
    await until(pilot, lambda: isinstance(pilot.app.screen, ImportScreen))
    found = pilot.app.screen
    assert isinstance(found, ImportScreen)
    return found


async def add(pilot: Pilot[int], typed: str) -> ImportScreen:
    found = await opened(pilot)
    found.query_one(Input).value = typed
    await pilot.press("enter")
    return found


class Held:
    """Lets imports read ``after`` files and holds them there until told to go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
        self.reached, self.go_on = threading.Event(), threading.Event()
        run = Library.run_import

        def held(library: Library, number: int, *, report: Any, **how: Any) -> object:
            def told(progress: Any) -> None:
                report(progress)
                if progress.done >= after and not self.go_on.is_set():
                    self.reached.set()
                    assert self.go_on.wait(30)

            return run(library, number, report=told, **how)

        monkeypatch.setattr(Library, "run_import", held)


async def test_a_folder_is_read_and_the_report_leads_to_its_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of_articles(tmp_path / "articles", 12)
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        asked: list[str] = []
        monkeypatch.setattr(screen, "show_query", asked.append)
        found = await add(pilot, str(folder))
        await until(pilot, lambda: found._view == "report")
        shown = shown_text(app)
        assert "12 read" in shown
        assert "1 could not be read" in shown
        assert "empty.txt is empty" in shown
        assert "picture" not in shown
        library = open_library()
        assert library.count("chars>0") == 12
        rows = [row for row in found.rows.rows if row.verb]
        assert {row.query for row in rows} >= {"import:1", "import:1 unreadable"}
        for row in rows:
            assert row.verb == "query"
            assert library.count(row.query) > 0
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen)
        assert asked == ["import:1"]
        # The report is kept.
        again = await opened(pilot)
        await until(pilot, lambda: any(row.verb == "report" for row in again.rows.rows))
        await pilot.press("down", "enter")
        await until(pilot, lambda: again._view == "report")
        assert "12 read" in shown_text(app)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: app.screen is screen)


async def test_an_import_is_stopped_and_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of_articles(tmp_path / "articles", 10)
    hold = Held(monkeypatch, 4)
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        found = await add(pilot, str(folder))
        await until(pilot, hold.reached.is_set)
        await until(pilot, lambda: "4 of 11" in shown_text(app))
        assert "[===" in shown_text(app)
        await pilot.press("escape")
        await until(pilot, lambda: "stopping" in shown_text(app))
        hold.go_on.set()
        await until(pilot, lambda: found._view == "report")
        assert "7 not read yet" in shown_text(app)
        await pilot.press("q")
        await until(pilot, lambda: app.screen is screen)
    close_library()
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        found = await opened(pilot)
        await until(pilot, lambda: "7 of 11 still to read" in shown_text(app))
        await pilot.press("down", "enter")
        await until(pilot, lambda: found._view == "report")
        assert "10 read" in shown_text(app)
        assert open_library().count() == 11
        assert not open_library().unfinished_imports()


async def test_an_unfinished_import_is_given_up(tmp_path: Path) -> None:
    library = open_library()
    library.start_import([str(path) for path in folder_of_articles(tmp_path / "articles", 3).glob("*.txt")])
    app = reader()
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        found = await opened(pilot)
        await until(pilot, lambda: "4 of 4 still to read" in shown_text(app))
        await pilot.press("down", "x")
        await until(pilot, lambda: not library.unfinished_imports())
        await until(pilot, lambda: [row.verb for row in found.rows.rows] == ["", "report"])


async def test_reading_goes_on_while_an_import_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of_articles(tmp_path / "articles", 8)
    hold = Held(monkeypatch, 3)
    app = reader()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        await add(pilot, f"{folder}/*.txt")
        await until(pilot, hold.reached.is_set)
        await pilot.press("q")
        await until(pilot, lambda: app.screen is screen)
        await until(pilot, lambda: "Import 33 %" in shown_text(app))
        await pilot.press("right_square_bracket", "2", "space")
        await pilot.pause()
        assert screen.place() > 0
        # Coming back shows the same import, which nothing has stopped.
        found = await opened(pilot)
        assert found._view == "running"
        await pilot.press("q")
        hold.go_on.set()
        await until(pilot, lambda: "Import done: 8 read, 1 failed" in screen.status.message)
        assert not screen.status.work
        assert app.screen is screen


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Type a path"),
        ("{folder}/nothing.txt", "there is no such file"),
        ("{folder}/none", "in this folder"),
        ("{folder}/*.epub", "no file fits"),
        ("[bold]{folder}/\x1b[31m", "no file fits"),
    ],
)
async def test_what_cannot_be_added_is_told_in_one_sentence(tmp_path: Path, typed: str, told: str) -> None:
    (tmp_path / "none").mkdir()
    app = reader()
    async with app.run_test(size=(160, 24)) as pilot:
        await settled(pilot)
        found = await add(pilot, typed.format(folder=tmp_path))
        await until(pilot, lambda: told in shown_text(app))
        assert found._view == "start"
        assert found.query_one(Input).has_focus
        assert not open_library().imports()


async def test_many_files_go_through_other_processes(tmp_path: Path) -> None:
    folder = folder_of_articles(tmp_path / "articles", 40)
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        found = await add(pilot, str(folder))
        # Starting processes takes as long as the machine makes it.
        await until(pilot, lambda: screen.import_job is not None)
        await app.workers.wait_for_complete([worker for worker in app.workers if worker.group == "import"])
        await until(pilot, lambda: found._view == "report")
        assert "40 read" in shown_text(app)


async def test_a_damaged_library_is_told(tmp_path: Path) -> None:
    folder = library_folder()
    folder.mkdir(parents=True)
    (folder / "library.db").write_bytes(b"SQLite format 3\0" + b"rubbish" * 4000)
    app = reader()
    async with app.run_test(size=(160, 24)) as pilot:
        screen = await settled(pilot)
        found = await opened(pilot)
        await until(pilot, lambda: "the library is damaged" in shown_text(app))
        found.query_one(Input).value = str(SEEDS)
        await pilot.press("enter")
        await until(pilot, lambda: found._view == "start" and "the library is damaged" in shown_text(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        screen.unsay()
        await pilot.press("at")
        await until(pilot, lambda: "the library is damaged" in screen.status.message)


async def test_the_article_on_show_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(texts(1)[0], "utf-8")
    app = reader([path])
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("at")
        await until(pilot, lambda: screen.status.message == "Added to the library")
        library = open_library()
        (item,) = library.page()
        assert library.origins(item.id) == (str(path),)
        assert screen.article is not None
        assert library.article(item.id).raw == screen.article.raw
        await pilot.press("at")
        await until(pilot, lambda: "already" in screen.status.message)
        assert library.count() == 1


async def test_standard_input_is_kept_as_well() -> None:
    app = reader(["-"])
    app.shelf.entries[0].data = texts(1)[0].encode()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("at")
        await until(pilot, lambda: screen.status.message == "Added to the library")
        library = open_library()
        (item,) = library.page()
        assert library.origins(item.id) == ()


async def test_a_text_without_repair_of_punctuation_is_added_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("他说,今天天气很好,我们去公园放风筝.大家都很高兴,一直玩到晚上.", "utf-8")
    app = reader(settings="typography = false\n")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        found = await add(pilot, str(path))
        await until(pilot, lambda: found._view == "report")
        (item,) = open_library().page()
        article: Article = open_library().article(item.id)
        assert article.text.startswith("他说,今天")


# What is typed ----------------------------------------------------------------------------------------------


def test_files_folders_patterns_and_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "a b" / "c"
    inner.mkdir(parents=True)
    one, two, odd = tmp_path / "a b" / "1.txt", inner / "2.html", inner / "it's.md"
    for path in (one, two, odd):
        path.touch()
    (inner / "3.png").touch()
    every = [str(one), str(two), str(odd)]
    assert gather(str(tmp_path)) == every
    assert gather(f"{tmp_path}/**/*.txt") == [str(one)]
    assert gather(f"  {tmp_path}/a*  ") == every
    assert gather(str(odd)) == [str(odd)]
    # As a terminal hands over files that are dropped on it.
    assert gather(f"'{one}' {str(two).replace(' ', chr(92) + ' ')}") == [str(one), str(two)]
    assert gather(f'"{tmp_path}/a b" https://example.org/x') == [*every, "https://example.org/x"]
    assert gather("https://example.org/?q=*") == ["https://example.org/?q=*"]
    monkeypatch.chdir(tmp_path / "a b")
    assert gather("1.txt") == [str(one)]
    monkeypatch.setenv("HOME", str(tmp_path))
    assert gather("~/a b/1.txt") == [str(one)]
    counts: list[int] = []
    assert gather(f"'{one}' '{tmp_path}'", found=counts.append) == every
    assert counts == [3]
    for wrong in ("", "  ", "nowhere.txt", "'unclosed", "1.txt nowhere.txt"):
        with pytest.raises(NothingToAdd):
            gather(wrong)


def test_paths_are_completed(tmp_path: Path) -> None:
    (tmp_path / "文章").mkdir()
    (tmp_path / "文本.txt").touch()
    (tmp_path / ".hidden").touch()
    (tmp_path / "bad\x1bname").touch()
    assert completed(f"{tmp_path}/文章") == f"{tmp_path}/文章/"
    assert completed(f"{tmp_path}/文本") == f"{tmp_path}/文本.txt"
    assert completed(f"{tmp_path}/") == f"{tmp_path}/文本.txt"
    assert completed(f"{tmp_path}/.h") == f"{tmp_path}/.hidden"
    for nothing in (f"{tmp_path}/x", f"{tmp_path}/bad", f"{tmp_path}/文本.txt", "", "https://a/", "/no/where/x"):
        assert completed(nothing) is None


async def test_tab_takes_what_is_offered(tmp_path: Path) -> None:
    (tmp_path / "文章").mkdir()
    app = reader()
    async with app.run_test(size=(160, 24)) as pilot:
        screen = await settled(pilot)
        found = await opened(pilot)
        field = found.query_one(Input)
        field.value = f"{tmp_path}/文"
        await until(pilot, lambda: bool(field._suggestion))
        await pilot.press("tab")
        assert field.value == f"{tmp_path}/文章/"
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen_of(app))
        assert screen.is_current
