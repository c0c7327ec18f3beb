"""Paired quotation marks for straight ones in Chinese context."""

from __future__ import annotations

import re

from summarise.cleaning.edits import Edit
from summarise.cleaning.typography import TYPOGRAPHY, is_chinese, is_han, is_protected, protected_spans

_CODE_BEFORE = frozenset("=[{:<\\$#/_")
_CODE_AFTER = frozenset("=]}:>\\/_")
_NAME = re.compile(r"(?=[^\n]*[A-Z ])[A-Za-z][A-Za-z0-9 .,'’&?!-]*")


def pair_quotes(text: str, marks: str = "“”") -> list[Edit]:
    """Edits that turn the straight quotes of one paragraph into pairs, in offsets of ``text``, in order.

    Args:
        text: one paragraph, its other marks full width already.
        marks: the opening and the closing mark that the article uses.
    """
    if '"' not in text and "'" not in text:
        return []
    spans = protected_spans(text)
    edits = _double(text, spans, marks) if '"' in text else []
    if "'" in text:
        edits = sorted([*edits, *_single(text, spans, marks)], key=lambda e: e.start)
    return edits


def _double(text: str, spans: list[tuple[int, int]], marks: str) -> list[Edit]:
    """Double quotes around Chinese, or around a foreign name among Chinese."""
    places = [i for i, c in enumerate(text) if c == '"' and not is_protected(spans, i)]
    # An inch mark (15.6") has no partner; with an odd number of quotes nobody can tell which is which.
    if len(places) % 2:
        places = [i for i in places if not text[i - 1 : i].isdigit()]
    if len(places) % 2:
        return []
    edits: list[Edit] = []
    for a, b in zip(places[::2], places[1::2], strict=True):
        if _chinese_pair(text, a, b):
            edits.append(Edit(a, a + 1, marks[0], TYPOGRAPHY))
            edits.append(Edit(b, b + 1, marks[1], TYPOGRAPHY))
    return edits


def _single(text: str, spans: list[tuple[int, int]], marks: str) -> list[Edit]:
    """Single quotes around Chinese; an apostrophe stands inside or behind a foreign word."""
    inner = "『』" if marks[0] == "「" else "‘’"
    edits: list[Edit] = []
    opened = -1
    for i, c in enumerate(text):
        if c != "'" or is_protected(spans, i):
            continue
        before, after = text[i - 1 : i] if i else "", text[i + 1 : i + 2]
        if opened < 0 and after and is_chinese(after) and not (before.isascii() and before.isalnum()):
            opened = i
        elif opened >= 0 and before and is_chinese(before) and not (after.isascii() and after.isalnum()):
            if i - opened <= 80:
                edits.append(Edit(opened, opened + 1, inner[0], TYPOGRAPHY))
                edits.append(Edit(i, i + 1, inner[1], TYPOGRAPHY))
            opened = -1
    return edits


def _chinese_pair(text: str, a: int, b: int) -> bool:
    before, after = text[a - 1 : a] if a else "", text[b + 1 : b + 2]
    if b == a + 1 or before in _CODE_BEFORE or after in _CODE_AFTER or (before == "(" and after == ")"):
        return False
    inside = text[a + 1 : b]
    if any(map(is_han, inside[:60])) or any(map(is_han, inside[-60:])):
        return True
    # Foreign words alone between the quotes: a name (“Project AI 2.0”) is set, an identifier ("node1") is not.
    left = text[max(0, a - 40) : a].rstrip()[-1:]
    right = text[b + 1 : b + 40].lstrip()[:1]
    return _NAME.fullmatch(inside) is not None and _chinese_or_edge(left) and _chinese_or_edge(right)


def _chinese_or_edge(c: str) -> bool:
    return not c or is_chinese(c)
