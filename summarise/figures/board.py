"""The board: figures of several articles side by side, and how far they agree.

Rows are grouped by kind and by what can be compared: the same dimension of unit (元 with 元, days with days) and
the same wording of what is measured. Figures of different units or of different years are never put into one range.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from summarise.article import Article
from summarise.figures.key import FigureGroup, group_figures
from summarise.figures.values import comparable
from summarise.folding import fold
from summarise.results import Figure, FigureKind


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One value of one article on the board.

    ``article`` is the article's index among those given, ``title`` and ``date`` (ISO 8601) are its own.
    ``said_by`` is who is
    reported to say it. ``year`` is the year that the sentence gives the figure, None for none. ``low`` and ``high`` are
    in ``dimension``, the base unit that comparable figures share. ``group`` numbers the group of rows that may be
    compared.
    """

    article: int
    title: str | None
    date: str | None
    figure: Figure
    count: int
    said_by: str | None
    year: str | None
    dimension: str
    low: float
    high: float
    group: int

    @property
    def kind(self) -> FigureKind:
        """The kind of the figure."""
        return self.figure.kind

    @property
    def measures(self) -> str | None:
        """What the figure is of, in the article's words."""
        return self.figure.measures

    @property
    def subject(self) -> str | None:
        """Whose it is, in the article's words."""
        return self.figure.subject


@dataclass(frozen=True, slots=True)
class BoardGroup:
    """Rows that may be compared: one kind, one dimension, one year, one wording of what is measured.

    ``low`` and ``high`` span the values (in ``dimension``), ``count`` is the number of rows. ``articles`` how
    many articles
    take part. ``disagree`` is True where articles give values that do not overlap, bounds and approximations
    considered.
    """

    kind: FigureKind
    measures: str | None
    dimension: str
    year: str | None
    low: float
    high: float
    count: int
    articles: int
    disagree: bool
    rows: tuple[BoardRow, ...]


# How far a value said to be approximate may lie off before it contradicts another.
_APPROXIMATE = 0.15


def board(
    articles_with_figures: Iterable[tuple[Article | str, Sequence[Figure]]],
    *,
    kind: FigureKind | None = None,
    measures: str | None = None,
) -> tuple[BoardRow, ...]:
    """The rows of the board: what can be compared stands together, the largest groups first.

    Args:
        articles_with_figures: each article with its figures from `find_figures`.
        kind: only figures of this kind.
        measures: only figures whose ``measures`` or ``subject`` contains one of these words (set off by blanks, in
            either script); they are then compared under these words, whatever each article calls them.

    Dates are left out.
    """
    from summarise.figures.context import sentences

    wanted = fold(measures).strip().lower() if measures else ""
    rows: list[BoardRow] = []
    for index, (article, figures) in enumerate(articles_with_figures):
        text = article if isinstance(article, str) else article.text
        folded = fold(text)
        ends = sentences(folded)
        for group in group_figures(figures):
            if kind is not None and group.kind != kind:
                continue
            found = _mention(group, wanted)
            if found is not None:
                rows.append(_row(index, article, text, folded, ends, found, group.count))
    return _grouped(rows, wanted)


def board_groups(rows: Sequence[BoardRow]) -> tuple[BoardGroup, ...]:
    """The groups of ``rows`` with their range, count and whether the articles disagree."""
    by_group: dict[int, list[BoardRow]] = {}
    for row in rows:
        by_group.setdefault(row.group, []).append(row)
    return tuple(_summed(group) for group in by_group.values())


def _mention(group: FigureGroup, wanted: str) -> Figure | None:
    """The best mention of the value that the wanted words describe."""
    for figure in sorted(group.mentions, key=lambda f: -f.score):
        said = fold(f"{figure.measures or ''} {figure.subject or ''}").lower()
        if not wanted or any(word in said for word in wanted.split()):
            return figure
    return None


def _row(
    index: int, article: Article | str, text: str, folded: str, ends: list[int], figure: Figure, count: int
) -> BoardRow:
    from summarise.figures.describe import said_by, year_near

    low, dimension = comparable(figure.low or 0.0, figure.unit)
    high = comparable(figure.high, figure.unit)[0] if figure.high is not None else low
    return BoardRow(
        index,
        None if isinstance(article, str) else article.title,
        None if isinstance(article, str) else article.published,
        figure,
        count,
        said_by(text, folded, figure.start, ends),
        year_near(folded, figure.start, ends),
        dimension,
        low,
        high,
        0,
    )


def _grouped(rows: list[BoardRow], wanted: str) -> tuple[BoardRow, ...]:
    """The rows with their group numbers; rows that were asked for by words are compared under those words."""
    keys: dict[tuple[str, str, str, str], list[BoardRow]] = {}
    for row in rows:
        what = wanted or fold(row.measures or "")
        keys.setdefault((row.kind, row.dimension, row.year or "", what), []).append(row)
    order = sorted(
        keys.items(),
        key=lambda item: (
            -len({row.article for row in item[1]}),
            -len(item[1]),
            item[0][3] == "",
            -max(r.figure.score for r in item[1]),
            item[0],
        ),
    )
    out: list[BoardRow] = []
    for number, (_, group) in enumerate(order):
        out.extend(
            replace(row, group=number) for row in sorted(group, key=lambda row: (row.low, row.high, row.article))
        )
    return tuple(out)


def _summed(rows: list[BoardRow]) -> BoardGroup:
    first = rows[0]
    return BoardGroup(
        first.kind,
        first.measures,
        first.dimension,
        first.year,
        min(row.low for row in rows),
        max(row.high for row in rows),
        len(rows),
        len({row.article for row in rows}),
        any(_contradict(a, b) for i, a in enumerate(rows) for b in rows[i + 1 :] if a.article != b.article)
        if len(rows) <= _MOST_COMPARED
        else False,
        tuple(rows),
    )


# Beyond so many rows the pairs are not gone through one by one.
_MOST_COMPARED = 200


def _contradict(a: BoardRow, b: BoardRow) -> bool:
    """Whether both speak of the same thing and leave no common value; of different things nobody disagrees."""
    if fold(a.subject or "") != fold(b.subject or ""):
        return False
    (low_a, high_a), (low_b, high_b) = _reach(a), _reach(b)
    return high_a < low_b or high_b < low_a


def _reach(row: BoardRow) -> tuple[float, float]:
    """The values that the row allows: a bound leaves one side open, an approximation widens both."""
    low, high, bound = row.low, row.high, row.figure.bound
    if bound == "ge":
        return low, float("inf")
    if bound == "le":
        return float("-inf"), high
    if bound == "vague":
        return low, high * 10
    if bound == "ap":
        return low - abs(low) * _APPROXIMATE, high + abs(high) * _APPROXIMATE
    return low, high
