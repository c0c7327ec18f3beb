"""Which numbers are dates: tells 2023年 from 10年, 27日 from 三日内, 三季度 from 三个季度, by their surroundings."""

from __future__ import annotations

import re

from summarise.figures import dates
from summarise.figures.eras import ERAS
from summarise.figures.hits import Hit
from summarise.figures.numerals import Numeral

_AFTER = frozenset("年月日号季世-/.~～—–至到、半QH财赛学")
_ERA_BEFORE = re.compile(rf"(?:{'|'.join(sorted(ERAS, key=len, reverse=True))}) ?$")
_LUNAR_BEFORE = ("农历", "阴历", "旧历")
_SPAN_BEFORE = (
    "连续",
    "历时",
    "为期",
    "满",
    "每",
    "近",
    "后",
    "共",
    "足足",
    "长达",
    "停工",
    "休市",
    "停牌",
    "未来",
    "过去",
    "前",
    "超",
    "超过",
    "不到",
    "至少",
    "约",
    "延长",
    "期限",
    "期",
    "逾期",
)
_SPAN_AFTER = (
    "内",
    "之内",
    "以内",
    "以上",
    "游",
    "均线",
    "间",
    "时间",
    "之久",
    "的时间",
    "后",
    "行程",
    "观察",
    "左右",
    "有效",
    "免签",
    "线",
)
_NOT_A_DAY = frozenset("楼线院门馆文令机车厅店井站位舱员炮坑桌室矿种选床房柜厂案球卡区坝洞子召称码公通决议法台")
_WORDS_WITH_DAY = frozenset("元本军方语报托光圆币")
_SEASON = frozenset("营财获净毛出销业盈亏合税每总资投产E,，。比将末初底度的、E单又")


def period_at(text: str, at: int) -> Hit | None:
    """The period that a word without a numeral opens (上半年, Q3, 正月初一), or None."""
    if text[at] in "正腊":
        end = dates.lunar_at(text, at)
        return Hit(at, end, "date", iso="XXXX-XX-XX") if end else None
    if text[at] in "QH" and text[at + 2 : at + 3].isascii() and text[at + 2 : at + 3].isalnum():
        return None
    date = dates.date_at(text, at)
    return Hit(date.start, date.end, "date", iso=date.iso) if date else None


def date_at(text: str, numeral: Numeral) -> Hit | None:
    """The date whose first number is ``numeral``, or None."""
    at, end = numeral.start, numeral.end
    following = text[end : end + 1]
    if following == " ":
        following = text[end + 1 : end + 2]
    if not following or following not in _AFTER:
        return None
    before = text[at - 1] if at else ""
    latin = before.isascii() and before.isalpha()
    if latin and following not in "年月":
        return None
    if before and before in ".:/" and at > 1 and text[at - 2].isdigit():
        return None
    if before == "前" and text[max(0, at - 3) : at] in ("公元前", "西元前"):
        return _hit(dates.date_at(text, at - 3))
    start = at
    if following == "年" and (era := _ERA_BEFORE.search(text, max(0, at - 5), at)):
        start = era.start()
    elif following == "季" and before and before in "第前":
        start = at - 1
    elif following == "月" and (text[max(0, at - 2) : at] in _LUNAR_BEFORE or before == "闰"):
        lunar = dates.lunar_at(text, at)
        return Hit(at, lunar, "date", iso="XXXX-XX-XX") if lunar else None
    date = dates.date_at(text, start)
    if date is None:
        return _day(text, numeral, following)
    return _hit(date) if _is_date(text, numeral, date, following) else None


def _hit(date: dates.Date | None) -> Hit | None:
    return Hit(date.start, date.end, "date", iso=date.iso) if date else None


def _is_date(text: str, numeral: Numeral, date: dates.Date, following: str) -> bool:
    word = text[date.start : date.end]
    after = text[date.end : date.end + 1]
    if following == "季" and date.year is None:
        return "季度" in word or (word[0] in "第前" and (not after or after in _SEASON))
    if following == "年" and "/" not in date.iso:
        if word.endswith("年") and numeral.low in (1000, 1500, 2000) and after and after in "前来历以间的之":
            return False
        if (
            date.start == numeral.start
            and "年代" not in word
            and numeral.low < 100
            and numeral.digits is None
            and len(word) <= 4
            and word[0] != "0"
        ):
            return False
    if date.year is None and date.month is not None and text[numeral.start - 1 : numeral.start] == "个":
        return False
    return date.year is not None or date.month is not None or following not in "、到至-~—–."


def _day(text: str, numeral: Numeral, following: str) -> Hit | None:
    """27日 and 29号 alone: a day of a month that the context tells, or 90日: so many days."""
    at = numeral.start
    if (
        following not in "日号"
        or numeral.high is not None
        or numeral.bound
        or numeral.low < 1
        or not numeral.low.is_integer()
    ):
        return None
    end = text.index(following, numeral.end) + 1
    before, after = text[max(0, at - 2) : at], text[end : end + 3]
    if following == "日":
        if after[:1] and after[:1] in _WORDS_WITH_DAY:
            return None
        if numeral.low > 31 or before.endswith(_SPAN_BEFORE) or after.startswith(_SPAN_AFTER):
            return Hit(at, end, "duration", numeral.low, None, "天") if numeral.low < 10_000 else None
        if not numeral.arabic and numeral.low < 10:
            return None
    elif (
        numeral.low > 31
        or not numeral.arabic
        or (after[:1] and after[:1] in _NOT_A_DAY)
        or (before and (before[-1] in "第路街道巷弄" or (before[-1].isascii() and before[-1].isalpha())))
    ):
        return None
    return Hit(at, end, "date", iso=f"XXXX-XX-{int(numeral.low):02d}")
