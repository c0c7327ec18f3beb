"""The list of articles: title, and source, date, length and script below it; in columns where there is room."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.message import Message

from tui.cards import Card
from tui.catalogue import text as say
from tui.entries import Entry
from tui.keys import bindings
from tui.widgets.item_list import ItemList, Line
from tui.widgets.labels import fit, padded

COLUMNS_FROM = 72
"""Cells from which an article's details stand in columns beside its title, and its summary below."""


class ArticleList(ItemList):
    """Two or three rows an article. ``label`` turns a title into the script on show."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("articles")

    class Mark(Message):
        """An article is to be marked; None for all or none."""

        def __init__(self, entry: Entry | None) -> None:
            super().__init__()
            self.entry = entry

    class Scrolled(Message):
        """Other articles have come into view."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.uniform = 2
        self.entries: Sequence[Entry] = ()
        self.headings: Mapping[int, str] = {}
        self.current: Entry | None = None
        self.marked: list[Entry] = []
        self.label: Callable[[Entry, str], str] = lambda _entry, text: text
        self.message = ""

    def show(
        self, entries: Sequence[Entry], headings: Mapping[int, str] | None = None, *, cursor: int | None = None
    ) -> None:
        """Show these articles under these headlines, the cursor on ``cursor`` or where it was."""
        self.entries = entries
        self.headings = headings or {}
        self.headed = sorted(self.headings)
        if cursor is not None:
            self.set_reactive(ItemList.cursor, cursor)
        self.rebuild()
        self._show_cursor()

    def set_gists(self, shown: bool) -> None:
        """Give each article a third row for its one-sentence summary, or take it away."""
        rows = 3 if shown else 2
        if rows != self.uniform:
            self.uniform = rows
            self.rebuild()
            self._show_cursor()
            self.post_message(self.Scrolled())

    def on_resize(self, _event: events.Resize) -> None:
        """Other articles may be in view, in other columns."""
        self.post_message(self.Scrolled())

    @property
    def in_columns(self) -> bool:
        """Whether the details stand in columns."""
        return self.scrollable_content_region.width >= COLUMNS_FROM

    @property
    def shows_gists(self) -> bool:
        """Whether the one-sentence summaries are to be seen."""
        return self.in_columns or self.uniform > 2

    def mark_current(self, entry: Entry) -> None:
        """Mark the article whose text is on show."""
        self.current = entry
        self.repaint()

    def repaint(self) -> None:
        """Paint all rows on screen again."""
        self._lines.clear()
        self.refresh()

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Tell that other articles have come into view."""
        super().watch_scroll_y(old, new)
        self.post_message(self.Scrolled())

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

    def placeholder(self, width: int) -> list[Line]:
        """What is said where there is no article."""
        return [[self.styled(fit(self.message, width), "list--detail")]]

    # Painting -----------------------------------------------------------------------------------------------

    def lines_of(self, index: int, width: int) -> list[Line]:
        """Title and details of one article, under the headline of its group where it is the first."""
        entry = self.entries[index]
        lines = self._columns(entry, width) if width >= COLUMNS_FROM else self._stacked(entry, width)
        heading = self.headings.get(index)
        if heading is not None:
            lines.insert(0, [self.styled(fit(self.label(entry, heading), width), "list--group")])
        return lines

    def _marks(self, entry: Entry) -> Segment:
        marks = (">" if entry is self.current else " ") + ("*" if entry in self.marked else " ")
        return self.styled(marks, "list--mark")

    @staticmethod
    def _read(entry: Entry) -> str:
        """The sign of an article that was read, two cells wide in every language."""
        return padded(say("list.read"), 2) if entry.read else "  "

    def _title(self, entry: Entry, card: Card, room: int) -> Segment:
        title = self.label(entry, card.title) or entry.label
        if card.has_title:
            return self.styled(padded(fit(title, room), room))
        # No title in the text: the first sentence stands in for it, and is marked as such.
        stand_in = self.styled(padded(fit("~ " + title, room), room))
        return Segment(stand_in.text, (stand_in.style or Style.null()) + Style(italic=True))

    def _stacked(self, entry: Entry, width: int) -> list[Line]:
        mark = self._marks(entry)
        room = max(1, width - 3)
        card = entry.card or entry.provisional
        if entry.error is not None:
            sign = fit("! " + say("list.unreadable"), room)
            return [[mark, self.styled(fit(entry.label, room))], [Segment("  "), self.styled(sign, "list--mark")]]
        if card is None:
            return [[mark, self.styled(fit(entry.label, room))], [Segment("  ")]]
        details = [
            self.styled(self._read(entry), "list--detail"),
            self.styled(self._details(entry, card, room), "list--detail"),
        ]
        gist = [Segment("  "), self.styled(fit(self.label(entry, entry.gist or ""), room), "list--detail")]
        lines: list[Line] = [[mark, self._title(entry, card, room)], details, gist]
        return lines[: self.uniform]

    def _details(self, entry: Entry, card: Card, room: int) -> str:
        script = say(f"script.{card.script}.short")
        copies = f"+{card.copies}" if card.copies else ""
        length = say("list.length", count=f"{card.length:,}")
        tail = " ".join(filter(None, [card.date, length, script, card.damage, copies]))
        if cell_len(tail) > room:
            tail = " ".join(filter(None, [card.date, length, card.damage, copies]))
        source = self.label(entry, card.source or card.author or "")
        left = room - cell_len(tail) - 1
        if not source or left < 4:
            return fit(tail, room)
        return f"{fit(source, left)} {tail}"

    def _columns(self, entry: Entry, width: int) -> list[Line]:
        """Title, source, date, length, script, damage and copies side by side, the summary below."""
        mark = self._marks(entry)
        card = entry.card or entry.provisional
        if entry.error is not None or card is None:
            reason = str(entry.error) if entry.error is not None else ""
            sign = fit(reason and "! " + reason, width - 3)
            return [
                [mark, self.styled(fit(entry.label, width - 3))],
                [Segment("  "), self.styled(sign, "list--mark")],
            ]
        source = min(20, width // 6)
        columns = [
            (self.label(entry, card.source or card.author or ""), source),
            (card.date or "", 11),
            (f"{say('list.length', count=f'{card.length:,}'):>8}", 10),
            (say(f"script.{card.script}.short"), 6),
            (card.damage, 9),
            (f"+{card.copies}" if card.copies else "", 4),
        ]
        room = width - 4 - sum(size for _, size in columns)
        first = [mark, self._title(entry, card, room), Segment(" ")]
        first += [self.styled(padded(fit(text, size - 1), size), "list--detail") for text, size in columns]
        tags = "".join(f"#{tag} " for tag in card.tags)
        gist = self.label(entry, entry.gist or "")
        second = [
            self.styled(self._read(entry), "list--detail"),
            self.styled(fit(tags, width // 3), "list--mark"),
        ]
        second.append(self.styled(fit(gist, max(1, width - 4 - cell_len(second[1].text))), "list--detail"))
        return [first, second]
