"""Selecting with the keyboard: the caret goes by words, sentences and paragraphs and takes an end of the selection."""

from __future__ import annotations

from tui.reader import motions
from tui.reader.caret import CaretPane


class SelectingPane(CaretPane, inherit_bindings=False):
    """A pane with a caret that begins where the reader looks.

    While something is being marked and the caret is its far end, a motion forward goes to the end of the word, the
    sentence or the paragraph, so that exactly these are marked; without, it goes to the beginning of the next.
    """

    clicked: int | None = None
    """The place that was clicked last; the caret begins there while it is in sight."""

    @property
    def selected(self) -> tuple[int, int] | None:
        """What is marked, as it would be marked by the keyboard; None where nothing is."""
        return self.marked

    def select(self, start: int, end: int) -> None:
        """Mark ``start:end`` of the article, made longer to whole characters; the caret is its far end."""
        source = self.source
        start = motions.place_at(source, start)
        last = motions.before(source, end)
        while last is None and end > start:
            # The break between two paragraphs is no character to stand on.
            end -= 1
            last = motions.before(source, end)
        self._goal = None
        self.mark_start = start
        self.caret = max(start, last if last is not None else start)

    def unselect(self) -> None:
        """Take caret and marking away."""
        self.caret = self.mark_start = None

    def put(self, caret: int, mark_start: int | None) -> None:
        """Set the caret on the character at or behind a place, with what is marked."""
        if len(self.source):
            marked = self._in_text(motions.place_at(self.source, mark_start)) if mark_start is not None else None
            self.mark_start = marked
            self.caret = self._in_text(motions.place_at(self.source, caret))

    def begin(self) -> None:
        """Set the caret where the reader looks: at the clicked place, else on the first visible row."""
        if self.caret is not None or not len(self.source):
            return
        first, last = self.visible_range()
        at = self.clicked if self.clicked is not None and first <= self.clicked < last else self.place
        self.caret = motions.place_at(self.source, self._in_text(at))

    def action_select(self) -> None:
        """Set the caret; begin to mark at it; mark no more."""
        if self.caret is None:
            self.begin()
        elif self.mark_start is None:
            self.mark_start = self.caret
        else:
            self.mark_start = None

    def action_unselect(self) -> None:
        """Mark no more; then take the caret away."""
        if self.mark_start is not None:
            self.mark_start = None
        else:
            self.caret = None

    def action_swap_ends(self) -> None:
        """The caret goes to the other end of what is marked."""
        if self.caret is not None and self.mark_start is not None:
            self._goal = None
            start, self.mark_start = self.mark_start, self.caret
            self.caret = start

    def action_caret_word(self, step: int) -> None:
        """Go to the next word (while marking, to its end), or to the beginning of this one or the one before it."""
        if self.caret is None:
            return
        if step < 0:
            self._go(motions.previous_word(self.source, self.caret))
        elif self._far_end:
            self.action_caret_word_end()
        else:
            self._go(motions.next_word(self.source, self.caret))

    def action_caret_word_end(self) -> None:
        """Go to the last character of the word, or of the next one."""
        if self.caret is not None:
            self._go_before(motions.word_end(self.source, self.caret, least=self._after(self.caret)))

    def action_caret_sentence(self, step: int) -> None:
        """Go to the next sentence (while marking, to the end of this one), or back to the beginning of one."""
        caret, source = self.caret, self.source
        if caret is None:
            return
        if step < 0:
            self._go(motions.previous_sentence(source, caret))
        elif self._far_end:
            end = motions.sentence_at(source, caret)[1]
            if end <= self._after(caret):
                following = motions.next_sentence(source, caret)
                end = motions.sentence_at(source, following)[1] if following is not None else end
            self._go_before(end)
        else:
            self._go(motions.next_sentence(source, caret))

    def action_caret_paragraph(self, step: int) -> None:
        """Go to the next paragraph (while marking, to the end of this one), or back to the beginning of one."""
        caret, source = self.caret, self.source
        if caret is None:
            return
        if step < 0:
            self._go(motions.previous_paragraph(source, caret))
        elif self._far_end:
            end = motions.paragraph_of(source, caret)[1]
            if end <= self._after(caret):
                following = motions.next_paragraph(source, caret)
                end = motions.paragraph_of(source, following)[1] if following is not None else end
            self._go_before(end)
        else:
            self._go(motions.next_paragraph(source, caret))

    def action_caret_page(self, step: int) -> None:
        """Go a page down or up."""
        move = self.action_caret_down if step > 0 else self.action_caret_up
        for _ in range(max(1, self.lines - 1)):
            before = self.caret
            move()
            if self.caret == before:
                break

    def action_caret_home(self) -> None:
        """Go to the first character of the text."""
        if self.caret is not None:
            self._go(self._in_text(0))

    def action_caret_end(self) -> None:
        """Go to the last character of the text."""
        if self.caret is not None and len(self.source):
            self._go_before(self.source.end(len(self.source) - 1))

    def word_here(self) -> tuple[int, int] | None:
        """The word at the caret."""
        return motions.word_at(self.source, self.caret) if self.caret is not None else None

    def sentence_here(self) -> tuple[int, int] | None:
        """The sentence at the caret."""
        return motions.sentence_at(self.source, self.caret) if self.caret is not None else None

    @property
    def _far_end(self) -> bool:
        return self.caret is not None and self.mark_start is not None and self.caret >= self.mark_start

    def _go(self, place: int | None) -> None:
        self._goal = None
        if place is not None:
            self.caret = place

    def _go_before(self, end: int | None) -> None:
        """To the character that ends at ``end``."""
        if end is not None:
            last = motions.before(self.source, end)
            self._go(last if last is not None else motions.place_at(self.source, max(0, end - 1)))
