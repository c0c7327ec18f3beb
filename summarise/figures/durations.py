"""Durations told in more than one unit (4小时18分) or by halves (半年, 一个半月), and their conversion."""

from __future__ import annotations

import re

from summarise.figures.hits import Hit
from summarise.figures.numerals import Numeral, match_numeral, tidy
from summarise.figures.tables import words
from summarise.figures.units import match_unit

_MONTHS = {"年": 12.0, "月": 1.0, "季度": 3.0}
_SECONDS = {"周": 604800.0, "天": 86400.0, "小时": 3600.0, "分钟": 60.0, "秒": 1.0}
# Words for units that name a duration only behind a larger one (3小时20分).
_SHORT = {"分": "分钟", "秒": "秒", "时": "小时"}
_ORDER = ("年", "季度", "月", "周", "天", "小时", "分钟", "秒")
_DAYS_PER_MONTH = 30.0
_HALVED = frozenset(
    words("年 月 个月 天 小时 个小时 钟头 个钟头 个世纪 世纪 周 个星期 星期 学期 个学期 斤 公斤 米 吨 公里 亩")
)
# 半天 is half a day only where it ends the phrase; 半天 also means "a long while".
_AFTER_HALF_DAY = ("", "时", ",", "。", "，", "的", "内", "后", "前", "之", "假", "、", ";", "；", "到")
_MINUTES_SECONDS = re.compile(r"分(?P<s>\d{1,2}|[一二三四五六七八九十]{1,3})秒(?P<more>\d{1,3})?")


def convert(value: float, unit: str, target: str) -> float | None:
    """``value`` of one duration unit in another, None where they do not convert exactly (months and days).

    >>> convert(1.5, "年", "月")
    18.0
    """
    for table in (_MONTHS, _SECONDS):
        if unit in table and target in table:
            return tidy(value * table[unit] / table[target])
    return None


def compound(text: str, end: int, low: float, unit: str) -> tuple[float, int]:
    """The smaller units behind a duration of ``low`` ``unit`` that ends at ``end``: value in ``unit``, new end."""
    last = unit
    for _ in range(3):
        place = end + (text[end : end + 1] in ("零", "又", " ") and end < len(text))
        numeral = match_numeral(text, place)
        if numeral is None or numeral.high is not None or numeral.low >= 100 or numeral.large:
            break
        at = numeral.end + (text[numeral.end : numeral.end + 1] == " ")
        word = match_unit(text, at)
        if word and word.kind == "duration":
            name, length = str(word.name), len(word.word)
        else:
            name, length = _SHORT.get(text[at : at + 1], ""), 1
        if name not in _ORDER or last not in _ORDER or _ORDER.index(name) <= _ORDER.index(last):
            break
        share = convert(numeral.low, name, unit)
        if share is None:
            days = convert(numeral.low, name, "天")
            months = convert(1.0, unit, "月")
            share = tidy(days / _DAYS_PER_MONTH / months) if days is not None and months else None
        if share is None or text[at + length : at + length + 1] in ("前", "后"):
            break
        low, end, last = tidy(low + share), at + length, name
    if last == "秒" and unit == "秒" and (rest := re.compile(r"\d{1,3}(?![\d年月日万亿])").match(text, end)):
        # 11秒02 of a race.
        low, end = tidy(low + int(rest.group()) / 10 ** len(rest.group())), rest.end()
    return low, end


def minutes_at(text: str, numeral: Numeral) -> Hit | None:
    """1分52秒 and 3分05秒33 in seconds' company: a duration in 分钟, or None."""
    found = _MINUTES_SECONDS.match(text, numeral.end)
    if not found or numeral.large or numeral.high is not None:
        return None
    other = match_numeral(found["s"], 0)
    if other is None:
        return None
    seconds = other.low + (int(found["more"]) / 10 ** len(found["more"]) if found["more"] else 0)
    return Hit(numeral.start, found.end(), "duration", tidy(numeral.low + seconds / 60), None, "分钟")


def half_at(text: str, at: int) -> Hit | None:
    """半年, 半个月, 半小时, 半个多世纪 at ``at`` of the folded text, or None."""
    more = text.startswith("个多", at + 1)
    place = at + 3 if more else at + 1
    unit = match_unit(text, place)
    if unit is None or unit.word not in _HALVED:
        return None
    end = place + len(unit.word)
    if (unit.word == "天" and text[end : end + 1] not in _AFTER_HALF_DAY) or text[end : end + 1] in ("度", "报", "刊"):
        return None
    if text[end : end + 1] in ("多", "余") and text[end + 1 : end + 2] != "数":
        more, end = True, end + 1
    return Hit(at, end, unit.kind, tidy(0.5 * unit.scale), None, unit.name, bound="ge" if more else None)
