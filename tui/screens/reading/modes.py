"""Panes made wider and narrower by keys and mouse, and the plain mode for screen readers and magnifiers."""

from __future__ import annotations

from typing import Any, Literal

from textual import events
from textual.geometry import Offset

from tui import catalogue, memory
from tui.reader import messages
from tui.screens.reading.moving import Moving
from tui.widgets.article_list import ArticleList
from tui.widgets.item_list import ItemList

Edge = Literal["list", "side", "summary"]
"""What is dragged: the right edge of the list, the left one of the side, the line between summary and figures."""

NARROWEST_PANE, NARROWEST_TEXT, LOWEST_PANE = 16, 24, 3
"""Cells and rows that are left to every pane."""
SHOW_CURSOR, HIDE_CURSOR = "\x1b[?25h", "\x1b[?25l"


class Modes(Moving):
    """The keys ``e``, ``E``, ``a``, ``A`` and ``Z``."""

    plain: bool = False
    """One pane at a time, no boxes, states in words, the terminal's own cursor on the current row."""
    _dragged: Edge | None = None

    # Sizes --------------------------------------------------------------------------------------------------

    def arrange_columns(self, width: int) -> None:
        """See `Moving.arrange_columns`; plain is as narrow as can be."""
        super().arrange_columns(0 if self.plain else width)
        for name in ("list", "side"):
            column = self.query_one(f"#{name}-column")
            cells = int(self.remembered.get(f"{name}_width", 0))
            alone = column.has_class("-alone") or not cells
            column.styles.width = None if alone else min(cells, max(NARROWEST_PANE, width - NARROWEST_TEXT))
        rows = int(self.remembered.get("summary_height", 0))
        self.summary_pane.styles.height = None if self.plain or not rows else rows
        for name in ("summary", "figures"):
            # Where there is one pane only, it is not shared by two lists.
            away = self.plain and self.area in ("summary", "figures") and name != self.area
            self.query_one(f"#{name}").set_class(away, "-away")
            self.query_one(f"#{name}-heading").set_class(away, "-away")

    def _set_size(self, name: str, value: int) -> None:
        self.remembered[name] = value
        self.arrange_columns(self.size.width)

    def _resize_column(self, name: str, cells: int) -> None:
        room = self.size.width - NARROWEST_TEXT
        other = self.query_one("#side-column" if name == "list" else "#list-column")
        if not other.has_class("-away"):
            room -= other.size.width
        self._set_size(f"{name}_width", max(NARROWEST_PANE, min(cells, room)))

    def _resize_summary(self, rows: int) -> None:
        most = self.query_one("#side-column").size.height - 2 - LOWEST_PANE
        self._set_size("summary_height", max(LOWEST_PANE, min(rows, most)))

    def action_pane_wider(self, step: int) -> None:
        """Make the pane with the keyboard wider by ``step`` cells; the text takes them from the pane beside it."""
        name = {"list": "list", "text": ""}.get(self.area, "side")
        if not name:
            step = -step
            name = "list" if self.query_one("#side-column").has_class("-away") else "side"
        column = self.query_one(f"#{name}-column")
        if column.has_class("-away") or column.has_class("-alone"):
            self.say("panes.alone")
            return
        self._resize_column(name, column.size.width + step)
        self._remember_sizes()

    def action_summary_taller(self, step: int) -> None:
        """Give the summary ``step`` rows of the figures."""
        if self.plain or self.query_one("#side-column").has_class("-away"):
            self.say("panes.alone")
            return
        self._resize_summary(self.summary_pane.size.height + step)
        self._remember_sizes()

    def _remember_sizes(self) -> None:
        names = ("list_width", "side_width", "summary_height")
        memory.remember(**{name: self.remembered[name] for name in names if name in self.remembered})

    # The mouse ----------------------------------------------------------------------------------------------

    def _edge_at(self, x: int, y: int) -> Edge | None:
        if self.plain:
            return None
        text, side = self.query_one("#text-column"), self.query_one("#side-column")
        if not side.has_class("-away") and self.query_one("#figures-heading").region.contains(x, y):
            return "summary"
        if side.region.contains(x, y) and x == side.region.x and not text.has_class("-away"):
            return "side"
        if text.region.contains(x, y) and x == text.region.x and text.region.x > 0:
            return "list"
        return None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The edge of a pane is taken hold of."""
        self._dragged = self._edge_at(event.screen_x, event.screen_y)
        if self._dragged is not None:
            event.stop()
            self.query_one("#body").capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The edge follows the pointer."""
        if self._dragged == "list":
            self._resize_column("list", event.screen_x)
        elif self._dragged == "side":
            self._resize_column("side", self.size.width - event.screen_x)
        elif self._dragged == "summary":
            self._resize_summary(event.screen_y - self.summary_pane.region.y)

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """The edge is let go."""
        if self._dragged is not None:
            self._dragged = None
            self.query_one("#body").release_mouse()
            self._remember_sizes()

    # Plain --------------------------------------------------------------------------------------------------

    def action_plain(self) -> None:
        """Switch the plain mode on or off, and remember it."""
        self.set_plain(not self.plain)
        self.remembered["plain"] = self.plain
        memory.remember(plain=self.plain)
        self.say("plain.on" if self.plain else "plain.off")

    def set_plain(self, plain: bool) -> None:
        """Go into the plain mode or out of it."""
        self.plain = plain
        self.app.set_class(plain, "-plain")
        self.query_one("#keys").display = not plain
        self.pane.caret = None
        self.arrange_columns(self.size.width)
        self._write(SHOW_CURSOR if plain else HIDE_CURSOR)
        if plain:
            self.call_after_refresh(self.place_cursor)

    def _write(self, sequence: str) -> None:
        driver: Any = self.app._driver
        if driver is not None and not driver.is_headless:
            driver.write(sequence)

    def place_cursor(self) -> None:
        """Put the terminal's own cursor on the current row of the pane with the keyboard."""
        if not self.plain or self.app.screen is not self:
            return
        self._write(SHOW_CURSOR)
        if self.area == "text":
            pane = self.pane
            first, last = pane.visible_range()
            if pane.caret is None or not first <= pane.caret <= last:
                pane.caret = None
                pane.action_caret()
            return
        listing = self.query_one(f"#{self.area}", ItemList)
        self.app.cursor_position = listing.content_region.offset + Offset(0, listing.cursor_row)
        # The cursor goes to its place with whatever is painted next.
        self.status.refresh()

    def on_item_list_moved(self, event: ItemList.Moved) -> None:
        """Tell in words what stands under the cursor."""
        if self.plain:
            # After the article has been opened, which takes messages away.
            self.call_after_refresh(self._tell_row, event.control, event.index)

    def _tell_row(self, listing: ItemList, index: int) -> None:
        words = [f"{catalogue.text(f'pane.{listing.id}')}: {index + 1}/{listing.count()}"]
        if isinstance(listing, ArticleList) and index < listing.count():
            entry = listing.entries[index]
            states = {
                "plain.open": entry is self.entry,
                "plain.marked": entry in listing.marked,
                "plain.read": entry.read,
                "list.unreadable": entry.error is not None,
            }
            words += [catalogue.text(key) for key, holds in states.items() if holds]
        self.say_text(", ".join(words))
        self.place_cursor()

    def on_reader_pane_place_changed(self, _event: messages.PlaceChanged) -> None:
        """The current row stays in sight."""
        if self.plain:
            self.call_after_refresh(self.place_cursor)

    def on_descendant_focus(self) -> None:
        """The cursor goes where the keyboard goes."""
        if self.plain:
            self.arrange_columns(self.size.width)
            self.call_after_refresh(self.place_cursor)

    def on_screen_resume(self) -> None:
        """A dialog has closed."""
        if self.plain:
            self.call_after_refresh(self.place_cursor)
