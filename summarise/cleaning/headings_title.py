"""Which line above the body is the title.

Nothing says so on a plain page: a title is short, no finished sentence, stands next to source and date, is set off
by a blank line, and its words come back in the body. The lines above the head of the body are weighed by that; a
text whose lines all fall short has no title.
"""

from __future__ import annotations

import re

from summarise.cleaning import furniture_words as words
from summarise.cleaning.headings import is_item, is_note, is_numbered, is_section
from summarise.cleaning.lines import Line
from summarise.cleaning.masthead import Masthead, read_dateline
from summarise.folding import fold

_CLOSING = "".join(('"”’', "」』", ")]】", " "))
_NO_TITLE = re.compile(
    r"^(?:本文|以下|下面|今天|今日分享|这里|我们?|你们?|大家|原文|译者|编者|注|转载|来源|作者|翻译|感谢|如今|关键要点|阅读时间)"
    r"|https?:|www\.|转载|原文|登录|注册|密码|投诉|下载|^posted\b"
)
# Names of offices, paths of a site, rows of links.
_LABEL_LIKE = re.compile(
    r"^.{2,8}(?:网|报|社|工作室|之家|频道|日报|晚报)$|>|^点击|^\S{1,4}(?:\s+\S{1,4}){3,}$|^\S{2,4}/\S{2,8}$"
)
_NEAR = frozenset(("navigation", "source", "date", "author", "counter", "tags", "advertisement"))
# How many lines above the body are looked at, and how much of the body.
_HEAD = 20
# A line of the page above the title is at most this long, in code points.
_LABEL = 30
_BODY = 4000


def mark_title(lines: list[Line], found: Masthead, *, given: bool) -> None:
    """Put the title's line aside and take it; so goes a line that repeats it.

    Args:
        lines: all lines, furniture marked.
        found: takes the title; holds it already when it was given.
        given: whether the caller knows the title, so that none is looked for.
    """
    left = [i for i, line in enumerate(lines) if line.reason is None]
    head = _head(lines, left)
    if not given and any(lines[i].prose for i in left[1:]):
        chosen = _choose(lines, left, head)
        if chosen is not None:
            line = lines[left[chosen]]
            line.reason = "title"
            found.title = tidy_title(line.text)
            # What stands above the title belongs to the page, not to the article.
            body = "".join(lines[i].text for i in left[chosen + 1 :])[:_BODY]
            for i in left[:chosen]:
                # A line whose words come back in the body is more than a label.
                label = len(lines[i].text) <= _LABEL and not lines[i].ends_sentence
                if label and _echo(lines[i].text, body) < 2:
                    lines[i].reason = "navigation"
            left = left[chosen + 1 :]
    if found.title:
        same = _letters(found.title)
        for i in left[: head + 1]:
            if _letters(tidy_title(lines[i].text)) == same:
                lines[i].reason = "title" if given else "duplicate"


def _head(lines: list[Line], left: list[int]) -> int:
    """How many of the lines that are left stand above the body; the first may read like a sentence."""
    count = 0
    while count < len(left) and not (lines[left[count]].prose and not (count == 0 and can_be_title(lines[left[0]]))):
        count += 1
    return count


def _choose(lines: list[Line], left: list[int], head: int) -> int | None:
    """The index in ``left`` of the title; None for a text without one."""
    first_prose = next((n for n in range(max(1, head), len(left)) if lines[left[n]].prose), len(left))
    body = ""
    best: tuple[float, int] | None = None
    for n in range(min(max(head, 1), _HEAD, len(left) - 1)):
        line = lines[left[n]]
        if line.kind not in (None, "heading", "paragraph") or not can_be_title(line):
            continue
        evidence = _evidence(lines, left, n)
        if not n and evidence < 1 + (line.prose and not line.blank_before and evidence < 3):
            continue
        if n or head > 1:
            body = body or "".join(lines[i].text for i in left[first_prose : first_prose + 40])[:_BODY]
            weight = evidence + _echo(line.text, body) - 0.4 * min(5, max(0, first_prose - n - 1))
        else:
            weight = evidence
        # Below other lines a title shows by its masthead; a list of contents has none.
        if weight < (3 if n else 1) or (n and not _masthead_near(lines, left[n])):
            continue
        if best is None or weight > best[0]:
            best = (weight, n)
    return best[1] if best else None


