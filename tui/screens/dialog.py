"""What all dialogs share: a box in the middle, Escape leaves without an answer."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None]):
    """A modal screen whose answer is None when it was left with Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 72; max-width: 100%; height: auto; max-height: 100%;
            padding: 0 1; border: round $primary; background: $surface;
        }
        .question { width: 100%; text-style: bold; margin-bottom: 1; }
        .hint { width: 100%; color: $foreground 65%; margin-top: 1; }
        .warning { width: 100%; color: $warning; text-style: bold; }
        OptionList { height: auto; max-height: 16; border: none; background: $surface; padding: 0; }
        OptionList:focus { border: none; }
        Input { border: none; height: 1; background: $panel; padding: 0 1; }
        Input:focus { border: none; }
    }
    """

    def on_mount(self) -> None:
        """Where box characters may be two cells wide, the box is drawn with plain ones."""
        if getattr(self.app, "ambiguous", 1) == 2:
            self.query_one(Vertical).styles.border = ("ascii", "white")

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Answer once, and only while nothing lies above: a key that repeats must not close another screen."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
