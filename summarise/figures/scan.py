"""The scan: one pass over the folded text that tries the grammar at every place where a figure may begin."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from summarise.figures import amounts, calendar, durations, idioms, masks, percents, plain, ranges, ranks
from summarise.figures.currencies import sign_before
from summarise.figures.hits import Hit
from summarise.figures.numerals import FIRST, Numeral, match_numeral
from summarise.figures.units import match_unit

_PLACE = re.compile(
    rf"[{FIRST.replace('数', '')}]|数(?=[十百千万亿年月周天日小分秒倍以家名位])|"
    rf"半(?=[年个天小月周斤米吨世数成公码亩学])"
    r"|[上下](?=半年)|Q(?=[1-4])|H(?=[12])|翻(?=[了一两二三四五几数倍番\d])|[正腊](?=月)|首(?=季度)|FY(?=\d\d)"
)
_WORDS = frozenset("上下QHFY翻正腊首半")
_RATES = re.compile("息|利率|央行|联准会|联储|Fed")
_SEVERAL = re.compile("数(?:(?=[年月周天日倍]|小时|分钟|秒|个)|(?=[家名位]))")
# Nouns that end in 数: 参数, 人数, 系数 ...
_NOUN_OF_NUMBER = frozenset("参人函次总系倍指分岁少多基奇偶负正整字点件户家天日页票计无复悉充如度")
_Form = Callable[[str, Numeral], Hit | None]
# Forms of a number that its next character announces.
_FORMS: dict[str, tuple[_Form, ...]] = {
    "分": (percents.fraction_at, durations.minutes_at),
    "成": (percents.tenth_at,),
    "折": (percents.discount_at,),
    "/": (percents.slash_at,),
    "个": (ranks.order_at,),
    "数": (ranks.order_at,),
    "多": (percents.tenth_at, ranks.order_at),
    " ": (percents.fraction_at, percents.tenth_at, ranks.order_at),
    "比": (plain.ratio_at,),
    ":": (plain.ratio_at,),
    "∶": (plain.ratio_at,),
}


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
        if char in _WORDS:
            return self._word(at)
        digit = char.isdigit()
        if not digit:
            if (end := idioms.idiom(text, at)) or (end := idioms.plan(text, at)):
                return end
            if char == "一" and (hit := percents.half_share_at(text, at)):
                return self._add(hit)
            if char == "数" and text[at + 1 : at + 2] not in tuple("十百千万亿"):
                return self._several(at)
        elif at > 1 and text[at - 1] == "." and text[at - 2].isdigit():
            return masks.digits_end(text, at)
        numeral = match_numeral(text, at)
        if numeral is None:
            return at + 1
        if numeral.identifier:
            return numeral.end
        if digit and (ratio := plain.ratio_at(text, numeral)):
            return self._add(ratio)
        if hit := calendar.date_at(text, numeral):
            return self._add(hit)
        if digit and (end := self._masked(numeral)):
            return end
        return self._number(numeral)

    def _several(self, at: int) -> int:
        """数年, 数小时, 数名: some of them; 数以万计."""
        text = self.text
        if hit := plain.countless_at(text, at):
            return self._add(hit)
        before = text[at - 1 : at]
        if (before and before in _NOUN_OF_NUMBER) or not _SEVERAL.match(text, at):
            return at + 1
        place = at + 1
        unit = match_unit(text, place)
        if unit is None or (unit.kind not in ("duration", "multiple") and unit.word not in ("家", "名")):
            return at + 1
        if unit.word == "年" and text[place + 1 : place + 2] in ("级",):
            return at + 1
        return self._add(Hit(at, place + len(unit.word), unit.kind, unit.scale, None, unit.name, bound="vague"))

    def _word(self, at: int) -> int:
        text = self.text
        char = text[at]
        hit: Hit | None = None
        if char == "半":
            hit = self._half(at)
        elif char == "翻":
            hit = ranks.doubled_at(text, at)
        elif not (char in "QHF" and at and text[at - 1].isascii() and text[at - 1].isalpha()):
            hit = calendar.period_at(text, at)
        return self._add(hit) if hit else at + 1

    def _half(self, at: int) -> Hit | None:
        text = self.text
        if share := percents.half_share_at(text, at):
            return share
        if text.startswith("半成", at) and text[at + 2 : at + 3] not in ("品", "熟"):
            return Hit(at, at + 2, "percent", 5.0, None, "%")
        if text.startswith("半码", at):
            return (
                Hit(at, at + 2, "percent", 12.5, None, "bp") if _RATES.search(text, max(0, at - 40), at + 40) else None
            )
        if idioms.idiom(text, at):
            return None
        half = durations.half_at(text, at)
        return (ranges.joined(text, half, Numeral(at, half.end, 0.5)) or half) if half else None

    def _masked(self, numeral: Numeral) -> int | None:
        """Where to go on when the Arabic number is a name, a code, a telephone number or a clock time; else None."""
        text, at = self.text, numeral.start
        if end := masks.code(text, at):
            return max(end, at + 1)
        end = masks.digits_end(text, at)
        if end - at >= masks.IDENTIFIER_DIGITS and end == numeral.end and not numeral.large:
            hit = ranges.amount_at(text, numeral, self.end)
            if hit is None or hit.unit is None:
                return end
        if masks.labelled(text, at):
            return numeral.end
        if not masks.in_name(text, at):
            return None
        if money := sign_before(text, at):
            return None if money[0] >= self.end else numeral.end
        before = text[at - 1]
        if before in "-_":
            return end if "." not in text[at : numeral.end] else max(end, at + text[at : numeral.end].find(".") + 2)
        hit = ranges.amount_at(text, numeral, self.end)
        if hit is None or (hit.unit is None and not hit.bare):
            return numeral.end
        unit = match_unit(text, numeral.end)
        if (
            hit.kind == "quantity"
            and not numeral.large
            and (before != " " or "." in text[at : numeral.end] or (unit and unit.loose))
        ):
            return end
        return None

    def _number(self, numeral: Numeral) -> int:
        text, at, end = self.text, numeral.start, numeral.end
        for form in _FORMS.get(text[end : end + 1], ()):
            if hit := form(text, numeral):
                return self._add(hit)
        if hit := ranks.rank_at(text, numeral):
            return self._add(hit)
        if (
            text[max(0, at - 2) : at].rstrip().endswith("第")
            or (not numeral.arabic and masks.list_mark(text, at))
            or masks.in_title(text, at)
        ):
            return end
        if (
            not numeral.arabic
            and ("点" in text[at : end + 1] or text[end : end + 1] == "时")
            and (clock := masks.clock(text, at))
        ):
            return clock
        hit = ranges.amount_at(text, numeral, self.end)
        if hit is None:
            return end
        if hit.unit is None and hit.kind == "quantity":
            if not plain.is_figure(text, numeral, hit):
                return end
            if plain.is_price(text, numeral) and not hit.bare:
                hit = hit.but(kind="money", unit="CNY", plain_yuan=True)
        if not numeral.arabic and hit.unit == "点" and numeral.low < 100:
            return end
        return self._add(hit)
