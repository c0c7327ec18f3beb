"""Shares: fractions (三分之二, 百分之五, 1/3), tenths (三成, 两成五), discounts (八折) and halves (一半)."""

from __future__ import annotations

import re

from summarise.figures.hits import Hit
from summarise.figures.numerals import DIGIT, Numeral, match_numeral, tidy

_OF = re.compile(r" ?分之 ?")
_TENTH_AFTER = frozenset("为立功果员本长都人熟就分绩交效品真套型因见像群份婚事语名天色形")
_TO = re.compile(r" ?(?:[-~–—−]|至|到) ?(?P<again>百分之)?")
_BOTTOM = re.compile(r"\d{1,3}(?![\d/.\-])")
_HALF = re.compile(r"一半(?!是|在|以)|半数|过半数")


def fraction_at(text: str, numeral: Numeral) -> Hit | None:
    """N分之M with its range (百分之五到十), or None."""
    joint = _OF.match(text, numeral.end)
    if joint is None or numeral.low <= 0:
        return None
    sign, at = (-1, joint.end() + 1) if text.startswith("负", joint.end()) else (1, joint.end())
    top = match_numeral(text, at)
    if top is None or top.identifier:
        return None
    scale = sign * 100 / numeral.low
    high = top.high
    end = top.end
    low = tidy(top.low * scale)
    upper = tidy(high * scale) if high is not None else None
    if upper is None and (to := _TO.match(text, end)) and numeral.low == 100:
        other = match_numeral(text, to.end())
        if (
            other
            and not other.identifier
            and other.low > top.low
            and (to["again"] or text[other.end : other.end + 1] not in ("年", "月", "日", "个", "%"))
        ):
            upper, end = tidy(other.low * scale), other.end
    start = numeral.start
    if text[start - 1 : start] == "负" and start:
        start, low = start - 1, -low
    return Hit(start, end, "percent", low, upper, "%", bound=top.bound)


def slash_at(text: str, numeral: Numeral) -> Hit | None:
    """1/3 and its like: a small proper fraction in Arabic digits, or None."""
    if text[numeral.end : numeral.end + 1] != "/" or not numeral.arabic or not 0 < numeral.low < 100:
        return None
    if text[numeral.start - 1 : numeral.start] in tuple("/-.") and numeral.start:
        return None
    found = _BOTTOM.match(text, numeral.end + 1)
    if (
        not found
        or not numeral.low < int(found.group())
        or text[found.end() : found.end() + 1] in ("月", "日", "年", "财")
    ):
        return None
    if numeral.low != int(numeral.low) or (int(found.group()) > 20 and int(found.group()) % 10):
        return None
    return Hit(numeral.start, found.end(), "percent", tidy(numeral.low * 100 / int(found.group())), None, "%")


def tenth_at(text: str, numeral: Numeral) -> Hit | None:
    """三成, 两成五, 七八成, 六成至九成, 三成半, or None."""
    end = numeral.end + (text[numeral.end : numeral.end + 1] == " ")
    if text[end : end + 1] == "多" and text[end + 1 : end + 2] == "成":
        end += 1
    if text[end : end + 1] != "成" or numeral.large or numeral.bare or numeral.low > 10:
        return None
    after = text[end + 1 : end + 2]
    if after in _TENTH_AFTER and not (after in "分" and numeral.bound):
        return None
    low = numeral.low * 10
    high = numeral.high * 10 if numeral.high is not None else None
    end += 1
    if high is None:
        if after == "半" and text[end + 1 : end + 2] != "数":
            low, end = low + 5, end + 1
        elif (
            after in DIGIT
            and DIGIT[after]
            and after not in "两"
            and text[end + 1 : end + 2] not in tuple("个家成年月日天人位十百千万种")
        ):
            low, end = low + DIGIT[after], end + 1
        elif (
            (to := _TO.match(text, end))
            and (other := match_numeral(text, to.end()))
            and text[other.end : other.end + 1] == "成"
        ):
            upper = other.low * 10
            if upper > low:
                high, end = upper, other.end + 1
    return Hit(
        numeral.start,
        end,
        "percent",
        tidy(low),
        high,
        "%",
        bound="ge" if text[numeral.end : numeral.end + 1] == "多" else numeral.bound,
    )


def discount_at(text: str, numeral: Numeral) -> Hit | None:
    """八折, 7.5折, 六五折 as the share that is paid, or None."""
    end = numeral.end
    if (
        text[end : end + 1] != "折"
        or text[end + 1 : end + 2] in tuple("叠腾射合断磨线旧回页扣中损")
        or numeral.large
        or numeral.bare
    ):
        return None
    value = numeral.low if numeral.low <= 10 else numeral.low / 10
    if numeral.high is not None:  # 六七折 is a range, 八九折 too
        return Hit(numeral.start, end + 1, "percent", tidy(numeral.low * 10), tidy(numeral.high * 10), "%")
    return Hit(numeral.start, end + 1, "percent", tidy(value * 10), None, "%") if value <= 10 else None


def half_share_at(text: str, at: int) -> Hit | None:
    """一半 and 半数 as 50 %, or None."""
    found = _HALF.match(text, at)
    return Hit(at, found.end(), "percent", 50.0, None, "%") if found else None
