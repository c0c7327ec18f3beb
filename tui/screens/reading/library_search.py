"""From the reader into the library's search, and back to what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.keys import ACTIONS
from tui.screens.reading.base import ReadingBase

if TYPE_CHECKING:
    from tui.screens.library_search import FoundAt, SearchMemory


class LibrarySearch(ReadingBase):
    """The key that opens the search over everything."""

    _last_search: SearchMemory | None = None

    def action_library_search(self) -> None:
        """Search the whole library."""
        from tui.screens.library_search import LibrarySearchScreen, SearchMemory

        if self._last_search is None:
            self._last_search = SearchMemory()
        keys = next(action.keys for action in ACTIONS if action.id == "library.add")
        keys = self.settings.keys.get("library.add", keys)
        self.app.push_screen(LibrarySearchScreen(self.choice, self._last_search, keys), self._go_to_found)

    def _go_to_found(self, found: FoundAt | None) -> None:
        if found is not None:
            self.open_number(*found)
