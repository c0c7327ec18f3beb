"""Giving a text to a command of the user's: on its standard input, never as part of the command line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tui import catalogue, memory
from tui.screens.reading.quoting import Quoting
from tui.settings import NamedCommand
from tui.showing import Showing
from tui.widgets.labels import harmless

if TYPE_CHECKING:
    from tui.running import Outcome

MOST_LINES = 2_000
NEEDS_TERMINAL = "!"
"""A command line that begins with it has the terminal for itself."""


class Piping(Quoting):
    """The keys ``|`` and ``e``, and those of the user's own commands."""

    def bind_commands(self) -> None:
        """Give the user's commands their keys."""
        from tui.keys import with_full_width

        for number, command in enumerate(self.settings.commands):
            self._bindings.bind(with_full_width(command.key), f"named_command({number})", command.name, show=False)

    def action_named_command(self, number: int) -> None:
        """Run one of the user's commands."""
        self.run_named(self.settings.commands[number])

    def run_named(self, command: NamedCommand) -> None:
        """Run one of the user's commands on what it takes."""
        line = NEEDS_TERMINAL + command.command if command.terminal else command.command
        if command.what == "ask":
            self._ask_what(partial(self._run, line))
            return
        what = command.what
        if what == "selection" and self.pane.selected is None:
            what = "article"
        self._run(line, what)

    def action_pipe(self) -> None:
        """Ask what is to be given to which command."""
        self._ask_what(self._ask_command)

    def _ask_what(self, then: Callable[[str], None]) -> None:
        if self.article is None or self.showing is None or not self.final:
            self.say("article.none" if self.article is None else "work.cleaning")
            return
        if self.pane.selected is not None:
            then("selection")
            return
        from tui.screens.choose import Choice, ChooseDialog

        choices = [
            Choice("summary", "s", catalogue.text("pipe.summary")),
            Choice("article", "a", catalogue.text("pipe.article")),
        ]

        def told(answer: str | None) -> None:
            if answer is not None:
                then(answer)

        self.app.push_screen(ChooseDialog(catalogue.text("pipe.what"), choices), told)

    def _ask_command(self, what: str) -> None:
        from tui.screens.ask import AskDialog

        question = catalogue.text("pipe.command", what=catalogue.text(f"pipe.{what}"))
        last = str(self.remembered.get("pipe", ""))
        self.app.push_screen(AskDialog(question, last), partial(self._command_told, what))

    def _command_told(self, what: str, command: str | None) -> None:
        if command is None or not command.strip(NEEDS_TERMINAL + " "):
            return
        self.remembered["pipe"] = command.strip()
        memory.remember(pipe=command.strip())
        self._run(command.strip(), what)

    def _run(self, command: str, what: str) -> None:
        text = self._text_of(what)
        if text is None:
            return
        if command.startswith(NEEDS_TERMINAL):
            from tui.screens.terminal import lent

            status = lent(self.app, command[1:], text(), self.say_text)
            if status is not None:
                self.say("pipe.ended", status=status)
            return
        self.say("pipe.running", command=harmless(command))

        from tui import running

        def work() -> None:
            worker = get_current_worker()
            try:
                outcome = running.run_command(command, text(), lambda: worker.is_cancelled)
            except OSError as error:
                self.app.call_from_thread(self.say, "command.failed", reason=error.strerror or str(error))
                return
            if not worker.is_cancelled:
                self.app.call_from_thread(self._ended, command, outcome)

        self.in_worker(work, "pipe")

    def _text_of(self, what: str) -> Callable[[], str] | None:
        """What makes the text, in the script on show; it may take its time."""
        showing, analysis = self.showing, self.analysis
        if what == "selection":
            chosen = self.chosen()
            if chosen is None:
                return None
            words = self.shown_words(chosen)
            return lambda: words
        if showing is None or not self.final:
            self.say("article.none")
            return None
        if what == "article":
            return partial(whole_text, showing)
        if analysis is None or analysis.summary is None:
            self.say("save.wait")
            return None
        sentences = analysis.summary.sentences
        return lambda: "".join(" ".join(showing.passage(s.start, s.end).split()) + "\n" for s in sentences)

    def _ended(self, command: str, outcome: Outcome) -> None:
        said = catalogue.text("pipe.ended", status=outcome.status)
        self.say_text(said)
        if not outcome.output.strip() or not self.may_open("pipe.ready"):
            return
        self.say_text(said)
        from tui.screens.pages import TextPage

        lines = outcome.output.splitlines()
        rows = [("", harmless(line) or " ") for line in lines[:MOST_LINES]]
        hint = catalogue.text("pipe.cut") if outcome.cut or len(lines) > MOST_LINES else catalogue.text("help.hint")
        self.app.push_screen(TextPage(f"{harmless(command)}   {said}", rows, hint))

    def action_open_editor(self) -> None:
        """Open the clean text, as it is shown, in the user's editor; the file is a copy."""
        if self.article is None or self.showing is None or not self.final:
            self.say("article.none" if self.article is None else "work.cleaning")
            return
        from tui.screens.terminal import edited

        if edited(self.app, whole_text(self.showing), "duzhai.txt", self.say_text, writable=False) is not None:
            self.say("editor.closed")


def whole_text(showing: Showing) -> str:
    """Title and text as they are shown, ending with a newline."""
    article = showing.article
    title = f"{showing.label(article.title)}\n\n" if article.title else ""
    return title + showing.passage(0, len(article.text)) + "\n"
