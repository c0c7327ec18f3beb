"""Asking for one letter a-z: for setting a mark and for going to one."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static
from textual.widgets.option_list import Option

from tui.keys import FULL_WIDTH
from tui.screens.dialog import Dialog
from tui.widgets.labels import fit
from tui.widgets.options import Options

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class LetterDialog(Dialog[str]):
    """Answers with a letter: typed, or chosen among those in use with the arrows or the mouse."""

    def __init__(self, question: str, in_use: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._question = question
        self._in_use = list(in_use)

    def compose(self) -> ComposeResult:
        """The question, and the letters in use with the words at their places."""
        with Vertical():
            yield Static(Text(self._question), classes="question")
            if self._in_use:
                rows = [Text.assemble((f" {letter} ", "bold"), fit(words, 62)) for letter, words in self._in_use]
                yield Options(*(Option(row, id=row.plain[1]) for row in rows))

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Enter or a click."""
        self.dismiss(event.option.id)

    def on_key(self, event: events.Key) -> None:
        """A letter answers at once."""
        character = FULL_WIDTH.get(event.character or "", event.character or "").lower()
        if character and character in LETTERS:
            event.stop()
            self.dismiss(character)
