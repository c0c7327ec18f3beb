"""How much a reader needs each figure: one score from its kind, size, rarity, wording, place and repetition.

The weights are judgements, each held to a sentence of reason; they add up, so that a figure may earn its place in
more than
one way. Among mentions of one value only the best keeps its score, so that eight best figures are eight values.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from math import log10

from summarise.figures.hits import Hit

# What kinds of figure an analyst looks for, before anything is known of their place.
_KIND = {
    "money": 0.98,
    "model_size": 0.95,
    "multiple": 0.9,
    "percent": 0.98,
    "duration": 0.3,
    "rank": 0.2,
    "date": 0.0,
    "quantity": 0.2,
}
# A count weighs by its order of magnitude: 9 people, 40 firms, 30,000 cards.
_PER_MAGNITUDE, _MOST_MAGNITUDE = 0.16, 0.9
# Money too, but less: every sum is of interest.
_MONEY_PER_MAGNITUDE = 0.02

# 10年 said three times is rarely the same ten years.
_REPEATED = {"duration": 0.1, "date": 0.1}

_CUES = re.compile(
    r"差距|落后|相差|代差|领先|成本|投入|出资|投资|融资|估值|市值|亏|营收|收入|利润|净利|增长|增加|"
    r"上升|提升|下降|降低|减少|缩短|同比|环比|占|份额|参数|算力|训练|价格|价值|售价|需要|至少|首次|"
    r"最大|最高|最快|"
    r"纪录|新高|新低|累计|总额|总共|总投资|共有|预计|目标|计划|规模|超过|突破|达到|高达|仅|裁|购买|"
    r"采购|配了|罚|赔|涉案|死亡|受伤|伤亡|损失|GDP|人口|销量|产量|产能|数据显示|统计"
)
_GAP = re.compile(r"差距|落后|领先|代差|相差|追赶|赶上|追上|超车|晚了|早了|滞后")
_TOOK = re.compile(
    r"用了|耗时|历时|只用|仅用|仅需|只需|缩短|延长|工期|周期|有期徒刑|判处|寿命|提前|推迟|间隔|花了|"
    r"期限|为期|就迭代|续航"
)
_AGO = re.compile(r"(?:之|以)?(?:前|后|来|里|内|期间|左右的?经验)|间(?!接)")
_HEDGE = re.compile(r"一旦|如果|假如|假设|要是|有人|或许|也许|哪怕|即使|比方|可能|假定")
_SPAN_BEFORE = re.compile(r"(?:过去|近|最近|未来|过往|这|前|每|那|将来|接下来|投身|从业)(?:的|了|大概|大约|约)?$")
_EXAMPLE = re.compile(
    r"比如|例如|譬如|假如|如果|就像|好比|仿佛|一碗|白酒|出生|毕业|任职|担任|兼任|简历|开幕|届|年龄|岁时|享年"
)
_UNITS_ONLY = re.compile("[百千万亿兆]+")
_SOURCE = re.compile(r"据[^,，]{0,12}(?:统计|数据|报告|测算|估算)|数据(?:也)?显示|统计|财报|公告|报告显示|截至")
_YEAR = re.compile(r"(?<!\d)20\d\d年")
_CLAUSE = re.compile(r"[,，;；。！？!?\n:：【】]")
_HEADLINE = re.compile(r"^[^。！？!?；;\n]{4,44}$", re.MULTILINE)
_REACH = 40


def scores(
    folded: str, hits: list[Hit], keys: list[str], ends: list[int], headline: str, chosen: list[tuple[int, int]]
) -> list[float]:
    """The score of each hit; higher is more needed.

    Args:
        folded: the folded text.
        hits: its figures in order.
        keys: the value key of each.
        ends: where each sentence ends.
        headline: the folded title, empty for none.
        chosen: the spans of a summary's sentences, in order.
    """
    counts = Counter(keys)
    kinds = Counter(hit.kind for hit in hits)
    titles = _title_keys(folded, hits, keys)
    raw = []
    for hit, key in zip(hits, keys, strict=True):
        score = _own(hit) + _wording(folded, hit, ends)
        score += 0.15 * (1 - kinds[hit.kind] / len(hits))
        score += _REPEATED.get(hit.kind, 0.22) * min(counts[key] - 1, 3)
        score += 0.1 * (1 - hit.start / max(1, len(folded)))
        if key in titles:
            score += 0.35
        if headline and folded[hit.start : hit.end] in headline:
            score += 0.5
        if chosen and _inside(hit.start, chosen):
            score += 0.35
        raw.append(score)
    return _one_per_value(raw, keys)


def _own(hit: Hit) -> float:
    """What the figure weighs by its kind, its size and its bound."""
    score = _KIND[hit.kind]
    low = abs(hit.low or 0.0)
    if hit.kind == "quantity":
        score += min(_MOST_MAGNITUDE, _PER_MAGNITUDE * log10(max(1.0, low)))
        if hit.unit == "岁":
            score -= 0.35
        elif low < 10 or (hit.unit is None and low < 1000):
            score -= 0.1
    elif hit.kind == "duration" and low <= 1 and hit.high is None:
        score -= 0.1
    elif hit.kind == "money":
        score += _MONEY_PER_MAGNITUDE * min(12.0, log10(max(1.0, low)))
    if hit.bound in ("ge", "le"):
        score += 0.08
    elif hit.bound == "vague":
        score -= 0.05 if low >= 1000 and hit.kind != "duration" else 0.3
    if hit.high is not None and hit.kind != "date":
        score += 0.1
    return score


def _wording(folded: str, hit: Hit, ends: list[int]) -> float:
    start, end = hit.span
    i = bisect_left(ends, hit.start + 1)
    first = max(ends[i - 1] if i else 0, start - _REACH)
    last = min(ends[i] if i < len(ends) else len(folded), end + _REACH)
    left, right = folded[first:start], folded[end:last]
    cut = 0
    for mark in _CLAUSE.finditer(left):
        cut = mark.end()
    stop = _CLAUSE.search(right)
    clause = folded[first + cut : end] + (right[: stop.start()] if stop else right)
    near = {match.group() for match in _CUES.finditer(clause)}
    score = 0.12 * min(len(near), 3) + (0.06 if not near and _CUES.search(left) else 0.0)
    if hit.kind == "duration":
        if _GAP.search(clause) or _GAP.search(left):
            score += 0.8 if not _AGO.match(right) else 0.2
        elif _TOOK.search(clause):
            score += 0.35
        if _AGO.match(right) or _SPAN_BEFORE.search(left):
            score -= 0.2
    elif hit.kind == "multiple" and _GAP.search(left + right):
        score += 0.3
    if _SOURCE.search(left):
        score += 0.12  # a number that somebody counted
    if hit.kind != "duration" and _YEAR.search(clause):
        score += 0.08  # tied to a year
    if _EXAMPLE.search(clause):
        score -= 0.2
    if _HEDGE.search(left) or _HEDGE.search(clause):
        score -= 0.3 if hit.kind == "duration" else 0.15
    if right.startswith("级") and hit.end == end:
        score -= 0.4  # 千亿级企业 names a class, no amount
    elif hit.kind == "money" and hit.bound is None and _UNITS_ONLY.fullmatch(folded, hit.start, hit.end):
        score -= 0.3  # 千亿 万亿: an order of magnitude
    return score


def _title_keys(folded: str, hits: list[Hit], keys: list[str]) -> set[str]:
    """The values that stand in a short line without a full stop: a headline or a heading."""
    found: set[str] = set()
    lines = [match.span() for match in _HEADLINE.finditer(folded)]
    if not lines:
        return found
    starts = [start for start, _ in lines]
    for hit, key in zip(hits, keys, strict=True):
        i = bisect_left(starts, hit.start + 1) - 1
        if i >= 0 and hit.end <= lines[i][1] and hit.kind != "date":
            found.add(key)
    return found if len(found) <= max(3, len(hits) // 4) else set()


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    i = bisect_left(spans, (at + 1, 0)) - 1
    return i >= 0 and spans[i][0] <= at < spans[i][1]


def _one_per_value(raw: list[float], keys: list[str]) -> list[float]:
    """The best mention of each value keeps its score; the others fall below every best one but keep their order."""
    best: dict[str, int] = {}
    for i, key in enumerate(keys):
        if key not in best or raw[i] > raw[best[key]]:
            best[key] = i
    return [
        round(score if best[key] == i else score * 0.1 - 1.0, 4)
        for i, (score, key) in enumerate(zip(raw, keys, strict=True))
    ]
