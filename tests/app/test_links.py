"""The links of an article: listed, gone to, copied, opened only after the address was shown."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from summarise.article import Link
from tests.app.helpers import reader, settled, shown_text, until
from tui import browser
from tui.addresses import host_of, plain
from tui.screens.choose import ChooseDialog
from tui.screens.links import LinksScreen
from tui.screens.reading import ReadingScreen
from tui.screens.reading.linking import linked_stretches

BODY = "研究人员用了三年时间才完成这项工作，结果出人意料，许多人都说没有想到会是这样。"
PLAIN = "他走得很慢，路上没有别人，只有风吹着树叶，沙沙作响。"
"""No figure stands in it, which would be underlined too."""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    filler = "\n\n".join(BODY * 3 for _ in range(20))
    path.write_text(
        f"# 带链接的文章\n\n{BODY}见[第一处](https://example.com/a?b=c)。\n\n{filler}\n\n"
        f"{BODY}见[银行](https://bank.example@evil.test/登录)。\n",
        "utf-8",
    )
    return path


def test_addresses_are_plain_and_name_the_real_host() -> None:
    assert plain("https://user:secret@evil.test/x y\u202e\x1b") == "https://evil.test/x%20y%E2%80%AE%1B"
    assert host_of("https://bank.example@evil.test/") == "evil.test"
    assert host_of("https://中文.com/页") == "中文.com (xn--fiq228c.com)"
    assert plain("http://[::1]:8080/a") == "http://[::1]:8080/a"
    assert plain("https://a.b/?q=1&r=%20#z") == "https://a.b/?q=1&r=%20#z"
    for bad in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "http://a b/",
        "http://x:y/",
        "http://a\nb/;x`",
    ):
        address = plain(bad)
        assert address is None or (address.isascii() and " " not in address and "\n" not in address)


def test_the_browser_gets_a_list_of_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(subprocess, "Popen", lambda command, **options: calls.append(command))
    assert browser.browse("https://a.b/$(touch x);`y`")
    assert calls == [["/usr/bin/xdg-open", "https://a.b/$(touch%20x);%60y%60"]]
    assert not browser.browse("file:///etc/passwd")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not browser.browse("https://a.b/")
    assert len(calls) == 1


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=str)
async def test_links_are_listed_and_gone_to(page: Path, size: tuple[int, int]) -> None:
    app = reader([page])
    async with app.run_test(size=size) as pilot:
        screen = await settled(pilot)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, LinksScreen))
        await pilot.pause()
        shown = shown_text(app)
        assert "https://example.com/a?b=c" in shown
        assert "https://evil.test/" in shown
        assert "bank.example" not in shown
        await pilot.press("j", "enter")
        await until(pilot, lambda: app.screen is screen)
        assert screen.article is not None
        start, end = screen.pane.visible_range()
        assert "银行" in screen.article.text[start:end]


async def test_a_link_to_a_note_shows_the_note(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        f"<html><body><article><h1>有注释的文章</h1><p>{BODY}<sup><a href='#fn1'>[1]</a></sup></p><p>{BODY * 3}</p>"
        f"<p>{BODY * 2}</p><ol><li id='fn1'>《算力行业白皮书》，第12页。</li></ol></article></body></html>",
        "utf-8",
    )
    app = reader([path], settings='script = "hant"\n')
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        await pilot.press("t")
        await until(pilot, lambda: screen.showing is not None and screen.showing.converted)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, LinksScreen))
        await pilot.pause()
        assert "《算力行業白皮書》，第12頁。" in shown_text(app)
        assert "#char" not in shown_text(app)
        await pilot.press("o")
        await until(pilot, lambda: app.screen is screen)
        assert screen.article is not None
        assert (
            screen.article.text.startswith("《算力", screen.place())
            or "《算力" in screen.article.text[slice(*screen.pane.visible_range())]
        )


def underlined(screen: ReadingScreen) -> list[str]:
    """What is underlined in the text, row by row."""
    pane = screen.pane
    rows = (
        "".join(s.text for s in pane.render_line(y) if s.style is not None and s.style.underline)
        for y in range(pane.lines)
    )
    return [row for row in rows if row]


async def test_links_are_underlined_whatever_happens_to_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# 標題\n\n他走得很慢，路上沒有別人，只有風吹著樹葉，沙沙作響。看[軟體的說明](https://example.com/a),[第二處](https://example.com/b)。\n",
        "utf-8",
    )
    app = reader([path], settings='script = "hans"\n')
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        assert "".join(underlined(screen)) == "軟體的說明第二處"
        await pilot.press("t")
        await until(pilot, lambda: "".join(underlined(screen)) == "软体的说明第二处")
        await pilot.resize_terminal(40, 30)
        await until(pilot, lambda: "".join(underlined(screen)) == "软体的说明第二处")
        await pilot.press("r")
        assert underlined(screen) == []
        await pilot.press("r")
        assert "".join(underlined(screen)) == "软体的说明第二处"


async def test_underlining_links_is_a_setting(page: Path) -> None:
    page.write_text(f"# 标题\n\n{PLAIN}看[这里](https://example.com/a)。\n", "utf-8")
    app = reader([page], settings="links = false\n")
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        assert screen.article is not None
        assert screen.article.links
        assert underlined(screen) == []


async def test_the_list_begins_at_the_link_that_is_read(page: Path) -> None:
    app = reader([page])
    async with app.run_test(size=(60, 20)) as pilot:
        screen = await settled(pilot)
        assert screen.article is not None
        first, second = screen.article.links
        for place, link in ((first.start + 1, first), (first.end, second)):
            listing = LinksScreen(screen.entry, screen.showing, place, lambda _url, _copy: None)  # type: ignore[arg-type]
            await app.push_screen(listing)
            await pilot.pause()
            chosen = listing.rows.places[listing.rows.cursor]
            assert chosen is not None
            assert chosen[1] == link.start
            app.pop_screen()


def test_links_that_overlap_are_one_stretch() -> None:
    links = [Link(7, 9, "https://c.de"), Link(0, 4, "https://a.bc"), Link(2, 6, "https://b.cd")]
    assert linked_stretches(links) == [(0, 6), (7, 9)]


async def test_nothing_is_opened_before_the_address_was_shown(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def browse(url: str) -> bool:
        opened.append(url)
        return False

    monkeypatch.setattr(browser, "browse", browse)
    app = reader([page])
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await pilot.press("o", "o")
        await until(pilot, lambda: isinstance(app.screen, ChooseDialog))
        assert opened == []
        assert "example.com" in shown_text(app)
        await pilot.press("b")
        await until(pilot, lambda: opened == ["https://example.com/a?b=c"])
        await pilot.press("y")
        await until(pilot, lambda: app.clipboard == "https://example.com/a?b=c")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)


async def test_a_link_is_read_here(page: Path) -> None:
    page.write_text(f"# 文章\n\n{BODY}见[那里](http://127.0.0.1:9/x)。\n", "utf-8")
    app = reader([page])
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await pilot.press("o", "o")
        await until(pilot, lambda: isinstance(app.screen, ChooseDialog))
        await pilot.press("d")
        await until(pilot, lambda: app.screen is screen and len(screen.shelf.entries) == 2)
        await until(pilot, lambda: screen.shelf.entries[1].error is not None)
        assert screen.entry is screen.shelf.entries[1]
