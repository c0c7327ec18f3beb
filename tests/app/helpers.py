"""Driving the real application: waiting for workers instead of sleeping."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from textual.pilot import Pilot

from tui.app import ReaderApp
from tui.screens.reading import ReadingScreen
from tui.settings import Settings, parse
from tui.shelf import Shelf, entries_for, sample_entries

SHORT = "国产的软件在增长。今年的服务器也多了。\n\n第二段说互联网的发展。头发长了。\n"
"""An article of two paragraphs."""
PATIENCE = 60.0
"""Seconds until a condition that does not come true fails the test."""


def reader(paths: Sequence[str | Path] = (), settings: str = "") -> ReaderApp:
    """The application on ``paths`` (the samples where there are none) with the content of a settings file."""
    entries = list(entries_for([str(path) for path in paths])) if paths else sample_entries()
    own: Settings = parse(settings or 'theme = "duzhai-dark"\n')
    return ReaderApp(Shelf(entries), own)


def screen_of(app: ReaderApp) -> ReadingScreen:
    """The reading screen, also while a dialog covers it."""
    return next(screen for screen in app.screen_stack if isinstance(screen, ReadingScreen))


async def until(pilot: Pilot[int], true: Callable[[], bool]) -> None:
    """Let the application run until ``true()``.

    Raises:
        AssertionError: it did not come true in time.
    """
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "waited in vain"
        await asyncio.sleep(0.01)
    await pilot.pause()


async def settled(pilot: Pilot[int], *, gists: bool = False) -> ReadingScreen:
    """Wait until the article on show is cleaned and all is found in it; with ``gists`` the list's summaries too."""
    app = pilot.app
    assert isinstance(app, ReaderApp)
    screen = screen_of(app)

    def ready() -> bool:
        if screen.entry is not None and screen.entry.error is not None:
            return True
        analysis = screen.analysis
        return analysis is not None and None not in (analysis.summary, analysis.figures, analysis.names)

    await until(pilot, ready)
    await until(pilot, lambda: all(e.card or e.error for e in screen.shelf.own))

    def gists_are_there() -> bool:
        listing = screen.article_list
        seen = [listing.entries[i] for i in listing.visible_items()] if listing.shows_gists and listing.display else []
        return all(e.gist or e.gistless or e.error for e in seen)

    await until(pilot, lambda: not gists or gists_are_there())
    return screen


def shown_text(app: ReaderApp) -> str:
    """What stands on the screen, row by row; nothing while a screen that has just come has no layout yet."""
    width, height = app.size
    if app.screen._compositor.size != app.size:
        return ""
    lines = app.screen._compositor.render_strips()
    assert len(lines) == height
    return "\n".join("".join(segment.text for segment in strip)[:width] for strip in lines)


async def begun(pilot: Pilot[int]) -> ReadingScreen:
    """The text with the keyboard and the cursor on its first character."""
    from summarise.words import warm

    warm()
    screen = await settled(pilot)
    await pilot.press("2", "v")
    assert screen.pane.caret == 0
    return screen
