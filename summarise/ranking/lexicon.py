"""Words and openings that tell what a sentence does: claim, conclude, give an example, point elsewhere.

All are folded to Simplified and half width and are single words of the segmenter, so that one look-up for each
different word of the text suffices.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CLAIM = _words(
    """
    认为 表示 指出 强调 称 坦言 直言 透露 建议 呼吁 预计 预测 宣布 提出 承认 警告 主张 判断 相信 看来 提醒 回应
    披露 声称 断言 决定 通报 公布 分析 要求 估计 看好 看法 观点
    """
)
"""A speaker's statement, or the announcement of one."""

THESIS = _words(
    """
    总之 综上 综上所述 总结 总体 总的来说 总而言之 归根结底 归根到底 由此可见 可见 说明 表明 意味着 显示 证明
    反映 结论 最终 说到底 换言之 也就是说 而是 不仅仅 不仅是 不仅 更是 更 本质 根本 归结 关键 核心 真正 最大
    唯一 首要 重要 在于 必然 判断 基本 尤其 其实 标志 代表
    """
)
"""What the text comes to: conclusions, essentials, corrections of what was believed."""

CAUSE = _words(
    """
    因为 由于 原因 导致 造成 引发 使得 源于 在于 取决于 归因于 之所以 从而 一方面 另一方面 因此 因而 所以 带来
    促使 推动 受到 影响 基于 为了 为 使 让
    """
)
"""Reasons and outcomes."""

PROBLEM = _words(
    """
    缺 缺乏 缺少 稀缺 不足 差距 落后 短板 瓶颈 限制 受限 困难 难题 难以 无法 挑战 风险 危机 压力 威胁 冲击 隐患
    弊端 矛盾 问题 障碍 下降 下滑 亏损 失败 禁止 制裁 垄断 被迫 不利 不够 没有 未 远远 争议 质疑 担忧 担心 影响
    代价 损失 淘汰 停止 放弃 短缺 缺货 供不应求
    """
)
"""What is wrong, missing or in the way."""

DEMAND = _words(
    """
    应 应该 应当 必须 需 需要 必要 不应 不该 不能 不要 避免 要 建议 呼吁 加大 加强 警惕 谨慎 慎重 重视 尽快 希望
    不可 倡导 提倡 坚持 争取 力争 目标 战略 措施 方案 改进 推进
    """
)
"""What should be done."""

FORECAST = _words(
    """
    将 未来 预计 有望 长期 趋势 前景 机会 机遇 会 终将 将会 即将 不断 可能 估计 预测 今后 有可能 年内 明年 潜力
    愿景 计划
    """
)
"""What will or may come."""

COMPARE = _words(
    """
    比 相比 相较 比较 较 不如 落后 落后于 领先 差距 代差 超过 高于 低于 大于 小于 优于 更 最 最大 最多 最高 最好
    最佳 越来越 缩小 扩大 赶上 追赶 超越 倍 优势 劣势 不同 区别 同比 环比 而是 不仅 不仅仅 更是
    """
)
"""Comparisons and contrasts."""

ARGUMENT = (THESIS, CAUSE, PROBLEM, DEMAND, FORECAST, COMPARE)
"""The kinds of words that make an argument."""

SCOPE = _words(
    """
    中国 国内 我国 全国 国产 行业 产业 企业 市场 全球 世界 社会 国家 公司 大厂 巨头 业界 业内 用户 消费者 政府
    人类 经济 领域 技术 政策 生态 竞争 中美 美国 开发者 社区 机构 群众 居民 城市 农村 民众
    """
)
"""Whole groups and fields: what is said of them holds beyond one case."""

NEWS = _words(
    """
    首次 首个 首款 推出 发布 达成 通过 启动 上线 成立 获得 宣布 实现 突破 完成 签署 决定 增长 下降 上涨 下跌
    超过 达到 投资 收购 合作 发生 造成 死亡 调查 立案 判决 通报 实施 开放 取消 召开 举行 支持 提供 解决
    """
)
"""Something that happened."""

ABOUT = _words(
    """
    本文 本篇 本期 本章 本书 文章 教程 指南 系列 将 介绍 讲解 分享 学习 了解 探讨 讨论 概述 带来 演示 帮助 让
    如何
    """
)
"""A text speaking of itself and what it is about."""

