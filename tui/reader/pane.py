"""The reading pane: a whole article on the Line API, of which only what is near the screen is ever laid out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, TypeAlias

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.strip import Strip

from tui.reader import looks, messages
from tui.reader.layout import Page, Row
from tui.reader.painting import Canvas, paint
from tui.reader.sources import LineKind, PageSource, paragraph_at
from tui.reader.spans import Layer, PaneSpan, RangeLayer, SpanLayer, in_order
from tui.reader.viewport import Align, Viewport
from tui.reader.widths import clusters, text_cells

__all__ = ["Align", "PaneSpan", "ReaderPane"]


class ReaderPane(Viewport, can_focus=True, inherit_bindings=False):
    """Shows a `PageSource` in a centred column and keeps the reader's place.

    Places are offsets into the article's text, in code points.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = looks.CSS
    COMPONENT_CLASSES: ClassVar[set[str]] = set(looks.COMPONENTS)

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

    PlaceChanged: TypeAlias = messages.PlaceChanged
    Clicked: TypeAlias = messages.Clicked
    Selected: TypeAlias = messages.Selected
    EndReached: TypeAlias = messages.EndReached

    def __init__(
        self, *, name: str | None = None, id: str | None = None, classes: str | None = None, disabled: bool = False
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._layers: dict[str, Layer] = {}
        self._ordered: list[Layer] = []
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._looks: dict[str, Style] = {}
        self._left = 0
        self._canvas: Canvas | None = None
        self._pressed: int | None = None
        self._dragged = False

    # What is shown ------------------------------------------------------------------------------------------

    def show(self, source: PageSource, *, at: int = 0, keep: bool = False) -> None:
        """Show another text, with the place ``at`` on the first row.

        Highlights are taken away, unless ``keep`` says that it is the same article in another script.

        A final article may take a provisional one's place in this way, with the place mapped by the caller, and
        another script the original's: nothing on the screen moves that does not have to.
        """
        if not keep:
            self._layers.clear()
            self._ordered = []
        super().show(source, at=at)

    def set_spans(self, layer: str, spans: Iterable[PaneSpan]) -> None:
        """Put the highlights of one layer in place of those it had; costs no layout. See `spans.LAYER_ORDER`."""
        self._set_layer(layer, SpanLayer(spans))

    def set_ranges(self, layer: str, ranges: Sequence[tuple[int, int]], style: str, mark: str = "") -> None:
        """`set_spans` for tens of thousands of highlights of one look: takes no time whatever their number.

        Args:
            layer: the layer's name.
            ranges: ``(start, end)`` in the article, in order, none overlapping another; not to be changed later.
            style: the component class of all.
            mark: the mark of all, or nothing.
        """
        self._set_layer(layer, RangeLayer(ranges, style, mark))

    def _set_layer(self, name: str, layer: Layer) -> None:
        self._layers[name] = layer
        self._ordered = [self._layers[name] for name in in_order(self._layers)]
        self.forget_strips()
        self.refresh()

    def place_changed(self, offset: int, progress: float) -> None:
        """Tell the application."""
        self.post_message(self.PlaceChanged(self, offset, progress))

    # Between cells and text ---------------------------------------------------------------------------------

    def row_at(self, y: int) -> Row | None:
        """What stands on a line of the pane, 0 being the first visible one; None below the page's end."""
        page = self._shown_page()
        line = y + self.first_line
        return page.row(line) if page is not None and 0 <= line < page.height else None

    def offset_at(self, x: int, y: int) -> int | None:
        """The place in the article at a cell of the pane; the nearest on its row, or None where no text stands."""
        row = self.row_at(y)
        if row is None or row.blank:
            return None
        cells = x - self._left - row.inset
        at = row.start
        for end, size in clusters(self._source.text(row.paragraph)[row.start : row.end], self.ambiguous):
            if cells < size:
                break
            cells -= size
            at = row.start + end
        return self._source.to_article(row.paragraph, at)

    def cell_of(self, offset: int) -> tuple[int, int] | None:
        """The cell of the pane (column, line) where a place of the article is shown, or None where it is not."""
        page = self._shown_page()
        if page is None:
            return None
        i = paragraph_at(self._source, offset)
        shown = self._source.to_shown(i, offset)
        y = page.line_of(i, shown) - self.first_line
        row = self.row_at(y) if 0 <= y < self.lines else None
        if row is None:
            return None
        return self._left + row.inset + text_cells(self._source.text(i)[row.start : shown], self.ambiguous), y

    def _shown_page(self) -> Page | None:
        return self._page if len(self._source) else None

    # Actions ------------------------------------------------------------------------------------------------

    def action_line_down(self) -> None:
        """Scroll one line down."""
        self.scroll_lines(1)

    def action_line_up(self) -> None:
        """Scroll one line up."""
        self.scroll_lines(-1)

    def action_page_down(self) -> None:
        """Scroll a page down; one line stays in sight."""
        self.scroll_lines(max(1, self.lines - 1))

    def action_page_up(self) -> None:
        """Scroll a page up; one line stays in sight."""
        self.scroll_lines(-max(1, self.lines - 1))

    def action_half_page_down(self) -> None:
        """Scroll half a page down."""
        self.scroll_lines(max(1, self.lines // 2))

    def action_half_page_up(self) -> None:
        """Scroll half a page up."""
        self.scroll_lines(-max(1, self.lines // 2))

    def action_read_on(self) -> None:
        """Scroll a page down; at the end, tell that the reader wants to go on."""
        if self.at_end:
            self.post_message(self.EndReached(self))
        else:
            self.action_page_down()

    def action_home(self) -> None:
        """Go to the beginning."""
        self.go_to_line(0)

    def action_end(self) -> None:
        """Go to the end."""
        self.go_to_line(-1)

    def action_next_paragraph(self) -> None:
        """Go to the beginning of the next paragraph."""
        self._step(1, None)

    def action_previous_paragraph(self) -> None:
        """Go to the beginning of this paragraph, or of the one before it."""
        self._step(-1, None)

    def action_next_heading(self) -> None:
        """Go to the next heading."""
        self._step(1, "heading")

    def action_previous_heading(self) -> None:
        """Go to the heading before the first visible row."""
        self._step(-1, "heading")

    def _step(self, step: int, kind: LineKind | None) -> None:
        """Go to the next paragraph in a direction, of a kind or of any in the article's text."""
        row, source = self.row_at(0), self._source
        if row is None:
            return
        i = row.paragraph
        begins = row.start == 0
        if step > 0 and not (row.blank and begins):
            i += 1
        elif step < 0 and begins:
            i -= 1
        while 0 <= i < len(source):
            if source.kind(i) == kind if kind else source.end(i) > source.start(i):
                self.go_to_shown(i, 0)
                return
            i += step
        if step < 0 and kind is None:
            self.action_home()

    # The mouse ----------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A stretch of text may be going to be marked."""
        if event.button == 1:
            self._pressed = self.offset_at(event.x, event.y)
            self._dragged = False
            if self._pressed is not None:
                self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark what lies between where the button was pressed and where the pointer is."""
        if self._pressed is None:
            return
        if not 0 <= event.y < self.lines:
            self.scroll_lines(1 if event.y > 0 else -1)
        at = self.offset_at(event.x, min(max(event.y, 0), self.lines - 1))
        if at is not None and (at != self._pressed or self._dragged):
            self._dragged = True
            low, high = sorted((self._pressed, at))
            self.set_spans("selection", [PaneSpan(low, high, "reader--selection")])

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Tell what was marked."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return
        self.release_mouse()
        at = self.offset_at(event.x, min(max(event.y, 0), self.lines - 1))
        if self._dragged and at is not None:
            self.post_message(self.Selected(self, *sorted((pressed, at))))

    def on_click(self, event: events.Click) -> None:
        """Tell where the text was clicked; what was marked before is marked no more."""
        if self._dragged:
            self._dragged = False
            return
        if "selection" in self._layers:
            self.set_spans("selection", ())
        offset = self.offset_at(event.x, event.y)
        if offset is not None:
            event.stop()
            self.post_message(self.Clicked(self, offset))

    # Painting -----------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """The strip on a line of the pane."""
        page = self._shown_page()
        line = y + self.first_line
        if page is None or line >= page.height:
            return Strip.blank(self._paint().width, self.rich_style)
        strip = self._strips.get(line)
        if strip is None:
            strip = paint(page.row(line), self._source, self._ordered, self._paint())
            self._strips[line] = strip
        return strip

    def _paint(self) -> Canvas:
        if self._canvas is None:
            width = self.scrollable_content_region.width
            ambiguous = 2 if self.ambiguous == 2 else 1
            self._canvas = Canvas(width, self._left, ambiguous, self.rich_style, self._component)
        return self._canvas

    def _component(self, name: str) -> Style:
        style = self._looks.get(name)
        if style is None:
            style = self._looks[name] = self.get_component_rich_style(name, partial=True, default=Style.null())
        return style

    def set_column(self, left: int) -> None:
        """See `Viewport.set_column`."""
        self._left = left
        self._canvas = None

    def forget_strips(self) -> None:
        """See `Viewport.forget_strips`."""
        self._strips.clear()

    def notify_style_update(self) -> None:
        """Forget styles and strips when the theme changes."""
        super().notify_style_update()
        self._looks.clear()
        self._canvas = None
        self.forget_strips()
