"""Reading the samples: list, text, summary, figures, and moving between them."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from textual import events
from textual.screen import Screen

from tests.app.helpers import reader, screen_of, settled, shown_text, until
from tests.conftest import SEEDS
from tui.screens.pages import TextPage
from tui.widgets.figures_panel import PanelRow

WIDE, USUAL, SMALL = (120, 40), (80, 24), (60, 20)


async def test_first_frame_has_list_and_text() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        shown = shown_text(app)
        assert "今年以来" in shown
        assert shown.count("\n") == 39


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_very_first_painting_has_the_text(monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
    app = reader([SEEDS / "000_e3271c18603eeaf3.txt"])
    painted: list[str] = []
    display = app._display

    def seen(screen: Screen[object], renderable: object) -> None:
        painted.append(shown_text(app))
        display(screen, renderable)  # type: ignore[arg-type]

    monkeypatch.setattr(app, "_display", seen)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: bool(painted))
    assert "今年以来" in painted[0]


async def test_everything_is_found_and_listed() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        shown = shown_text(app)
        assert "中欧资本张俊：国产大模型" in shown
        assert "南方都" in shown
        assert "2023-05-27" in shown
        analysis = screen.analysis
        assert analysis is not None
        assert analysis.summary is not None
        assert screen.summary_pane.count() >= len(analysis.summary.sentences) > 0
        assert {group.name for group in screen.figures_panel.groups} >= {"figures", "people", "organisations"}
        assert "张俊" in shown


async def test_text_follows_the_list_and_keys_change_the_article() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        entries = screen.shelf.entries
        await pilot.press("j")
        assert screen.entry is entries[1]
        await pilot.press("enter")
        assert screen.area == "text"
        await pilot.press("right_square_bracket")
        assert screen.entry is entries[2]
        await pilot.press("left_square_bracket", "left_square_bracket")
        assert screen.entry is entries[0]
        await pilot.press("left_square_bracket")
        assert screen.entry is entries[0]
        assert "first article" in screen.status.message


async def test_place_is_kept_when_coming_back() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("enter", "d", "d")
        place = screen.place()
        assert place > 0
        await pilot.press("right_square_bracket")
        await settled(pilot)
        await pilot.press("left_square_bracket")
        await settled(pilot)
        assert screen.place() == place


async def test_space_at_the_end_goes_on() -> None:
    app = reader()
    async with app.run_test(size=USUAL) as pilot:
        screen = await settled(pilot)
        await pilot.press("enter", "G")
        await pilot.pause()
        await pilot.press("space")
        await pilot.pause()
        assert screen.entry is screen.shelf.entries[1]


async def test_a_sentence_of_the_summary_leads_to_its_place() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("3", "G", "enter")
        await pilot.pause()
        summary = screen.summary_pane.summary
        assert summary is not None
        first, last = screen.pane.visible_range()
        assert first <= summary.sentences[-1].start < last


async def test_a_figure_leads_to_its_mentions_one_after_the_other() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("4")
        panel = screen.figures_panel
        index = next(i for i in range(panel.count()) if (row := panel.row_at(i)) and len(row.mentions) > 1)
        row = panel.row_at(index)
        assert isinstance(row, PanelRow)
        panel.move_to(index)
        for mention in (row.mentions[0], row.mentions[1]):
            await pilot.press("enter")
            await pilot.pause()
            first, last = screen.pane.visible_range()
            assert first <= mention.start < last
        assert f"2 of {len(row.mentions)}" in screen.status.message


async def test_groups_fold_and_more_shows_the_rest() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("4", "g")
        panel = screen.figures_panel
        rows = panel.count()
        await pilot.press("enter")
        assert panel.count() == rows - len(panel.groups[0].rows)
        await pilot.press("enter", "m")
        assert panel.count() == rows + sum(len(group.hidden) for group in panel.groups)


async def test_summary_grows_and_shrinks() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)

        def sentences() -> int:
            analysis = screen.analysis
            return len(analysis.summary.sentences) if analysis and analysis.summary else 0

        before = sentences()
        await pilot.press("greater_than_sign")
        await until(pilot, lambda: sentences() == before + 1)
        await pilot.press("less_than_sign")
        await until(pilot, lambda: sentences() == before)


async def test_next_sentence_walks_through_the_summary() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        analysis = screen.analysis
        assert analysis is not None
        assert analysis.summary is not None
        await pilot.press("2")
        for sentence in analysis.summary.sentences[:2]:
            await pilot.press("s")
            first, last = screen.pane.visible_range()
            assert first <= sentence.start < last


async def test_next_figure_walks_through_the_figures() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        analysis = screen.analysis
        assert analysis is not None
        await pilot.press("2")
        figures = sorted(figure.start for figure in analysis.figures or ())
        await pilot.press("full_stop", "full_stop")
        assert screen._visited == figures[1]
        await pilot.press("comma")
        assert screen._visited == figures[0]
        await pilot.press("comma")
        assert "No further figure" in screen.status.message


@pytest.mark.parametrize(
    ("size", "columns"),
    [(SMALL, {"list"}), (USUAL, {"list", "text"}), (WIDE, {"list", "text", "side"})],
)
async def test_columns_by_width(size: tuple[int, int], columns: set[str]) -> None:
    app = reader()
    async with app.run_test(size=size) as pilot:
        screen = await settled(pilot)

        def shown() -> set[str]:
            return {name for name in ("list", "text", "side") if screen.query_one(f"#{name}-column").display}

        assert shown() == columns
        await pilot.press("3")
        assert shown() >= {"side"}
        await pilot.press("z")
        assert shown() == {"text"}
        await pilot.press("z", "1")
        assert shown() == columns


async def test_tab_visits_every_pane() -> None:
    app = reader()
    async with app.run_test(size=SMALL) as pilot:
        screen = await settled(pilot)
        visited = []
        for _ in range(4):
            visited.append(screen.area)
            await pilot.press("tab")
        assert visited == ["list", "text", "summary", "figures"]
        assert screen.area == "list"


async def test_full_width_keys_count_and_chinese_gives_a_hint() -> None:
    app = reader()
    async with app.run_test(size=USUAL) as pilot:
        screen = await settled(pilot)
        # As the terminal's parser reports it; the pilot knows no name for this character.
        app.post_message(events.Key("right_black_lenticular_bracket", "】"))
        await until(pilot, lambda: screen.entry is screen.shelf.entries[1])
        await pilot.press("你")
        await pilot.pause()
        assert "input method" in screen.status.message


async def test_help_and_about_open_and_close() -> None:
    app = reader()
    async with app.run_test(size=USUAL) as pilot:
        await settled(pilot)
        for key in ("question_mark", "i"):
            await pilot.press(key)
            assert isinstance(app.screen, TextPage)
            await pilot.press("escape")
            assert not isinstance(app.screen, TextPage)


async def test_q_leaves() -> None:
    app = reader()
    async with app.run_test(size=USUAL) as pilot:
        await settled(pilot)
        await pilot.press("q")
        await pilot.pause()
    assert not app.is_running
    assert app.return_code == 0


async def test_unreadable_files_do_not_stop_the_rest(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("这是一篇很短的文章。它有两句话。\n", "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.7\n" + b"\x00\x01" * 200)
    names = ("missing.txt", "empty.txt", "picture.txt", "page.pdf", "good.txt")
    app = reader([tmp_path / name for name in names])
    async with app.run_test(size=WIDE) as pilot:
        screen = screen_of(app)
        for name in names[:-1]:
            await until(pilot, lambda: screen.entry is not None and screen.entry.error is not None)
            shown = shown_text(app)
            assert name in shown
            assert "Traceback" not in shown
            await pilot.press("right_square_bracket")
        await settled(pilot)
        assert "这是一篇很短的文章" in shown_text(app)


async def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    bad = tmp_path / "[bold]x[-].txt"
    bad.write_text(
        "标题 [bold red]不是标记[/] \x1b]0;夺取标题\x07\n\n正文 [link=x]一[/link] \x1b[31m红\x1b[0m \u202e反\u202c。\n"
        * 3,
        "utf-8",
    )
    app = reader([bad])
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        shown = shown_text(app)
        assert "[bold red]" in shown
        assert not [c for c in shown if ord(c) < 32 and c != "\n"]
        assert not set(shown) & set("\x1b\x07\x9b\u202e\u202d\u2066")


async def test_interface_in_chinese() -> None:
    app = reader(settings='language = "zh-Hant"\ntheme = "duzhai-light"\n')
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        shown = shown_text(app)
        assert "關鍵數字" in shown
        assert "說明" in shown


async def test_mistakes_in_the_settings_are_told_with_their_line() -> None:
    app = reader(settings="\ncolumn = 5\n")
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "line 2" in screen_of(app).status.message)


async def test_own_keys() -> None:
    app = reader(settings='[keys]\n"article.next" = "x"\n')
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("x")
        assert screen.entry is screen.shelf.entries[1]


async def test_hands_of_less() -> None:
    app = reader(settings='keymap = "less"\n')
    async with app.run_test(size=USUAL) as pilot:
        screen = await settled(pilot)
        await pilot.press("enter", "greater_than_sign")
        assert screen.pane.at_end
        await pilot.press("less_than_sign", "e", "e", "y")
        assert round(screen.pane.scroll_y) == 1


async def test_mouse_chooses_articles_and_keys() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.click("#list", offset=(5, 7))
        await pilot.pause()
        assert screen.entry is screen.shelf.entries[2]
        await settled(pilot)
        await pilot.click("#keys", offset=(2, 0))
        await pilot.pause()
        assert isinstance(app.screen, TextPage)


async def test_what_an_earlier_reader_left_behind_is_not_kept_for_ever() -> None:
    counts = []
    for _ in range(2):
        app = reader()
        async with app.run_test(size=USUAL) as pilot:
            await settled(pilot)
        counts.append(gc.get_freeze_count())
    assert counts[0] >= counts[1] > 0
