"""Chinese punctuation in Chinese context: full width, no stray spaces.

A page often arrives with half-width marks (GBK pages folded to ASCII, typing habits). An editor sets `，：；？！（）`
between Chinese words and leaves times, numbers, English, code, formulas and addresses as they are. Every change here
is a change of width or of white space; wording is never touched.
"""

from __future__ import annotations

import re

from summarise.cleaning.edits import Edit

TYPOGRAPHY = "typography"
"""Kind of the repairs made here and in `typography_quotes`."""

_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇々"
_WIDE_MARKS = "，。、；：？！（）《》〈〉「」『』【】〔〕“”‘’…—·"
_IS_HAN = re.compile(f"[{_HAN}]")
_CANDIDATE = re.compile(r"[,;:?!()]|\.(?![\w.])")
_PROTECTED = re.compile(
    r"`[^`\n]{1,500}`"
    r"|(?:https?|ftp|file)://[!-~]+"
    r"|www\.[!-~]+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
    r"|\$[^$\n]{1,300}\$"
    r"|(?<![A-Za-z])[A-Za-z]:\\[!-~]*"
)
_PROTECT_HINTS = ("`", "://", "www.", "@", "$", ":\\")
_WIDE = str.maketrans(",;:?!().", "，；：？！（）。")
_CODE = re.compile(r"[{}\[\]=<>\\;$#|^_&*]|//|::|\(\)|->")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-]*")
_CLAUSE_END = frozenset("，。！？；：,!?;“”「」『』")


def is_han(c: str) -> bool:
    """Whether ``c`` is a Chinese character."""
    return "\u4e00" <= c <= "\u9fff" or _IS_HAN.match(c) is not None


def is_chinese(c: str) -> bool:
    """Whether ``c`` is a Chinese character or a mark that only stands among them."""
    return "\u4e00" <= c <= "\u9fff" or (c in _WIDE_MARKS and c != "") or _IS_HAN.match(c) is not None


def looks_like_code(text: str, han: int) -> bool:
    """Whether a line is program code, a command or a formula rather than prose."""
    if han * 3 > len(text):
        return False
    return len(_CODE.findall(text)) * 12 > len(text) - han


def protected_spans(text: str) -> list[tuple[int, int]]:
    """Stretches that are left alone: code between backticks, addresses, formulas."""
    if not any(hint in text for hint in _PROTECT_HINTS):
        return []
    return [m.span() for m in _PROTECTED.finditer(text)]


def widen_marks(text: str) -> list[Edit]:
    """Edits that give the marks of one Chinese paragraph their full width, in offsets of ``text``."""
    spans = protected_spans(text)
    brackets = _brackets(text)
    edits: list[Edit] = []
    at = 0
    for match in _CANDIDATE.finditer(text):
        i = match.start()
        while at < len(spans) and spans[at][1] <= i:
            at += 1
        if at < len(spans) and spans[at][0] <= i:
            continue
        c = text[i]
        wide = brackets.get(i, False) if c in "()" else _wide(text, i, c)
        if wide:
            edits.append(Edit(i, i + 1, c.translate(_WIDE), TYPOGRAPHY))
    return edits


def _left(text: str, i: int) -> str:
    i -= 1
    while i >= 0 and text[i] in " \t\u3000\xa0":
        i -= 1
    return text[i] if i >= 0 else ""


def _right(text: str, i: int) -> str:
    i += 1
    while i < len(text) and text[i] in " \t\u3000\xa0":
        i += 1
    return text[i] if i < len(text) else ""


def _wide(text: str, i: int, c: str) -> bool:
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    left, right = _left(text, i), _right(text, i)
    left_chinese, right_chinese = bool(left) and is_chinese(left), bool(right) and is_chinese(right)
    if c in ",;:":
        if c == ":" and (
            before == ":" or after in (":", "/", "\\", ")", "(", "-") or (before.isdigit() and after.isdigit())
        ):
            return False
        if c == "," and before.isdigit() and after.isdigit():
            return False
        if left_chinese or (right_chinese and left):
            return True
        return c == "," and _between_words(text, i)
    if c in "?!":
        if before in ("?", "!") and _run(text, i) > 3:
            return False
        if c == "!" and after in ("=", "["):
            return False
        if left_chinese or left in "?!！？" and before and _starts_wide(text, i):
            return True
        if after and (after.isascii() and after.isalnum() or after in "=&"):
            return False
        if after and is_han(after):
            return True
        return bool(left) and _clause_is_chinese(text, i)
    # A full stop only behind Chinese, and only where a sentence can end: 比尔.盖茨 is a name.
    return (
        bool(before)
        and left_chinese
        and before not in "…。，、；：？！"
        and (right == "" or not is_chinese(after or " "))
    )


