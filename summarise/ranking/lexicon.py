"""Words and openings that tell what a sentence does: claim, conclude, give an example, point elsewhere.

All are folded to Simplified and half width and are single words of the segmenter, so that one look-up per different
word of the text suffices.
"""

from __future__ import annotations

CLAIM = frozenset(
    "认为 表示 指出 强调 称 说 坦言 直言 透露 介绍 建议 呼吁 预计 预测 宣布 提出 承认 警告 主张 判断 批评 相信 觉得 看来 提醒 回应 "
    "解释 披露 声称 断言 希望 要求 决定 通报 公布".split()
)
"""A speaker's statement, or the announcement of one."""

KEY = frozenset(
    "关键 核心 本质 根本 重点 重要 首要 最大 最终 结论 总之 综上 综上所述 总结 总体 总的来说 归根结底 由此可见 说明 表明 意味着 显示 证明 研究 调查 发现 "
    "目标 目的 旨在 意义 突破 首次 首个 第一 主要 实现 成为 推出 发布 达成 通过 启动 上线 成立 获得 宣布 提供 支持 解决 必须 应当 应该 需要 "
    "不应 不要 避免 差距 优势 挑战 机遇 机会 趋势 未来 前景 风险 影响 缺".split()
)
"""What is central, new, demanded or concluded."""

CAUSE = frozenset(
    "因为 由于 原因 导致 造成 引发 带来 使得 源于 在于 取决于 归因于 所以 因此 因而 从而 结果 受 影响 一方面 另一方面".split()
)
"""Reasons and outcomes."""

ABOUT = frozenset("本文 本篇 本次 本期 文章 教程 指南 系列 将 介绍 讲解 分享 学习 了解 探讨 讨论 概述 笔者".split())
"""A text speaking of itself and what it is about."""

EXAMPLE = frozenset("例如 比如 譬如 举例 举个例子 比方 譬喻 好比 假设 假如 例子 案例 就像 诸如".split())
"""Examples and comparisons, which a summary can do without."""

POINTING = frozenset(
    "如下 以下 如图 下图 上图 下面 上面 下列 上述 见图 图中 点击 下方 上方 左图 右图 链接 截图 所示 输入 运行 执行".split()
)
"""Pointing at something that does not stand in the sentence."""

SPOKEN = frozenset(
    "我 我们 你 你们 咱们 吧 呢 啊 嘛 呀 哈 嗯 哦 然后 那么 就是说 对吧 对不对 是不是 是吧 这个 那个 这样 那样 觉得 想 刚才 刚刚 一下 "
    "就是 所以 特别 非常 其实 怎么 什么 咱 大家 可能 东西 事情 真的 挺 蛮 老师 好 讲".split()
)
"""Marks of speech written down."""

LIFE = frozenset(
    "毕业 毕业于 出生 生于 就读 读博 师从 攻读 硕士 博士 本科 学士 学位 曾任 历任 兼任 任职 担任 任教 加入 入职 离职 加盟 前身 创办 学霸 籍贯 祖籍 "
    "曾 曾经 当年 大学 学院 研究生 导师 实习生 经历".split()
)
"""A person's or a firm's life story: background."""

OPENERS: dict[str, float] = dict.fromkeys(
    "他 她 它 他们 她们 它们 这 这些 这个 这种 这样 这里 这是 那 那些 那个 那么 那种 此 此举 该 其 其中 前者 后者 这时 此时 这次 这一 那时 "
    "这位 这项 这家 这意味着 这也 此后 之后 这让".split(),
    1.0,
) | dict.fromkeys(
    "但 但是 然而 不过 可是 可 却 而 而且 并且 并 且 因此 因而 所以 于是 从而 结果 否则 另外 此外 同时 同样 接着 然后 随后 最后 其次 再次 再者 还有 "
    "甚至 反之 反而 相反 尽管如此 除此之外 除此以外 也 又 还 则 就 比如 例如 譬如 由此 或者 或 即 第二 第三 第二个 第三个 不仅如此 与此同时 "
    "总的来说 后来 对此 为此 当然 事实上 其实 确实 的确 是的 好 嗯 对".split(),
    0.6,
)
"""Words at a sentence's beginning that lean on what went before, and how heavily."""
