"""Amounts: one number with its currency or unit, and the words around it; `summarise.figures.ranges` joins two."""

from __future__ import annotations

import re

from summarise.figures import approx, durations
from summarise.figures.currencies import sign_before
from summarise.figures.hits import Hit
from summarise.figures.numerals import DIGIT, Numeral, tidy
from summarise.figures.tables import words
from summarise.figures.units import Unit, match_unit
from summarise.results import Bound

_ENGLISH = re.compile(
    r"[ -]?(?P<scale>trillion|billion|million|thousand|trn|tn|bn|mn|mln)(?![A-Za-z])"
    r"(?: ?(?:US )?(?P<of>dollars|USD|yuan|RMB|euros|pounds|parameters|params))?"
)
_ENGLISH_SCALE = {
    **dict.fromkeys(("trillion", "trn", "tn"), 1e12),
    **dict.fromkeys(("billion", "bn"), 1e9),
    **dict.fromkeys(("million", "mn", "mln"), 1e6),
    "thousand": 1e3,
}
_ENGLISH_OF = {"dollars": "USD", "USD": "USD", "yuan": "CNY", "RMB": "CNY", "euros": "EUR", "pounds": "GBP"}
_LETTER = re.compile(r" ?(?P<letter>[KkMBbT])(?![A-Za-z0-9/])")
_LETTER_SCALE = {"K": 1e3, "k": 1e3, "M": 1e6, "B": 1e9, "b": 1e9, "T": 1e12}
_MORE: dict[str, Bound] = {"多": "ge", "余": "ge", "来": "ap", "把": "ap"}
# One and two before these are articles rather than counts (一家公司, 两个).
_ARTICLE = frozenset(
    "个家位种次条项名份批件款度台只张块本篇座段句场部道人点支层轮波代笔套则碗手方面类步例片头口门级组"
    "站回趟遍期把根股枚通样起具节课处集"
    "员市国省县城院校村员死伤球双对盘桌口字词行首间幅页卷包袋瓶杯盒箱束朵棵堆群排队副顶顿滴桶"
)
# What a number of units only may count without 上 or 近 before it: 百人, 万家.
_BARE_COUNTABLE = frozenset(
    words(
        "人 次 家 名 位 所 辆 件 张 台 亩 吨 户 篇 人次 米 公里 架 艘 座 栋 只 头 "
        "枚 颗 份 款 部 场 项 万 字 里 斤 公斤 个 条 种 平方米 平方公里 平米 例 起 套 块 册 本"
    )
)
_BARE_LEAD = frozenset("上近数约超达逾过几有到足破")
_ORDINAL_LIKE = frozenset(("期", "档", "级", "线", "道", "关", "度", "集", "季"))
_QUAKE = re.compile("以上|左右|地震|大风|台风|强震|余震|风|浪")
_GRADED = re.compile(r"(?:风力|阵风|大风|地震|震级|里氏|台风|风速|平均|最大|中心附近)[^,。，；]{0,6}$")
_FOLLOWS_METRE = re.compile(r"(?P<d>\d{1,2}|[一二三四五六七八九]{1,2})(?![\d.%年月日个万亿十百千])")
_HALF_BLOCKED = tuple("年天个数月夜路导决")
# 块 is money where no thing that comes in pieces follows or was just named.
_PIECES = re.compile(
    r"(?:卡|片|芯片|GPU|屏|屏幕|砖|金牌|奖牌|地|石|板|电池|手表|拼图|肉|蛋糕|豆腐|玻璃|表|硬盘|牌)[^,。，；]{0,6}$"
)
_PRICED = re.compile("[元钱价卖花买付收涨跌赚省贵费票杯瓶斤每块薪租]|工资|便宜|人民币|成本|红包")
_BLOCK_ENDS = frozenset(",。，、;；)\n !！?？一的左以起每”」到至/-~就了出上多不都")


def single(text: str, numeral: Numeral, sign: int = 1) -> Hit | None:
    """One number with its unit: a figure, one without a unit where none follows, None where it counts nothing."""
    low = numeral.low * sign
    high = numeral.high * sign if numeral.high is not None else None
    at = numeral.end
    bound: Bound | None = numeral.bound
    if text[at : at + 1] == "+" and numeral.arabic and not text[at + 1 : at + 2].isdigit():
        at, bound = at + 1, "ge"
    elif (more := text[at : at + 1]) in _MORE:
        ahead = at + 1 + (text[at + 1 : at + 2] == " ")
        if match_unit(text, ahead) or text[ahead : ahead + 1] in ("个", "成"):
            at, bound = ahead, _MORE[more]
    blank = text[at : at + 1] == " "
    place = at + 1 if blank else at
    if numeral.arabic and (shorthand := _shorthand(text, numeral, at, low, high)):
        return shorthand
    if text[place : place + 2] in ("个半", "个多", "个来") and not numeral.large:
        unit = match_unit(text, place + 2)
        if unit and unit.kind in ("duration", "percent"):
            half = 0.5 if text[place + 1] == "半" else 0.0
            return _finish(text, numeral, place + 2, unit, low, high, bound if half else "ge", half)
    unit = match_unit(text, place)
    if unit is not None and unit.word == "级" and numeral.large:
        unit = None  # 千亿级企业
    if unit is None or (blank and (not numeral.arabic or (unit.loose and _after_latin(text, numeral.start)))):
        end = at if text[at - 1] == "+" else numeral.end
        return Hit(numeral.start, end, "quantity", low, high, None, bound=bound, bare=numeral.large)
    return _finish(text, numeral, place, unit, low, high, bound, 0.0)


