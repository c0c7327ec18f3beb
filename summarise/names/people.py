"""People with Chinese names: candidates by surname, weighed by what the whole text says for and against them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from summarise.names.context import around
from summarise.names.cues import SUFFIX_TITLES
from summarise.names.likelihood import DOUBLE_SURNAMES, GIVEN_FIRST, GIVEN_ONLY, GIVEN_SECOND, SURNAME
from summarise.names.matching import Finder
from summarise.names.tokens import Reading

THRESHOLD = 9.0
"""Points (natural logarithms, roughly) from which a candidate is taken for a person."""
COMPANY = 4.0
"""Points for standing in a row with a person: 卢若情 林思思."""

_REJECT = -99.0
_NO_GIVEN = frozenset("某姓氏们总姐哥老")
_ADDRESS = frozenset(SUFFIX_TITLES)
_COMMON = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦"
    "傅方白邹孟熊秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_PREPOSITIONS = frozenset("向和从由应都会能与及被把给对经关当常时成以后")
_LAND = frozenset("省市县区乡镇村州路街")
_RARE = 2
_KNOWN_FIT = {"nr": 1.0, "ns": -2.0}
_FUNCTION = frozenset({"uj", "ul", "uz", "ug", "p", "c", "r", "d", "y", "f", "u", "m", "q"})


@dataclass(slots=True)
class Candidate:
    """A string that may be a name, and where."""

    text: str
    points: float = _REJECT
    strong: int = 0
    word: bool = False
    places: list[int] = field(default_factory=list)
    beside: set[int] = field(default_factory=set)


@cache
def _tables() -> tuple[dict[str, int], dict[str, int], dict[str, int], dict[str, int]]:
    def flat(table: dict[int, str]) -> dict[str, int]:
        return {char: level for level, chars in table.items() for char in chars}

    return flat(SURNAME), flat(GIVEN_ONLY), flat(GIVEN_FIRST), flat(GIVEN_SECOND)


def people(reading: Reading, covered: bytearray, others: list[tuple[int, int]]) -> dict[str, list[tuple[int, int]]]:
    """The Chinese names that the text supports, each with its places, short forms included.

    Args:
        reading: the folded text and its words.
        covered: one byte for each code point, not 0 where another name stands.
        others: where people of other kinds of name stand.
    """
    found = _candidates(reading, covered)
    _repeat(reading, found)
    good = _unbeaten({name: c for name, c in found.items() if c.points >= _needed(c)})
    for _ in range(3):
        if not _company(reading, found, good, others):
            break
    good = _unbeaten(good)
    places: dict[str, list[tuple[int, int]]] = {name: [] for name in sorted(good, key=lambda name: -len(name))}
    for start, name in Finder(good).find(reading.text):
        places[name].append((start, start + len(name)))
    return places


def _candidates(reading: Reading, covered: bytearray) -> dict[str, Candidate]:
    """Every surname with a plausible given name, by its text."""
    found: dict[str, Candidate] = {}
    text = reading.text
    for start, end, likelihood in _spans(reading):
        if covered[start] or covered[end - 1]:
            continue
        fit = _segmentation(reading, start, end)
        if fit <= -6:
            continue
        name = text[start:end]
        candidate = found.get(name)
        if candidate is None:
            candidate = found[name] = Candidate(name)
        candidate.places.append(start)
        context, proofs = around(text, start, end)
        if start and covered[start - 1 - text.startswith(" ", start - 1)]:
            # 奥一新闻 卢若情, 阿里贾扬清: right behind another name.
            context += 1.5
        if name[-1] in _LAND:
            context -= 4.0
        if name[0] in _PREPOSITIONS and not proofs:
            context -= 3.0
        candidate.points = max(candidate.points, likelihood + fit + context)
        candidate.strong += proofs > 0
        candidate.word |= fit < 0 and reading.words[reading.at[start]].end == end
    return found


def _needed(candidate: Candidate) -> float:
    if candidate.strong:
        return THRESHOLD - 1.0
    return THRESHOLD + (4.0 if candidate.word else 2.0 if len(candidate.text) == 2 else 1.0)


def _spans(reading: Reading) -> Iterator[tuple[int, int, float]]:
    surname, only, first, second = _tables()
    text = reading.text
    size = len(text)
    for word in reading.words:
        start = word.start
        head = surname.get(text[start])
        if text[start : start + 2] in DOUBLE_SURNAMES:
            at, head = start + 2, 6
        elif head is None:
            continue
        else:
            at = start + 1
        if at < size and text[at] >= "\u4e00" and text[at] not in _NO_GIVEN:
            given = only.get(text[at], _RARE)
            if head + given > 0:
                yield start, at + 1, head + given
            if at + 1 < size and text[at + 1] >= "\u4e00" and text[at + 1] <= "\u9fff":
                if text[at : at + 2] in _ADDRESS or text[at + 1] in _NO_GIVEN:
                    continue
                both = first.get(text[at], _RARE) + second.get(text[at + 1], _RARE)
                if head + both > 0:
                    yield start, at + 2, head + both


def _segmentation(reading: Reading, start: int, end: int) -> float:
    """How well the segmenter's words agree with a name at this place."""
    words, at = reading.words, reading.at
    head = words[at[start]]
    if head.end > end:
        if head.known and not head.tag.startswith("nr"):
            return _REJECT
        return -1.0
    if head.end == end:
        if head.known:
            # jieba's dictionary calls 乌龟 and 麦克风 names as well.
            if head.tag.startswith("nr") and end - start > 2 and head.text[0] in _COMMON:
                return 3.0
            return _KNOWN_FIT.get(head.tag[:2], -5.0) - (2.0 if end - start == 2 and head.tag[0] == "n" else 0.0)
        return 3.0 if head.tag.startswith("nr") else 0.5 if end - start == 2 else 2.0
    last = words[at[end - 1]]
    if last.end > end:
        return _REJECT if last.known else -1.0
    fit = 0.0
    for index in range(at[start], at[end - 1] + 1):
        word = words[index]
        if word.tag.startswith("nr"):
            fit += 1.0
        elif word.tag in _FUNCTION or (len(word.text) > 1 and word.known):
            fit -= 1.5
    return fit


