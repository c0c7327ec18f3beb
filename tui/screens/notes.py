"""The reader's highlights and notes, of one article or of all, to go to, change and take away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from summarise.folding import fold
from summarise.library import Mark, Noted, PlacedMark
from tui import catalogue
from tui.entries import Entry
from tui.screens.table import TableScreen
from tui.widgets.heading import Heading
from tui.widgets.item_list import ItemList, Line
from tui.widgets.labels import fit


class Notebook(Protocol):
    """What the list asks of the reader."""

    def edit_note(self, mark: Mark) -> None:
        """Ask for the words of a note and save them."""

    def remove_mark(self, mark: Mark) -> None:
        """Take a highlight or note away."""

    def action_undo_note(self) -> None:
        """Take the last change back."""

    def quote_mark(self, mark: Mark) -> None:
        """Copy the words that bear a mark as a quotation."""

    def read_notes(self, tell: Callable[[tuple[Noted, ...], tuple[PlacedMark, ...]], None]) -> None:
        """Read all notes in a worker, and where those of the article on show lie; then ``tell``."""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A row: a headline where there is no mark; ``placed`` where it lies in the article on show."""

    title: str
    mark: Mark | None = None
    placed: PlacedMark | None = None
    noted: Noted | None = None


class NotesScreen(TableScreen):
    """One row a highlight; those that were lost come last, with their words. Answers through ``visit``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "edit", show=False),
        Binding("d,delete,backspace", "remove", show=False),
        Binding("U", "undo", show=False),
        Binding("y,Y", "copy", show=False),
        Binding("quotation_mark,tab", "scope", show=False),
        Binding("slash", "find", show=False),
    ]

    def __init__(
        self,
        book: Notebook,
        entry: Entry | None,
        length: int,
        noted: tuple[Noted, ...],
        placed: tuple[PlacedMark, ...],
        visit: Callable[[Noted | None, PlacedMark | Mark], None],
    ) -> None:
        super().__init__()
        self._book = book
        self._entry = entry
        self._length = length
        self._noted = noted
        self._placed = placed
        self._visit = visit
        self._all = not placed
        self._wanted = ""
        self._rows: list[NoteRow] = []

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill(keep_cursor=False)
        self.status.title = catalogue.text("notes.hint")

    def notes_changed(self, said: str) -> None:
        """Something has been saved: read all anew."""
        self.status.message = said
        self._book.read_notes(self._refill)

    def _refill(self, noted: tuple[Noted, ...], placed: tuple[PlacedMark, ...]) -> None:
        self._noted, self._placed = noted, placed
        self._fill()

    def _fill(self, *, keep_cursor: bool = True) -> None:
        rows = self._of_all() if self._all else self._of_article()
        self._rows = rows
        nowhere = Entry("")
        self.rows.places = [(self._entry or nowhere, 0) if row.mark is not None else None for row in rows]
        self.rows.message = catalogue.text("notes.none")
        marks = sum(row.mark is not None for row in rows)
        scope = catalogue.text("notes.all" if self._all else "notes.article")
        head = catalogue.text("notes.title", scope=scope, count=marks)
        self.query_one("#head", Heading).label = f"{head}  /{self._wanted}" if self._wanted else head
        self.rows.rebuild(keep_cursor=keep_cursor)

    def _of_article(self) -> list[NoteRow]:
        rows = [NoteRow("", one.mark, one) for one in self._placed if one.fate != "lost" and self._fits(one.mark)]
        lost = [NoteRow("", one.mark, one) for one in self._placed if one.fate == "lost" and self._fits(one.mark)]
        return [*rows, NoteRow(catalogue.text("notes.lost")), *lost] if lost else rows

    def _of_all(self) -> list[NoteRow]:
        here = {one.mark.id: one for one in self._placed}
        rows: list[NoteRow] = []
        for noted in self._noted:
            found = [mark for mark in noted.marks if self._fits(mark)]
            if found:
                rows.append(NoteRow(noted.title or noted.origin or catalogue.text("notes.untitled")))
                rows += [NoteRow("", mark, here.get(mark.id), noted) for mark in found]
        return rows

    def _fits(self, mark: Mark) -> bool:
        words = f"{mark.words or mark.place.quote}\n{mark.note or ''}"
        return fold(self._wanted).lower() in fold(words).lower()

    def lines_of(self, index: int, width: int) -> list[Line]:
        """The words and how far into the text they stand; under them the note."""
        row = self._rows[index]
        if row.mark is None:
            return [[self.rows.styled(fit(row.title, width), "list--group")]]
        mark, placed = row.mark, row.placed
        share = ""
        if placed is not None:
            share = f"{100 * placed.start // max(1, self._length):>3} %"
            share = {"found": share, "aside": catalogue.text("notes.aside"), "lost": "?"}[placed.fate]
        room = max(2, width - cell_len(share) - 4)
        words = fit(" ".join((mark.words or mark.place.quote).split()), room)
        gap = " " * (room - cell_len(words) + 2)
        sign = "+ " if mark.note else '" '
        first = [
            self.rows.styled(sign, "list--mark"),
            self.rows.styled(words),
            self.rows.styled(gap + share, "list--detail"),
        ]
        lines: list[Line] = [first]
        parts = (mark.note or "").splitlines()[:3]
        lines += [[self.rows.styled("    " + fit(part, max(2, width - 4)), "list--detail")] for part in parts]
        return lines

    # Keys ---------------------------------------------------------------------------------------------------

    def on_item_list_chosen(self, event: ItemList.Chosen) -> None:
        """A row was chosen: leave the list and go there."""
        event.stop()
        row = self._rows[event.index]
        if row.mark is not None and self.app.screen is self:
            self.dismiss(None)
            self._visit(row.noted, row.placed or row.mark)

    def _here(self) -> Mark | None:
        at = self.rows.cursor
        return self._rows[at].mark if at < len(self._rows) else None

    def action_edit(self) -> None:
        """Change the note under the cursor."""
        mark = self._here()
        if mark is not None:
            self._book.edit_note(mark)

    def action_remove(self) -> None:
        """Take the row under the cursor away."""
        mark = self._here()
        if mark is not None:
            self._book.remove_mark(mark)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._book.action_undo_note()

    def action_copy(self) -> None:
        """Copy the words under the cursor."""
        mark = self._here()
        if mark is not None:
            self._book.quote_mark(mark)

    def action_scope(self) -> None:
        """Change between this article and all."""
        self._all = not self._all or not self._placed
        self._fill(keep_cursor=False)

    def action_find(self) -> None:
        """Ask for words; only what has them stays, in either script."""
        from tui.screens.ask import AskDialog

        self.app.push_screen(AskDialog(catalogue.text("notes.find"), self._wanted), self._find_told)

    def _find_told(self, answer: str | None) -> None:
        if answer is not None:
            self._wanted = answer.strip()
            self._fill(keep_cursor=False)


def rows_of(screen: NotesScreen) -> Sequence[NoteRow]:
    """The rows on show."""
    return tuple(screen._rows)
