"""Amounts: a number with its currency or unit, in ranges, with what approximates it."""

from __future__ import annotations

import re

from summarise.figures import approx
from summarise.figures.hits import Hit
from summarise.figures.numerals import DIGIT, Numeral, match_numeral, tidy
from summarise.figures.units import UNITS, Unit, match_unit

_SIGNS = {
    "US$": "USD", "U.S.$": "USD", "NT$": "TWD", "HK$": "HKD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "S$": "SGD",
    "NZ$": "NZD", "MOP$": "MOP", "R$": "BRL", "RMB¥": "CNY", "RMB￥": "CNY", "$": "USD", "￥": "CNY", "¥": "CNY", "€": "EUR", "£": "GBP",
    "₩": "KRW", "₹": "INR", "฿": "THB", "₽": "RUB", "₫": "VND",
    "RMB": "CNY", "CNY": "CNY", "USD": "USD", "HKD": "HKD", "TWD": "TWD", "NTD": "TWD", "EUR": "EUR", "GBP": "GBP", "JPY": "JPY",
    "SGD": "SGD", "AUD": "AUD", "CAD": "CAD", "KRW": "KRW", "CHF": "CHF",
    "人民币": "CNY", "新台币": "TWD", "台币": "TWD", "港币": "HKD", "港元": "HKD", "美金": "USD", "美元": "USD", "日元": "JPY", "日币": "JPY",
    "欧元": "EUR", "英镑": "GBP", "韩元": "KRW", "澳门元": "MOP", "澳门币": "MOP", "新加坡币": "SGD", "泰铢": "THB",
}  # fmt: skip
_SIGNS_BY_LAST: dict[str, tuple[str, ...]] = {}
for _sign in sorted(_SIGNS, key=len, reverse=True):
    _SIGNS_BY_LAST[_sign[-1]] = (*_SIGNS_BY_LAST.get(_sign[-1], ()), _sign)

_ENGLISH = re.compile(
    r"[ -]?(?P<scale>trillion|billion|million|thousand|trn|tn|bn|mn|mln)(?![A-Za-z])(?: ?(?:US )?(?P<of>dollars|USD|yuan|RMB|euros|pounds|parameters|params))?"
)
_ENGLISH_SCALE = {"trillion": 1e12, "trn": 1e12, "tn": 1e12, "billion": 1e9, "bn": 1e9, "million": 1e6, "mn": 1e6, "mln": 1e6, "thousand": 1e3}
_ENGLISH_OF = {"dollars": "USD", "USD": "USD", "yuan": "CNY", "RMB": "CNY", "euros": "EUR", "pounds": "GBP"}
_LETTER = re.compile(r" ?(?P<letter>[KkMBbT])(?![A-Za-z0-9/])")
_LETTER_SCALE = {"K": 1e3, "k": 1e3, "M": 1e6, "B": 1e9, "b": 1e9, "T": 1e12}
_TO = re.compile(r" ?(?:[-~–—―−]{1,2}|至|到|或|乃至|、(?=[一二三四五六七八九两十\d]))(?:近|约)? ?")
_MORE = "多余来把"
# One and two before these are articles rather than counts: 一家公司, 两个.
_ARTICLE = frozenset("个 家 位 种 次 条 项 名 份 批 件 款 度 台 只 张 块 本 篇 座 段 句 场 部 道 人 点 支 层 轮 波 代 笔 套 则 碗 手 方 面 类 步 例 片 头 口 门 级 组 站 回 趟 遍 期 把 根 股 枚 根 通 样 起 具 节 课 处 站 集 元素 员 市 国 省 县 城 院 校 村".split())
_MEASURED_HALF = frozenset("年 月 个月 天 小时 个小时 钟头 个钟头 个世纪 世纪 个多月 周 个星期 学期 个学期 斤 米 里 吨 公里 亩 分钟 辈子 天 两 寸 磅 尺 升 公斤".split())
_MONTHS = {"年": 12.0, "月": 1.0, "季度": 3.0}
_SECONDS = {"周": 604800.0, "天": 86400.0, "小时": 3600.0, "分钟": 60.0, "秒": 1.0}
_RATIO = re.compile(r"比(?=[\d一二三四五六七八九十])")
_COMPOUND = {"年": ("月",), "月": ("天", "周"), "周": ("天",), "天": ("小时",), "小时": ("分钟",), "分钟": ("秒",)}
_SHORT = re.compile(r"[又零]?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})(?P<u>分(?!之)|秒|时|日)")


