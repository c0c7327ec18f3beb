"""Markdown, as people write it and as clippers of web pages do."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarise.reading import read_article
from summarise.reading.markdown.front import read_front_matter
from tests.summarise.article_checks import check_article, kinds

PARAGRAPH = "今天的天气很好，我们一起去公园散步，看见许多人在湖边钓鱼，大家都很高兴。"

MARKDOWN = f"""---
title: "测试文章的标题"
author: 张三
date: 2023-05-27
---

# 测试文章的标题

{PARAGRAPH}这里有**粗体**、*斜体*和`code, a(b)`，
还有[百科](https://zh.wikipedia.org/wiki/中国_(国家) "说明")。

## 小标题 ##

- 第一项
- 第二项 <https://a.b/c>
  1. 里面一项

> 引用的话。

```python
def f(a,b):
    return a
```

| 列一 | 列二 |
|------|------|
| 1    | 2    |

![图片的说明](a.png)

结尾见[参考][1]。

[1]: http://x.y/z
"""


def test_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    article = read_article(path)
    check_article(article)
    assert (article.title, article.author, article.published) == ("测试文章的标题", "张三", "2023-05-27")
    assert kinds(article) == [
        ("paragraph", 0, f"{PARAGRAPH}这里有粗体、斜体和code, a(b)，还有百科。"),
        ("heading", 2, "小标题"),
        ("item", 1, "第一项"),
        ("item", 1, "第二项 https://a.b/c"),
        ("item", 2, "1. 里面一项"),
        ("quote", 0, "引用的话。"),
        ("code", 0, "def f(a,b):"),
        ("code", 0, "    return a"),
        ("table", 0, "| 列一 | 列二 |"),
        ("table", 0, "| 1    | 2    |"),
        ("caption", 0, "图片的说明"),
        ("paragraph", 0, "结尾见参考。"),
    ]
    assert [(article.text[x.start : x.end], x.url) for x in article.links] == [
        ("百科", "https://zh.wikipedia.org/wiki/中国_(国家)"),
        ("https://a.b/c", "https://a.b/c"),
        ("参考", "http://x.y/z"),
    ]


CLIPPED = f"""---
title: 追赶: 差距在哪里
source: "https://example.com/s/1"
author:
  - "[[张三]]"
  - "[[人物/李四|李四]]"
published: 2023-05-27
tags: [clippings]
---
[![湖边的人](https://a.b/1.png)](https://a.b/1)

{PARAGRAPH}见[[另一页]]与[[页面|别名]]，![[图.png|300]]还有==高亮==，[带[括号]的**链接**](https://a.b/2){{.external}}。[](https://a.b/3)

> [!note] 提示
> 引用的话。

::: tip 小心
{{% asset_img a.png %}}::: 不是
:::

::: {{.box}}
a==b 与 c==d，第一行<br>第二行&nbsp;完&hellip;[[1]](https://a.b/4)
:::

| 甲<br>乙 | 丙 |
|---|---|

有注[^n]，无注[^m]，E=mc ^2。 ^ab-12

<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zi</rt></ruby>，<ruby>编辑器<rt>Text Editor</rt></ruby>。

[^n]: 注的话。
"""


def test_clipped_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(CLIPPED, encoding="utf-8")
    article = read_article(path)
    check_article(article)
    assert (article.title, article.source, article.author) == ("追赶: 差距在哪里", None, "张三 李四")
    assert (article.published, article.url) == ("2023-05-27", "https://example.com/s/1")
    assert kinds(article) == [
        ("caption", 0, "湖边的人"),
        ("paragraph", 0, f"{PARAGRAPH}见另一页与别名，还有高亮，带[括号]的链接。"),
        ("quote", 0, "提示"),
        ("quote", 0, "引用的话。"),
        ("paragraph", 0, "小心"),
        ("paragraph", 0, "::: 不是"),
        ("paragraph", 0, "a==b 与 c==d，第一行"),
        ("paragraph", 0, "第二行\xa0完…[1]"),
        ("table", 0, "| 甲 乙 | 丙 |"),
        ("paragraph", 0, "有注[n]，无注[^m]，E=mc ^2。"),
        ("paragraph", 0, "汉字，编辑器（Text Editor）。"),
        ("note", 0, "[n] 注的话。"),
    ]
    assert [(article.text[x.start : x.end], x.url) for x in article.links if not x.url.startswith("#")] == [
        ("湖边的人", "https://a.b/1"),
        ("带[括号]的链接", "https://a.b/2"),
        ("[1]", "https://a.b/4"),
    ]
    inner = next(x for x in article.links if x.url.startswith("#"))
    start, end = (int(place) for place in inner.url.removeprefix("#char=").split(","))
    assert article.text[inner.start : inner.end] == "[n]"
    assert article.text[start:end] == "[n] 注的话。"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('---\ntitle: "一"\nauthors: ["甲", 乙]\n---\n', {"title": "一", "author": "甲 乙"}),
        ('+++\ntitle = "一"\n+++\n', {"title": "一"}),
        ("---\ntitle: >-\n  折叠的题目\ndate: 2023-05-27\n...\n", {"title": "折叠的题目", "published": "2023-05-27"}),
        ("---\nsource: https://a.b/c\npublisher: 某报\n---\n", {"url": "https://a.b/c", "source": "某报"}),
        ("---\ndescription: |\n  title: 不是题目\nauthor: null\n---\n", {}),
        ("---\n新聞來源： 某報\n發佈日期：2023-05-27\n---\n", {"source": "某報", "published": "2023-05-27"}),
        ("---\n一条线下的正文\n---\n", None),
        ("---\ntitle: 没有结束\n", None),
        ("", None),
    ],
)
def test_front_matter(source: str, told: dict[str, str] | None) -> None:
    lines = source.splitlines()
    assert read_front_matter(lines) == ((len(lines), told) if told is not None else (0, {}))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 3000,
        "**" * 3000,
        "`" * 3001,
        "![" * 2000,
        "# " * 2000,
        "> " * 3000,
        "[a](" * 1500,
        "[![" * 1500,
        ":::a" * 1500,
    ],
    ids=lambda text: text[:4],
)
def test_odd_markdown(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(text + "中文", encoding="utf-8")
    check_article(read_article(path))
