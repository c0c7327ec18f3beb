"""Moving between panes and articles, and which panes are on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widget import Widget

from tui.entries import Entry
from tui.reader import messages
from tui.screens.reading.base import ReadingBase
from tui.widgets.article_list import ArticleList
from tui.widgets.item_list import ItemList

AREAS: tuple[str, ...] = ("list", "text", "summary", "figures")
NARROW, WIDE, GISTS = 72, 112, 120
"""Below ``NARROW`` cells one pane is on show at a time, from ``WIDE`` all of them; from ``GISTS`` the list has room for
a summary of each article."""


class Moving(ReadingBase):
    """Focus, panes, next and previous article."""

    list_shown: bool = True
    side_shown: bool = True
    zen: bool = False

    # Panes --------------------------------------------------------------------------------------------------

    def arrange_columns(self, width: int) -> None:
        """Decide which columns are on the screen, by its width and where the keyboard is."""
        self.narrow = narrow = width < NARROW
        wide = width >= WIDE
        side_area = self.area in ("summary", "figures")
        if self.list_alone and self.area == "list":
            columns = {"list"}
        elif self.zen:
            columns = {"text"}
        elif narrow:
            columns = {"side" if side_area else self.area}
        elif wide:
            columns = {"text"} | ({"list"} if self.list_shown else set()) | ({"side"} if self.side_shown else set())
        else:
            # Two columns: beside the text stands what was used last.
            beside = "side" if side_area or (self.area == "text" and self._beside == "side") else "list"
            shown = self.side_shown if beside == "side" else self.list_shown
            columns = {"text", beside} if shown else {"text"}
            self._beside = beside
        for column in ("list", "text", "side"):
            widget = self.query_one(f"#{column}-column")
            widget.set_class(column not in columns, "-away")
            widget.set_class(columns == {column}, "-alone")
        self.article_list.set_gists(width >= GISTS and columns > {"list"})

    _beside: str = "list"

    def focus_area(self, name: str) -> None:
        """Give the keyboard to a pane, showing it where it is hidden."""
        if name not in AREAS:
            return
        if name == "list":
            self.list_shown = True
        elif name != "text":
            self.side_shown = True
        if name != "text":
            self.zen = False
            self.note_read()
        self.area = name
        self.arrange_columns(self.size.width)
        self.query_one(f"#{name}", Widget).focus()

    def on_descendant_focus(self) -> None:
        """The mouse may have moved the focus: follow it."""
        focused = self.focused
        name = focused.id if focused is not None else None
        if name in AREAS:
            self.area = name
            self.arrange_columns(self.size.width)
        self.light_headings()

    def light_headings(self) -> None:
        """Show by its headline which pane has the keyboard."""
        for name in ("list", "summary", "figures"):
            self.query_one(f"#{name}-heading").set_class(self.area == name, "-live")

    def action_focus_pane(self, name: str) -> None:
        """Go to a pane."""
        self.focus_area(name)

    def action_focus_side(self, step: int) -> None:
        """Go to the pane on the left or on the right."""
        order = ("list", "text", "summary")
        column = "summary" if self.area == "figures" else self.area
        at = order.index(column) + step
        if 0 <= at < len(order):
            target = order[at]
            self.focus_area("figures" if target == "summary" and self._last_side == "figures" else target)

    _last_side: str = "summary"

    def action_focus_next(self) -> None:
        """Go to the next pane."""
        self._cycle(1)

    def action_focus_previous(self) -> None:
        """Go to the previous pane."""
        self._cycle(-1)

    def _cycle(self, step: int) -> None:
        areas: Sequence[str] = ("text",) if self.zen else AREAS
        at = areas.index(self.area) if self.area in areas else 0
        self.focus_area(areas[(at + step) % len(areas)])

    def action_toggle_side(self) -> None:
        """Show or hide summary and figures."""
        if self.zen or self.query_one("#side-column").has_class("-away"):
            self.zen, self.side_shown, self._beside = False, True, "side"
            if self.narrow:
                self.focus_area("summary")
                return
            if self.area == "list" and self.size.width < WIDE:
                # There is room for two columns: the list gives way.
                self.focus_area("text")
                return
        else:
            self.side_shown, self._beside = self.narrow, "list"
            if self.area in ("summary", "figures"):
                self.focus_area("text")
                return
        self.arrange_columns(self.size.width)

    def action_toggle_list(self) -> None:
        """Show or hide the list."""
        if self.zen or self.query_one("#list-column").has_class("-away"):
            self.zen, self.list_shown, self._beside = False, True, "list"
            if self.narrow:
                self.focus_area("list")
                return
        else:
            self.list_shown, self._beside = self.narrow, "side"
            if self.area == "list":
                self.focus_area("text")
                return
        self.arrange_columns(self.size.width)

    def action_zen(self) -> None:
        """Show the text alone, or the list where it has the keyboard; or everything again."""
        if self.area == "list":
            self.list_alone = not self.list_alone
            self.arrange_columns(self.size.width)
            self.find_gists_soon()
            return
        self.zen = not self.zen
        for name in ("status", "keys"):
            self.query_one(f"#{name}").display = not self.zen
        self.focus_area("text")

    def action_back(self) -> None:
        """One step back: the search, the panel, zen, and then to the list."""
        clear = getattr(self, "clear_search", None)
        if self.stop_work("compare") or self.stop_work("pipe"):
            self.say("work.stopped")
        elif getattr(self, "query_text", "") and clear is not None:
            clear()
        elif self.zen:
            self.action_zen()
        elif self.area in ("summary", "figures"):
            self.focus_area("text")
        elif self.area == "text":
            self.focus_area("list")
        elif self.list_alone:
            self.action_zen()

    # Articles -----------------------------------------------------------------------------------------------

    def action_next_article(self, step: int) -> None:
        """Go to the next or previous article without leaving the text."""
        entries = self.ordered_entries()
        if not entries:
            self.say("article.none")
            return
        at = entries.index(self.entry) if self.entry in entries else 0
        if not 0 <= at + step < len(entries):
            self.say("article.last" if step > 0 else "article.first")
            return
        self.article_list.move_to(at + step)
        self._open(entries[at + step])

    def _open(self, entry: Entry) -> None:
        if entry is not self.entry:
            self.open_entry(entry)

    def on_item_list_moved(self, event: ItemList.Moved) -> None:
        """The text follows the cursor through the list."""
        if isinstance(event.control, ArticleList) and self.area == "list" and not self.list_alone:
            entries = self.ordered_entries()
            if 0 <= event.index < len(entries):
                self._open(entries[event.index])

    def on_reader_pane_end_reached(self, _event: messages.EndReached) -> None:
        """Space at the end goes on to the next article."""
        self.action_next_article(1)
