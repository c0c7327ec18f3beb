"""The command palette, in the language of the interface."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette

from tui import catalogue
from tui.guard import may_answer


class Palette(CommandPalette):
    """Textual's palette; a key that repeats closes it once."""

    def __init__(self) -> None:
        super().__init__(placeholder=catalogue.text("palette.hint"), id="--command-palette")

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Answer once, and only while `may_answer`."""
        return super().dismiss(result) if may_answer(self) else AwaitComplete()

    def _action_command_list(self, action: str) -> None:
        """Move in the list of commands, where it has any: Textual fails on a page of none, or of one not laid out."""
        if self.query_one(CommandList).option_count:
            with suppress(KeyError):
                super()._action_command_list(action)
