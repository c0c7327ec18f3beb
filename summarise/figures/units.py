"""Units of measure: one table from the word as written (folded) to its kind, its canonical form and its scale.

``value in canonical unit = number x scale``. Canonical forms are Simplified; money is ISO 4217, durations are
年 月 周 天 日 小时 分钟 秒 季度 工作日 and the like. `COMPARABLE` says which canonical units measure the same thing, for comparing
across articles only.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarise.results import FigureKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: what kind of figure it makes, its canonical form (None: a bare number) and its scale.

    ``loose`` marks measure words that also stand in ordinary words (一般, 三方): they need an Arabic or a larger
    number. ``after`` are characters that must not follow. ``measure`` tells a unit of measure from a measure word.
    """

    word: str
    kind: FigureKind
    name: str | None
    scale: float = 1.0
    loose: bool = False
    after: str = ""
    measure: bool = False


_CURRENCIES = {
    "CNY": "元人民币 人民币元 元 块钱 圆 人民币 RMB rmb CNY yuan",
    "USD": "美元 美金 美刀 美圆 USD usd dollars",
    "HKD": "港元 港币 港圆 港纸 HKD",
    "TWD": "新台币 新台币元 台币 元新台币 元台币 TWD NTD",
    "MOP": "澳门元 澳门币 澳门圆 MOP",
    "JPY": "日元 日圆 日币 円 JPY",
    "KRW": "韩元 韩圆 韩币 韩圜 KRW",
    "KPW": "朝元 朝鲜元",
    "EUR": "欧元 EUR euros",
    "GBP": "英镑 镑 GBP",
    "CHF": "瑞士法郎 瑞郎 CHF",
    "CAD": "加元 加拿大元 加币 CAD",
    "AUD": "澳元 澳大利亚元 澳币 AUD",
    "NZD": "新西兰元 纽元 纽币 NZD",
    "SGD": "新加坡元 新加坡币 新币 坡币 新元 SGD",
    "THB": "泰铢 铢 THB",
    "VND": "越南盾 VND",
    "IDR": "印尼盾 印尼卢比 IDR",
    "MYR": "林吉特 令吉 马币 MYR",
    "PHP": "菲律宾比索 菲律宾披索 PHP",
    "INR": "印度卢比 卢比 INR",
    "PKR": "巴基斯坦卢比 PKR",
    "RUB": "卢布 俄罗斯卢布 RUB",
    "UAH": "格里夫纳 UAH",
    "TRY": "土耳其里拉 里拉",
    "BRL": "雷亚尔 巴西雷亚尔 BRL",
    "MXN": "墨西哥比索 MXN",
    "ARS": "阿根廷比索 ARS",
    "CLP": "智利比索",
    "ZAR": "兰特 南非兰特 ZAR",
    "NGN": "奈拉 NGN",
    "EGP": "埃及镑",
    "SAR": "沙特里亚尔 里亚尔",
    "IRR": "伊朗里亚尔",
    "AED": "迪拉姆 阿联酋迪拉姆 AED",
    "KWD": "科威特第纳尔",
    "ILS": "谢克尔 新谢克尔 ILS",
    "SEK": "瑞典克朗 SEK",
    "NOK": "挪威克朗 NOK",
    "DKK": "丹麦克朗 DKK",
    "CZK": "捷克克朗",
    "PLN": "兹罗提",
    "HUF": "福林",
    "KZT": "坚戈",
    "MMK": "缅币 缅元",
    "KHR": "瑞尔",
    "LAK": "基普",
    "MNT": "图格里克",
}
_SMALL_MONEY = (
    ("美分", "USD", 0.01),
    ("分钱", "CNY", 0.01),
    ("毛钱", "CNY", 0.1),
    ("便士", "GBP", 0.01),
    ("欧分", "EUR", 0.01),
)

_DURATIONS = (
    ("年", "年", "载 年间 年时间 个年头 年头"),
    ("月", "月", "个月 个多月 个月份 箇月"),
    ("周", "周", "周 个星期 星期 个礼拜 礼拜 周时间"),
    ("天", "天", "天 昼夜 个昼夜"),
    ("小时", "小时", "小时 个小时 钟头 个钟头 个钟 h"),
    ("分钟", "分钟", "分钟 分钟时间 min"),
    ("秒", "秒", "秒 秒钟 s"),
    ("季度", "季度", "个季度 季"),
    ("工作日", "工作日", "个工作日 工作日"),
    ("交易日", "交易日", "个交易日 交易日"),
    ("学年", "学年", "个学年"),
    ("学期", "学期", "个学期 学期"),
    ("财年", "财年", "个财年"),
)