def money_sign(text: str, at: int) -> tuple[int, str] | None:
    """The currency sign or word that ends at ``at`` (a blank may lie between): where it begins, its ISO code."""
    place = at
    while place > 0 and at - place < 2 and text[place - 1] == " ":
        place -= 1
    for sign in _SIGNS_BY_LAST.get(text[place - 1 : place], ()):
        start = place - len(sign)
        if start >= 0 and text.startswith(sign, start):
            if sign[0].isalpha() and sign[0].isascii() and start > 0 and text[start - 1].isascii() and text[start - 1].isalpha():
                continue
            return start, _SIGNS[sign]
    return None


def convert_duration(value: float, unit: str, target: str) -> float | None:
    """``value`` of one duration unit in another, None where they do not convert exactly (months and days)."""
    for table in (_MONTHS, _SECONDS):
        if unit in table and target in table:
            return tidy(value * table[unit] / table[target])
    return None


def amount_at(text: str, numeral: Numeral, limit: int = 0) -> Hit | None:
    """The amount whose number is ``numeral``, or None where the number stands for nothing countable.

    ``limit`` is where the previous figure ended: nothing before it is taken.
    """
    start, low, high, bound = numeral.start, numeral.low, numeral.high, numeral.bound
    sign, start = _negative(text, start)
    low, high = low * sign, high * sign if high is not None else None
    first = _single(text, numeral, low, high)
    if first is None:
        return None
    hit, tail = first
    hit = hit.but(start=start)
    joined = _joined(text, hit, tail, numeral)
    if joined is not None:
        hit = joined
    money = money_sign(text, start) if numeral.start == start or sign < 0 else None
    if money and money[0] >= limit and hit.kind in ("money", "quantity") and (hit.bare or hit.unit is None or hit.plain_yuan):
        hit = hit.but(start=money[0], kind="money", unit=money[1], bare=False, plain_yuan=False)
    elif money and hit.unit is not None:
        money = None
    if hit.unit is None and not hit.bare and not money and hit.kind == "quantity":
        return hit.but(bound=hit.bound or bound)
    return hit.but(bound=hit.bound or bound)


def _negative(text: str, start: int) -> tuple[int, int]:
    """The sign of the number at ``start``, and where the sign begins."""
    before = text[start - 1 : start]
    if before == "负" and start > 0:
        return -1, start - 1
    if before in ("-", "−", "－", "–") and start > 0:
        earlier = text[start - 2 : start - 1] if start > 1 else ""
        if before == "−" or not (earlier.isalnum() and earlier.isascii()) and earlier not in "年月日%亿万元)":
            return -1, start - 1
    if text[max(0, start - 2) : start] == "零下":
        return -1, start - 2
    return 1, start


def _single(text: str, numeral: Numeral, low: float, high: float | None) -> tuple[Hit, int] | None:
    """One number with its unit, without a range: the figure and where its core ends."""
    at, bound = numeral.end, numeral.bound
    approximate = None
    if text[at : at + 1] == "+" and numeral.arabic:
        at, bound = at + 1, "ge"
    elif text[at : at + 1] and text[at] in _MORE and not numeral.bare or (numeral.bare and text[at : at + 1] in ("多", "余", "来")):
        more = text[at]
        ahead = at + 1 + (text[at + 1 : at + 2] == " ")
        if match_unit(text, ahead) or text[ahead : ahead + 1] in ("个", "年", "月", "天", "倍", "成"):
            approximate = more
            at, bound = ahead, "ge" if more in "多余" else "ap"
    blank = text[at : at + 1] == " "
    place = at + 1 if blank else at
    scale = 1.0
    if numeral.arabic:
        if english := _ENGLISH.match(text, at):
            return _english(numeral, english, low, high, bound), english.end()
        letter = _LETTER.match(text, at)
        if letter and (money_sign(text, numeral.start) or letter["letter"] in "Kk") and text[numeral.start - 1 : numeral.start] != "~":
            scale = _LETTER_SCALE[letter["letter"]]
            hit = Hit(numeral.start, letter.end(), "quantity", tidy(low * scale), tidy(high * scale) if high else None, None, bound=bound)
            return hit, letter.end()
    half = 0.0
    if text[place : place + 2] in ("个半", "个多", "个来") and not numeral.large:
        unit = match_unit(text, place + 2) or UNITS.get(text[place + 2 : place + 3])
        if unit and unit.kind in ("duration", "percent"):
            half = 0.5 if text[place + 1] == "半" else 0.0
            bound = bound if half else "ge"
            return _finish(text, numeral, place + 2, unit, low, high, bound, half)
    unit = match_unit(text, place)
    if unit is None or (blank and not numeral.arabic):
        if numeral.large:
            return Hit(numeral.start, numeral.end, "quantity", low, high, None, bound=bound, bare=True), numeral.end
        return Hit(numeral.start, numeral.end, "quantity", low, high, None, bound=bound), numeral.end
    if blank and len(unit.word) == 1 and unit.loose:
        return Hit(numeral.start, numeral.end, "quantity", low, high, None, bound=bound, bare=numeral.large), numeral.end
    del approximate
    return _finish(text, numeral, place, unit, low, high, bound, 0.0)


