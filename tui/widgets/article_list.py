"""The list of articles: title, and source, date, length and script below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.message import Message

from tui.catalogue import text as say
from tui.keys import bindings
from tui.shelf import Card, Entry
from tui.widgets.item_list import ItemList, Line
from tui.widgets.labels import fit


class ArticleList(ItemList):
    """Two rows an article. ``label`` turns a title into the script on show."""

    uniform: ClassVar[int] = 2
    BINDINGS: ClassVar[list[BindingType]] = bindings("articles")

    class Mark(Message):
        """An article is to be marked; None for all or none."""

        def __init__(self, entry: Entry | None) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entries: list[Entry] = []
        self.current: Entry | None = None
        self.marked: list[Entry] = []
        self.label: Callable[[Entry, str], str] = lambda _entry, text: text

    def show(self, entries: list[Entry]) -> None:
        """Show these articles."""
        self.entries = entries
        self.rebuild()

    def mark_current(self, entry: Entry) -> None:
        """Mark the article whose text is on show."""
        self.current = entry
        self.repaint()

    def repaint(self) -> None:
        """Paint all rows on screen again."""
        self._lines.clear()
        self.refresh()

    def action_mark(self) -> None:
        """Mark the article under the cursor."""
        if self.entries:
            self.post_message(self.Mark(self.entries[self.cursor]))
            self.action_down()

    def action_mark_all(self) -> None:
        """Mark all articles, or none."""
        self.post_message(self.Mark(None))

    def count(self) -> int:
        """How many articles there are."""
        return len(self.entries)

    def lines_of(self, index: int, width: int) -> list[Line]:
        """Title and details of one article."""
        entry = self.entries[index]
        marks = ("*" if entry in self.marked else " ", ">" if entry is self.current else " ")
        mark = self.styled("".join(reversed(marks)), "list--mark")
        room = max(1, width - 3)
        card = entry.card or entry.provisional
        if entry.error is not None:
            return [
                [mark, self.styled(fit(entry.label, room))],
                [Segment("  "), self.styled(fit("! " + say("list.unreadable"), room), "list--mark")],
            ]
        if card is None:
            return [[mark, self.styled(fit(entry.label, room))], [Segment("  ")]]
        title = self.label(entry, card.title)
        first: list[Segment] = [mark]
        if not card.has_title:
            # No title in the text: the first sentence stands in for it, and is marked as such.
            stand_in = self.styled(fit("~ " + title, room))
            first.append(Segment(stand_in.text, (stand_in.style or Style.null()) + Style(italic=True)))
        else:
            first.append(self.styled(fit(title, room)))
        # The sign of an article that was read, two cells wide in every language.
        read = self.styled(
            f"{say('list.read'):<{2 if say('list.read').isascii() else 1}}" if entry.read else "  ", "list--detail"
        )
        return [first, [read, self.styled(self._details(entry, card, room), "list--detail")]]

    def _details(self, entry: Entry, card: Card, room: int) -> str:
        script = say(f"script.{card.script}.short")
        tail = " ".join(filter(None, [card.date, say("list.length", count=f"{card.length:,}"), script]))
        source = self.label(entry, card.source or card.author or "")
        if not source:
            return fit(tail, room)
        left = room - cell_len(tail) - 1
        if left < 4:
            return fit(tail, room)
        return f"{fit(source, left)} {tail}"
