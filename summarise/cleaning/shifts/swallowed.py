"""The ASCII character that a ``?`` swallowed together with a trail byte.

Where the page sets a space between Chinese and Latin, the space is what was lost; a year has its century; the ``<``
of a tag goes with the tag. Anything else is lost, and is shown as lost.
"""

from __future__ import annotations

import re

LOST = "\ufffd"
_MARKS = frozenset("，；：？！")
_TAG = re.compile(r"/?(?:p|br|div|span|strong|b|em|li|h[1-6]|td|a)\s*/?>")
_YEAR_18_19 = re.compile(r"[89]\d\d(?:年|[-–—/])")
_YEAR_20 = re.compile(r"0\d\d(?:年|[-–—/])")
_WORD = re.compile(r"[-\w./+#$]{1,64}(?: [\w./+#]{1,64}){0,4}", re.ASCII)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_SPACED = re.compile(r"[\u4e00-\u9fff] [A-Za-z0-9]")
_CLOSE = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9]")


def sets_spaces(raw: str) -> bool:
    """Whether ``raw`` sets a space between Chinese and Latin."""
    part = raw[:50_000]
    return len(_SPACED.findall(part)) > len(_CLOSE.findall(part))


def swallowed(raw: str, at: int, spaced: bool, mark: str) -> tuple[str, int]:
    """What stood where ``?`` took it, and where the text goes on.

    Args:
        raw: the text.
        at: the place behind the ``?``.
        spaced: see `sets_spaces`.
        mark: the character before it. Between a mark and Chinese, most often a space was typed.

    Returns:
        The character, nothing at the end of a line or where a tag was broken, `LOST` where it cannot be known; and
        ``at``, or the end of the broken tag.
    """
    if at >= len(raw) or raw[at] in "\r\n":
        return "", at
    if tag := _TAG.match(raw, at):
        return "", tag.end()
    if _YEAR_18_19.match(raw, at):
        return "1", at
    if _YEAR_20.match(raw, at):
        return "2", at
    if mark in _MARKS and _CHINESE.match(raw, at):
        return " ", at
    if raw[at + 1 : at + 2] == " " and not raw[at].isalnum():
        return " ", at
    if word := _WORD.match(raw, at):
        behind = raw[word.end() : word.end() + 2]
        # The page's habit at the other end of the word, and elsewhere; before a number a digit is as likely lost.
        there = behind[:1] == " "
        known = _CHINESE.match(behind.strip()[:1]) is not None
        if there or (spaced and not (known and raw[at].isdigit())):
            return " ", at
    return LOST, at
