"""Dates as mastheads write them, in ISO 8601."""

from __future__ import annotations

import re
from datetime import date

_DATE = (
    r"(?<!\d)(?P<y>(?:19|20)\d{2})\s*(?:年\s*(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*日?|(?P<sep>[-/.])(?P<m2>\d{1,2})(?P=sep)(?P<d2>\d{1,2})(?!\d))"
    r"|(?<!\d)(?P<y3>20\d{2})(?P<m3>0[1-9]|1[0-2])(?P<d3>[0-2]\d|3[01])(?!\d)"
)
_TIME = (
    r"(?:\s*(?:\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?\s*[T|,]?\s*(?P<half>上午|下午|am|pm)?\s*"
    r"(?P<H>\d{1,2})(?::|时|点)(?P<M>\d{2})(?:分)?(?::?(?P<S>\d{2})秒?)?\s*(?P<half2>am|pm)?"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
DATE_TIME = re.compile(f"(?:{_DATE}){_TIME}", re.IGNORECASE)
"""A full date with or without a time of day, in folded text."""


def iso(match: re.Match[str]) -> str | None:
    """The ISO 8601 form of a match of `DATE_TIME`; None where there is no such day."""
    g = match.groupdict()
    year = int(g["y"] or g["y3"])
    month = int(g["m1"] or g["m2"] or g["m3"])
    day = int(g["d1"] or g["d2"] or g["d3"])
    try:
        text = date(year, month, day).isoformat()
    except ValueError:
        return None
    if g["H"] is None:
        return text
    hour, minute = int(g["H"]), int(g["M"])
    half = (g["half"] or g["half2"] or "").lower()
    if half in ("下午", "pm") and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        return text
    text += f"T{hour:02}:{minute:02}"
    if g["S"] is not None and int(g["S"]) < 60:
        text += f":{g['S']}"
    zone = g["zone"] or ""
    if zone and zone not in ("Z", "z") and ":" not in zone:
        zone = zone[:3] + ":" + zone[3:]
    return text + zone.upper()


def find_date(folded: str) -> str | None:
    """The first date in ``folded`` that exists, in ISO 8601."""
    for match in DATE_TIME.finditer(folded):
        found = iso(match)
        if found:
            return found
    return None
