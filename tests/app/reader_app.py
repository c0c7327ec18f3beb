"""An application with a reading pane and nothing else, for the pane's tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from summarise.article import Article, Block
from summarise.offsets import OffsetMap
from tui.reader.pane import ReaderPane
from tui.reader.sources import PageSource, PlainSource


def article(*blocks: tuple[str, str, int]) -> Article:
    """An article of (kind, text, level)."""
    found, at = [], 0
    for kind, text, level in blocks:
        found.append(Block(at, at + len(text), kind, level))  # type: ignore[arg-type]
        at += len(text) + 1
    text = "\n".join(text for _, text, _ in blocks)
    return Article(
        title="题", source=None, author=None, published=None, url=None, origin=None, encoding=None,
        script="Hans", region=None, text=text, paragraphs=tuple(text for _, text, _ in blocks),
        blocks=tuple(found), links=(), raw=text, removed=(), repairs=(), offsets=OffsetMap.identity(len(text)),
    )  # fmt: skip


class Reader(App[None]):
    """A reading pane and nothing else; remembers what it was told."""

    def __init__(self, source: PageSource, at: int = 0) -> None:
        super().__init__()
        self.first = source
        self.at = at
        self.told: list[Message] = []

    def compose(self) -> ComposeResult:
        yield ReaderPane()

    def on_mount(self) -> None:
        self.pane.show(self.first, at=self.at)
        self.pane.focus()

    @property
    def pane(self) -> ReaderPane:
        return self.query_one(ReaderPane)

    def on_reader_pane_place_changed(self, event: ReaderPane.PlaceChanged) -> None:
        self.told.append(event)

    def on_reader_pane_clicked(self, event: ReaderPane.Clicked) -> None:
        self.told.append(event)

    def on_reader_pane_selected(self, event: ReaderPane.Selected) -> None:
        self.told.append(event)

    def on_reader_pane_end_reached(self, event: ReaderPane.EndReached) -> None:
        self.told.append(event)


@asynccontextmanager
async def reading(
    source: PageSource | str, size: tuple[int, int] = (60, 20), at: int = 0
) -> AsyncIterator[Pilot[None]]:
    app = Reader(PlainSource(source) if isinstance(source, str) else source, at)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def pane_of(pilot: Pilot[None]) -> ReaderPane:
    return pilot.app.query_one(ReaderPane)


def screen(pilot: Pilot[None]) -> list[str]:
    """The pane's lines as they are painted."""
    pane = pane_of(pilot)
    return [pane.render_line(y).text for y in range(pane.size.height)]


async def laid(pilot: Pilot[None]) -> None:
    """Wait until the whole page has been laid out."""
    pane = pane_of(pilot)
    assert pane._page is not None
    while pane._slices is not None:
        await pilot.pause(0.02)
    assert pane._page.exact
