"""A caret in the text: a current place for keyboards, screen readers and marking without a mouse."""

from __future__ import annotations

from textual.geometry import Offset
from textual.reactive import reactive

from tui.reader import motions
from tui.reader.pane import ReaderPane
from tui.reader.sources import PageSource, paragraph_at
from tui.reader.spans import PaneSpan
from tui.reader.widths import cluster_bounds

LAYER = "caret"


class CaretPane(ReaderPane, inherit_bindings=False):
    """A reading pane in which a place can be the current one.

    The terminal's own cursor is put there too, for screen readers and magnifiers that follow it.
    """

    caret: reactive[int | None] = reactive(None)
    """The current place in the article, or None; it is kept in sight when it moves."""
    mark_start: reactive[int | None] = reactive(None)
    """Where marking began, or None; what lies between it and the caret is marked."""

    _goal: int | None = None  # the column that the caret keeps to while it goes up and down

    @property
    def marked(self) -> tuple[int, int] | None:
        """What is marked by the keyboard: its beginning and its end, the caret's character included."""
        if self.caret is None or self.mark_start is None:
            return None
        low, high = sorted((self.caret, self.mark_start))
        return low, self._after(high)

    def show(self, source: PageSource, *, at: int = 0, keep: bool = False) -> None:
        """See `ReaderPane.show`; the caret leaves with the text it stood in, and stays in another script of it."""
        if not keep:
            self.caret = self.mark_start = None
        super().show(source, at=at, keep=keep)
        if self.caret is not None:
            self.caret = motions.place_at(source, self.caret)
            self._paint_caret()

    def watch_caret(self, caret: int | None) -> None:
        """Paint the caret in its new place and bring it into sight."""
        if caret is None:
            self.set_spans(LAYER, ())
            self.watch_mark_start()
            return
        self.go_to(caret, align="nearest")
        self._paint_caret()

    def _paint_caret(self) -> None:
        caret = self.caret
        if caret is None:
            return
        self.set_spans(LAYER, [PaneSpan(caret, self._after(caret), "reader--caret")])
        self.watch_mark_start()
        cell = self.cell_of(caret)
        if cell is not None:
            self.app.cursor_position = self.content_region.offset + Offset(*cell)

    def watch_mark_start(self) -> None:
        """Paint what is marked."""
        marked = self.marked
        self.set_spans("selection", [PaneSpan(*marked, "reader--selection")] if marked is not None else ())

    def action_caret(self) -> None:
        """Set the caret on the first visible row, or take it away."""
        if self.caret is None and len(self.source):
            self.caret = self._in_text(self.place)
        else:
            self.caret = self.mark_start = None

    def action_mark(self) -> None:
        """Begin to mark at the caret, or tell what has been marked."""
        if self.caret is None:
            self.action_caret()
        marked = self.marked
        if marked is None:
            self.mark_start = self.caret
        else:
            self.mark_start = None
            self.post_message(self.Selected(self, *marked))

    def action_caret_right(self) -> None:
        """Move the caret one character on."""
        self._goal = None
        if self.caret is not None:
            self.caret = self._in_text(self._after(self.caret))

    def action_caret_left(self) -> None:
        """Move the caret one character back."""
        self._goal = None
        if self.caret is None:
            return
        source, i = self.source, paragraph_at(self.source, self.caret)
        found = motions.before(source, self.caret)
        while found is None and i > 0:
            i -= 1
            if source.end(i) > source.start(i):
                found = motions.before(source, source.end(i))
        if found is not None:
            self.caret = found

    def action_caret_down(self) -> None:
        """Move the caret one row down."""
        self._move_rows(1)

    def action_caret_up(self) -> None:
        """Move the caret one row up."""
        self._move_rows(-1)

    def action_caret_row_start(self) -> None:
        """Move the caret to the beginning of its row."""
        self._move_in_row(end=False)

    def action_caret_row_end(self) -> None:
        """Move the caret to the end of its row."""
        self._move_in_row(end=True)

    def _move_rows(self, step: int) -> None:
        cell = self.cell_of(self.caret) if self.caret is not None else None
        if cell is None:
            if self.caret is not None:
                self.go_to(self.caret, align="nearest")
            return
        x, y = cell
        x = self._goal = x if self._goal is None else self._goal
        # Blank lines are passed over, two paragraphs being never farther apart than a few.
        for _ in range(12):
            y += step
            if not 0 <= y < self.lines:
                before = self.first_line, self.place
                self.scroll_lines(step)
                if (self.first_line, self.place) == before:
                    return
                y -= step
            row = self.row_at(y)
            if row is None:
                return
            if not row.blank and self.source.end(row.paragraph) > self.source.start(row.paragraph):
                at = self.offset_at(x, y)
                last = self.source.to_article(row.paragraph, max(row.start, row.end - 1))
                there = motions.place_at(self.source, min(at, last) if at is not None else last)
                if step > 0 and there <= (self.caret or 0):
                    # A piece that is one whole may reach over the end of a row.
                    continue
                self.caret = there
                return

    def _move_in_row(self, *, end: bool) -> None:
        self._goal = None
        cell = self.cell_of(self.caret) if self.caret is not None else None
        row = self.row_at(cell[1]) if cell is not None else None
        if row is not None:
            text = self.source.text(row.paragraph)[row.start : row.end]
            bounds = [0, *cluster_bounds(text)[0]]
            there = self.source.to_article(row.paragraph, row.start + (bounds[-2] if end and text else 0))
            self.caret = motions.place_at(self.source, there)

    def _after(self, offset: int) -> int:
        """The place behind the character that stands at a place, in its paragraph."""
        return max(offset + 1, motions.after(self.source, offset))

    def _in_text(self, offset: int) -> int:
        """The nearest place at or after ``offset`` at which a character stands; the last one where there is none."""
        source = self.source
        i = paragraph_at(source, offset)
        while i < len(source):
            if offset < source.end(i):
                return max(offset, source.start(i))
            i += 1
        return self.caret if self.caret is not None else offset
