"""The field in which a path, a pattern or an address is typed; it knows what lies in the folders."""

from __future__ import annotations

import asyncio
import os
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widgets import Input

from tui.inputs import is_address
from tui.widgets.labels import harmless


class PathSuggester(Suggester):
    """Completes the last part of a path."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The path that begins as ``value`` does; None where there is none."""
        return await asyncio.to_thread(completed, value)


def completed(value: str) -> str | None:
    """``value`` with the rest of the first name in its folder that begins so; a folder ends with a slash."""
    folder, slash, begun = value.rpartition("/")
    if is_address(value) or not value or not (begun or slash):
        return None
    try:
        with os.scandir(os.path.expanduser(folder + slash) or ".") as found:
            names = sorted(
                (entry.name, entry.is_dir())
                for entry in found
                if entry.name.startswith(begun) and (begun or not entry.name.startswith("."))
            )
    except (OSError, ValueError):
        return None
    # A name that cannot be typed is not offered either.
    names = [(name, is_folder) for name, is_folder in names if harmless(name) == name]
    if not names:
        return None
    name, is_folder = names[0]
    whole = folder + slash + name + ("/" if is_folder else "")
    return whole if whole != value else None


class PathField(Input):
    """Tab and the right arrow take what is offered; down goes to what stands below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id, suggester=PathSuggester(), select_on_focus=False)

    def action_complete(self) -> None:
        """Take what is offered, else go on to the next field."""
        if self.value and self._suggestion:
            self.action_cursor_right()
        else:
            self.screen.focus_next()
