"""The word at the cursor, explained."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from summarise.article import Article
from tui.reader.spans import PaneSpan
from tui.screens.reading.base import ReadingBase
from tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from summarise.library.glossary import Gloss
    from tui.explaining import Places, Spelling
    from tui.screens.word import WordPanel

    Known = tuple[Spelling, Places, tuple[Gloss, ...], int]

LONGEST = 40
"""Code points of a selection that is explained as one word."""


class Wording(ReadingBase):
    """The key ``K``."""

    _folded: tuple[Article, str] | None = None

    _warming: bool = False
    _warm: bool = False

    def on_text_pane_selecting(self, _event: TextPane.Selecting) -> None:
        """Where there is a cursor, a word may be asked for: load what that needs, once."""
        if not self._warming and self.pane.caret is not None and self.article is not None:
            self._warming = True
            self.in_worker(partial(self._warm_up, self.article), "warm")

    def _warm_up(self, article: Article) -> None:
        from summarise.words import warm

        warm()
        # All that is ever asked, once.
        self._know("词", article, 0)
        self._warm = True

    def action_explain_word(self) -> None:
        """Explain what is selected, else the word at the cursor; without a cursor, set it first."""
        article, showing, pane = self.article, self.showing, self.pane
        if article is None or showing is None or not self.final:
            self.say("article.none" if article is None else "work.cleaning")
            return
        pane.begin()
        from summarise.words import ready

        if not ready():
            self.say("word.loading")
            self.in_worker(self._load_words, "word")
            return
        span = pane.selected
        span = span if span is not None and span[1] - span[0] <= LONGEST else pane.word_here()
        if span is None or pane.caret is None:
            self.say("word.none")
            return
        shown = article.raw if self.raw_shown else article.text
        word = " ".join(shown[span[0] : span[1]].split())
        if not word:
            self.say("word.none")
            return
        from tui.screens.word import WordPanel

        here = article.from_raw(span[0]) if self.raw_shown else span[0]
        panel = WordPanel(word, showing)
        if self._warm and self._folded is not None and self._folded[0] is article:
            # All of it is at hand: the panel comes with what it has to tell.
            _tell(panel, self._know(word, article, here))
            self.app.push_screen(panel, self._place_told)
            panel.call_after_refresh(self.in_worker, partial(self._count_in_library, panel, word), "word-library")
            return
        self.app.push_screen(panel, self._place_told)
        panel.call_after_refresh(self._find_out, panel, word, article, here)

    def _load_words(self) -> None:
        from summarise.words import warm

        warm()
        self.app.call_from_thread(self.action_explain_word)

    def _find_out(self, panel: WordPanel, word: str, article: Article, here: int) -> None:
        def work() -> None:
            worker = get_current_worker()
            known = self._know(word, article, here)
            self._warm = True
            if panel.is_mounted and not worker.is_cancelled:
                self.app.call_from_thread(_tell, panel, known)

        self.in_worker(work, "word")
        self.in_worker(partial(self._count_in_library, panel, word), "word-library")

    def _know(self, word: str, article: Article, here: int) -> Known:
        """What the article and the user's dictionary tell of a word; what that needs is loaded the first time.

        ``here`` is where the reader is, as an offset into the article's text.
        """
        from tui import explaining

        folded = self._folded
        if folded is None or folded[0] is not article:
            folded = self._folded = article, explaining.fold_for_finding(article.text)
        spelling = explaining.spell(word, article, self.choice.own.words)
        glosses, faults = explaining.glosses_of((word, spelling.simplified, spelling.traditional))
        return spelling, explaining.places_of(word, folded[1], here), glosses, faults

    def _count_in_library(self, panel: WordPanel, word: str) -> None:
        from tui.library_door import library_exists

        library = self.library() if library_exists() else None
        if library is None:
            return
        from tui import explaining

        count, more = explaining.articles_with(word, library)
        if panel.is_mounted:
            self.app.call_from_thread(panel.tell_library, count, more)

    def _place_told(self, place: int | None) -> None:
        if place is None or self.article is None:
            return
        self.note_jump()
        self.focus_area("text")
        self.go_to(place)
        pane = self.pane
        at = self.article.to_raw(place) if self.raw_shown else place
        pane.mark_start = None
        pane.caret = at
        self.pane.set_spans("current", [PaneSpan(at, at + 1, "reader--hit-current")])


def _tell(panel: WordPanel, known: Known) -> None:
    spelling, places, glosses, faults = known
    panel.tell_spelling(spelling)
    panel.tell_glosses(glosses, faults)
    panel.tell_places(places)
