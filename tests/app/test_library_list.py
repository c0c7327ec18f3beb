"""The list: the library's articles and opened files, filtered, ordered, grouped, tagged, removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from summarise import parse_article
from summarise.library import Library
from tests.app.helpers import reader, screen_of, settled, shown_text, until
from tests.conftest import SEEDS
from tui import library_door
from tui.app import ReaderApp
from tui.arrangement import Arrangement
from tui.screens.ask import AskDialog
from tui.screens.board import BoardScreen
from tui.screens.reading import ReadingScreen
from tui.settings import parse
from tui.shelf import Shelf, shelf_of_own
from tui.widgets.item_list import ItemList

WIDE = (120, 40)
BODY = "第一句说的是{0}。第二句说{0}的数字是{1}万元。第三句没有别的内容。"


def fill(library: Library) -> list[int]:
    """Four articles; returns their numbers."""
    added = []
    for number, (title, source, date) in enumerate(
        [
            ("算力缺口有多大", "新华社", "2023-05-01"),
            ("芯片的故事", "财新", "2023-06-01"),
            ("機器人的未來", "端傳媒", "2023-04-01"),
            (None, "新华社", None),
        ]
    ):
        text = BODY.format(title or "无题之事", number + 3)
        article = parse_article(text, title=title, source=source, published=date)
        added.append(library.add(article, origin=f"/articles/{number % 2}/{number}.txt").id)
    return added


def library_reader(settings: str = "") -> ReaderApp:
    return ReaderApp(shelf_of_own(), parse(settings or 'theme = "duzhai-dark"\n'))


def titles(screen: ReadingScreen) -> list[str]:
    return [entry.card.title for entry in screen.shelf.entries if entry.card]


async def arranged(pilot: Pilot[int], screen: ReadingScreen) -> None:
    await until(pilot, lambda: screen._wanted is None and not any(w.group == "arrange" for w in screen.workers))


async def test_the_samples_leave_with_the_first_article() -> None:
    assert [entry.sample for entry in shelf_of_own().entries] == [True] * 5
    library = library_door.open_library()
    assert [entry.sample for entry in shelf_of_own().entries] == [True] * 5
    fill(library)
    app = library_reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        assert len(screen.shelf.entries) == 4
        assert not any(entry.sample for entry in screen.shelf.entries)
        assert "Library 4" in shown_text(app)
        assert "~ 第一句说的是无题之事" in shown_text(app)


async def test_filter_as_typed_in_either_script_and_by_pinyin() -> None:
    fill(library_door.open_library())
    app = library_reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        for query, found in (
            ("机器人", ["機器人的未來"]),
            ("suanli", ["算力缺口有多大"]),
            ("source:财新", ["芯片的故事"]),
        ):
            await pilot.press("slash", *query)
            await until(pilot, lambda found=found: titles(screen) == found)  # type: ignore[misc]
            assert "1/4" in shown_text(app)
            await pilot.press("escape")
            await until(pilot, lambda: len(screen.shelf.entries) == 4)
        await pilot.press("slash", *"after:2023-05", "enter")
        await until(pilot, lambda: len(screen.shelf.entries) == 2)
        await until(pilot, lambda: screen.entry in screen.shelf.entries)
        assert screen.area == "list"
        await pilot.press("escape")
        await until(pilot, lambda: len(screen.shelf.entries) == 4)
        await pilot.press("slash", *"没有这样的", "enter")
        await until(pilot, lambda: not screen.shelf.entries)
        assert "No article fits" in shown_text(app)


async def test_orders_and_groups() -> None:
    fill(library_door.open_library())
    app = library_reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("equals_sign", "2")
        await until(pilot, lambda: titles(screen)[:3] == ["芯片的故事", "算力缺口有多大", "機器人的未來"])
        await pilot.press("equals_sign", "r")
        await until(pilot, lambda: titles(screen)[1:] == ["機器人的未來", "算力缺口有多大", "芯片的故事"])
        await pilot.press("equals_sign", "s")
        await until(pilot, lambda: len(screen.article_list.headings) == 3)
        assert list(screen.article_list.headings.values()) == ["新华社 (2)", "端傳媒 (1)", "财新 (1)"]
        assert "新华社 (2)" in shown_text(app)
        await pilot.press("equals_sign", "f")
        await until(pilot, lambda: list(screen.article_list.headings.values()) == ["0 (2)", "1 (2)"])
        # Going through the list passes over headlines.
        await pilot.press("g")
        seen = []
        for _ in range(4):
            await until(pilot, lambda: screen.entry is screen.shelf.entries[screen.article_list.cursor])
            seen.append(screen.entry)
            await pilot.press("j")
        assert seen == list(screen.shelf.entries)


async def test_relevance_looks_into_the_text() -> None:
    library = library_door.open_library()
    fill(library)
    library.add(parse_article("这里说的是别的，但提到算力一次。", title="别的"))
    app = library_reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"算力", "enter")
        await until(pilot, lambda: titles(screen) == ["算力缺口有多大"])
        await pilot.press("equals_sign", "7")
        await until(pilot, lambda: titles(screen) == ["算力缺口有多大", "别的"])


async def test_tags_trash_and_undo() -> None:
    library = library_door.open_library()
    fill(library)
    app = library_reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("v", "v", "number_sign", *"ai 读过", "enter")
        await until(pilot, lambda: library.tags() == (("ai", 2), ("读过", 2)))
        await arranged(pilot, screen)
        await pilot.press("slash", *"tag:ai", "enter")
        await until(pilot, lambda: len(screen.shelf.entries) == 2)
        await pilot.press("d")
        await until(pilot, lambda: library.count() == 2)
        await until(pilot, lambda: not screen.shelf.entries)
        assert not screen.article_list.marked
        await pilot.press("u")
        await until(pilot, lambda: library.count() == 4)
        await until(pilot, lambda: len(screen.shelf.entries) == 2)
        await pilot.press("V", "number_sign", *"-ai", "enter")
        await until(pilot, lambda: library.tags() == (("读过", 2),))


async def test_unread_is_undone_and_kept() -> None:
    library = library_door.open_library()
    fill(library)
    app = library_reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("enter", "G")
        await until(pilot, lambda: screen.shelf.entries[0].read)
        await pilot.press("1", "j")
        await until(pilot, lambda: library.count("read") == 1)
        await pilot.press("k", "N")
        await until(pilot, lambda: library.count("read") == 0)
        assert not screen.shelf.entries[0].read
        await pilot.press("N")
        await until(pilot, lambda: library.count("read") == 1)
        await pilot.press("enter", "J")
        await until(pilot, lambda: screen.entry is screen.shelf.entries[1])


@pytest.mark.parametrize(("when", "read"), [("opened", True), ("never", False)])
async def test_when_an_article_counts_as_read(when: str, read: bool) -> None:
    library = library_door.open_library()
    article = parse_article("\n".join(f"第{n}段说的是另一件事。" for n in range(300)), title="长文")
    library.add(article)
    app = library_reader(f'counts_as_read = "{when}"\n')
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("enter", "j")
        if read:
            await until(pilot, lambda: screen.shelf.entries[0].read)
        else:
            await pilot.press("G")
            await pilot.pause()
            assert not screen.shelf.entries[0].read


async def test_reprints_are_one_row_and_count_once() -> None:
    library = library_door.open_library()
    text = "\n".join(f"第{n}段说的是另一件事，字数足够多，所以认得出来，共{n * 7 + 3}万元。" for n in range(30))
    first = library.add(parse_article(text, title="原文", source="甲报"))
    second = library.add(parse_article(text.replace("另一件事", "另外一件事", 1), title="转载", source="乙报"))
    assert second.state == "reprint"
    app = library_reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        assert len(screen.shelf.entries) == 1
        assert "+1" in shown_text(app)
        await pilot.press("1", "plus")
        await until(pilot, lambda: {e.number for e in screen.shelf.entries} == {first.id, second.id})
        await pilot.press("B")
        await until(pilot, lambda: isinstance(app.screen, BoardScreen))
        board = app.screen
        assert isinstance(board, BoardScreen)
        assert len({place[0].number for place in board.rows.places if place}) == 1


async def test_one_sentence_summaries_and_the_list_alone() -> None:
    library = library_door.open_library()
    fill(library)
    app = library_reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        assert screen.article_list.uniform == 3
        await pilot.press("z")
        await pilot.pause()
        assert screen.article_list.size.width == 120
        assert not screen.query_one("#text-column").display
        await until(pilot, lambda: all(item.gist for item in library.page()))
        await until(pilot, lambda: all(str(item.gist) in shown_text(app) for item in library.page()))
        before = screen.entry
        await pilot.press("j")
        await pilot.pause()
        assert screen.entry is before, "nothing is opened while only the list is seen"
        await pilot.press("enter")
        await until(pilot, lambda: screen.entry is screen.shelf.entries[1])
        assert screen.query_one("#text-column").display
        await pilot.press("escape")
        await pilot.pause()
        assert not screen.query_one("#text-column").display
        await pilot.press("escape")
        await pilot.pause()
        assert screen.query_one("#text-column").display
    app = library_reader()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        assert screen.article_list.uniform == 2


async def test_opened_files_and_the_library_take_turns(tmp_path: Path) -> None:
    library = library_door.open_library()
    fill(library)
    app = reader([SEEDS / "000_e3271c18603eeaf3.txt"])
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("0")
        await until(pilot, lambda: screen.shelf.of_library and len(screen.shelf.entries) == 4)
        await pilot.press("0")
        await until(pilot, lambda: not screen.shelf.of_library)
        assert len(screen.shelf.entries) == 1
        screen.show_query("source:财新")
        await until(pilot, lambda: titles(screen) == ["芯片的故事"])
        number = screen.shelf.entries[0].number
        assert number is not None
        screen.open_number(number, 3)
        await settled(pilot)
        assert screen.entry is screen.shelf.entries[0]


async def test_opened_files_are_filtered_ordered_and_grouped(tmp_path: Path) -> None:
    for number in range(6):
        folder = tmp_path / f"卷{number % 2}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.txt").write_text(
            f"第{number}篇的标题\n\n" + BODY.format(f"事情{number}", number) * (number + 1), "utf-8"
        )
    (tmp_path / "卷1" / "坏.txt").write_bytes(b"\x00\x01\x02\x03" * 99)
    app = reader([tmp_path])
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await until(pilot, lambda: sum(e.error is not None for e in screen.shelf.entries) == 1)
        await pilot.press("equals_sign", "4")
        await until(pilot, lambda: screen.shelf.listing.arrangement == Arrangement(order="length"))
        lengths = [entry.card.length for entry in screen.shelf.entries if entry.card]
        assert lengths == sorted(lengths, reverse=True)
        assert screen.shelf.entries[-1].error is not None
        await pilot.press("equals_sign", "f")
        await until(pilot, lambda: len(screen.article_list.headings) == 2)
        assert shown_text(app).count("卷0") == 1
        await pilot.press("slash", *"chars>100", "enter")
        await until(pilot, lambda: 0 < len(screen.shelf.entries) < 6)
        await pilot.press("escape", "slash", *"unreadable", "enter")
        await until(pilot, lambda: [e.label for e in screen.shelf.entries] == ["坏.txt"])
        await pilot.press("number_sign")
        await pilot.pause()
        assert "Only for articles of the library" in screen.status.message


async def test_ten_thousand_rows_are_made_when_they_are_looked_at() -> None:
    library = library_door.open_library()
    connection = library._connection()
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO articles (key, kept, added, origin, chars) VALUES (?, 1, ?, ?, 100)",
        ((number.to_bytes(16, "big"), float(number), f"第{number}篇") for number in range(10_000)),
    )
    connection.execute("COMMIT")
    app = ReaderApp(Shelf(library=library), parse('theme = "duzhai-dark"\n'))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = screen_of(app)
        await until(pilot, lambda: len(screen.shelf.entries) == 10_000)
        rows = screen.shelf.rows
        assert rows is not None
        await pilot.press("G")
        await until(pilot, lambda: "第0篇" in shown_text(app))
        assert len(rows._known) < 400
        assert screen.shelf.entries.index(screen.shelf.entries[-1]) == 9_999


async def test_marked_articles_are_taken_out(tmp_path: Path) -> None:
    library = library_door.open_library()
    fill(library)
    app = library_reader()
    folder = tmp_path / "out"
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        for form, count, suffix in (("m", 2, ".md"), ("t", 2, ".txt"), ("l", 1, ".jsonl")):
            if not screen.article_list.marked:
                await pilot.press("g", "j", "v", "v")
            await pilot.press("y", form)
            await until(pilot, lambda: isinstance(app.screen, AskDialog))
            app.screen.query_one(Input).value = str(folder)
            await pilot.press("enter")
            await until(pilot, lambda suffix=suffix, count=count: len(list(folder.glob(f"*{suffix}"))) == count)  # type: ignore[misc]
        before = {path: path.read_bytes() for path in folder.iterdir()}
        await pilot.press("y", "t")
        await until(pilot, lambda: isinstance(app.screen, AskDialog))
        app.screen.query_one(Input).value = str(folder)
        await pilot.press("enter")
        await until(pilot, lambda: "left as they are" in screen.status.message)
        assert {path: path.read_bytes() for path in folder.iterdir()} == before


async def test_an_article_is_opened_by_its_number() -> None:
    numbers = fill(library_door.open_library())
    app = reader([f"id:{numbers[1]}", "id:999"])
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        assert titles(screen)[0] == "芯片的故事"
        await until(pilot, lambda: screen.shelf.entries[1].error is not None)


async def test_a_choice_in_a_list_that_is_arranged_anew_opens_nothing() -> None:
    fill(library_door.open_library())
    app = library_reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        before = screen.entry
        screen.post_message(ItemList.Chosen(screen.article_list, 99))
        await pilot.pause()
        assert screen.area == "list"
        assert screen.entry is before
