"""Full-width marks between Chinese, and nothing touched where they do not belong."""

from __future__ import annotations

import pytest

from summarise.reading import parse_article

SET = {
    "今天,天气很好.": "今天，天气很好。",
    "他说:“走吧!”": "他说：“走吧！”",
    "真的吗?是的;没错": "真的吗？是的；没错",
    "裁了1万多人的Meta(原名Facebook)": "裁了1万多人的Meta（原名Facebook）",
    "本质上它是商品(commodity)": "本质上它是商品（commodity）",
    "名为Boson.ai,从官网来看": "名为Boson.ai，从官网来看",
    "2020年就有了GPT3.0,ChatGPT-3.5。": "2020年就有了GPT3.0，ChatGPT-3.5。",
    "公司 Marianas Labs,Alex Smola 教授": "公司 Marianas Labs，Alex Smola 教授",
    "(红杉资本数据),TCO算不过来": "（红杉资本数据），TCO算不过来",
    "有多少企业家玩过ChatGPT?”": "有多少企业家玩过ChatGPT？”",
    "占比24%,同比增长": "占比24%，同比增长",
    "教授认为, 通用大模型": "教授认为，通用大模型",
    "至关重要。 目前": "至关重要。目前",
    '路线的"自我革命"。': "路线的“自我革命”。",
    '公司"Project AI 2.0"成立': "公司“Project AI 2.0”成立",
    "什么?!": "什么？！",
    "时间:2023-05-27 21:52:24": "时间：2023-05-27 21:52:24",
    "(这个企业)对美国": "（这个企业）对美国",
    "我爱Python,Java和Go!": "我爱Python，Java和Go！",
    "在Windows 10,macOS 11上都能用": "在Windows 10，macOS 11上都能用",
    "价格为$5,比去年的$10便宜": "价格为$5，比去年的$10便宜",
    "见https://a.b/c,然后再说": "见https://a.b/c，然后再说",
    "Q:你是谁?": "Q：你是谁？",
    "他说:\"我问:'为什么?'\"": "他说：“我问：‘为什么？’”",
    "他说'很好',就走了": "他说‘很好’，就走了",
    "(1)第一点;(2)第二点": "（1）第一点；（2）第二点",
    "以及LLM(large language model)的差别": "以及LLM（large language model）的差别",
    '王先生说:"Hello"': "王先生说：“Hello”",
}
KEPT = [
    "会议在21:52:24结束",
    "共有1,750亿个参数",
    "大约5~10%之间",
    "开幕式“What’s Next? AI Panel”圆桌",
    "他说 my English is fine thank you, and you?",
    "函数f(x,y)的值",
    "比尔.盖茨来了",
    "命令 `git log --oneline, a(b)` 很有用",
    "网址是https://example.com/a?b=1,2;c:d好的",
    "写信给a.b@c.com，谢谢",
    "公式$f(x)=a, b$如下",
    "选项 nosuid,nodev,nofail 都行",
    '头部"x-ot-span-context"要传递',
    '设置 reporter="source" 即可',
    "使用释伴（#!）即可",
    '屏幕15.6"很大',
    "std::vector很快",
    "01.为什么没有诞生在中国",
    "Hello, world. How are you? Fine!",
    "标识符node1,node2,node3",
    "冒号 :) 是笑脸",
    "这一版 Pop!_OS 是开发人员的选择",
    '其中"response_flags": "NR"  表示没有路由',
    '{"name": "中国", "city": "北京"}',
    'print("你好")',
    "He said 你好, then he left the room.",
    "it's很好，don't忘记",
    "比分是3:1，下午3:30开始",
    "“Hello, world!”他说。",
    "面积约12,345.67平方米",
]


@pytest.mark.parametrize("text", SET)
def test_marks_are_set(text: str) -> None:
    article = parse_article(text)
    assert article.text == SET[text]
    assert {repair.kind for repair in article.repairs} <= {"typography"}


@pytest.mark.parametrize("text", KEPT)
def test_other_text_is_left_alone(text: str) -> None:
    assert parse_article(text).text == text


@pytest.mark.parametrize("text", [*SET, *KEPT])
def test_setting_is_done_once(text: str) -> None:
    once = parse_article(text).text
    assert parse_article(once).text == once


def test_the_setting_turns_it_off() -> None:
    text = '今天,天气"很好"(真的)!'
    assert parse_article(text, typography=False).text == text


def test_corner_brackets_where_the_article_uses_them() -> None:
    text = '他說「這個問題很難」，她們都覺得"還不夠難"，於是開始討論經濟與發展。'
    assert "「還不夠難」" in parse_article(text).text


def test_code_lines_are_left_alone() -> None:
    code = 'for (int i = 0; i < n; i++) { print("你好", i); }'
    assert parse_article(f"下面是一段程序，它打印一行字。\n{code}\n程序到此为止，很简单。").paragraphs[1] == code
