"""Links: listed, gone to, copied, opened in the browser or read here, never without showing the address first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from summarise.article import Article, Link
from tui import catalogue
from tui.addresses import host_of, inside, plain
from tui.entries import Entry
from tui.screens.reading.base import ReadingBase
from tui.screens.reading.copying import Copying


def linked_stretches(links: Iterable[Link]) -> list[tuple[int, int]]:
    """What stands in links, as ``(start, end)`` in order; links that overlap are one stretch."""
    out: list[tuple[int, int]] = []
    for link in sorted(links, key=lambda link: link.start):
        if out and link.start < out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], link.end)
        else:
            out.append((link.start, link.end))
    return out


class Linking(Copying):
    """The links of an article in its text, and what a reader does with them."""

    _linked: tuple[Article | None, Sequence[tuple[int, int]]] = None, ()

    def paint_marks(self) -> None:
        """See `ReadingBase.paint_marks`; the words of links are underlined as well."""
        super().paint_marks()
        article = self.article
        if article is not self._linked[0]:
            self._linked = article, linked_stretches(article.links) if article is not None else ()
        shown = not self.raw_shown and self.settings.flag("links")
        self.pane.set_ranges("links", self._linked[1] if shown else (), "reader--link")

    def action_links(self) -> None:
        """List the links; choosing one goes to its place."""
        article, showing, entry = self.article, self.showing, self.entry
        if article is None or showing is None or entry is None:
            self.say("article.none")
            return
        if not article.links:
            # Until a page is cleaned, nothing is known of its links.
            self.say("links.none" if self.final else "links.later")
            return
        from tui.screens.links import LinksScreen

        self.app.push_screen(LinksScreen(entry, showing, self.place(), self._asked), self._link_chosen)

    def _link_chosen(self, place: tuple[Entry, int] | None) -> None:
        if place is not None and place[0] is self.entry:
            self.visit_link(place[1])

    def visit_link(self, offset: int) -> None:
        """Go to the words of a link, at ``offset`` (code points)."""
        self.focus_area("text")
        ReadingBase.go_to(self, offset, "centre")

    def _asked(self, url: str, copy: bool) -> None:
        place = inside(url)
        if place is not None and not copy:
            # A note or a chapter of this very article.
            self._close_list()
            self.note_jump()
            self.visit_link(place[0])
            return
        address = plain(url)
        if address is None:
            self.say("links.bad")
        elif copy:
            self.to_clipboard(address)
        else:
            from tui.screens.choose import Choice, ChooseDialog

            ways = [
                Choice("read", "d", catalogue.text("links.read")),
                Choice("browser", "b", catalogue.text("links.browser")),
                Choice("copy", "y", catalogue.text("links.copy")),
            ]
            question = catalogue.text("links.ask", host=host_of(url))
            self.app.push_screen(ChooseDialog(question, ways, hint=address), partial(self._open_link, address))

    def _open_link(self, address: str, way: str | None) -> None:
        if way == "copy":
            self.to_clipboard(address)
        elif way == "browser":
            from tui.browser import browse

            self.say("links.opened" if browse(address) else "links.no-browser")
        elif way == "read":
            self._close_list()
            entry = Entry(address)
            self.shelf.add(entry)
            self.article_list.show(self.shelf.entries)
            self.open_entry(entry)

    def _close_list(self) -> None:
        while self.app.screen is not self and len(self.app.screen_stack) > 1:
            self.app.pop_screen()
