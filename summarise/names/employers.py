"""Organisations that only the office of a person gives away: 海纳智行 in 海纳智行创始人顾远航."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarise.names.matching import Finder
from summarise.names.suffixes import GENERIC
from summarise.names.tokens import Reading

_OFFICE = re.compile(
    "(?:原|前|现任|时任|副|高级|资深|联合|共同|联席|执行)*(?:董事长|总裁|总经理|创始人|创办人|创始合伙人|管理合伙人|合伙人|首席[\u4e00-\u9fff]{2,4}[官师家]|"
    "行政总裁|CEO|CTO|CFO|COO|执行长|财务长|董事会主席|实控人|掌门人|联创)"
)
_PROPER = frozenset({"ns", "nz", "nt", "nr", "nrt", "eng"})
_LONGEST = 10


def employers(reading: Reading, roles: Iterable[tuple[int, int]], covered: bytearray) -> Iterator[tuple[int, int, str]]:
    """Every place of every such organisation, as ``(start, end, name)``.

    Args:
        reading: the folded text and its words.
        roles: where the roles of people stand.
        covered: one byte for each code point, not 0 where a name is known to stand.
    """
    text, words, at = reading.text, reading.words, reading.at
    names = set()
    for start, end in roles:
        office = _OFFICE.search(text, start, end)
        if office is None or not 2 <= office.start() - start <= _LONGEST or any(covered[start : office.start()]):
            continue
        name = text[start : office.start()].strip(" 的")
        inside = words[at[start] : at[office.start() - 1] + 1]
        odd = ((not inside[0].known and len(inside) < 4) or inside[0].tag in _PROPER) and any(
            (not word.known and word.text[0].isalnum()) or word.tag in _PROPER for word in inside
        )
        if len(name) > 1 and odd and inside[-1].text not in GENERIC and "的" not in name and "公司" not in name:
            names.add(name)
    for start, name in Finder(names).find(text):
        if reading.starts(start):
            yield start, start + len(name), name
