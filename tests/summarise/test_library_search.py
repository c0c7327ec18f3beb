"""Search in the library: either script, any length, data and never syntax, pinyin, and where the hit stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarise import parse_article
from summarise.library import Hit, Library, find_pinyin, is_pinyin_query, parse_query
from summarise.library.terms import index_terms, terms_of

HANS = "张俊认为，国产大模型与GPT-4的差距至少两年。人工智能的核心是算力，上海交通大学的专家说。"
HANT = "劉慶峰表示，中美之間的差距大概是半年到一年半。算力與人工智慧的發展離不開資料。重慶銀行的行長也來了。"
OTHER = "今天天气很好，孩子们在公园里放风筝，The quick brown fox 跳过了懒狗。"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("library")) as opened:
        opened.add(parse_article(HANS, title="国产大模型落后两年", source="南方都市报", published="2023-05-27"))
        opened.add(parse_article(HANT, title="圓桌對話", source="鈦媒體", published="2024-05-27"))
        opened.add(parse_article(OTHER, title="春天"))
        yield opened


def titles(library: Library, query: str) -> set[str | None]:
    return {hit.item.title for hit in library.search(query).hits}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("算力", {"国产大模型落后两年", "圓桌對話"}),
        ("差距", {"国产大模型落后两年", "圓桌對話"}),
        ("刘庆峰", {"圓桌對話"}),
        ("上海交通大學", {"国产大模型落后两年"}),
        ("人工智能", {"国产大模型落后两年"}),
        ("GPT-4", {"国产大模型落后两年"}),
        ("gpt", {"国产大模型落后两年"}),
        ("QUICK", {"春天"}),
        ('"quick brown"', {"春天"}),
        ("狗", {"春天"}),
        ("算", {"国产大模型落后两年", "圓桌對話"}),
        ("落后两年", {"国产大模型落后两年"}),
        ("圆桌", {"圓桌對話"}),
        ("算力 重庆", {"圓桌對話"}),
        ("算力 风筝", set()),
        ("两年大模型", set()),
        ("算力 source:南方", {"国产大模型落后两年"}),
        ("算力 after:2024", {"圓桌對話"}),
        ("source:鈦媒体", {"圓桌對話"}),
        ("。，", set()),
        ("", set()),
    ],
)
def test_what_is_found(library: Library, query: str, found: set[str]) -> None:
    assert titles(library, query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("suanli", {"国产大模型落后两年", "圓桌對話"}),
        ("rgzn", {"国产大模型落后两年"}),
        ("chongqing", {"圓桌對話"}),
        ("fengzheng", {"春天"}),
        ("suan li", set()),
        ("liuqingfeng", {"圓桌對話"}),
        ("lqf", {"圓桌對話"}),
    ],
)
def test_pinyin_finds_chinese_and_says_so(library: Library, query: str, found: set[str]) -> None:
    hits = library.search(query).hits
    assert {hit.item.title for hit in hits} == found
    assert all(hit.pinyin for hit in hits)


def test_a_hit_tells_its_place(library: Library) -> None:
    for hit in library.search("人工智能").hits:
        _holds(library, hit, "人工智能")
    (hit,) = library.search("算力 重庆").hits
    _holds(library, hit, "算力")
    (hit,) = library.search("圆桌").hits
    assert hit.start is None
    assert hit.context[hit.context_start : hit.context_end] == "圓桌"


def _holds(library: Library, hit: Hit, word: str) -> None:
    article = library.article(hit.item.id)
    assert hit.start is not None
    assert hit.raw_start is not None
    assert article.text[hit.start : hit.end] == hit.context[hit.context_start : hit.context_end] == word
    assert article.from_raw(hit.raw_start) == hit.start


def test_the_best_come_first(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        often = library.add(parse_article("算力。" + "算力不够，" * 7 + "就要买卡。", title="甲")).id
        titled = library.add(parse_article("只提到一次算力的短文，写的是别的。", title="算力之争")).id
        once = library.add(parse_article("昨天下雨，没有带伞，算力也没有，很晚才到家。", title="乙")).id
        assert [hit.item.id for hit in library.search("算力").hits] == [titled, often, once]
        assert [hit.item.id for hit in library.search("算力", limit=1, offset=1).hits] == [often]
        assert library.search("算力").total == 3


def test_pages_of_hits_meet(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        for number in range(25):
            word = "算力" * (number % 4 + 1)
            library.add(
                parse_article(f"{number}号文章说的是{word}，编号{number * 7919}。" + chr(0x4E00 + 97 * number) * 9)
            )
        pages = [library.search("算力", limit=10, offset=start, collapse=False).hits for start in (0, 10, 20)]
        assert [len(page) for page in pages] == [10, 10, 5]
        assert len({hit.item.id for page in pages for hit in page}) == 25


def test_pages_of_literal_hits_go_on_with_pinyin(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        for number in range(25):
            word = "suanli" if number % 5 == 0 else "算力"
            library.add(parse_article(f"{number}号文章说的是 {word} 呢。" + chr(0x4E00 + 97 * number) * 9))
        pages = [library.search("suanli", limit=4, offset=start, collapse=False) for start in range(0, 32, 4)]
        hits = [hit for page in pages for hit in page.hits]
        assert [hit.pinyin for hit in hits] == [False] * 5 + [True] * 20
        assert len({hit.item.id for hit in hits}) == 25
        assert [page.total for page in pages[:7]] == [5, 8, 12, 16, 20, 24, 25]
        assert [page.more for page in pages[1:7]] == [True] * 5 + [False]


PIECES = [
    *"\"'*-+^:%_\x00\ud800“「\ue000a9 ü；", "算力", "NEAR(", ")", " AND ", " OR ", " NOT ", "{title}", "terms",
    "body :", "source:", "after:", "tag:", "repaired>", "uncertain>0", "DROP TABLE articles",
]  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_a_query_is_data(library: Library, pieces: list[str]) -> None:
    query = "".join(pieces)
    library.search(query)
    library.page(query, limit=5)
    library.count(query)
    assert library.count() == 3


def test_queries_are_taken_apart() -> None:
    query = parse_query('算力 source:新华社 "两 年" after:2023-5 tag:"要 读" unread repaired>=3 NEAR:x C++')
    assert query.words == ("算力", "两 年", "NEAR:x", "C++")
    assert query.parameters == ("新华社", "2023-05", "要 读", 3)
    assert parse_query("ｓｏｕｒｃｅ：新华社").parameters == ("新华社",)
    assert parse_query("来源：新華社").parameters == ("新华社",)
    assert parse_query("after:昨天").words == ("after:昨天",)
    assert parse_query("reprint").reprints


@given(st.text(alphabet="算力人工智能的。 \nabC1é", max_size=40), st.data())
def test_every_part_of_a_text_is_found_by_its_terms(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    terms = set(index_terms("", text).split(" "))
    # A part may cut a Latin word in two; a whole one never.
    if (start == 0 or not text[start - 1].isascii()) and (end == len(text) or not text[end].isascii()):
        wanted = terms_of(text[start:end])
        if not any(c.isascii() or c == "é" for c in (text[start - 1 : start] + text[end : end + 1])):
            assert set(wanted) <= terms


def test_pinyin_in_a_text() -> None:
    text = "今年的算力與人工智能，重慶銀行的行長，綠色旅行"
    assert [text[s.start : s.end] for s in find_pinyin(text, "suanli")] == ["算力"]
    assert [text[s.start : s.end] for s in find_pinyin(text, "rgzn")] == ["人工智能"]
    assert [text[s.start : s.end] for s in find_pinyin(text, "lvse")] == ["綠色"]
    assert [text[s.start : s.end] for s in find_pinyin(text, "lüxing")] == ["旅行"]
    assert [text[s.start : s.end] for s in find_pinyin(text, "chong qing")] == ["重慶"]
    assert [text[s.start : s.end] for s in find_pinyin(text, "hangzhang")] == ["行長"]
    assert find_pinyin(text, "suan") == ()
    assert find_pinyin(text, "算力") == ()
    assert not is_pinyin_query("gpt4")
    assert len(find_pinyin("是" * 50_000, "s" * 24, most=10)) == 10