def _run(text: str, i: int) -> int:
    low = high = i
    while low > 0 and text[low - 1] in "?!":
        low -= 1
    while high + 1 < len(text) and high - low < 8 and text[high + 1] in "?!":
        high += 1
    return high - low + 1


def _starts_wide(text: str, i: int) -> bool:
    while i > 0 and text[i - 1] in "?!？！":
        i -= 1
    left = _left(text, i)
    return bool(left) and (is_chinese(left) or _clause_is_chinese(text, i))


def _between_words(text: str, i: int) -> bool:
    """Whether a comma without a space stands between two foreign words of a Chinese sentence: 3.0,ChatGPT."""
    j = i
    while j > 0 and i - j < 60 and (text[j - 1].isascii() and (text[j - 1].isalnum() or text[j - 1] in ".-+ ")):
        j -= 1
    k = i + 1
    while k < len(text) and k - i < 60 and (text[k].isascii() and (text[k].isalnum() or text[k] in ".-+ ")):
        k += 1
    left, right = text[j:i], text[i + 1 : k]
    if left[-1:] == " " or right[:1] == " " or not left or not right:
        return False
    a, b = left.split()[-1], right.split()[0]
    if len(a) < 2 or len(b) < 2 or not (any(map(str.isalpha, a)) and any(map(str.isalpha, b))):
        return False
    return _chinese_at(text, j - 1) and _chinese_at(text, k)


def _chinese_at(text: str, i: int) -> bool:
    return not 0 <= i < len(text) or is_chinese(text[i]) or text[i] in ",;:?!"


def _clause_is_chinese(text: str, i: int) -> bool:
    """Whether a Chinese character stands between the clause's beginning and its end mark at ``i``."""
    j = i - 1
    while j >= 0 and i - j < 80 and text[j] not in _CLAUSE_END:
        if is_han(text[j]):
            return True
        j -= 1
    return False


def _brackets(text: str) -> dict[int, bool]:
    """For each half-width round bracket whether it is to be wide; the two of a pair always agree."""
    if "(" not in text and ")" not in text:
        return {}
    out: dict[int, bool] = {}
    stack: list[int] = []
    for match in re.finditer(r"[()（）]", text):
        i = match.start()
        if text[i] in "(（":
            stack.append(i)
        elif stack:
            j = stack.pop()
            wide = text[i] == "）" or text[j] == "（" or _wide_pair(text, j, i)
            out[i] = out[j] = wide
        else:
            out[i] = bool(_left(text, i)) and is_han(_left(text, i))
    for j in stack:
        left, right = _left(text, j), _right(text, j)
        out[j] = (bool(left) and is_han(left)) or (bool(right) and is_han(right))
    return out


def _wide_pair(text: str, j: int, i: int) -> bool:
    left, right = _left(text, j), _right(text, i)
    # A glance at the beginning and the end of the content is enough, and keeps nested brackets linear.
    inside = text[j + 1 : min(i, j + 200)]
    if _IS_HAN.search(inside):
        return True
    if text[j - 1 : j] and j and is_chinese(text[j - 1]):
        return bool(inside.strip())
    return not left and bool(right) and is_han(right)


_SPACE = re.compile(
    rf"(?<=[，。、；：？！）》〉」』】〕])[ \t\u3000\xa0]+(?=\S)|(?<=\S)[ \t\u3000\xa0]+(?=[，。、；：？！）》〉」』】〕])"
    rf"|(?<=[（《〈「『【〔])[ \t\u3000\xa0]+(?=\S)|(?<=[{_HAN}])[ \t\u3000\xa0]+(?=[（《〈「『【〔“‘])"
    rf"|(?<=[{_HAN}”])[ \t\u3000\xa0]+(?=”)|(?<=“)[ \t\u3000\xa0]+(?=[{_HAN}])|(?<=[”’])[ \t\u3000\xa0]+(?=[{_HAN}])"
)


def stray_spaces(text: str) -> list[tuple[int, int]]:
    """White space between Chinese marks and their neighbours, in offsets of ``text`` (already wide)."""
    return [m.span() for m in _SPACE.finditer(text)]
