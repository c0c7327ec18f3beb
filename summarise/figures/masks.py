"""What looks like a figure and is none: names with digits, idioms, identifiers, telephone numbers, clock times.

All of it reads folded text. The tests here look at a few characters around one place, so that they stay linear.
"""

from __future__ import annotations

import re

_LIST_MARK = re.compile(r"[一二三四五六七八九十]{1,3}(?:[、.．]|是(?!\d))")

_LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9.+]*[-_ ]?$")
_CODE_BEFORE = re.compile(
    r"(?:代码|编号|证号|邮编|电话|热线|传真|手机|号码|拨打|致电|微信|订单号|批文|准字|文号|账号|帐号|"
    r"卡号|学号|工号|单号|许可证|房号|QQ|ISBN|ISSN|No\.?|№)[:为是 ]{0,3}[A-Za-z]{0,3}$"
)
_PHONE = re.compile(
    r"(?:\+?86[- ]?)?(?:0\d{2,3}[- ]\d{7,8}|[48]00[- ]\d{3}[- ]?\d{4}|1[3-9]\d[- ]?\d{4}[- ]?\d{4}|"
    r"\d{3,4}-\d{3,4}-\d{3,4}|\d{4}-\d{4}(?!年|财|学))(?!\d)"
)
_CLOCK = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:点(?:钟|整|半|多|许|"
    r"左右|[零一二三四五六七八九十\d]{1,3}分|[一三]刻|[零一二三四五]?十[一二三四五六七八九]?(?![万亿个倍分])|\d{1,2}分?|"
    r"(?=[^0-9零一二三四五六七八九十个位名的以之]))|时(?!间|代|候|期|速|报|段|长|刻)(?:许|整|半|"
    r"\d{1,2}分?|[零一二三四五十]{1,3}分|左右|前|后|起|至))"
)
_HOUR_BEFORE = (
    "上午",
    "下午",
    "凌晨",
    "晚上",
    "早上",
    "中午",
    "傍晚",
    "清晨",
    "深夜",
    "当晚",
    "今晚",
    "昨晚",
    "晚间",
    "早间",
    "夜间",
    "午夜",
    "时间",
    "早",
    "晚",
    "时",
)
# Shopping festivals and the like: 双11, 618.
_NAMED_DAY = re.compile(r"(?:1[12]|10|12)(?!\d|月|年)")
_VERSION = re.compile(r"[vV]?\d+(?:\.\d+){2,}")
_NETWORK = re.compile(
    r"[2-6]G(?![A-Za-z0-9内存显带流])|[248]K(?![A-Za-z0-9])|[23]D|2[BC](?![A-Za-z])|3C(?![A-Za-z])|"
    r"360(?=公司|安全|集团|创始|数|智)"
)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s\u2e80-\u9fff，。、；）】》]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}", re.ASCII
)
_BRACKET_YEAR = re.compile(r"[〔\[【]?\d{4}[〕\]】]\s?第?\d+号")
_DIGIT_RUN = re.compile("[0-9]+")
#: A run of so many digits is an identifier unless a unit follows.
IDENTIFIER_DIGITS = 7
#: Code points within which the closing mark of a title is looked for.
TITLE_LONGEST = 40


def urls(text: str) -> list[tuple[int, int]]:
    """The spans of web and mail addresses in the folded text, in order."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    return [match.span() for match in _URL.finditer(text)]


def code(text: str, at: int) -> int | None:
    """Where the telephone number, clock time, version or identifier that begins at ``at`` ends, or None."""
    if text[at - 1 : at] == "双" and (found := _NAMED_DAY.match(text, at)):
        return found.end()
    for pattern in (_NETWORK, _PHONE, _CLOCK, _VERSION):
        if found := pattern.match(text, at):
            if pattern is _CLOCK and not _is_clock(text, at, found):
                continue
            if pattern is _VERSION and re.match(
                r"(?:19|20)\d\d\.(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|[12]\d|3[01])(?![\d.])", text[at : at + 12]
            ):
                continue
            return found.end()
    return None


def _is_clock(text: str, at: int, found: re.Match[str]) -> bool:
    word = found.group()
    if word.endswith("点"):
        return text[max(0, at - 2) : at].endswith(_HOUR_BEFORE)
    if ":" in word or "时" in word or word.endswith(("钟", "整", "半", "刻", "许")):
        return True
    return text[max(0, at - 2) : at].endswith(_HOUR_BEFORE) or "分" in word


def clock(text: str, at: int) -> int | None:
    """Where the clock time in Chinese numerals that begins at ``at`` ends (八点十五分), or None."""
    found = _CLOCK.match(text, at)
    return found.end() if found and _is_clock(text, at, found) else None


def in_name(text: str, at: int) -> bool:
    """Whether the Arabic digits at ``at`` belong to a Latin name that stands before them (GPT-4, H800, RTX 4090)."""
    if at == 0:
        return False
    before = text[at - 1]
    if before in "-_ ":
        return (
            at > 1
            and text[at - 2].isascii()
            and text[at - 2].isalnum()
            and bool(_LATIN_NAME.search(text, max(0, at - 24), at))
        )
    return before.isascii() and before.isalpha()


def labelled(text: str, at: int) -> bool:
    """Whether a word before ``at`` says that what follows is a code or a number of something."""
    return bool(_CODE_BEFORE.search(text, max(0, at - 10), at))


def in_title(text: str, at: int) -> bool:
    """Whether ``at`` stands between 《 and 》, in the name of a work."""
    left = text.rfind("《", max(0, at - TITLE_LONGEST), at)
    if left < 0 or text.find("》", left, at) >= 0:
        return False
    return text.find("》", at, at + TITLE_LONGEST) >= 0


def digits_end(text: str, at: int) -> int:
    """Where the run of ASCII digits that begins at ``at`` ends."""
    found = _DIGIT_RUN.match(text, at)
    return found.end() if found else at


def list_mark(text: str, at: int) -> bool:
    """Whether the Chinese numeral at ``at`` numbers an item (一、 二是)."""
    if at > 0 and text[at - 1] not in "\n (（。；;:： \t":
        return False
    return bool(_LIST_MARK.match(text, at))
