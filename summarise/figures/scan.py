"""The scan: one pass over the folded text that tries the grammar at every place where a figure may begin."""

from __future__ import annotations

import re
from bisect import bisect_right

from summarise.figures import amounts, dates, masks, percents, ranks
from summarise.figures.hits import Hit
from summarise.figures.numerals import FIRST, Numeral, match_numeral

_PLACE = re.compile(
    rf"[{FIRST.replace('数', '').replace('千', '')}]|千|数(?=[十百千万亿年月周天日小分秒倍])|半(?=[年个天小月周斤米吨世数成公])|[上下](?=半年)|Q(?=[1-4])|H(?=[12])"
    r"|翻(?=[了一两二三四五几数倍番\d])|[正腊](?=月)|首(?=季度)|FY(?=\d\d)"
)
_DATE_AFTER = frozenset("年月日号季世-/.~～—–至到、半QH财")
_BARE_NUMBER = re.compile(
    r"(?:录得|报收|收报|收于|报|达到|达|升至|降至|跌至|涨至|增至|回升至|回落至|得分|评分|打分|指数为|指数|均分|高达|系数为|系数|得了|升到|降到|为|PMI|CPI|占比|市盈率|总和生育率|生育率|比值|分值)(?:了|为|在|约|约为|是|至)?[ :]?$"
)
_SCORES = re.compile(r"(?:指数|PMI|评分|得分|系数|比率|生育率|值)")
_DAYS_SPAN_BEFORE = ("连续", "历时", "为期", "满", "每", "近", "后", "共", "足足", "苦等", "长达", "停工", "休市", "停牌", "未来", "过去", "前")
_DAYS_SPAN_AFTER = ("内", "之内", "以内", "以上", "游", "均线", "间", "时间", "之久", "的时间", "后", "行程", "观察", "左右", "有效", "免签")
_NOT_NUMBER_SIGN = frozenset("楼线院门馆文令机车厅店井站位舱员炮坑桌室矿种选床房柜厂案球卡区坝洞子召称码公通决议法")
_LUNAR_WORDS = ("农历", "阴历", "旧历")
_ERA_BEFORE = re.compile(rf"(?:{'|'.join(sorted(dates.ERAS, key=len, reverse=True))})[ ]?$")


