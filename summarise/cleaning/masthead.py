"""Title, source, author and date: told by lines above and below the body, and by datelines.

A masthead line is a line of which nothing is left once its labels, dates and counters are taken away. All patterns
work on folded text (Simplified, half width), whose offsets are those of the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarise.cleaning.furniture_words import NAVIGATION
from summarise.cleaning.masthead_dates import DATE_TIME, iso
from summarise.folding import fold

_SOURCE = (
    "文章来源|本文来源|图文来源|信息来源|新闻来源|稿件来源|消息来源|来源于|来源|稿源|出处|转载自|转自|摘自|原载于|原载|首发于|首发|本文首发于|本文首发|原文来源|"
    "source|媒体|发布机构|发布单位|文章出处"
)
_AUTHOR = (
    "本文作者|文章作者|原作者|作者|本报记者|本刊记者|本网记者|特约记者|实习记者|见习记者|记者|撰文|撰稿|采写|采访|采访整理|文字|执笔|主笔|作者简介|"
    "通讯员|撰稿人|author|by|整理|编译|译者|翻译|来稿|文"
)
_EDITOR = (
    "责任编辑|责编|本文编辑|编辑|值班编辑|见习编辑|实习编辑|校对|校审|审核|审校|审读|初审|复审|终审|策划|监制|总监制|主编|总编辑?|值班主任|排版|美编|设计|视觉|"
    "制作|运营|统筹|出品人?|出品|摄影|摄像|图片|图|视频|海报|实习生?|editor|编审|签发|二审|三审|一审|录入|上传|上传者|发布人|发布者|发布|供稿|投稿"
)
_DATE = (
    "发布时间|发布日期|发表时间|发表日期|发稿时间|更新时间|更新日期|最后更新|最近更新|修改时间|上传时间|录入时间|创建时间|刊登日期|发表于|发布于|更新于|"
    "时间|日期|date|published|updated|更新|出版|刊出|刊登|posted on|posted"
)
_COUNT = (
    "浏览次数|浏览量|浏览数|浏览|阅读次数|阅读量|阅读数|阅读|点击次数|点击量|点击率|点击数|点击|访问次数|访问量|评论数|评论|回复|点赞|收藏|分享|人气|热度|查看|"
    "字数|字号|字体大小|字体|大小|views|hits|comments|次数|播放|转发|围观"
)
_OTHER = "原标题|原题|原文标题|分类|栏目|版面|版次|编号|文号|索引号|主题词|标签|关键词|所属|所在地|地区|ip属地|ip"
_SEP = r"\s*(?:[:|/]|\s-\s|丨)\s*"
_LABEL = re.compile(
    rf"(?<![\w])(?:(?P<source>{_SOURCE})|(?P<author>{_AUTHOR})|(?P<date>{_DATE})|(?P<editor>{_EDITOR})|(?P<count>{_COUNT})|(?P<other>{_OTHER}))"
    rf"(?:{_SEP}|(?<=[于自])\s*|(?<=posted on)\s+|(?<=\bby)\s+)",
    re.IGNORECASE,
)
# Labels that are known without a break before them: 12:11来源:证券时报网作者:李在山.
_GLUED = re.compile(
    r"(?<=\w)(?:(?P<source>来源)|(?P<author>作者|记者)|(?P<editor>责任编辑|编辑)|(?P<date>发布时间|时间))\s*:"
)
_COUNTER = re.compile(
    r"\d[\d,.]*\s*[万k]?\+?\s*(?:个|条|次|人|位|篇)?\s*(?:评论|浏览|阅读|点击|留言|回复|跟贴|点赞|赞|收藏|分享|转发|观看|播放|参与|喜欢|views?|comments?|人浏览|人阅读|次浏览|次阅读)"
    r"|(?:评论|浏览|阅读|点击|留言|回复|点赞|收藏|分享|转发|comments?|views?)\s*\(\s*\d*\s*\)|(?:字号|字体)\s*[:]?\s*(?:[大中小特超+\-\s]+)",
    re.IGNORECASE,
)
_SEPARATORS = " \t\u3000\xa0|丨/·,;:()[]【】<>«»—-_*■□◆●◎○※"
_SENTENCE = re.compile(r"[。!?;]")
_NAME_TAIL = re.compile(
    r"(?:网|报|社|台|刊|频道|在线|日报|晚报|周刊|杂志|新闻|财经|时报|传媒|媒体|app|客户端|公众号|中心|出版社|博客|论坛|资讯|电视|广播|通讯社)$",
    re.IGNORECASE,
)
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常"
    "乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞"
    "万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊惠甄曲封储靳段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸"
    "司韶黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻党翟谭贡劳逄姬申扶堵冉宰雍桑桂牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终步都耿"
    "满弘匡国文寇广东欧沃利蔚越隆师巩聂晁勾敖融冷辛那简饶空曾沙养鞠丰巢关相查后荆红游竺权盖益桓公肖涂岳付仝"
)


@dataclass(slots=True)
class Masthead:
    """What the lines told so far; the first word on each matter stands."""

    title: str | None = None
    source: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None

    def take(self, other: Masthead) -> None:
        """Take from ``other`` what is not known yet."""
        self.title = self.title or other.title
        self.source = self.source or other.source
        self.author = self.author or other.author
        self.published = self.published or other.published
        self.url = self.url or other.url


def person_like(text: str) -> bool:
    """Whether ``text`` (folded) has the form of a Chinese person's name: a surname and one or two characters."""
    return 2 <= len(text) <= 3 and text[0] in _SURNAMES and text.isalpha() and not text.isascii()