def _english(numeral: Numeral, found: re.Match[str], low: float, high: float | None, bound: str | None) -> Hit:
    scale = _ENGLISH_SCALE[found["scale"]]
    of = found["of"] or ""
    values = tidy(low * scale), tidy(high * scale) if high is not None else None
    if of in _ENGLISH_OF:
        return Hit(numeral.start, found.end(), "money", *values, _ENGLISH_OF[of])
    if of:
        return Hit(numeral.start, found.end(), "model_size", *values, "参数")
    return Hit(numeral.start, found.end(), "quantity", *values, None, bare=True)


def _finish(text: str, numeral: Numeral, at: int, unit: Unit, low: float, high: float | None, bound: str | None, half: float) -> tuple[Hit, int] | None:
    end = at + len(unit.word)
    name = unit.name
    if not _counts(text, numeral, unit, end, bound, half):
        return None
    following = text[end : end + 1]
    if not half and following == "半" and unit.kind in ("duration", "quantity", "multiple", "money") and text[end + 1 : end + 2] not in tuple("年天个数月夜路导决"):
        if unit.kind != "quantity" or not unit.loose or name in ("两",):
            half, end = 0.5, end + 1
    if following in ("多", "余") and following and unit.kind in ("duration", "multiple") and text[end + 1 : end + 2] not in tuple("次种个样家人额"):
        bound, end = "ge", end + 1
    low, high = tidy((low + half) * unit.scale), tidy((high + half) * unit.scale) if high is not None else None
    if unit.kind == "duration" and high is None:
        low, end = _compound(text, end, low, str(name))
    if unit.kind == "money" and high is None:
        low, end = _cents(text, end, low, unit.word)
    hit = Hit(
        numeral.start, end, unit.kind, low, high, name, bound=bound, plain_yuan=unit.word in ("元", "块钱", "块", "圆")
    )
    return hit, end


def _counts(text: str, numeral: Numeral, unit: Unit, end: int, bound: str | None, half: float) -> bool:
    """Whether a number with a measure word is a count and not an article, an ordinal or part of a word."""
    if unit.kind != "quantity" or half:
        return True
    if numeral.low <= 2 and numeral.high is None and not bound and not numeral.large:
        if unit.word in _ARTICLE or (numeral.low == 1 and not numeral.arabic and unit.name == unit.word and len(unit.word) == 1 and unit.word not in "斤两吨克米升亩寸里磅度桶秒"):
            return numeral.arabic and unit.word in ("人", "名", "点", "度", "层", "次", "位", "家") and numeral.low > 0
    if unit.word in ("半",):
        return False
    if numeral.bare and unit.loose and unit.word not in ("人", "里", "次", "回", "字", "国"):
        return bool(bound)
    return not (unit.word in ("期", "档", "级", "面", "线", "手", "方", "道", "关") and not numeral.large and numeral.low < 10 and not bound and unit.word in ("期", "档", "级", "线", "道", "关"))


def _compound(text: str, end: int, low: float, unit: str) -> tuple[float, int]:
    """A duration told in two or three units (4小时18分, 1年零3个月) in the first of them."""
    for _ in range(2):
        place = end + (text[end : end + 1] in ("零", "又", "多"))
        numeral = match_numeral(text, place) if place < len(text) else None
        if numeral is None or numeral.high is not None or numeral.low >= 100:
            break
        word = match_unit(text, numeral.end)
        short = text[numeral.end : numeral.end + 1]
        name = str(word.name) if word and word.kind == "duration" else {"分": "分钟", "秒": "秒", "时": "小时"}.get(short, "")
        length = len(word.word) if word and word.kind == "duration" else 1
        share = convert_duration(numeral.low, name, unit) if name else None
        if share is None and (unit, name) == ("月", "天"):
            break
        if share is None or share >= 1 or text[numeral.end + length : numeral.end + length + 1] in ("前", "后"):
            break
        low, end = tidy(low + share), numeral.end + length
    return low, end


