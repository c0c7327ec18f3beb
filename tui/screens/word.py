"""One word explained, in a small panel; its places in the article can be gone to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from summarise.article import Span
from tui.catalogue import text as say
from tui.explaining import Places, Spelling
from tui.screens.dialog import Dialog
from tui.showing import Showing
from tui.widgets.labels import fit, harmless
from tui.widgets.options import Options

if TYPE_CHECKING:
    from summarise.library.glossary import Gloss

_ROOM = 56
"""Cells of a row of the panel."""


class WordPanel(Dialog[int]):
    """Answers with the place in the article's text to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,K", "leave", show=False),
        Binding("n,j", "next(1)", show=False),
        Binding("N,k", "next(-1)", show=False),
    ]
    # One widget holds all: every widget more costs milliseconds until the panel is there.
    DEFAULT_CSS = """
    WordPanel Options {
        width: 64; max-width: 100%; max-height: 90%; padding: 0 1; border: round $primary; border-title-style: bold;
        &:focus { border: round $primary; }
        & > .option-list--option-disabled { color: $foreground; }
    }
    """

    def __init__(self, word: str, showing: Showing) -> None:
        super().__init__()
        self._word = word
        self._showing = showing
        self._facts: dict[str, Text] = {}
        self._places: tuple[Span, ...] = ()

    @property
    def box(self) -> Options:
        """See `Dialog.box`."""
        return self.query_one(Options)

    def compose(self) -> ComposeResult:
        """What is known of the word, and its places; the word and the keys in the border."""
        options = Options(*self._options())
        options.border_title = Content(harmless(fit(self._word, 56)))
        options.border_subtitle = Content(say("word.hint"))
        yield options

    def on_mount(self) -> None:
        """The places have the keyboard."""
        # It may have been left before it was there.
        for options in self.query(Options):
            options.highlighted = self._first
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
            self._facts["8"] = Text(say("word.faults", count=faults), style="dim")
        self._show()

    @property
    def told(self) -> str:
        """All that is told so far, line by line."""
        return "\n".join(self._facts[name].plain for name in sorted(self._facts))

    @property
    def _first(self) -> int | None:
        """The option that is the first place."""
        return len(self._facts) if self._places else None

    def _show(self) -> None:
        # What comes late may find the panel closed, its parts gone before itself.
        for options in self.query(Options):
            at = options.highlighted
            chosen = options.get_option_at_index(at).id if at is not None else None
            options.clear_options()
            options.add_options(self._options())
            options.highlighted = options.get_option_index(chosen) if chosen is not None else self._first

    def _options(self) -> list[Option]:
        length = max(1, len(self._showing.article.text))
        facts = [self._facts[name] for name in sorted(self._facts)] or [Text(say("word.looking"))]
        return [
            *(Option(fact, disabled=True) for fact in facts),
            *(Option(self._line(span, length), id=f"p{span.start}") for span in self._places),
        ]

    def _line(self, span: Span, length: int) -> Text:
        article = self._showing.article
        block = article.blocks[article.block_at(span.start)] if article.blocks else Span(0, length)
        before = self._showing.passage(max(block.start, span.start - 8), span.start)
        word = self._showing.passage(span.start, span.end)
        behind = self._showing.passage(span.end, min(block.end, span.end + 24))
        share = f"{100 * span.start // length:>3} %  "
        room = _ROOM - cell_len(share + before + word)
        return Text.assemble(share, harmless(before), (harmless(word), "bold underline"), fit(behind, max(4, room)))

    # Keys ---------------------------------------------------------------------------------------------------

    def action_next(self, step: int) -> None:
        """The next or previous place."""
        options = self.query_one(Options)
        (options.action_cursor_down if step > 0 else options.action_cursor_up)()

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Enter or a click goes to the place."""
        self.dismiss(self._places[event.option_index - len(self._facts)].start)


def _row(name: str, value: str) -> Text:
    return Text.assemble((f"{name}  ", "dim"), harmless(value))
