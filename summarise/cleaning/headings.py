"""Which lines are headings, quotations, items, captions, notes."""

from __future__ import annotations

import re

from summarise.article import BlockKind
from summarise.cleaning import furniture_words as words
from summarise.cleaning.lines import Line
from summarise.cleaning.wordlists import words_of
from summarise.folding import fold, fold_width

_NUMBERED = (
    (re.compile(r"^第\s*[一二三四五六七八九十百零\d]{1,5}\s*[编卷部篇章]"), 2),
    (re.compile(r"^第\s*[一二三四五六七八九十百零\d]{1,5}\s*节"), 3),
    (re.compile(r"^[一二三四五六七八九十]{1,3}\s*[、,.:]"), 2),
    (re.compile(r"^\([一二三四五六七八九十]{1,3}\)"), 3),
    (re.compile(r"^(?:0\d|\d{1,2})\s*[.、:]?\s*(?=\D)|^part\s*\.?\s*\d", re.IGNORECASE), 2),
)
_SECTION = words_of(
    "引言 前言 导语 导读 序 序言 序章 楔子 摘要 概述 简介 正文 目录 背景 结语 结论 总结 后记 尾声 小结 "
    "abstract introduction 引子 编者按 按语"
)
_ITEM = re.compile(r"^(?:[-*•·●◦▪]\s+|\d{1,2}[.)、]\s*|\(\d{1,2}\)\s*|[①-⑳])\S")
_NOTE = re.compile(r"^[(\[【]?\s*(?:注|註|注释|备注|编者按|编者注|译者注|作者注|注解|附注)\s*\d{0,2}\s*[:】\])]")
_QUOTE = re.compile(r"^>\s?\S")


def is_section(folded: str) -> bool:
    """Whether a line (folded) is the name of a part that many articles have: 引言, 结语."""
    return folded.lower().strip(": .") in _SECTION


def is_note(folded: str) -> bool:
    """Whether a line (folded) is a note by its label: (注:..."""
    return _NOTE.match(folded) is not None


def is_item(folded: str) -> bool:
    """Whether a line (folded) begins like an item of a list."""
    return _ITEM.match(folded) is not None


def is_numbered(folded: str) -> bool:
    """Whether a line (folded) has the number of a chapter or section in front: 第一章, 二、."""
    return any(pattern.match(folded) for pattern, _ in _NUMBERED[:4])


def heading_level(line: Line) -> int:
    """The level of a heading (2 or 3) as its number tells; 2 without a number."""
    folded = fold_width(line.text)
    for pattern, level in _NUMBERED:
        if pattern.match(folded):
            return level
    return 2


def mark_kinds(lines: list[Line]) -> None:
    """Give every line that stays and whose kind is not known yet its kind and level."""
    count = len(lines)
    for i, line in enumerate(lines):
        if line.kind is not None:
            continue
        line.kind = "paragraph"
        text = line.text
        if len(text) > 60 or (line.prose and text[-1] not in "?？!！"):
            if text[0] in "([（【註注編编" and _NOTE.match(fold(text)):
                line.kind = "note"
            elif text[0] == ">" and _QUOTE.match(text):
                line.kind = "quote"
            continue
        folded = fold(text)
        if _NOTE.match(folded):
            line.kind = "note"
        elif words.FIGURE_CAPTION.match(folded) and not line.ends_sentence:
            line.kind = "caption"
        elif _QUOTE.match(folded):
            line.kind = "quote"
        elif _is_heading(lines, i, count, folded):
            line.kind, line.level = "heading", heading_level(line)
        elif _ITEM.match(folded):
            line.kind, line.level = "item", 1


def _is_heading(lines: list[Line], i: int, count: int, folded: str) -> bool:
    """A short line without an end mark that stands above prose, alone or with one or two more like it."""
    line = lines[i]
    if len(line.text) > 40 or line.text[-1] in ",，、;；" or (folded[-1] in "。.…" and not folded[-2:-1].isdigit()):
        return False
    if folded[-1] == ":" and len(folded) > 20:
        return False
    if line.ends_sentence and not _question_heading(lines, i):
        return False
    # Prose must follow, and the line must not be one of a run of short lines (verse, a list).
    after = i + 1
    while after < count and after <= i + 2 and not _sentence(lines[after]):
        after += 1
    if after >= count or not lines[after].prose:
        return False
    before = i - 1
    while before >= 0 and before >= i - 2 and not _sentence(lines[before]):
        before -= 1
    return after - before - 1 <= 2 or (before < 0 and after <= 2)


def _sentence(line: Line) -> bool:
    return line.prose or line.ends_sentence


def _question_heading(lines: list[Line], i: int) -> bool:
    """A short question between paragraphs set off by blank lines: OpenAI抢跑 中企如何赶超?"""
    line = lines[i]
    following = lines[i + 1] if i + 1 < len(lines) else None
    return (
        line.text[-1] in "?？!！"
        and line.han >= 4
        and len(line.text) <= 30
        and not any(c in line.text for c in '，,：:；;“”「」"')
        and line.blank_before
        and following is not None
        and following.blank_before
        and len(following.text) >= 25
    )


def block_kind(line: Line) -> BlockKind:
    """The kind of the line as the model names it."""
    kind = line.kind
    if kind in ("heading", "quote", "item", "code", "table", "caption", "note"):
        return kind  # type: ignore[return-value]
    return "paragraph"
