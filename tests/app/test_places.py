"""Reading positions are kept from run to run, by content."""

from __future__ import annotations

import json
from pathlib import Path

from tests.app.helpers import reader, settled, until
from tui import places
from tui.places import Kept, Places, places_file

WIDE = (120, 40)
RAW = "".join(f"第{n}段说的是另一件事。\n" for n in range(200))


def test_a_place_is_found_again_in_another_run(tmp_path: Path) -> None:
    path = tmp_path / "places.json"
    first = Places(path)
    first.keep(RAW, Kept(100, True, {"a": 30, "z": len(RAW)}))
    assert first.save()
    assert Places(path).recall(RAW) == Kept(100, True, {"a": 30, "z": len(RAW)})
    assert Places(path).recall(RAW + "多出来的话") is None


def test_other_line_ends_are_the_same_article_and_the_words_find_the_place(tmp_path: Path) -> None:
    path = tmp_path / "places.json"
    at = RAW.index("第77段")
    store = Places(path)
    store.keep(RAW, Kept(at))
    store.save()
    other = RAW.replace("\n", "\r\n\r\n")
    kept = Places(path).recall(other)
    assert kept is not None
    assert other[kept.place :].startswith("第77段")
    assert other.index("第77段") == kept.place


def test_two_windows_do_not_take_each_others_places_away(tmp_path: Path) -> None:
    path = tmp_path / "places.json"
    one, two = Places(path), Places(path)
    assert one.recall(RAW) is None
    assert two.recall(RAW) is None
    one.keep(RAW, Kept(5))
    two.keep("另一篇文章。", Kept(3))
    assert one.save()
    assert two.save()
    again = Places(path)
    assert again.recall(RAW) == Kept(5)
    assert again.recall("另一篇文章。") == Kept(3)


def test_the_number_of_articles_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "places.json"
    store = Places(path)
    for number in range(places.MOST_KEPT + 5):
        store.keep(f"文章{number}", Kept(1))
    assert store.save()
    assert len(json.loads(path.read_text("utf-8"))["articles"]) == places.MOST_KEPT


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "places.json"
    store = Places(path)
    store.keep("\ud800 一篇", Kept(1))
    assert store.save()
    content = json.loads(path.read_text("utf-8"))
    content["articles"] |= {"x": {"place": 3}, "y": None, "z": {"place": ["1", 2, 3]}}
    path.write_text(json.dumps(content), "utf-8")
    assert Places(path).recall("\ud800 一篇") == Kept(1)
    for nonsense in ("[]", "{", '{"articles": 3}'):
        path.write_text(nonsense, "utf-8")
        assert Places(path).recall(RAW) is None


async def test_the_next_run_opens_where_the_last_one_left() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("enter", "d", "d")
        first = screen.place()
        await pilot.press("right_square_bracket")
        await settled(pilot)
        await pilot.press("d")
        second = screen.place()
        assert min(first, second) > 0
        await pilot.press("q")
    assert places_file().exists()
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        assert screen.place() == first
        await pilot.press("enter", "right_square_bracket")
        await settled(pilot)
        assert screen.place() == second


async def test_an_article_read_to_its_end_counts_as_read_in_the_next_run_too() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        assert not any(entry.read for entry in screen.shelf.entries)
        await pilot.press("enter", "G")
        await until(pilot, lambda: screen.shelf.entries[0].read)
        await pilot.press("q")
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        assert [entry.read for entry in screen.shelf.entries] == [True, False, False, False, False]


async def test_looking_through_the_list_keeps_nothing() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("j", "j")
        await settled(pilot)
        await pilot.press("q")
    assert not places_file().exists()
