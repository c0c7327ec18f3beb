"""Organisations: known ones, and unknown ones by how their names end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarise.names.known import occurrences
from summarise.names.tokens import Reading, Word
from summarise.names.wordlists import word_set

_STRONG = word_set("""
公司 有限公司 股份有限公司 有限责任公司 集团 大学 学院 研究院 研究所 研究中心 实验室 重点实验室 银行 基金会 协会 学会
商会 总会 联合会 联盟 工会 委员会 出版社 通讯社 杂志社 报社 电视台 广播电台 法院 检察院 医院 事务所 交易所 证券
保险公司 中学 小学 博物馆 图书馆 美术馆 剧院 乐团 俱乐部 智库 航空 发改委 公安局 派出所 教育局 卫健委 工信局 管理局
监管局 监督局 总局 统计局 气象局 卫生局 财政局 财政部 商务部 国防部 外交部 司法部 能源部 国务院 交通部 内政部 劳工部
农业部 教育部 环境部 税务局 专利局 移民局 情报局 调查局 宇航局 航天局 安全局 市政府 省政府 县政府 区政府 议会 国会
参议院 众议院 最高法院 省委 市委 县委 区委 党校 海关 消防支队 交警支队 公安厅 教育厅 商务厅 财政厅 科技厅
""")
_BUSINESS = word_set("""
科技 资本 创投 投资 基金 控股 股份 传媒 半导体 智能 网络 信息 软件 通信 电子 集成电路 微电子 生物 制药 药业 医药 医疗
汽车 能源 电力 石化 地产 置业 食品 乳业 物流 快递 互娱 游戏 影业 文化 教育 咨询 资管 信托 保险 人寿 重工 机械 钢铁
电器 家居 酒店 超市 新闻 日报 晚报 时报 周刊 早报 商报 晨报 都市报 新闻网 新闻社 财经 网校 书店 书局 机器人 航天 光电
电池 材料
""")
_FINAL = dict.fromkeys(_STRONG, "strong") | dict.fromkeys(_BUSINESS, "business")

# Kinds of words that may stand inside a name, left of its last word.
_INSIDE = frozenset(
    {"n", "nr", "nrt", "nrfg", "ns", "nt", "nz", "vn", "j", "b", "eng", "x", "nw", "g", "an", "l", "ng", "s", "a"}
)
_PROPER = frozenset({"ns", "nt", "nz", "nr", "nrt", "nrfg", "eng", "j"})
_COUNTRY = re.compile(r"(?:国家|全国|中央|中国|美国|英国|法国|德国|日本|韩国|俄罗斯|欧洲|亚洲|世界|国际)")
_GENERIC = word_set("""
互联网 科技 高科技 人工智能 大数据 中国 美国 国内 国外 海外 全球 本地 当地 知名 著名 大型 中小型 小型 中型 上市 创业
初创 创新 巨头 企业 龙头 头部 民营 国有 外资 合资 独立 专业 相关 有关 其他 其它 部分 多家 各大 主要 重点 一流 顶级
顶尖 传统 新兴 母 子 分 总 新 老 大 小 好 旗下 所属 附属 该 本 此 贵 我 游戏 汽车 芯片 半导体 软件 硬件 电商 保险 证券
投资 基金 房地产 医药 生物 能源 金融 教育 广告 公关 咨询 物流 快递 航空 电信 通信 网络 信息 技术 数据 产业 行业 市场
商业 公共 社会 政府 民间 学术 科研 研究 医疗 综合 股份 有限 责任 网络科技 信息技术 人民 中级 高级 基层 最高 地方 省级
市级 国家级 国家 地区 城市 农村 世界 国际 时代 未来 数字 智能 智慧 数字化 绿色 官方 平台 服务 产品 母公司 子公司 全资
控股 战略 创意 高等 高校 名牌 双一流 艺术 师范 理工 工业 农业 电影 音乐 体育 财经 新闻 文化 媒体 传媒 手机 电子 家电
电器 食品 餐饮 零售 服装 运营 生产 制造 设计 开发 供应 外包 云计算 模型 跨国 同行 竞争 合作 个别 少数 某 某些 数据安全
学生 职工 专家 技术委员会 业主 居民 村民 学校 附近 公立 私立 三甲 定点 主流 权威 专科 民办 外国 境外
""")


@dataclass(frozen=True, slots=True)
class Organisation:
    """One place where an organisation stands; ``group`` joins spellings; ``points`` say how sure it is."""

    start: int
    end: int
    group: str
    points: float


def organisations(reading: Reading) -> list[Organisation]:
    """Every place of every organisation, in order, without overlap."""
    known = list(_known(reading))
    built = list(_built(reading, {o.start: o for o in known}))
    out: list[Organisation] = []
    for item in sorted([*known, *built], key=lambda o: (o.start, -o.end)):
        if not out or item.start >= out[-1].end:
            out.append(item)
    return out


def _known(reading: Reading) -> Iterator[Organisation]:
    text, words, at = reading.text, reading.words, reading.at
    found = list(occurrences(text))
    sure = {entry.group for _, _, entry in found if not entry.doubtful}
    for start, end, entry in found:
        first, last = words[at[start]], words[at[end - 1]]
        if (first.start < start and first.known) or (last.end > end and last.known):
            continue
        if entry.doubtful and entry.group not in sure and not _supported(text, start, end):
            continue
        yield Organisation(start, end, entry.group, 6.0)


_SUPPORT_AFTER = re.compile(
    r"(?:公司|集团|官方|官网|旗下|发布会|总部|董事|总裁|CEO|创始人|首席|股价|财报|市值|副总|高管|工程师|员工|教授|校长|学者|(?:表示|宣布|推出|发布|称))"
)
_SUPPORT_BEFORE = re.compile(
    r"(?:收购|投资|入股|加入|加盟|任职|供职|就职|旗下的?|厂商|巨头|公司|企业|品牌|毕业于|就读于|[、和与]\s?)$"
)


def _supported(text: str, start: int, end: int) -> bool:
    return bool(_SUPPORT_AFTER.match(text, end)) or bool(_SUPPORT_BEFORE.search(text[max(0, start - 5) : start]))


def _built(reading: Reading, known: dict[int, Organisation]) -> Iterator[Organisation]:
    words = reading.words
    for index, word in enumerate(words):
        kind, final = _final(word.text)
        if not kind:
            continue
        first = _leftmost(reading, index)
        if first is None:
            continue
        start = words[first].start
        name = reading.text[start : word.end]
        if first == index and len(word.text) - len(final) < 2:
            continue
        if len(name) < 4 or len(name) > 24 or (kind == "business" and not _company(reading, first, index)):
            continue
        yield Organisation(start, word.end, name, 4.0 if kind == "strong" else 3.0)


def _final(word: str) -> tuple[str, str]:
    for size in (len(word), 6, 5, 4, 3, 2):
        if size <= len(word) and (kind := _FINAL.get(word[-size:])):
            return kind, word[-size:]
    return "", ""


def _leftmost(reading: Reading, index: int) -> int | None:
    """The first word of the name that ends with word ``index``; None where nothing in it is proper."""
    words = reading.words
    first = index
    proper = None
    if _is_proper(words[index]) and words[index].text not in _FINAL:
        proper = index
    while first > 0 and index - first < 8:
        word = words[first - 1]
        if word.tag not in _INSIDE or not word.text[0].isalnum() or (word.known and word.text in _STOP):
            break
        first -= 1
        if _is_proper(word):
            proper = first
    return proper


_STOP = word_set("""
记者 教授 董事长 总裁 院长 校长 主任 毕业 任职 担任 加入 来自 位于 成立 创立 创办 收购 投资 合作 旗下 目前 近日 日前
此前 作者 编辑 来源 负责人 创始人 总经理 专家 学者 有关 根据 关于 包括 其中 以及 例如 前往 走进 通过 出任 就读 先后
进入 选择 成为 作为 离开 考入 考上 报考 供职 就职 转载 联合 期间
""")


def _is_proper(word: Word) -> bool:
    if word.text in _GENERIC:
        return False
    if _COUNTRY.match(word.text):
        return True
    return word.tag in _PROPER or (not word.known and word.text[0] > "\u3400")


def _company(reading: Reading, first: int, last: int) -> bool:
    """Whether a name with a weak ending (X科技) has a stem that is not made of common words."""
    stem = reading.words[first:last]
    return bool(stem) and any(not w.known or w.tag in {"nz", "nt", "nr", "nrt", "eng"} for w in stem) and len(stem) <= 3
