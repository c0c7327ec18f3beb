"""The year, month of dates that do not tell them, filled in from explicit evidence only.

Evidence is the article's own date (with 今年 去年 明年, or for a day that lies before it), and a full date
earlier in the same or the previous sentence. Anything else stays unknown: a guessed year misleads.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from summarise.figures.hits import Hit

_RELATIVE = re.compile(r"(今年|本年度?|去年|上年|明年|前年|后年|同年|当年|次年|翌年|来年|隔年)(?:的|度)?$")
_SHIFT = {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "明年": 1, "来年": 1, "前年": -2, "后年": 2}
_FROM_PREVIOUS = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1, "隔年": 1}
_ISO = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def settle_years(folded: str, hits: list[Hit], ends: list[int], published: str | None) -> list[Hit]:
    """``hits`` with the unknown parts of their ISO dates filled in where the text or ``published`` tells them."""
    today = _ISO.match(published) if published else None
    year_now = int(today[1]) if today else None
    month_day = (int(today[2] or 0), int(today[3] or 31)) if today and today[2] else None
    known: tuple[int, str, int | None, int | None] | None = None  # sentence, year, month, day of the last full date
    out: list[Hit] = []
    for hit in hits:
        if hit.kind != "date" or not hit.iso:
            out.append(hit)
            continue
        sentence = bisect_left(ends, hit.start + 1)
        iso = hit.iso
        near = known is not None and sentence - known[0] <= 1
        if iso.startswith("XXXX") and iso != "XXXX-XX-XX":
            year = _year(folded, hit, iso, known if near else None, year_now, month_day)
            if (
                near
                and known
                and iso.startswith("XXXX-XX-")
                and known[2] is not None
                and (known[3] or 0) <= int(iso[8:10])
            ):
                iso = f"{known[1]}-{known[2]:02d}{iso[7:]}"
            elif year is not None:
                iso = iso.replace("XXXX", year) if not iso.startswith("XXXX-XX") else iso
        out.append(hit if iso == hit.iso else hit.but(iso=iso))
        # A range or a decade says nothing of the dates behind it.
        if found := _PART.fullmatch(iso):
            known = (sentence, found["year"], _month(found), int(found["day"]) if found["day"] else None)
    return out


_PART = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2}))?|Q(?P<quarter>\d)|H(?P<half>\d)))?")


def _month(found: re.Match[str]) -> int | None:
    """The first month of a date or period, None for a whole year."""
    if found["quarter"]:
        return 3 * int(found["quarter"]) - 2
    if found["half"]:
        return 6 * int(found["half"]) - 5
    return int(found["month"]) if found["month"] else None


def _year(
    folded: str,
    hit: Hit,
    iso: str,
    known: tuple[int, str, int | None, int | None] | None,
    year_now: int | None,
    month_day: tuple[int, int] | None,
) -> str | None:
    relative = _RELATIVE.search(folded, max(0, hit.start - 4), hit.start)
    if relative:
        word = relative[1]
        if word in _SHIFT:
            return f"{year_now + _SHIFT[word]:04d}" if year_now is not None else None
        if known and known[1] != "XXXX":
            return f"{int(known[1]) + _FROM_PREVIOUS[word]:04d}"
        return None
    found = _PART.match(iso)
    month = _month(found) if found else None
    if known and known[1] != "XXXX":
        return known[1] if month is None or known[2] is None or month >= known[2] else None
    if found and month is not None and year_now is not None and month_day is not None:
        # A day before the article's own is of the same year; a later one may be of the next or of the last.
        return f"{year_now:04d}" if (month, int(found["day"] or 0)) <= month_day else None
    return None
