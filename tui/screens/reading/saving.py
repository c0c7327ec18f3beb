"""Saving the summary to Markdown: asks where, remembers it, never overwrites without asking."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tui import catalogue, memory
from tui.analysis import Analysis
from tui.screens.reading.base import ReadingBase


class Saving(ReadingBase):
    """The key ``w``."""

    def action_save(self) -> None:
        """Ask where to save the summary."""
        analysis = self.analysis
        if analysis is None or None in (analysis.summary, analysis.figures, analysis.names):
            self.say("article.none" if self.article is None else "save.wait")
            return
        from tui.screens.save import SaveDialog

        self.app.push_screen(SaveDialog(self._suggested(analysis)), partial(self._where_told, analysis))

    def _suggested(self, analysis: Analysis) -> Path:
        from summarise.markdown import file_name

        folder = self.settings.word("notes_folder") or str(self.remembered.get("notes_folder", ""))
        target = self.showing.target if self.showing else "original"
        name = file_name(analysis.article, pattern=self.settings.word("file_name"), target=target)
        return (Path(folder).expanduser() if folder else Path.cwd()) / name

    def _markdown(self, analysis: Analysis) -> str:
        from summarise.markdown import to_markdown

        assert analysis.summary is not None
        showing = self.showing
        return to_markdown(
            analysis.article,
            summary=analysis.summary,
            figures=analysis.figures or (),
            names=analysis.names or (),
            target=showing.target if showing else "original",
            regional=self.choice.regional,
            quotes=self.choice.quotes,
        )

    def _where_told(self, analysis: Analysis, path: Path | None) -> None:
        if path is None:
            return
        if path.exists():
            self._ask_about(analysis, path)
        else:
            self._write(path, self._markdown(analysis), overwrite=False)

    def _ask_about(self, analysis: Analysis, path: Path) -> None:
        from summarise.markdown import merge_markdown
        from tui.screens.choose import Choice, ChooseDialog

        new = self._markdown(analysis)
        try:
            merged = merge_markdown(path.read_text("utf-8"), new)
        except (OSError, UnicodeDecodeError):
            merged = None
        beside = self._free_name(path)
        choices = [Choice("other", "o", catalogue.text("save.other", name=beside.name))]
        if merged is not None:
            choices.insert(0, Choice("update", "u", catalogue.text("save.update")))
        choices.append(Choice("replace", "r", catalogue.text("save.replace")))

        def answered(answer: str | None) -> None:
            if answer == "update" and merged is not None:
                self._write(path, merged, overwrite=True)
            elif answer == "replace":
                self._write(path, new, overwrite=True)
            elif answer == "other":
                self._write(beside, new, overwrite=False)

        self.app.push_screen(ChooseDialog(catalogue.text("save.exists", path=path), choices), answered)

    @staticmethod
    def _free_name(path: Path) -> Path:
        number = 2
        while (other := path.with_name(f"{path.stem} {number}{path.suffix}")).exists():
            number += 1
        return other

    def _write(self, path: Path, content: str, *, overwrite: bool) -> None:
        from tui.files import write_atomic

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, content, overwrite=overwrite)
        except OSError as error:
            self.say("save.failed", reason=error.strerror or str(error))
            return
        self.remembered["notes_folder"] = str(path.parent)
        memory.remember(notes_folder=str(path.parent))
        self.say("save.done", path=path)
