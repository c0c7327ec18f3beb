"""What all dialogs share: a box in the middle, Escape leaves without an answer."""

from __future__ import annotations

from typing import ClassVar, Self, TypeVar, cast

from rich.console import RenderableType
from textual import events
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.widget import Widget

from tui.guard import may_answer
from tui.screens.backdrop import Backdrop

Answer = TypeVar("Answer")

OPENING = 0.1
"""Seconds that a dialog may take to open."""


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

    # Textual paints a screen twice while it opens; what lies behind is the same both times.
    _opening = True
    _backdrop: Backdrop | None = None

    def on_mount(self) -> None:
        """Where box characters may be two cells wide, the box is drawn with plain ones."""
        if getattr(self.app, "ambiguous", 1) == 2:
            self.box.styles.border = ("ascii", "white")
        self.set_timer(OPENING, self._opened)

    @property
    def box(self) -> Widget:
        """What has the border."""
        return self.query_one(Vertical)

    def render(self) -> RenderableType:
        """See `Screen.render`; what lies behind is painted by `Backdrop`."""
        found = super().render()
        if not isinstance(found, BackgroundScreen):
            return found
        backdrop = Backdrop(found.screen, found.color)
        if self._backdrop is not None and self._backdrop.like(backdrop):
            return cast(RenderableType, self._backdrop)
        self._backdrop = backdrop if self._opening else None
        # Textual takes what it paints itself as well as what Rich paints.
        return cast(RenderableType, backdrop)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """See `Widget.refresh`; regions are what changed behind the dialog, or in it."""
        if regions:
            self._backdrop = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        # Textual's handler comes after this one; the styles were worked out a moment ago, when the parts were mounted.
        if self._opening:
            event.refresh_styles = False
            self._laid_out = self.app.size

    async def _on_resize(self, event: events.Resize) -> None:
        # The first time the dialog was laid out in this size just now, and what lies behind has had it all along.
        if self._opening and event.size == self.app.size == self._laid_out:
            event.prevent_default()
            event.stop()
        self._laid_out = None

    _laid_out: Size | None = None

    def _opened(self) -> None:
        self._opening = False
        self._backdrop = None

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Answer once, and only while `may_answer`."""
        return super().dismiss(result) if may_answer(self) else AwaitComplete()

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
