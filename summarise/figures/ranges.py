"""Ranges of amounts: 5~10%, 15-20亿元, 9.98万-12.88万元, 三个月到半年, 一到两个数量级."""

from __future__ import annotations

import re

from summarise.figures import durations
from summarise.figures.amounts import negative, single, with_sign
from summarise.figures.hits import Hit
from summarise.figures.numerals import Numeral, match_numeral, tidy
from summarise.figures.ranks import order_at

_TO = re.compile(r" ?(?:[-~–—―−]{1,2}|至|到|或|乃至|、(?=[一二三四五六七八九两十\d]))(?:近|约)? ?")
# 毫秒, 世纪, ‰ and 码 scale both ends.
_SCALES = (0.001, 0.1, 25.0, 100.0, 1e3, 1e6, 1e9)
_SIGN = re.compile(r"(?:US|HK|NT)?[$€£¥￥] ?")
_LISTED = ("、", "或", "乃至")


def amount_at(text: str, numeral: Numeral, limit: int = 0) -> Hit | None:
    """The amount or range of amounts that begins with ``numeral``, None where it counts nothing.

    ``limit`` is where the previous figure ended: no sign before it is taken.
    """
    sign, start = negative(text, numeral.start)
    if start < limit:
        sign, start = 1, numeral.start
    hit = single(text, numeral, sign)
    if hit is None:
        return None
    if hit.start != start:
        hit = hit.but(start=start)
    whole = joined(text, hit, numeral)
    return with_sign(text, whole, limit) if whole else _signed_range(text, with_sign(text, hit, limit))


def _signed_range(text: str, hit: Hit) -> Hit:
    """$80-$100: a range whose ends both carry the sign."""
    joint = _TO.match(text, hit.end) if hit.kind == "money" and hit.high is None else None
    found = _SIGN.match(text, joint.end()) if joint else None
    other = match_numeral(text, found.end()) if found else None
    second = single(text, other) if other and not other.identifier else None
    if (
        second is None
        or second.low is None
        or hit.low is None
        or second.low <= hit.low
        or not (second.bare or second.unit in (None, hit.unit))
    ):
        return hit
    return hit.but(end=second.end, high=second.low)


def joined(text: str, hit: Hit, numeral: Numeral) -> Hit | None:
    """``hit`` as the lower end of a range that a dash, 至 or 到 opens behind it, or None."""
    if hit.high is not None or hit.low is None:
        return None
    joint = _TO.match(text, hit.end)
    if joint is None:
        return None
    at, word = joint.end(), joint.group().strip()
    if text.startswith("半", at):
        second = durations.half_at(text, at) if hit.kind == "duration" else None
    else:
        other = match_numeral(text, at)
        if other is None or other.identifier or other.digits is not None or other.high is not None:
            return None
        if hit.unit is None and (order := order_at(text, other)):
            return order.but(start=hit.start, low=10.0**hit.low, high=order.low) if hit.low < other.low else None
        second = single(text, other)
        if second is not None and hit.unit is None and hit.kind == "quantity":
            return _shared(hit, second, numeral, other, word)
    if second is None or second.low is None or second.kind != hit.kind or word in _LISTED:
        return None
    upper: float | None = second.low
    if second.unit != hit.unit:
        upper = durations.convert(second.low, second.unit or "", hit.unit or "") if hit.kind == "duration" else None
    if upper is None or upper <= hit.low:
        return None
    return hit.but(end=second.end, high=upper, bound=hit.bound or second.bound)


def _shared(hit: Hit, second: Hit, numeral: Numeral, other: Numeral, word: str) -> Hit | None:
    """The lower end takes the unit of the upper one and, where it has none and is the smaller, its magnitude."""
    low, high = hit.low, second.low
    if low is None or high is None or (second.unit is None and not second.bare):
        return None
    if word in _LISTED and not numeral.low < other.low <= numeral.low + 2:
        return None
    scale = tidy(high / other.low) if other.low else 1.0
    if scale in _SCALES:
        low = tidy(low * scale)
    if other.large and not numeral.large:
        magnitude = next((unit for unit in (1e12, 1e8, 1e4) if other.low >= unit), 1.0)
        if low < high / magnitude:
            low = tidy(low * magnitude)
    if low >= high:
        return None
    return second.but(start=hit.start, low=low, high=high, bound=hit.bound or second.bound)
