"""The links of an article: their words, the host that each leads to, and the whole address."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from summarise.article import Link
from tui import catalogue
from tui.addresses import host_of, inside, plain
from tui.entries import Entry
from tui.screens.table import TableScreen
from tui.showing import Showing
from tui.widgets.heading import Heading
from tui.widgets.item_list import ItemList, Line
from tui.widgets.labels import fit


class LinksScreen(TableScreen):
    """Two lines a link; the cursor begins on the first one that ends behind the place where the reader is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "ask", show=False),
        Binding("y", "copy", show=False),
    ]

    def __init__(self, entry: Entry, showing: Showing, here: int, asked: Callable[[str, bool], None]) -> None:
        super().__init__()
        self._entry = entry
        self._showing = showing
        self._links: list[Link] = sorted(showing.article.links, key=lambda link: link.start)
        self._here = here
        self._asked = asked

    def on_mount(self) -> None:
        """Fill the list."""
        self.rows.places = [(self._entry, link.start) for link in self._links]
        self.query_one("#head", Heading).label = catalogue.text("links.title", count=len(self._links))
        self.rows.rebuild(keep_cursor=False)
        self.rows.move_to(min(len(self._links) - 1, bisect_right(self._links, self._here, key=lambda link: link.end)))

    def on_item_list_moved(self, event: ItemList.Moved) -> None:
        """The status line shows the host that is really asked."""
        event.stop()
        self.status.title = f"{host_of(self._links[self.rows.cursor].url)}   {catalogue.text('links.hint')}"

    def lines_of(self, index: int, width: int) -> list[Line]:
        """The words of the link with the host behind them, and below the address."""
        link = self._links[index]
        host = fit(host_of(link.url), max(8, width // 2))
        room = max(2, width - cell_len(host) - 2)
        words = fit(self._showing.passage(link.start, link.end).strip(), room)
        gap = " " * (room - cell_len(words) + 2)
        place = inside(link.url)
        # Where a link leads to a place of this text, its words tell more than an address.
        if place is not None:
            target = " ".join(self._showing.passage(place[0], min(place[1], place[0] + width)).split())
        else:
            target = plain(link.url) or link.url
        address = fit("  " + target, width)
        return [
            [self.rows.styled(words), self.rows.styled(gap + host, "list--detail")],
            [self.rows.styled(address, "list--detail")],
        ]

    def action_ask(self) -> None:
        """Ask what to do with the address under the cursor."""
        self._asked(self._links[self.rows.cursor].url, False)

    def action_copy(self) -> None:
        """Copy the address under the cursor."""
        self._asked(self._links[self.rows.cursor].url, True)
