"""Searching the whole library: results while one types, each with the place where it was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

from tui import catalogue
from tui.guard import may_answer
from tui.keys import key_label
from tui.library_hits import ShownHit, shown_hits
from tui.showing import ScriptChoice
from tui.widgets.heading import Heading
from tui.widgets.hit_list import ROWS, HitList
from tui.widgets.item_list import ItemList
from tui.widgets.status_bar import StatusBar

FoundAt = tuple[int, int | None]
"""The number of an article in the library, and an offset into its raw text or None."""

PAUSE = 0.08
"""Seconds without a key until what is typed is searched."""
PAGE = 20
"""Hits that are fetched at once, at the least."""
_NEAR = 6


@dataclass(slots=True)
class SearchMemory:
    """The last search of this run: taken up again when the screen is opened the next time."""

    query: str = ""
    hits: list[ShownHit] = field(default_factory=list)
    cursor: int = 0
    total: int = 0
    more: bool = False
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Searched:
    """A page of what was found. ``whole`` says that it is the last one, ``empty`` that the library is."""

    hits: list[ShownHit]
    total: int = 0
    more: bool = False
    whole: bool = True
    empty: bool = False
    notice: str = ""


class QueryField(Input):
    """The field; keys that a field has no use for go through the hits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "screen.move('down')", show=False),
        Binding("up", "screen.move('up')", show=False),
        Binding("pagedown", "screen.move('page_down')", show=False),
        Binding("pageup", "screen.move('page_up')", show=False),
    ]


