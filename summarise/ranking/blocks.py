"""What the lines of a text are, as far as choosing sentences needs to know.

An `Article` knows its blocks; a plain text does not, and even an article's paragraphs hold bylines, captions and an
interviewer's questions that no summary should quote.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

Kind = Literal["prose", "item", "label", "heading", "question", "caption", "byline", "courtesy", "table", "code"]
"""``label`` is a line that names what follows; ``courtesy`` thanks, greets or asks for subscriptions."""

QUOTABLE: frozenset[Kind] = frozenset({"prose", "item"})

_ENDS = "。！？!?…；;｡."
_CLOSERS = "”’」』）)】]\"'"
_HEADING_MARK = re.compile(
    r"\s*(?:#{1,6}\s|第[\d一二三四五六七八九十百千零〇两]+[章节回卷部篇集讲课]|[一二三四五六七八九十]{1,3}[、.．]|"
    r"[（(][一二三四五六七八九十]{1,3}[）)]|(?:Part|PART|Chapter|CHAPTER)\s*\d|0\d[.、．\s]?)"
)
_QUESTION = re.compile(
    r"\s*(?:问|问题|提问|追问|主持人|主持|采访者|采访人|观众|听众|网友|读者|学员|现场提问|"
    r"(?:\S{0,10})记者(?:\S{0,6})?|Q\d{0,2}|Question)\s*[:：]\s*",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"\s*[（(【\[]?\s*(?:文|图|撰文|作者|编辑|责编|责任编辑|主编|编译|译者|校对|审核|来源|出处|记者|通讯员|本文来源|原文|原标题|原文链接|"
    r"本文作者|图片来源|摄影|排版|监制|出品|翻译|实习生|实习记者|封面图|题图|参考资料|参考文献|版权|声明|免责声明|作者简介|译文|via)\s*"
    r"(?:[|｜/丨:：]|为[《“])"
)
_CAPTION = re.compile(
    r"\s*(?:[▲△▼◆■]|[图表]\s*\d+|(?:Figure|Fig|Table)\.?\s*\d+|[（(]\s*(?:资料图|图|供图|视频截图|[^（()）]{0,12}摄)\s*[）)]?\s*$|图为|图源|配图|资料图)",
    re.IGNORECASE,
)
COURTESY = re.compile(
    r"(?:(?:谢谢|感谢|欢迎)(?:大家|各位|收听|收看|关注|观看|阅读|订阅|主持人|主办方|参加)|扫描.{0,6}二维码|点击.{0,8}(?:关注|阅读原文|下载|"
    r"链接)|关注.{0,12}公众号|转载请|未经.{0,8}(?:授权|许可)|版权所有|点赞|一键三连|大家好[,，。!！]|(?:早上|上午|中午|下午|晚上)好[,，。!！]|"
    r"请(?:在|于).{0,8}(?:评论|留言)|(?:评论|留言)(?:区|中)?.{0,4}(?:告诉|分享|留下|讨论)|告诉我们?你)"
)
_TABLE = re.compile(r"\t|[|│┃].*[|│┃]")
_CODE = re.compile(r"\s*(?:[$#>]\s+\w|[{}<>/*]|import |def |class |sudo |apt |docker |kubectl |git |https?://\S+\s*$)")
_ITEM = re.compile(r"\s*(?:[-*•·●○▪◦‣–]\s*|\d{1,2}[.、．)）]\s*|[（(]\d{1,2}[)）]|[①-⑳])")
_HAN = re.compile(r"[\u3400-\u9fff]")


_SPEAKER = re.compile(r"[^\S\n]*([^\s:：，,。！？!?;；\n][^:：，,。！？!?;；\n]{0,23})[:：]")
_LEAST_QUESTIONS = 3


def interviewers(folded: str) -> frozenset[str]:
    """The names that open at least three lines, most of which end by asking: who puts the questions of an interview.

    Args:
        folded: the whole folded text.
    """
    lines: Counter[str] = Counter()
    asking: Counter[str] = Counter()
    for line in folded.split("\n"):
        match = _SPEAKER.match(line)
        if match:
            lines[match[1]] += 1
            asking[match[1]] += line.rstrip().rstrip(_CLOSERS)[-1:] in ("?", "？")
    return frozenset(name for name, times in asking.items() if times >= _LEAST_QUESTIONS and 2 * times > lines[name])


def asked_by(line: str, names: frozenset[str]) -> bool:
    """Whether one of the ``names`` speaks in a line."""
    match = _SPEAKER.match(line) if names else None
    return bool(match and match[1] in names)


def line_kind(line: str, given: str | None) -> Kind:
    """What a line is.

    Args:
        line: the folded line, not empty.
        given: the kind that the article gives the block, None for a plain text.
    """
    text = line.strip()
    if given in ("heading", "caption", "table", "code"):
        return given  # type: ignore[return-value]
    if _QUESTION.match(text) and len(text) < 400:
        return "question"
    if len(text) < 80 and _BYLINE.match(text):
        return "byline"
    if len(text) < 120 and _CAPTION.match(text):
        return "caption"
    if len(text) < 60 and COURTESY.search(text):
        return "courtesy"
    if given == "note":
        return "byline"
    if _TABLE.search(text):
        return "table"
    if not _HAN.search(text) and _CODE.match(text):
        return "code"
    ended = text.rstrip(_CLOSERS)[-1:] in tuple(_ENDS)
    if text[-1] in ":：":
        return "label"
    if not ended and len(text) <= 40:
        inner = sum(text.count(mark) for mark in "。！？,，")
        if _HEADING_MARK.match(text) or (inner <= 2 and len(text) <= 32):
            return "item" if _ITEM.match(text) and given != "paragraph" and len(text) > 12 else "heading"
    if given == "item" or _ITEM.match(text):
        return "item"
    return "prose"