def _shorthand(text: str, numeral: Numeral, at: int, low: float, high: float | None) -> Hit | None:
    """Arabic digits with an English scale (5 billion dollars) or a letter for one ($1.2B, 128K)."""
    if english := _ENGLISH.match(text, at):
        scale, of = _ENGLISH_SCALE[english["scale"]], english["of"] or ""
        values = tidy(low * scale), tidy(high * scale) if high is not None else None
        if of in _ENGLISH_OF:
            return Hit(numeral.start, english.end(), "money", *values, _ENGLISH_OF[of])
        if of:
            return Hit(numeral.start, english.end(), "model_size", *values, "参数")
        return Hit(numeral.start, english.end(), "quantity", *values, None, bare=True)
    letter = _LETTER.match(text, at)
    if letter and (letter["letter"] in "Kk" or sign_before(text, numeral.start)):
        scale = _LETTER_SCALE[letter["letter"]]
        upper = tidy(high * scale) if high is not None else None
        return Hit(numeral.start, letter.end(), "quantity", tidy(low * scale), upper, None)
    if letter and text[letter.start()] != " ":
        # 7B, 1.8T: the size of a model where the context says so.
        scale = _LETTER_SCALE[letter["letter"]]
        return Hit(numeral.start, letter.end(), "model_size", tidy(low * scale), None, "参数", bare=True)
    return None


def _finish(
    text: str, numeral: Numeral, at: int, unit: Unit, low: float, high: float | None, bound: Bound | None, half: float
) -> Hit | None:
    end = at + len(unit.word)
    if unit.word == "块":
        return _block(text, numeral, end, low, high, bound)
    if unit.word == "年" and text[end : end + 1] == "期" and text[end + 1 : end + 2] != "间":
        return None  # 10年期国债 is a name
    if not half and not _counts(text, numeral, unit, end, bound):
        return None
    following = text[end : end + 1]
    if not half and following == "半" and text[end + 1 : end + 2] not in _HALF_BLOCKED and unit.kind != "percent":
        half, end = 0.5, end + 1
    elif (
        following
        and following in "多余"
        and unit.kind in ("duration", "multiple")
        and text[end + 1 : end + 2] not in tuple("次种样家额")
    ):
        bound, end = "ge", end + 1
    low, high = tidy((low + half) * unit.scale), tidy((high + half) * unit.scale) if high is not None else None
    if high is None and not half:
        if unit.kind == "duration":
            low, end = durations.compound(text, end, low, str(unit.name))
        elif unit.kind == "money":
            low, end = _cents(text, end, low, unit.word)
        elif unit.name == "米" and numeral.low < 10 and (rest := _FOLLOWS_METRE.match(text, end)):
            # 一米八二, 1米75
            digits = "".join(str(DIGIT.get(c, c)) for c in rest["d"])
            low, end = tidy(low + int(digits) / 10 ** len(digits)), rest.end()
    plain = unit.word in ("元", "块钱", "圆")
    return Hit(numeral.start, end, unit.kind, low, high, unit.name, bound=bound, plain_yuan=plain)


def _after_latin(text: str, at: int) -> bool:
    """Whether a Latin word stands before the number at ``at`` (iPhone 15 首发)."""
    before = text[max(0, at - 2) : at].rstrip()
    return bool(before) and before[-1].isascii() and before[-1].isalnum()


def _block(text: str, numeral: Numeral, end: int, low: float, high: float | None, bound: Bound | None) -> Hit | None:
    """N块: money (三千块一瓶) or pieces (数万块英伟达A100)."""
    if numeral.low <= 2 and not numeral.arabic and text[end : end + 1] not in ("钱", "五", "八"):
        return None
    left = text[max(0, numeral.start - 16) : numeral.start]
    following = text[end : end + 1]
    if (
        (following and following not in _BLOCK_ENDS and following not in DIGIT)
        or _PIECES.search(left)
        or not (following in ("钱", "一") or _PRICED.search(left))
    ):
        return Hit(numeral.start, end, "quantity", low, high, "块", bound=bound)
    low, end = _cents(text, end, low, "块") if high is None else (low, end)
    return Hit(numeral.start, end, "money", low, high, "CNY", bound=bound, plain_yuan=True)


