"""Links: listed, gone to, copied, opened in the browser or read here, never without showing the address first."""

from __future__ import annotations

import re
from functools import partial

from tui import catalogue
from tui.addresses import host_of, plain
from tui.entries import Entry
from tui.screens.reading.base import ReadingBase
from tui.screens.reading.copying import Copying

INSIDE = re.compile(r"#char=(\d{1,12}),")
"""A link to a place of the article itself, an offset into its text (RFC 5147)."""


class Linking(Copying):
    """What a reader does with the links of an article."""

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
        inside = INSIDE.match(url)
        if inside is not None and not copy:
            # A note or a chapter of this very book.
            self._close_list()
            self.note_jump()
            self.visit_link(int(inside[1]))
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
