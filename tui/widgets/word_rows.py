"""What is known of a word, and below it the places where it stands; choosing a place goes there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar

from rich.cells import cell_len
from textual.geometry import Size

from tui.reader.breaking import row_ends
from tui.widgets.item_list import ItemList, Line, Part
from tui.widgets.labels import fit, harmless


class WordRows(ItemList):
    """One item a fact, one a place; as high as its rows. The cursor stands on places only."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--word"}
    # The panel is as wide as it is: a scrollbar takes its column only when it is there.
    DEFAULT_CSS = """
    WordRows { height: auto; scrollbar-gutter: auto; }
    WordRows > .list--word { color: $foreground; text-style: bold underline; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._facts: Sequence[Sequence[Part]] = ()
        self._places: Sequence[Sequence[Part]] = ()

    def tell(self, facts: Sequence[Sequence[Part]], places: Sequence[Sequence[Part]]) -> None:
        """Show these; the cursor stays on its place. The last part of a place is cut where its row ends."""
        at = self.place
        self._facts, self._places = facts, places
        self.set_reactive(ItemList.cursor, len(facts) + (at or 0))
        if self.is_attached:
            self.rebuild()
            self.refresh(layout=True)

    @property
    def place(self) -> int | None:
        """Which of the places the cursor stands on."""
        index = self.cursor - len(self._facts)
        return index if 0 <= index < len(self._places) else None

    def count(self) -> int:
        """Facts and places."""
        return len(self._facts) + len(self._places)

    def can_land(self, index: int) -> bool:
        """A fact is no place to go to."""
        return index >= len(self._facts)

    def lines_of(self, index: int, width: int) -> list[Line]:
        """A fact in as many rows as it needs, a place on one."""
        facts = len(self._facts)
        if index >= facts:
            *others, (behind, look) = self._places[index - facts]
            pieces = [(harmless(text), name) for text, name in others]
            room = width - sum(cell_len(text) for text, _ in pieces)
            return [[self.styled(text, name) for text, name in (*pieces, (fit(behind, max(2, room)), look))]]
        pieces = [(harmless(text), look) for text, look in self._facts[index]]
        whole = "".join(text for text, _ in pieces)
        rows: list[Line] = []
        for start, stop in pairwise([0, *row_ends(whole, width)]):
            row, at = [], 0
            for text, look in pieces:
                inside = text[max(0, start - at) : max(0, stop - at)]
                at += len(text)
                if inside:
                    row.append(self.styled(inside, look))
            rows.append(row)
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Rows that all of it takes in ``width`` cells."""
        facts = ("".join(text for text, _ in parts) for parts in self._facts)
        return sum(len(row_ends(harmless(fact), width)) for fact in facts) + len(self._places)

    def action_page_down(self) -> None:
        """A screen of rows, also where no place is: a dictionary may tell much."""
        self.scroll_relative(y=max(1, self.size.height - 1), animate=False)

    def action_page_up(self) -> None:
        """A screen of rows back."""
        self.scroll_relative(y=-max(1, self.size.height - 1), animate=False)

    def action_home(self) -> None:
        """The first place, and what is told from its beginning."""
        super().action_home()
        self.scroll_to(y=0, animate=False)
