"""What the context settles: the kind of a bare 万 or 亿, the article's currency, the year of a date."""

from __future__ import annotations

import re

from summarise.figures.hits import Hit

_BREAK = re.compile(r"[。！？!?\n]+")
_TW = re.compile(
    "新台币|台币|NT\\$|台股|台积电|立法院|行政院|立委|民国|台湾|台北|新北|高雄|台中|台南|桃园|新竹|嘉义|屏东|花莲|年增|月增|营收|健保|软体|网路|资讯|影片|晶片|"
    "公债殖利率|金管会|民进党|国民党|台电|中油|鸿海|联发科|县市|财政部国税局|国税局|央行理监事"
)
_HK = re.compile("港元|港币|HK\\$|港股|恒指|恒生|香港|港府|特区政府|港铁|九龙|新界|港交所|立法会|金管局|八达通")
_CN = re.compile(
    "人民币|中国|国内|我国|北京|上海|深圳|广州|杭州|浙江|江苏|广东|四川|山东|河南|湖北|湖南|安徽|福建|重庆|天津|国务院|国家统计局|A股|沪深|沪指|上证|深证|互联网|软件|视频|信息|网络|芯片|智能|项目|质量|服务器|公安|党委|"
    "群众|支付宝|微信|抖音|京东|阿里|腾讯|百度|华为|小米|字节|国资委|发改委|证监会|央企|国企|民营|内地|大陆|万亩|乡镇|营业收入|同比"
)
_TRADITIONAL = re.compile("[萬億與為這個們來時過對後學會國發現開關長門問間說話語讀書見觀視貝財貨買賣車軍輪轉進運達還選遠應當與業東東線經結給統續總網縣費實資質錄鐘銀錢鐵險際隨難電頭題顏類風飛飯馬驗體魚鳥點黨齊龍數術費創]")
_MODEL = re.compile(r"参数|模型(?:规模|尺寸|大小)|[Pp]arameter|params")
_PEOPLE = re.compile(r"人口|用户(?:数|量|规模)?|粉丝|人数|员工|会员|客户|订户|居民|游客|观众|旅客|读者|听众|网民|日活|月活|订阅|学生|患者|病例|注册量|就业|新生儿|选民|劳动力|户籍")
_COUNTED = re.compile(
    r"销量|产量|阅读量|播放量|点击量|下载量|浏览量|访问量|交付量|出货量|转发量|评论|点赞|装机量|保有量|发行量|印数|成交量|总量|数量|件数|订单|频次|次数|单量|订单量|播放|阅读|下载|上座|库存|销售量|交付|月销|年销|辆|部|台|颗|块卡|词表|数据量|样本|语料|曝光|讨论量|热度|观看|字数|步数|座|床位|套房"
)
_MONEY = re.compile(
    r"元|钱|资|款|费|价|薪|润|额|收入|营收|市值|估值|成本|预算|亏|赚|融|投|花|税|债|贷|罚|赔|补贴|基金|奖|售|净利|利息|股|账|GDP|经济|产值|规模|财富|身家|捐|房|租|开支|支出|经费|补偿|薪|彩|奖池|票房|首付|存|违约金|押金|资产|负债|现金"
)


def sentences(text: str) -> list[int]:
    """Where each sentence of the folded text ends (exclusive), by 。！？ and newline; the last is the text's length."""
    ends = [match.end() for match in _BREAK.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return ends


def region(text: str, folded: str) -> str:
    """``TW``, ``HK`` or ``CN``: whose 元 and whose 兆 the article means, by what it talks about.

    The script alone decides only where nothing else in the text tells.
    """
    scores = {name: sum(1 for _ in _first(pattern, folded)) for name, pattern in (("TW", _TW), ("HK", _HK), ("CN", _CN))}
    if not any(scores.values()):
        return "TW" if _TRADITIONAL.search(text) else "CN"
    best = max(scores, key=lambda name: scores[name])
    return "CN" if scores["CN"] == scores[best] else best


def _first(pattern: re.Pattern[str], text: str, most: int = 200) -> list[str]:
    found = []
    for match in pattern.finditer(text[:20_000]):
        found.append(match.group())
        if len(found) == most:
            break
    return found


_CURRENCY = {"TW": "TWD", "HK": "HKD", "CN": "CNY"}


def settle_kinds(folded: str, hits: list[Hit], place: str) -> list[Hit]:
    """``hits`` with the kind of bare amounts and the currency of plain 元 settled."""
    out: list[Hit] = []
    currency = _CURRENCY[place]
    for i, hit in enumerate(hits):
        if hit.plain_yuan and hit.kind == "money":
            hit = hit.but(unit=currency if currency == "TWD" else "CNY" if currency == "CNY" else currency)
        elif hit.bare:
            hit = _bare(folded, hit, hits[i + 1] if i + 1 < len(hits) else None, out[-1] if out else None, currency)
        out.append(hit)
    return out


def _bare(folded: str, hit: Hit, following: Hit | None, previous: Hit | None, currency: str) -> Hit:
    start, end = hit.span
    left = folded[max(0, start - 30) : start]
    cut = max(left.rfind(mark) for mark in "。！？!?\n")
    left = left[cut + 1 :]
    right = folded[end : end + 16]
    for mark in "。！？!?\n":
        right = right.split(mark, 1)[0]
    clause = re.split(r"[,，;；]", left)[-1]
    ahead = re.split(r"[,，;；]", right)[0]
    if _MODEL.search(ahead) or _MODEL.search(left) and not _MONEY.search(clause):
        return hit.but(kind="model_size", unit="参数", bare=False)
    if following and following.start - end <= 4 and following.bare and _MODEL.search(folded[following.end : following.end + 12]):
        return hit.but(kind="model_size", unit="参数", bare=False)
    if previous and previous.kind == "model_size" and start - previous.span[1] <= 12 and not _MONEY.search(folded[previous.span[1] : start]):
        return hit.but(kind="model_size", unit="参数", bare=False)
    people = _PEOPLE.search(clause) or _PEOPLE.match(ahead)
    money = _last(_MONEY, clause)
    counted = _last(_COUNTED, clause)
    if people and money < _last(_PEOPLE, clause) + 6 and not _MONEY.match(ahead):
        return hit.but(kind="quantity", unit="人", bare=False)
    if counted >= 0 and counted >= money:
        return hit.but(kind="quantity", unit=None, bare=False)
    if previous and previous.bare is False and previous.kind == "money" and previous.unit and start - previous.span[1] <= 6:
        return hit.but(kind="money", unit=previous.unit, bare=False)
    return hit.but(kind="money", unit=currency, bare=False)


def _last(pattern: re.Pattern[str], text: str) -> int:
    place = -1
    for match in pattern.finditer(text):
        place = match.end()
    return place
