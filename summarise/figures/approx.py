"""Approximating words before and after a figure, and the bound that they set."""

from __future__ import annotations

import re

from summarise.figures.tables import by_character, words
from summarise.results import Bound

_BEFORE: dict[Bound | None, str] = {
    "ge": "至少有 至少需 至少需要 至少要 至少为 至少是 至少 起码要 起码 最少 超过了 超过 已超过 已超 超出 "
    "远超 远超过 超逾 超 逾 突破了 突破 已突破 多于 大于 高于 不少于 不低于 不小于 不下于 不下 不止 "
    "大于等于 ≥ > >= 少说也有 "
    "少说有 少说 破",
    "le": (
        "至多 最多 顶多 不超过 不超 不多于 不高于 不大于 不到 不足 不满 未达 未到 未满 未超过 不及 低于 "
        "少于 小于 小于等于 ≤ < <= 上限为 上限"
    ),
    "ap": (
        "约为 约合 约占 约有 约达 约需 约 大约有 大约为 大约是 大约需要 大约 大概是 大概有 大概需要 "
        "大概就 大概只有 大概用了 大概 大致 将近 接近 近乎 几近 近 差不多 差不多有 估计 约莫 徘徊在 ~ ≈ "
        "约等于"
    ),
    None: "高达 可达 多达 长达 达到 达 仅 只有 仅有 共计 合计 总计 累计 共有 共",
}
_AFTER: dict[Bound | None, str] = {
    "ge": "或以上 及以上 以上 之上 有余 之多 开外 打底 起步 多 余 +",
    "le": "或以下 及以下 以下 以内 之内 之下 封顶 不到",
    "ap": "左右 上下 前后 许 附近 出头",
}


# These set the bound but are a clause's verb rather than part of the amount: the span leaves them out.
_OUTSIDE = frozenset(
    words(
        "破 已超 已超过 已突破 突破了 超过了 估计 差不多 差不多有 约莫 徘徊在 上限 上限为 大致 少说 "
        "少说有 少说也有 远超 远超过 大于 小于 多于 少于 不满 未满 不及 不止 不下 不下于 顶多 几近 "
        "起码要 约等于 "
        "不高于 不低于 不少于 不小于 不多于 不大于 不超 未超过 大于等于 小于等于 长达 ~"
    )
)
_OUTSIDE_AFTER = frozenset(words("有余 或以上 及以上 或以下 及以下 打底 起步 封顶 出头 开外 不到"))
_BOUND_BEFORE = {word: bound for bound, text in _BEFORE.items() for word in words(text)}
_BOUND_AFTER = {word: bound for bound, text in _AFTER.items() for word in words(text)}


_BEFORE_BY_LAST = by_character(_BOUND_BEFORE, -1)
_AFTER_BY_FIRST = by_character(_BOUND_AFTER)
# 上 过 破 before a number of units only: 上千万, 过亿, 破兆.
_LEAD = re.compile(
    "(?<![以加网线岸船马早晚路地遇赶考爱看算会身史海江陆台床桌超通经不难渡打突侦爆识])[上过破](?=[百千"
    "万亿兆])(?!百分|千分|万分|千万别|千万不)"
)
# 多 and 余 that begin another word are no approximation: 3人多次, 5家余额.
_NOT_MORE = re.compile("多(?=[次种样年来数少元个项家名位层方家亏头地])|余(?=[额下波地])")
# 近 in 最近 附近, 约 in 合约 签约 预约, 超 in 英超 中超, 破 in 打破 is part of a word.
_NOT_BEFORE = re.compile(
    "(?:最近|附近|靠近|临近|邻近|接近|签约|预约|合约|违约|节约|契约|条约|解约|纽约|中超|英超|打破|侦破|爆破)$"
)

Found = tuple[int, Bound | None, str]


def before(text: str, at: int) -> Found:
    """The approximating words that end at ``at``: where they begin, their bound, the words (empty for none).

    At most two are taken (大约超过).
    """
    if at > 0 and text[at - 1] in "上过破" and _LEAD.match(text, at - 1):
        # 上千万 and 过亿 are one expression, 破 is the clause's verb.
        return (at if text[at - 1] == "破" else at - 1), "ge", text[at - 1]
    start = outer = at
    bound: Bound | None = None
    for _ in range(2):
        place = start
        while place > 0 and start - place < 2 and text[place - 1] == " ":
            place -= 1
        for word in _BEFORE_BY_LAST.get(text[place - 1 : place], ()):
            if text.startswith(word, place - len(word)) and place >= len(word):
                break
        else:
            break
        if len(word) == 1 and _NOT_BEFORE.search(text, max(0, place - 2), place):
            break
        start = place - len(word)
        bound = _BOUND_BEFORE[word] or bound
        if word in _OUTSIDE:
            break
        outer = start
    return outer, bound, text[start:at].strip()


def after(text: str, at: int) -> Found:
    """The approximating word that begins at ``at``: where it ends, its bound, the word (empty for none)."""
    place = at
    if text.startswith("(含)", at):
        place = at + 3
    for word in _AFTER_BY_FIRST.get(text[place : place + 1], ()):
        if text.startswith(word, place):
            if len(word) == 1 and _NOT_MORE.match(text, place):
                break
            if word == "左右" and text.startswith("左右手", place):
                break
            return (at if word in _OUTSIDE_AFTER else place + len(word)), _BOUND_AFTER[word], word
    return at, None, ""