# Physical and other units: (canonical, words, scale to the canonical).
_MEASURES = (
    ("公里", "公里 千米 km KM Km", 1),
    ("米", "米 公尺 m", 1),
    ("厘米", "厘米 公分 cm CM 釐米", 1),
    ("毫米", "毫米 公厘 mm", 1),
    ("微米", "微米 μm um", 1),
    ("纳米", "纳米 奈米 nm", 1),
    ("英里", "英里 哩", 1),
    ("海里", "海里 浬", 1),
    ("英尺", "英尺 呎", 1),
    ("英寸", "英寸 吋 寸", 1),
    ("里", "华里 里", 1),
    ("光年", "光年", 1),
    ("平方公里", "平方公里 平方千米 km² km2", 1),
    ("平方米", "平方米 平方公尺 平米 ㎡ m² m2 平", 1),
    ("平方厘米", "平方厘米 平方公分", 1),
    ("平方英尺", "平方英尺 平方呎", 1),
    ("公顷", "公顷", 1),
    ("英亩", "英亩", 1),
    ("亩", "亩 市亩", 1),
    ("坪", "坪", 1),
    ("立方米", "立方米 立方公尺 m³ m3 方", 1),
    ("立方公里", "立方公里 立方千米", 1),
    ("立方英尺", "立方英尺", 1),
    ("立方厘米", "立方厘米", 1),
    ("升", "升 公升 L", 1),
    ("毫升", "毫升 ml mL cc", 1),
    ("加仑", "加仑", 1),
    ("桶", "桶", 1),
    ("吨", "吨 公吨 t", 1),
    ("公斤", "公斤 千克 kg KG Kg", 1),
    ("克", "克 公克 g", 1),
    ("毫克", "毫克 mg", 1),
    ("微克", "微克 μg", 1),
    ("斤", "斤 市斤 台斤", 1),
    ("两", "两", 1),
    ("磅", "磅", 1),
    ("盎司", "盎司 安士", 1),
    ("克拉", "克拉", 1),
    ("摄氏度", "摄氏度 ℃ °C °c 度C", 1),
    ("华氏度", "华氏度 ℉ °F", 1),
    ("度", "度 °", 1),
    ("千瓦时", "千瓦时 千瓦小时 度电 kWh KWh kwh KWH", 1),
    ("兆瓦时", "兆瓦时 MWh", 1),
    ("吉瓦时", "吉瓦时 GWh", 1),
    ("太瓦时", "太瓦时 TWh", 1),
    ("瓦时", "瓦时 Wh", 1),
    ("千瓦", "千瓦 kW KW kw", 1),
    ("兆瓦", "兆瓦 MW", 1),
    ("吉瓦", "吉瓦 GW", 1),
    ("瓦", "瓦 瓦特 W", 1),
    ("马力", "匹马力 马力", 1),
    ("伏", "伏 伏特 V", 1),
    ("千伏", "千伏 kV", 1),
    ("安", "安培 A", 1),
    ("毫安时", "毫安时 mAh", 1),
    ("牛米", "牛米 牛·米 N·m Nm", 1),
    ("赫兹", "赫兹 Hz hz", 1),
    ("千赫", "千赫 千赫兹 kHz", 1),
    ("兆赫", "兆赫 兆赫兹 MHz", 1),
    ("吉赫", "吉赫 吉赫兹 GHz", 1),
    ("帕", "帕 帕斯卡 Pa", 1),
    ("百帕", "百帕 hPa", 1),
    ("千帕", "千帕 kPa", 1),
    ("兆帕", "兆帕 MPa", 1),
    ("分贝", "分贝 dB", 1),
    ("卡路里", "卡路里 卡", 1),
    ("千卡", "千卡 大卡 kcal", 1),
    ("焦", "焦耳 焦", 1),
    ("字节", "字节 位元组 B", 1),
    ("KB", "KB kB 千字节 K字节", 1),
    ("MB", "MB M字节 兆字节 百万位元组", 1),
    ("GB", "GB Gb G 吉字节 G内存 G显存", 1),
    ("TB", "TB 太字节", 1),
    ("PB", "PB", 1),
    ("EB", "EB", 1),
    ("ZB", "ZB", 1),
    ("比特", "比特 位元 bit bits", 1),
    ("千比特", "千比特", 1),
    ("兆比特", "兆比特", 1),
    ("吉比特", "吉比特", 1),
    ("Mbps", "Mbps Mb/s 兆比特每秒", 1),
    ("Gbps", "Gbps Gb/s", 1),
    ("GB/s", "GB/s GB/秒", 1),
    ("TB/s", "TB/s TB/秒", 1),
    ("像素", "像素 画素 万像素", 1),
    ("帧", "帧 fps FPS", 1),
    ("FLOPS", "FLOPS Flops FLOPs flops 次浮点运算", 1),
    ("TFLOPS", "TFLOPS Tflops TFLOPs TFlops", 1),
    ("PFLOPS", "PFLOPS Pflops PFLOPs P算力 PFlops", 1),
    ("EFLOPS", "EFLOPS Eflops EFLOPs EFlops", 1),
    ("TOPS", "TOPS Tops", 1),
    ("P", "P", 1),
    ("token", "tokens token Tokens Token tokens词元 个token 个tokens 个Token 词元 个词元", 1),
    ("纳秒", "纳秒 ns", 1),
    ("微秒", "微秒 μs", 1),
    ("ppm", "ppm", 1),
    ("ppb", "ppb", 1),
    ("TEU", "TEU 标箱 个标准箱 标准箱", 1),
    ("千米/小时", "千米/小时 公里/小时 km/h 千米每小时 公里每小时", 1),
    ("米/秒", "米/秒 m/s 米每秒", 1),
    ("节", "节", 1),
    ("英亩", "英亩", 1),
    ("克/公里", "克/公里", 1),
    ("摩尔", "摩尔", 1),
    ("旋转", "转/分 rpm", 1),
    ("股", "股", 1),
    ("手", "手", 1),
    ("点", "点", 1),
    ("人次", "人次 人次人 个人次", 1),
    ("人", "人", 1),
    ("岁", "岁 周岁", 1),
    ("次", "次 回 趟 遍", 1),
)

