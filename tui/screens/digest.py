"""One digest of several articles, each sentence with its article."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from summarise.article import Article
from summarise.opening import first_sentence
from tui import catalogue
from tui.digest_note import DOUBT, digest_markdown
from tui.entries import Entry
from tui.reader.breaking import break_rows
from tui.screens.table import TableScreen
from tui.showing import ScriptChoice, Showing
from tui.widgets.heading import Heading
from tui.widgets.item_list import Line
from tui.widgets.labels import fit, harmless

if TYPE_CHECKING:
    from summarise.ranking import Digest
    from summarise.results import SummarySentence


class DigestScreen(TableScreen):
    """Sentences under the titles of their articles."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("w,e", "save", show=False)]

    def __init__(
        self, read: Sequence[tuple[Entry, Article]], digest: Digest, choice: ScriptChoice, folder: str
    ) -> None:
        super().__init__()
        self._read = list(read)
        self._digest = digest
        self._folder = folder
        self._showings = [Showing(article, choice) for _, article in read]
        # A number is the headline of that article.
        self._items: list[int | tuple[int, SummarySentence]] = []

    def on_mount(self) -> None:
        """Fill the list."""
        last = -1
        for one in self._digest.sentences:
            if one.article != last:
                self._items.append(one.article)
                last = one.article
            self._items.append((one.article, one.sentence))
        self.rows.places = [
            None if isinstance(item, int) else (self._read[item[0]][0], item[1].start) for item in self._items
        ]
        self.query_one("#head", Heading).label = catalogue.text("digest.title", count=len(self._read))
        self.rows.message = catalogue.text("summary.none")
        self.rows.rebuild(keep_cursor=False)
        self.status.title = catalogue.text("digest.hint")

    def _title(self, number: int) -> str:
        entry, article = self._read[number]
        return self._showings[number].label(article.title or first_sentence(article)) or entry.label

    def lines_of(self, index: int, width: int) -> list[Line]:
        """A title, or a wrapped sentence."""
        item = self._items[index]
        styled = self.rows.styled
        if isinstance(item, int):
            article = self._read[item][1]
            told = "  ".join(
                filter(
                    None,
                    [self._title(item), self._showings[item].label(article.source), (article.published or "")[:10]],
                )
            )
            return [[], [styled(fit(told, width), "list--group")]]
        number, sentence = item
        text = harmless(self._showings[number].passage(sentence.start, sentence.end).strip())
        text += DOUBT.get(sentence.repaired or "", "")
        return [[styled("  " + text[start:end])] for start, end in break_rows(text, max(4, width - 2))]

    def action_save(self) -> None:
        """Save the digest to Markdown."""
        from tui.screens.save import SaveDialog

        folder = Path(self._folder).expanduser() if self._folder else Path.cwd()
        self.app.push_screen(SaveDialog(folder / "digest.md"), self._save)

    def _save(self, path: Path | None) -> None:
        if path is None:
            return
        from tui.screens.writing import write_new

        showing = {id(article): shown for (_, article), shown in zip(self._read, self._showings, strict=True)}
        content = digest_markdown(
            [(self._title(number), article) for number, (_, article) in enumerate(self._read)],
            self._digest,
            lambda article, start, end: showing[id(article)].passage(start, end),
            lambda article, text: showing[id(article)].label(text),
        )
        write_new(self, path, content, lambda told: setattr(self.status, "message", told))