def _repeat(reading: Reading, found: dict[str, Candidate]) -> None:
    """Points for standing more than once, more for standing before different characters."""
    text = reading.text
    _lengthen(text, found)
    for name, candidate in found.items():
        times = len(candidate.places)
        if candidate.strong > 1:
            candidate.points += 1.5
        if times > 1:
            size = len(name)
            followers = {text[start + size : start + size + 1] for start in candidate.places}
            candidate.points += min(2.5, 0.5 * (times - 1) + 0.5 * (len(followers) - 1))
            shorter = found.get(name[:-1])
            if len(followers) > 1 and shorter is not None and len(shorter.places) == times:
                # 杨震 is followed by 原 each time, 杨震原 by this and that.
                candidate.points += 2.5


def _lengthen(text: str, found: dict[str, Candidate]) -> None:
    """Add 杨震原 where the segmenter saw only 杨震, each time before 原, which this and that follows."""
    second = _tables()[3]
    for name, candidate in list(found.items()):
        if len(name) != 2 or len(candidate.places) < 2:
            continue
        followers = {text[start + 2 : start + 3] for start in candidate.places}
        beyond = {text[start + 3 : start + 4] for start in candidate.places}
        last = followers.pop()
        if not followers and len(beyond) > 1 and "\u4e00" <= last <= "\u9fff" and second.get(last, _RARE) >= -2:
            long = found.setdefault(name + last, Candidate(name + last))
            long.points = max(long.points, candidate.points - 1)
            long.strong = max(long.strong, candidate.strong)
            long.places = list(candidate.places)


def _unbeaten(good: dict[str, Candidate]) -> dict[str, Candidate]:
    """``good`` without those that a longer or shorter reading of the same places beats."""
    out = dict(good)
    for name, long in good.items():
        short = good.get(name[:-1])
        if short is not None:
            out.pop(short.text if _prefers_long(short, long) else name, None)
    return out


def _prefers_long(short: Candidate, long: Candidate) -> bool:
    """贾扬清 rather than 贾扬, 张俊 rather than 张俊认."""
    together = len(set(short.places) & set(long.places))
    alone = len(short.places) - together
    if alone == 0:
        return len(long.places) > 1 or long.points >= short.points - 2
    if alone * 2 > together:
        return long.points >= short.points + 2 and long.strong > 0
    return long.points >= short.points


def _company(
    reading: Reading, found: dict[str, Candidate], good: dict[str, Candidate], others: list[tuple[int, int]]
) -> bool:
    """Take in candidates that stand in a row with people: 记者卢若情 林思思, 李沐、贾扬清."""
    text = reading.text
    starts: dict[int, str] = {start: text[start:end] for start, end in others}
    ends: dict[int, str] = {end: text[start:end] for start, end in others}
    for name, candidate in good.items():
        for start in candidate.places:
            starts[start] = name
            ends[start + len(name)] = name
    added = {}
    for name, candidate in found.items():
        if name in good or candidate.points < THRESHOLD - COMPANY or len(name) < 2:
            continue
        for start in candidate.places:
            end = start + len(name)
            left, right = start, end
            while left > 0 and start - left < 2 and text[left - 1] in "、和与及,， /":
                left -= 1
            while right < len(text) and right - end < 2 and text[right] in "、和与及 /":
                right += 1
            beside = ends.get(left) if left in ends else None
            after = starts.get(right) if right > end and right in starts else None
            overlap = any(n.startswith(name) or name.startswith(n) for n in (starts.get(start),) if n)
            if overlap:
                continue
            closed = right > end or right >= len(text) or not ("\u4e00" <= text[end] <= "\u9fff")
            if (beside and closed) or (after and (left < start or start == 0)):
                added[name] = candidate
                break
    good.update(added)
    return bool(added)
