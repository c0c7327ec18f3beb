"""The application: themes, keys and settings; the screens hold the rest."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.actions import ActionParseResult
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.filter import Monochrome, NoColor
from textual.screen import Screen
from textual.widget import Widget

from tui import catalogue, memory, settings, themes
from tui.crash import note_crash
from tui.guard import TextOnly, accept_any_sequence, is_there, was_left
from tui.inputs import STDIN
from tui.keys import ACTIONS, description_of, name_of, with_full_width
from tui.screens.reading import ReadingScreen
from tui.shelf import Shelf, entries_for, shelf_of_own
from tui.widgets.labels import harmless

CANCELLABLE = frozenset({"analysis", "summary", "compare", "pipe"})
"""Work that the reader may stop; reading and converting are needed to show anything at all."""
_PATIENCE = 200
"""Hundredths of a second that a key waits for its screen."""


class ReaderApp(App[int]):
    """duzhai's reader on the articles of a shelf."""

    TITLE = "duzhai"
    CSS_PATH = Path(__file__).with_name("duzhai.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "f20"  # ours is in the key table

    ambiguous: ClassVar[int] = 1
    """Cells that “ ” … — take in this terminal."""

    def __init__(self, shelf: Shelf, own: settings.Settings | None = None) -> None:
        super().__init__()
        if self.no_color:
            # Textual would leave shades of grey.
            self._filters = [NoColor() if isinstance(kept, Monochrome) else kept for kept in self._filters]
        self._filters.append(TextOnly())
        self.shelf = shelf
        self.own_settings = own or settings.load()
        self.crash = ""
        self.leaving = False
        self.remembered: dict[str, Any] = memory.recall()
        catalogue.set_language(self.own_settings.word("language"))  # type: ignore[arg-type]
        for theme in themes.all_themes():
            self.register_theme(theme)
        self.theme = self._first_theme()
        if self.own_settings.keys:
            self.set_keymap({name: with_full_width(keys) for name, keys in self.own_settings.keys.items()})

    def _first_theme(self) -> str:
        wanted = self.own_settings.word("theme")
        if wanted == "auto":
            wanted = str(self.remembered.get("theme", "")) or themes.suggested()
        return wanted if wanted in themes.NAMES else themes.DARK.name

    def _handle_exception(self, error: Exception) -> None:
        """A fault of ours: the terminal is restored, the details go to a file, one sentence says where.

        Textual would print the traceback; a user can do nothing with it.
        """
        if self.leaving or was_left(self):
            self.log.error(error)
            return
        driver = self._driver
        if driver is None or driver.is_headless:
            super()._handle_exception(error)
        else:
            with suppress(Exception):
                self.keep_places()
            self.crash = note_crash(error)
            self._exception = error
            self._return_code = 1
            self._close_messages_no_wait()

    async def on_event(self, event: events.Event) -> None:
        """See `App.on_event`; what is typed waits until the screen that it is meant for is there."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            for _ in range(_PATIENCE):
                if not self.screen_stack or self.screen.is_mounted:
                    break
                await asyncio.sleep(0.01)
        await super().on_event(event)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """See `App.run_action`; what is asked of a screen that is not there yet, or is being taken down, is let go."""
        if isinstance(default_namespace, Widget) and not is_there(default_namespace):
            return True
        return await super().run_action(action, default_namespace, namespaces)

    def on_mount(self) -> None:
        """The places are kept also where the terminal goes away."""
        from tui.signals import leave_on_signals

        leave_on_signals(self._ended)

    def _ended(self, number: int) -> None:
        # Keep the place first: where the terminal is gone, nothing after this may work.
        self.keep_places()
        self.exit(128 + number)

    def keep_places(self) -> None:
        """Write where the reader is in the article on show."""
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen) and screen.is_mounted:
                screen.leave()

    def exit(self, result: int | None = None, return_code: int = 0, message: Any = None) -> None:
        """See `App.exit`; the reading position is kept."""
        self.keep_places()
        self.leaving = True
        super().exit(result, return_code, message)

    def get_default_screen(self) -> Screen[Any]:
        """The reader."""
        return ReadingScreen(self.shelf, self.own_settings, self.remembered)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every action, by name, in the command palette."""
        for action in ACTIONS:
            if action.group != "general" or action.id == "app.palette":
                continue

            def run(command: str = action.command) -> None:
                self.call_later(self.run_action, command, self.screen)

            yield SystemCommand(name_of(action.id), description_of(action.id), run)
        yield from self._pane_commands(screen)
        if isinstance(screen, ReadingScreen):
            from summarise.ranking import summary_methods

            for method, what in summary_methods().items():
                title = catalogue.text("summary.method", method=method)
                yield SystemCommand(title, what, lambda method=method: screen.with_method(method))
            for own in screen.settings.commands:
                yield SystemCommand(own.name, harmless(own.command), lambda own=own: screen.run_named(own))

    def _pane_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The actions of the panes, each run on its own pane, or on the one that has the keyboard."""
        if not isinstance(screen, ReadingScreen):
            return
        focused = screen.focused or screen.pane
        panes = {"text": "text", "articles": "list", "figures": "figures"}
        for action in ACTIONS:
            if action.group == "general":
                continue
            name = panes.get(action.group)
            pane = screen.query_one(f"#{name}") if name else focused
            if action.command.startswith("screen.") or hasattr(pane, f"action_{action.command.partition('(')[0]}"):

                def run(command: str = action.command, pane: Widget = pane) -> None:
                    self.call_later(self.run_action, command, pane)

                title = f"{name_of(action.id)} ({catalogue.text(f'pane.{name}')})" if name else name_of(action.id)
                yield SystemCommand(title, description_of(action.id), run)

    def action_command_palette(self) -> None:
        """Find a command by name."""
        from tui.screens.palette import Palette

        if not any(isinstance(screen, Palette) for screen in self.screen_stack):
            self.push_screen(Palette())

    def action_interrupt(self) -> None:
        """Ctrl-C stops work that runs; where none does, it leaves."""
        running = [worker for worker in self.workers if worker.is_running and worker.group in CANCELLABLE]
        if not running:
            self.exit(0)
        for worker in running:
            worker.cancel()
        if running and isinstance(self.screen, ReadingScreen):
            self.screen.say("work.cancelled")


def run_reader(paths: Sequence[str], *, at: int | None = None) -> int:
    """Open the reader on ``paths``, or on the samples; the exit status.

    Args:
        paths: files, folders, addresses, ``-`` for standard input.
        at: an offset into the raw text of the first article, where it is opened.
    """
    stdin = _read_pipe() if STDIN in paths else None
    shelf = Shelf(entries_for(paths, stdin=stdin)) if paths else shelf_of_own()
    if shelf.entries and at is not None:
        shelf.entries[0].place = shelf.entries[0].asked = at
    own = settings.load()
    _measure_terminal(own.word("ambiguous_width"))
    accept_any_sequence()
    app = ReaderApp(shelf, own)
    result = app.run()
    if app.crash:
        sys.stderr.write(app.crash + "\n")
        return 1
    return result or 0


def _measure_terminal(setting: str) -> None:
    """Count “ ” … and their like as the terminal does, in the text and in everything around it."""
    from tui.reader import ambiguous

    cells = ambiguous.ask_terminal() if setting == "auto" else int(setting)
    if cells == 2 and ambiguous.count_ambiguous_as(2):
        from textual.scrollbar import ScrollBar

        from tui.reader.viewport import WholeCells

        ReaderApp.ambiguous = 2
        # Half blocks and box characters are of doubtful width as well.
        ScrollBar.renderer = WholeCells


def _read_pipe() -> bytes:
    """Everything on standard input; the keyboard then becomes standard input again."""
    if sys.stdin is None or sys.stdin.isatty():
        return b""
    data = sys.stdin.buffer.read()
    terminal = os.open("CONIN$" if os.name == "nt" else "/dev/tty", os.O_RDONLY)
    os.dup2(terminal, 0)
    os.close(terminal)
    # Textual reads the keyboard through sys.__stdin__.
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    setattr(sys, "__stdin__", sys.stdin)  # noqa: B010 - the type checkers call it final
    return data