class LibrarySearchScreen(Screen[FoundAt | None]):
    """Answers with the article that was chosen and the place of the hit, or None."""

    AUTO_FOCUS = "#query"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("slash,backslash,i,fullwidth_solidus,ideographic_comma", "type", show=False),
    ]
    DEFAULT_CSS = """
    LibrarySearchScreen { background: $background; color: $foreground; }
    LibrarySearchScreen > Input { border: none; height: 1; background: $panel; padding: 0 1; }
    LibrarySearchScreen > Input:focus { border: none; }
    LibrarySearchScreen > #reminder { background: $background; color: $text-muted; }
    LibrarySearchScreen > HitList { height: 1fr; background: $background; padding: 0 1; }
    """

    class Answer(Message):
        """A worker has searched for ``query`` from the hit number ``offset`` on, or could not."""

        def __init__(self, query: str, offset: int, found: Searched | Exception) -> None:
            super().__init__()
            self.query = query
            self.offset = offset
            self.found = found

    def __init__(self, choice: ScriptChoice, memory: SearchMemory, add_keys: str = "") -> None:
        """Make the screen.

        Args:
            choice: the script in which the hits are shown.
            memory: the search to go on with; kept up to date.
            add_keys: the keys that add to the library, for the sentence about an empty one.
        """
        super().__init__()
        self._choice = choice
        self._memory = memory
        self._add_key = key_label(add_keys.partition(",")[0].strip())
        self._searching = False
        self._again = False
        self._pause: Timer | None = None
        self._open_soon = False
        self._shown = memory.query

    def compose(self) -> ComposeResult:
        """Headline, field, reminder, hits, hints."""
        say = catalogue.text
        yield Heading(say("find.title"), id="head")
        yield QueryField(self._memory.query, placeholder=say("find.prompt"), id="query", select_on_focus=True)
        yield Heading(say("find.reminder"), id="reminder")
        yield HitList(id="hits")
        yield StatusBar(id="status")

    @property
    def hit_list(self) -> HitList:
        """The hits."""
        return self.query_one("#hits", HitList)

    @property
    def _status(self) -> StatusBar:
        return self.query_one("#status", StatusBar)

    def on_mount(self) -> None:
        """Take up the last search, and search again: the library may have grown."""
        self._status.title = catalogue.text("find.hint")
        rows = self.hit_list
        rows.hits = list(self._memory.hits)
        rows.message = catalogue.text("find.start")
        rows.rebuild()
        rows.move_to(self._memory.cursor)
        self._tell()
        self._start()

    # Searching ----------------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search when typing pauses."""
        event.stop()
        if event.value == self._memory.query:
            return
        self._memory.query = event.value
        self._open_soon = False
        self._start_in(PAUSE)

    def _start_in(self, seconds: float) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(seconds, self._start)

    @property
    def _pending(self) -> bool:
        """Whether what stands in the list is not yet the answer to what stands in the field."""
        return self._searching or self._pause is not None

    def _start(self) -> None:
        self._pause = None
        if self._searching:
            # One search at a time: what was typed meanwhile is searched next, however much it was.
            self._again = True
            return
        page = max(PAGE, self.size.height // ROWS + _NEAR)
        seen = len(self.hit_list.hits) if self._memory.query == self._shown else 0
        self._run(self._memory.query, 0, max(page, seen))

    def _run(self, query: str, offset: int, limit: int) -> None:
        self._searching = True
        self.run_worker(partial(self._work, query, offset, limit), thread=True, group="find", exit_on_error=False)

    def _work(self, query: str, offset: int, limit: int) -> None:
        """In a thread: search, and show what was found in the reader's script."""
        found: Searched | Exception
        try:
            found = self._searched(query, offset, limit)
        except Exception as error:
            found = error
        self.post_message(self.Answer(query, offset, found))

    def _searched(self, query: str, offset: int, limit: int) -> Searched:
        from tui.library_door import library_exists, library_trouble, open_library

        if not library_exists():
            return Searched([], empty=True)
        library = open_library()
        if self._choice.target != "original":
            from summarise.script import build_converters, converters_ready

            if not converters_ready():
                build_converters()
        found = library.search(query, limit=limit, offset=offset)
        hits = shown_hits(library, found.hits, self._choice)
        notice = ""
        if library.notice:
            from summarise.library import LibraryError

            notice = library_trouble(LibraryError("read-only", library.notice, library.path))
        empty = not hits and not library.count()
        return Searched(hits, found.total, found.more, len(hits) < limit, empty, notice)

    def on_library_search_screen_answer(self, event: Answer) -> None:
        """Show what was found, unless something else is looked for by now."""
        self._searching = False
        if self._again:
            self._again = False
            self._start()
        if event.query != self._memory.query:
            return
        found = event.found
        if isinstance(found, Exception):
            self._complain(found)
            return
        rows, memory = self.hit_list, self._memory
        self._status.message = found.notice
        if event.offset:
            known = {hit.number for hit in rows.hits}
            rows.hits += [hit for hit in found.hits if hit.number not in known]
            rows.rebuild()
        else:
            self._replace(event.query, found)
        memory.hits = list(rows.hits)
        memory.total, memory.more, memory.whole = max(found.total, len(rows.hits)), found.more, found.whole
        self._tell()
        if self._open_soon and not self._pending:
            self._open_soon = False
            rows.action_open()
        self._look_ahead()

    def _replace(self, query: str, found: Searched) -> None:
        rows, say = self.hit_list, catalogue.text
        # Searched once more for the same words: the cursor stays on its article.
        here = rows.hits[rows.cursor].number if query == self._shown and rows.hits else None
        self._shown = query
        rows.hits = found.hits
        if found.empty:
            rows.message = say("find.empty", key=self._add_key)
        else:
            rows.message = say("find.none", query=query.strip()) if query.strip() else say("find.start")
        rows.rebuild()
        numbers = [hit.number for hit in rows.hits]
        rows.move_to(numbers.index(here) if here in numbers else 0)

    def _complain(self, error: Exception) -> None:
        """One sentence about a library that cannot be searched."""
        from tui.crash import told_of

        rows = self.hit_list
        rows.hits, rows.message = [], told_of(error, harsh=self.app.is_headless)
        self._memory.hits = []
        rows.rebuild(keep_cursor=False)
        self.query_one("#head", Heading).label = catalogue.text("find.title")

    def _tell(self) -> None:
        """The number of articles in the headline, the cursor's in the last line."""
        memory, rows = self._memory, self.hit_list
        head = catalogue.text("find.title")
        if rows.hits:
            key = "find.count.more" if memory.more else "find.count"
            head = f"{head}: {catalogue.text(key, count=f'{memory.total:,}')}"
        self.query_one("#head", Heading).label = head
        self._status.progress = f"{rows.cursor + 1:,}" if rows.hits else ""

    # The cursor ---------------------------------------------------------------------------------------------

    def on_item_list_moved(self, event: ItemList.Moved) -> None:
        """Remember where the cursor is; fetch more hits near the end."""
        event.stop()
        self._memory.cursor = event.index
        self._tell()
        self._look_ahead()

    def _look_ahead(self) -> None:
        rows, memory = self.hit_list, self._memory
        if memory.whole or self._pending or not rows.hits or rows.cursor < len(rows.hits) - _NEAR:
            return
        self._run(memory.query, len(rows.hits), PAGE)

    def action_move(self, where: str) -> None:
        """Move the cursor while the field has the keyboard."""
        getattr(self.hit_list, f"action_{where}")()

    # Keys ---------------------------------------------------------------------------------------------------

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter opens the hit under the cursor, once it is the one that was asked for."""
        event.stop()
        if self._pending:
            self._open_soon = True
        else:
            self.hit_list.action_open()

    def on_item_list_chosen(self, event: ItemList.Chosen) -> None:
        """Answer with the article and the place."""
        event.stop()
        hit = self.hit_list.hits[event.index]
        self._memory.cursor = event.index
        self.dismiss((hit.number, hit.at))

    def on_resize(self, _event: events.Resize) -> None:
        """A taller screen has room for more."""
        self.call_after_refresh(self._look_ahead)

    def action_type(self) -> None:
        """Back to the field."""
        self.query_one("#query", Input).focus()

    def action_leave(self) -> None:
        """Back to the reader; the search is kept."""
        self.dismiss(None)

    def dismiss(self, result: FoundAt | None = None) -> AwaitComplete:
        """Answer once, and only while `may_answer`."""
        return super().dismiss(result) if may_answer(self) else AwaitComplete()
