from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarise.article import Article, Block, Span
from summarise.markdown import BEGIN, END, Note, article_identity, file_name, merge_markdown, to_markdown
from summarise.offsets import OffsetMap
from summarise.ranking import summarise
from summarise.results import Figure, Keyword, Name, Summary, SummarySentence

TEXT = "张俊认为，国产大模型与ChatGPT差距至少2年以上。国内科技大厂应加大对底层技术的研发投入。"


def article(
    title: str | None = "国产大模型落后两年", text: str = TEXT, published: str | None = "2023-05-27"
) -> Article:
    return Article(
        title, "南方都市报", "卢若情", published, None, "/home/me/000.txt", "utf-8", "Hans", None, text, (text,),
        (Block(0, len(text), "paragraph"),), (), text, (), (), OffsetMap.identity(len(text)),
    )  # fmt: skip


def figure(text: str = "至少2年", measures: str | None = "差距", key: str = "d:2Y") -> Figure:
    return Figure(14, 18, text, "duration", 2.0, None, "年", None, "ge", "至少", measures, "国产大模型", key, 1.0)


def note(
    source: Article | None = None,
    figures: tuple[Figure, ...] = (),
    names: tuple[Name, ...] = (),
    summary: Summary | None = None,
    notes: tuple[Note | str, ...] = (),
    target: str = "original",
) -> str:
    source = source or article()
    return to_markdown(
        source,
        summary=summary or summarise(source),
        figures=figures,
        names=names,
        notes=notes,
        target=target,  # type: ignore[arg-type]
    )


def one(text: str) -> Summary:
    return Summary((SummarySentence(0, len(text), text, 1.0, 1),), (Keyword(text, 1.0, (Span(0, 1),)),), "auto")


def rendered(markdown: str) -> str:
    body = markdown.split("---\n", 2)[2]
    return str(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(body))


def shown(html: str) -> str:
    """What a reader sees: no tags, entities resolved."""
    from html import unescape

    return unescape(re.sub(r"<[^>]*>", "", html.replace(BEGIN, "").replace(END, "")))


def test_a_whole_note() -> None:
    names = (
        Name("张俊", "person", "中欧资本董事长", (Span(0, 2), Span(9, 11)), 1.0),
        Name("中欧资本", "organisation", None, (Span(3, 7),), 0.5, "uncertain"),
    )
    source = article()
    text = to_markdown(
        source,
        summary=summarise(source, sentences=1),
        figures=(figure(), figure("两年")),
        names=names,
        notes=(Note("差距至少2年以上", "真的？"), "再读一遍"),
        created="2026-11-23",
        tags=("AI 芯片", "2023", "大模型"),
    )
    assert text.startswith(
        '---\ntitle: "国产大模型落后两年"\nsource: "南方都市报"\nauthor: "卢若情"\npublished: 2023-05-27\n'
        'created: 2026-11-23\ntags:\n  - "AI-芯片"\n  - "大模型"\nfile: "/home/me/000.txt"\nscript: "Hans"\n'
        f'method: "auto"\nid: "{article_identity(source)}"\n---\n\n{BEGIN}\n'
    )
    assert text.endswith(f"{END}\n")
    assert "| 至少2年 | 差距 | 国产大模型 | 时长 | ≥ 2 年 |" in text
    assert "两年 |" not in text.split("## 关键数字")[1].split("## 人物")[0]
    assert "- 张俊 — 中欧资本董事长（2 次）" in text
    assert "- 中欧资本 〔复原存疑〕" in text
    assert "> 差距至少2年以上" in text
    assert "- 再读一遍" in text


def test_the_same_every_time() -> None:
    assert note() == note()


def test_the_note_can_be_in_the_other_script() -> None:
    text = note(figures=(figure(),), target="tw")
    assert "國產大模型" in text
    assert "## 關鍵數字" in text
    assert 'script: "tw"' in text
    assert "国产" not in text.replace(str(article().origin), "")


