"""What the context settles: the kind of a bare 万 or 亿, of 7B, and the article's currency."""

from __future__ import annotations

import re

from summarise.figures.hits import Hit

_BREAK = re.compile(r"[。！？!?\n]+")
_CLAUSE = re.compile(r"[,，;；:：]")
_PARAMETERS = re.compile(r"个?的?(?:浮点)?[参引]数")

# What each head noun says a bare number counts; the nearest to the number decides.
_HEADS = {
    "model": re.compile(r"[参引]数(?:量|规模|量级)?|模型(?:尺度|规模|尺寸|大小|体量)|[Pp]arameters?|params"),
    "people": re.compile(
        r"人口|用户(?:数|量|规模)?|粉丝|人数|员工|会员|客户|订户|居民|游客|观众|旅客|读者|听众|网民|日活|"
        r"月活|活跃|学生|患者|病例|注册量|就业|新生儿|选民|劳动力|户籍|"
        r"受众|人群|大军|从业者|应届|毕业生|考生|党员|志愿者|难民|移民|流民|老人|儿童|女性|男性|玩家|股民|"
        r"基民|司机|骑手"
    ),
    "visits": re.compile(r"人次|入场|到访|到馆|进馆|参观|入园|接待"),
    "count": re.compile(
        r"销量|产量|阅读量|播放量|点击量|下载量|浏览量|访问量|交付量|出货量|转发量?|评论数?|点赞|装机量|"
        r"保有量|发行量|印数|总量|数量|件数|订单|频次|次数|单量|播放|阅读|"
        r"下载|月销|年销|词表|数据量|样本|语料|曝光|讨论量|热度|观看|字数|步数|床位|安装量|调用量|日均|"
        r"流量|客流|吞吐|运量|产能|累计生产|下线|售出|交付|生产|存栏|出栏|"
        r"采购量|订购|词条|文献|专利|论文|图片|视频|照片|条目|数据集|星标|收藏|投稿|出货"
    ),
    "money": re.compile(
        r"元|钱|投资|融资|资金|出资|注资|筹资|资产|贷款|存款|罚款|借款|款|费|售价|价|薪|利润|金额|总额|"
        r"差额|余额|额|收入|营收|市值|估值|成本|预算|亏损|亏|赚|投入|花|税|债|"
        r"赔|补贴|基金|奖金|奖池|净利|利息|账|GDP|经济|产值|财富|身家|捐|房租|月租|开支|支出|经费|票房|"
        r"首付|违约金|押金|现金|业绩|订单额|赛道|市场规模|规模|流入|流出|"
        r"募|套现|减持|增持|回购|拨款|拟申请|成交|烧|盈利|进账|创收|级企业|独角兽"
    ),
}
_RIGHT = {
    "model": re.compile(r"级?(?:别)?(?:以上|以下)?(?:的)?(?:浮点)?(?:[参引]数|模型)"),
    "people": re.compile(
        r"(?:以上)?(?:的)?(?:活跃|注册|付费|中国|城市|农村|贫困|流动)?(?:人口|用户|粉丝|员工|会员|客户|"
        r"居民|游客|网民|消费者|观众|读者|学生|老人|农民|群众|玩家|家庭)"
    ),
    "count": re.compile(r"(?:以上)?(?:的)?(?:播放|阅读|点击|下载|销量|订单|数据|样本|词|点赞|浏览|图片|文档)"),
    "money": re.compile(
        r"(?:以上)?级?(?:的)?(?:资金|投资|融资|市值|估值|市场|规模|收入|营收|利润|成本|票房|身家|豪宅|"
        r"富翁|级企业|做|贷款|产业|订单|补贴|罚单|现金|的?钱)"
    ),
}
_SERIES = re.compile(r"(?:[、,到至和再或级进化增长发展]{1,6}[\d.百千万亿]{1,8}){0,3}")
_ACROSS_CLAUSE = 12
_NEAR = 40

_TW = re.compile(
    "新台币|台币|NT\\$|台股|台积电|立法院|行政院|立委|民国|台湾|台北|新北|高雄|台中|台南|桃园|新竹|"
    "嘉义|屏东|花莲|年增|月增|健保|软体|网路|资讯|影片|晶片|"
    "金管会|民进党|国民党|台电|中油|鸿海|联发科|县市|国税局|央行理监事|外送|开源模型|统一发票|"
    "财政部国库署|捷运|机车族|计程车|品质|智慧型|专案|伺服器|记忆体"
)
_HK = re.compile(
    "港元|港币|本港|港人|今届|按年|书展|差饷|强积金|HK\\$|港股|恒指|恒生|香港|港府|特区政府|港铁|"
    "九龙|新界|港交所|立法会|金管局|八达通"
)
_CN = re.compile(
    "人民币|净利润|月供|固定资产投资|人民法院|检察院|派出所|打车|亩产|公积金|春运|黄金周|高考|直播|博主|外卖|"
    "中国|国内|我国|北京|上海|深圳|广州|杭州|浙江|江苏|广东|四川|山东|河南|湖北|湖南|安徽|"
    "福建|重庆|天津|国务院|国家统计局|A股|陆股|沪深|沪指|上证|深证|互联网|软件|视频|信息|网络|芯片|"
    "智能|项目|"
    "质量|服务器|公安|党委|群众|支付宝|微信|抖音|京东|阿里|腾讯|百度|华为|小米|字节|国资委|发改委|"
    "证监会|央企|国企|民营|内地|大陆|乡镇|营业收入"
)
_TRADITIONAL = re.compile(
    "[萬億與為這個們來時過對後學會國發現開關長門問間說話語讀書見觀視貝財貨買賣車軍輪轉進運達還選遠應當"
    "業東線經結給統續總網縣費實資質錄鐘銀錢鐵險際隨難電頭題顏類風飛飯馬驗體魚鳥點黨齊龍數術創]"
)
_HEAD_OF_TEXT = 20_000
_MOST = 200
# An article longer than this (code points) tells where it is from.
_SHORT = 400
_CURRENCY = {"TW": "TWD", "HK": "HKD", "CN": "CNY"}


