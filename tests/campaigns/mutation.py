# ruff: noqa: E501 - the texts are what they are
"""Inputs made of other inputs: bytes and characters changed, doubled, cut and joined, hostile pieces put in."""

from __future__ import annotations

import random

PIECES: tuple[bytes, ...] = tuple(
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        # Terminals, directions, joiners, and characters that are not what they seem.
        "\x1b[31m", "\x1b]0;t\x07", "\x1b]8;;http://a.b\x1b\\", "\x1b]52;c;QQ==\x07", "\x1bP1$r\x1b\\", "\x9b2J", "\x9d",
        "\u202e", "\u2066", "\u2069", "\u200b", "\u200d", "\ufeff", "\ufffd", "\ufffe", "\ud800", "\udc80", "\x00",
        "\x07", "\x08", "\x7f", "\x85", "\u2028", "\u2029", "\u00ad", "\U000e0001", "\U0001f468\u200d\U0001f469", "é",
        "e\u0301" * 9, "\u3099", "\u20dd", "㊙", "ﬀ", "Ǆ", "İ", "ſ",
        # Markup.
        "[bold]", "[/]", "[@click=app.quit]x[/]", "[link=x]", "$(id)", "`id`", "{title}", "%s%n", "{0.__class__}",
        "<script>", "</div>", "<p>", "<table><tr><td>", "<!--", "-->", "<![CDATA[", "&amp;", "&#0;", "&#x110000;",
        "&a;", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "<?xml version='1.0'?>", "<svg>", "<template>", "<meta charset=big5>",
        "---\n", "+++\n", "```\n", "~~~", "# ", "> ", "- ", "1. ", "|a|b|\n|-|-|\n", "[a](b)", "![", "[^1]:", "[[", "***",
        "[^1]", "[[a|b]]", "![[a.png]]", "[![a](b)](c)", "[](a)", "==", "~~", "<br>", "<rt>a</rt>", "<ruby>", "{.a}", "{% a %}",
        "::: a", "> [!note]", " ^abcd\n", "&#8230;", "作者：", "author:\n- ", "title: >-\n  ",
        "\n\n", "\r\n", "\r", "\t", " ", "\u3000", "\xa0", "\x0b", "\x0c",
        # What articles say.
        "（", "）", "“", "”", "「", "」", "《", "》", "。", "！？", "……", "——", "，", "、", "；", "：", "·", "％", "1.5亿元",
        "2023年5月27日", "百分之三十", "三分之一", "约", "至", "第一", "万", "亿", "零", "一", "同比增长", "来源：",
        "作者：", "记者", "新华社", "責任編輯", "责任编辑：", "（完）", "习近平", "公司", "软件", "軟體", "頭髮", "发", "乾", "后",
        "的", "(ㄅㄚ)", "（bā）", "Ã©", "ä½", "浣犲ソ", "烫烫烫", "锟斤拷", "嚜", "?", "\u4e00", "𠮷",
        # Queries, settings, numbers.
        'source:"', "tag:", "after:2023-13-99", "repaired>0", "import:9999999999999", "NEAR(", "*", '"', "'", ";--", "OR",
        "AND NOT", "= ", "[keys]\n", '"""', "'''", "{}", "[[a]]", "0x", "1e999", "-0", "inf", "nan", "99999999999999999999",
        "true", "2023-01-01T", "\\u", "\\", "s2t\t", "both ", "t2s ",
    )
)  # fmt: skip
_LONGEST = 24_000
"""Bytes of an input; a longer one is cut, so that the count of inputs says something."""


def mutated(rng: random.Random, corpus: list[bytes], data: bytes) -> bytes:
    """``data`` with a few changes; ``corpus`` are inputs to take pieces from."""
    changed = bytearray(data)
    for _ in range(1 << rng.randrange(4)):
        _CHANGES[rng.randrange(len(_CHANGES))](rng, corpus, changed)
        if len(changed) > _LONGEST:
            start = rng.randrange(len(changed) - _LONGEST + 1)
            changed = changed[start : start + _LONGEST]
    return bytes(changed)


def _place(rng: random.Random, data: bytearray) -> int:
    """Somewhere in ``data``; mostly not inside a character of UTF-8."""
    at = rng.randrange(len(data) + 1)
    if rng.random() < 0.8:
        while at < len(data) and 0x80 <= data[at] < 0xC0:
            at += 1
    return at


def _span(rng: random.Random, data: bytearray) -> tuple[int, int]:
    start = _place(rng, data)
    return start, min(len(data), start + int(rng.expovariate(1 / 40)) + 1)


def _piece(rng: random.Random, _corpus: list[bytes], data: bytearray) -> None:
    at = _place(rng, data)
    data[at:at] = rng.choice(PIECES) * (1 if rng.random() < 0.9 else rng.randrange(2, 300))


def _replaced(rng: random.Random, _corpus: list[bytes], data: bytearray) -> None:
    start, end = _span(rng, data)
    data[start:end] = rng.choice(PIECES)


def _byte(rng: random.Random, _corpus: list[bytes], data: bytearray) -> None:
    if data:
        data[rng.randrange(len(data))] = rng.randrange(256)


def _bit(rng: random.Random, _corpus: list[bytes], data: bytearray) -> None:
    if data:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _dropped(rng: random.Random, _corpus: list[bytes], data: bytearray) -> None:
    start, end = _span(rng, data)
    del data[start:end]


def _doubled(rng: random.Random, _corpus: list[bytes], data: bytearray) -> None:
    start, end = _span(rng, data)
    times = 1 if rng.random() < 0.7 else rng.randrange(2, 60)
    data[end:end] = data[start:end] * times


def _moved(rng: random.Random, _corpus: list[bytes], data: bytearray) -> None:
    start, end = _span(rng, data)
    piece = data[start:end]
    del data[start:end]
    at = _place(rng, data)
    data[at:at] = piece


def _joined(rng: random.Random, corpus: list[bytes], data: bytearray) -> None:
    other = bytearray(rng.choice(corpus))
    start, end = _place(rng, other), _place(rng, other)
    at = _place(rng, data)
    data[at:at] = other[min(start, end) : max(start, end)][:4_000]


def _cut(rng: random.Random, _corpus: list[bytes], data: bytearray) -> None:
    start, end = sorted((_place(rng, data), _place(rng, data)))
    data[:] = data[start:end] or data[:]


def _otherwise_encoded(rng: random.Random, _corpus: list[bytes], data: bytearray) -> None:
    start, end = _span(rng, data)
    text = bytes(data[start:end]).decode("utf-8", "replace")
    name = rng.choice(["gb18030", "big5", "utf-16-le", "latin-1", "cp936"])
    data[start:end] = text.encode(name, "replace")


def _misread(rng: random.Random, _corpus: list[bytes], data: bytearray) -> None:
    start, end = _span(rng, data)
    wrong = bytes(data[start:end]).decode(rng.choice(["gb18030", "cp1252", "latin-1"]), "replace")
    data[start:end] = wrong.encode("utf-8", "replace")


_CHANGES = (
    _piece, _piece, _piece, _replaced, _replaced, _byte, _bit, _dropped, _doubled, _moved, _joined, _joined, _cut,
    _otherwise_encoded, _misread,
)  # fmt: skip
