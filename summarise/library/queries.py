"""The library's query language: ``source:新华社 after:2023-05 tag:ai unread repaired>0 算力``.

A query is data: whatever is not a known filter is a word to look for, and all of it reaches SQLite as parameters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarise.folding import fold, fold_width
from summarise.library.pinyin import is_pinyin_query
from summarise.library.storable import storable

_TOKEN = re.compile(
    r"""(?:(?P<key>[^\s:：<>＜＞=＝"“「]{1,12})[:：])?(?:"(?P<a>[^"]*)"|“(?P<b>[^”]*)”|「(?P<c>[^」]*)」)|(?P<plain>\S+)"""
)
_COMPARE = re.compile(r"(repaired|uncertain|chars|length|copies)(>=|<=|>|<|=)(\d{1,9})")
_DATE = re.compile(r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?")
_KEYS = {
    "source": "source", "来源": "source", "author": "author", "作者": "author", "title": "title", "标题": "title",
    "tag": "tag", "标签": "tag", "after": "after", "before": "before", "script": "script", "import": "import",
    "origin": "origin", "like": "like", "note": "note", "笔记": "note", "筆記": "note",
}  # fmt: skip
_FLAGS = {
    "unread": "a.read IS NULL",
    "read": "a.read IS NOT NULL",
    "unreadable": "a.bad = 1",
    "notitle": "a.title IS NULL AND a.bad = 0",
    "reprint": "a.leader = 0",
    "marked": "EXISTS (SELECT 1 FROM marks m WHERE m.article = a.id AND m.trashed IS NULL)",
    "tagged": "EXISTS (SELECT 1 FROM tags t WHERE t.article = a.id)",
    "saved": "EXISTS (SELECT 1 FROM summaries s WHERE s.article = a.id)",
}
_COLUMNS = {"repaired": "a.repairs", "uncertain": "a.uncertain", "chars": "a.chars", "length": "a.chars"}
_COPIES = "(SELECT count(*) FROM articles c WHERE c.cluster = a.cluster AND c.kept = 1 AND c.trashed IS NULL) - 1"


FILTERS = (
    "source:", "author:", "title:", "tag:", "after:", "before:", "script:", "origin:", "import:", "like:",
    *_FLAGS, "repaired>0", "uncertain>0", "chars>", "copies>0",
)  # fmt: skip
"""What a query knows, as a shell may offer it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of a query: ``source`` ``:`` ``新华社``, ``repaired`` ``>`` ``0``, ``unread`` alone."""

    name: str
    operator: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart: words and phrases to look for, and conditions on an article ``a`` with their parameters.

    ``reprints`` says that reprints are asked for by name, so that a list does not hide them. ``filters`` are the
    conditions once more, for what is not in SQLite.
    """

    words: tuple[str, ...]
    conditions: tuple[str, ...]
    parameters: tuple[str | int, ...]
    reprints: bool = False
    filters: tuple[Filter, ...] = ()


def parse_query(text: str) -> Query:
    """Take a query apart; never fails.

    Filters are ``source:`` ``author:`` ``title:`` ``origin:`` (contain), ``tag:`` (is), ``after:`` ``before:``
    (``2023``, ``2023-05``, ``2023-05-27``), ``script:hans|hant|mixed``, ``import:`` (number), ``like:`` (the reprints
    of the article with that number), ``note:`` (a highlight or its note contains), ``repaired>0`` ``uncertain>0``
    ``chars>2000`` ``copies>0``, and the words ``unread`` ``read`` ``unreadable`` ``notitle`` ``reprint`` ``marked``
    ``tagged`` ``saved`` (a summary of it was). A value or a phrase with spaces stands in quotes.
    """
    words: list[str] = []
    conditions: list[str] = []
    parameters: list[str | int] = []
    filters: list[Filter] = []
    reprints = False
    for match in _TOKEN.finditer(text):
        plain = match["plain"]
        value = next((match[name] for name in "abc" if match[name] is not None), None)
        key = match["key"]
        if plain is not None:
            folded = fold_width(plain)
            name, colon, rest = folded.partition(":")
            if colon and rest and name.lower() in _KEYS:
                key, value = name, rest
            elif (flag := _FLAGS.get(folded.lower())) is not None:
                conditions.append(flag)
                filters.append(Filter(folded.lower()))
                reprints |= folded.lower() == "reprint"
                continue
            elif (compare := _COMPARE.fullmatch(folded.lower())) is not None:
                conditions.append(f"{_COLUMNS.get(compare[1], _COPIES)} {compare[2]} ?")
                parameters.append(int(compare[3]))
                filters.append(Filter(compare[1], compare[2], compare[3]))
                continue
            else:
                words.append(plain)
                continue
        assert value is not None
        condition = _condition(_KEYS.get((key or "").lower(), ""), value)
        if condition is None:
            words.append(f"{key}:{value}" if key else value)
        else:
            conditions.append(condition[0])
            parameters.append(condition[1])
            name = _KEYS[(key or "").lower()]
            filters.append(Filter(name, ":", str(condition[1])))
            reprints |= name in ("import", "like")
    return Query(
        tuple(word for word in words if word.strip()),
        tuple(conditions),
        tuple(parameters),
        reprints,
        tuple(filters),
    )


def _condition(key: str, value: str) -> tuple[str, str | int] | None:
    if key in {"source", "author", "title"}:
        return f"instr(fold(a.{key}), ?) > 0", str(storable(fold(value).lower()))
    if key == "origin":
        return "EXISTS (SELECT 1 FROM origins o WHERE o.article = a.id AND instr(o.origin, ?) > 0)", str(
            storable(value)
        )
    if key == "note":
        marked = "coalesce(m.words, m.quote) || char(10) || coalesce(m.note, '')"
        return (
            "EXISTS (SELECT 1 FROM marks m WHERE m.article = a.id AND m.trashed IS NULL AND m.kind <> 'bookmark'"
            f" AND instr(fold({marked}), ?) > 0)",
            str(storable(fold(value).lower())),
        )
    if key == "tag":
        return "EXISTS (SELECT 1 FROM tags t WHERE t.article = a.id AND t.tag = ?)", str(storable(value))
    if key in {"after", "before"} and _DATE.fullmatch(value):
        parts = value.split("-")
        date = "-".join([parts[0], *(part.zfill(2) for part in parts[1:])])
        return (f"a.published {'>=' if key == 'after' else '<'} ?", date)
    if key == "script":
        return "lower(a.script) = ?", str(storable(value.lower()))
    if key == "like" and value.isascii() and value.isdigit():
        return "coalesce(a.cluster, -a.id) = (SELECT coalesce(cluster, -id) FROM articles WHERE id = ?)", int(value[:9])
    if key == "import" and value.isascii() and value.isdigit():
        return (
            "EXISTS (SELECT 1 FROM import_items i WHERE i.article = a.id AND i.import = ? AND i.state <> 'known')",
            int(value[:9]),
        )
    return None


def filter_conditions(words: tuple[str, ...]) -> tuple[list[str], list[str | int]]:
    """Conditions for a list filtered as one types: every word in title, source or author, or read as pinyin there."""
    conditions: list[str] = []
    parameters: list[str | int] = []
    for word in words:
        literal = str(storable(fold(word).lower()))
        if is_pinyin_query(word):
            conditions.append("(instr(a.filter, ?) > 0 OR instr(a.pinyin, ?) > 0)")
            parameters += [literal, literal.replace("'", "").replace("ü", "v")]
        else:
            conditions.append("instr(a.filter, ?) > 0")
            parameters.append(literal)
    return conditions, parameters
