"""What the reading pane tells the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from tui.reader.pane import ReaderPane


class PaneMessage(Message, namespace="reader_pane"):
    """Something that happened in a reading pane.

    Args:
        pane: the pane.
    """

    def __init__(self, pane: ReaderPane) -> None:
        super().__init__()
        self.pane = pane

    @property
    def control(self) -> ReaderPane:
        """The pane."""
        return self.pane


class PlaceChanged(PaneMessage, namespace="reader_pane"):
    """Another text stands on the first visible row.

    Args:
        pane: the pane.
        offset: the place of that row in the article.
        progress: how much of the article lies behind the reader, 0 to 1.
    """

    def __init__(self, pane: ReaderPane, offset: int, progress: float) -> None:
        super().__init__(pane)
        self.offset = offset
        self.progress = progress

    def can_replace(self, message: Message) -> bool:
        """Only the last place matters."""
        return isinstance(message, PlaceChanged) and message.pane is self.pane


class Clicked(PaneMessage, namespace="reader_pane"):
    """A place in the text was clicked.

    Args:
        pane: the pane.
        offset: the place in the article.
    """

    def __init__(self, pane: ReaderPane, offset: int) -> None:
        super().__init__(pane)
        self.offset = offset


class Selected(PaneMessage, namespace="reader_pane"):
    """A stretch of text was marked with the mouse.

    Args:
        pane: the pane.
        start: where it begins in the article.
        end: where it ends; equal to the start where the marking was taken back.
    """

    def __init__(self, pane: ReaderPane, start: int, end: int) -> None:
        super().__init__(pane)
        self.start = start
        self.end = end


class EndReached(PaneMessage, namespace="reader_pane"):
    """The reader asked for more text at the end of the article."""
