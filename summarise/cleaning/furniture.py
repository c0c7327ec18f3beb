"""Which lines of a page are furniture: navigation, captions, tags, counters, links to other pages, disclaimers.

A page has three zones: what stands above the first line of prose, the body, and what stands below the last line of
prose. The same words mean a label above or below the body and a sentence inside it, so most rules hold only in one
zone. Better to leave a line than to lose one.
"""

from __future__ import annotations

from summarise.cleaning import furniture_words as words
from summarise.cleaning.lines import Line
from summarise.cleaning.masthead import Masthead, read_masthead_line

_SHORT = 160


def body_zone(lines: list[Line]) -> tuple[int, int]:
    """Indexes of the first line of prose and of the line behind the last; ``(len, len)`` for a text without prose."""
    prose = [i for i, line in enumerate(lines) if line.reason is None and line.prose]
    if not prose:
        return len(lines), len(lines)
    return prose[0], prose[-1] + 1


def mark_furniture(lines: list[Line], found: Masthead) -> None:
    """Give furniture its ``reason`` and take from masthead lines into ``found`` what they tell."""
    for line in lines:
        if line.reason is None and len(line.text) <= _SHORT:
            if line.kind in (None, "paragraph"):
                line.reason = _anywhere(line)
            elif line.kind in ("table", "item", "heading"):
                line.reason = _page_parts(line.folded)
            if line.reason is None and line.kind != "code":
                _mark_editorial(line, found)
    for line in lines[:4]:
        if line.reason is None and line.kind is None and _keywords(line.folded) and _spam(line.folded):
            line.reason = "advertisement"
    _mark_disclaimers(lines)
    first, last = body_zone(lines)
    if first == last:
        _mark_masthead(lines, 0, len(lines), found)
        return
    last = min(last, _related_start(lines, first, last))
    _mark_masthead(lines, 0, first, found)
    _mark_head(lines, first)
    _mark_duplicates(lines, first, last)
    _mark_tail(lines, last, found)


def _anywhere(line: Line) -> str | None:
    """Furniture that no prose resembles, wherever it stands."""
    text, folded = line.text, line.folded
    if len(text) <= 120 and words.CAPTION.match(folded) and not _is_dialogue(folded):
        return "caption"
    if len(text) <= 70 and words.DATA_SOURCE.match(folded):
        return "caption"
    if len(text) <= 100 and words.ADVERTISEMENT.match(folded):
        return "advertisement"
    return _page_parts(folded)


def _page_parts(folded: str) -> str | None:
    """Counters and navigation, which may be set as items, rows and headings too."""
    if len(folded) > 100:
        return None
    if words.COUNTER.match(folded):
        return "counter"
    if words.BREADCRUMB.match(folded) or _breadcrumb(folded):
        return "navigation"
    if words.SHARE_HINT.match(folded) and len(folded) <= 30:
        return "navigation"
    if words.SHARE.match(folded) or words.UNSUPPORTED.match(folded) or _navigation(folded, body=True):
        return "navigation"
    return None


def _mark_editorial(line: Line, found: Masthead) -> None:
    folded = line.folded
    if words.EDITORIAL.match(folded):
        read = read_masthead_line(line.text, labelled=True)
        if read is not None:
            found.take(read[0])
            line.reason = read[1]
    elif words.ORIGINAL_TITLE.match(folded) and len(folded) <= 100:
        line.reason = "title"


def _is_dialogue(folded: str) -> bool:
    return folded.endswith(('。"', "。”"))


def _breadcrumb(folded: str) -> bool:
    if not any(mark in folded for mark in ">»›→"):
        return False
    parts = [p for p in words.BREADCRUMB_SPLIT.split(folded) if p]
    return len(parts) >= 3 and all(len(p) <= 12 and not any(c in "。,;!?=()-" for c in p) for p in parts[:-1])


def _navigation(folded: str, *, body: bool) -> bool:
    tokens = [t.rstrip("0123456789") or t for t in words.NAVIGATION_SPLIT.split(folded.lower()) if t]
    if body and len(tokens) == 1 and tokens[0] in words.AMBIGUOUS_NAVIGATION:
        return False
    return (
        bool(tokens)
        and all(t in words.NAVIGATION or t.isdigit() for t in tokens)
        and not all(t.isdigit() for t in tokens)
    )


def _mark_disclaimers(lines: list[Line]) -> None:
    """Disclaimers stand at the end of a page, seldom at its beginning, and look like prose."""
    for i in (*range(min(2, len(lines))), *range(max(2, len(lines) - 12), len(lines))):
        line = lines[i]
        if line.reason is None and line.kind is None and len(line.text) <= (400 if i >= 2 else _SHORT):
            folded = line.folded
            if words.DISCLAIMER.match(folded):
                line.reason = "disclaimer"


