"""Reading with a pen in the real application: select, highlight, note, undo, list, copy, quote, save."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from summarise.library import Mark
from tests.app.helpers import SHORT, begun, reader, screen_of, settled, shown_text, until
from tui import clipboard, running
from tui.app import ReaderApp
from tui.library_door import library_exists, open_library
from tui.screens.choose import ChooseDialog
from tui.screens.note import NoteDialog
from tui.screens.notes import NotesScreen, rows_of
from tui.screens.pages import TextPage
from tui.screens.reading import ReadingScreen
from tui.screens.save import SaveDialog

WIDE = (120, 40)


def marks() -> tuple[Mark, ...]:
    """What the library holds."""
    return open_library().marks() if library_exists() else ()


def words_marked(screen: ReadingScreen) -> str:
    """What is selected in the pane."""
    assert screen.article is not None
    span = screen.pane.selected
    return "" if span is None else screen.article.text[slice(*span)]


async def test_select_by_words_sentences_and_paragraphs(path: Path) -> None:
    app = reader([path])
    async with app.run_test(size=WIDE) as pilot:
        screen = await begun(pilot)
        await pilot.press("v", "e")
        assert words_marked(screen) == "国产"
        await pilot.press("w", "w")
        assert words_marked(screen) == "国产的软件"
        await pilot.press("right_parenthesis")
        assert words_marked(screen) == "国产的软件在增长。"
        await pilot.press("right_parenthesis")
        assert words_marked(screen).endswith("服务器也多了。")
        await pilot.press("right_curly_bracket")
        assert words_marked(screen).endswith("头发长了。")
        await pilot.press("o", "w")
        assert words_marked(screen).startswith("的软件在增长")
        await pilot.press("o", "b", "h")
        assert words_marked(screen).endswith("头发长")
        await pilot.press("escape")
        assert words_marked(screen) == ""
        await pilot.press("0")
        at = screen.pane.caret
        assert at is not None
        assert screen.article is not None
        assert screen.article.text[at:].startswith("第二段")
        await pilot.press("dollar_sign", "left_parenthesis")
        assert screen.article.text[screen.pane.caret or 0 :].startswith("头发长了")
        await pilot.press("left_curly_bracket", "left_curly_bracket")
        assert screen.pane.caret == 0
        await pilot.press("escape")
        assert screen.pane.caret is None


async def test_highlight_note_undo_and_change(path: Path) -> None:
    app = reader([path])
    async with app.run_test(size=WIDE) as pilot:
        screen = await begun(pilot)
        await pilot.press("v", "e", "enter")
        await until(pilot, lambda: screen.status.message.startswith("Highlight saved"))
        (mark,) = marks()
        assert (mark.words, mark.kind, mark.place.start, mark.place.end) == ("国产", "highlight", 0, 2)
        await until(pilot, lambda: len(screen.placed) == 1)
        assert screen.pane.caret is None
        assert '"' in shown_text(app).split("国产")[0][-6:]
        await pilot.press("v", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
        await pilot.press(*"see", "enter")
        await until(pilot, lambda: screen.status.message.startswith("Note saved"))
        await until(pilot, lambda: [mark.note for mark in marks()] == ["see"])
        await pilot.press("right_parenthesis", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
        app.screen.query_one(Input).value = "second"
        await pilot.press("enter")
        await until(pilot, lambda: [mark.note for mark in marks()] == ["see", "second"])
        assert marks()[1].words == "今年的服务器也多了。"
        for left in (["see"], [None], []):
            await pilot.press("U")
            await until(pilot, lambda left=left: [mark.note for mark in marks()] == left)  # type: ignore[misc]
        await pilot.press("U")
        assert screen.status.message == "There is nothing to undo"


async def test_the_mouse_selects_and_a_click_selects_no_more(path: Path) -> None:
    app = reader([path])
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("2")
        cell = screen.pane.cell_of(3)
        assert cell is not None
        await pilot.mouse_down("#text", offset=cell)
        await pilot.hover("#text", offset=(cell[0] + 4, cell[1]))
        await pilot.mouse_up("#text", offset=(cell[0] + 4, cell[1]))
        await pilot.pause()
        assert words_marked(screen) == "软件"
        await pilot.press("enter")
        await until(pilot, lambda: [mark.words for mark in marks()] == ["软件"])
        await pilot.click("#text", offset=cell)
        await pilot.pause()
        assert screen.pane.caret is None


async def test_what_is_marked_in_another_script_is_the_original(path: Path) -> None:
    app = reader([path], settings='script = "tw"\nregional = true\n')
    async with app.run_test(size=WIDE) as pilot:
        screen = await begun(pilot)
        await pilot.press("t")
        await until(pilot, lambda: "國產的軟體" in shown_text(app))
        assert screen.pane.caret == 0
        await pilot.press("right_curly_bracket", "v", "right_parenthesis")
        assert "網際網路" in screen.shown_words(screen.chosen())  # type: ignore[arg-type]
        assert words_marked(screen).endswith("互联网的发展。")
        await pilot.press("Y")
        await until(pilot, lambda: isinstance(app.screen, ChooseDialog))
        await pilot.press("b")
        await until(pilot, lambda: "OSC 52" in screen.status.message)
        assert "網際網路" in app.clipboard
        assert "互联网" in app.clipboard
        assert "（由簡體轉為臺灣正體並轉換地區用詞）" in app.clipboard
        assert f"duzhai {shlex.quote(str(path))} --at " in app.clipboard


async def test_copy_says_the_way_and_refuses_aloud(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = reader([path])
    async with app.run_test(size=WIDE) as pilot:
        screen = await begun(pilot)
        await pilot.press("y")
        await until(pilot, lambda: screen.status.message == "Copied 9 characters (OSC 52)")
        assert app.clipboard == "国产的软件在增长。"
        monkeypatch.setattr(clipboard, "MOST_ENCODED", 20)
        await pilot.press("v", "y")
        await until(pilot, lambda: isinstance(app.screen, ChooseDialog))
        assert "36 bytes" in shown_text(app)
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, SaveDialog))
        target = tmp_path / "copied.txt"
        app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await until(pilot, target.exists)
        assert target.read_text("utf-8") == "国产的软件在增长。"


async def marked_app(pilot: Pilot[int]) -> ReadingScreen:
    """Two highlights, the second with a note."""
    screen = await begun(pilot)
    await pilot.press("v", "e", "enter")
    await until(pilot, lambda: len(marks()) == 1)
    await pilot.press("v", "right_parenthesis", "a")
    await until(pilot, lambda: isinstance(screen.app.screen, NoteDialog))
    await pilot.press(*"machines", "enter")
    await until(pilot, lambda: len(screen.placed) == 2)
    return screen


async def test_the_list_jumps_edits_removes_and_finds(path: Path) -> None:
    app = reader([path])
    async with app.run_test(size=WIDE) as pilot:
        screen = await marked_app(pilot)
        await pilot.press("quotation_mark")
        await until(pilot, lambda: isinstance(app.screen, NotesScreen))
        notes = app.screen
        assert isinstance(notes, NotesScreen)
        assert [row.mark.words for row in rows_of(notes) if row.mark] == ["国产", "今年的服务器也多了。"]
        await pilot.press("j", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
        app.screen.query_one(Input).value = "servers 軟體"
        await pilot.press("enter")
        await until(pilot, lambda: "servers" in shown_text(app))
        await pilot.press("slash", *"软体", "enter")
        await until(pilot, lambda: len(rows_of(notes)) == 1)
        await pilot.press("d")
        await until(pilot, lambda: not rows_of(notes))
        await pilot.press("U")
        await until(pilot, lambda: len(rows_of(notes)) == 1)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen)
        cell = screen.pane.cell_of(9)
        assert cell is not None
    other = path.with_name("other.txt")
    other.write_text("另一篇文章，没有标记。", "utf-8")
    app = reader([other])
    async with app.run_test(size=WIDE) as pilot:
        screen = await settled(pilot)
        await pilot.press("quotation_mark")
        await until(pilot, lambda: isinstance(app.screen, NotesScreen))
        await pilot.press("enter")
        await until(pilot, lambda: screen.article is not None and "国产" in screen.article.text)
        await settled(pilot)
        await until(pilot, lambda: len(screen.placed) == 2)


async def test_highlights_are_there_again_in_any_view_and_when_the_file_has_moved(path: Path) -> None:
    app = reader([path])
    async with app.run_test(size=WIDE) as pilot:
        await marked_app(pilot)
    moved = path.rename(path.with_name("moved.txt"))
    moved.write_text(SHORT.replace("\n\n", "\r\n\r\n\r\n"), "utf-8")
    app = reader([moved], settings='script = "tw"\nregional = true\ntypography = false\n')
    async with app.run_test(size=(60, 20)) as pilot:
        screen = await settled(pilot)
        await until(pilot, lambda: len(screen.placed) == 2)

        def bold() -> str:
            pane = screen.pane
            theme = pane.get_component_rich_style("reader--highlighted", partial=True)
            # The sign in the margin has the same ground.
            return "".join(
                segment.text.strip('+"')
                for y in range(pane.lines)
                for segment in pane.render_line(y)
                if segment.style is not None and segment.style.bgcolor == theme.bgcolor
            )

        await pilot.press("2")
        await until(pilot, lambda: bold() == "国产今年的服务器也多了。")
        await pilot.press("t")
        await until(pilot, lambda: bold() == "國產今年的伺服器也多了。")
        await pilot.press("c")
        await until(pilot, lambda: bold() == "國產今年的伺服器也多了。")
        await pilot.press("minus", "minus")
        await until(pilot, lambda: bold() == "國產今年的伺服器也多了。")
        await pilot.press("t", "r")
        await until(pilot, lambda: bold() == "国产今年的服务器也多了。")


async def test_notes_are_hits_of_the_search(path: Path) -> None:
    app = reader([path])
    async with app.run_test(size=WIDE) as pilot:
        screen = await marked_app(pilot)
        await pilot.press("slash", *"machin")
        await until(pilot, lambda: bool(screen.hits))
        assert screen.article is not None
        assert [screen.article.text[slice(*hit)] for hit in screen.hits] == ["今年的服务器也多了。"]


async def test_saved_with_block_id_and_the_way_back(path: Path, tmp_path: Path) -> None:
    app = reader([path])
    target = tmp_path / "note.md"
    async with app.run_test(size=WIDE) as pilot:
        await marked_app(pilot)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, SaveDialog))
        app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await until(pilot, target.exists)
    text = target.read_text("utf-8")
    first, second = marks()
    assert f"> 国产\n>\n> `duzhai {shlex.quote(str(path))} --at 0`\n\n^hl-{first.id}\n" in text
    assert (
        f"> 今年的服务器也多了。\n>\n> `duzhai {shlex.quote(str(path))} --at 9`\n\n^hl-{second.id}\n\n- machines\n"
        in text
    )


async def test_a_command_gets_the_text_on_its_input(path: Path) -> None:
    app = reader([path], settings='[commands.count]\nkey = "ctrl+g"\ncommand = "wc -m; exit 3"\nwhat = "selection"\n')
    async with app.run_test(size=WIDE) as pilot:
        screen = await begun(pilot)
        await pilot.press("v", "e", "vertical_line")
        await pilot.pause()
        app.screen.query_one(Input).value = "cat; printf '\\033[31mx'; echo $0"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, TextPage))
        assert "国产␛[31mxsh" in shown_text(app)
        assert "exit status 0" in shown_text(app)
        await pilot.press("escape", "ctrl+g")
        await until(pilot, lambda: isinstance(app.screen, TextPage))
        assert "exit status 3" in shown_text(app)
        await pilot.press("escape", "escape", "escape", "vertical_line", "s")
        await pilot.pause()
        app.screen.query_one(Input).value = "sleep 1000"
        await pilot.press("enter")
        await until(pilot, lambda: "Running" in screen.status.message)
        await pilot.press("escape")
        await until(pilot, lambda: not any(w.group == "pipe" and w.is_running for w in screen.workers))


async def test_the_editor_gets_a_copy_that_goes_away(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from contextlib import nullcontext

    seen: list[tuple[str, str]] = []

    def edit(text: str, *, name: str, writable: bool) -> str:
        seen.append((text, name))
        return text + "\nsecond line"

    monkeypatch.setattr(running, "edit", edit)
    monkeypatch.setattr(ReaderApp, "suspend", lambda _self: nullcontext())
    app = reader([path])
    async with app.run_test(size=WIDE) as pilot:
        screen = await begun(pilot)
        await pilot.press("escape", "e")
        assert screen.status.message == "The copy is gone again"
        assert "国产的软件" in seen[0][0]
        await pilot.press("v", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
        await pilot.press(*"one", "ctrl+e")
        await until(pilot, lambda: [mark.note for mark in marks()] == ["one\nsecond line"])


async def test_keys_that_others_took_do_not_save_or_leave_while_selecting(path: Path) -> None:
    app = reader([path])
    async with app.run_test(size=WIDE) as pilot:
        screen = await begun(pilot)
        await pilot.press("w", "h", "l", "q")
        assert app.screen is screen
        assert screen.pane.caret is None
        assert screen_of(app).area == "text"


async def test_the_cursor_stays_when_the_text_settles_or_is_shown_raw(path: Path) -> None:
    app = reader([path])
    async with app.run_test(size=WIDE) as pilot:
        screen = screen_of(app)
        await until(pilot, lambda: screen.article is not None)
        screen.pane.select(3, 5)
        await settled(pilot)
        assert words_marked(screen) == "软件"
        await pilot.press("2", "r")
        await until(pilot, lambda: screen.raw_shown)
        assert words_marked(screen) == "软件"
        await pilot.press("enter")
        await until(pilot, lambda: [mark.words for mark in marks()] == ["软件"])
