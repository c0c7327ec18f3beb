"""The part of the reading pane that knows where the reader is: layout, scrolling and the place that is kept."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import events
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender
from textual.timer import Timer
from textual.widget import Widget

from tui.reader.ambiguous import count_ambiguous_as
from tui.reader.layout import Page, PageStyle
from tui.reader.sources import PageSource, PlainSource, paragraph_at

Align = Literal["top", "centre", "nearest"]

SLICE_MS = 8.0
"""Milliseconds of layout between two turns of the event loop."""
SLICE_PAUSE_SECONDS = 0.012
REST_SECONDS = 0.15
"""Time between a new layout and its first slice."""

_MARGIN = 2
_ROOM_FOR_MARGINS = 20


class WholeCells(ScrollBarRender):
    """A scroll bar without the blocks of fractions of a cell, which are ambiguous characters."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


class Viewport(ScrollView, inherit_bindings=False):
    """A window on a `Page`. Places are offsets into the article's text, in code points.

    Line numbers change while the page is laid out behind the reader's back. What is kept is the text's own place
    on the first visible line; the scroll position follows it.
    """

    measure: reactive[int] = reactive(76)
    """The widest column, in cells; 0 for the pane's whole width."""
    spacing: reactive[int] = reactive(0)
    """Blank lines after each line of text."""
    gap: reactive[int] = reactive(1)
    """Blank lines between paragraphs."""
    indent: reactive[bool] = reactive(True)
    """Whether body paragraphs begin two ideographic spaces in."""
    ambiguous: reactive[int] = reactive(1)
    """Cells that “ ” … — take in this terminal, 1 or 2."""

    def __init__(
        self, *, name: str | None = None, id: str | None = None, classes: str | None = None, disabled: bool = False
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._source: PageSource = PlainSource("")
        self._page: Page | None = None
        # The place that is kept: a paragraph, a place in its shown text, and the lines from there to the top.
        self._top: tuple[int, int, int] = (0, 0, 0)
        self._laid = Size(0, 0)
        self._slices: Timer | None = None
        self._reported: tuple[int, float] | None = None

    # What is shown ------------------------------------------------------------------------------------------

    def show(self, source: PageSource, *, at: int = 0) -> None:
        """Show another text, with the place ``at`` on the first row.

        A final article may take a provisional one's place in this way, with the place mapped by the caller, and
        another script the original's: nothing on the screen moves that does not have to.
        """
        before, self._source = self._source, source
        kept = self._page is not None and at == _place(before, self._top)
        self._top = _same_paragraph(before, source, self._top, at) if kept else (*_find(source, at), 0)
        self._reported = None
        self._page = None  # out of sight, there is no layout until the pane is seen again
        self._lay_out()

    @property
    def source(self) -> PageSource:
        """What is shown."""
        return self._source

    # The place ----------------------------------------------------------------------------------------------

    @property
    def place(self) -> int:
        """The offset of the text on the first visible row. Stays the same while the layout changes around it."""
        if not len(self._source):
            return 0
        if self._page is None or not self._top[2]:
            return _place(self._source, self._top)
        row = self._page.row(self.first_line)
        return self._source.to_article(row.paragraph, row.start)

    @property
    def progress(self) -> float:
        """How much of the article lies behind the reader: 0 at its beginning, 1 with its last row in sight."""
        if not len(self._source) or (self._page is not None and self.at_end):
            return 1.0
        return min(1.0, self.place / max(1, self._source.end(len(self._source) - 1)))

    @property
    def at_end(self) -> bool:
        """Whether the last row is in sight."""
        return self._page is None or self.first_line + self.lines >= self._page.height

    @property
    def lines(self) -> int:
        """How many lines are visible, at least 1."""
        return max(1, self.scrollable_content_region.height)

    @property
    def first_line(self) -> int:
        """The number of the first visible line, from the top of the page as far as that is laid out."""
        return round(self.scroll_y)

    def visible_range(self) -> tuple[int, int]:
        """The places where the visible text begins and ends."""
        page = self._page
        if page is None or not len(self._source):
            return (0, 0)
        last = page.row(self.first_line + self.lines - 1)
        return self.place, self._source.to_article(last.paragraph, last.end)

    # Moving -------------------------------------------------------------------------------------------------

    def go_to(self, offset: int, *, align: Align = "top") -> None:
        """Bring a place into sight: on the first row, in the middle, or with the least movement."""
        self.go_to_shown(*_find(self._source, offset), align=align)

    def go_to_shown(self, paragraph: int, shown: int, *, align: Align = "top") -> None:
        """`go_to` for a place in the shown text of a paragraph of the source."""
        page = self._page
        if page is None or not len(self._source):
            self._top = (paragraph, shown, 0)
            return
        page.settle(page.line_of(paragraph, shown), self.lines, 2 * self.lines)
        self._resync()
        y = page.line_of(paragraph, shown)
        if align == "centre":
            self._scroll_line(y - self.lines // 2)
        elif align == "top":
            self._scroll_line(y)
            # The place itself is kept, not the beginning of its row, and even where the page ends too soon.
            self._top = (paragraph, shown, self.first_line - y)
            self._report()
        elif y < self.first_line:
            self._scroll_line(y)
        elif y >= self.first_line + self.lines:
            self._scroll_line(y - self.lines + 1)

    def go_to_line(self, y: int) -> None:
        """Put a line on top; negative numbers count from the end of the page, -1 being the last line."""
        page = self._page
        if page is None or not len(self._source):
            return
        if y < 0:
            page.settle(page.height - 1, 2 * self.lines, 0)
            y += page.height
        else:
            page.settle(y, 0, 2 * self.lines)
        self._resync()
        self._scroll_line(y)

    def scroll_lines(self, lines: int) -> None:
        """Scroll by some lines, up where negative."""
        page = self._page
        if page is None or not len(self._source):
            return
        y = page.settle(self.first_line, self.lines + max(0, -lines), 2 * self.lines + max(0, lines))
        self._set_line(y)
        self._scroll_line(y + lines)

    def _scroll_line(self, y: int) -> None:
        """Scroll so that line ``y`` is the first, as far as there is text below it."""
        page = self._page
        if page is None:
            return
        y = max(0, min(y, page.height - self.lines))
        known = self.virtual_size.height
        if page.height != known and (y > self.max_scroll_y or y + self.lines >= min(page.height, known)):
            self._set_height()
        self.scroll_target_y = y
        self.scroll_y = float(y)

    def _set_line(self, y: int) -> None:
        """Count the first visible line as ``y`` from now on; nothing moves on the screen."""
        if y == self.first_line:
            return
        if y > self.max_scroll_y:
            self._set_height()
        self.set_reactive(Widget.scroll_y, float(y))
        self.set_reactive(Widget.scroll_target_y, float(y))
        self.forget_strips()
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = y

    def _resync(self) -> None:
        """Find the first visible line again after lines above it have been laid out."""
        page = self._page
        if page is not None and len(self._source):
            paragraph, shown, shift = self._top
            self._set_line(max(0, page.line_of(paragraph, shown) + shift))

    def _set_height(self) -> None:
        if self._page is not None:
            self.virtual_size = Size(self.scrollable_content_region.width, self._page.height)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep the place in step with the scroll bar, the wheel and the keys."""
        super().watch_scroll_y(old_value, new_value)
        page = self._page
        if round(old_value) == round(new_value) or page is None or not len(self._source):
            return
        if self.scrollable_content_region.size != self._laid:
            return  # the pane has another size already and will be laid out for it, around the old place
        y = page.settle(self.first_line, self.lines, 2 * self.lines)
        y = max(0, min(y, page.height - self.lines))
        if y != self.first_line:
            self._set_line(y)
            self.refresh()
        row = page.row(y)
        self._top = (row.paragraph, row.start, y - page.line_of(row.paragraph, row.start))
        self._report()

    def _report(self) -> None:
        now = (self.place, self.progress)
        if now != self._reported:
            self._reported = now
            self.place_changed(*now)

    # Layout -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Set the text anew around the kept place."""
        width, height = size = self.scrollable_content_region.size
        if not self.is_mounted or width <= 0 or height <= 0:
            return
        margin = _MARGIN if width >= _ROOM_FOR_MARGINS else 0
        measure = max(1, width - 2 * margin)
        if self.measure > 0:
            measure = min(measure, max(2, self.measure))
        if measure > 2:
            measure -= measure % 2
        style = PageStyle(
            measure=measure,
            indent=4 if self.indent else 0,
            gap=max(0, self.gap),
            spacing=max(0, self.spacing),
            hang=margin,
            ambiguous=2 if self.ambiguous == 2 else 1,
        )
        self._laid = size
        self._page = page = Page(self._source, style)
        self.set_column(margin + max(0, width - 2 * margin - measure) // 2)
        y = 0
        if len(self._source):
            paragraph, shown, _ = self._top
            # A place too near the end to stand on top needs what comes into sight above it.
            page.settle(page.line_of(paragraph, shown), height, 2 * height)
            kept = page.line_of(paragraph, shown)
            y = max(0, min(kept, page.height - height))
            self._top = (paragraph, shown, y - kept)
        self._set_height()
        self._set_line(y)
        self.forget_strips()
        self.refresh()
        self._report()
        if self._slices is not None:
            self._slices.stop()
        # The page on the screen is complete: let it be painted before anything else is done.
        self._slices = None if page.exact else self.set_timer(REST_SECONDS, self._slice)

    def _slice(self) -> None:
        page = self._page
        if page is None:
            return
        more = page.advance(SLICE_MS)
        self._resync()
        if not more:
            self._set_height()
        self._slices = self.set_timer(SLICE_PAUSE_SECONDS, self._slice) if more else None

    def watch_measure(self) -> None:
        """Set the text anew in another column."""
        self._lay_out()

    def watch_spacing(self) -> None:
        """Set the text anew with other spacing."""
        self._lay_out()

    def watch_gap(self) -> None:
        """Set the text anew with other gaps."""
        self._lay_out()

    def watch_indent(self) -> None:
        """Set the text anew with or without indents."""
        self._lay_out()

    def watch_ambiguous(self) -> None:
        """Set the text anew for a terminal with other widths, and have the rest of the screen count likewise."""
        count_ambiguous_as(2 if self.ambiguous == 2 else 1)
        self.vertical_scrollbar.renderer = (  # type: ignore[misc]  # documented by Textual as settable
            WholeCells if self.ambiguous == 2 else ScrollBarRender
        )
        self._lay_out()

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        # Told before the screen is painted, where a resize comes after it: the first frame has the text already.
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if self._page is None:
            self._lay_out()
        return changed

    def on_resize(self, event: events.Resize) -> None:
        """Set the text anew for another width; the place stays."""
        if self._page is None or self.scrollable_content_region.size != self._laid:
            self._lay_out()

    # What the pane does with it -----------------------------------------------------------------------------

    def set_column(self, left: int) -> None:
        """The column begins ``left`` cells from the left edge."""
        raise NotImplementedError

    def forget_strips(self) -> None:
        """Lines have other numbers, or look otherwise."""
        raise NotImplementedError

    def place_changed(self, offset: int, progress: float) -> None:
        """Another text stands on the first visible line."""
        raise NotImplementedError


def _find(source: PageSource, offset: int) -> tuple[int, int]:
    """The paragraph and the place in its shown text for a place in the article; 0 is the very beginning."""
    if offset <= 0 or not len(source):
        return (0, 0)
    i = paragraph_at(source, offset)
    return (i, source.to_shown(i, offset))


def _place(source: PageSource, top: tuple[int, int, int]) -> int:
    return source.to_article(top[0], top[1]) if len(source) else 0


def _same_paragraph(before: PageSource, after: PageSource, top: tuple[int, int, int], at: int) -> tuple[int, int, int]:
    """The kept place in another view of the same paragraphs; in the masthead, a place does not tell the line."""
    i = top[0]
    if len(before) == len(after) and i < len(after) and before.start(i) == after.start(i):
        return (i, after.to_shown(i, at), 0)
    return (*_find(after, at), 0)
