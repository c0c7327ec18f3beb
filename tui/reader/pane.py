"""The reading pane: a whole article on the Line API, of which only what is near the screen is ever laid out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from tui.reader.ambiguous import count_ambiguous_as
from tui.reader.layout import Page, PageStyle, Row
from tui.reader.painting import Canvas, paint
from tui.reader.sources import LineKind, PageSource, PlainSource
from tui.reader.spans import PaneSpan, SpanLayer, in_order
from tui.reader.widths import clusters

Align = Literal["top", "centre", "nearest"]

SLICE_MS = 8.0
"""Milliseconds of layout between two turns of the event loop."""

SLICE_PAUSE_SECONDS = 0.012
REST_SECONDS = 0.15
"""Time between a new layout and its first slice."""

_MARGIN = 2
_ROOM_FOR_MARGINS = 20


class ReaderPane(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a `PageSource` in a centred column and keeps the reader's place.

    Places are offsets into the article's text, in code points.
    """

    DEFAULT_CSS = """
    ReaderPane {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .reader--title { text-style: bold; color: $text-primary; }
        & > .reader--meta { color: $text-muted; }
        & > .reader--heading { text-style: bold; color: $text-accent; }
        & > .reader--quote { text-style: italic; }
        & > .reader--code { color: $text-secondary; }
        & > .reader--caption { text-style: italic; color: $text-muted; }
        & > .reader--note { text-style: italic; color: $text-muted; }
        & > .reader--figure-money { text-style: bold; color: $text-success; }
        & > .reader--figure-percent { text-style: bold; color: $text-warning; }
        & > .reader--figure-quantity { text-style: bold; color: $text-accent; }
        & > .reader--figure-date { text-style: underline; color: $text-primary; }
        & > .reader--figure-duration { text-style: underline; color: $text-secondary; }
        & > .reader--figure-multiple { text-style: bold; color: $text-error; }
        & > .reader--figure-rank { text-style: bold; color: $text-primary; }
        & > .reader--figure-model_size { text-style: bold underline; color: $text-accent; }
        & > .reader--name { text-style: underline; }
        & > .reader--summary { background: $accent-muted; }
        & > .reader--hit { background: $warning-muted; text-style: underline; }
        & > .reader--hit-current { background: $warning; color: $background; text-style: bold reverse; }
        & > .reader--repair-certain { text-style: underline; color: $text-success; }
        & > .reader--repair-uncertain { text-style: bold underline; color: $text-error; }
        & > .reader--removed { text-style: strike; color: $text-muted; }
        & > .reader--replaced { text-style: underline; color: $text-warning; }
        & > .reader--selection { text-style: reverse; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reader--title",
        "reader--meta",
        "reader--heading",
        "reader--quote",
        "reader--code",
        "reader--caption",
        "reader--note",
        "reader--figure-money",
        "reader--figure-percent",
        "reader--figure-quantity",
        "reader--figure-date",
        "reader--figure-duration",
        "reader--figure-multiple",
        "reader--figure-rank",
        "reader--figure-model_size",
        "reader--name",
        "reader--summary",
        "reader--hit",
        "reader--hit-current",
        "reader--repair-certain",
        "reader--repair-uncertain",
        "reader--removed",
        "reader--replaced",
        "reader--selection",
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "line_down", "Line down", id="reader.line_down", show=False),
        Binding("up,k", "line_up", "Line up", id="reader.line_up", show=False),
        Binding("pagedown,f", "page_down", "Page down", id="reader.page_down", show=False),
        Binding("pageup,b", "page_up", "Page up", id="reader.page_up", show=False),
        Binding("space", "read_on", "Read on", id="reader.read_on", show=False),
        Binding("d", "half_page_down", "Half a page down", id="reader.half_page_down", show=False),
        Binding("u", "half_page_up", "Half a page up", id="reader.half_page_up", show=False),
        Binding("home", "home", "Beginning", id="reader.home", show=False),
        Binding("end", "end", "End", id="reader.end", show=False),
    ]

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

    class PlaceChanged(Message):
        """The first visible row has changed.

        Args:
            pane: the pane.
            offset: the place of that row in the article.
            progress: how much of the article lies behind the reader, 0 to 1.
        """

        def __init__(self, pane: ReaderPane, offset: int, progress: float) -> None:
            super().__init__()
            self.pane = pane
            self.offset = offset
            self.progress = progress

        @property
        def control(self) -> ReaderPane:
            """The pane."""
            return self.pane

    class Clicked(Message):
        """A place in the text was clicked.

        Args:
            pane: the pane.
            offset: the place in the article.
        """

        def __init__(self, pane: ReaderPane, offset: int) -> None:
            super().__init__()
            self.pane = pane
            self.offset = offset

        @property
        def control(self) -> ReaderPane:
            """The pane."""
            return self.pane

    class EndReached(Message):
        """The reader asked for more text at the end of the article.

        Args:
            pane: the pane.
        """

        def __init__(self, pane: ReaderPane) -> None:
            super().__init__()
            self.pane = pane

        @property
        def control(self) -> ReaderPane:
            """The pane."""
            return self.pane

    def __init__(
        self, *, name: str | None = None, id: str | None = None, classes: str | None = None, disabled: bool = False
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._source: PageSource = PlainSource("")
        self._page: Page | None = None
        # The place that is kept: a paragraph, a place in its shown text, and the lines from there to the top.
        self._top: tuple[int, int, int] = (0, 0, 0)
        self._layers: dict[str, SpanLayer] = {}
        self._ordered: list[SpanLayer] = []
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._styles_found: dict[str, Style] = {}
        self._canvas: Canvas | None = None
        self._slices: Timer | None = None
        self._reported: tuple[int, float] | None = None
        self._moving = False

    # -- what is shown ------------------------------------------------------------------------------------

    def show(self, source: PageSource, *, at: int = 0) -> None:
        """Show another text, with the place ``at`` on the first row; highlights are taken away.

        A final article may take a provisional one's place in this way, with the place mapped by the caller.
        """
        self._source = source
        self._layers.clear()
        self._ordered = []
        self._top = self._find(at)
        self._reported = None
        self._lay_out()

    @property
    def source(self) -> PageSource:
        """What is shown."""
        return self._source

    def set_spans(self, layer: str, spans: Iterable[PaneSpan]) -> None:
        """Put the highlights of one layer in place of those it had; costs no layout. See `spans.LAYER_ORDER`."""
        found = SpanLayer(spans)
        self._layers[layer] = found
        self._ordered = [self._layers[name] for name in in_order(self._layers)]
        self._repaint()

    # -- the place ----------------------------------------------------------------------------------------

    @property
    def place(self) -> int:
        """The offset of the text on the first visible row. Stays the same while the layout changes around it."""
        i, shown, shift = self._top
        if self._page is None or not len(self._source):
            return self._source.to_article(i, shown) if len(self._source) else 0
        if shift:
            row = self._page.row(round(self.scroll_y))
            i, shown = row.paragraph, row.start
        return self._source.to_article(i, shown)

    @property
    def progress(self) -> float:
        """How much of the article lies behind the reader: 0 at its beginning, 1 with its last row in sight."""
        if not len(self._source):
            return 1.0
        if self._page is not None and self.at_end:
            return 1.0
        return min(1.0, self.place / max(1, self._source.end(len(self._source) - 1)))

    @property
    def at_end(self) -> bool:
        """Whether the last row is in sight."""
        page = self._page
        return page is None or round(self.scroll_y) + self._lines >= page.height

    def go_to(self, offset: int, *, align: Align = "top") -> None:
        """Bring a place into sight: on the first row, in the middle, or with the least movement."""
        page = self._page
        i, shown, _ = self._find(offset)
        if page is None:
            self._top = (i, shown, 0)
            return
        lines = self._lines
        y = page.settle(page.line_of(i, shown), lines, lines)
        self._resync()
        y = page.line_of(i, shown)
        if align == "centre":
            self._scroll_line(y - lines // 2)
        elif align == "top":
            self._scroll_line(y)
            self._top = (i, shown, round(self.scroll_y) - y)
            self._report()
        else:
            top = round(self.scroll_y)
            if y < top:
                self._scroll_line(y)
            elif y >= top + lines:
                self._scroll_line(y - lines + 1)

    def offset_at(self, x: int, y: int) -> int | None:
        """The place in the article at a cell of the pane, or None where no text stands."""
        page, canvas = self._page, self._canvas
        if page is None or canvas is None or not len(self._source):
            return None
        line = y + round(self.scroll_y)
        if not 0 <= line < page.height:
            return None
        row = page.row(line)
        if row.blank:
            return None
        left = x - canvas.left - row.inset
        at = row.start
        for end, cells in clusters(self._source.text(row.paragraph)[row.start : row.end], self.ambiguous):
            if left < cells:
                break
            left -= cells
            at = row.start + end
        return self._source.to_article(row.paragraph, min(at, max(row.start, row.end - 1)))

    def visible_range(self) -> tuple[int, int]:
        """The places where the visible text begins and ends."""
        page = self._page
        if page is None or not len(self._source):
            return (0, 0)
        top = round(self.scroll_y)
        last = page.row(top + self._lines - 1)
        return self.place, self._source.to_article(last.paragraph, last.end)

    # -- actions ------------------------------------------------------------------------------------------

    def action_line_down(self) -> None:
        """Scroll one line down."""
        self._scroll_by(1)

    def action_line_up(self) -> None:
        """Scroll one line up."""
        self._scroll_by(-1)

    def action_page_down(self) -> None:
        """Scroll a page down; one line stays in sight."""
        self._scroll_by(max(1, self._lines - 1))

    def action_page_up(self) -> None:
        """Scroll a page up; one line stays in sight."""
        self._scroll_by(-max(1, self._lines - 1))

    def action_half_page_down(self) -> None:
        """Scroll half a page down."""
        self._scroll_by(max(1, self._lines // 2))

    def action_half_page_up(self) -> None:
        """Scroll half a page up."""
        self._scroll_by(-max(1, self._lines // 2))

    def action_read_on(self) -> None:
        """Scroll a page down; at the end, tell that the reader wants to go on."""
        if self.at_end:
            self.post_message(self.EndReached(self))
        else:
            self.action_page_down()

    def action_home(self) -> None:
        """Go to the beginning."""
        self._settle(0)
        self._scroll_line(0)

    def action_end(self) -> None:
        """Go to the end."""
        page = self._page
        if page is None or not len(self._source):
            return
        page.settle(page.height - 1, 2 * self._lines, 0)
        self._resync()
        self._scroll_line(page.height - self._lines)

    def action_next_paragraph(self) -> None:
        """Go to the beginning of the next paragraph."""
        self._jump(1, None)

    def action_previous_paragraph(self) -> None:
        """Go to the beginning of this paragraph, or of the one before it."""
        self._jump(-1, None)

    def action_next_heading(self) -> None:
        """Go to the next heading."""
        self._jump(1, "heading")

    def action_previous_heading(self) -> None:
        """Go to the heading before the first visible row."""
        self._jump(-1, "heading")

    def _jump(self, step: int, kind: LineKind | None) -> None:
        page, source = self._page, self._source
        if page is None or not len(source):
            return
        row = page.row(round(self.scroll_y))
        i = row.paragraph
        if step > 0 and not (row.blank and row.first):
            i += 1
        elif step < 0 and (row.start == 0 or row.blank):
            i -= 1
        while 0 <= i < len(source):
            if (kind is None and source.end(i) > source.start(i)) or (kind is not None and source.kind(i) == kind):
                self._go_to_paragraph(i)
                return
            i += step
        if kind is None and step < 0:
            self.action_home()

    def _go_to_paragraph(self, i: int) -> None:
        page = self._page
        assert page is not None
        page.settle(page.line_of(i, 0), self._lines, self._lines)
        self._resync()
        y = page.line_of(i, 0)
        self._scroll_line(y)
        self._top = (i, 0, round(self.scroll_y) - y)
        self._report()

    # -- scrolling ----------------------------------------------------------------------------------------

    @property
    def _lines(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def _scroll_by(self, lines: int) -> None:
        top = self._settle(lines)
        self._scroll_line(top + lines)

    def _settle(self, lines: int) -> int:
        """Make what a move by ``lines`` will show exact; the line that is now the first."""
        page = self._page
        if page is None or not len(self._source):
            return 0
        here = self._lines
        y = page.settle(round(self.scroll_y), here + max(0, -lines), 2 * here + max(0, lines))
        self._set_line(y)
        return y

    def _scroll_line(self, y: int) -> None:
        """Scroll so that line ``y`` is the first, as far as there is text below it."""
        page = self._page
        if page is None:
            return
        y = max(0, min(y, page.height - self._lines))
        if page.height != self.virtual_size.height and (
            y > self.max_scroll_y or y + self._lines >= min(page.height, self.virtual_size.height)
        ):
            self._set_height()
        self.scroll_target_y = y
        self.scroll_y = float(y)

    def _set_line(self, y: int) -> None:
        """Count the first visible line as ``y`` from now on; nothing moves on the screen."""
        if y == round(self.scroll_y):
            return
        self.set_reactive(Widget.scroll_y, float(y))
        self.set_reactive(Widget.scroll_target_y, float(y))
        self._strips.clear()
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = y

    def _resync(self) -> None:
        """Find the first visible line again after lines above it have been laid out."""
        page = self._page
        if page is not None and len(self._source):
            i, shown, shift = self._top
            self._set_line(max(0, page.line_of(i, shown) + shift))

    def _set_height(self) -> None:
        if self._page is not None:
            self.virtual_size = Size(self.scrollable_content_region.width, self._page.height)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep the place in step with the scroll bar, the wheel and the keys."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value) and not self._moving:
            self._scrolled()

    def _scrolled(self) -> None:
        page = self._page
        if page is None or not len(self._source):
            return
        y = round(self.scroll_y)
        settled = page.settle(y, self._lines, 2 * self._lines)
        settled = max(0, min(settled, page.height - self._lines))
        if settled != y:
            self._set_line(settled)
            self.refresh()
        row = page.row(settled)
        self._top = (row.paragraph, row.start, settled - page.line_of(row.paragraph, row.start))
        self._report()

    def _report(self) -> None:
        now = (self.place, self.progress)
        if now != self._reported:
            self._reported = now
            self.post_message(self.PlaceChanged(self, *now))

    # -- layout -------------------------------------------------------------------------------------------

    def _find(self, offset: int) -> tuple[int, int, int]:
        """The paragraph and the place in its shown text for a place in the article; 0 is the very beginning."""
        source = self._source
        if offset <= 0 or not len(source):
            return (0, 0, 0)
        numbers = range(len(source))
        low, high = 0, len(numbers)
        while low < high:
            middle = (low + high) // 2
            if source.start(middle) <= offset:
                low = middle + 1
            else:
                high = middle
        i = max(0, low - 1)
        return (i, source.to_shown(i, offset), 0)

    def _lay_out(self) -> None:
        """Set the text anew around the kept place."""
        width, height = self.scrollable_content_region.size
        if not self.is_mounted or width <= 0 or height <= 0:
            return
        margin = _MARGIN if width >= _ROOM_FOR_MARGINS else 0
        measure = max(1, width - 2 * margin)
        if self.measure > 0:
            measure = min(measure, max(2, self.measure))
        if measure > 2:
            measure -= measure % 2
        left = margin + max(0, width - 2 * margin - measure) // 2
        style = PageStyle(
            measure=measure,
            indent=4 if self.indent else 0,
            gap=max(0, self.gap),
            spacing=max(0, self.spacing),
            hang=margin,
            ambiguous=2 if self.ambiguous == 2 else 1,
        )
        self._canvas = Canvas(width, left, style.ambiguous, self.rich_style, self._component)
        self._page = page = Page(self._source, style)
        self._strips.clear()
        if len(self._source):
            i, shown, _ = self._top
            y = page.settle(page.line_of(i, shown), height, 2 * height)
            kept = y
            y = max(0, min(y, page.height - height))
            if y != kept:
                # Too near the end to stand at the top: lay the rows that come into sight above it.
                page.settle(kept, 2 * height, 0)
                kept = page.line_of(i, shown)
                y = max(0, min(kept, page.height - height))
            self._top = (i, shown, y - kept)
        else:
            y = 0
        self._moving = True
        try:
            self._set_height()
            self._set_line(y)
        finally:
            self._moving = False
        self.refresh()
        self._report()
        self._start_slices()

    def _start_slices(self) -> None:
        if self._slices is not None:
            self._slices.stop()
            self._slices = None
        if self._page is not None and not self._page.exact:
            # The page on the screen is complete: let it be painted before anything else is done.
            self._slices = self.set_timer(REST_SECONDS, self._slice)

    def _slice(self) -> None:
        page = self._page
        if page is None:
            return
        more = page.advance(SLICE_MS)
        self._moving = True
        try:
            self._resync()
            if not more:
                self._set_height()
        finally:
            self._moving = False
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
        self._lay_out()

    def on_resize(self, event: events.Resize) -> None:
        """Set the text anew for another width; the place stays."""
        self._lay_out()

    # -- painting -----------------------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        """Forget styles and strips when the theme changes."""
        super().notify_style_update()
        self._styles_found.clear()
        self._strips.clear()
        canvas = self._canvas
        if canvas is not None:
            self._canvas = Canvas(canvas.width, canvas.left, canvas.ambiguous, self.rich_style, self._component)

    def _component(self, name: str) -> Style:
        style = self._styles_found.get(name)
        if style is None:
            style = self._styles_found[name] = self.get_component_rich_style(name, partial=True, default=Style.null())
        return style

    def _repaint(self) -> None:
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The strip on a line of the pane."""
        page, canvas = self._page, self._canvas
        if page is None or canvas is None:
            return Strip.blank(self.size.width, self.rich_style)
        line = y + round(self.scroll_y)
        if not len(self._source) or line >= page.height:
            return Strip.blank(canvas.width, canvas.base)
        strip = self._strips.get(line)
        if strip is None:
            strip = paint(page.row(line), self._source, self._ordered, canvas)
            self._strips[line] = strip
        return strip

    def row_at(self, y: int) -> Row | None:
        """What stands on a line of the pane, 0 being the first visible one."""
        page = self._page
        line = y + round(self.scroll_y)
        return page.row(line) if page is not None and len(self._source) and line < page.height else None

    def on_click(self, event: events.Click) -> None:
        """Tell where the text was clicked."""
        offset = self.offset_at(event.x, event.y)
        if offset is not None:
            event.stop()
            self.post_message(self.Clicked(self, offset))


__all__ = ["Align", "PaneSpan", "ReaderPane"]
