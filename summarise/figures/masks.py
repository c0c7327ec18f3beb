"""What looks like a figure and is none: names with digits, idioms, identifiers, telephone numbers, clock times.

All of it reads folded text. The tests here look at a few characters around one place, so that they stay linear.
"""

from __future__ import annotations

import re

_IDIOMS = (
    "一切 一些 一直 一起 一定 一般 一样 一旦 一度 一带一路 一方面 一系列 一部分 一时间 一口气 一级市场 一线 一把手 一国两制 一帆风顺 一站式 一体 一点 一分为二 一年一度 一年级 一手 一批 一步 一条龙 一次性 一次 一并 一边 一面 "
    "二手 二线 二级市场 二次元 二维 二代 二战 二话 二进制 二年级 "
    "三国演义 三国时代 三国时期 三国志 三国杀 三星 三亚 三峡 三角 三农 三明治 三明市 三体 三权 三维 三板 三包 三甲 三聚氰胺 三三两两 三心二意 三言两语 三番五次 三番两次 三天两头 三年五载 三长两短 三头六臂 三令五申 三教九流 三从四德 "
    "三级片 三级跳 三点式 三点水 三点一线 三好学生 三分天下 三分钟热度 三分球 三年级 三里屯 三字经 三元里 三元桥 三方 三代 三门峡 三句话不离 三步并作 三角形 三次元 三明 "
    "四川 四面八方 四面楚歌 四方达 四方 四平八稳 四分五裂 四通八达 四合院 四书 四季 四年级 四环 四海 四小龙 四级考试 四六级 四肢 四处 四散 四轮驱动 "
    "五角大楼 五角星 五花八门 五湖四海 五脏六腑 五颜六色 五光十色 五四 五一 五金 五年级 五道口 五粮液 五月天 五谷 五官 五大三粗 五体 五味 "
    "六安 六神 六一儿童 六年级 六级考试 六朝 六盘水 六合 七夕 七上八下 七嘴八舌 七手八脚 七拼八凑 七零八落 七十二变 七匹狼 "
    "八卦 八方 八达岭 八宝山 八股 八仙 八面玲珑 八九不离十 八点档 九州 九龙 九牛一毛 九死一生 九阳 九寨沟 九点一刻 九江 "
    "十分 十字路口 十字 十足 十全十美 十堰 十有八九 十之八九 十拿九稳 十万火急 十恶不赦 十面埋伏 十里洋场 十年磨一剑 十年树木 十年寒窗 十月怀胎 十月革命 十里八乡 "
    "百度 百姓 百货 百科 百合 百般 百家争鸣 百家讲坛 百家姓 百家号 百家乐 百花 百分百回 百里挑一 百折不挠 百年大计 百年树人 百年老店 百年好合 百团 百万富翁 百万雄师 百事 百思 百无 百川 百丽 百胜 百威 百济 百感 百出 百发百中 百战 百步穿杨 百口莫辩 百川 百灵 百态 百强 百叶 百日 "
    "千方百计 千军万马 千家万户 千里迢迢 千里之 千里马 千岛 千禧 千变万化 千丝万缕 千言万语 千篇一律 千人千面 千人一面 千钧 千载难逢 千载 千山万水 千千万万 千呼万唤 千差万别 千瓦 千差 千疮百孔 千锤百炼 千古 千金 千秋 千万别 千万不 千万要 千万富翁 千层 千里眼 千寻 千叶 千年虫 千辛万苦 "
    "万一 万科 万达 万里长城 万里长征 万里 万众 万象 万事 万物 万能 万岁 万万 万分 万不得已 万无一失 万水千山 万家灯火 万家乐 万家 万人空巷 万人迷 万人瞩目 万圣节 万维 万州 万华 万宝 万丈 万向 万有引力 万年历 万年青 万户 万豪 万般 万国 万恶 万念 万代 万泰 万兴 万孚 万和 "
    "亿万富翁 亿万富豪 亿达 亿联 亿纬 亿航 亿咖通 亿欧 亿邦 亿康 兆易 兆头 两岸 两会 两国 两极 两性 两面 两点论 两口子 两地 两用 两全 两旁 两边 两侧 两头 两手 两者 两端 半天 半导体 半岛 半夜 半路 半场 半径 半信半疑 半途 半壁 半边天 "
    "几乎 几何 几内亚 几率 几经 几度 几时 几分 几许 几近 几级 数一数二 半决赛 半官方 半成品 半自动 半封闭 半球 半空 半点 半生 半百 半截 半月板 半月谈 半月刊 半年报 半日 半部 半句 半步 半数 零距离 零售 零食 零部件 零件 零星 零和 零跑 零容忍 零下 零工 零碎 零关税 零担 零增长 零时差 零基础 零成本 零排放 零一万物 零感染 零花 千兆 百兆 万兆 千上万 百上千 四起"
).split()
# 百 千 万 before these are measure words after a real number elsewhere; as words of their own they are masked only at the start.
_COUNTED_ANYWAY = {
    "万家",
    "万户",
    "万里",
    "万年",
    "万人",
    "百日",
    "半天",
    "半数",
    "一次",
    "一点",
    "一步",
    "三方",
    "四处",
    "万分",
    "两地",
    "三代",
    "百强",
    "千瓦",
    "万代",
    "零下",
    "半日",
    "半年报",
    "一批",
}