def _counts(text: str, numeral: Numeral, unit: Unit, end: int, bound: Bound | None) -> bool:
    """Whether a number with a measure word is a count and not an article, an ordinal or part of a word."""
    if unit.kind != "quantity":
        # 单位:亿元 heads a table; 上亿元 is an amount.
        alone = numeral.bare and numeral.end - numeral.start == 1 and unit.kind in ("money", "duration")
        return not alone or bool(bound) or text[numeral.start - 1 : numeral.start] in _BARE_LEAD
    few = (
        numeral.low <= 2
        and numeral.high is None
        and not bound
        and not numeral.large
        and numeral.low == int(numeral.low)
    )
    if few and unit.word in _ARTICLE:
        return numeral.arabic and unit.word not in (
            "个",
            "点",
            "手",
            "方",
            "面",
            "类",
            "步",
            "期",
            "级",
            "代",
            "轮",
            "波",
            "站",
            "段",
            "集",
            "节",
            "课",
            "片",
            "头",
            "口",
            "门",
            "把",
            "根",
            "通",
        )
    if few and numeral.low == 1 and not numeral.arabic and not unit.measure:
        return False
    before = text[numeral.start - 1 : numeral.start]
    if numeral.bare and not numeral.large and before not in _BARE_LEAD and not bound:
        return False
    if numeral.bare and unit.word not in _BARE_COUNTABLE and not bound and before not in _BARE_LEAD:
        return unit.measure
    if before == "每" and numeral.bare:
        return False
    if unit.word in _ORDINAL_LIKE and numeral.low < 100 and not bound and numeral.high is None:
        if unit.word == "级":
            return not numeral.low.is_integer() or bool(
                _GRADED.search(text, max(0, numeral.start - 14), numeral.start) or _QUAKE.match(text, end)
            )
        return unit.word == "度" or (unit.word == "集" and numeral.low > 3)
    return True


def _cents(text: str, end: int, low: float, word: str) -> tuple[float, int]:
    """3元5角, 两块五, 5元8角2分: the value with its tenths, the new end."""
    if word not in ("元", "块"):
        return low, end
    digit = text[end : end + 1]
    value = DIGIT.get(digit)
    if value is None and digit.isascii() and digit.isdigit():
        value = int(digit)
    if not value:
        return low, end
    follower = text[end + 1 : end + 2]
    if follower in ("角", "毛") and follower:
        return tidy(low + value / 10), end + 2
    if word == "块" and (not follower or follower in ",。，、;；)钱 \n"):
        return tidy(low + value / 10), end + 1
    return low, end


def negative(text: str, start: int) -> tuple[int, int]:
    """The sign (1 or -1) of the number at ``start``, and where the sign begins."""
    before = text[start - 1] if start else ""
    if before == "负":
        return -1, start - 1
    if before in ("-", "−", "–") and before:
        earlier = text[start - 2] if start > 1 else ""
        if before == "−" or (
            not (earlier.isascii() and earlier.isalnum()) and earlier not in tuple("年月日%亿万元)℃度米")
        ):
            return -1, start - 1
    if text[max(0, start - 2) : start] == "零下":
        return -1, start - 2
    return 1, start


def with_sign(text: str, hit: Hit, limit: int) -> Hit:
    """``hit`` as money where a currency sign or word stands before it (not before ``limit``)."""
    if hit.kind not in ("money", "quantity") or not (hit.bare or hit.unit is None or hit.plain_yuan):
        return hit
    place = hit.start - 1 if text[hit.start - 1 : hit.start] in ("-", "−") and hit.start else hit.start
    money = sign_before(text, hit.start) or (sign_before(text, place) if place != hit.start else None)
    if money is None or money[0] < limit:
        return hit
    return hit.but(start=money[0], kind="money", unit=money[1], bare=False, plain_yuan=False)


def frame(text: str, hit: Hit, limit: int) -> Hit:
    """``hit`` with the approximating words around it, none of them before ``limit``."""
    left, bound_left, words = approx.before(text, hit.start)
    if left < limit:
        left, bound_left, words = hit.start, None, ""
    right, bound_right, after = approx.after(text, hit.end)
    joined = " ".join(word for word in (words, after) if word) or None
    bound = hit.bound if hit.bound == "vague" else bound_left or bound_right or hit.bound
    return hit.but(outer_start=left, outer_end=right, bound=bound, approx=joined)
