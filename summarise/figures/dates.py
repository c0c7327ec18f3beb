"""Dates and periods: days, months, quarters, halves, years, fiscal years, decades, centuries and ranges of them.

The ISO form is that of ISO 8601-1 (2019) with X for what the text does not tell (ISO 8601-2), ``2024-Q3`` and
``2024-H1`` for quarters and halves, ``A/B`` for ranges. The text read here is folded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarise.figures.eras import ERAS
from summarise.figures.numerals import DIGIT, match_numeral

_CN = "一二三四五六七八九十"
_SMALL = rf"(?:\d{{1,2}}|[{_CN}]{{1,3}}|廿[{_CN}]?)"
_YEAR = r"(?:(?:1\d|20|21)\d\d|[一二][〇零一二三四五六七八九]{3}|两千(?:零|〇)?[一二三四五六七八九十]{0,3})"
_TO = r"\s?(?:[-~–—―−]{1,2}|至|到|迄)\s?"
_DAY = rf"(?P<day>{_SMALL})\s?[日号](?!线)"
_PART = "(?:底|末|初|中旬|上旬|下旬|中(?=[,。，、 ]))?"
_PERIOD = (
    rf"(?:(?P<month>{_SMALL})\s?月(?:份)?(?:\s?{_DAY}|{_PART})"
    rf"|(?:第|前)?(?P<quarter>[一二两三四首1-4])(?<!两)季度?|Q(?P<q>[1-4])(?![\dA-Za-z])"
    r"|(?P<half>[上下前后])半(?:年度?|财年)|H(?P<h>[12])(?![\dA-Za-z]))"
)
_ERA = re.compile(
    rf"(?P<era>{'|'.join(sorted(ERAS, key=len, reverse=True))})\s?(?P<n>元|\d{{1,3}}|[{_CN}百零〇]{{1,5}})\s?年"
)
_FULL = re.compile(
    rf"(?P<year>{_YEAR}|(?<!\d)0\d|(?<![{_CN}零])零[{_CN}])\s?年(?!轻|级|代|龄|薪|货|来)(?:度|底|末|初|"
    rf"中期|中)?(?:\s?的?{_PERIOD})?"
)
_YEARS = re.compile(
    rf"(?P<a>{_YEAR})\s?(?:年(?:度)?)?{_TO}(?P<b>{_YEAR}|\d\d)\s?(?:财年|财政年度|学年度?|年度|赛季|"
    rf"榨季|产季|年)(?!\s?\d{{1,2}}\s?月)"
)
_SLASH_YEARS = re.compile(
    rf"(?P<a>{_YEAR})\s?[/／]\s?(?P<b>{_YEAR}|\d\d)\s?(?:财年|财政年度|学年度?|年度|赛季|榨季|产季)"
)
_FISCAL = re.compile(rf"(?P<year>{_YEAR})\s?(?:财年|财政年度|会计年度|学年度?|赛季)")
_NUMERIC = re.compile(
    r"(?P<y>(?:19|20|21)\d\d)(?P<s>[-/.])(?P<m>0?[1-9]|1[0-2])(?:(?P=s)(?P<d>0?[1-9]|[12]\d|3[01]))?(?![\d.%])"
)
_BARE = re.compile(rf"{_PERIOD}")
_MONTHS = re.compile(rf"(?P<a>{_SMALL})(?P<to>{_TO}|、)(?P<b>{_SMALL})\s?月(?:份)?(?!\s?\d{{1,2}}\s?[日号])")
_DAYS = re.compile(rf"(?P<m>{_SMALL})\s?月\s?(?P<a>{_SMALL})[日号]?(?P<to>{_TO}|、|和)(?P<b>{_SMALL})\s?[日号]")
_DAY_ONLY = re.compile(_DAY)
_YEAR_QUARTER = re.compile(r"(?P<year>(?:20)?\d\d)\s?(?:Q(?P<q>[1-4])|H(?P<h>[12])|[財财]Q(?P<f>[1-4]))(?![\dA-Za-z])")
_QUARTER_YEAR = re.compile(
    r"(?:(?P<q>[1-4])Q|(?P<h>[12])H|Q(?P<q2>[1-4])\s?|H(?P<h2>[12])\s?|FY)(?P<year>20\d\d|\d\d)(?![\d%])"
)
_DECADE = re.compile(
    r"(?:(?P<century>\d{1,2}|十[一二三四五六七八九]|二十一?|[一二三四五六七八九])\s?世纪)?(?:的)?"
    r"(?:(?P<a>[1-9]0|[一二三四五六七八九]{1,2}十)\s?(?:[-~–—至到、]\s?(?P<b>[1-9]0|"
    r"[一二三四五六七八九]十))?\s?年代)?(?:初期?|末期?|中期|中叶|后期|前期)?"
)
_LAST_CENTURY = re.compile("上个?世纪$")
_DECADE_YEAR = re.compile(r"(?P<y>(?:1\d|20)\d0)\s?年代(?:初期?|末期?|中期|后期|前期)?")
_BC = re.compile(r"(?:公元前|西元前)\s?(?P<n>\d{1,4}|[一二三四五六七八九十百千]{1,7})\s?年")
_LUNAR = re.compile(rf"(?:农历|阴历|旧历)?(?:正|腊|冬|闰?[{_CN}]{{1,2}})月(?:初[{_CN}]|[{_CN}]{{1,3}}|廿[{_CN}]?)")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as written: ``text[start:end]`` and its ISO form, unknown parts as X.

    ``year``, ``month`` and ``day`` are what the text itself says of the first date, None for what it does not.
    """

    start: int
    end: int
    iso: str
    year: str | None = None
    month: int | None = None
    day: int | None = None