HOSTILE = [
    "# 标题",
    "- [ ] 任务",
    "1. 第一",
    "> 引用",
    "[[链接]] ![[嵌入]] [a](b)",
    "#标签 正文#标签",
    "<script>alert(1)</script><b>粗</b>",
    "%%注释%% ==高亮== $x^2$ ~~删~~",
    "**粗** _斜_ `码` \\* ^block",
    "&lt;b&gt; &#35; AT&T",
    "a | b | c",
    f"假的 {END} 标记 {BEGIN}",
    "---",
    "***",
    "===",
    "    缩进",
    "a\nb\r\n---\nc",
    "![图](http://a.cn/x.png) http://a_b.cn/c_d",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_stands(text: str) -> None:
    source = replace(article(), title=text)
    markdown = note(source, summary=one(text), figures=(figure(text, text),), notes=(Note(text, text),))
    html = rendered(markdown)
    plain = " ".join(text.split())
    assert shown(html).count(plain) >= 6
    for tag in ("<script", "<b>", "<a ", "<img", "<h3", "<code", "<em>", "<del", "<input"):
        assert tag not in html
    assert html.count("<h1") == 1
    assert html.count("<td") == 5
    for surprise in ("[[", "![[", "%%", "==", "~~", " #标签"):
        assert surprise not in markdown.split("---\n", 2)[2].replace(BEGIN, "").replace(END, "")
    lines = markdown.splitlines()
    assert lines.count(BEGIN) == lines.count(END) == 1
    assert [line for line in lines if line == "---"] == ["---", "---"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40) | st.text(alphabet="#[]|<>!*_`\\-1. \n&;%=~$^:'\"a中", max_size=40))
def test_any_title_stays_in_its_place(text: str) -> None:
    markdown = note(replace(article(), title=text, source=text), summary=one("好。"))
    lines = markdown.splitlines()
    assert lines.count("---") == 2
    front = lines[1 : lines.index("---", 1)]
    assert all(
        re.match(r'(?:[a-z]+: (?:"(?:[^"\\]|\\.)*"|\d{4}-\d\d-\d\d)|tags:|  - "duzhai")$', line) for line in front
    )
    assert merge_markdown(markdown, markdown) == markdown
    markdown.encode("utf-8")


def test_saving_again_replaces_only_what_lies_between_the_markers() -> None:
    old = note(summary=one("旧的摘要。"))
    mine = old.replace("tags:\n", "rating: 5\ntags:\n").replace(BEGIN, f"我的开头\n{BEGIN}") + "\n我的话\n"
    merged = merge_markdown(mine, note(summary=one("新的摘要。")))
    assert merged is not None
    assert "新的摘要" in merged
    assert "旧的摘要" not in merged
    assert merged.replace("新的摘要", "旧的摘要") == mine


def test_line_ends_of_the_file_are_kept() -> None:
    old = note(summary=one("旧的摘要。")).replace("\n", "\r\n")
    merged = merge_markdown(old, note(summary=one("新的摘要。")))
    assert merged is not None
    assert merged.replace("新", "旧") == old


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(BEGIN, ""),
        lambda text: text.replace(END, ""),
        lambda text: text + text,
        lambda text: text.replace(BEGIN, "x").replace(END, BEGIN).replace("x", END),
        lambda text: "",
    ],
)
def test_without_its_markers_a_file_is_left_alone(change: object) -> None:
    assert callable(change)
    assert merge_markdown(change(note()), note()) is None


def test_a_new_note_needs_markers() -> None:
    with pytest.raises(ValueError, match="no duzhai markers"):
        merge_markdown(note(), "text")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("国产大模型", "2023-05-27 国产大模型.md"),
        ("[[a]] #b ^c | d/e\\f: g", "2023-05-27 a b c d e f g.md"),
        ("../../etc/passwd", "2023-05-27 etc passwd.md"),
        ("  问：“为什么？” ", "2023-05-27 问：“为什么？”.md"),
    ],
)
def test_file_names(title: str, name: str) -> None:
    assert file_name(article(title)) == name


def test_file_names_of_poor_articles() -> None:
    bare = replace(article(None, published=None), origin=None)
    assert file_name(bare).startswith("张俊认为")
    assert file_name(replace(bare, text="", paragraphs=(), raw="")) == f"{article_identity(replace(bare, raw=''))}.md"
    assert file_name(article(None, published=None)) == "000.md"
    assert file_name(article("CON", published=None)) == "_CON.md"
    assert file_name(article("...", published=None)) == f"{article_identity(article())}.md"
    assert len(file_name(article("长" * 300)).encode()) <= 200
    assert file_name(article(), "{source}-{author} {title}", "hant") == "南方都市報-盧若情 國產大模型落後兩年.md"
    with pytest.raises(ValueError, match=r"no field \{nonsense\}"):
        file_name(article(), "{nonsense}")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["{date} {title}", "{title}", "{source}/{title}", "../{title}"]))
def test_any_file_name_is_safe(title: str, pattern: str) -> None:
    name = file_name(article(title), pattern)
    assert name.endswith(".md")
    assert not set(name) & set('[]#^|/\\:*?"<>\n\r\t\x00')
    assert not name.startswith((".", " ", "-"))
    assert 4 <= len(name.encode("utf-8")) <= 200
