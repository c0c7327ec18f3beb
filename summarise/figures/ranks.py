"""Ranks (第五, 前三, 全球十大), growth words (翻一番, 一个数量级) and ratios (3比1)."""

from __future__ import annotations

import re

from summarise.figures.hits import Hit
from summarise.figures.numerals import Numeral, match_numeral

_CUE = re.compile(
    r"(?:排名|排行|排在|排到|排第|位居|位列|高居|稳居|跃居|名列|升至|升到|跌至|降至|滑落至|跃升至|"
    r"跃升|上升至|居于|列|居|占据|世界|全球|全国|国际|中国|亚洲|国内|行业|省|市|美国|日本|欧洲|业界|"
    r"历史|同类|班|年级|市场|夺得|获得|拿下|取得|勇夺|"
    r"并列|总分|总榜|榜单|赛季|得票|份额|规模|产量|销量|出货量)(?:的|了|为|至|到|在|列|份额|占有率|总量|规模|排名)?$"
)
_NOT_RANK = frozenset(
    "个种条批次届代季期轮阶步章节部卷方医中小人者课时间产业线任年月天周声站集场点类款项份件本篇段句页"
    "行列层楼号级手要性反视感印现眼桶桩支节课回张块座口只版条幅"
)
_TOP = re.compile(r"[Tt][Oo][Pp][ -]?$")
_REGION = re.compile(r"(?:全球|世界|全国|中国|国内|国际|行业|亚洲|美国|业内|年度|前|最|本年度|华人|港股|A股)$")
_BEFORE_TIME = (
    "个月",
    "年",
    "天",
    "季",
    "周",
    "月",
    "个季",
    "小时",
    "分钟",
    "半",
    "期",
    "后",
    "轮",
    "次",
    "届",
    "任",
    "十年",
)
_DOUBLED = re.compile(
    r"翻(?:了|了近|近)?(?:(?P<n>[一两二三四五\d])(?:番|倍(?!的))|(?P<many>几|数)(?:番|倍)|(?:倍|番)(?!增长\d))"
)
_ORDERS = re.compile(r" ?个?(?:多)? ?数量级")


def rank_at(text: str, numeral: Numeral) -> Hit | None:
    """The rank told by 第, 前 or Top before ``numeral``, or None."""
    at, end = numeral.start, numeral.end
    if numeral.low < 1 or numeral.low != int(numeral.low) or numeral.bound:
        return None
    if text[at - 1 : at] == " " and text[at - 2 : at - 1] in ("前", "第"):
        at -= 1
    end += text[end : end + 1] == " " and text[end + 1 : end + 2] in ("名", "位", "强")
    before = text[at - 1 : at] if at else ""
    after = text[end : end + 1]
    if before == "第":
        earlier = text[max(0, at - 12) : at - 1]
        strong = after in ("大", "名", "位") and after != ""
        if after in _NOT_RANK:
            return None
        if (strong and earlier and earlier[-1] not in "\n。") or _CUE.search(earlier):
            return Hit(at - 1, end + strong, "rank", numeral.low, None, None)
        return None
    if (
        before == "前"
        and not text.startswith(_BEFORE_TIME, end)
        and text[at - 2 : at - 1] not in tuple("之以目此从空当提眼")
    ):
        if text[end : end + 1] in ("名", "位", "大", "强", "甲"):
            return Hit(at - 1, end + 1, "rank", numeral.low, numeral.high, None)
        if not numeral.arabic and (not after or not "\u4e00" <= after <= "\u9fff" or after in "的、和与甲"):
            return Hit(at - 1, end, "rank", numeral.low, None, None)
        return None
    if numeral.arabic and (top := _TOP.search(text, max(0, at - 4), at)):
        return Hit(top.start(), end, "rank", numeral.low, None, None)
    if after == "大" and numeral.low >= 5 and not numeral.arabic and _REGION.search(text, max(0, at - 4), at):
        return Hit(at, end + 1, "rank", numeral.low, None, None)
    return None


def order_at(text: str, numeral: Numeral) -> Hit | None:
    """N个数量级 as a multiple of ten to the N, or None."""
    found = _ORDERS.match(text, numeral.end)
    if not found or numeral.low > 30:
        return None
    high = 10.0**numeral.high if numeral.high is not None and numeral.high <= 30 else None
    return Hit(numeral.start, found.end(), "multiple", 10.0**numeral.low, high, "倍", bound=numeral.bound)


def doubled_at(text: str, at: int) -> Hit | None:
    """翻一番, 翻两番, 翻了三倍, 翻倍 at ``at``, or None."""
    found = _DOUBLED.match(text, at)
    if not found:
        return None
    if found["many"]:
        return Hit(at, found.end(), "multiple", 2.0, None, "倍", bound="vague")
    if not found["n"]:
        return Hit(at, found.end(), "multiple", 2.0, None, "倍")
    numeral = match_numeral(found["n"], 0)
    times = numeral.low if numeral else 1.0
    value = 2.0**times if "番" in found.group() else times
    return Hit(at, found.end(), "multiple", value, None, "倍")
