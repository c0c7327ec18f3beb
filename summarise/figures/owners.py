"""Whose a figure is and who says so: the topic at the head of a clause, and the speaker of the sentence."""

from __future__ import annotations

import re

from summarise.figures.lexicon import SAYS
from summarise.figures.tables import words

Slice = tuple[int, int]

_BREAK = re.compile(r"[,，;；:：。！？!?\n“”「」『』\"|]")
# What may open a clause before its topic.
_OPENING = re.compile(
    r"(?:但是|但|而且|而|并且|因此|所以|因为|由于|如果|虽然|尽管|不过|然而|同时|此外|另外|其中|另有|"
    r"例如|比如|据悉|据了解|据统计|据报道|数据显示|据[^,，]{1,8}(?:统计|显示|报道)|目前|截至|截止|"
    r"近日|日前|今日|昨日|今年|去年|明年|前年|今年以来|过去|未来|当年|当时|"
    r"随后|之后|最近|近年来?|近期|此前|现在|最终|最后|首先|其次|于是|可见|预计|估计|全年|上半年|"
    r"下半年|当前|当天|后面|早在|可惜|如今|如果说|一旦|后来|仅|只|如|已有|已|目前来看|在|以(?![下上])|从(?![业事])|对(?![话象手])|对于|为了|"
    r"为|随着|根据|按照|经|该案|原来|实际上|其实|一方面|另一方面|[一二三四首]季度|第[一二三四]季度|"
    r"已经|到|至|于|"
    r"[\d〇零一二三四五六七八九十]{1,4}年(?:[\d一二三四五六七八九十]{1,3}月)?(?:[\d一二三四五六七八九十"
    r"]{1,3}[日号])?(?:底|末|初|以来|前|后|间)?|[\d一二三四五六七八九十]{1,3}月(?:份|底|"
    r"初)?(?:[\d一二三四五六七八九十]{1,3}[日号])?|近?[\d几一二两三四五六七八九十]{1,3}(?:个月|年|天|"
    r"周)(?:来|间|内|前|后)?|[、 ])+"
)
# Words at which the topic of a clause ends.
_PREDICATE = re.compile(
    r"的|给|在|已|将|于|为|是|(?<!所)有(?!企业|资本|银行|资产)|(?<![英伟万恒腾宏信])达|向|从|由|对|把|被|"
    r"(?<![协委员学议大社国])会|要|可|(?<![智性功产])能|也|还|就|又|曾|共|拟|均|都|则|仍|正|并|最|至|"
    r"称|宣布|表示|认为|发布|投资|融资|出资|投入|获得|获|完成|拥有|实现|预计|估计|计划|同比|环比|增长|"
    r"下降|上升|上涨|"
    r"下跌|减少|增加|提升|提高|降低|缩水|蒸发|占|超过|超|约|近|逾|不足|不到|仅|只|裁|亏|赚|花|落后|"
    r"领先|相差|采用|搭载|集成|支持|推出|新增|跌|涨|目前|今年|去年|[上本当]月|[上本]周|每|需|排名|位居|录得|招聘|雇|生产|"
    r"交付|销售|享年|以|比|较|到|涉|突破|追加|贡献|"
    r"平均|起售价|月薪|年薪|市值|估值|营收|净利|利润|收入|成本|售价|股价|总(?!部|局|公司|统|理)|首批|"
    r"首付|首周|全年|当天|用了|通过|使用|购买|采购|收购|回购|派发|募集|创立|创办|成立|开设|建成|解雇|"
    r"聚集|制作|罚款|处以|判处|现有|现|升至|降至|报收|收报|收于|(?<![日晚时])报|搜救|抓获|查获|发现|查获|"
    r"说(?!明)|诞生|大火|首月|首日|首年|首季|上半年|下半年|上季|本季|单季|[一二三四]季度|"
    r"重返|跻身|接待|贷款|出现|历时|耗时|耗资|斥资|砸|打造|带动|吸引|参加|参与|购入|卖出|售出|卖|买|"
    r"赔偿|捐|发射|新建|建设|下调|上调|加息|降息|之间|与(?=[^,，]{0,8}(?:相比|相差))|第|\d"
)
_PRONOUN = re.compile(
    r"(?:他|她|它|其|我(?![国市省县区校])|你|咱|这|那|自己|大家|人们|谁|什么|该|双方|两者|前者|后者|本人|笔者)"
)
_NOT_TOPIC = re.compile(
    r"(?:受访者中|有|共|只|真的|标志性|大量|少数|多数|部分|最|阉割|以上|以下|左右|此|因|由|可能|可以|应该|必须|如何|怎么|总共|合计|大概|大约|基本上?|"
    r"大体|几乎|单次|折合|相当|最低|最高|最大|至少|至多|起码|尤其|往往|甚至|看起来|尚不|没|不|很|更|"
    r"再|而|且|或|和|与|及|等|之|所|让|使|的|做|看|想|去|来|因为)"
    r"|(?:中|内|外|里|上|下|左|右|时|间|前|后|首|另|各|另外|一般|当时|期间|资金上|人力上|国内外)$"
)
# A topic is a noun phrase: with one of these inside it is a clause.
_CLAUSAL = re.compile("[了着过吗呢吧啊就都也很不没]|相信|觉得|沒")
# A clause without a topic begins with its verb.
_VERB = re.compile(
    "抓获|查获|获得|完成|实现|发布|投资|融资|出资|投入|拥有|预计|计划|增长|下降|上升|减少|增加|提升|提高|降低|采用|搭载|集成|支持|"
    "推出|新增|招聘|生产|交付|销售|追加|使用|购买|采购|收购|回购|派发|募集|建成|聚集|制作|处以|判处|接待|贷款|斥资|打造|带动|吸引|参加|"
    "参与|赔偿|发射|新建|建设|下调|上调|折合|涉及|覆盖|释放|造成|导致|包括|其中|训练|投身|如今|加上"
)
_SHOWN = re.compile(r"(?:数据|统计|报告|调查|研究|资料)(?:也)?(?:显示|表明)$|统计$")
_TERM = 8
_LATIN = re.compile(r"[A-Z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*(?: [A-Z][A-Za-z0-9.\-]*){0,2}")
# Acronyms of things rather than of anybody.
_GENERIC = frozenset(
    words(
        "AI GPU CPU APP App CEO CTO CFO COO VP IT PC TCO ROI LLM NLP CV API GDP PMI CPI PPI IPO LPR ETF "
        "VC PE AIGC VR AR MR IP SUV"
    )
)
_NAME = re.compile(r"(?=[^\u4e00-\u9fffA-Za-z]{0,8}[\u4e00-\u9fffA-Za-z])[A-Za-z0-9.\-·、 \u4e00-\u9fff]{2,16}")
_SPEAKER = re.compile(
    rf"(?P<who>[A-Za-z·\-. \u4e00-\u9fff]{{2,16}}?)(?:博士|教授|先生|女士|董事长|总裁|CEO)?(?:也|还|则|"
    rf"曾|对[^,，]{{1,12}}|向[^,，]{{1,10}}|在[^,，]{{1,20}})?{SAYS.pattern}(?=[,，:：道])"
)
_BY = re.compile(
    r"(?:据|根据|按照?)(?P<who>[^,，。]{2,14}?)(?:的)?(?:统计|数据|报道|显示|消息|介绍|估算|测算|预测|"
    r"研究|分析|报告)|(?P<source>[^,，。]{2,12}?)(?:的)?(?:统计数据|数据|报告|调查|研究)(?:也)?显示|"
    r"在(?P<eyes>[^,，。]{2,8}?)看来"
)


