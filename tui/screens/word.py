"""One word explained, in a small panel; its places in the article can be gone to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from summarise.article import Span
from tui.catalogue import text as say
from tui.explaining import Spelling
from tui.screens.dialog import Dialog
from tui.showing import Showing
from tui.widgets.labels import fit, harmless

if TYPE_CHECKING:
    from summarise.library.glossary import Gloss

MOST_LISTED = 40


class WordPanel(Dialog[int]):
    """Answers with the place in the article's text to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,K", "leave", show=False),
        Binding("n,j", "next(1)", show=False),
        Binding("N,k", "next(-1)", show=False),
    ]
    DEFAULT_CSS = """
    WordPanel > Vertical { width: 64; max-height: 90%; }
    WordPanel VerticalScroll { height: auto; max-height: 10; }
    WordPanel #facts { width: 100%; height: auto; }
    WordPanel OptionList { max-height: 6; margin-top: 1; }
    """

    def __init__(self, word: str, showing: Showing, here: int) -> None:
        super().__init__()
        self._word = word
        self._showing = showing
        self._here = here
        self._facts: dict[str, Text] = {}
        self._places: list[Span] = []

    def compose(self) -> ComposeResult:
        """The word, what is known of it, its places."""
        with Vertical():
            yield Static(Text(harmless(self._word)), classes="question")
            with VerticalScroll(can_focus=False):
                yield Static(self._text(), id="facts")
            yield OptionList(*self._lines(), id="places")
            yield Static(Text(say("word.hint")), classes="hint")

    def on_mount(self) -> None:
        """The places have the keyboard."""
        # It may have been left before it was there.
        for options in self.query(OptionList):
            options.highlighted = 0 if self._places else None
            options.focus()

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

    def tell_places(self, places: Sequence[Span]) -> None:
        """How often it stands in the article, and where: first what comes behind the cursor."""
        self._facts["5"] = _row(
            say("word.here"), say("word.once") if len(places) == 1 else say("word.times", count=len(places))
        )
        at = bisect_right(places, self._here, key=lambda span: span.start)
        ordered = [*places[at:], *places[:at]][:MOST_LISTED]
        self._places = ordered
        for options in self.query(OptionList):
            options.clear_options()
            options.add_options(self._lines())
            options.highlighted = 0 if ordered else None
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
            self._facts["8"] = Text(say("word.faults", count=faults), style="dim")
        self._show()

    @property
    def told(self) -> str:
        """All that is told so far, line by line."""
        return "\n".join(self._facts[name].plain for name in sorted(self._facts))

    def _show(self) -> None:
        # What comes late may find the panel closed, its parts gone before itself.
        for facts in self.query("#facts").results(Static):
            facts.update(self._text())

    def _text(self) -> Text:
        found = [self._facts[name] for name in sorted(self._facts)]
        return Text("\n").join(found) if found else Text(say("word.looking"))

    def _lines(self) -> list[Option]:
        length = max(1, len(self._showing.article.text))
        return [Option(self._line(span, length)) for span in self._places]

    def _line(self, span: Span, length: int) -> Text:
        article = self._showing.article
        block = article.blocks[article.block_at(span.start)] if article.blocks else Span(0, length)
        before = self._showing.passage(max(block.start, span.start - 12), span.start)
        word = self._showing.passage(span.start, span.end)
        behind = self._showing.passage(span.end, min(block.end, span.end + 24))
        share = f"{100 * span.start // length:>3} %  "
        return Text.assemble(share, harmless(before), (harmless(word), "bold underline"), fit(behind, 30))

    # Keys ---------------------------------------------------------------------------------------------------

    def action_next(self, step: int) -> None:
        """The next or previous place."""
        options = self.query_one(OptionList)
        (options.action_cursor_down if step > 0 else options.action_cursor_up)()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click goes to the place."""
        self.dismiss(self._places[event.option_index].start)


def _row(name: str, value: str) -> Text:
    return Text.assemble((f"{name}  ", "dim"), harmless(value))
