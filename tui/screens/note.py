"""Asking for the words of a note: in a line, or in the user's editor."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.catalogue import text as say
from tui.screens.ask import AskDialog
from tui.screens.terminal import edited
from tui.widgets.labels import fit


class NoteDialog(AskDialog):
    """Answers with the note; an empty one is none. A note of several lines is edited in the editor."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+e", "editor", show=False, priority=True)]

    def __init__(self, words: str, note: str = "") -> None:
        super().__init__(say("note.ask", words=fit(words, 40)), note)
        self._lines = note

    def compose(self) -> ComposeResult:
        """The passage, a field, and how to write more than a line."""
        with Vertical():
            yield Static(Text(self._question), classes="question")
            yield Input(" ".join(self._value.splitlines()), select_on_focus=False)
            yield Static(Text(""), classes="warning", id="problem")
            yield Static(Text(say("note.hint")), classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter answers; what was not touched keeps its lines."""
        event.prevent_default()
        untouched = event.value == " ".join(self._lines.splitlines())
        self.dismiss(self._lines if untouched else event.value)

    def action_editor(self) -> None:
        """Write in the editor, and answer with what was written there."""
        typed = self.query_one(Input).value
        untouched = typed == " ".join(self._lines.splitlines())
        found = edited(self.app, self._lines if untouched else typed, "note.md", self._problem)
        if found is not None:
            self.dismiss(found.strip())

    def _problem(self, message: str) -> None:
        self.query_one("#problem", Static).update(Text(message))