def _cents(text: str, end: int, low: float, word: str) -> tuple[float, int]:
    """3元5角, 两块五, 5元8角2分."""
    if word not in ("元", "块"):
        return low, end
    digit = text[end : end + 1]
    value = DIGIT.get(digit) if digit not in "零〇" else None
    if value is None and digit.isascii() and digit.isdigit():
        value = int(digit)
    if value is None:
        return low, end
    follower = text[end + 1 : end + 2]
    if follower in ("角", "毛"):
        return tidy(low + value / 10), end + 2
    if word == "块" and (not follower or follower in ",。，、;；)钱 \n"):
        return tidy(low + value / 10), end + 1
    return low, end


def _joined(text: str, hit: Hit, tail: int, numeral: Numeral) -> Hit | None:
    """``hit`` as the lower end of a range that a dash, 至 or 到 opens, or None."""
    if hit.high is not None:
        return None
    joint = _TO.match(text, tail)
    if joint is None:
        return None
    at = joint.end()
    word = joint.group().strip()
    if text.startswith("半", at) and hit.kind == "duration":
        second = half_at(text, at)
    else:
        other = match_numeral(text, at)
        if other is None or other.identifier or other.digits is not None or other.high is not None:
            return None
        single = _single(text, other, other.low, None)
        second = single[0] if single else None
        if second is not None and hit.unit is None and hit.kind == "quantity":
            return _scaled(hit, second, numeral, other, word)
    if second is None or second.low is None or hit.low is None:
        return None
    if second.kind != hit.kind or word in ("、",):
        return None
    upper: float | None = second.low
    if second.unit != hit.unit:
        if hit.kind == "duration" and second.unit and hit.unit:
            upper = convert_duration(second.low, second.unit, hit.unit)
        else:
            return None
    if upper is None or upper <= hit.low:
        return None
    return hit.but(end=second.end, high=upper, bound=hit.bound or second.bound)


def _scaled(hit: Hit, second: Hit, numeral: Numeral, other: Numeral, word: str) -> Hit | None:
    """5~10%, 15-20亿元, 9.98万-12.88万元: the lower end takes unit and, where it has none, magnitude of the upper."""
    low, high = hit.low, second.low
    if low is None or high is None or (second.unit is None and not second.bare and not (numeral.large and other.large)):
        return None
    if word in ("、", "或") and not (numeral.low < other.low <= numeral.low + 2):
        return None
    if other.large and not numeral.large:
        magnitude = 1.0
        for unit in (1e12, 1e8, 1e4):
            if other.low >= unit:
                magnitude = unit
                break
        if low < high / magnitude:
            low = tidy(low * magnitude)
    scale = second.low / other.low if second.low and other.low and second.unit is not None else 1.0
    low = tidy(low * scale) if second.kind in ("percent", "money", "duration") and scale != 1.0 and not other.large else low
    if low >= high:
        return None
    return second.but(start=hit.start, low=low, high=high, bound=hit.bound or second.bound)


def half_at(text: str, at: int) -> Hit | None:
    """半年, 半个月, 半小时, 半个多世纪 at ``at``."""
    place = at + 1
    bound = None
    if text.startswith("个多", place):
        bound = "ge"
        unit = match_unit(text, place + 2)
        place += 2
    else:
        unit = match_unit(text, place)
    if unit is None or unit.word not in _MEASURED_HALF or unit.kind not in ("duration", "quantity"):
        return None
    end = place + len(unit.word)
    if unit.kind == "quantity" and unit.word not in ("斤", "米", "吨", "公里", "亩", "公斤"):
        return None
    if unit.word == "天" and text[end : end + 1] not in tuple("时,。，的内后前之"):
        return None
    if text[end : end + 1] in ("度", "报", "刊") or text[end : end + 2] == "多数":
        return None
    if text[end : end + 1] in ("多", "余"):
        bound, end = "ge", end + 1
    return Hit(at, end, unit.kind, tidy(0.5 * unit.scale), None, unit.name, bound="ge" if bound else None)


def frame(text: str, hit: Hit, limit: int) -> Hit:
    """``hit`` with the approximating words around it."""
    left, bound_left, words = approx.before(text, hit.start)
    if left < limit:
        left, bound_left, words = hit.start, None, ""
    right, bound_right, after = approx.after(text, hit.end)
    joined = " ".join(word for word in (words, after) if word) or None
    return hit.but(
        outer_start=left,
        outer_end=right,
        bound=hit.bound if hit.bound == "vague" else bound_left or bound_right or hit.bound,
        approx=joined,
    )
