"""Pages of many kinds: what is furniture goes aside with a reason, what is told about the article is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from summarise.reading import parse_article
from tests.summarise.article_checks import check_article

A = "昨天上午，市里召开了关于城市交通的会议，来自各区的代表讨论了新的公共汽车线路，大家提出了许多意见。"
B = "会议认为，现有的线路已经不能满足居民的需要，特别是住在新区的人们，每天上班要花一个多小时。"
C = "据了解，新的线路将在明年春天开始运行，票价和现在一样，老人和学生仍然可以享受优惠。"
D = "昨天上午，市裡召開了關於城市交通的會議，各區代表討論了新的公車路線，大家提出許多意見。"
E = "會議認為，現有的路線已經不能滿足居民的需要，特別是住在新區的人們，每天上班要花一個多小時。"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as text, and what should be found in it."""

    text: str
    body: tuple[str, ...]
    title: str | None = None
    source: str | None = None
    author: str | None = None
    published: str | None = None
    reasons: frozenset[str] = field(default_factory=frozenset)


PAGES = {
    "portal": Page(
        "首页 > 新闻 > 国内 > 正文\n城市交通会议召开\n2024年3月5日 08:15   来源：城市晚报   作者：王小明\n"
        f"分享到：微信 微博\n{A}\n{B}\n{C}\n"
        "责任编辑：李四\n标签：交通 公共汽车\n上一篇：昨天的新闻\n下一篇：明天的新闻\n版权声明：未经许可不得转载。",
        (A, B, C), "城市交通会议召开", "城市晚报", "王小明", "2024-03-05T08:15",
        frozenset({"navigation", "title", "author", "tags", "related", "disclaimer"}),
    ),
    "wechat": Page(
        "新区居民等来了公交车\n\n原创 小林 城市观察 2023-11-02 19:30 发表于上海\n\n点击上方蓝字关注我们\n\n"
        f"{A}\n\n图源：视觉中国\n\n{B}\n\n{C}\n\n"
        "—END—\n\n长按识别二维码关注公众号\n\n阅读原文\n\n阅读 10万+ 在看 233",
        (A, B, C), "新区居民等来了公交车", reasons=frozenset({"title", "advertisement", "caption", "residue"}),
    ),
    "taiwan": Page(
        f"城市交通會議召開（圖）\n〔記者陳小華／台北報導〕{D}\n{E}\n（圖/資料照）\n延伸閱讀\n捷運新線通車\n公車票價不漲",
        (D, E),
        "城市交通會議召開", None, "陳小華", None, frozenset({"title", "caption", "related"}),
    ),
    "dateline": Page(
        f"【晨报2022年1月9日讯】（晨报记者张三报道）{A}\n{B}\n▲会场。李四 摄\n{C}\n"
        "（文章仅代表作者观点，不代表本站立场）\n网友评论\n5 评论 1200 浏览",
        (A, B, C), None, "晨报", "张三", "2022-01-09", frozenset({"source", "caption", "disclaimer", "related"}),
    ),
    "farm": Page(
        "在线视频观看,免费电影网站,高清国产电影,成人在线观看,欧美精品视频\n\n天天快讯!城市交通会议召开\n\n"
        f"来源：晚报网    时间：2023-02-03 10:11:12\n\n{A}\n\n(相关资料图)\n\n{B}\n\n{C}&nbsp;\n\n关键词：交通 会议",
        (A, B, C), "城市交通会议召开", "晚报网", None, "2023-02-03T10:11:12",
        frozenset({"advertisement", "title", "caption", "tags"}),
    ),
    "glued": Page(
        f"城市交通会议召开\n2017-09-03 06:07:51赵小刚\n2 评论 6336 浏览\n\n{A}</p>\n{B}?/p>\n{C}????????\n"
        "（本文首发于“城市观察”，作者：赵小刚，编辑：钱红）",
        (A, B, C), "城市交通会议召开", "城市观察", "赵小刚", "2017-09-03T06:07:51",
        frozenset({"title", "date", "counter", "residue", "source"}),
    ),
    "entities": Page(
        "城市交通会议召开\n\n" + "\n".join(
            (A.replace("，", "#xff0c;"), B.replace("，", "&#65292;"), C.replace("，", "&#xff0c;"))
        ),
        (A, B, C), "城市交通会议召开",
    ),
    "agency": Page(
        f"城市交通會議召開 代表熱烈討論\n2023/5/31 10:22（5/31 11:00 更新）\n（中央社記者張小三台北31日電）{D}\n{E}",
        (D, E), "城市交通會議召開 代表熱烈討論", None, "張小三", "2023-05-31T10:22", frozenset({"title", "date"}),
    ),
    "hong kong": Page(
        f"城市交通會議召開\n撰文：王大文\n出版：2023-05-31 10:22 更新：2023-05-31 12:00\n{D}\n{E}\n"
        "相關文章：新線通車\n點擊圖片放大",
        (D, E), "城市交通會議召開", None, "王大文", "2023-05-31T10:22", frozenset({"title", "author", "related"}),
    ),
    "forum": Page(
        f"[转帖] 城市交通会议召开\n发表于 2023-5-31 10:22:05 | 只看该作者 | 倒序浏览 | 阅读模式\n{A}\n{B}\n"
        "本帖最后由 小明 于 2023-5-31 11:00 编辑\n收藏0 转播 分享 淘帖 支持 反对\n使用道具 举报",
        (A, B), "城市交通会议召开", None, None, "2023-05-31T10:22:05", frozenset({"title", "date", "navigation"}),
    ),
    "blog": Page(
        f"我的博客\n\n城市交通会议召开\n\nPosted on 2023-05-31 by admin | Comments(5)\n\n{A}\n\n{B}\n\n"
        "Tags: 交通, 公车\n\n« 上一篇 | 下一篇 »\n\nPowered by WordPress",
        (A, B), "城市交通会议召开", None, None, "2023-05-31", frozenset({"navigation", "title", "tags", "disclaimer"}),
    ),
    "bylines": Page(
        f"城市交通会议召开\n新京报记者 陆小夫\n{A}\n{B}\n{C}\n编辑 刘小阳 校对 李小铭",
        (A, B, C), "城市交通会议召开", None, "陆小夫", None, frozenset({"title", "author"}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str) -> None:
    page = PAGES[name]
    article = parse_article(page.text)
    check_article(article)
    assert article.paragraphs == page.body
    assert article.title == page.title
    if page.source is not None:
        assert article.source == page.source
    if page.author is not None:
        assert article.author == page.author
    assert article.published == page.published or page.published is None
    assert page.reasons <= {r.reason for r in article.removed}


# Text in which the words of furniture are meant.
MEANT = [
    f"记者：您怎么看这件事？\n王先生：我觉得很好，大家都支持。\n编辑：谢谢您接受采访，我们下次再谈。\n{A}",
    f"{A}\n图1 线路示意图\n如图1所示，新的线路经过五个区，全长三十公里，共有四十个车站。\n{B}",
    "床前明月光\n疑是地上霜\n举头望明月\n低头思故乡",
    f"{A}\n啦啦啦\n啦啦啦\n我是卖报的小行家\n{B}",
    f"{A}\n首页的设计很重要，因为读者首先看到它，所以我们花了很多时间。\n标签是网页的一部分，作者应当认真填写，不要随便写。\n{B}",
    f"{A}\n使用 <p> 标签可以分段，使用<br>标签可以换行，写作 &nbsp; 标签之间的空格。\n{B}",
    f"亲爱的朋友：\n{A}\n{B}\n张三\n2023年5月1日",
    f"{A}\n风险提示：以上内容不构成投资建议，请谨慎决定，盈亏自负，入市须谨慎对待每一笔交易。\n{B}\n{C}",
    f"{A}\n他问：“真的吗???”\n{B}",
    f"{A}\n一、背景\n{B}\n二、办法\n{C}",
    "只有一行文字，没有别的。",
    "来源",
]


@pytest.mark.parametrize("text", MEANT)
def test_words_that_are_meant_stay(text: str) -> None:
    article = parse_article(text, typography=False)
    check_article(article)
    assert [(r.reason, r.text) for r in article.removed] == []
    assert article.text == text


@pytest.mark.parametrize(
    "first",
    [
        "People who have played the game before it appears have, it appears, avoided its unhappy ending",
        "Un troisième Français a été tué, trois autres ont disparu, et les recherches avancent mal à travers la vallée "
        "avec des moyens faibles",
        "© Provided by the Evening News The new lines will begin to run in spring, at the price of the old ones, and "
        "pupils as well as the old will go on paying less, as they did before the council met yesterday.",
    ],
    ids=["English", "French", "credit"],
)
def test_sentences_of_other_languages_are_no_advertising(first: str) -> None:
    text = f"{first}\nThe council met yesterday. It talked about the new bus lines, and many were for them.\n{A}"
    article = parse_article(text)
    check_article(article)
    assert article.paragraphs[0] == first


def test_headings_keep_their_lines() -> None:
    article = parse_article(f"{A}\n\n新的线路\n老人仍可优惠\n\n{B}\n\n01.为什么要改\n\n{C}\n\n“下一个目标”\n\n{A}")
    kinds = [(b.kind, article.text[b.start : b.end]) for b in article.blocks if b.kind != "paragraph"]
    assert kinds == [
        ("heading", "新的线路"),
        ("heading", "老人仍可优惠"),
        ("heading", "01.为什么要改"),
        ("heading", "“下一个目标”"),
    ]


def test_clean_prose_is_left_alone() -> None:
    article = parse_article("\n".join((A, B, C)))
    assert (article.title, article.removed, article.repairs) == (None, (), ())
    assert article.text == article.raw


def test_the_header_of_a_feed_reader() -> None:
    article = parse_article(
        "Feed: 城市晚报\nTitle: 城市交通会议召开\nAuthor: 王小明\nDate: Tue, 05 Mar 2024 08:15:00 +0800\n"
        f"Link: https://news.example.com/1\n\n{A}\n{B}"
    )
    check_article(article)
    assert (article.title, article.source, article.author) == ("城市交通会议召开", "城市晚报", "王小明")
    assert (article.published, article.url) == ("2024-03-05T08:15:00+08:00", "https://news.example.com/1")
    assert article.paragraphs == (A, B)
    assert parse_article(f"Link: https://a.b\n{A}\n{B}").url is None


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ("城市交通会议召开_新闻频道_某某网", "城市交通会议召开"),
        ("城市交通会议召开 - 城市晚报", "城市交通会议召开"),
        ("城市交通会议召开（组图）-某某新闻", "城市交通会议召开"),
        ("环球热点：城市交通会议召开", "城市交通会议召开"),
        ("独家：城市交通会议召开", "独家：城市交通会议召开"),
        ("城市交通会议——人民的声音", "城市交通会议——人民的声音"),
        ("GPT-4与城市交通", "GPT-4与城市交通"),
    ],
)
def test_titles_without_what_templates_add(shown: str, title: str) -> None:
    article = parse_article(f"{shown}\n\n来源：某某报 时间：2023-05-27\n\n{A}\n\n{B}")
    assert article.title == title
    assert article.paragraphs == (A, B)