def read_masthead_line(line: str, *, labelled: bool = False) -> tuple[Masthead, str] | None:
    """What a masthead line tells, and the reason for putting it aside; None for any other line.

    Args:
        line: the line, without white space around it.
        labelled: count only lines with a label (below the body, where a bare date or name may be part of a letter).
    """
    if len(line) > 160:
        return None
    folded = fold(line)
    inner_start, inner_end = 0, len(folded)
    if folded[0] in "([【" and folded[-1] in ")]】":
        inner_start, inner_end = 1, len(folded) - 1
    body = folded[inner_start:inner_end]
    shown = line[inner_start:inner_end]
    found = Masthead()
    reasons: list[str] = []
    used = [False] * len(body)
    _take_dates(body, found, reasons, used)
    for match in _COUNTER.finditer(body):
        _use(used, *match.span())
        reasons.append("counter")
    labels = _labels(body)
    for i, (start, value_start, group) in enumerate(labels):
        end = labels[i + 1][0] if i + 1 < len(labels) else len(body)
        if not _take_value(body, shown, used, (start, value_start, end), group, found, reasons):
            return None
    bare = body.strip(_SEPARATORS)
    reporter = _BARE_REPORTER.match(bare) if not reasons and len(body) <= 40 else None
    if reporter is not None:
        at = body.find(bare)
        found.author = shown[at + reporter.start("who") : at + reporter.end("who")]
        return found, "author"
    if not labels:
        names = _byline(body) if len(body) <= 60 else None
        if names is not None:
            found.author = " ".join(shown[a:b] for a, b in names) or None
            return found, "author"
    if labelled and not labels:
        return None
    rest = "".join(c for c, u in zip(body, used, strict=True) if not u).strip(_SEPARATORS)
    if rest and not _take_rest(rest, shown, body, found, reasons, bool(labels)):
        return None
    if not reasons:
        return None
    return found, reasons[0]


_ROLE = re.compile(
    r"^.{0,10}?(?:记者|通讯员|实习生|作者|编辑|责编|校对|撰文|文字|摄影|采写|统筹|供图|制图|策划|监制|编审)$|^(?:文|图|文/图|图/文)$"
)


def _byline(body: str) -> list[tuple[int, int]] | None:
    """The names of a byline without colons, 编辑 刘晓阳 校对 李铭; None for any other line.

    Returns:
        Places of the names that stand behind an author's role.
    """
    names: list[tuple[int, int]] = []
    role = ""
    count = 0
    for match in re.finditer(r"[^\s、,/|()\[\]【】]+(?:/[图文])?", body):
        word = match[0]
        if _ROLE.match(word):
            role = word
        elif role and (person_like(word) or (len(word) == 4 and word.isalpha() and not word.isascii())):
            count += 1
            if role.endswith(("记者", "作者", "撰文", "文字", "采写", "文", "通讯员", "实习生")):
                names.append(match.span())
        else:
            return None
    return names if count else None


