# ruff: noqa: E501 - the texts are what they are
"""Inputs to begin with: pieces of real articles in every encoding and format, books, settings, queries."""

from __future__ import annotations

import io
import json
import random
import zipfile
import zlib
from functools import cache
from pathlib import Path

from summarise import parse_article
from tests.campaigns.mutation import mutated

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"


@cache
def texts() -> list[str]:
    """Pieces of real articles, damaged ones among them."""
    out = [path.read_text("utf-8", "replace") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    out = [text[at : at + 3_000] for text in out for at in range(0, min(len(text), 9_000), 3_000)]
    lines = (DATA / "summaries_dev.jsonl").read_text("utf-8").splitlines()
    out += [json.loads(line)["text"][:1_500] for line in lines[:: max(1, len(lines) // 12)]]
    for name in ("figures_hard.jsonl", "figures_patterns_dev.jsonl"):
        rows = [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]
        out += ["\n".join(str(row.get("text", "")) for row in rows[at : at + 12]) for at in range(0, len(rows), 40)]
    return [text for text in out if text.strip()]


def encoded() -> list[bytes]:
    return [text.encode("utf-8", "replace") for text in texts()]


def in_encodings() -> list[bytes]:
    names = ("utf-8", "gb18030", "big5", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "hz")
    return [text[:800].encode(name, "replace") for text in texts()[:8] for name in names]


MARKDOWN = """---
title: "题目：副题"
author: 张三
date: 2023-05-27
---
# 题目

正文**粗**、*斜*、`码`和[链接](http://a.b/c_(d) "题")，
还有![图](a.png)[^1]。

- 一
  1. 二

> 引文

```py
x
```

| 甲<br>乙 | 丙 |
|---|---|
| 1 | 2 |

> [!note] 提示
> [![图](a.png)](http://a.b/e){.c}见[[页|别名]]与==高亮==，<ruby>字<rt>zì</rt>典<rt>book</rt></ruby>&hellip; ^abc-1

::: tip 小心
{% raw %}[^1]{% endraw %}
:::

[^1]: 注
"""
HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>题目_网站</title>
<meta property="og:title" content="题目"><meta name="author" content="张三">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"题目","datePublished":"2023-05-27T08:00:00+08:00",
"author":{"@id":"#a"},"articleBody":"<p>正文</p>&lt;b&gt;"}</script>
</head><body><nav><a href="/">首页</a></nav><article><h1>题目</h1><p>%s</p><h2>小题</h2><p>%s</p>
<ul><li>一<li>二</ul><table><tr><th>甲<th>乙<tr><td>1<td>2</table><blockquote>引</blockquote><pre>a
b</pre><figure><img alt="图片的说明文字" src=x><figcaption>图注</figcaption></figure><ruby>字<rt>zì</rt></ruby>
<sup id="r"><a href="#n1">1</a></sup><sup data-text="注文">[2]</sup><a href="//a.b/c?d#e">链接</a></article>
<ol class="reflist"><li id="n1">注文在此 <a href="#r">^</a></ol><footer>版权所有</footer></body></html>"""


def pages() -> list[bytes]:
    """Web pages in several encodings."""
    some = [text.replace("\n", "</p><p>")[:1_500] for text in texts()[:6]]
    whole = [HTML % (text, text[:300]) for text in some]
    return [page.encode(name, "replace") for page in whole for name in ("utf-8", "gb18030")]


CONTAINER = (
    "<?xml version='1.0'?><container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
    "<rootfile full-path='OEBPS/content.opf' media-type='application/oebps-package+xml'/></rootfiles></container>"
)
PACKAGE = (
    "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>"
    "<dc:title>书</dc:title><dc:creator>张三</dc:creator><dc:date>2023-05-27</dc:date></metadata><manifest>"
    "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>"
    "<item id='n' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>"
    "<item id='t' href='toc.ncx' media-type='application/x-dtbncx+xml'/></manifest>"
    "<spine toc='t'><itemref idref='a'/></spine></package>"
)
NAV = "<html xmlns:epub='e'><body><nav epub:type='toc'><ol><li><a href='a.xhtml#x'>第一章</a></li></ol></nav></body></html>"
NCX = (
    "<ncx><navMap><navPoint><navLabel><text>第一章</text></navLabel><content src='a.xhtml'/></navPoint></navMap></ncx>"
)


def book(entries: dict[str, bytes]) -> bytes:
    """A zip archive of ``entries``, the media type first."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def books() -> list[bytes]:
    """Small books."""
    out = []
    for text in texts()[:4]:
        chapter = (
            f"<html><body><h1 id='x'>章</h1><p>{text[:900]}</p><aside epub:type='footnote'>注</aside></body></html>"
        )
        out.append(
            book(
                {
                    "META-INF/container.xml": CONTAINER.encode(),
                    "OEBPS/content.opf": PACKAGE.encode(),
                    "OEBPS/a.xhtml": chapter.encode(),
                    "OEBPS/nav.xhtml": NAV.encode(),
                    "OEBPS/toc.ncx": NCX.encode(),
                }
            )
        )
    return out


def mutated_book(rng: random.Random, corpus: list[bytes], data: bytes) -> bytes:
    """A book with one of its entries changed, or with its archive broken."""
    if rng.random() < 0.25:
        return mutated(rng, corpus, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = {name: archive.read(name) for name in archive.namelist() if name != "mimetype"}
    except Exception:
        return mutated(rng, corpus, data)
    if not entries:
        return mutated(rng, corpus, data)
    name = rng.choice(sorted(entries))
    entries[name] = mutated(rng, list(entries.values()), entries[name])
    return book(entries)


def mutated_packed(rng: random.Random, corpus: list[bytes], data: bytes) -> bytes:
    """A stored article with its content changed under the compression, or with its bytes broken."""
    if rng.random() < 0.3:
        return mutated(rng, corpus, data)
    try:
        inside = zlib.decompress(data)
    except zlib.error:
        return mutated(rng, corpus, data)
    return zlib.compress(mutated(rng, [inside], inside))


def place_seeds() -> list[bytes]:
    from summarise.library.identity import content_key

    row = [3, "前文", "后文", 3]
    articles = {
        content_key(text).hex(): {"place": row, "read": True, "marks": {"a": row}, "when": 1.5} for text in texts()[:3]
    }
    return [json.dumps({"version": 1, "articles": articles}).encode(), b"{}", b"", b"[" * 3_000]


def settings_seeds() -> list[bytes]:
    from tui.settings import template

    lines = template().splitlines()
    bare = "\n".join(line[2:] for line in lines if line.startswith("# ") and " = " in line)
    return [template().encode(), bare.encode(), b'[keys]\n"app.help" = "f1"\n', b'theme = "duzhai-dark"\ncolumn = 80']


def query_seeds() -> list[bytes]:
    return [
        query.encode()
        for query in (
            "source:新华社 after:2023-05 tag:ai unread repaired>0 算力", 'title:"人工 智能" import:3', "rengong znjs",
            "“数据 中心” -算力", "script:hant copies>=1 notitle", 'a" OR "b* NEAR(c)', "origin:/a 来源：新华社",
        )
    ]  # fmt: skip


def word_seeds() -> list[bytes]:
    return ["s2t\t内存\t記憶體\n# x\nboth 人工智能 人工智慧\n软件 軟體\nt2s 頭 头".encode(), "发 發\n".encode() * 3]


def packed_seeds() -> list[bytes]:
    from summarise.library.packing import pack

    return [pack(parse_article(text[:600], title="题")) for text in texts()[:6]]
