"""Saving the summary to Markdown: asks where, remembers it, never overwrites without asking."""

from __future__ import annotations

import os
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui import memory
from tui.analysis import Analysis
from tui.screens.reading.base import ReadingBase

if TYPE_CHECKING:
    from summarise.markdown import Note
    from tui.entries import Entry


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
        """Where it was saved last, else a name made of the title."""
        from summarise.markdown import file_name

        if self.entry is not None and self.entry.saved:
            last = Path(self.entry.saved[0][1])
            if last.is_file():
                return last
        folder = self.settings.word("notes_folder") or str(self.remembered.get("notes_folder", ""))
        target = self.showing.target if self.showing else "original"
        name = file_name(analysis.article, pattern=self.settings.word("file_name"), target=target)
        return (Path(folder).expanduser() if folder else Path.cwd()) / name

    def _markdown(self, analysis: Analysis) -> str:
        from summarise.figures import best_first
        from summarise.markdown import to_markdown

        assert analysis.summary is not None
        showing = self.showing
        return to_markdown(
            analysis.article,
            summary=analysis.summary,
            figures=best_first(analysis.figures or ()),
            names=analysis.names or (),
            notes=self.notes_for_markdown() if analysis.article is self.article else (),
            target=showing.target if showing else "original",
            regional=self.choice.regional,
            quotes=self.choice.quotes,
            words=self.choice.own.words,
            created=date.today().isoformat(),
        )

    def notes_for_markdown(self) -> list[Note]:
        """The highlights and notes of the article on show, as they are saved."""
        raise NotImplementedError

    def _where_told(self, analysis: Analysis, path: Path | None) -> None:
        entry = self.entry
        if path is None or entry is None:
            return
        from summarise.markdown import merge_markdown
        from tui.screens.save import SaveDialog
        from tui.screens.writing import write_new

        new = self._markdown(analysis)
        merged = None
        if path.exists():
            try:
                merged = merge_markdown(path.read_text("utf-8"), new)
            except (OSError, UnicodeDecodeError):
                merged = None

        def again(tried: Path, problem: str) -> None:
            self.app.push_screen(SaveDialog(tried, problem=problem), partial(self._where_told, analysis))

        write_new(
            self, path, new, self.say_text, merged=merged, again=again, written=partial(self._remember, entry, analysis)
        )

    def _remember(self, entry: Entry, analysis: Analysis, path: Path) -> None:
        self.remembered["notes_folder"] = str(path.parent)
        memory.remember(notes_folder=str(path.parent))
        entry.saved = (
            (time.time(), os.path.abspath(path)),
            *(one for one in entry.saved if one[1] != os.path.abspath(path)),
        )
        self.in_worker(partial(self._keep_summary, entry, analysis, os.path.abspath(path)), "keep-summary")

    def _keep_summary(self, entry: Entry, analysis: Analysis, path: str) -> None:
        """Keep in the library what was saved, so that it is known where."""
        article, summary = analysis.article, analysis.summary
        library = self.library()
        if library is None or library.read_only or summary is None or not article.raw:
            return
        library.save_summary(
            article.raw,
            summary.method,
            [(article.to_raw(one.start), article.to_raw(one.end)) for one in summary.sentences],
            [keyword.text for keyword in summary.keywords],
            path=path,
            origin=entry.whole_origin,
            about=article,
        )
