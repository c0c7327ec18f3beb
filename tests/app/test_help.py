"""Help is searched, and every action stands in the command palette."""

from __future__ import annotations

from tests.app.helpers import reader, settled, shown_text, until
from tui import catalogue
from tui.keys import ACTIONS, FULL_WIDTH, description_of, name_of
from tui.screens.help import HelpPage, help_rows
from tui.widgets.page_rows import PageRows

WIDE = (120, 40)


def test_the_keys_of_the_pane_in_use_come_first() -> None:
    assert help_rows({}, "text")[0] == ("In the text", "")
    assert help_rows({}, "list")[0] == ("In the list of articles", "")


def test_searched_by_words_key_and_id_with_the_users_own_keys() -> None:
    assert (":  Ctrl-P", "Find a command by name") in help_rows({}, "text", "COMMAND")
    assert [right for left, right in help_rows({}, "text", "%") if right] == ["Go to a percentage of the text"]
    own = help_rows({"jump.percent": "ctrl+g"}, "text", "jump.percent")
    assert own == [("Everywhere", ""), ("Ctrl-G", "Go to a percentage of the text")]
    assert help_rows({}, "text", "no such thing") == []


def test_nothing_is_left_out() -> None:
    shown = {right for _, right in help_rows({}, "figures")}
    assert {description_of(action.id) for action in ACTIONS} <= shown


async def test_help_is_filtered_while_typing_and_escape_goes_back_step_by_step() -> None:
    app = reader(settings='language = "zh-Hant"\n')
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpPage)
        await pilot.press("slash", "书", "签")
        await until(pilot, lambda: "離開讀摘" not in shown_text(app))
        assert "以字母 a-z 標記此處" in shown_text(app)
        await pilot.press("escape")
        await until(pilot, lambda: "離開讀摘" in shown_text(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)


async def test_every_action_is_in_the_palette_and_those_of_panes_run_there() -> None:
    app = reader()
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        commands = {command.title: command for command in app.get_system_commands(screen)}
        for action in ACTIONS:
            if action.id != "app.palette":
                assert any(title.startswith(name_of(action.id)) for title in commands), action.id
        before = screen.pane.place
        commands["Half down (Text)"].callback()
        await until(pilot, lambda: screen.pane.place > before)
        panel = screen.figures_panel
        assert not panel.everything
        commands["More (Key figures)"].callback()
        await until(pilot, lambda: panel.everything)
        commands["Set mark (Text)"].callback()
        await until(pilot, lambda: app.screen is not screen)


def test_full_width_keys_lead_to_keys_that_exist() -> None:
    keys = {key.strip() for action in ACTIONS for key in action.keys.split(",")}
    marks = {key for character, key in FULL_WIDTH.items() if not key.isalnum()}
    assert marks - keys <= {"semicolon"}


async def test_on_a_low_screen_the_hint_stays_and_no_row_is_cut() -> None:
    app = reader()
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        rows = app.screen.query_one(PageRows)
        assert rows.max_scroll_y > 20
        width = rows.scrollable_content_region.width
        lines = [line for index in range(rows.count()) for line in rows.lines_of(index, width)]
        for y in range(rows.size.height):
            text = "".join(segment.text for segment in lines[y])
            assert rows.render_line(y).text.rstrip() == text.rstrip()
        hint = catalogue.text("help.hint.search")
        assert hint in shown_text(app)
        await pilot.press("slash")
        await until(pilot, lambda: hint in shown_text(app) and bool(app.screen.query("Input")))
        await pilot.press("escape", "G")
        await until(pilot, lambda: rows.scroll_offset.y == rows.max_scroll_y)
        assert hint in shown_text(app)
