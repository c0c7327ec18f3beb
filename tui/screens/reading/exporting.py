"""Taking articles out: the chosen ones as Markdown, clean text or JSON Lines into a folder."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tui import catalogue
from tui.screens.reading.comparing import Comparing

if TYPE_CHECKING:
    from summarise.article import Article
    from tui.entries import Entry

FORMS = {"md": "m", "text": "t", "jsonl": "l"}
"""What articles can be taken out as, and the key for it."""
_SUFFIX = {"md": ".md", "text": ".txt"}
_LINES = "library.jsonl"


class Exporting(Comparing):
    """The key that takes the chosen articles out of the list."""

    def action_export_articles(self) -> None:
        """Ask for form and folder, and write the marked articles, or all of the list."""
        chosen = self.chosen_entries()
        if not chosen:
            return
        from tui.screens.choose import Choice, ChooseDialog

        choices = [Choice(form, key, catalogue.text(f"export.form.{form}")) for form, key in FORMS.items()]
        question = catalogue.text("export.ask", count=len(chosen))
        self.app.push_screen(ChooseDialog(question, choices), partial(self._form_told, chosen))

    def _form_told(self, chosen: list[Entry], form: str | None) -> None:
        if form is None:
            return
        from tui.screens.ask import AskDialog

        folder = self.settings.word("notes_folder") or str(self.remembered.get("notes_folder", "")) or os.getcwd()
        self.app.push_screen(
            AskDialog(catalogue.text("export.folder"), folder), partial(self._folder_told, chosen, form)
        )

    def _folder_told(self, chosen: list[Entry], form: str, answer: str | None) -> None:
        if answer is not None and answer.strip():
            self.in_worker(partial(self._export, chosen, form, Path(answer.strip()).expanduser()), "compare")

    def _export(self, chosen: list[Entry], form: str, folder: Path) -> None:
        """In a worker: write the files; what is there already is left as it is, and told."""
        worker = get_current_worker()
        written, kept = 0, 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if form == "jsonl":
                written = self._export_lines(chosen, folder / _LINES)
            else:
                for entry, article in self.read_chosen(chosen):
                    if worker.is_cancelled:
                        return
                    made = self._export_file(entry, article, form, folder)
                    written, kept = written + made, kept + (not made)
        except FileExistsError:
            kept = len(chosen)
        except OSError as error:
            self.call_later(self.say, "export.failed", folder=str(folder), reason=error.strerror or str(error))
            return
        told = catalogue.text("export.done", count=written, folder=str(folder))
        if kept:
            told += catalogue.text("export.kept", count=kept)
        self.call_later(self.say_text, told)

    def _export_file(self, entry: Entry, article: Article, form: str, folder: Path) -> bool:
        """Write one article; False where a file of its name is there."""

        def tell(sentence: str) -> None:
            self.call_later(self.say_text, sentence)

        from summarise.markdown import file_name
        from tui.exports import content_of
        from tui.files import write_atomic

        stem = file_name(article, self.settings.word("file_name"), "original").removesuffix(".md")
        path = folder / (stem + _SUFFIX[form])
        if os.path.lexists(path):
            return False
        try:
            write_atomic(path, content_of(article, form, tell))
        except FileExistsError:
            return False
        return True

    def _export_lines(self, chosen: list[Entry], path: Path) -> int:
        from tui.exports import record
        from tui.files import write_atomic
        from tui.records import json_line

        library = self.library()
        numbers = [entry.number for entry in chosen if entry.number is not None]
        if library is None:
            return 0
        items = library.items(numbers)
        lines = (json_line(record(library, items[n], library.article(n))) + "\n" for n in numbers if n in items)
        write_atomic(path, lines)
        return len(numbers)