def number(word: str) -> int | None:
    """The value of a small Arabic or Chinese numeral, None for what is none."""
    if word.isascii() and word.isdigit():
        return int(word)
    if word.startswith("初"):
        word = word[1:]
    numeral = match_numeral(word, 0)
    return int(numeral.low) if numeral and numeral.end == len(word) and numeral.high is None else None


def year_of(word: str) -> str | None:
    """The four digits of a year as written (2023, 二〇二三, 08, 两千零八), None for what is none."""
    if word.isascii():
        return word if len(word) == 4 else f"20{word}"
    if all(char in DIGIT for char in word):
        digits = "".join(str(DIGIT[char]) for char in word)
        return digits if len(digits) == 4 else f"20{digits}" if len(digits) == 2 else None
    value = number(word)
    return f"{value:04d}" if value is not None else None


def compose(year: str | None, month: int | None, day: int | None = None) -> str:
    """The ISO form of a year, month and day of which any may be unknown."""
    head = year or "XXXX"
    if month is None:
        return head if day is None else f"{head}-XX-{day:02d}"
    return f"{head}-{month:02d}" if day is None else f"{head}-{month:02d}-{day:02d}"


def _period(match: re.Match[str], year: str | None) -> tuple[str, int | None, int | None] | None:
    """ISO form, month and day of the groups of `_PERIOD`; None where they make no date."""
    head = year or "XXXX"
    if word := match["month"]:
        month = number(word)
        if month is None or not 1 <= month <= 12:
            return None
        day = number(match["day"]) if match["day"] else None
        if match["day"] and (day is None or not 1 <= day <= 31):
            return None
        return compose(year, month, day), month, day
    if quarter := match["quarter"] or match["q"]:
        n = 1 if quarter == "首" else number(quarter)
        text = match.group()
        place = match.start("quarter") - match.start()
        if place > 0 and text[place - 1] == "前" and n and n > 1:
            return f"{head}-Q1/{head}-Q{n}", None, None
        return f"{head}-Q{n}", None, None
    half = match["half"] or match["h"]
    if half:
        return f"{head}-H{1 if half in '上前1' else 2}", None, None
    return compose(year, None), None, None


def _start(text: str, at: int) -> Date | None:
    """One date without a range that begins at ``at``."""
    if found := _NUMERIC.match(text, at):
        if found["d"] or found["s"] == "-" or (found["s"] == "/" and len(found["m"]) == 2):
            month, day = int(found["m"]), int(found["d"]) if found["d"] else None
            return Date(at, found.end(), compose(found["y"], month, day), found["y"], month, day)
    elif found := _FULL.match(text, at):
        year = year_of(found["year"])
        if year and (parts := _period(found, year)):
            return Date(at, found.end(), parts[0], year, parts[1], parts[2])
        if year and found["month"] is None:
            return None
        return Date(at, text.index("年", at) + 1, year, year) if year else None
    elif (found := _YEAR_QUARTER.match(text, at)) or (found := _QUARTER_YEAR.match(text, at)):
        groups = found.groupdict()
        year = groups["year"] if len(groups["year"]) == 4 else f"20{groups['year']}"
        quarter = groups.get("q") or groups.get("q2") or groups.get("f")
        half = groups.get("h") or groups.get("h2")
        return Date(at, found.end(), f"{year}-Q{quarter}" if quarter else f"{year}-H{half}" if half else year, year)
    elif found := _FISCAL.match(text, at):
        year = year_of(found["year"])
        return Date(at, found.end(), year, year) if year else None
    elif (found := _BARE.match(text, at)) and found.end() > at and (parts := _period(found, None)):
        return Date(at, found.end(), parts[0], None, parts[1], parts[2])
    return None


def _era(text: str, at: int) -> Date | None:
    found = _ERA.match(text, at)
    if not found:
        return None
    n = 1 if found["n"] == "元" else number(found["n"])
    if n is None and all(char in DIGIT for char in found["n"]):
        n = int("".join(str(DIGIT[char]) for char in found["n"]))  # 一一〇
    if not n:
        return None
    year = f"{ERAS[found['era']] + n - 1:04d}"
    rest = _BARE.match(text, found.end())
    if rest and rest.end() > found.end() and (parts := _period(rest, year)):
        return Date(at, rest.end(), parts[0], year, parts[1], parts[2])
    return Date(at, found.end(), year, year)


