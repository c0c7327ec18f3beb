"""The articles that a search found: title, source and date, and below them the hit in its context."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment

from tui.catalogue import text as say
from tui.library_hits import Parts, ShownHit
from tui.widgets.item_list import ItemList, Line, Part
from tui.widgets.labels import fit, harmless

ROWS = 3
"""Rows of a hit: one for the article, two for the context."""
_INDENT = 2
_DOTS = ".."


class HitList(ItemList):
    """Three rows a hit; ``message`` stands there while there is none."""

    uniform: int = ROWS
    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--hit"}
    # The cursor is moved from the field as well, and must be seen while that has the keyboard.
    DEFAULT_CSS = """
    HitList > .list--hit { color: $warning; text-style: bold underline; }
    HitList > .list--cursor { background: $primary-muted; text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.hits: list[ShownHit] = []
        self.message = ""

    def count(self) -> int:
        """How many hits there are."""
        return len(self.hits)

    def placeholder(self, width: int) -> list[Line]:
        """What is said while there is nothing to show."""
        return list(self._rows([(self.message, "list--detail")], width, 4))

    def lines_of(self, index: int, width: int) -> list[Line]:
        """The rows of one hit."""
        hit = self.hits[index]
        tail = " ".join(filter(None, [hit.date, say("find.pinyin") if hit.pinyin else ""]))
        room = width - cell_len(tail) - 1 if tail else width
        source = fit(hit.source, room // 3)
        if source and room >= 40:
            tail = f"{source} {tail}".rstrip()
            room -= cell_len(source) + 1
        head = self._line(hit.title, room, "list--title", "" if hit.has_title else "~ ")
        used = sum(segment.cell_length for segment in head)
        first = [*head, Segment(" " * max(1, width - used - cell_len(tail))), self.styled(tail, "list--detail")]
        return [first, *self._context_of(hit, width)]

    def _line(self, parts: Parts, room: int, look: str, sign: str = "") -> list[Segment]:
        """A text on one row, cut at its end."""
        return next(iter(self._rows([(sign, look), *self._looks(parts, look)], room, 1)), [])

    def _context_of(self, hit: ShownHit, width: int) -> list[Line]:
        """The context on two rows, so that the hit stands on the first one."""
        room = width - _INDENT
        before, inside, behind = hit.context
        before = harmless(before)
        least = min(cell_len(harmless(inside)), room // 2) + 2 * len(_DOTS)
        cut = hit.cut
        while before and cell_len(before) > room - least:
            before, cut = before[1:], True
        parts = [(_DOTS if cut else "", "list--detail"), *self._looks((before, inside, behind), "list--detail")]
        return [[Segment(" " * _INDENT), *row] for row in self._rows(parts, room, ROWS - 1)]

    @staticmethod
    def _looks(parts: Parts, look: str) -> list[Part]:
        return [(parts[0], look), (parts[1], "list--hit"), (parts[2], look)]

    def _rows(self, parts: Sequence[Part], width: int, most: int) -> list[list[Segment]]:
        return [[self.styled(text, look) for text, look in row] for row in wrapped(parts, width, most)]


def wrapped(parts: Sequence[Part], width: int, most: int) -> list[list[Part]]:
    """Texts in a row, each with its look, broken into at most ``most`` rows of ``width`` cells.

    Two dots at the end tell that there is more.

    >>> wrapped([("算力", "a"), ("很贵", "b")], 6, 2)
    [[('算力', 'a'), ('很', 'b')], [('贵', 'b')]]
    """
    characters = [(character, look) for text, look in parts for character in harmless(text)]
    rows: list[list[Part]] = []
    while characters and len(rows) < most:
        end = used = 0
        while end < len(characters) and used + (cells := cell_len(characters[end][0])) <= width:
            used += cells
            end += 1
        row, characters = characters[: max(1, end)], characters[max(1, end) :]
        if characters and len(rows) == most - 1:
            while row and used > width - len(_DOTS):
                used -= cell_len(row.pop()[0])
            row += [(dot, row[-1][1] if row else "list--detail") for dot in _DOTS]
        rows.append([("".join(c for c, _ in group), look) for look, group in groupby(row, key=itemgetter(1))])
    return rows