EXAMPLE = _words(
    """
    例如 比如 譬如 举例 举个例子 比方 譬喻 好比 假设 假如 例子 案例 就像 诸如 犹如 仿佛 好像 如同
    """
)
"""Examples and comparisons, which a summary can do without."""

POINTING = _words(
    """
    如下 以下 如图 下图 上图 下面 上面 下列 上述 见图 图中 点击 下方 上方 左图 右图 链接 截图 所示 输入 运行
    执行 步骤 打开
    """
)
"""Pointing at something that does not stand in the sentence."""

SPOKEN = _words(
    """
    我 我们 你 你们 咱们 吧 呢 啊 嘛 呀 哈 嗯 哦 然后 那么 就是说 对吧 对不对 是不是 是吧 这个 那个 这样 那样
    觉得 想 刚才 刚刚 一下 就是 特别 非常 其实 怎么 什么 咱 大家 可能 东西 事情 真的 挺 蛮 好 讲 说
    """
)
"""Marks of speech written down."""

FIRST_PERSON = _words(
    """
    我 我们 咱们 咱 俺 我的 你 你们 您 诸位 各位 大家
    """
)
"""The speaker and the listener."""

LIFE = _words(
    """
    毕业 毕业于 出生 生于 就读 读博 师从 攻读 硕士 博士 本科 学士 学位 曾任 历任 兼任 任职 担任 任教 加入 入职
    离职 加盟 前身 创办 学霸 籍贯 祖籍 曾 曾经 当年 大学 学院 研究生 导师 实习生 经历 先后 享年 职务
    """
)
"""A person's or a firm's life story: background."""

BACKGROUND = _words(
    """
    此前 曾经 曾 早在 过去 当时 当年 回顾 据悉 据了解 公开 资料 资料显示 历史 以来 往年 去年 前年 此外 除此之外
    另据
    """
)
"""What was before, or stands beside the matter."""

_BACK = """
    他 她 它 他们 她们 它们 其 该 此 这些 那些 前者 后者 此举 这时 此时 那时 这位 那位 这家 这项 这名 这款
    该公司
    """
_THIS = """
    这 这个 这种 这样 这里 这是 那 那个 那么 那种 那样 这次 这一 此后 之后 这让 这也 对此 为此 由此 这样一来
    如此
    """
_TURNS = """
    但 但是 然而 而 不过 可是
    """
_LINKS = """
    可 却 而且 并且 并 且 于是 从而 否则 另外 此外 同时 同样 接着 然后 随后 最后 其次 再次 再者 还有 甚至 反之
    反而 相反 尽管如此 除此之外 也 又 还 则 就 比如 例如 譬如 或者 或 即 第二 第三 第二个 第三个 不仅如此
    与此同时 后来 当然 事实上 其实 确实 的确 是的 好 嗯 对 其中 结果
    """
_THUS = """
    因此 因而 所以 总之 总的来说 可见 可以说
    """
OPENERS: dict[str, float] = {
    **dict.fromkeys(_THUS.split(), 0.2),
    **dict.fromkeys(_TURNS.split(), 0.2),
    **dict.fromkeys(_LINKS.split(), 0.5),
    **dict.fromkeys(_THIS.split(), 0.9),
    **dict.fromkeys(_BACK.split(), 1.0),
}
"""Words at a sentence's beginning that lean on what went before, and how heavily."""

PRONOUNS = _words(
    """
    他 她 它 他们 她们 它们 我 我们 你 你们 这 那 其 该
    """
)
"""Whoever speaks here is named elsewhere."""

CROWDS = _words(
    """
    很多 不少 许多 有人 人们 一些 多数 大多数 部分 众人 大家 有的 网友 许多人 不少人 很多人 有些 有些人
    """
)
"""Speakers without a name."""

NEVER_IN_TERMS = _words(
    """
    的 了 是 在 和 与 或 及 及其 被 把 对 向 从 到 由 于 以 为 将 就 也 都 还 又 并 而 但 却 则 其 该 此 这 那
    个 种 位 名 次 年 月 日 号 等 之 所 者 有 说 称 我 你 他 她 它 们 让 使 给 跟 着 过 地 得 不 没 很 更 最 会
    能 要 可 请 做 用 去 来 上 下 中 里 后 前 时 一 二 两 三 四 五 六 七 八 九 十 几 多 每 各 某 只 再 已 曾 吗
    呢 吧 啊 呀 嘛
    """
)
"""Words that no keyword of several words may hold."""