def _labels(body: str) -> list[tuple[int, int, str]]:
    found = [(match.start(), match.end(), match.lastgroup or "other") for match in _LABEL.finditer(body)]
    found += [(match.start(), match.end(), match.lastgroup or "other") for match in _GLUED.finditer(body)]
    out: list[tuple[int, int, str]] = []
    for place in sorted(found):
        if not out or place[0] >= out[-1][1]:
            out.append(place)
    return out


def _take_dates(body: str, found: Masthead, reasons: list[str], used: list[bool]) -> None:
    for match in DATE_TIME.finditer(body):
        when = iso(match)
        if when is None:
            continue
        found.published = found.published or when
        reasons.append("date")
        _use(used, *match.span())


def _use(used: list[bool], start: int, end: int) -> None:
    used[start:end] = [True] * (end - start)


def _take_value(
    body: str,
    shown: str,
    used: list[bool],
    place: tuple[int, int, int],
    group: str,
    found: Masthead,
    reasons: list[str],
) -> bool:
    """Take the value of a label; False where it is no value but a sentence."""
    start, value_start, end = place
    # A value ends before a date or a counter that was already taken, and at a wide gap.
    stop = value_start
    while stop < end and not used[stop] and (body[stop] != "|" or stop == value_start):
        stop += 1
    raw_value = shown[value_start:stop]
    value = raw_value.strip(' \t\u3000\xa0|丨/·,;，；、:：()（）[]【】—-_*“”"「」《》')
    limit = 60 if group in ("author", "editor", "other") else 40
    if len(value) > limit or _SENTENCE.search(fold(value)):
        return False
    if group in ("author", "editor") and (len(value) > 24 and "," in fold(value)):
        return False
    _use(used, start, stop)
    if value.lower() in _FILLERS:
        value = ""
    if group == "source" and value:
        # 来源:新华网 作者没有标 张三: what stands behind a wide gap is another matter.
        found.source = found.source or _tidy(value)
    elif group == "author" and value:
        found.author = found.author or _tidy(value)
    reasons.append({"editor": "author", "count": "counter", "other": "tags"}.get(group, group))
    return True


def _tidy(value: str) -> str:
    """A value without what stands on the same line for the reader's convenience: 举报, 收藏本文."""
    kept = [word for word in value.split() if not _CONVENIENCE.match(fold(word))]
    return " ".join(kept) or value.strip()


def _take_rest(rest: str, shown: str, body: str, found: Masthead, reasons: list[str], labels: bool) -> bool:
    """What stands beside date and labels without a label of its own: a source or a name, when it is short."""
    if not reasons:
        return False
    words = [word for word in re.split(r"[\s|·()]+", _PARTIAL.sub(" ", rest)) if word]
    words = [word for word in words if not _CONVENIENCE.match(word) and word not in NAVIGATION]
    if not words:
        return True
    if len(rest) > 24 or re.search(r"[,.;!?。“”\"|]", rest):
        return False
    at = body.find(rest)
    value = shown[at : at + len(rest)] if at >= 0 else rest
    reporter = _BARE_REPORTER.match(rest)
    if reporter is not None:
        at += reporter.start("who")
        found.author = found.author or shown[at : at + len(reporter["who"])]
        return True
    rest, value = " ".join(words), _tidy(value)
    if sum(c.isalpha() for c in rest) < 2 or _OFFICE.search(rest) or re.search(r"\d[:/]\d", rest):
        return False
    if all(person_like(w) for w in words):
        found.author = found.author or _tidy(value)
        return True
    if len(words) <= 3 and len(rest) <= 16:
        found.source = found.source or _tidy(value)
        return True
    return False


