"""Choosing one of a few things with a letter, the arrows or the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static
from textual.widgets.option_list import Option

from tui.keys import FULL_WIDTH
from tui.screens.dialog import Dialog
from tui.widgets.options import Options


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its ``key`` (one letter or digit), what it is called, and whether it holds now.

    What is ``idle`` would change nothing: it is shown, but passed over.
    """

    id: str
    key: str
    label: str
    on: bool = False
    idle: bool = False


class ChooseDialog(Dialog[str]):
    """Answers with the id of what was chosen."""

    def __init__(self, question: str, choices: Sequence[Choice], *, start: str | None = None, hint: str = "") -> None:
        super().__init__()
        self._question = question
        self._choices = list(choices)
        self._start = start
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The question and the choices."""
        with Vertical():
            yield Static(Text(self._question), classes="question")
            yield Options(*(Option(self._row(choice), id=choice.id, disabled=choice.idle) for choice in self._choices))
            if self._hint:
                yield Static(Text(self._hint), classes="hint")

    def on_mount(self) -> None:
        """The cursor starts on what is suggested."""
        options = self.query_one(Options)
        ids = [choice.id for choice in self._choices]
        options.highlighted = ids.index(self._start) if self._start in ids else 0
        options.focus()

    @staticmethod
    def _row(choice: Choice) -> Text:
        return Text.assemble((f" {choice.key} ", "bold"), " * " if choice.on else "   ", choice.label)

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Enter or a click."""
        self.dismiss(event.option.id)

    def on_key(self, event: events.Key) -> None:
        """A letter chooses at once; j and k move."""
        character = FULL_WIDTH.get(event.character or "", event.character or "")
        if character in ("j", "k"):
            options = self.query_one(Options)
            (options.action_cursor_down if character == "j" else options.action_cursor_up)()
            event.stop()
            return
        for choice in self._choices:
            if choice.key == character and not choice.idle:
                event.stop()
                self.dismiss(choice.id)
                return
        if character == "q":
            event.stop()
            self.dismiss(None)
