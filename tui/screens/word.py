"""One word explained, in a small panel; its places in the article can be gone to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from summarise.article import Span
from tui.catalogue import text as say
from tui.explaining import Places, Spelling
from tui.screens.dialog import Dialog
from tui.showing import Showing
from tui.widgets.item_list import Part
from tui.widgets.labels import fit, harmless
from tui.widgets.word_rows import WordRows

if TYPE_CHECKING:
    from summarise.library.glossary import Gloss

_ROOM = 56
"""Cells of a row of the panel, at most."""
_NAME, _TEXT = "list--detail", "list--title"
"""What names of facts, and texts look like."""


class WordPanel(Dialog[int]):
    """Answers with the place in the article's text to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,K", "leave", show=False),
        Binding("n,j", "next(1)", show=False),
        Binding("N,k", "next(-1)", show=False),
    ]
    # One widget holds all: every widget more costs milliseconds until the panel is there.
    DEFAULT_CSS = """
    WordPanel WordRows {
        width: 64; max-width: 100%; max-height: 90%; padding: 0 1;
        background: $surface; border: round $primary; border-title-style: bold;
    }
    """

    def __init__(self, word: str, showing: Showing) -> None:
        super().__init__()
        self._word = word
        self._showing = showing
        self._facts: dict[str, list[Part]] = {}
        self._places: tuple[Span, ...] = ()

    @property
    def box(self) -> WordRows:
        """See `Dialog.box`."""
        return self.query_one(WordRows)

    def compose(self) -> ComposeResult:
        """What is known of the word, and its places; the word and the keys in the border."""
        rows = WordRows()
        rows.border_title = Content(harmless(fit(self._word, _ROOM)))
        rows.border_subtitle = Content(say("word.hint"))
        self._tell(rows)
        yield rows

    # What is told, each as soon as it is known ----------------------------------------------------------------

    def tell_spelling(self, spelling: Spelling) -> None:
        """Both scripts, the other regions' words, the reading."""
        self._facts["1"] = _row(say("word.simplified"), spelling.simplified)
        self._facts["2"] = _row(say("word.traditional"), spelling.traditional)
        for number, (region, word) in enumerate(spelling.regional):
            self._facts[f"3{number}"] = _row(say(f"word.region.{region}"), word)
        if spelling.reading:
            self._facts["4"] = _row(say("word.reading"), spelling.reading)
        self._show()

    def tell_places(self, places: Places) -> None:
        """How often it stands in the article, and where."""
        times = say("word.once") if places.count == 1 else say("word.times", count=f"{places.count:,}")
        self._facts["5"] = _row(say("word.here"), times)
        self._places = places.listed
        self._show()

    def tell_library(self, count: int, more: bool) -> None:
        """How many articles of the library hold it."""
        self._facts["6"] = _row(say("word.library"), say("word.articles", count=f"{count}+" if more else count))
        self._show()

    def tell_glosses(self, glosses: Sequence[Gloss], faults: int) -> None:
        """What the user's dictionary says."""
        for number, gloss in enumerate(glosses):
            self._facts[f"7{number:03}"] = _row(f"[{gloss.reading}]", "; ".join(gloss.meanings))
        if faults:
            self._facts["8"] = [(say("word.faults", count=faults), _NAME)]
        self._show()

    @property
    def told(self) -> str:
        """All that is told so far, line by line."""
        return "\n".join("".join(text for text, _ in self._facts[name]) for name in sorted(self._facts))

    def _show(self) -> None:
        # What comes late may find the panel closed, its parts gone before itself.
        for rows in self.query(WordRows):
            self._tell(rows)

    def _tell(self, rows: WordRows) -> None:
        length = max(1, len(self._showing.article.text))
        facts = [self._facts[name] for name in sorted(self._facts)] or [[(say("word.looking"), _NAME)]]
        rows.tell(facts, [self._line(span, length) for span in self._places])

    def _line(self, span: Span, length: int) -> list[Part]:
        article = self._showing.article
        block = article.blocks[article.block_at(span.start)] if article.blocks else Span(0, length)
        before = self._showing.passage(max(block.start, span.start - 8), span.start)
        word = self._showing.passage(span.start, span.end)
        behind = self._showing.passage(span.end, min(block.end, span.end + _ROOM))
        share = f"{100 * span.start // length:>3} %  "
        return [(share, _NAME), (before, _TEXT), (word, "list--word"), (behind, _TEXT)]

    # Keys ---------------------------------------------------------------------------------------------------

    def action_next(self, step: int) -> None:
        """The next or previous place."""
        rows = self.box
        rows.move_to(rows.cursor + step, step=step)

    def on_item_list_chosen(self, event: WordRows.Chosen) -> None:
        """Enter or a click goes to the place."""
        event.stop()
        place = self.box.place
        if place is not None:
            self.dismiss(self._places[place].start)


def _row(name: str, value: str) -> list[Part]:
    return [(f"{name}  ", _NAME), (value, _TEXT)]