def _decade(text: str, at: int) -> Date | None:
    if found := _DECADE_YEAR.match(text, at):
        return Date(at, found.end(), found["y"][:3] + "X", found["y"][:3] + "X")
    last = _LAST_CENTURY.search(text, max(0, at - 4), at)
    found = _DECADE.match(text, at)
    if not found or not (found["century"] or found["a"]):
        return None
    if text.startswith("年代", found.end()) or (found["century"] and text[at + len(found["century"])] not in "世 "):
        return None
    ordinal = number(found["century"]) if found["century"] else None
    century = ordinal - 1 if ordinal else None
    if not found["a"]:
        if century is None or text[at - 1 : at] in "个半几数":
            return None
        return Date(at, found.end(), f"{century:02d}XX", f"{century:02d}XX")
    pair = match_numeral(found["a"], 0)
    if pair is None:
        return None
    tens = int(pair.low)
    if century is None:
        century = 19 if last or tens >= 30 else 20
    head = f"{century:02d}{tens // 10}X"
    if found["b"] and (other := number(found["b"])):
        return Date(at, found.end(), f"{head}/{century:02d}{other // 10}X", head)
    if pair.high is not None:
        return Date(at, found.end(), f"{head}/{century:02d}{int(pair.high) // 10}X", head)
    start = last.start() if last else at
    return Date(start, found.end(), head, head)


def _years(text: str, at: int) -> Date | None:
    found = _YEARS.match(text, at) or _SLASH_YEARS.match(text, at)
    if not found:
        return None
    first = year_of(found["a"])
    second = first[:2] + found["b"] if first and len(found["b"]) == 2 and found["b"].isascii() else year_of(found["b"])
    if not first or not second or second < first:
        return None
    return Date(at, found.end(), f"{first}/{second}", first)


def _months(text: str, at: int) -> Date | None:
    if found := _DAYS.match(text, at):
        month, a, b = number(found["m"]), number(found["a"]), number(found["b"])
        if month and a and b and month <= 12 and a < b <= 31:
            return Date(at, found.end(), f"{compose(None, month, a)}/{compose(None, month, b)}", None, month, a)
    if found := _MONTHS.match(text, at):
        a, b = number(found["a"]), number(found["b"])
        if a and b and a <= 12 and b <= 12 and a != b:
            return Date(at, found.end(), f"{compose(None, a)}/{compose(None, b)}", None, a)
    return None


_ADJACENT_MONTHS = re.compile(r"(?P<a>[一二三四五六七八九])(?P<b>[二三四五六七八九])月份?|(?P<ten>十)(?P<c>[一二])月")


def date_at(text: str, at: int) -> Date | None:
    """The date or period that begins at ``at`` of the folded ``text``, with its range, or None."""
    if bc := _BC.match(text, at):
        value = number(bc["n"])
        return Date(at, bc.end(), f"-{value:04d}", f"-{value:04d}") if value else None
    date = _era(text, at) or _years(text, at) or _decade(text, at) or _months(text, at)
    if date:
        return _more(text, date) if "/" not in date.iso else date
    pair = _ADJACENT_MONTHS.match(text, at)
    if pair and pair["a"] and DIGIT[pair["b"]] - DIGIT[pair["a"]] == 1:
        a, b = DIGIT[pair["a"]], DIGIT[pair["b"]]
        return Date(at, pair.end(), f"{compose(None, a)}/{compose(None, b)}", None, a)
    date = _start(text, at)
    return _more(text, date) if date and "/" not in date.iso else date


_CONNECTOR = re.compile(rf"{_TO}(?:今年|同年)?")


def _more(text: str, first: Date) -> Date:
    """``first`` widened to a range where a second date follows a dash or 至."""
    joint = _CONNECTOR.match(text, first.end)
    if not joint:
        return first
    at = joint.end()
    second = _years(text, at) or _start(text, at)
    if second is None:
        day = _DAY_ONLY.match(text, at)
        value = number(day["day"]) if day else None
        if day is None or value is None or first.day is None or not first.day < value <= 31:
            return first
        return Date(
            first.start,
            day.end(),
            f"{first.iso}/{compose(first.year, first.month, value)}",
            first.year,
            first.month,
            first.day,
        )
    if second.year is None and first.year is not None:
        iso = second.iso.replace("XXXX", first.year)
        if second.month is not None and first.month is not None and second.month < first.month:
            iso = second.iso
    else:
        iso = second.iso
    if "/" in iso:
        return first
    return Date(first.start, second.end, f"{first.iso}/{iso}", first.year, first.month, first.day)


def lunar_at(text: str, at: int) -> int | None:
    """Where the lunar date that begins at ``at`` ends (农历八月十五, 正月初一), or None."""
    found = _LUNAR.match(text, at)
    return found.end() if found else None
