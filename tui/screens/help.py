"""The keys that work, those of the pane in use first; ``/`` looks for one by its key or by what it does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from summarise.folding import fold
from tui import catalogue
from tui.keys import ACTIONS, Group, description_of, key_label, name_of
from tui.screens.pages import TextPage
from tui.select_keys import SELECTING
from tui.widgets.page_rows import PageRows

_GROUPS: tuple[Group, ...] = ("general", "move", "text", "select", "list", "articles", "figures")
_OF_PANE: dict[str, Group] = {"list": "articles", "text": "text", "summary": "list", "figures": "figures"}
MOST_KEYS = 4


def help_rows(keymap: Mapping[str, str], area: str, query: str = "") -> list[tuple[str, str]]:
    """Headlines and rows ``(keys, description)`` of the actions that ``query`` fits, in either script.

    Args:
        keymap: the user's own keys by action id.
        area: the pane in use; its keys come first.
        query: a key as it is written, or part of a name or description; empty for all.
    """
    wanted = fold(query.strip()).lower()
    rows: list[tuple[str, str]] = []
    first = _OF_PANE.get(area, "general")
    for group in (first, *(group for group in _GROUPS if group != first)):
        found = []
        for action in (*ACTIONS, *SELECTING):
            if action.group != group:
                continue
            keys = [key_label(key.strip()) for key in keymap.get(action.id, action.keys).split(",")]
            words = fold(f"{name_of(action.id)} {description_of(action.id)} {action.id}").lower()
            if not wanted or wanted in words or query.strip() in keys:
                found.append(("  ".join(keys[:MOST_KEYS]), description_of(action.id)))
        if found:
            rows += [(catalogue.text(f"help.{group}"), ""), *found]
    return rows


class HelpPage(TextPage):
    """The page of keys with a field to search it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("slash,fullwidth_solidus", "find", show=False)]

    def __init__(self, keymap: Mapping[str, str], area: str) -> None:
        self._keymap = keymap
        self._area = area
        super().__init__(catalogue.text("help.title"), help_rows(keymap, area), catalogue.text("help.hint.search"))

    def action_find(self) -> None:
        """Open the field."""
        if not self.query(Input):
            field = Input(placeholder=catalogue.text("search.prompt"))
            self.query_one(Vertical).mount(field, after=0)
            self.call_after_refresh(self.fit_rows)
            field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits while it is typed."""
        self.query_one(PageRows).show(help_rows(self._keymap, self._area, event.value))

    def on_input_submitted(self) -> None:
        """Enter leaves the field; its rows stay."""
        self.set_focus(None)

    def action_leave(self) -> None:
        """Escape closes the field first, and shows all keys again."""
        field = self.query(Input)
        if not field:
            super().action_leave()
            return
        field.remove()
        self.call_after_refresh(self.fit_rows)
        self.query_one(PageRows).show(help_rows(self._keymap, self._area))
