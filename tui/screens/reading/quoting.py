"""Copying what is selected: the words alone, or as a quotation that says where they are from."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tui import catalogue
from tui.screens.reading.pen import Chosen, Pen
from tui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from summarise.library import Mark
    from summarise.markdown.quotation import Wording


class Quoting(Pen):
    """The keys ``y`` and ``Y`` of the cursor, and the clipboard for all."""

    def action_copy_words(self) -> None:
        """Copy what is selected, in the script on show."""
        chosen = self.chosen()
        if chosen is not None:
            self.to_clipboard(self.shown_words(chosen))
            self.leave_selecting()

    def shown_words(self, chosen: Chosen) -> str:
        """The words as they stand on the screen."""
        if self.article is not None and self.raw_shown:
            return self.article.raw[chosen.raw_start : chosen.raw_end]
        return self.showing.passage(chosen.start, chosen.end) if self.showing is not None else chosen.words

    def action_copy_quotation(self) -> None:
        """Copy what is selected as a Markdown quotation; in another script, ask which words."""
        chosen = self.chosen()
        if chosen is None or self.showing is None:
            return
        if chosen.end <= chosen.start:
            self.say("quote.raw-only")
            return
        if not self.showing.converted or self.raw_shown:
            self._quote(chosen, "shown")
            return
        from tui.screens.choose import Choice, ChooseDialog

        target = catalogue.text(f"script.{self.showing.target}")
        choices = [
            Choice("shown", "s", catalogue.text("quote.shown", target=target)),
            Choice("original", "o", catalogue.text("quote.original")),
            Choice("both", "b", catalogue.text("quote.both")),
        ]
        self.app.push_screen(ChooseDialog(catalogue.text("quote.ask"), choices), partial(self._wording_told, chosen))

    def _wording_told(self, chosen: Chosen, wording: str | None) -> None:
        if wording is not None:
            self._quote(chosen, cast("Wording", wording))

    def _quote(self, chosen: Chosen, wording: Wording) -> None:
        self.to_clipboard(self.quoted(chosen, wording))
        if self.pane.caret is not None:
            self.leave_selecting()

    def quoted(self, chosen: Chosen, wording: Wording = "shown") -> str:
        """A Markdown quotation of a stretch of the article on show."""
        from summarise.markdown import quotation

        article, showing = self.article, self.showing
        assert article is not None
        assert showing is not None
        converted = showing.converted and not self.raw_shown
        return quotation(
            article,
            chosen.start,
            chosen.end,
            shown=showing.passage(chosen.start, chosen.end) if converted else None,
            target=showing.target if converted else "original",
            regional=showing.choice.regional,
            wording=wording,
            label=showing.label,
            command=self.command_to(chosen.raw_start),
        )

    def quote_mark(self, mark: Mark) -> None:
        """Copy the words that bear a mark: as a quotation where they stand in the article on show, else alone."""
        placed = next((one for one in self.placed if one.mark.id == mark.id and one.fate == "found"), None)
        if placed is None or self.showing is None:
            self.to_clipboard(mark.words or mark.place.quote)
            return
        chosen = Chosen(placed.start, placed.end, placed.raw_start, placed.raw_end, placed.words)
        self._quote(chosen, "both" if self.showing.converted else "shown")

    def command_to(self, raw_offset: int) -> str:
        """The command line that opens the article on show at a place of its raw text."""
        from tui.links import open_command

        origin = self.entry.whole_origin if self.entry is not None else None
        return open_command(origin, raw_offset, number=self.number)

    # The clipboard ------------------------------------------------------------------------------------------

    def to_clipboard(self, text: str) -> None:
        """Put ``text`` on the clipboard in a worker, and say which way it went."""
        from tui import clipboard

        def to_terminal(words: str) -> None:
            self.app.call_from_thread(self.app.copy_to_clipboard, words)

        def work() -> None:
            try:
                way = clipboard.copy(text, to_terminal)
            except clipboard.TooLong as error:
                self.app.call_from_thread(self._too_long, text, error.size)
            else:
                self.app.call_from_thread(self._copied, way, len(text))

        self.in_worker(work, "clipboard")

    def _copied(self, way: str, count: int) -> None:
        said = catalogue.text("copy.done", count=count, way=way)
        self.say_text(said)
        # The screen in front may just be opening, or closing: then it has no line to say it in.
        for status in self.app.screen.query(StatusBar):
            if status is not self.status:
                status.message = said

    def _too_long(self, text: str, size: int) -> None:
        from tui.clipboard import MOST_ENCODED
        from tui.screens.choose import Choice, ChooseDialog

        self.app.bell()
        question = catalogue.text("copy.too-long", size=f"{size:,}", most=f"{MOST_ENCODED:,}")
        choices = [
            Choice("file", "f", catalogue.text("copy.to-file")),
            Choice("no", "n", catalogue.text("copy.give-up")),
        ]
        self.app.push_screen(ChooseDialog(question, choices), partial(self._long_told, text))

    def _long_told(self, text: str, answer: str | None) -> None:
        if answer != "file":
            self.say("copy.none")
            return
        from tui.screens.save import SaveDialog

        folder = self.settings.word("notes_folder") or str(self.remembered.get("notes_folder", ""))
        suggested = (Path(folder).expanduser() if folder else Path.cwd()) / "duzhai.txt"
        self.app.push_screen(SaveDialog(suggested), partial(self._file_told, text))

    def _file_told(self, text: str, path: Path | None) -> None:
        if path is not None:
            from tui.screens.writing import write_new

            write_new(self, path, text, self.say_text)