_COUNTED = frozenset("股 手 点 人次 人 岁 次 节 P 桶 度 token 帧".split())

# Measure words that count things; the second group also begins ordinary words and wants a number above two.
_COUNTERS = (
    "家 位 名 项 份 批 件 款 张 块 篇 座 段 句 场 部 支 只 颗 枚 粒 艘 辆 架 列 间 栋 幢 所 户 匹 头 尾 株 棵 朵 束 捆 袋 箱 盒 瓶 杯 罐 卷 册 页 "
    "幅 首 组 对 双 副 门 课 堂 笔 宗 起 例 处 台 条 种 套 碗 口 剂 针 架次 车次 航次 班次 人份 票 席 字 词 行 集 层 片 发 趟次 员 村 镇 县 省 市 国 院 "
    "步 类 个 轮 波 班 站 城 校 厂 店 店铺 桌 床 床位 槽 核 线程 家门店 人份 斗 壶 盘 滴 桩 起案 轴 缸 孔 枪 炮 亩地 包 道 关 倍速 单 网点 场次 架飞机 把 根 "
    "顶 顿 贴 帖 味 样 门课 档 期 通 本 尊 具 节课 节车厢 座位 车厢 车道 毛 角 分 死 伤 球 级"
)
_LOOSE = set(
    "国 省 市 县 镇 村 院 校 厂 城 字 词 行 集 层 片 发 员 步 类 站 班 波 桌 床 核 把 根 顶 顿 贴 味 样 档 期 通 本 具 毛 角 分 口 头 门 手 方 里 节 点 度 线 课 堂 堂 面 级 包 道 关 单 次 回 对 副 起 例 处 组 首 卷 平 卡 焦 帕 寸 两 安 P G A B K V W L g m s h t 席 票 双 轴 缸 盘 滴 斗 孔 枪 炮 季 载 店 槽 轮 股 帧".split()
)