def subject(folded: str, first: int, start: int, what: Slice | None) -> Slice | None:
    """Whose the figure at ``start`` is: the topic of its clause or of the nearest earlier clause that has one.

    ``what`` is the span of what it measures: the topic ends before it.
    """
    clauses = [first]
    clauses.extend(mark.end() for mark in _BREAK.finditer(folded, first, start))
    for i in range(len(clauses) - 1, -1, -1):
        begin = clauses[i]
        end = start if i == len(clauses) - 1 else clauses[i + 1] - 1
        if what and begin <= what[0] < end:
            end = what[0]
        quoted = begin > first and folded[begin - 1] in '“"「『' and folded[end : end + 1] in ("”", '"', "」", "』")
        if quoted and end - begin <= _TERM:
            continue  # a term in quotation marks
        found = _topic(folded, begin, end)
        if found:
            return found
    return None


def _topic(folded: str, begin: int, end: int) -> Slice | None:
    opening = _OPENING.match(folded, begin, end)
    at = opening.end() if opening else begin
    if SAYS.search(folded, at, min(end, at + 24)) and end - at < 30 and folded[end : end + 1] in (",", "，", ":", "："):
        return None  # who speaks, not whose it is
    latin = _LATIN.match(folded, at, end)
    stop = _PREDICATE.search(folded, latin.end() if latin else min(at + 2, end), end)
    last = stop.start() if stop else end
    while last > at and folded[last - 1] in " 、这那年":
        last -= 1
    word = folded[at:last]
    if _SHOWN.search(folded, at, end):
        return None  # whose data it is, not whose figure
    named = 2 <= len(word) <= 16 and _NAME.fullmatch(word) and word not in _GENERIC
    if named and not any(bad(word) for bad in (_PRONOUN.match, _NOT_TOPIC.match, _CLAUSAL.search, _VERB.match)):
        return at, last
    name = _LATIN.search(folded, at, end)
    return name.span() if name and len(name.group()) > 1 and name.group() not in _GENERIC else None


def speaker(folded: str, first: int, last: int) -> Slice | None:
    """Who is reported to speak, or whose data it is, between ``first`` and ``last``."""
    if found := _BY.search(folded, first, last):
        group = next(name for name in ("who", "source", "eyes") if found[name])
        return found.span(group)
    for found in _SPEAKER.finditer(folded, first, last):
        start, end = found.span("who")
        opening = _OPENING.match(folded, start, end)
        start = opening.end() if opening else start
        word = folded[start:end]
        if len(word) >= 2 and not _PRONOUN.match(word):
            return start, end
    return None