def _echo(title: str, body: str) -> int:
    """Whether the pairs of characters of a title come back in the body: 2 for most, 0 for few, -1 for none."""
    letters = _letters(title)
    pairs = {letters[i : i + 2] for i in range(len(letters) - 1)}
    folded = fold(body).lower()
    share = sum(pair in folded for pair in pairs) / max(1, len(pairs))
    return 2 if share >= 0.55 else 1 if share >= 0.35 else 0 if share >= 0.15 else -1


def _evidence(lines: list[Line], left: list[int], n: int) -> int:
    """How much speaks for a line being the title; 1 and more is enough for the first line that is left."""
    i = left[n]
    line = lines[i]
    near = _masthead_near(lines, i)
    following = lines[left[n + 1]]
    folded = fold(line.text)
    evidence = 2 * (near or read_dateline(following.text) is not None)
    if words.SEO_PREFIX.match(folded) or words.TITLE_SUFFIX.search(folded):
        evidence += 2
    if line.kind == "heading" and line.level == 1:
        evidence += 3
    if i + 1 < len(lines) and lines[i + 1].blank_before:
        others = left[n + 2 : n + 10]
        evidence += 1 if sum(lines[k].blank_before for k in others) * 2 > len(others) else 2
    if 8 <= len(folded) <= 45:
        evidence += 1
    if folded[-1] in "?!":
        evidence -= 1
        if len(folded) > 36 or len(re.findall(r"[?!]", folded)) > 1:
            evidence -= 1
    if folded[-1] == ":":
        evidence -= 2
    if _NO_TITLE.search(folded) or (folded[0] in "[【" and folded[-1] in "]】"):
        evidence -= 2
    if _LABEL_LIKE.search(folded) or sum(map(str.isdigit, folded)) * 5 > 2 * len(folded):
        evidence -= 3
    return evidence


def _masthead_near(lines: list[Line], i: int) -> bool:
    """Whether source, date, navigation or the like stand within three lines of line ``i``."""
    return any(x.reason in _NEAR for x in lines[max(0, i - 3) : i + 4])


def can_be_title(line: Line) -> bool:
    """Whether a line above the body can be the title at all: short, no finished sentence, no section or item."""
    text = line.text
    if not 4 <= len(text) <= 80:
        return False
    # A title without Chinese is one of a foreign text, or at least some words long.
    if line.han < 2 and not (text.isascii() and sum(map(str.isalpha, text)) >= 12):
        return False
    folded = fold(text)
    if is_section(folded) or is_note(folded) or folded[-1] in ",、;":
        return False
    bare = folded.rstrip(_CLOSING)
    if bare.endswith(("。", ";", "…")) or "。" in bare[:-1]:
        return False
    return not is_numbered(folded) and not is_item(folded)


def tidy_title(text: str) -> str:
    """The title without what search engines and page templates add: 全球热文:…, …(图)."""
    folded = fold(text)
    start, end = 0, len(text)
    prefix = words.SEO_PREFIX.match(folded) or words.TITLE_PREFIX.match(folded)
    if prefix and prefix.end() < len(folded) - 3:
        start = prefix.end()
    while (site := words.TITLE_SITE.search(folded, start, end)) and site.start() > start + 5:
        end = site.start()
    while (suffix := words.TITLE_SUFFIX.search(folded, start, end)) and suffix.start() > start + 1:
        end = suffix.start()
    return text[start:end].strip()


def _letters(text: str) -> str:
    return "".join(c for c in fold(text).lower() if c.isalnum())
