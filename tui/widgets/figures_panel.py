"""The side panel: key figures, dates, people and organisations in groups that fold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import BindingType
from textual.message import Message

from summarise.article import Certainty, Span
from tui.keys import bindings
from tui.widgets.item_list import ItemList, Line
from tui.widgets.labels import fit

GroupName = Literal["figures", "dates", "people", "organisations"]


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One row of the panel, in the article's own words; what is shown of it is made when it is painted.

    ``mentions`` are its places in the article, best first; ``name`` is set for people and organisations; ``about``
    says what the figure measures and whose it is, or the role; ``kind`` is the figure's kind, or ``person``,
    ``organisation``.
    """

    group: GroupName
    kind: str
    mentions: tuple[Span, ...]
    name: str | None = None
    about: tuple[str, ...] = ()
    repaired: Certainty | None = None


@dataclass(frozen=True, slots=True)
class PanelGroup:
    """A group with its headline; ``hidden`` rows are shown on demand."""

    name: GroupName
    headline: str
    rows: tuple[PanelRow, ...]
    hidden: tuple[PanelRow, ...] = ()


class FiguresPanel(ItemList):
    """Groups of rows; a headline folds its group, a row goes to its place."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("figures")

    class RowChosen(Message):
        """A figure or a name was chosen; ``again`` counts how often in a row (0 the first time)."""

        def __init__(self, row: PanelRow, again: int) -> None:
            super().__init__()
            self.row = row
            self.again = again

    class Copy(Message):
        """A row, or everything, is to be copied."""

        def __init__(self, row: PanelRow | None, everything: bool) -> None:
            super().__init__()
            self.row = row
            self.everything = everything

    class Only(Message):
        """The reader wants figures of one kind only."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.only = ""
        self.groups: tuple[PanelGroup, ...] = ()
        self.message = ""
        self.folded: set[GroupName] = set()
        self.everything = False
        self._items: list[PanelGroup | PanelRow] = []
        self._last: PanelRow | None = None
        self._again = 0
        self.more_text = "{count}"
        # Turns a row into the figure or name, and what stands beside it, in the script on show.
        self.shown: Callable[[PanelRow], tuple[str, str]] = lambda row: (row.name or "", " ".join(row.about))

    def show(self, groups: Sequence[PanelGroup], message: str = "", *, more_text: str = "{count}") -> None:
        """Show these groups; without any, say ``message``."""
        self.groups = tuple(groups)
        self.message = message
        self.more_text = more_text
        self._last = None
        self._arrange()

    def _arrange(self) -> None:
        self._items = []
        for group in self.groups:
            self._items.append(group)
            if group.name not in self.folded:
                self._items += group.rows
                if self.everything:
                    self._items += group.hidden
        self.rebuild()

    def row_at(self, index: int) -> PanelRow | None:
        """The row of an item; None for a headline."""
        item = self._items[index] if 0 <= index < len(self._items) else None
        return item if isinstance(item, PanelRow) else None

    def count(self) -> int:
        """Headlines and rows."""
        return len(self._items)

    def placeholder(self, width: int) -> list[Line]:
        """What is said while there are no figures."""
        return [[self.styled(fit(self.message, width), "list--detail")]]

    def lines_of(self, index: int, width: int) -> list[Line]:
        """A headline, or a row with its detail on a second line where the first has no room."""
        item = self._items[index]
        if isinstance(item, PanelGroup):
            return [self._headline(item, width)]
        doubt = {"certain": "*", "uncertain": "?"}.get(item.repaired or "", "")
        count = f" x{len(item.mentions)}" if len(item.mentions) > 1 else ""
        words, detail = self.shown(item)
        text = fit(words, max(2, width - 2 - cell_len(doubt + count)))
        first: list[Segment] = [
            self.styled("  "),
            self.styled(text + doubt),
            self.styled(count, "list--detail"),
        ]
        used = 2 + cell_len(text + doubt + count)
        if not detail:
            return [first]
        if used + 2 + cell_len(detail) <= width:
            return [[*first, self.styled("  " + fit(detail, width - used - 2), "list--detail")]]
        return [first, [self.styled("    " + fit(detail, width - 4), "list--detail")]]

    def _headline(self, group: PanelGroup, width: int) -> Line:
        folded = group.name in self.folded
        text = f"{'+' if folded else '-'} {group.headline} {len(group.rows) + len(group.hidden)}"
        line = [self.styled(fit(text, width), "list--group")]
        if group.hidden and not self.everything and not folded:
            line.append(self.styled("  " + self.more_text.format(count=len(group.hidden)), "list--detail"))
        return line

    def action_open(self) -> None:
        """Fold a headline's group, or go to the row's place."""
        self._choose(self.cursor)

    def action_only(self) -> None:
        """Show figures of one kind only."""
        self.post_message(self.Only())

    def action_copy(self, everything: bool) -> None:
        """Copy the row under the cursor, or all."""
        self.post_message(self.Copy(self.row_at(self.cursor), everything))

    def action_more(self) -> None:
        """Show every row, or the key ones only."""
        self.everything = not self.everything
        self._arrange()

    def on_item_list_chosen(self, event: ItemList.Chosen) -> None:
        """A click means the same as Enter."""
        event.stop()
        self._choose(event.index)

    def _choose(self, index: int) -> None:
        if not 0 <= index < len(self._items):
            return
        item = self._items[index]
        if isinstance(item, PanelGroup):
            self.folded ^= {item.name}
            self._arrange()
            return
        # Choosing the same row again goes on to its next mention.
        self._again = self._again + 1 if item is self._last else 0
        self._last = item
        self.post_message(self.RowChosen(item, self._again))
