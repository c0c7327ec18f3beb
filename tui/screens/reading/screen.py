"""The reading screen put together."""

from __future__ import annotations

import gc
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from tui import catalogue, memory
from tui.keys import FULL_WIDTH, bindings
from tui.page import script_state, title_of
from tui.reader import messages
from tui.screens.reading.checking import Checking
from tui.screens.reading.comparing import Comparing
from tui.screens.reading.explaining import Explaining
from tui.screens.reading.exporting import Exporting
from tui.screens.reading.finding import Finding
from tui.screens.reading.library_adding import LibraryAdding
from tui.screens.reading.library_search import LibrarySearch
from tui.screens.reading.linking import Linking
from tui.screens.reading.loading import Loading
from tui.screens.reading.marks import Marks
from tui.screens.reading.modes import Modes
from tui.screens.reading.moving import Moving
from tui.screens.reading.noting import Noting
from tui.screens.reading.piping import Piping
from tui.screens.reading.remembering import Remembering
from tui.screens.reading.saving import Saving
from tui.screens.reading.script import ScriptSwitch
from tui.screens.reading.tending import Tending
from tui.screens.reading.wayfinding import Wayfinding
from tui.screens.reading.wording import Wording
from tui.widgets.article_list import ArticleList
from tui.widgets.figures_panel import FiguresPanel
from tui.widgets.heading import Heading
from tui.widgets.item_list import ItemList
from tui.widgets.key_bar import KeyBar
from tui.widgets.status_bar import StatusBar
from tui.widgets.summary_pane import SummaryPane
from tui.widgets.text_pane import TextPane

FIRST_CARDS = 12
"""For so many articles the list shows more than file names in the first frame."""