def scan(text: str) -> list[Hit]:
    """Every figure of the folded ``text`` in order, without overlap; kinds and years not yet settled by context."""
    return _Scan(text).run()


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.hits: list[Hit] = []
        self.end = 0
        self.urls = masks.urls(text)
        self.url_starts = [start for start, _ in self.urls]

    def run(self) -> list[Hit]:
        text, search = self.text, _PLACE.search
        at = 0
        while found := search(text, at):
            at = max(self._at(found.start()), found.start() + 1)
        return self.hits

    def _add(self, hit: Hit) -> int:
        hit = hit if hit.kind == "date" else amounts.frame(self.text, hit, self.end)
        self.hits.append(hit)
        self.end = hit.span[1]
        return self.end

    def _at(self, at: int) -> int:
        """Try the grammar at ``at``; where to go on."""
        text = self.text
        char = text[at]
        if self.urls:
            i = bisect_right(self.url_starts, at) - 1
            if i >= 0 and at < self.urls[i][1]:
                return self.urls[i][1]
        if char in "上下QHFY翻正腊首" or (char == "半"):
            return self._word(at)
        digit = char.isdigit()
        if not digit:
            if (end := masks.idiom(text, at)) or (end := masks.plan(text, at)):
                return end
            if text.startswith("一半", at) and (hit := percents.half_share_at(text, at)):
                return self._add(hit)
        elif text[at - 1 : at] in tuple(".") and at > 1 and text[at - 2].isdigit():
            return _digits_end(text, at)
        numeral = match_numeral(text, at)
        if numeral is None:
            return at + 1
        if numeral.identifier:
            return numeral.end
        if hit := self._date(numeral):
            return self._add(hit)
        if digit and (end := self._masked(numeral)):
            return end
        return self._number(numeral)

    def _word(self, at: int) -> int:
        text = self.text
        if text[at] == "半":
            if text.startswith("半数", at) and (share := percents.half_share_at(text, at)):
                return self._add(share)
            if text.startswith("半成", at) and text[at + 2 : at + 3] not in tuple("品熟"):
                return self._add(Hit(at, at + 2, "percent", 5.0, None, "%"))
            if masks.idiom(text, at):
                return at + 1
            half = amounts.half_at(text, at)
            if half is None:
                return at + 1
            joined = amounts._joined(text, half, half.end, Numeral(at, half.end, 0.5))
            return self._add(joined or half)
        if text[at] == "翻":
            doubled = ranks.doubled_at(text, at)
            return self._add(doubled) if doubled else at + 1
        if text[at] in "正腊":
            end = dates.lunar_at(text, at)
            return self._add(Hit(at, end, "date", iso="XXXX-XX-XX")) if end else at + 1
        if text[at] in "QHF" and at and text[at - 1].isascii() and text[at - 1].isalpha():
            return at + 1
        date = dates.date_at(text, at)
        return self._add(Hit(date.start, date.end, "date", iso=date.iso)) if date else at + 1

    def _masked(self, numeral: Numeral) -> int | None:
        """Where to go on when the Arabic number is a name, a code, a telephone number or a clock time; else None."""
        text, at = self.text, numeral.start
        if end := masks.code(text, at):
            return max(end, numeral.start + 1)
        digits = _digits_end(text, at) - at
        if digits >= 7 and not numeral.large and text[at + digits : at + digits + 1] not in tuple(".,") and "," not in text[at : numeral.end]:
            hit = amounts.amount_at(text, numeral, self.end)
            if hit is None or (hit.unit is None):
                return at + digits
        if masks.labelled(text, at):
            return numeral.end
        if masks.in_name(text, at):
            attached = text[at - 1].isalpha() or text[at - 1] in "-_"
            if money := amounts.money_sign(text, at):
                return None if money[0] >= self.end else numeral.end
            hit = amounts.amount_at(text, numeral, self.end)
            if hit is None or (hit.unit is None and not hit.bare):
                return numeral.end
            if attached and not numeral.large and (hit.kind == "quantity" or text[at - 1] in "-_"):
                return numeral.end
        return None

    def _date(self, numeral: Numeral) -> Hit | None:
        text, at, end = self.text, numeral.start, numeral.end
        following = text[end : end + 1]
        if following == " ":
            following = text[end + 1 : end + 2]
        before = text[at - 1 : at] if at else ""
        if following not in _DATE_AFTER and not (before == "前" and text.startswith("季度", end)):
            return None
        if before.isascii() and before.isalpha() and following not in ("年", "月"):
            return None
        if before in tuple(".:/") and at > 1 and text[at - 2].isdigit():
            return None
        if before == "前" and text[max(0, at - 3) : at] in ("公元前", "西元前"):
            date = dates.date_at(text, at - 3)
            return Hit(date.start, date.end, "date", iso=date.iso) if date else None
        start = at
        if following == "年" and (era := _ERA_BEFORE.search(text, max(0, at - 5), at)):
            start = era.start()
        elif following == "季" and before in ("第", "前"):
            start = at - 1
        elif following == "月" and (text[at - 2 : at] in _LUNAR_WORDS or before == "闰"):
            lunar = dates.lunar_at(text, at)
            return Hit(at, lunar, "date", iso="XXXX-XX-XX") if lunar else None
        date = dates.date_at(text, start)
        if date is None:
            return self._day(numeral, following)
        if not self._is_date(numeral, date, following):
            return None
        return Hit(date.start, date.end, "date", iso=date.iso)

    def _is_date(self, numeral: Numeral, date: dates.Date, following: str) -> bool:
        """Whether what reads as a date is one, and not a duration or a count."""
        text, at = self.text, numeral.start
        word = text[date.start : date.end]
        if following in ("季",) and date.year is None:
            return "季度" in word and not (text[numeral.end : numeral.end + 1] == "个")
        if following == "年" and date.year and word.endswith("年") and numeral.low in (1000, 1500, 2000):
            after = text[date.end : date.end + 1]
            return after not in ("前", "来", "历", "以", "间", "的", "之")
        if following == "年" and "年代" not in word and numeral.low < 100 and numeral.digits is None and len(word) <= 4 and word[0] != "0":
            return False
        if date.year is None and date.month is not None and text[at - 1 : at] in ("个",):
            return False
        return not (following in ("、", "到", "至", "-", "~", "—", "–", ".") and date.year is None and date.month is None)

    def _day(self, numeral: Numeral, following: str) -> Hit | None:
        """27日 and 29号 alone: a day of a month that the context tells, if any."""
        text, at = self.text, numeral.start
        if following not in ("日", "号") or numeral.high is not None or numeral.bound or not 1 <= numeral.low <= 31:
            return None
        if numeral.low != int(numeral.low):
            return None
        end = text.index(following, numeral.end) + 1
        before, after = text[max(0, at - 2) : at], text[end : end + 3]
        if following == "号" and (after[:1] in _NOT_NUMBER_SIGN or before[-1:] in tuple("第路街道巷弄") or (before[-1:].isascii() and before[-1:].isalpha()) or not numeral.arabic):
            return None
        if following == "日" and (before.endswith(_DAYS_SPAN_BEFORE) or after.startswith(_DAYS_SPAN_AFTER)):
            return Hit(at, end, "duration", numeral.low, None, "天")
        if not numeral.arabic and numeral.low < 10:
            return None
        if after[:1] in ("元", "本", "军", "方", "语", "报", "托", "光") and following == "日":
            return None
        return Hit(at, end, "date", iso=f"XXXX-XX-{int(numeral.low):02d}")

    def _number(self, numeral: Numeral) -> int:
        text, at, end = self.text, numeral.start, numeral.end
        following = text[end : end + 1]
        hit: Hit | None = None
        if following in ("分", " "):
            hit = percents.fraction_at(text, numeral)
        if hit is None and following in ("成", " ", "多"):
            hit = percents.tenth_at(text, numeral)
        if hit is None and following == "折":
            hit = percents.discount_at(text, numeral)
        if hit is None and following == "/":
            hit = percents.slash_at(text, numeral)
        if hit is None and following in ("个", "多", "数", " "):
            hit = ranks.order_at(text, numeral)
        if hit is None and following == "比":
            hit = ranks.ratio_at(text, numeral)
        if hit is None:
            hit = ranks.rank_at(text, numeral)
        if hit is not None:
            return self._add(hit)
        before = text[at - 1 : at] if at else ""
        if before == "第":
            return end
        if not numeral.arabic and masks.list_mark(text, at):
            return end
        hit = amounts.amount_at(text, numeral, self.end)
        if hit is None:
            return end
        if hit.unit is None and hit.kind == "quantity":
            if hit.bare and not self._plain_large(numeral, before):
                return end
            if not hit.bare and not self._plain(numeral, hit):
                return end
        if not numeral.arabic and hit.unit == "点" and numeral.low < 100:
            return end
        return self._add(hit)

    def _plain_large(self, numeral: Numeral, before: str) -> bool:
        """Whether a number of 万 or 亿 without a unit is an amount and not a word (千万别, 万)."""
        if not numeral.bare:
            return True
        word = self.text[numeral.start : numeral.end]
        if word in ("万", "百", "千", "亿", "兆"):
            return before in ("上", "过", "近", "超", "破", "逾") and self.text[numeral.end : numeral.end + 1] != "分"
        return "亿" in word or "兆" in word or before in ("上", "近", "超", "过", "达", "逾", "约")

    def _plain(self, numeral: Numeral, hit: Hit) -> bool:
        """Whether a number without a unit is a reading (指数录得49.2), a large letter count (128K) or nothing."""
        text, at = self.text, numeral.start
        if hit.end > numeral.end and hit.high is None and text[hit.end - 1] in "Kk":
            return numeral.low >= 10
        if not numeral.arabic or numeral.bare:
            return False
        after = text[hit.end : hit.end + 1]
        if after and (after.isascii() and after.isalnum() or after in "-./:_"):
            return False
        window = text[max(0, at - 12) : at]
        if _BARE_NUMBER.search(window) is None:
            return False
        decimal = "." in text[at : numeral.end]
        if after and "\u4e00" <= after <= "\u9fff" and not decimal:
            return False
        return decimal or bool(_SCORES.search(window))


def _digits_end(text: str, at: int) -> int:
    end = at
    while end < len(text) and text[end].isdigit():
        end += 1
    return end
