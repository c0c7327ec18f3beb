"""The board: the figures of several articles side by side, grouped by what can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from summarise.article import Article
from summarise.opening import first_sentence
from tui import catalogue
from tui.entries import Entry
from tui.screens.table import Place, TableScreen
from tui.showing import ScriptChoice, Showing
from tui.widgets.heading import Heading
from tui.widgets.item_list import Line
from tui.widgets.labels import fit, padded

if TYPE_CHECKING:
    from summarise.figures import BoardGroup, BoardRow
    from summarise.results import Figure, FigureKind

ORDERS = ("group", "value", "article", "date")


class BoardScreen(TableScreen):
    """Rows of figures under headlines that tell range, count and disagreement."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "kind", show=False),
        Binding("slash", "words", show=False),
        Binding("s", "sort", show=False),
        Binding("e,w", "export", show=False),
    ]

    def __init__(self, found: Sequence[tuple[Entry, Article, Sequence[Figure]]], choice: ScriptChoice) -> None:
        super().__init__()
        self._found = list(found)
        self._showings = [Showing(article, choice) for _, article, _ in found]
        self._items: list[BoardGroup | BoardRow] = []
        self._rows: tuple[BoardRow, ...] = ()
        self._kind: FigureKind | None = None
        self._words = ""
        self._order = "group"

    def on_mount(self) -> None:
        """Fill the board."""
        self.query_one("#head", Heading).label = catalogue.text("board.title", count=len(self._found))
        self._fill()

    def _fill(self) -> None:
        from summarise.figures import board, board_groups

        pairs = [(article, figures) for _, article, figures in self._found]
        self._rows = rows = board(pairs, kind=self._kind, measures=self._words or None)
        self._items = []
        if self._order == "group":
            # What is known to measure the same thing comes first; the others share no more than their unit.
            for group in sorted(board_groups(rows), key=lambda group: group.measures is None):
                # A headline tells of a range; a value that stands alone needs none.
                if group.count > 1 or not self._items:
                    self._items.append(group)
                self._items += group.rows
        else:
            ordered: list[BoardRow] = sorted(rows, key=self._key)
            self._items += ordered
        self.rows.places = [self._place(item) for item in self._items]
        self.rows.message = catalogue.text("board.empty")
        self.rows.rebuild(keep_cursor=False)
        state = [catalogue.text(f"kind.{self._kind}") if self._kind else "", f"/{self._words}" if self._words else ""]
        self.status.title = catalogue.text("board.hint")
        self.status.state = "  ".join(filter(None, state))
        self.status.progress = str(len(rows))

    def _key(self, row: BoardRow) -> tuple[str | int | float, ...]:
        if self._order == "value":
            return (row.kind, row.dimension, row.low, row.high)
        if self._order == "date":
            return (row.date or "9", row.article, row.figure.start)
        return (row.article, row.figure.start)

    def _place(self, item: BoardGroup | BoardRow) -> Place | None:
        from summarise.figures import BoardRow

        return (self._found[item.article][0], item.figure.start) if isinstance(item, BoardRow) else None

    # Painting -----------------------------------------------------------------------------------------------

    def lines_of(self, index: int, width: int) -> list[Line]:
        """A headline, or a row: figure, what it measures, who says so, article and date."""
        from summarise.figures import BoardRow

        item = self._items[index]
        styled = self.rows.styled
        if not isinstance(item, BoardRow):
            return [[], [styled(fit(self._headline(item), width), "list--group")]]
        showing = self._showings[item.article]
        entry, article, _ = self._found[item.article]
        doubt = {"certain": "*", "uncertain": "?"}.get(item.figure.repaired or "", "")
        figure = (
            showing.passage(item.figure.start, item.figure.end) + doubt + (f" x{item.count}" if item.count > 1 else "")
        )
        about = " ".join(filter(None, [showing.label(item.subject), showing.label(item.measures)]))
        by = showing.label(item.said_by)
        title = showing.label(article.title or first_sentence(article)) or entry.label
        date = (item.date or "")[:10]
        columns = self._columns(width)
        cells = zip((figure, about, by, title, date), columns, strict=True)
        looks = ("list--title", "list--title", "list--detail", "list--detail", "list--detail")
        return [
            [
                styled(padded(fit(text, size - 1), size), look)
                for (text, size), look in zip(cells, looks, strict=True)
                if size > 1
            ]
        ]

    @staticmethod
    def _columns(width: int) -> tuple[int, int, int, int, int]:
        """Cells of figure, what it measures, who says so, article and date."""
        if width < 70:
            figure = width // 2
            return figure, width - figure, 0, 0, 0
        if width < 100:
            figure, about = width * 3 // 10, width * 3 // 10
            return figure, about, 0, width - figure - about, 0
        figure, about, by = width * 2 // 9, width * 2 // 9, width // 9
        return figure, about, by, width - figure - about - by - 11, 11

    def _headline(self, group: BoardGroup) -> str:
        showing = self._showings[group.rows[0].article]
        what = " ".join(
            filter(None, [showing.label(group.measures) or catalogue.text(f"kind.{group.kind}"), group.year])
        )
        numbers = {"what": what, "count": group.count, "articles": group.articles}
        if group.low == group.high or group.kind == "date":
            told = catalogue.text("board.one", **numbers)
        else:
            # The ends of the range in the articles' own words: 半年之内, 大概2年.
            low, high = (self._words_of(row) for row in (min(group.rows, key=_low), max(group.rows, key=_high)))
            told = catalogue.text("board.group", low=low, high=high, **numbers)
        return catalogue.text("board.and", told=told) if group.disagree else told

    def _words_of(self, row: BoardRow) -> str:
        return self._showings[row.article].passage(row.figure.start, row.figure.end)

    # Keys ---------------------------------------------------------------------------------------------------

    def action_sort(self) -> None:
        """Sort by the next order."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self._fill()
        self.status.message = catalogue.text("board.sorted", order=catalogue.text(f"board.order.{self._order}"))
        self.set_timer(4, partial(setattr, self.status, "message", ""))

    def action_kind(self) -> None:
        """Show one kind of figure only."""
        from tui.screens.choose import Choice, ChooseDialog

        kinds = sorted({figure.kind for _, _, figures in self._found for figure in figures})
        choices = [Choice("", "0", catalogue.text("kind.all"), on=self._kind is None)]
        choices += [
            Choice(kind, str(number), catalogue.text(f"kind.{kind}"), on=kind == self._kind)
            for number, kind in enumerate(kinds, 1)
        ]

        def told(kind: str | None) -> None:
            if kind is not None:
                self._kind = next((k for k in kinds if k == kind), None)
                self._fill()

        self.app.push_screen(ChooseDialog(catalogue.text("kind.ask"), choices, start=self._kind or ""), told)

    def action_words(self) -> None:
        """Filter by the words of what is measured."""
        from tui.screens.ask import AskDialog

        def told(words: str | None) -> None:
            if words is not None:
                self._words = words.strip()
                self._fill()

        self.app.push_screen(AskDialog(catalogue.text("board.filter"), self._words), told)

    def action_export(self) -> None:
        """Write the rows as CSV or Markdown."""
        from tui.screens.save import SaveDialog

        suggested = Path.cwd() / "figures.csv"
        self.app.push_screen(SaveDialog(suggested, catalogue.text("board.save")), self._export)

    def _export(self, path: Path | None) -> None:
        if path is None:
            return
        from summarise.figures.export import board_csv, board_markdown
        from tui.screens.writing import write_new

        content = board_markdown(self._rows) if path.suffix.lower() in (".md", ".markdown") else board_csv(self._rows)
        write_new(self, path, content, lambda told: setattr(self.status, "message", told))


def _low(row: BoardRow) -> float:
    return row.low


def _high(row: BoardRow) -> float:
    return row.high
