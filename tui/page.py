"""The page that the reading pane paints: the masthead above the article's blocks, in the script on show."""

from __future__ import annotations

from bisect import bisect_right

from summarise.opening import first_sentence
from tui import catalogue
from tui.entries import Entry
from tui.reader.sources import ArticleSource, Masthead, PlainSource
from tui.showing import Showing


class ShownSource(ArticleSource):
    """An article in the script of its `Showing`."""

    def __init__(self, showing: Showing, head: Masthead) -> None:
        super().__init__(showing.article, head)
        self._lines = len(head)
        self._showing = showing

    def text(self, i: int) -> str:
        """See `PageSource.text`."""
        return super().text(i) if i < self._lines else self._showing.text_of(i - self._lines)

    def to_shown(self, i: int, offset: int) -> int:
        """See `PageSource.to_shown`."""
        inside = super().to_shown(i, offset)
        if i < self._lines or not self._showing.converted:
            return inside
        return self._showing.conversion(i - self._lines).to_target(inside)

    def to_article(self, i: int, shown: int) -> int:
        """See `PageSource.to_article`."""
        if i >= self._lines and self._showing.converted:
            shown = self._showing.conversion(i - self._lines).to_source(shown)
        return super().to_article(i, shown)

    def whole(self, i: int, shown: int) -> tuple[int, int] | None:
        """Words of a region that stand for another region's: half of one is half of nothing."""
        if i < self._lines or not self._showing.converted:
            return None
        replaced = self._showing.conversion(i - self._lines).replaced
        at = bisect_right(replaced, shown, key=lambda span: span.start) - 1
        if at >= 0 and replaced[at].start < shown < replaced[at].end:
            return replaced[at].start, replaced[at].end
        return None


def page_of(showing: Showing, entry: Entry) -> ShownSource:
    """The article of ``entry`` as it is shown, under its masthead."""
    article = showing.article
    head: list[tuple[str, str]] = []
    if article.title:
        head.append(("title", showing.label(article.title)))
    byline = "  ".join(
        filter(
            None,
            [
                showing.label(article.source),
                showing.label(article.author),
                (article.published or "").replace("T", " ")[:16],
            ],
        )
    )
    if byline:
        head.append(("meta", byline))
    return ShownSource(showing, head)  # type: ignore[arg-type]


def masthead_only(title: str, message: str) -> PlainSource:
    """A page that has nothing to read but says why."""
    return PlainSource("", [("title", title), ("meta", message)])


def title_of(showing: Showing, entry: Entry) -> str:
    """What the article is called in the status line."""
    article = showing.article
    return showing.label(article.title) if article.title else showing.label(first_sentence(article)) or entry.label


def script_state(showing: Showing) -> str:
    """What is shown of what: the article's script, and the one that it is converted to."""
    original = catalogue.text(f"script.{showing.article.script}")
    if not showing.converted:
        return original
    state = catalogue.text(
        "script.state.converted", original=original, target=catalogue.text(f"script.{showing.target}")
    )
    return f"{state} {catalogue.text('script.regional')}" if showing.choice.regional else state
