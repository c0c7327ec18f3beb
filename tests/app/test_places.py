"""Reading positions are kept from run to run, by content."""

from __future__ import annotations

import json

from summarise.library.identity import content_key
from tests.app.helpers import reader, settled, until
from tui import library_door, old_places
from tui.places import Kept, Places

WIDE = (120, 40)
RAW = "".join(f"第{n}段说的是另一件事。\n" for n in range(200))


def keep(raw: str, kept: Kept) -> None:
    places = Places()
    places.keep(raw, kept)
    assert places.changed
    assert places.recall(raw) is kept
    assert places.save()
    assert not places.changed


def test_a_place_is_found_again_in_another_run() -> None:
    assert Places().recall(RAW) is None
    assert not library_door.library_exists()
    keep(RAW, Kept(100, True, {"a": 30, "z": len(RAW)}))
    library_door.close_library()
    assert Places().recall(RAW) == Kept(100, True, {"a": 30, "z": len(RAW)})
    assert Places().recall(RAW + "多出来的话") is None
    assert library_door.open_library().count() == 0, "what was only opened is not in the library"


def test_marks_are_moved_and_taken_away() -> None:
    keep(RAW, Kept(0, False, {"a": 30, "b": 40}))
    keep(RAW, Kept(7, True, {"a": 31, "c": 50}))
    assert Places().recall(RAW) == Kept(7, True, {"a": 31, "c": 50})
    keep(RAW, Kept(7, False, {}))
    assert Places().recall(RAW) == Kept(7, False, {})


def test_other_line_ends_are_the_same_article_and_the_words_find_the_place() -> None:
    at = RAW.index("第77段")
    keep(RAW, Kept(at, False, {"m": at}))
    other = RAW.replace("\n", "\r\n\r\n")
    kept = Places().recall(other)
    assert kept is not None
    assert other.index("第77段") == kept.place == kept.marks["m"]


def test_two_windows_do_not_take_each_others_places_away() -> None:
    one, two = Places(), Places()
    one.keep(RAW, Kept(5))
    two.keep("另一篇文章。", Kept(3))
    assert one.save()
    assert two.save()
    assert Places().recall(RAW) == Kept(5)
    assert Places().recall("另一篇文章。") == Kept(3)


def test_the_number_of_articles_outside_the_library_is_bounded() -> None:
    library = library_door.open_library()
    for number in range(8):
        library.keep(f"文章{number}", number, read=False, letters={})
    library.add_mark("文章0", (0, 2), "highlight")
    assert library.forget_oldest(3) == 5
    places = Places()
    assert [number for number in range(8) if places.recall(f"文章{number}")] == [0, 6, 7]


def test_lone_surrogates_are_text_too() -> None:
    keep("\ud800 一篇", Kept(1))
    assert Places().recall("\ud800 一篇") == Kept(1)


def test_the_file_of_an_earlier_version_is_taken_over() -> None:
    at = RAW.index("第77段")
    row = [at, RAW[at - 20 : at], RAW[at : at + 20], at]
    records: dict[str, object] = {
        content_key(RAW).hex(): {"place": row, "read": True, "marks": {"q": row}, "when": 1_700_000_000.0},
        "x": {"place": 3},
        "y": None,
        "z": {"place": ["1", 2, 3]},
    }
    old_places.places_file().parent.mkdir(parents=True)
    old_places.places_file().write_text(json.dumps({"version": 1, "articles": records}), "utf-8")
    assert Places().recall(RAW) == Kept(at, True, {"q": at})
    assert not old_places.exists()
    for nonsense in ("[]", "{", '{"articles": 3}', '{"articles": {"ab": 4}}'):
        old_places.places_file().write_text(nonsense, "utf-8")
        assert Places().recall("这篇没有") is None
        assert not old_places.exists()


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
    assert library_door.library_exists()
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
    assert not library_door.library_exists()
