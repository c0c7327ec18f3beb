"""Chinese punctuation in Chinese context: full width, no stray spaces.

A page often arrives with half-width marks (GBK pages folded to ASCII, typing habits). An editor sets `，：；？！（）`
between Chinese words and leaves times, numbers, English, code, formulas and addresses as they are. Every change here
is a change of width or of white space; wording is never touched.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from summarise.cleaning.edits import Edit

TYPOGRAPHY = "typography"
"""Kind of the repairs made here and in `typography_quotes`."""

_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇々"
_WIDE_MARKS = "，。、；：？！（）《》〈〉「」『』【】〔〕“”‘’…—·"
_IS_HAN = re.compile(f"[{_HAN}]")
_CANDIDATE = re.compile(r"[,;:?!]|\.(?![\w.])")
_PROTECTED = re.compile(
    r"`[^`\n]{1,500}`"
    r"|(?:https?|ftp|file)://[!-~]+"
    r"|www\.[!-~]+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
    r"|\$[^$\n\u3000-\u9fff]{1,300}\$"
    r"|(?<![A-Za-z])[A-Za-z]:\\[!-~]*"
)
_PROTECT_HINTS = ("`", "://", "www.", "@", "$", ":\\")
_WIDE = str.maketrans(",;:?!().", "，；：？！（）。")
_CODE = re.compile(r"[{}\[\]=<>\\$#|^_&*]|//|::|\(\)|->|;(?=\s|$)|\":|\",")
_LATIN = re.compile(r"[A-Za-z]")
_BRACKET = re.compile(r"[()（）]")
_OPENING = frozenset("（([“‘「『《<'\"")
_CLOSING = frozenset("）)]”’」』》>'\"")
_NO_COLON = frozenset(":/\\)(-")
_CLAUSE_END = frozenset("，。！？；：,!?;“”「」『』")


def is_han(c: str) -> bool:
    """Whether ``c`` is a Chinese character."""
    return "\u4e00" <= c <= "\u9fff" or _IS_HAN.match(c) is not None


def is_chinese(c: str) -> bool:
    """Whether ``c`` is a Chinese character or a mark that only stands among them."""
    return "\u4e00" <= c <= "\u9fff" or (c in _WIDE_MARKS and c != "") or _IS_HAN.match(c) is not None


def is_foreign(text: str, han: int) -> bool:
    """Whether a line is program code, a command, a formula or a foreign sentence rather than Chinese prose.

    Args:
        text: the line.
        han: how many Chinese characters it holds.
    """
    if han * 3 > len(text):
        return False
    if len(_LATIN.findall(text)) > 8 * han:
        return True
    signs = len(_CODE.findall(text))
    return signs >= 2 and signs * 12 > len(text) - han


def protected_spans(text: str) -> list[tuple[int, int]]:
    """Stretches that are left alone: code between backticks, addresses, formulas."""
    if not any(hint in text for hint in _PROTECT_HINTS):
        return []
    spans = []
    for match in _PROTECTED.finditer(text):
        start, end = match.span()
        if text[start] not in "`$":
            # A mark at the end of an address belongs to the sentence.
            end = start + len(match[0].rstrip(",.;:!?)'\""))
        spans.append((start, end))
    return spans


def widen_marks(text: str) -> list[Edit]:
    """Edits that give the marks of one Chinese paragraph their full width, in offsets of ``text``."""
    spans = protected_spans(text)
    edits = [
        Edit(i, i + 1, text[i].translate(_WIDE), TYPOGRAPHY) for i in _wide_brackets(text) if not is_protected(spans, i)
    ]
    if edits:
        # The other marks see the brackets as they will stand: （红杉资本数据），TCO.
        letters = list(text)
        for e in edits:
            letters[e.start] = e.restored
        text = "".join(letters)
    at = 0
    for match in _CANDIDATE.finditer(text):
        i = match.start()
        while at < len(spans) and spans[at][1] <= i:
            at += 1
        if at < len(spans) and spans[at][0] <= i:
            continue
        c = text[i]
        if _wide(text, i, c):
            edits.append(Edit(i, i + 1, c.translate(_WIDE), TYPOGRAPHY))
    edits.sort(key=lambda e: e.start)
    return edits


def is_protected(spans: list[tuple[int, int]], i: int) -> bool:
    """Whether place ``i`` lies in one of the spans, which are in order."""
    at = bisect_right(spans, (i, len(spans) and spans[-1][1])) - 1
    return at >= 0 and i < spans[at][1]


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
    """Whether the mark ``c`` at ``i`` belongs to Chinese."""
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    if before in _OPENING and after in _CLOSING and before and after:
        return False  # the mark itself is spoken of: 感叹号（!）
    if c in ",;:":
        return _wide_pause(text, i, c, before, after)
    if c in "?!":
        return _wide_end(text, i, c, before, after)
    # A full stop only behind Chinese, and only where a sentence can end: 比尔.盖茨 is a name.
    return bool(before) and is_chinese(before) and before not in "…。，、；：？！" and not is_chinese(after or " ")


def _wide_pause(text: str, i: int, c: str, before: str, after: str) -> bool:
    left, right = _left(text, i), _right(text, i)
    if c == ":" and (before == ":" or after in _NO_COLON or (before.isdigit() and after.isdigit())):
        return False
    if before == " " and after and after in _WIDE_MARKS:
        return False  # a key to be typed: 输入 :。
    if c == "," and before.isdigit() and (after.isdigit() or (right and right in "…“‘")):
        return False
    if left in ("”", "’") and right in ("“", "‘"):
        return is_chinese(text[i - 2 : i - 1]) if i > 1 and before == left else False
    if (left and is_chinese(left)) or (left and right and is_chinese(right)):
        return True
    return c == "," and _between_words(text, i)


def _wide_end(text: str, i: int, c: str, before: str, after: str) -> bool:
    if before and before in "?!" and _run(text, i) > 3:
        return False
    if c == "!" and after and after in "=[_(":
        return False
    left = _left(text, i)
    if left and (is_chinese(left) or (left in "?!" and _starts_wide(text, i))):
        return True
    if after and ((after.isascii() and after.isalnum()) or after in "=&"):
        return False
    if not before or not (before.isalnum() or before in "%)\"'”’]+-"):
        return False
    return is_han(after) if after and is_han(after) else _clause_is_chinese(text, i)


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
    if len(a) < 2 or len(b) < 2 or not (any(map(str.isalpha, left)) and any(map(str.isalpha, b))):
        return False
    # Lower case on both sides is a list of identifiers: nosuid,nodev.
    if a.islower() and b.islower():
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


def _wide_brackets(text: str) -> list[int]:
    """Places of the half-width round brackets that are to be wide; the two of a pair always agree."""
    if "(" not in text and ")" not in text:
        return []
    out: list[int] = []
    stack: list[int] = []
    for match in _BRACKET.finditer(text):
        i = match.start()
        if text[i] in "(（":
            stack.append(i)
        elif stack:
            j = stack.pop()
            if text[i] == "）" or text[j] == "（" or _wide_pair(text, j, i):
                out += [k for k in (j, i) if text[k] in "()"]
        elif text[i] == ")" and (left := _left(text, i)) and is_han(left):
            out.append(i)
    for j in stack:
        left, right = _left(text, j), _right(text, j)
        if text[j] == "(" and ((left and is_han(left)) or (right and is_han(right))):
            out.append(j)
    return sorted(out)


def _wide_pair(text: str, j: int, i: int) -> bool:
    left, right = _left(text, j), _right(text, i)
    # A glance at the beginning and the end of the content is enough, and keeps nested brackets linear.
    inside = text[j + 1 : min(i, j + 200)]
    called = text[j - 1 : j].isascii() and text[j - 1 : j].isalnum() and inside[:1] in "\"'" and text[i - 1] in "\"'"
    if called:
        return False  # print("你好")
    if _IS_HAN.search(inside):
        return True
    if text[j - 1 : j] and j and is_chinese(text[j - 1]):
        return bool(inside.strip())
    if not right or not is_han(right):
        return False
    # Behind a foreign word: a call is code, words are a gloss: LLM(large language model)的.
    return not left or left in ";,:。；，、." or " " in inside.strip()


_GAP = r"[ \t\u3000\xa0]+"
_ANY_GAP = re.compile(_GAP)
_AFTER = "，。、；：？！）》〉」』】〕"
_BEFORE = "（《〈「『【〔"
_SPACE = re.compile(
    rf"(?<=[{_AFTER}]){_GAP}(?=\S)|(?<=\S){_GAP}(?=[{_AFTER}])"
    rf"|(?<=[{_BEFORE}]){_GAP}(?=\S)|(?<=[{_HAN}]){_GAP}(?=[{_BEFORE}“‘])"
    rf"|(?<=[{_HAN}”]){_GAP}(?=”)|(?<=“){_GAP}(?=[{_HAN}])|(?<=[”’]){_GAP}(?=[{_HAN}])"
)


def stray_spaces(text: str) -> list[tuple[int, int]]:
    """White space between Chinese marks and their neighbours, in offsets of ``text`` (already wide)."""
    # A match is a whole run of white space: tried only where there is one.
    matches = (_SPACE.match(text, gap.start()) for gap in _ANY_GAP.finditer(text))
    return [match.span() for match in matches if match]