class ReadingScreen(
    Noting,
    Piping,
    Wording,
    Tending,
    Wayfinding,
    Loading,
    Finding,
    Exporting,
    Comparing,
    Checking,
    Explaining,
    ScriptSwitch,
    LibrarySearch,
    LibraryAdding,
    Linking,
    Marks,
    Saving,
    Remembering,
    Modes,
    Moving,
):
    """List, text, summary and figures."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("general")

    def compose(self) -> ComposeResult:
        """Three columns above a status line and the keys."""
        with Horizontal(id="body"):
            with Vertical(id="list-column"):
                yield Heading(catalogue.text("pane.list"), id="list-heading")
                yield ArticleList(id="list")
            with Vertical(id="text-column"):
                yield TextPane(id="text")
            with Vertical(id="side-column"):
                yield Heading(catalogue.text("pane.summary"), id="summary-heading")
                yield SummaryPane(id="summary")
                yield Heading(catalogue.text("pane.figures"), id="figures-heading")
                yield FiguresPanel(id="figures")
        yield StatusBar(id="status")
        yield KeyBar(dict(self.settings.keys), id="keys")

    def on_mount(self) -> None:
        """List and first text are in the first frame; everything else follows."""
        self.hits = []
        self._set_up_pane()
        self.article_list.label = self._label
        entries = self.shelf.entries
        self.provisional_cards(FIRST_CARDS)
        self.show_list()
        self.arrange_columns(self.app.size.width)
        if self.remembered.get("plain", self.settings.flag("plain")):
            self.set_plain(True)
        if entries:
            self.open_entry(entries[0])
        self.focus_area("text" if len(entries) == 1 else "list")
        self.call_after_refresh(self._after_first_frame)

    def _set_up_pane(self) -> None:
        pane, settings = self.pane, self.settings
        pane.keymap = settings.keys
        self.bind_commands()
        pane.measure = int(self.remembered.get("column", settings.number("column")))
        pane.ambiguous = getattr(self.app, "ambiguous", 1)
        pane.indent = settings.flag("indent")
        pane.gap = settings.number("paragraph_gap")
        pane.spacing = settings.number("line_gap")

    def _after_first_frame(self) -> None:
        if not gc.get_freeze_count():
            # Once a process: what an earlier reader in it left behind would be kept for ever.
            gc.freeze()
        gc.enable()
        self.complete_list()
        self.read_cards()
        if self.settings.problems:
            from tui.locations import settings_file

            problem = self.settings.problems[0]
            self.say("settings.wrong", file=settings_file().name, line=problem.line, message=problem.message)
        elif self.shelf.entries and self.shelf.entries[0].sample:
            self.say("samples.hint")

    def _label(self, entry: object, text: str) -> str:
        from tui.entries import Entry
        from tui.showing import label_in

        if not text or not isinstance(entry, Entry) or entry.card is None or self.choice.target == "original":
            return text
        from summarise.script import converters_ready

        if not converters_ready():
            return text
        script = entry.card.script
        return label_in(text, script, self.choice) if script in ("Hans", "Hant", "mixed") else text

    # The status line ----------------------------------------------------------------------------------------

    def show_state(self) -> None:
        """Say what is shown of what."""
        status, entry, showing = self.status, self.entry, self.showing
        if entry is None or showing is None:
            status.title = entry.label if entry else catalogue.text("list.empty")
            status.state = ""
            status.progress = ""
            return
        status.title = title_of(showing, entry)
        if self.raw_shown:
            status.state = catalogue.text("raw.state")
        else:
            status.state = script_state(showing) if self.final else catalogue.text("work.cleaning")
        self._show_progress()

    def _show_progress(self) -> None:
        self.status.progress = f"{round(100 * self.pane.progress):>3} %"

    def on_reader_pane_place_changed(self, _event: messages.PlaceChanged) -> None:
        """Keep the position in the status line."""
        self._show_progress()

    def on_reader_pane_clicked(self, event: messages.Clicked) -> None:
        """Tell about a repair that was clicked."""
        self.tell_about(event.offset)

    def on_text_pane_resized(self, event: TextPane.Resized) -> None:
        """Remember the column's width."""
        self.remembered["column"] = event.cells
        memory.remember(column=event.cells)
        self.say("column.now", cells=event.cells)

    def on_item_list_chosen(self, event: ItemList.Chosen) -> None:
        """An article was chosen: go to its text. Sentences are `Finding`'s."""
        # The list may have been arranged anew since the key was pressed.
        if isinstance(event.control, ArticleList) and event.index < len(self.shelf.entries):
            self._open(self.shelf.entries[event.index])
            self.focus_area("text")
            self.call_after_refresh(self.note_read)

    # Keys ---------------------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """One, two or three columns."""
        self.arrange_columns(event.size.width)

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """A key of the last row was clicked."""
        await self.run_action(event.command)

    def on_key(self, event: events.Key) -> None:
        """A Chinese character that arrives as a key gives one hint; full-width keys stand in the bindings."""
        character = event.character or ""
        if character and ord(character[0]) >= 0x2E80 and character not in FULL_WIDTH:
            self.say("ime.hint")

    def action_redraw(self) -> None:
        """Paint the screen anew."""
        self.app.refresh(repaint=True, layout=True)
        self.refresh(repaint=True, layout=True)

    def action_next_theme(self) -> None:
        """Change to the next theme and remember it."""
        from tui import themes

        names = themes.NAMES
        at = names.index(self.app.theme) if self.app.theme in names else -1
        self.app.theme = names[(at + 1) % len(names)]
        memory.remember(theme=self.app.theme)
        self.say("theme.now", name=self.app.theme)

    def action_help(self) -> None:
        """Show the keys that work, by where they work."""
        from tui.screens.help import HelpPage

        self.app.push_screen(HelpPage(self.settings.keys, self.area))

    def action_screen_test(self) -> None:
        """Show ten lines that test fonts and widths."""
        from tui.screens.specimen import Specimen

        self.app.push_screen(Specimen())

    def action_info(self) -> None:
        """Tell where the article comes from and what was repaired."""
        article, entry, say = self.article, self.entry, catalogue.text
        if article is None or entry is None or self.showing is None:
            self.say("article.none")
            return
        from tui.inputs import display_path
        from tui.screens.pages import TextPage
        from tui.widgets.labels import when as minute

        label = self.showing.label
        repairs = [r for r in article.repairs if r.kind != "typography"]
        doubtful = sum(not r.certain for r in repairs)
        pairs = [
            ("name", label(article.title) or say("info.no-title")),
            ("source", label(article.source)),
            ("author", label(article.author)),
            ("date", (article.published or "").replace("T", " ")),
            ("url", article.url or ""),
            ("origin", entry.label if entry.data is not None else str(article.origin or entry.origin)),
            ("encoding", article.encoding or ""),
            ("script", script_state(self.showing)),
            ("length", say("info.length.value", count=f"{article.length:,}")),
            ("repairs", say("info.repairs.value", count=len(repairs), uncertain=doubtful)),
            ("removed", say("info.removed.value", count=len(article.removed))),
            *(("saved", f"{minute(when)}  {display_path(path)}") for when, path in entry.saved),
        ]
        rows = [(say(f"info.{key}"), value) for key, value in pairs if value]
        self.app.push_screen(TextPage(say("info.title"), rows))
