"""Numbers without a unit: which of them are figures at all (指数录得49.2, 月薪八千, 128K, 3比1, 数以万计)."""

from __future__ import annotations

import re

from summarise.figures.hits import Hit
from summarise.figures.numerals import Numeral, match_numeral

# A verb or noun after which a reading stands.
_READING = re.compile(
    r"(?:录得|报收|收报|收于|报|得分|评分|打分|均分|评级|指数|系数|市盈率|市净率|生育率|容积率|收入比|"
    r"[杠杆利汇]率|比率|比|比值|分值|数值|值|PMI|PPI|CPI|R0|GPA|IQ|MOS|ROUGE|BLEU|Elo|"
    r"高考|考了|绩点|pH值?|浓度|密度|强度)"
    r"(?:(?:了|为|在|是|至|达|达到|升至|降至|跌至|涨至|增至|回升至|回落至|仅|仅为|高达|只有|超过|低于|"
    r"高于|约为|约|上升至|下降至|低至|高至|走低至|走高至|不到|接近)?[ :]?){1,2}$"
)
_MOVED = re.compile(
    r"(?:录得|报收|收报|收于|报|升至|降至|跌至|涨至|增至|回升至|回落至|达到|高达|升破|跌破|低至|高至|"
    r"仅为?|约为?|只有|为|达)[ :]?$"
)
_INDEX = re.compile(r"(?:指数|PMI|评分|得分|系数|率|比|值|[A-Z]{2,5})[^,。，；;]{0,10}$")
_PRICE = re.compile(
    r"(?:月薪|年薪|底薪|工资|月入|年入|薪资|起薪|售价|单价|定价|标价|票价|均价|房价|要价|卖|卖到|卖出|"
    r"花了?|房租|月租|租金|月供|首付|门票|价格)(?:为|是|达|高达|约|从|仅|只要|只|超过|不到|大概|才|"
    r"就要|要|了|在|近|约为)?$"
)
_BARE_LARGE = frozenset("万百千亿兆")
_SCORE_CUE = re.compile(r"(?:以|比分|大比分|总比分|比分为|比分是)$")
_SCORE_AFTER = re.compile(
    r"(?:的?比分|战胜|击败|取胜|险胜|逆转|大胜|力克|战平|获胜|领先|落后|完胜|胜|负|的?比例|的?比率|配比|不敌|横扫|淘汰)"
)
_COLON = re.compile(r"[::∶](?P<b>\d{1,3})(?![\d:])")
_NOT_SCORE = tuple("年月日%个倍亿万元")


def is_figure(text: str, numeral: Numeral, hit: Hit) -> bool:
    """Whether the number of ``hit``, which has no unit, is a figure."""
    if hit.bare:
        return _large(text, numeral)
    return _small(text, numeral, hit)


def _large(text: str, numeral: Numeral) -> bool:
    if not numeral.bare:
        return True
    word = text[numeral.start : numeral.end]
    before = text[numeral.start - 1 : numeral.start]
    if word in _BARE_LARGE:
        return (
            before in tuple("上过近超破逾")
            and before != ""
            and text[numeral.end : numeral.end + 1] != "分"
            and text[numeral.start - 2 : numeral.start] not in ("最近", "附近", "打破", "经过", "通过")
        )
    return "亿" in word or "兆" in word or (before in tuple("上近超过达逾约破") and before != "")


def _small(text: str, numeral: Numeral, hit: Hit) -> bool:
    at = numeral.start
    if hit.end > numeral.end and text[hit.end - 1] in "Kk":
        return numeral.low >= 10
    after = text[hit.end : hit.end + 1]
    if after and ((after.isascii() and after.isalnum()) or after in "-./:_"):
        return False
    window = text[max(0, at - 18) : at]
    if is_price(text, numeral):
        return True
    if not numeral.arabic or numeral.bare:
        return False
    decimal = "." in text[at : numeral.end]
    if _READING.search(window):
        return decimal or not _han(after)
    return decimal and not _han(after) and bool(_MOVED.search(window)) and bool(_INDEX.search(window))


def is_price(text: str, numeral: Numeral) -> bool:
    """Whether a number without a unit plainly is a sum of money (月薪八千)."""
    at = numeral.start
    if numeral.low < 100 or not _PRICE.search(text, max(0, at - 8), at):
        return False
    return not _han(text[numeral.end : numeral.end + 1]) or text[numeral.end] in "的起左以一到至上多元块就"


def _han(char: str) -> bool:
    return bool(char) and "\u4e00" <= char <= "\u9fff"


def ratio_at(text: str, numeral: Numeral) -> Hit | None:
    """3比1 or 3:2 (a score, a proportion): its first number is the value, the rest the unit (``:1``); or None."""
    end = numeral.end
    if text[end : end + 1] == "比" and not numeral.large and numeral.low <= 1000:
        other = match_numeral(text, end + 1)
        if other is None or other.large or other.identifier or (text[other.end : other.end + 1] or " ") in _NOT_SCORE:
            return None
        return Hit(numeral.start, other.end, "quantity", numeral.low, None, f":{other.low:g}")
    if (
        numeral.arabic
        and (found := _COLON.match(text, end))
        and numeral.low < 1000
        and text[numeral.start - 1 : numeral.start] != ":"
    ):
        clear = len(found["b"]) != 2 or not numeral.low < 24 or int(found["b"]) > 59
        named = _SCORE_CUE.search(text, max(0, numeral.start - 6), numeral.start) or _SCORE_AFTER.match(
            text, found.end()
        )
        if named and (clear or _SCORE_AFTER.match(text, found.end())):
            return Hit(numeral.start, found.end(), "quantity", numeral.low, None, f":{int(found['b'])}")
    return None


_COUNTLESS = re.compile(r"数以(?P<n>[十百千万亿]{1,2})计")


def countless_at(text: str, at: int) -> Hit | None:
    """数以万计 as a vague number, or None."""
    found = _COUNTLESS.match(text, at)
    if found is None:
        return None
    numeral = match_numeral(found["n"], 0)
    return Hit(at, found.end(), "quantity", numeral.low, None, None, bound="vague") if numeral else None
