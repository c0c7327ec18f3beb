"""Numerals in Chinese text: Arabic, Chinese, formal and mixed, with their vagueness.

Everything here reads *folded* text (see `summarise.folding.fold`): Simplified characters, half-width digits. The
grammar is the ordinary one of Chinese numerals (GB/T 15835-2011 for the written forms): digits times 十 百 千 make a
group, groups times 万 亿 兆 make the number, 零 bridges a gap, a last digit without its unit takes the next lower
one (两千三 is 2,300).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_WRITTEN = ("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
#: The value of each Chinese digit.
DIGIT = {char: value for value, chars in enumerate(_WRITTEN) for char in chars}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卅": 30}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}

#: An Arabic number: thousands set off by commas in groups of three, or plain; a decimal part.
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_DIGITS = "".join(DIGIT)
# (digits other than 两, formal digits and units): formal ones are also ordinary characters (陆 in 大陆, 拾 in 收拾).
_FORMAL = (_DIGITS.replace("两", ""), "壹贰叁肆伍陆柒捌玖拾佰仟")
_FORMAL_START = re.compile(
    "[壹贰叁肆伍陆柒捌玖]+(?:[拾佰仟万亿兆元圆点角]|分之|个|$)|拾[万亿元圆壹贰叁肆伍陆柒捌玖]|"
    "[佰仟][万亿元圆壹贰叁肆伍陆柒捌玖]"
)
_UNITS = "".join((*_SMALL, *_LARGE))
#: Characters that may begin a numeral, for a character class.
FIRST = rf"0-9{_DIGITS}{_UNITS}{''.join(_TENS)}几数"

_FORMAL_SET = frozenset(_FORMAL[1])
# 千 百 兆 as the prefix of a unit (5000千瓦时, 100兆瓦), not as part of the number; 三千米 is 3,000 m.
_PREFIXED = r"千(?=瓦|克(?!拉)|帕|赫|字节|比特|伏|焦|位元|周波)|百帕|兆(?=瓦|赫|帕|字节|比特|欧|伏|焦|位元|周)"
_LARGER = re.compile("[万亿兆]")
_MULTIPLIED = re.compile("[十百千万亿兆]")
_PREFIXED_AFTER_ARABIC = re.compile("千(?=米|卡|牛|巴)")

# 两 begins a numeral or stands before a unit; elsewhere it is a measure word (二两, 三十两).
_RUN = rf"一两(?![银黄酒茶肉米油重])|两(?:[{_FORMAL[0]}]+)?|[{_FORMAL[0]}]+"
_ATOM = re.compile(
    rf"(?P<arabic>{ARABIC})|(?P<digits>{_RUN})|(?P<prefix>{_PREFIXED})|(?P<unit>[{_UNITS}])|"
    rf"(?P<tens>[廿卅])|(?P<few>几)"
    rf"|(?P<several>数(?=[十百千万亿]))|(?P<more>[多余来](?=[十百千万亿兆]))|(?P<point>点(?=[{_DIGITS}]))"
    r"|(?P<gap> ?个?(?: ?(?=[万亿兆])|(?=[百千][万亿兆])))",
    re.ASCII,
)
# More characters than this are an identifier, never a quantity; it also keeps the conversion cheap.
_LONGEST = 40
# 万万亿 is read, a wall of 万 is not.
_MOST_LARGE = 4

Bound = Literal["ge", "ap", "vague"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral: ``text[start:end]`` of the folded text.

    ``low`` is the value, ``high`` the upper end of an approximate pair (三四十 is 30 to 40) or None. ``bound`` is
    ``ge`` for 多 or 余 inside (一万多亿), ``ap`` for 来, ``vague`` for 几 and 数. ``digits`` is the digit string of
    a numeral read digit by digit (二〇二三), else None. ``arabic`` says whether Arabic digits take part, ``large``
    whether 万 亿 or 兆 do. ``bare`` marks a numeral of units only (百, 万亿), ``identifier`` a run of digits too
    long for a quantity, whose value is meaningless.
    """

    start: int
    end: int
    low: float
    high: float | None = None
    bound: Bound | None = None
    digits: str | None = None
    arabic: bool = False
    large: bool = False
    bare: bool = False
    identifier: bool = False


def tidy(value: float) -> float:
    """``value`` without the noise of binary fractions: 15 significant digits."""
    return float(f"{value:.15g}")


def match_numeral(text: str, at: int) -> Numeral | None:
    """The longest numeral that begins at ``at`` of the folded ``text``, or None.

    >>> match_numeral("3.5万亿元", 0).low
    3500000000000.0
    """
    if text[at : at + 1] in _FORMAL_SET and (
        _FORMAL_START.match(text, at) is None or text[at - 1 : at] in tuple("大登内着海收")
    ):
        return None
    return _Reading(text, at).run()


class _Sum:
    """The value read so far, for one end of an approximate pair."""

    __slots__ = ("current", "group", "parts", "unit")

    def __init__(self) -> None:
        self.parts: list[tuple[int, float]] = []
        self.group = 0.0
        self.current: float | None = None
        self.unit = 0

    def small(self, unit: int) -> None:
        self.group += (1 if self.current is None else self.current) * unit
        self.current = None
        self.unit = unit

    def large(self, unit: int) -> None:
        base = self.group + (self.current or 0)
        while self.parts and (self.parts[-1][0] < unit or (base == 0 and self.parts[-1][0] == unit)):
            base += self.parts.pop()[1]
        self.parts.append((unit, (base or 1) * unit))
        self.group, self.current, self.unit = 0.0, None, unit

    def total(self, elliptic: bool) -> float:
        rest = self.current or 0
        if elliptic and self.unit >= 100:
            rest *= self.unit / 10
        return tidy(sum(value for _, value in self.parts) + self.group + rest)


