"""The articles of the list: read or unread; the library's tagged, removed, taken back, their reprints listed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from summarise.article import ArticleError
from tui import catalogue
from tui.entries import Entry
from tui.places import Kept
from tui.screens.reading.arranging import Arranging

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarise.library import Library


class Tending(Arranging):
    """The keys ``N``, ``#``, ``d``, ``u`` and ``+`` in the list."""

    def action_next_hit(self, step: int) -> None:
        """In the list, with nothing searched for, ``N`` counts articles as unread, or as read."""
        if self.area != "list" or self.query_text or step > 0:
            super().action_next_hit(step)
            return
        entries = self.list_choice()
        if not entries:
            self.say("article.none")
            return
        read = not entries[0].read
        for entry in entries:
            entry.read = read
        self.article_list.repaint()
        self.say("read.now" if read else "read.undone", count=len(entries))
        self.in_worker(partial(self._keep_read, entries, read), "read")

    def _keep_read(self, entries: Sequence[Entry], read: bool) -> None:
        library = self.library()
        numbers = [entry.number for entry in entries if entry.number is not None]
        if library is not None and numbers and not library.read_only:
            library.set_read(numbers, read)
        for entry in entries:
            if entry.number is None and entry.error is None:
                try:
                    article = self.shelf.read(entry, typography=self.settings.flag("typography"))
                except ArticleError:
                    continue
                kept = Kept(entry.place, read, dict(entry.marks), article.title, entry.whole_origin, entry.saved)
                self.places.keep(article.raw, kept)
        self.places.save()

    def list_choice(self) -> list[Entry]:
        """The marked articles; the one under the cursor where none is marked."""
        listing = self.article_list
        if listing.marked:
            return list(listing.marked)
        return [listing.entries[listing.cursor]] if listing.count() else []

    # The library's articles ---------------------------------------------------------------------------------

    def _numbers(self) -> list[int]:
        """The chosen articles of the library; none, with a message, where one is not in it."""
        numbers = [entry.number for entry in self.list_choice()]
        known = [number for number in numbers if number is not None]
        if not known or len(known) < len(numbers):
            self.say("library.only")
            return []
        return known

    def _change(self, change: Callable[[Library], str], *, unmark: bool = False) -> None:
        """In a worker: ``change`` the library, say what it answers, and show the list anew."""

        def work() -> None:
            from summarise.library import LibraryError
            from tui.library_door import library_trouble

            library = self.library()
            if library is None:
                return
            try:
                told = change(library)
            except LibraryError as error:
                told = library_trouble(error)
            self.call_later(self._changed, told, unmark)

        self.in_worker(work, "change")

    def _changed(self, told: str, unmark: bool) -> None:
        if unmark:
            self.article_list.marked.clear()
        self.refresh_list()
        self.say_text(told)

    def action_tag_articles(self) -> None:
        """Ask for tags to give and to take away."""
        numbers = self._numbers()
        if not numbers:
            return
        from tui.screens.ask import AskDialog

        def told(answer: str | None) -> None:
            words = (answer or "").replace("＃", "#").replace("－", "-").split()
            drop = [word[1:] for word in words if word.startswith("-") and len(word) > 1]
            add = [word.lstrip("#") for word in words if not word.startswith("-") and word.lstrip("#")]
            if add or drop:

                def change(library: Library) -> str:
                    library.tag(numbers, add=add, drop=drop)
                    return catalogue.text("tag.done", count=len(numbers))

                self._change(change)

        self.app.push_screen(AskDialog(catalogue.text("tag.ask")), told)

    def action_remove_articles(self) -> None:
        """Put the chosen articles into the trash."""
        numbers = self._numbers()
        if not numbers:
            return

        def change(library: Library) -> str:
            from summarise.library.trash import DAYS

            return catalogue.text("remove.done", count=library.remove(numbers), days=DAYS)

        self._change(change, unmark=True)

    def action_restore_articles(self) -> None:
        """Take back what was removed last."""

        def change(library: Library) -> str:
            count = len(library.restore())
            return catalogue.text("restore.done", count=count) if count else catalogue.text("restore.none")

        self._change(change)

    def action_show_reprints(self) -> None:
        """List the other copies of the article under the cursor."""
        listing = self.article_list
        entry = listing.entries[listing.cursor] if listing.count() else None
        if entry is None or entry.number is None or entry.card is None or not entry.card.copies:
            self.say("reprints.none")
            return
        self.list_as(replace(self.arrangement, query=f"like:{entry.number}"))