def _by_first(words: list[str]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(word)
    return {first: tuple(sorted(set(group), key=len, reverse=True)) for first, group in groups.items()}


_IDIOMS_BY_FIRST = _by_first([word for word in _IDIOMS if word not in _COUNTED_ANYWAY])
# A numeral character that ends a word: 统一 之一 第一 is a rank and not here.
_ENDS = frozenset(
    "统一 唯一 同一 单一 逐一 合一 专一 划一 如一 万一 归一 周一 周二 周三 周四 周五 周六 星期 初一 双十 双百 老百 陈百 老千 若干 大千 秋千 多半 大半 参半 过半 对半 夜半 减半 不二 无二 其二 其一 其三 无几 寥几 茶几 老几 文一 李四 胡八 王五 星零 归零 清零 飘零 凋零 孤零".split()
)
_LIST_MARK = re.compile(r"[一二三四五六七八九十]{1,3}(?:[、.．]|是(?!\d))")

_LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9.+]*[-_ ]?$")
_CODE_BEFORE = re.compile(
    r"(?:代码|编号|证号|邮编|电话|热线|传真|手机|号码|拨打|致电|微信|订单号|批文|准字|文号|账号|帐号|卡号|学号|工号|单号|许可证|房号|QQ|ISBN|ISSN|No\.?|№|#)[:为是 ]{0,3}[A-Za-z]{0,3}$"
)
_PHONE = re.compile(
    r"(?:\+?86[- ]?)?(?:0\d{2,3}[- ]\d{7,8}|[48]00[- ]\d{3}[- ]?\d{4}|1[3-9]\d[- ]?\d{4}[- ]?\d{4}|\d{3,4}-\d{3,4}-\d{3,4}|\d{4}-\d{4}(?!年|财|学))(?!\d)"
)
_CLOCK = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:点(?:钟|整|半|多|许|左右|[零一二三四五六七八九十\d]{1,3}分|[一三]刻|\d{1,2}分?|(?=[^0-9零一二三四五六七八九十个位名的以之]))|时(?!间|代|候|期|速|报|段|长|刻)(?:许|整|半|\d{1,2}分?|[零一二三四五十]{1,3}分|左右|前|后|起|至))"
)
_HOUR_BEFORE = (
    "上午",
    "下午",
    "凌晨",
    "晚上",
    "早上",
    "中午",
    "傍晚",
    "清晨",
    "深夜",
    "当晚",
    "今晚",
    "昨晚",
    "晚间",
    "早间",
    "夜间",
    "午夜",
    "时间",
    "早",
    "晚",
    "时",
)
_VERSION = re.compile(r"[vV]?\d+(?:\.\d+){2,}")
_NETWORK = re.compile(
    r"[2-6]G(?![A-Za-z0-9内存显带流])|[248]K(?![A-Za-z0-9])|[23]D|2[BC](?![A-Za-z])|3C(?![A-Za-z])|360(?=公司|安全|集团|创始|数|智)"
)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s\u2e80-\u9fff，。、；）】》]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}", re.ASCII
)
_BRACKET_YEAR = re.compile(r"[〔\[【]?\d{4}[〕\]】]\s?第?\d+号")


