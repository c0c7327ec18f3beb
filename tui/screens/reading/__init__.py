"""The reader: list, text, summary and figures on one screen. Each file holds one concern of it."""

from __future__ import annotations

from tui.screens.reading.screen import ReadingScreen

__all__ = ["ReadingScreen"]