_CONVENIENCE = re.compile(
    r"^(?:举报|收藏(?:本文)?|打印|原创|我有话说.*|关注|分享|转载|复制链接|纠错|字号|\(?\d*人?参与\)?|扫一扫.*)$"
)
# A date without its year, and words that say which of several dates one is.
_PARTIAL = re.compile(r"(?<!\d)\d{1,2}[-/]\d{1,2}(?:\s+\d{1,2}:\d{2})?|\d{1,2}:\d{2}(?::\d{2})?|更新|发布|出版|修改")
_FILLERS = frozenset(("admin", "administrator", "佚名", "匿名", "未知", "不详", "unknown", "none"))
_BARE_REPORTER = re.compile(
    r"^[^\s/]{0,6}记者\s*(?P<who>[^\s/\d]{2,12}?)(?:/[^\s/]{2,8}?)?(?:综合|专题|特稿|即时|连线|编译)*(?:报导|报道|专访|摄影)$"
)
_OFFICE = re.compile(r"许可证|备案|电话|分类|邮箱|地址|版权|热线|编号")
_DATELINE = re.compile(r"^[【\[(](?P<body>[^】\])]{2,40}?(?:讯|电|报道|消息|专稿|特稿|专讯|综合报导|报导))[】\])]\s*")
_REPORTER = re.compile(
    r"^[【\[(](?P<office>[^】\])\d/]{0,10}?)(?:特约|驻地|综合)?记者\s*(?P<who>[^/】\])\d]{2,24}?)"
    r"(?:/[^/】\])]{2,10}?|(?:[^/】\])\d]{2}|新加坡|华盛顿|旧金山|洛杉矶|吉隆坡|莫斯科|日内瓦)\d{1,2}日)?(?:综合|专题|编译|采访|特约|整理)*(?:报导|报道|电|专访|讯)[】\])]\s*"
)
_AGENCY = re.compile(
    r"^(?P<office>[\u4e00-\u9fff]{2,8}?(?:社|报|网|台|新闻))[^\s(,.。]{0,8}?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:电|讯|快讯|消息)"
    r"\s*\((?:见习|实习|特约)?(?:记者|通讯员)\s*(?P<who>[^),。]{2,24})\)"
)
_NO_OFFICE = frozenset(("本报", "本刊", "本台", "本网", "本社", "本站"))


def read_dateline(line: str) -> tuple[Masthead, int] | None:
    """A dateline at the start of a paragraph, 【看中国2023年7月31日讯】: what it tells and how long it is.

    Returns:
        What was found and the number of code points that belong to the dateline; None where there is none.
    """
    head = line[:110]
    if not head or head[0] not in "【[(〔［（":
        return None
    folded = fold(head).translate(_TORTOISE)
    found = Masthead()
    end = _reporter(folded, 0, head, found)
    match = _DATELINE.match(folded) if not end else None
    if match is not None and _office(head, match, found):
        end = match.end()
        end += _reporter(folded, end, head, found)
    return (found, end) if end else None


def read_agency(line: str) -> Masthead | None:
    """What the words 新华社北京5月27日电(记者张三) at the start of a paragraph tell; they belong to the text."""
    head = line[:60]
    match = _AGENCY.match(fold(head))
    if match is None:
        return None
    found = Masthead()
    if match["office"] not in _NO_OFFICE:
        found.source = head[slice(*match.span("office"))]
    found.author = head[slice(*match.span("who"))].strip()
    return found


_TORTOISE = str.maketrans("〔〕［］", "[][]")


def _office(head: str, match: re.Match[str], found: Masthead) -> bool:
    """Take office and date of a dateline; False for a bracket that only looks like one."""
    body = match["body"]
    date_match = DATE_TIME.search(body)
    if date_match is not None:
        found.published = iso(date_match)
    elif body[:2] not in _NO_OFFICE and not _OFFICE_END.search(body):
        return False
    name = re.split(r"\d|北京时间|[/:,]", body, maxsplit=1)[0]
    name = re.sub(r"(?:记者.*|综合|专)?(?:讯|电|报道|报导|消息)?$", "", name).strip()
    if name and name not in _NO_OFFICE:
        found.source = head[match.start("body") : match.start("body") + len(name)]
    return True


_OFFICE_END = re.compile(r"(?:报|社|网|台|时报|日报)(?:专|综合)?(?:讯|电|报导|报道)$")


def _reporter(folded: str, at: int, head: str, found: Masthead) -> int:
    """Take the name from 〔记者张三/台北报导〕 at ``at``; how many code points that is."""
    match = _REPORTER.match(folded[at:])
    if match is None:
        return 0
    low, high = match.span("who")
    found.author = head[at + low : at + high].strip()
    return match.end()
