"""Searching in the text: as you type, in either script, by pinyin, both ways."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from tui.reader.spans import PaneSpan
from tui.screens.reading.base import ReadingBase

if TYPE_CHECKING:
    from summarise.article import Article
    from tui.widgets.search_field import SearchField

MOST_HITS = 100_000


def find_hits(text: str, query: str) -> list[tuple[int, int]]:
    """Where ``query`` stands in ``text``, as offsets; both folded to one script, one width and one case.

    >>> find_hits("開發者，开发", "开发")
    [(0, 2), (4, 6)]
    """
    wanted = _key(query)
    if not wanted:
        return []
    folded = _key(text)
    hits: list[tuple[int, int]] = []
    at = folded.find(wanted)
    while at >= 0 and len(hits) < MOST_HITS:
        hits.append((at, at + len(wanted)))
        at = folded.find(wanted, at + len(wanted))
    return hits


def _key(text: str) -> str:
    from summarise.folding import fold

    folded = fold(text)
    lower = folded.lower()
    # A few letters change their length in lower case; offsets come first.
    return lower if len(lower) == len(folded) else "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)


class Searching(ReadingBase):
    """The search and its hits, as offsets into the article's text.

    Of ``hits`` the first ``literal_hits`` hold the query as it is written; those behind read so in pinyin. Both are
    in the order of the text.
    """

    query_text: str = ""
    hits: list[tuple[int, int]]
    literal_hits: int = 0
    _began_at: int = 0
    _current: int = -1
    _seeking: bool = False

    class PinyinFound(Message):
        """A worker has looked for Chinese that reads as ``query``."""

        def __init__(self, article: Article, query: str, hits: list[tuple[int, int]]) -> None:
            super().__init__()
            self.article = article
            self.query = query
            self.hits = hits

    def action_search(self) -> None:
        """Open the search field."""
        if self.article is None or self.query("SearchField"):
            return
        from tui.widgets.search_field import SearchField

        self._began_at = self.place()
        field = SearchField(placeholder=self._prompt(), id="search", select_on_focus=False)
        self.mount(field, before="#status")
        field.focus()

    @staticmethod
    def _prompt() -> str:
        from tui import catalogue

        return catalogue.text("search.prompt")

    def on_search_field_typed(self, event: SearchField.Typed) -> None:
        """Search while the query is typed, from where the search began."""
        if event.field != "search":
            return
        self.query_text = event.query
        self.search_again()
        self._seeking = not self.hits
        if self.hits:
            self._current = self._hit_from(self._began_at, 1)
            self._show_hit()
        else:
            self.go_to(self._began_at, align="top")
            if event.query:
                self.say("search.none", query=event.query)

    def on_searching_pinyin_found(self, event: PinyinFound) -> None:
        """Hits by pinyin go behind the literal ones; where there are none, the first one is shown."""
        if self.showing is None or event.article is not self.showing.article or event.query != self.query_text:
            return
        self.hits = [*self.hits[: self.literal_hits], *event.hits]
        self._mark_hits()
        if self._seeking and event.hits:
            self._current = self._hit_from(self._began_at, 1)
            self._show_hit()
        elif event.hits and self._current >= 0:
            self._tell_hit()
        self._seeking = False

    def _hit_from(self, place: int, step: int) -> int:
        """The number of the next or previous hit from a place on, round the ends; literal ones if there are any."""
        hits = self.hits[: self.literal_hits] or self.hits
        starts = [start for start, _ in hits]
        return (bisect_left(starts, place) if step > 0 else bisect_right(starts, place) - 1) % len(hits)

    def on_search_field_left(self, event: SearchField.Left) -> None:
        """Keep the hit and go on reading, or go back to where the search began."""
        if event.field != "search":
            return
        self.end_search(keep=event.keep)

    def end_search(self, *, keep: bool) -> None:
        """Close the field; without ``keep`` go back and forget the query."""
        fields = self.query("#search")
        if not fields:
            return
        fields.remove()
        if not keep:
            self.clear_search()
            self.go_to(self._began_at, align="top")
        self.focus_area("text")

    def clear_search(self) -> None:
        """Forget the query and its marks."""
        self.query_text = ""
        self.hits = []
        self.literal_hits = 0
        self._current = -1
        self._seeking = False
        self.pane.set_spans("search", ())
        self.pane.set_spans("current", ())
        self.unsay()

    def search_again(self) -> None:
        """Find the hits in the text on show; a hit in the original counts too."""
        self.hits = []
        self.literal_hits = 0
        self._current = -1
        showing = self.showing
        if not self.query_text or showing is None:
            self.pane.set_spans("search", ())
            return
        if self.raw_shown:
            # The marks cannot stand in the raw text, the hits are those of the clean one.
            self.pane.set_spans("search", ())
        self.hits = find_hits(showing.article.text, self.query_text)
        if not self.hits and showing.converted and showing.choice.regional:
            # Regional words: what is read on the screen may not stand in the original even when folded.
            for index, block in enumerate(showing.article.blocks):
                conversion = showing.conversion(index)
                for start, end in find_hits(conversion.text, self.query_text):
                    first = conversion.to_source(start)
                    self.hits.append((block.start + first, block.start + max(conversion.to_source(end), first + 1)))
        self.literal_hits = len(self.hits)
        self._mark_hits()
        from summarise.library import is_pinyin_query

        if is_pinyin_query(self.query_text):
            self.in_worker(partial(self._look_for_pinyin, showing.article, self.query_text), "pinyin")

    def _look_for_pinyin(self, article: Article, query: str) -> None:
        from summarise.library import find_pinyin

        found = find_pinyin(article.text, query)
        self.post_message(self.PinyinFound(article, query, [(span.start, span.end) for span in found]))

    def take_hits(self, hits: list[tuple[int, int]]) -> None:
        """Mark these hits, in the order of the text and none overlapping another."""
        self.hits = hits
        self.literal_hits = len(hits)
        self._mark_hits()

    def _mark_hits(self) -> None:
        if not self.raw_shown:
            self.pane.set_ranges("search", sorted(self.hits), "reader--hit")
            self._mark_current()

    def _mark_current(self) -> None:
        if not self.raw_shown:
            current = self.hits[self._current : self._current + 1] if self._current >= 0 else []
            self.pane.set_spans("current", [PaneSpan(start, end, "reader--hit-current") for start, end in current])

    def _show_hit(self) -> None:
        start, _ = self.hits[self._current]
        self.go_to(start, align="nearest")
        self._mark_current()
        self._tell_hit()

    def _tell_hit(self) -> None:
        literal = self._current < self.literal_hits
        self.say("search.count" if literal else "search.count.pinyin", number=self._current + 1, count=len(self.hits))

    def action_next_hit(self, step: int) -> None:
        """Go to the next or previous hit, round the ends."""
        if not self.query_text:
            self.say("search.nothing")
            return
        if not self.hits:
            self.say("search.none", query=self.query_text)
            return
        if self._current < 0:
            self._current = self._hit_from(self.place(), step)
        else:
            self._current = (self._current + step) % len(self.hits)
        self._show_hit()
