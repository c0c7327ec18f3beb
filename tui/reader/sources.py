"""What a page is made of: paragraphs with a kind, their text, and where they stand in the article.

Every place the reader speaks of is an offset into ``Article.text``, in code points, whatever is shown: a
source maps it to and from the text that stands on the screen, so that highlights and the reading position
outlive a change of script.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate, compress
from typing import Literal, Protocol

from summarise.article import Article, BlockKind

LineKind = Literal["title", "meta"] | BlockKind
"""What a paragraph is: a line of the masthead, or a block of the article."""


class PageSource(Protocol):
    """The paragraphs of one page. ``i`` is a paragraph's number from 0 to ``len(source) - 1``."""

    def __len__(self) -> int:
        """How many paragraphs there are."""

    def kind(self, i: int) -> LineKind:
        """What paragraph ``i`` is."""

    def level(self, i: int) -> int:
        """1 to 6 for headings, the nesting depth for items, else 0."""

    def start(self, i: int) -> int:
        """Where the paragraph begins in the article; never less than for the paragraph before it."""

    def end(self, i: int) -> int:
        """Where it ends in the article; equal to the start for lines that are not in the article's text."""

    def text(self, i: int) -> str:
        """What is shown for it. Called when the paragraph is laid out and again when it is painted."""

    def to_shown(self, i: int, offset: int) -> int:
        """The place in ``text(i)`` of a place in the article; both ends of the paragraph map to ends."""

    def to_article(self, i: int, shown: int) -> int:
        """The place in the article of a place in ``text(i)``."""

    def whole(self, i: int, shown: int) -> tuple[int, int] | None:
        """The stretch of ``text(i)`` that can only be marked as a whole and has ``shown`` inside, not at an end."""


def paragraph_at(source: PageSource, offset: int) -> int:
    """The paragraph that holds a place in the article; at the very beginning the first of the text, not the masthead.

    Between two paragraphs it is the one before.
    """
    return max(0, bisect_right(range(len(source)), offset, key=source.start) - 1)


class ShownText(Protocol):
    """A paragraph in another script, with the way back; `summarise.convert` returns such a value."""

    @property
    def text(self) -> str:
        """The converted text."""

    def to_target(self, offset: int, /) -> int:
        """The place in the converted text of a place in the original."""

    def to_source(self, offset: int, /) -> int:
        """The place in the original of a place in the converted text."""


Masthead = Sequence[tuple[Literal["title", "meta"], str]]
"""Lines shown above the text that are not part of it, such as the title and the source."""


class ArticleSource:
    """An article's blocks under its masthead.

    Args:
        article: the article.
        head: the masthead, as it is to be shown.
        convert: makes the shown text of a paragraph; called once for each paragraph that comes near the screen.
    """

    def __init__(
        self, article: Article, head: Masthead = (), convert: Callable[[str], ShownText] | None = None
    ) -> None:
        self.article = article
        self._head = tuple(head)
        self._blocks = article.blocks
        self._paragraphs = article.paragraphs
        self._convert = lru_cache(maxsize=4096)(convert) if convert is not None else None

    def __len__(self) -> int:
        return len(self._head) + len(self._blocks)

    def kind(self, i: int) -> LineKind:
        """See `PageSource.kind`."""
        head = len(self._head)
        return self._head[i][0] if i < head else self._blocks[i - head].kind

    def level(self, i: int) -> int:
        """See `PageSource.level`."""
        head = len(self._head)
        return 0 if i < head else self._blocks[i - head].level

    def start(self, i: int) -> int:
        """See `PageSource.start`."""
        head = len(self._head)
        return 0 if i < head else self._blocks[i - head].start

    def end(self, i: int) -> int:
        """See `PageSource.end`."""
        head = len(self._head)
        return 0 if i < head else self._blocks[i - head].end

    def text(self, i: int) -> str:
        """See `PageSource.text`."""
        head = len(self._head)
        if i < head:
            return self._head[i][1]
        text = self._paragraphs[i - head]
        return text if self._convert is None else self._convert(text).text

    def to_shown(self, i: int, offset: int) -> int:
        """See `PageSource.to_shown`."""
        head = len(self._head)
        if i < head:
            return 0
        block = self._blocks[i - head]
        inside = min(max(offset, block.start), block.end) - block.start
        return inside if self._convert is None else self._convert(self._paragraphs[i - head]).to_target(inside)

    def to_article(self, i: int, shown: int) -> int:
        """See `PageSource.to_article`."""
        head = len(self._head)
        if i < head:
            return 0
        block = self._blocks[i - head]
        inside = shown if self._convert is None else self._convert(self._paragraphs[i - head]).to_source(shown)
        return block.start + min(max(inside, 0), block.end - block.start)

    def whole(self, i: int, shown: int) -> tuple[int, int] | None:
        """See `PageSource.whole`."""
        return None


class PlainSource:
    """Plain text, one paragraph a line, under a masthead; for text that is not an article yet.

    Lines of white space alone are passed over.

    Args:
        text: any text; places are offsets into it.
        head: the masthead.
    """

    def __init__(self, text: str, head: Masthead = ()) -> None:
        self._head = tuple(head)
        lines = text.split("\n")
        starts = accumulate([len(line) + 1 for line in lines], initial=0)
        kept = [line != "" and not line.isspace() for line in lines]
        self._starts = list(compress(starts, kept))
        self._lines = list(compress(lines, kept))

    def __len__(self) -> int:
        return len(self._head) + len(self._lines)

    def kind(self, i: int) -> LineKind:
        """See `PageSource.kind`."""
        return self._head[i][0] if i < len(self._head) else "paragraph"

    def level(self, i: int) -> int:
        """See `PageSource.level`."""
        return 0

    def start(self, i: int) -> int:
        """See `PageSource.start`."""
        head = len(self._head)
        return 0 if i < head else self._starts[i - head]

    def end(self, i: int) -> int:
        """See `PageSource.end`."""
        head = len(self._head)
        return 0 if i < head else self._starts[i - head] + len(self._lines[i - head])

    def text(self, i: int) -> str:
        """See `PageSource.text`."""
        head = len(self._head)
        return self._head[i][1] if i < head else self._lines[i - head]

    def to_shown(self, i: int, offset: int) -> int:
        """See `PageSource.to_shown`."""
        return min(max(offset, self.start(i)), self.end(i)) - self.start(i)

    def to_article(self, i: int, shown: int) -> int:
        """See `PageSource.to_article`."""
        return min(self.start(i) + max(shown, 0), self.end(i))

    def whole(self, i: int, shown: int) -> tuple[int, int] | None:
        """See `PageSource.whole`."""
        return None
