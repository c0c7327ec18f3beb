"""Words and names that begin or end with a numeral and are no figure (一些, 百度, 三心二意, 统一)."""

from __future__ import annotations

import re

from summarise.figures.tables import by_character, words

# Words whose first characters would read as a number with a unit.
_WORDS = words(
    """
    一切 一些 一直 一起 一定 一般 一样 一旦 一度 一带一路 一方面 一系列 一部分 一时间 一口气 一级市场
    一线 一把手 一国两制 一帆风顺 一站式 一体 一分为二 一年一度 一年级 一手 一条龙 一次性 一并 一边 一面
    二手 二线 二级市场 二次元 二维 二代 二战 二话 二进制 二年级 三国演义 三国时代 三国时期 三国志 三国杀
    三星 三亚 三峡 三角 三农 三明治 三明市 三体 三权 三维 三板 三包 三甲 三聚氰胺 三三两两 三心二意
    三言两语 三番五次 三番两次 三天两头 三年五载 三长两短 三头六臂 三令五申 三教九流 三从四德 三级片
    三级跳 三点式 三点水 三点一线 三好学生 三分天下 三分钟热度 三分球 三年级 三里屯 三字经 三元里 三元桥
    三门峡 三句话不离 三步并作 三角形 三次元 三明 四川 四面八方 四面楚歌 四方达 四方 四平八稳 四分五裂
    四通八达 四合院 四书 四季 四年级 四环 四海 四小龙 四级考试 四六级 四肢 四散 四轮驱动 五角大楼 五角星
    五花八门 五湖四海 五脏六腑 五颜六色 五光十色 五四 五一 五金 五年级 五道口 五粮液 五月天 五谷 五官
    五大三粗 五体 五味 六安 六神 六一儿童 六年级 六级考试 六朝 六盘水 六合 七夕 七上八下 七嘴八舌
    七手八脚 七拼八凑 七零八落 七十二变 七匹狼 八卦 八方 八达岭 八宝山 八股 八仙 八面玲珑 八九不离十
    八点档 九州 九龙 九牛一毛 九死一生 九阳 九寨沟 九点一刻 九江 十分 十字路口 十字 十足 十全十美 十堰
    十有八九 十之八九 十拿九稳 十万火急 十恶不赦 十面埋伏 十里洋场 十年磨一剑 十年树木 十年寒窗 十月怀胎
    十月革命 十里八乡 百度 百姓 百货 百科 百合 百般 百家争鸣 百家讲坛 百家姓 百家号 百家乐 百花 百分百回
    百里挑一 百折不挠 百年大计 百年树人 百年老店 百年好合 百团 百万富翁 百万雄师 百事 百思 百无 百川
    百丽 百胜 百威 百济 百感 百出 百发百中 百战 百步穿杨 百口莫辩 百灵 百态 百叶 千方百计 千军万马
    千家万户 千里迢迢 千里之 千里马 千岛 千禧 千变万化 千丝万缕 千言万语 千篇一律 千人千面 千人一面 千钧
    千载难逢 千载 千山万水 千千万万 千呼万唤 千差万别 千差 千疮百孔 千锤百炼 千古 千金 千秋 千万别
    千万不 千万要 千万富翁 千层 千里眼 千寻 千叶 千年虫 千辛万苦 万一 万科 万达 万里长城 万里长征 万众
    万象 万事 万物 万能 万岁 万万 万不得已 万无一失 万水千山 万家灯火 万家乐 万人空巷 万人迷 万人瞩目
    万圣节 万维 万州 万华 万宝 万丈 万向 万有引力 万年历 万年青 万豪 万般 万国 万恶 万念 万泰 万兴 万孚
    万和 亿万富翁 亿万富豪 亿达 亿联 亿纬 亿航 亿咖通 亿欧 亿邦 亿康 兆易 兆头 两岸 两会 两国 两极 两性
    两面 两点论 两口子 两用 两全 两旁 两边 两侧 两头 两手 两者 两端 半导体 半岛 半夜 半路 半场 半径
    半信半疑 半途 半壁 半边天 几乎 几何 几内亚 几率 几经 几度 几时 几分 几许 几近 几级 数一数二 半决赛
    半官方 半成品 半自动 半封闭 半球 半空 半点 半生 半百 半截 半月板 半月谈 半月刊 半部 半句 半步 零距离
    零售 零食 零部件 零件 零星 零和 零跑 零容忍 零工 零碎 零关税 零担 零增长 零时差 零基础 零成本 零排放
    零一万物 零感染 零花 千兆 百兆 万兆 千上万 百上千 四起
"""
)
_WORDS_BY_FIRST = by_character(_WORDS)
# A numeral character that ends a word.
_ENDS = frozenset(
    words(
        """
        统一 唯一 同一 单一 逐一 合一 专一 划一 如一 万一 归一 周一 周二 周三 周四 周五 周六 星期 初一 双十
        双百 老百 陈百 老千 若干 大千 秋千 多半 大半 参半 过半 对半 夜半 减半 不二 无二 其二 其一 其三 无几
        寥几 茶几 老几 文一 李四 胡八 王五 星零 归零 清零 飘零 凋零 孤零
    """
    )
)
# A longer or different word that the idiom is only the beginning of: 十分之一, 四季度.
_NO_IDIOM = re.compile(
    "十分(?:之|钟)|四季度|三方(?=米)|四方(?=米)|两地(?=分)|半天[时,。，的内后前之]|三代(?=人)|"
    "四起(?=[案事火交刑车疫伤涉])|千兆(?=[元瓦])"
)


def idiom(text: str, at: int) -> int | None:
    """Where the word that begins at ``at`` and is no number ends, or None."""
    for word in _WORDS_BY_FIRST.get(text[at], ()):
        if text.startswith(word, at) and _NO_IDIOM.match(text, at) is None:
            return at + len(word)
    return at + 1 if text[at - 1 : at + 1] in _ENDS and at > 0 else None


def plan(text: str, at: int) -> int | None:
    """Where the name of a five-year plan ends (十四五规划), or None."""
    if text[at] == "十" and text[at + 2 : at + 3] == "五" and text[at + 1] in "二三四五":
        following = text[at + 3 : at + 4]
        if following not in ("", "年", "岁", "个", "天", "万", "度", "人", "家", "位", "名", "米", "件", "次"):
            return at + 3
    return None
