"""A list that paints only the rows on screen: the base of the article list, the summary and the figures.

An item takes one or more rows. The subclass tells how many items there are and what their rows look like; texts are
data and go into segments as they are, never through markup.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.keys import bindings

Line = Sequence[Segment]
Part = tuple[str, str]
"""A piece of text, and the component class that it looks like."""


class ItemList(ScrollView, can_focus=True):
    """A focusable list with a cursor.

    Subclasses define `count` and `lines_of`; those whose items all take the same number of rows set `uniform` and may
    then hold any number of items at no cost. ``headed`` are items, in order, that have one row more above them.
    """

    uniform: int = 0
    headed: Sequence[int] = ()
    BINDINGS: ClassVar[list[BindingType]] = bindings("move", "list")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--title", "list--detail", "list--cursor", "list--mark", "list--group"}
    DEFAULT_CSS = """
    ItemList {
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        & > .list--title { color: $foreground; }
        & > .list--detail { color: $text-muted; }
        & > .list--mark { color: $accent; text-style: bold; }
        & > .list--group { color: $secondary; text-style: bold; }
        & > .list--cursor { background: $panel; text-style: bold; }
        &:focus > .list--cursor { background: $primary-muted; text-style: bold; }
    }
    """

    cursor: reactive[int] = reactive(0, init=False)

    class Moved(Message):
        """The cursor stands on another item."""

        def __init__(self, sender: ItemList, index: int) -> None:
            super().__init__()
            self.sender = sender
            self.index = index

        @property
        def control(self) -> ItemList:
            """The list whose cursor moved."""
            return self.sender

    class Chosen(Moved):
        """The item was chosen with Enter or the mouse."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._starts: list[int] = [0]
        self._lines: dict[int, list[Line]] = {}
        self._laid_width = -1
        self._base: Style | None = None

    # What a subclass says -----------------------------------------------------------------------------------

    def count(self) -> int:
        """How many items there are."""
        raise NotImplementedError

    def lines_of(self, index: int, width: int) -> list[Line]:
        """The rows of one item, each at most ``width`` cells wide."""
        raise NotImplementedError

    def placeholder(self, width: int) -> list[Line]:
        """The rows shown when there is no item."""
        return []

    def can_land(self, index: int) -> bool:
        """Whether the cursor may stand on the item (a group's headline may say no)."""
        return True

    def on_mount(self) -> None:
        """Painted rows hold colours: make them anew when the theme changes, once its styles are there."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.call_after_refresh(self._recolour))

    def _recolour(self) -> None:
        self._base = None
        self.rebuild()

    # Layout -------------------------------------------------------------------------------------------------

    def rebuild(self, *, keep_cursor: bool = True) -> None:
        """Lay out and paint again after the items changed."""
        self._lines.clear()
        self._laid_width = -1
        last = max(0, self.count() - 1)
        self.set_reactive(ItemList.cursor, min(self.cursor, last) if keep_cursor else 0)
        if self.count() and not self.can_land(self.cursor):
            self.set_reactive(ItemList.cursor, self._next_landing(self.cursor, 1))
        self._lay_out()
        self.refresh()

    def forget(self, index: int) -> None:
        """Paint one item again; its number of rows must not have changed."""
        self._lines.pop(index, None)
        self.refresh()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        # Without a width nothing can be laid out yet; it will come.
        if width in (0, self._laid_width):
            return
        self._laid_width = width
        self._lines.clear()
        if self.uniform:
            total = self.count() * self.uniform + len(self.headed)
        else:
            starts = [0]
            for index in range(self.count()):
                lines = self.lines_of(index, width)
                self._lines[index] = lines
                starts.append(starts[-1] + len(lines))
            self._starts = starts
            total = starts[-1]
        self.virtual_size = Size(width, total)

    def _start_of(self, index: int) -> int:
        if self.uniform:
            return index * self.uniform + bisect_left(self.headed, index)
        return self._starts[min(index, len(self._starts) - 1)]

    def _item_at(self, row: int) -> int:
        if self.uniform:
            return (
                bisect_right(range(self.count()), row, key=self._start_of) - 1 if self.headed else row // self.uniform
            )
        return bisect_right(self._starts, row) - 1

    def visible_items(self) -> range:
        """The indexes of the items on the screen."""
        if not self.count():
            return range(0)
        top = self.scroll_offset.y
        last = min(self.count() - 1, self._item_at(top + max(1, self.size.height) - 1))
        return range(max(0, self._item_at(top)), last + 1)

    def on_resize(self, event: events.Resize) -> None:
        """Lay out again when the width changed, and keep the cursor in view."""
        self._lay_out()
        self.call_after_refresh(self._show_cursor)

    # Painting -----------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        width = max(1, self.scrollable_content_region.width)
        base = self._base
        if base is None:
            base = self._base = self.rich_style
        if not self.count():
            rows = self._lines.get(-1)
            if rows is None:
                rows = self._lines[-1] = self.placeholder(width)
            return self._strip(rows[y] if y < len(rows) else [], width, base)
        row = y + self.scroll_offset.y
        index = self._item_at(row)
        if not 0 <= index < self.count():
            return Strip.blank(width, base)
        lines = self._lines.get(index)
        if lines is None:
            if len(self._lines) > 2000:
                self._lines.clear()
            lines = self._lines[index] = self.lines_of(index, width)
        part = row - self._start_of(index)
        line = lines[part] if part < len(lines) else []
        style = base
        if index == self.cursor and self.can_land(index):
            style = base + self.get_component_rich_style("list--cursor", partial=True)
        return self._strip(line, width, style)

    def _strip(self, line: Line, width: int, style: Style) -> Strip:
        segments = [Segment(segment.text, style + segment.style if segment.style else style) for segment in line]
        return Strip(segments).adjust_cell_length(width, style)

    def styled(self, text: str, component: str = "list--title") -> Segment:
        """A piece of text in the look of a component class, without its background."""
        style = self.get_component_rich_style(component, partial=True)
        return Segment(text, Style(color=style.color, bold=style.bold, italic=style.italic, underline=style.underline))

    def notify_style_update(self) -> None:
        """Colours changed: painted rows are stale."""
        super().notify_style_update()
        self._base = None
        self._lines.clear()
        self._laid_width = -1
        if self.is_mounted:
            self._lay_out()

    # The cursor ---------------------------------------------------------------------------------------------

    def _next_landing(self, index: int, step: int) -> int:
        at = index
        while 0 <= at < self.count():
            if self.can_land(at):
                return at
            at += step
        at = index
        while 0 <= at < self.count():
            if self.can_land(at):
                return at
            at -= step
        return max(0, min(index, self.count() - 1))

    @property
    def cursor_row(self) -> int:
        """The row of the pane, from 0, on which the item under the cursor begins."""
        return self._start_of(self.cursor) - self.scroll_offset.y if self.count() else 0

    def move_to(self, index: int, *, step: int = 1) -> None:
        """Put the cursor on the item ``index``, or the next one on which it may stand."""
        if not self.count():
            return
        self.cursor = self._next_landing(max(0, min(index, self.count() - 1)), step)

    def watch_cursor(self, _old: int, new: int) -> None:
        """Show the cursor's item and tell about it."""
        self._show_cursor()
        self.refresh()
        self.post_message(self.Moved(self, new))

    def _show_cursor(self) -> None:
        if not self.count():
            return
        start = self._start_of(self.cursor)
        height = self.uniform + (self.cursor in self.headed) if self.uniform else 0
        height = height or max(1, len(self._lines.get(self.cursor, ())) or 1)
        # A headline above the first item stays visible with it.
        if self.cursor and not any(self.can_land(i) for i in range(max(0, self.cursor - 3), self.cursor)):
            height, start = height + start, 0
        self.scroll_to_region(Region(0, start, 1, height), animate=False, force=True)

    def action_down(self) -> None:
        """One item down."""
        self.move_to(self.cursor + 1)

    def action_up(self) -> None:
        """One item up."""
        self.move_to(self.cursor - 1, step=-1)

    def action_page_down(self) -> None:
        """One screen down."""
        self.move_to(self._item_at(self._start_of(self.cursor) + max(1, self.size.height - 1)))

    def action_page_up(self) -> None:
        """One screen up."""
        self.move_to(self._item_at(max(0, self._start_of(self.cursor) - max(1, self.size.height - 1))), step=-1)

    def action_home(self) -> None:
        """The first item."""
        self.move_to(0)

    def action_end(self) -> None:
        """The last item."""
        self.move_to(self.count() - 1, step=-1)

    def action_open(self) -> None:
        """Choose the item under the cursor."""
        if self.count() and self.can_land(self.cursor):
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Choose the item that was clicked."""
        index = self._item_at(event.y + self.scroll_offset.y)
        if 0 <= index < self.count() and self.can_land(index):
            self.move_to(index)
            self.post_message(self.Chosen(self, index))