def sentences(text: str) -> list[int]:
    """Where each sentence of the folded text ends (exclusive), by 。！？ and newline; the last is the text's length."""
    ends = [match.end() for match in _BREAK.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return ends


def region(text: str, folded: str, hint: str | None = None) -> str:
    """``TW``, ``HK`` or ``CN``: whose 元 and whose 兆 the article means, by what it talks about.

    The script decides only in a short text where nothing tells, so that an article keeps its currency when converted.
    ``hint`` is used before that: the region that the wording of the article as a whole suggests.
    """
    head = folded[:_HEAD_OF_TEXT]
    scores = {name: _count(pattern, head) for name, pattern in (("TW", _TW), ("HK", _HK), ("CN", _CN))}
    best = max(scores.values())
    if best == 0 and hint:
        return hint
    if best == 0:
        return "TW" if len(text) < _SHORT and _TRADITIONAL.search(text) else "CN"
    return next(name for name in ("CN", "TW", "HK") if scores[name] == best)


def _count(pattern: re.Pattern[str], text: str) -> int:
    found = 0
    for _ in pattern.finditer(text):
        found += 1
        if found == _MOST:
            break
    return found


def settle_kinds(folded: str, hits: list[Hit], place: str) -> list[Hit]:
    """``hits`` with the kinds of bare amounts and the currency of plain 元 settled, 7B of no model dropped."""
    out: list[Hit] = []
    currency = _CURRENCY[place]
    for i, hit in enumerate(hits):
        if hit.plain_yuan:
            out.append(hit.but(unit=currency))
        elif hit.bare:
            following = hits[i + 1] if i + 1 < len(hits) else None
            settled = _bare(folded, hit, following, out[-1] if out else None, currency)
            if settled:
                out.append(settled)
        elif hit.kind == "quantity" and hit.unit == "个" and _PARAMETERS.match(folded, hit.end):
            out.append(hit.but(kind="model_size", unit="参数"))
        else:
            out.append(hit)
    return out


def _bare(folded: str, hit: Hit, following: Hit | None, previous: Hit | None, currency: str) -> Hit | None:
    start, end = hit.span
    cut = max(folded.rfind(mark, max(0, start - _NEAR), start) for mark in "。！？!?\n")
    left = folded[max(cut + 1, start - _NEAR) : start]
    right = folded[end : end + 16]
    if hit.kind == "model_size":
        around = left + right
        return hit.but(bare=False) if re.search("[参引]数|模型|大小|规模|[Pp]aram|LLM|Llama|版本", around) else None
    kind = _head(left, right)
    if following and following.bare and following.start - end <= 8 and _model_ahead(folded, following):
        kind = "model"
    if (
        previous
        and start - previous.span[1] <= 12
        and kind in (None, "money")
        and not _HEADS["money"].search(folded, previous.span[1], start)
    ):
        if previous.kind == "model_size":
            kind = "model"
        elif previous.kind == "money" and previous.unit and start - previous.span[1] <= 6:
            return hit.but(kind="money", unit=previous.unit, bare=False)
    if kind == "model":
        return hit.but(kind="model_size", unit="参数", bare=False)
    if kind == "people":
        return hit.but(kind="quantity", unit="人", bare=False)
    if kind == "visits":
        return hit.but(kind="quantity", unit="人次", bare=False)
    if kind == "count":
        return hit.but(kind="quantity", unit=None, bare=False)
    return hit.but(kind="money", unit=currency, bare=False)


def _model_ahead(folded: str, hit: Hit) -> bool:
    """Whether parameters are named behind ``hit`` with only more of the same between (百亿到千亿、再到万亿的参数)."""
    ahead = _SERIES.match(folded, hit.end)
    return bool(ahead and _RIGHT["model"].match(folded, ahead.end()))


def _head(left: str, right: str) -> str | None:
    """The kind of the head noun that stands nearest: at once behind the number, else before it."""
    for kind, pattern in _RIGHT.items():
        if pattern.match(right):
            return kind
    marks = [match.end() for match in _CLAUSE.finditer(left)]
    best: tuple[int, str] | None = None
    for kind, pattern in _HEADS.items():
        place = -1
        for match in pattern.finditer(left):
            place = match.end()
        if place < 0:
            continue
        distance = len(left) - place + _ACROSS_CLAUSE * sum(1 for mark in marks if mark >= place)
        if best is None or distance < best[0] or (distance == best[0] and kind == "model"):
            best = distance, kind
    return best[1] if best else None
