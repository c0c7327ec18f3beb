"""Asking where to save, and what to do when a file of that name is there."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.catalogue import text as say
from tui.screens.dialog import Dialog


class SaveDialog(Dialog[Path]):
    """Answers with the path of the file to write; the folder part may be typed, also with ``~``."""

    def __init__(self, suggested: Path, question: str = "", problem: str = "") -> None:
        super().__init__()
        self._question = question or say("save.where")
        self._suggested = suggested
        self._problem = problem

    def compose(self) -> ComposeResult:
        """The path in a field to be edited."""
        with Vertical():
            yield Static(Text(self._question), classes="question")
            yield Input(str(self._suggested), id="path", select_on_focus=False)
            yield Static(Text(self._problem), classes="warning", id="problem")
            yield Static(Text(say("save.hint")), classes="hint")

    def on_mount(self) -> None:
        """Ready to type, or to accept with Enter."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the path if it can be one; otherwise say why not."""
        problem = None
        typed = event.value.strip()
        path = Path(typed).expanduser() if typed else self._suggested
        if not typed:
            problem = say("save.empty")
        elif path.is_dir():
            path = path / self._suggested.name
        elif not path.parent.is_dir() and path.parent != self._suggested.parent:
            problem = say("save.no-folder", folder=path.parent)
        if problem:
            self.query_one("#problem", Static).update(Text(problem))
            return
        self.dismiss(path)