def _mark_masthead(lines: list[Line], start: int, end: int, found: Masthead, labelled: bool = False) -> None:
    for line in lines[start:end]:
        if line.reason is not None or line.kind not in (None, "paragraph"):
            continue
        read = read_masthead_line(line.text, labelled=labelled)
        if read is not None:
            found.take(read[0])
            line.reason = read[1]


def _mark_head(lines: list[Line], first: int) -> None:
    head = [line for line in lines[:first] if line.reason is None and line.kind is None]
    for i, line in enumerate(head):
        folded = line.folded
        if words.TAGS.match(folded):
            line.reason = "tags"
        elif (words.RELATED.match(folded) and len(line.text) <= 12) or _navigation(folded, body=False):
            line.reason = "navigation"
        elif _keywords(folded) and (i + 1 < len(head) or _spam(folded)):
            line.reason = "advertisement"


def _keywords(folded: str) -> bool:
    """A line of search words: many short pieces, no sentence."""
    if any(c in folded for c in '。!?:;"“”「」《》'):
        return False
    parts = [p for p in words.KEYWORD_SPLIT.split(folded) if p]
    return (len(parts) >= 5 and sum(map(len, parts)) <= 11 * len(parts)) or (len(parts) >= 3 and _spam(folded))


def _spam(folded: str) -> bool:
    return len(words.SPAM_WORDS.findall(folded)) >= 3


def _related_start(lines: list[Line], first: int, last: int) -> int:
    """Where links to other pages begin that hold sentences themselves; ``last`` where there are none.

    Below the header of such a list most lines are no prose, and what prose there is, is little beside the article.
    """
    total = sum(len(line.text) for line in lines[first:last] if line.reason is None and line.prose)
    below = 0
    short = count = 0
    start = last
    for i in range(last - 1, first, -1):
        line = lines[i]
        if line.reason is not None:
            continue
        joined = _joined(line.folded)
        header = len(joined) <= 12 and words.OTHER_PAGES.search(joined) and words.RELATED.match(joined)
        if header and count >= 3 and short * 2 > count:
            start = i
        count += 1
        if line.prose:
            below += len(line.text)
            if below * 4 > total:
                break
        else:
            short += 1
    return start


def _joined(folded: str) -> str:
    """A folded text without the dots that designers set between words: 延伸 · 推荐."""
    return folded.replace(" · ", "").replace("·", "")


def _mark_duplicates(lines: list[Line], first: int, last: int) -> None:
    """The caption that a page shows twice (the picture's alternative text and the line below it)."""
    for i in range(max(first, 1), min(last, len(lines)) - 1):
        a, b = lines[i], lines[i + 1]
        if a.text == b.text and a.kind == "caption" and b.reason is None:
            b.reason = "duplicate"
            continue
        if a.text != b.text or a.reason or b.reason or a.kind is not None or len(a.text) > 60 or a.ends_sentence:
            continue
        # A refrain stands among other short lines; a caption between paragraphs.
        if lines[i - 1].prose and (i + 2 >= len(lines) or lines[i + 2].prose):
            a.reason, b.reason = "caption", "duplicate"


def _mark_tail(lines: list[Line], last: int, found: Masthead) -> None:
    related = sum(line.kind == "caption" for line in lines[last:]) >= 3
    page = 0
    for line in lines[last:]:
        if line.reason is not None or line.kind in ("code", "note"):
            page += line.reason in ("navigation", "counter", "related", "tags", "disclaimer", "author", "source")
            continue
        if line.kind not in (None, "paragraph", "heading") and not related:
            continue
        folded = line.folded
        if words.RELATED.match(_joined(line.folded)):
            line.reason = "related"
            related = related or len(folded) <= 16
        elif words.TAGS.match(folded):
            line.reason = "tags"
        elif _navigation(folded, body=False):
            line.reason = "navigation"
        elif words.END.match(folded) or words.RULE.match(folded) or (len(folded) >= 12 and folded.isdigit()):
            line.reason = "residue"
        elif related:
            line.reason = "related"
        elif page >= 3 and len(line.text) <= 30 and not line.ends_sentence:
            # Among the buttons below an article; a signature stands above them.
            line.reason = "navigation"
        elif _keywords(folded) and _spam(folded):
            line.reason = "advertisement"
        else:
            _mark_masthead([line], 0, 1, found, labelled=True)