# A longer or different word that the idiom is only the beginning of: 十分之一, 四季度.
_NO_IDIOM = re.compile(
    "十分(?:之|钟)|四季度|三方(?=米)|四方(?=米)|两地(?=分)|半天[时,。，的内后前之]|三代(?=人)|四起(?=[案事火交刑车疫伤涉])|千兆(?=[元瓦])"
)


_DIGIT_RUN = re.compile("[0-9]+")
#: A run of so many digits is an identifier unless a unit follows.
IDENTIFIER_DIGITS = 7
#: Code points within which the closing mark of a title is looked for.
TITLE_LONGEST = 40


def urls(text: str) -> list[tuple[int, int]]:
    """The spans of web and mail addresses in the folded text, in order."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    return [match.span() for match in _URL.finditer(text)]


def idiom(text: str, at: int) -> int | None:
    """Where the word that begins at ``at`` and is no number ends, or None."""
    for word in _IDIOMS_BY_FIRST.get(text[at], ()):
        if text.startswith(word, at) and _NO_IDIOM.match(text, at) is None:
            return at + len(word)
    return at + 1 if text[at - 1 : at + 1] in _ENDS and at > 0 else None


def plan(text: str, at: int) -> int | None:
    """Where the name of a five-year plan ends (十四五规划), or None."""
    if (
        text[at] == "十"
        and text[at + 1 : at + 2] in "二三四五"
        and text[at + 2 : at + 3] == "五"
        and at + 2 < len(text)
    ):
        following = text[at + 3 : at + 4]
        if following not in ("", "年", "岁", "个", "天", "万", "度", "人", "家", "位", "名", "米", "件", "次"):
            return at + 3
    return None


def code(text: str, at: int) -> int | None:
    """Where the telephone number, clock time, version or identifier that begins at ``at`` ends, or None."""
    for pattern in (_NETWORK, _PHONE, _CLOCK, _VERSION):
        if found := pattern.match(text, at):
            if pattern is _CLOCK and not _is_clock(text, at, found):
                continue
            if pattern is _VERSION and re.match(
                r"(?:19|20)\d\d\.(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|[12]\d|3[01])(?![\d.])", text[at : at + 12]
            ):
                continue
            return found.end()
    return None


def _is_clock(text: str, at: int, found: re.Match[str]) -> bool:
    word = found.group()
    if word.endswith("点"):
        return text[max(0, at - 2) : at].endswith(_HOUR_BEFORE)
    if ":" in word or "时" in word or word.endswith(("钟", "整", "半", "刻", "许")):
        return True
    return text[max(0, at - 2) : at].endswith(_HOUR_BEFORE) or "分" in word


def clock(text: str, at: int) -> int | None:
    """Where the clock time in Chinese numerals that begins at ``at`` ends (八点十五分), or None."""
    found = _CLOCK.match(text, at)
    return found.end() if found and _is_clock(text, at, found) else None


def in_name(text: str, at: int) -> bool:
    """Whether the Arabic digits at ``at`` belong to a Latin name that stands before them (GPT-4, H800, RTX 4090)."""
    if at == 0:
        return False
    before = text[at - 1]
    if before in "-_ ":
        return (
            at > 1
            and text[at - 2].isascii()
            and text[at - 2].isalnum()
            and bool(_LATIN_NAME.search(text, max(0, at - 24), at))
        )
    return before.isascii() and before.isalpha()


def labelled(text: str, at: int) -> bool:
    """Whether a word before ``at`` says that what follows is a code or a number of something."""
    return bool(_CODE_BEFORE.search(text, max(0, at - 10), at))


def in_title(text: str, at: int) -> bool:
    """Whether ``at`` stands between 《 and 》, in the name of a work."""
    left = text.rfind("《", max(0, at - TITLE_LONGEST), at)
    if left < 0 or text.find("》", left, at) >= 0:
        return False
    return text.find("》", at, at + TITLE_LONGEST) >= 0


def digits_end(text: str, at: int) -> int:
    """Where the run of ASCII digits that begins at ``at`` ends."""
    found = _DIGIT_RUN.match(text, at)
    return found.end() if found else at


def list_mark(text: str, at: int) -> bool:
    """Whether the Chinese numeral at ``at`` numbers an item (一、 二是)."""
    if at > 0 and text[at - 1] not in "\n (（。；;:： \t":
        return False
    return bool(_LIST_MARK.match(text, at))
