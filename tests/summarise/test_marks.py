"""Highlights and notes outlive a better cleaning, another layout of the file, and the end of the program."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.article import Article
from summarise.library import Library, anchor_span, find_place, find_span, place_marks
from summarise.library.anchors import SpanAnchor, anchor
from summarise.library.glossary import Glossary
from summarise.library.pinyin import spelled
from summarise.offsets import OffsetMap
from summarise.reading import parse_article, read_article
from tests.conftest import SEEDS

RAW = "".join(chr(0x4E00 + i * 31 % 20_000) + ("\n\u3000\u3000" if i % 40 == 39 else "") for i in range(400))
ALIKE = "国产算力在增长。\n" * 40


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


BREAKS = st.lists(st.sampled_from(["\n", "\r\n\r\n", " \t", "\u3000"]), min_size=1, max_size=5)


@given(st.integers(0, 400), st.integers(1, 60), BREAKS)
@settings(max_examples=60, deadline=None)
def test_lines_broken_elsewhere_hide_nothing(start: int, size: int, breaks: list[str]) -> None:
    for raw in (RAW, ALIKE):
        words = raw.split()
        place = anchor_span(raw, start, start + size)
        if not place.quote.strip():
            continue
        other = "".join(word + breaks[i % len(breaks)] for i, word in enumerate(words))
        found = find_span(other, place)
        assert found is not None
        assert "".join(other[found[0] : found[1]].split()) == "".join(place.quote.split())
        before = sum(map(len, raw[: place.start].split()))
        assert sum(map(len, other[: found[0]].split())) == before, "the very same passage, not one that is alike"
        at = find_place(other, anchor(raw, start))
        assert raw is ALIKE or sum(map(len, other[:at].split())) == before


def test_a_short_quotation_at_its_old_offset_is_not_believed_without_its_neighbours() -> None:
    raw = "他的书。我的家。你的路。"
    place = anchor_span(raw, 5, 6)
    assert raw[5:6] == "的"
    changed = "序。之。的的" + raw
    found = find_span(changed, place)
    assert found is not None
    assert changed[found[0] - 1 : found[1] + 1] == "我的家"


def test_words_that_are_decoded_better_now_are_found_and_other_words_are_not() -> None:
    old = "据新华社报道，" * 3 + "国产大模�与国外的差�至少在两年以上，专家如是说。" + "下文如何，请看分解。" * 3
    new = old.replace("模�", "模型").replace("差�", "差距")
    start = old.index("国产")
    found = find_span(new, anchor_span(old, start, old.index("以上") + 2))
    assert found is not None
    assert new[found[0] : found[1]] == "国产大模型与国外的差距至少在两年以上"
    rewritten = old.replace("国产大模�与国外的差�至少在两年以上", "而今天的天气十分晴朗适合出门散步游玩")
    assert find_span(rewritten, anchor_span(old, start, old.index("以上") + 2)) is None


def test_an_anchor_of_an_earlier_version_is_found() -> None:
    old = SpanAnchor(8, 12, "算力在增", "", "", None)
    found = find_span(ALIKE, old)
    assert found is not None
    assert ALIKE[slice(*found)] == "算力在增"


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_raw_spans_hold_their_words_and_nothing_behind_them(path: Path) -> None:
    article = read_article(path)
    for start in range(0, len(article.text) - 9, 7):
        end = start + 9
        raw_start, raw_end = article.raw_span(start, end)
        assert not article.raw[raw_end - 1].isspace() or article.text[end - 1].isspace()
        low, high = article.text_span(raw_start, raw_end)
        assert low <= start < end <= high
        touched = any(r.start < end and start < r.end for r in article.repairs)
        assert touched or (low, high) == (start, end)


def _cleaned_differently(article: Article) -> Article:
    """The same raw text as a version would clean it that removes nothing and repairs nothing."""
    return replace(
        article, text=article.raw, offsets=OffsetMap.identity(len(article.raw)), repairs=(), removed=(), blocks=()
    )


def _re_saved(article: Article) -> Article:
    return parse_article(re.sub(r"\n+", "\r\n\r\n", article.raw).replace("。", "。 \n", 5))


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_every_highlight_is_found_whatever_happened_to_the_article(path: Path, library: Library) -> None:
    article = read_article(path)
    wanted = {}
    for start in range(0, len(article.text) - 30, 97):
        span = article.raw_span(start, start + 13)
        words = article.text[start : start + 13]
        wanted[library.add_mark(article.raw, span, "highlight", words=words)] = words
    others = [
        read_article(path, typography=False),
        _cleaned_differently(article),
        _re_saved(article),
        parse_article("新的开头，从前没有。\n" + article.raw),
    ]
    for other in (article, *others):
        marks = library.marks_at(article.raw)
        placed = place_marks(other, marks)
        assert {one.mark.id for one in placed} == set(wanted)
        for one in placed:
            assert one.fate == "found", one
            raw = other.raw[one.raw_start : one.raw_end]
            assert "".join(raw.split()) == "".join(one.mark.place.quote.split())
            if other is article:
                assert wanted[one.mark.id].strip() in article.text[one.start : one.end]


def test_a_re_saved_file_is_the_same_article(library: Library) -> None:
    raw = "第一段，说国产算力。\n第二段，说别的。\n"
    number = library.add_mark(raw, (4, 9), "highlight")
    other = raw.replace("\n", "\r\n\r\n")
    assert [mark.id for mark in library.marks_at(other)] == [number]


def test_what_is_gone_is_told_and_what_was_put_aside_too(library: Library) -> None:
    article = parse_article("国产算力在增长。\n今年如此，明年也会如此。")
    library.add_mark(article.raw, (0, 8), "note", note="记住", words="国产算力在增长。")
    gone = place_marks(parse_article("完全是另一篇文章，没有半点相同。"), library.marks())
    assert [(one.fate, one.words, one.mark.note) for one in gone] == [("lost", "国产算力在增长。", "记住")]
    text = article.text[9:]
    aside = replace(article, text=text, offsets=OffsetMap((0, 9, len(article.raw)), (0, 0, len(text))))
    assert [one.fate for one in place_marks(aside, library.marks())] == ["aside"]


def test_marks_in_an_earlier_text_from_the_same_place(library: Library) -> None:
    old, new = "国产大模�的差距。", "国产大模型的差距。"
    library.add_mark(old, (4, 9), "highlight", origin="/a/b.txt")
    assert library.marks_at(new) == ()
    assert len(library.marks_at(new, ["/a/b.txt"])) == 1


def test_articles_only_looked_at_keep_what_is_known_of_them(library: Library) -> None:
    article = parse_article("正文在此，算力增长。", title="题目", author="作者", url="https://a.cn/x")
    library.add_mark(article.raw, (0, 4), "highlight", origin="/old", about=article)
    library.add_mark(article.raw, (5, 7), "note", note="软体", origin="/new", about=article)
    (noted,) = library.noted()
    assert (noted.kept, noted.title, noted.author, noted.origin) == (False, "题目", "作者", "/new")
    assert len(noted.marks) == 2
    assert library.noted([noted.id + 1]) == ()
    assert library.count() == 0


def test_notes_and_highlights_are_found_by_their_words_in_either_script(library: Library) -> None:
    article = parse_article("正文在此，算力增长。", title="题目")
    added = library.add(article)
    library.add(parse_article("另一篇，没有标记。"))
    library.add_mark(article.raw, (5, 9), "note", note="见《軟體》", words="算力增长")
    for query in ("note:軟體", "note:软体", "笔记:算力", "note:算力增長 marked", '筆記:"算力"'):
        assert library.ids(query) == (added.id,), query
    assert library.ids("note:没有") == ()


def test_a_mark_is_on_the_disk_when_it_is_told_that_it_is_saved(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from summarise.library import Library\n"
        "library = Library(Path(sys.argv[1]))\n"
        "for n in range(1000):\n"
        "    library.add_mark('国产算力在增长。', (0, 4), 'note', note=str(n))\n"
        "    print(n, flush=True)\n"
    )
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=root
    )
    assert process.stdout is not None
    told = -1
    for line in process.stdout:
        told = int(line)
        if told >= 7:
            process.send_signal(signal.SIGKILL)
            break
    told = max([told, *(int(line) for line in process.stdout.read().split("\n")[:-1])])
    process.stdout.close()
    process.wait()
    with Library(tmp_path) as library:
        kept = {mark.note for mark in library.marks()}
    assert kept >= {str(n) for n in range(told + 1)}


def test_readings_with_tones_by_the_word() -> None:
    assert spelled("重庆") == "chóng qìng"
    assert spelled("軟體 abc") == "ruǎn tǐ"


def test_glosses_and_faulty_lines() -> None:
    glossary = Glossary(
        [
            "# CC-CEDICT",
            "軟體 软体 [ruan3 ti3] /software (Tw)/soft-bodied (animal)/",
            "軟體 软体 [Ruan3 ti3] /a name/",
            "nonsense",
            "无 斜线 [wu2]",
            "",
        ]
    )
    assert (len(glossary), glossary.faults) == (2, 2)
    assert [gloss.meanings for gloss in glossary.look_up("軟體")] == [
        ("software (Tw)", "soft-bodied (animal)"),
        ("a name",),
    ]
    assert glossary.look_up("软体") == glossary.look_up("軟體")
    assert glossary.look_up("没有") == ()
