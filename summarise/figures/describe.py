"""What a figure measures and whose it is, read off the sentence by rule: no dictionary, no tagger.

A clause of a Chinese article mostly runs *whose - what - light verb - figure* (公司市值达到100亿元), or *figure -
的 - what*
(10倍左右的差距), or for counts *figure - thing* (40家公司). The answers are slices of the text, in its own script.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from summarise.figures import lexicon
from summarise.figures.hits import Hit
from summarise.figures.owners import speaker, subject
from summarise.figures.tables import words

_BREAK = re.compile(r"[,，;；:：。！？!?\n（(）)“”「」『』《》\"|]")
_SHARE_OF = re.compile(
    r"(?P<what>占(?:据|到|了|比|总|全)?[^,，。;；]{0,12}?)(?:的|比)?(?:为|达|约|近|超过|超|逾|仅|到|高达|不到|不足)?$"
)
_REACH = 60
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?年")

_ASPECT = re.compile("[了超过逾近达约为高将到]+$")

# What nothing and nobody is called: it begins or ends with an adverb, a verb, a particle or a bare place in time.
_NO_OWNER = re.compile(
    "^(?:确实|需要|剩下|能够|然后|今天|自从|曾|把|慎|目前|只有|如果|因为|其实|大概|大有|此外|另外|同时|虽然|但是|所以|第.个$)"
    "|(?:光|重|[^骨主]干|内|顶尖|创造|加|回来|统一|刚才|备案|任职|时代|镜头前|彼岸|时间|做AI)$|[^目]的|^[一-龥]$"
)

Slice = tuple[int, int]


def describe(text: str, folded: str, hit: Hit, ends: list[int]) -> tuple[str | None, str | None]:
    """What ``hit`` measures and whose it is, in the article's words; None for what the sentence does not say."""
    if hit.kind == "date":
        return None, None
    start, end = hit.span
    i = bisect_left(ends, hit.start + 1)
    first = max(ends[i - 1] if i else 0, start - _REACH)
    last = min(ends[i] if i < len(ends) else len(folded), end + 24)
    what = _measures(folded, hit, first, last)
    whose = subject(folded, first, start, what)
    if whose is not None and _NO_OWNER.search(folded[whose[0] : whose[1]].strip()):
        whose = None  # a piece of a sentence: no owner is better than a wrong one
    return _words(text, what), _words(text, whose)


def said_by(text: str, folded: str, start: int, ends: list[int]) -> str | None:
    """Who is reported to say what stands at ``start``, in the article's words; None where nobody is named."""
    i = bisect_left(ends, start + 1)
    first = max(ends[i - 1] if i else 0, start - 2 * _REACH)
    last = min(ends[i] if i < len(ends) else len(folded), start + 2 * _REACH)
    return _words(text, speaker(folded, first, last))


def year_near(folded: str, start: int, ends: list[int]) -> str | None:
    """The year that the sentence names before ``start`` (the nearest), or None."""
    i = bisect_left(ends, start + 1)
    first = max(ends[i - 1] if i else 0, start - 2 * _REACH)
    year = None
    for found in _YEAR.finditer(folded, first, start):
        year = found["year"]
    return year


def _words(text: str, found: Slice | None) -> str | None:
    if found is None:
        return None
    return text[found[0] : found[1]].strip() or None


def _measures(folded: str, hit: Hit, first: int, last: int) -> Slice | None:
    start, end = hit.span
    clause = first
    for mark in _BREAK.finditer(folded, first, start):
        clause = mark.end()
    unit_counts = hit.kind == "quantity" and hit.unit is not None and hit.unit in _COUNTERS
    if hit.kind == "model_size":
        return _parameters(folded, first, start, end, last)
    if unit_counts and (found := _behind(folded, hit.end, last, False)):
        return found
    if hit.kind == "percent" and (share := _SHARE_OF.search(folded, clause, start)):
        return share.span("what")
    if found := _before(folded, clause, start):
        return found
    if found := _behind(folded, end, last, True):
        return found
    named = hit.kind in ("quantity", "money") and hit.unit not in ("岁", "人", "个")
    if named and (word := lexicon.OBJECT.search(folded, clause, start)):
        return word.span()
    # The clause before names it: 最大的差距在于算力,基本上是10倍.
    return _nearest(folded, first, clause) if clause > first else None


def _before(folded: str, clause: int, start: int) -> Slice | None:
    """What the words of the clause before the figure say: a change, a property, an act."""
    if compared := lexicon.COMPARED.search(folded, clause, start):
        start = compared.start()
    left = folded[clause:start]
    level = lexicon.LIGHT.search(left)
    if change := lexicon.CHANGE.search(left):
        noun = _noun_at_end(folded, clause, clause + change.start())
        length = len(_ASPECT.sub("", change.group()))
        return (noun[0] if noun else clause + change.start()), clause + change.start() + length
    stop = clause + level.start() if level else start
    if adjective := lexicon.ADJECTIVE.search(folded, clause, stop):
        return adjective.span()
    return _nearest(folded, clause, stop)


def _noun_at_end(folded: str, clause: int, end: int) -> Slice | None:
    """The property that ends at ``end``, if one does."""
    for found in lexicon.HEAD_NOUN.finditer(folded, clause, end):
        if found.end() == end:
            return found.span()
    return None


def _nearest(folded: str, first: int, stop: int) -> Slice | None:
    """The last property or act named between ``first`` and ``stop``."""
    span: Slice | None = None
    for found in lexicon.MEASURE.finditer(folded, first, stop):
        span = found.span()
    return span


def _behind(folded: str, end: int, last: int, of: bool) -> Slice | None:
    """The thing behind the figure: 40家公司; with ``of`` only after 的 (10倍左右的差距) or at once a known thing."""
    opening = lexicon.OF.match(folded, end, last)
    at = opening.end() if opening else end
    linked = "的" in folded[end:at]
    stop = last
    if mark := _BREAK.search(folded, at, last):
        stop = mark.start()
    stop = min(stop, (folded.find("、", at, stop) + 1 or stop + 1) - 1)
    if of and not linked:
        direct = lexicon.DIRECT.match(folded, end, stop)
        return direct.span() if direct else None
    found = lexicon.NOUN_AFTER.match(folded, at, stop) or lexicon.PLAIN_AFTER.match(folded, at, stop)
    return found.span("noun") if found else None


def _parameters(folded: str, first: int, start: int, end: int, last: int) -> Slice | None:
    behind = _PARAMETERS.search(folded, end, min(last, end + 8))
    if behind:
        return behind.span()
    span: Slice | None = None
    for found in _PARAMETERS.finditer(folded, first, start):
        span = found.span()
    return span


_PARAMETERS = re.compile("[参引]数(?:规模|量)?|模型(?:尺度|规模|大小)|[Pp]arameters?")
_COUNTERS = frozenset(
    words(
        "家 位 名 项 份 批 件 款 张 块 篇 座 段 句 场 部 支 只 颗 枚 粒 艘 辆 架 列 间 栋 幢 所 户 匹 头 "
        "尾 株 棵 朵 束 捆 袋 箱 盒 瓶 杯 罐 卷 册 页 幅 首 组 对 双 副 门 课 堂 笔 宗 起 例 处 台 条 种 "
        "套 碗 口 剂 个 类 国 省 市 "
        "村 镇 县 人 票 席 桶 股 层 轮 次 步 集 字 词 吨 公斤 斤 亩"
    )
)