_AFTER = {
    "点": "钟半整零过多一二三四五六七八九十0123456789",
    "分": "钟之法子析布别成开为店公局手散歧行支红工类期数米享",
    "个": "月体别性案股税",
    "家": "庭乡具属长园电常居",
    "人": "工民类士家才大员生们称均物气力心体机形格",
    "口": "径号岸味碑",
    "年": "轻龄代级画货底初",
    "天": "然津下气空使才地",
    "手": "机段续工法术册",
    "股": "份东票权市价本息",
    "道": "路理德具教",
    "度": "过假",
    "里": "程面昂斯约",
    "国": "际内家企",
    "方": "面法向式案便针位",
    "角": "度色落",
    "分钟": "",
    "条": "件例款约",
    "头": "脑条部顶疼",
    "米": "其兰饭",
    "升": "级至到值高",
    "克": "服隆里",
    "两": "国岸会地者人个种年次家边方",
    "期": "间货权待限",
    "级": "别",
    "次": "于年日数要序品",
    "名": "义字单誉称",
    "位": "置于",
    "项": "目",
    "件": "",
    "部": "分门长署队委",
    "部分": "",
    "批": "准发评判",
    "块": "钱",
    "种": "植子族类",
    "处": "理于罚置",
    "起": "来到",
    "本": "科身次来土田",
    "场": "景所地面合",
    "发": "展布生现表",
    "对": "于比手应",
    "双": "方重",
    "元": "素宇件旦年",
    "周": "年岁边末一二三四五六日报期",
    "秒": "杀",
    "日": "",
    "关": "于系注键",
    "点钟": "",
    "站": "点长台",
    "间": "接隔谍",
    "门": "槛诊",
    "首": "次先席都",
    "节": "目日约点省气奏",
    "单": "位元",
    "员": "工",
    "市": "场值民",
    "行": "业动为情",
    "字": "节",
    "层": "面次级",
    "类": "似别型",
    "线": "",
    "线程": "",
    "卷": "入",
    "面": "",
    "院": "士",
    "校": "园",
    "城": "市",
    "步": "骤伐",
    "波": "动及兰",
    "载": "入体",
    "季": "度节军",
    "组": "织成合",
    "通": "过道知常用信",
    "把": "握",
    "根": "据本",
    "平": "台均方衡",
    "安": "全",
    "帕": "",
    "坪": "",
    "课": "题程",
    "具": "有体备",
    "台": "湾风积阶",
    "镇": "",
    "盘": "",
    "包": "括含",
    "省": "道级委",
    "县": "道级",
    "乡": "道村",
    "组": "织成合",
    "段": "论位式子落",
    "篇": "章幅",
    "句": "话子号",
    "颗": "粒",
    "棵": "树",
    "只": "是有要能会不好",
    "支": "持付出撑配援",
    "列": "为出举入",
    "所": "有以谓",
    "辆": "",
    "项目": "",
    "票": "据房",
    "死": "亡",
}


def _build() -> dict[str, Unit]:
    table: dict[str, Unit] = {}

    def put(word: str, kind: FigureKind, name: str | None, scale: float = 1.0, measure: bool = False) -> None:
        table.setdefault(word, Unit(word, kind, name, scale, word in _LOOSE, _AFTER.get(word, ""), measure))

    for code, words in _CURRENCIES.items():
        for word in words.split():
            put(word, "money", code)
    for word, code, scale in _SMALL_MONEY:
        put(word, "money", code, scale)
    for canonical, _, words in _DURATIONS:
        for word in words.split():
            put(word, "duration", canonical)
    put("年", "duration", "年")
    put("毫秒", "duration", "秒", 0.001)
    put("ms", "duration", "秒", 0.001)
    put("世纪", "duration", "年", 100.0)
    put("个世纪", "duration", "年", 100.0)
    put("周年", "duration", "年")
    for canonical, words, scale in _MEASURES:
        for word in words.split():
            put(word, "quantity", canonical, scale, canonical not in _COUNTED)
    for word in _COUNTERS.split():
        put(word, "quantity", word)
    for word, name, scale in (
        ("%", "%", 1.0),
        ("‰", "%", 0.1),
        ("个百分点", "pp", 1.0),
        ("百分点", "pp", 1.0),
        ("个pct", "pp", 1.0),
        ("pct", "pp", 1.0),
        ("pp", "pp", 1.0),
        ("个基点", "bp", 1.0),
        ("基点", "bp", 1.0),
        ("个bp", "bp", 1.0),
        ("个BP", "bp", 1.0),
        ("bps", "bp", 1.0),
        ("bp", "bp", 1.0),
        ("BP", "bp", 1.0),
        ("码", "bp", 25.0),
    ):
        put(word, "percent", name, scale)
    for word in ("倍", "倍于"):
        put(word, "multiple", "倍")
    return table


#: Every unit by its word in folded text.
UNITS: dict[str, Unit] = _build()


def _by_first() -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for word in UNITS:
        groups.setdefault(word[0], []).append(word)
    return {first: tuple(sorted(words, key=len, reverse=True)) for first, words in groups.items()}


_BY_FIRST = _by_first()


def match_unit(text: str, at: int) -> Unit | None:
    """The longest unit that stands at ``at`` of the folded ``text``, or None."""
    for word in _BY_FIRST.get(text[at : at + 1], ()):
        if text.startswith(word, at):
            unit = UNITS[word]
            follower = text[at + len(word) : at + len(word) + 1]
            if follower and (
                follower in unit.after or (word[-1].isascii() and word[-1].isalpha() and _latin(follower))
            ):
                continue
            return unit
    return None


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
