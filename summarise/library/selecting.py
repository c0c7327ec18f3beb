"""Which articles a query selects, as conditions for SQL, with one article for each group of reprints."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarise.library.queries import Query, filter_conditions

HERE = "a.kept = 1 AND a.trashed IS NULL"
"""The condition of being in the library."""
_ALIAS = re.compile(r"\ba\.")


class Selection(NamedTuple):
    """A condition on an article ``a``, and its parameters."""

    condition: str
    parameters: list[str | int]


def conditions(query: Query, *, words: bool) -> Selection:
    """All that ``query`` asks for; with ``words`` its words filter title, source and author."""
    found = [HERE, *query.conditions]
    parameters: list[str | int] = list(query.parameters)
    if words:
        more, values = filter_conditions(query.words)
        found += more
        parameters += values
    return Selection(" AND ".join(found), parameters)


def selection(query: Query, *, words: bool, collapse: bool) -> tuple[Selection, ...]:
    """The same in two parts that have no article in common: leaders of their groups, and the others.

    With ``collapse`` the others count only where the leader of their group, or an earlier one of it, does not fulfil
    the conditions. Each part fixes ``leader``, as the indexes want it.
    """
    whole = conditions(query, words=words)
    leaders = Selection(f"{whole.condition} AND a.leader = 1", whole.parameters)
    if not collapse or query.reprints:
        return leaders, Selection(f"{whole.condition} AND a.leader = 0", whole.parameters)
    if whole.condition == HERE:
        return (leaders,)
    same = _ALIAS.sub("l.", whole.condition)
    others = (
        f"{whole.condition} AND a.leader = 0 AND NOT EXISTS (SELECT 1 FROM articles l WHERE l.cluster = a.cluster"
        f" AND l.id <> a.id AND (l.leader = 1 OR l.id < a.id) AND {same})"
    )
    return leaders, Selection(others, whole.parameters * 2)