class _Reading:
    """One pass over the atoms of a numeral; each method takes one atom and names the new state, None to stop."""

    __slots__ = ("arabic", "at", "bare", "bound", "digits", "high", "identifier", "large", "low", "pair", "place",
                 "small", "state", "text")  # fmt: skip

    def __init__(self, text: str, at: int) -> None:
        self.text, self.at, self.place = text, at, at
        self.low, self.high = _Sum(), _Sum()
        self.bound: Bound | None = None
        self.digits: str | None = None
        self.pair = self.arabic = self.identifier = False
        self.bare = True
        self.large = 0  # how many of 万 亿 兆
        self.small = 0  # the last of 十 百 千 in this group: the next must be lower
        self.state = ""

    def run(self) -> Numeral | None:
        end = place = self.at
        while not self.identifier and (match := _ATOM.match(self.text, place)):
            kind = str(match.lastgroup)
            if self.state == "arabic" and _PREFIXED_AFTER_ARABIC.match(self.text, place):
                break
            self.place = place
            state = getattr(self, f"_{kind}")(match.group())
            if state is None:
                break
            place = match.end()
            if kind != "gap":
                self.state, end = state, place
        if not self.state:
            return None
        elliptic = self.state == "last"
        low, high = self.low.total(elliptic), self.high.total(elliptic)
        return Numeral(
            self.at,
            end,
            low,
            high if self.pair and not self.identifier else None,
            self.bound,
            self.digits,
            self.arabic,
            self.large > 0,
            self.bare,
            self.identifier,
        )

    def _set(self, low: float, high: float | None = None) -> None:
        self.bare = False
        self.low.current = low
        self.high.current = low if high is None else high

    def _arabic(self, atom: str) -> str | None:
        if self.low.current is not None or self.state not in ("", "unit", "zero"):
            return None
        self.arabic = True
        if len(atom) > _LONGEST:
            self.identifier = True
            return "arabic" if not self.state else None
        self._set(float(atom.replace(",", "")))
        # 2万5 is 25,000, 3万4000 is 34,000.
        return "last" if self.state == "unit" and len(atom) == 1 else "arabic"

    def _digits(self, atom: str) -> str | None:
        if len(atom) > _LONGEST:
            self.identifier = not self.state
            return "digits" if self.identifier else None
        if self.state == "point":
            fraction = int("".join(str(DIGIT[c]) for c in atom)) / 10 ** len(atom)
            self._set((self.low.current or 0) + fraction, (self.high.current or 0) + fraction)
            return "fraction"
        if self.low.current is not None or (self.bare and self.state == "unit" and self.small != 10):
            return None
        after_unit = self.state in ("unit", "tens")
        if atom == "两" and after_unit and not _MULTIPLIED.match(self.text, self.place + 1):
            return None  # 三十两, 两万两
        digits = atom.lstrip("零〇") if after_unit else atom
        if not digits:
            return "zero"  # bridges to what follows: 一百零几
        values = [DIGIT[c] for c in digits]
        if len(values) == 1:
            self._set(values[0])
            return "last" if self.state == "unit" and len(atom) == 1 else "digits"
        if len(values) == 2 and 0 < values[0] < 9 and (values[1] - values[0] == 1 or values == [3, 5]):
            self.pair = True
            self._set(values[0], values[1])
            return "last" if self.state == "unit" and len(atom) == 2 else "digits"
        if after_unit:
            return None
        self.digits = "".join(map(str, values))
        self._set(float(self.digits))
        return "digits"

    def _unit(self, atom: str) -> str | None:
        if self.digits is not None and self.state == "digits" and len(self.digits) > 2:
            return None
        if atom in _LARGE:
            unit = _LARGE[atom]
            if self.large == _MOST_LARGE or (self.bare and self.state == "unit" and self.low.unit > unit):
                return None  # 亿万 is an idiom
            self.low.large(unit)
            self.high.large(unit)
            self.large += 1
            self.small = 0
            return "unit"
        unit = _SMALL[atom]
        if self.state == "fraction" and not _LARGER.match(self.text, self.place + 1):
            return None  # 六点四十 is a clock time
        if (self.small and unit >= self.small) or (self.low.current is None and unit > 10 and self.state == "unit"):
            return None
        if self.low.current is None and self.state in ("", "zero", "unit") and unit == 10:
            self.bare = False
        self.low.small(unit)
        self.high.small(unit)
        self.small = unit
        return "unit"

    def _prefix(self, _: str) -> str | None:
        return None

    def _tens(self, atom: str) -> str | None:
        if self.low.current is not None or self.small == 10:
            return None
        for side in (self.low, self.high):
            side.group += _TENS[atom]
            side.unit = 10
        self.small, self.bare = 10, False
        return "tens"

    def _few(self, _: str) -> str | None:
        if self.low.current is not None or self.bound:
            return None
        self.bound, self.bare = "vague", False
        if self.state == "":
            self._set(1)
        return "few"

    def _several(self, _: str) -> str | None:
        if self.state:
            return None
        self.bound = "vague"
        self._set(1)
        return "few"

    def _more(self, atom: str) -> str | None:
        if not self.state:
            return None
        self.bound = "ap" if atom == "来" else "ge"
        return self.state

    def _point(self, _: str) -> str | None:
        return "point" if self.state in ("digits", "unit", "last", "zero") and self.digits is None else None

    def _gap(self, atom: str) -> str | None:
        return self.state if atom and self.state in ("arabic", "digits", "unit", "few", "fraction") else None
