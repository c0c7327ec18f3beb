"""What a person is, in the words of the text: ``中欧资本董事长、原华为副总裁``."""

from __future__ import annotations

import re

from summarise.names.cues import TITLE_BEFORE, TITLES
from summarise.names.tokens import Reading
from summarise.names.wordlists import word_set

_LONGEST = 40
_INSIDE = frozenset({"n", "ns", "nt", "nz", "j", "eng", "b", "vn", "an", "l", "s", "ng", "nrt", "x", "a", "uj"})
_PARTY = word_set("被告 被告人 原告 嫌疑人 犯罪嫌疑人 受害人 被害人 当事人 男子 女子")
"""Parties to a case: the words before them are not part of the role."""
_KEEP = word_set("""
兼 原 前 副 时任 现任 曾任 联合 共同 执行 管理 创始 合伙 投资 首席 高级 资深 特约
研究 投资人 合伙人 代理 名誉 荣誉 候任 常务 总 裁 和 与 及
""")
_TITLE = "|".join(map(re.escape, TITLES))
_AFTER = re.compile(
    "(?:[,,，]|是|曾?任|现任|曾任|曾是|担任|出任|为|作为|[(])(?:一[位名个])?"
    "(?P<role>[^,，。;；:：!?！？()（）\n、是在任]{0,24}?(?:" + _TITLE + "))(?=[,，。;；、)）\n ]|$)"
)


def role_of(
    reading: Reading, spans: list[tuple[int, int]], people: bytearray, firms: bytearray
) -> tuple[int, int] | None:
    """The place of the fullest role given to a person beside one of the ``spans``, or None.

    Args:
        reading: the folded text and its words.
        spans: where the person stands.
        people: one byte for each code point, not 0 where any person stands.
        firms: the same for organisations.
    """
    found = [
        place for start, end in spans[:20] if (place := _before(reading, start, people, firms) or _behind(reading, end))
    ]
    if not found:
        return None
    return max(found, key=lambda place: (min(place[1] - place[0], 30), -place[0]))


def _before(reading: Reading, start: int, people: bytearray, firms: bytearray) -> tuple[int, int] | None:
    text, words, at = reading.text, reading.words, reading.at
    end = start
    while end > 0 and text[end - 1] in " ,":
        end -= 1
    match = TITLE_BEFORE.search(text[max(0, end - 10) : end])
    if match is None:
        return None
    first = end - len(match.group().rstrip())
    index = at[first]
    left = words[index].start
    if match.group().strip() in _PARTY:
        return first, end
    while index > 0 and end - words[index - 1].start <= _LONGEST:
        word = words[index - 1]
        if word.text == "、":
            if not TITLE_BEFORE.search(text[max(0, word.start - 10) : word.start]):
                break
        elif word.text == " ":
            if index < 2 or not words[index - 2].text.isascii():
                break
        elif people[word.start]:
            break
        elif word.text in _KEEP or firms[word.start]:
            pass
        elif word.tag not in _INSIDE or not word.text[0].isalnum():
            break
        index -= 1
        left = word.start
    firm = firms.find(1, left, first)
    if firm > left and "、" not in text[left:firm]:
        # What stands before the organisation is not part of the role: 宣判|临沂大学党委书记.
        left = firm
    of = text.rfind("的", left, first)
    if of >= 0 and not firms[of - 1] and not text[of - 1].isascii():
        # 焦点人物的|著名经济学家, but Lyft的软件工程师.
        left = of + 1
    while text[left] in "、和与及的 " and left < first:
        left += 1
    return left, end


def _behind(reading: Reading, end: int) -> tuple[int, int] | None:
    match = _AFTER.match(reading.text, end, end + 40)
    if match is None:
        return None
    return match.span("role")
