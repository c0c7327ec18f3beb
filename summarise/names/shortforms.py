"""People called by less than their name: 周总, 慶峰總, 建東."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarise.names.likelihood import DOUBLE_SURNAMES
from summarise.names.matching import Finder
from summarise.names.tokens import Reading

_ADDRESS = re.compile(
    "先生|女士|小姐|老师|教授|博士|院士|校长|主席|部长|局长|市长|书记|律师|医生|主任|导演|总(?![是的体会要数之量共统算能部有在和理监经编裁署局成得合结])|[哥姐]"
)


def short_forms(reading: Reading, people: list[str]) -> Iterator[tuple[int, int, str]]:
    """Places where one of ``people`` is called by the surname or the given name alone, as ``(start, end, name)``.

    A surname counts with a form of address behind it and only where one person bears it; a given name of two
    characters counts with a form of address, or where it stands as a word that no dictionary has.
    """
    text, words, at = reading.text, reading.words, reading.at
    by_surname: dict[str, str | None] = {}
    by_given: dict[str, str | None] = {}
    for name in people:
        cut = 2 if name[:2] in DOUBLE_SURNAMES else 1
        surname, given = name[:cut], name[cut:]
        by_surname[surname] = None if surname in by_surname else name
        if len(given) == 2:
            by_given[given] = None if given in by_given else name
    for start, given in Finder(by_given).find(text):
        whose = by_given[given]
        end = start + len(given)
        if whose is None:
            continue
        word = words[at[start]]
        exact = word.start == start and word.end == end and not word.known
        if exact or (reading.starts(start) and _ADDRESS.match(text, end)):
            yield start, end, whose
    for match in _ADDRESS.finditer(text):
        for size in (2, 1):
            start = match.start() - size
            whose = by_surname.get(text[start : match.start()]) if start >= 0 else None
            if whose is not None and reading.starts(start):
                yield start, match.end(), whose
                break
