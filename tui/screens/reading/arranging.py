"""The list: filtered as one types, ordered, grouped; the library's or of what was opened."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.timer import Timer
from textual.worker import get_current_worker

from tui import catalogue
from tui.arrangement import GROUPINGS, ORDERS, Arrangement, Grouping, Listing, Order
from tui.screens.reading.base import ReadingBase
from tui.screens.reading.gisting import Gisting
from tui.screens.reading.searching import Searching
from tui.widgets.heading import Heading

if TYPE_CHECKING:
    from tui.widgets.search_field import SearchField

AFTER_FIRST = 0.15
"""Seconds after the first frame in which the list has its first rows only."""
TIDY_AFTER = 3.0
"""Seconds after the first frame until the day's backup begins."""
TYPING = 0.06
"""Seconds without a key after which the list is filtered by what was typed."""


class Arranging(Gisting, Searching):
    """The keys ``/`` and ``=`` in the list, and ``0``."""

    _wanted: Arrangement | None = None
    _before: Arrangement = Arrangement()
    _filter_timer: Timer | None = None
    _whole_list: bool = False
    _put_last: Arrangement | None = None
    _open_first: bool = False

    # What the list shows ------------------------------------------------------------------------------------

    @property
    def arrangement(self) -> Arrangement:
        """How the list is arranged, or will be in a moment."""
        return self._wanted or self.shelf.listing.arrangement

    def show_list(self) -> None:
        """Show what the shelf holds, before the first frame."""
        self._put(self.shelf.listing, cursor=0)

    def complete_list(self) -> None:
        """After the first frame: the library's list beyond its first rows; the day's backup."""
        if self.shelf.of_library:
            # Nobody goes beyond the first rows at once, and the first text has the way before it.
            self.set_timer(AFTER_FIRST, self._complete)
        from tui.library_door import library_exists

        if library_exists():
            self.set_timer(TIDY_AFTER, partial(self.in_worker, self._tidy, "tidy"))

    def _complete(self) -> None:
        if self._wanted is None and self.shelf.of_library:
            self.list_as(self.shelf.listing.arrangement)

    def _tidy(self) -> None:
        library = self.library()
        if library is not None and library.notice:
            self.call_later(self.say_text, library.notice)
        elif library is not None and library.back_up() is not None:
            library.purge()
            library.forget_oldest()

    def list_as(self, arrangement: Arrangement, *, of_library: bool | None = None) -> None:
        """Arrange the list anew in a worker; ``of_library`` changes between the library and what was opened."""
        self._wanted = arrangement
        self._whole_list = self.shelf.of_library if of_library is None else of_library
        self.in_worker(partial(self._make_listing, arrangement, self._whole_list), "arrange")

    def _make_listing(self, arrangement: Arrangement, of_library: bool) -> None:
        library = self.library() if of_library else None
        if of_library and library is None:
            return
        listing = self.shelf.arranged(arrangement, catalogue.text("list.unnamed"), library)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Arranged(listing))

    def on_reading_base_arranged(self, event: ReadingBase.Arranged) -> None:
        """Take the new arrangement, unless another one is wanted by now."""
        if self._wanted is not None and event.listing.arrangement != self._wanted:
            return
        self._wanted = None
        self.shelf.listing = event.listing
        self._put(event.listing)
        if self._open_first:
            self._open_first = False
            if event.listing.entries and self.entry not in event.listing.entries and not self.list_alone:
                self.open_entry(event.listing.entries[0])

    def _put(self, listing: Listing, cursor: int | None = None) -> None:
        entries = listing.entries
        if cursor is None and self.entry is not None and self.entry in entries:
            cursor = entries.index(self.entry)
        elif cursor is None:
            cursor = 0 if listing.arrangement != self._put_last else min(self.article_list.cursor, len(entries) - 1)
        self._put_last = listing.arrangement
        key = "list.no-match" if listing.arrangement.query else "list.empty"
        self.article_list.message = catalogue.text(
            "list.no-library" if self.shelf.of_library and not listing.whole else key
        )
        self.article_list.show(entries, listing.headings, cursor=cursor)
        self._name_list(listing)
        self.find_gists_soon()

    def _name_list(self, listing: Listing) -> None:
        name = catalogue.text("list.library" if self.shelf.of_library else "pane.list")
        own = self.shelf.own
        if not self.shelf.of_library and own and own[0].sample:
            name = f"{name} ({catalogue.text('list.sample')})"
        shown, query = len(listing.entries), listing.arrangement.query
        if query:
            name = (
                catalogue.text("list.count", name=name, shown=f"{shown:,}", whole=f"{listing.whole:,}") + f"  {query}"
            )
        elif self.shelf.of_library:
            name = catalogue.text("list.counted", name=name, shown=f"{max(shown, listing.whole):,}")
        self.query_one("#list-heading", Heading).label = name

    def refresh_list(self) -> None:
        """Articles were added to the library, changed or removed: bring the list up to date."""
        rows = self.shelf.rows
        self._wanted = arrangement = self.arrangement

        def work() -> None:
            if rows is not None:
                rows.refresh()
            self._make_listing(arrangement, self.shelf.of_library)

        self.in_worker(work, "arrange")

    def show_query(self, query: str) -> None:
        """List the library's articles that fulfil ``query``."""
        self.list_as(Arrangement(query), of_library=True)
        self.focus_area("list")

    def library_grew(self) -> None:
        """Show the library with what came into it; the samples leave with the first article."""
        own = self.shelf.own
        if own and all(entry.sample for entry in own):
            own.clear()
            self.list_as(Arrangement(), of_library=True)
        elif self.shelf.of_library:
            self.refresh_list()

    def action_toggle_library(self) -> None:
        """Show the library, or what was opened by name."""
        if self.shelf.of_library and not self.shelf.own:
            self.list_as(Arrangement())
        else:
            self.list_as(Arrangement(), of_library=not self.shelf.of_library)
        self.focus_area("list")

    # Filter -------------------------------------------------------------------------------------------------

    def action_search(self) -> None:
        """In the list: filter it; elsewhere search in the text."""
        if self.area != "list":
            super().action_search()
            return
        if self.query("SearchField"):
            return
        from tui.widgets.search_field import SearchField

        self._before = self.arrangement
        query = self._before.query
        field = SearchField(
            query + " " if query else "",
            placeholder=catalogue.text("filter.prompt"),
            id="filter",
            select_on_focus=False,
        )
        self.mount(field, before="#status")
        field.focus()

    def on_search_field_typed(self, event: SearchField.Typed) -> None:
        """Filter the list once the fingers rest."""
        if event.field != "filter":
            return
        if self._filter_timer is not None:
            self._filter_timer.stop()
        query = event.query.strip()
        if query != self.arrangement.query:
            wanted = replace(self.arrangement, query=query)
            self._filter_timer = self.set_timer(TYPING, partial(self.list_as, wanted))

    def on_search_field_left(self, event: SearchField.Left) -> None:
        """Keep the filter, or go back to what it was."""
        fields = self.query("#filter")
        if event.field != "filter" or not fields:
            return
        from textual.widgets import Input

        typed = fields.first(Input).value.strip()
        fields.remove()
        if self._filter_timer is not None:
            self._filter_timer.stop()
        wanted = replace(self.arrangement, query=typed) if event.keep else self._before
        self._open_first = event.keep and typed != ""
        if wanted != self.arrangement or self._wanted is not None or self._open_first:
            self.list_as(wanted)
        self.focus_area("list")

    def action_back(self) -> None:
        """In a filtered list: take the filter away."""
        if self.area == "list" and self.arrangement.query and not self.stop_work("compare"):
            self.list_as(replace(self.arrangement, query=""))
            return
        super().action_back()  # type: ignore[misc]

    # Order and groups ---------------------------------------------------------------------------------------

    def action_order_list(self) -> None:
        """Ask for the order and the groups of the list."""
        from tui.screens.choose import Choice, ChooseDialog

        now = self.arrangement
        choices = [
            Choice(order, str(number), catalogue.text(f"order.{order}"), on=now.order == order)
            for number, order in enumerate(ORDERS, 1)
        ]
        choices.append(Choice("backwards", "r", catalogue.text("order.backwards"), on=now.backwards))
        for group, key in zip(GROUPINGS, "nsf", strict=True):
            words = catalogue.text(f"order.group.{group or 'none'}")
            choices.append(Choice(f"group.{group}", key, words, on=now.group == group))
        self.app.push_screen(ChooseDialog(catalogue.text("order.ask"), choices, start=now.order), self._order_told)

    def _order_told(self, answer: str | None) -> None:
        if answer is None:
            return
        now = self.arrangement
        orders: dict[str, Order] = {order: order for order in ORDERS}
        groups: dict[str, Grouping] = {f"group.{group}": group for group in GROUPINGS}
        if answer == "relevance" and not now.query:
            self.say("order.needs-query")
        if answer in orders:
            self.list_as(replace(now, order=orders[answer]))
        elif answer in groups:
            self.list_as(replace(now, group=groups[answer]))
        else:
            self.list_as(replace(now, backwards=not now.backwards))

    def open_number(self, number: int, at: int | None = None) -> None:
        """Show an article of the library, ``at`` an offset into its raw text, whatever the list shows."""
        library = self.library()
        entry = self.shelf.rows_of(library).get(number) if library is not None else None
        if entry is None:
            return
        if entry in self.shelf.entries:
            self.article_list.move_to(self.shelf.entries.index(entry))
        self.open_entry(entry, at=at)
        self.focus_area("text")
