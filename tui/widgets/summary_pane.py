"""The summary: sentences in the order of the text, keywords below; choosing a sentence goes to its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.catalogue import text as say
from tui.reader.breaking import break_rows
from tui.widgets.item_list import ItemList, Line
from tui.widgets.labels import fit, harmless

if TYPE_CHECKING:
    from summarise.results import Summary, SummarySentence


class SummaryPane(ItemList):
    """One item a sentence, one for the keywords. ``shown`` turns a span of the article into the text on show."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.summary: Summary | None = None
        self.message = ""
        self.shown: Callable[[int, int], str] = lambda _start, _end: ""

    def show(self, summary: Summary | None, message: str = "") -> None:
        """Show ``summary``; without one, say ``message`` instead."""
        self.summary = summary
        self.message = message
        self.rebuild()

    def sentence_at(self, index: int) -> SummarySentence | None:
        """The sentence of an item; None for the keywords."""
        if self.summary is None or not 0 <= index < len(self.summary.sentences):
            return None
        return self.summary.sentences[index]

    def count(self) -> int:
        """Sentences, and one for the keywords."""
        if self.summary is None:
            return 0
        return len(self.summary.sentences) + bool(self.summary.keywords)

    def can_land(self, index: int) -> bool:
        """The keywords are no place to go to."""
        return self.sentence_at(index) is not None

    def placeholder(self, width: int) -> list[Line]:
        """What is said while there is no summary."""
        return [[self.styled(row, "list--detail")] for row in self._wrap(self.message, width)]

    def lines_of(self, index: int, width: int) -> list[Line]:
        """The wrapped sentence behind its number."""
        assert self.summary is not None
        sentence = self.sentence_at(index)
        if sentence is None:
            words = "  ".join(self.shown(k.mentions[0].start, k.mentions[0].end) for k in self.summary.keywords)
            rows = self._wrap(say("summary.keywords") + " " + words, width)
            return [[], *([self.styled(row, "list--detail")] for row in rows)]
        number = f"{index + 1:>2} "
        doubt = {"certain": "*", "uncertain": "?"}.get(sentence.repaired or "", "")
        rows = self._wrap(self.shown(sentence.start, sentence.end).strip() + doubt, max(2, width - len(number)))
        return [
            [self.styled(number if i == 0 else " " * len(number), "list--mark"), self.styled(row)]
            for i, row in enumerate(rows)
        ]

    @staticmethod
    def _wrap(text: str, width: int) -> list[str]:
        flat = harmless(text)
        return [flat[start:end].strip(" ") for start, end in break_rows(flat, width)] if flat else [fit("", width)]
