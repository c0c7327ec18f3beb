from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.article import Article, Block, Repair
from summarise.foldtable import SIMPLIFIED, TRADITIONAL
from summarise.offsets import OffsetMap
from summarise.ranking import FEATURES, rhetoric, summarise, summarise_chapters, summary_methods
from summarise.ranking.document import prepare
from summarise.ranking.features import measure
from summarise.ranking.scorer import contributions, digest_share, weights
from summarise.ranking.selection import DIGEST, GIST, Balance, Budget, choose
from summarise.ranking.summariser import sum_of
from summarise.results import Summary
from summarise.watch import Cancelled, Watch

DATA = Path(__file__).parents[1] / "data"
DOCS = [json.loads(line) for line in (DATA / "summaries_dev.jsonl").read_text(encoding="utf-8").splitlines()[::40]]
GOLD = json.loads((DATA / "clean_gold" / "000.json").read_text(encoding="utf-8"))


def make(paragraphs: list[str], title: str | None = None, kinds: dict[int, str] | None = None) -> Article:
    text = "\n".join(paragraphs)
    blocks = []
    at = 0
    for number, paragraph in enumerate(paragraphs):
        kind = (kinds or {}).get(number, "paragraph")
        blocks.append(Block(at, at + len(paragraph), kind))  # type: ignore[arg-type]
        at += len(paragraph) + 1
    return Article(
        title, None, None, None, None, None, None, "Hans", None, text, tuple(paragraphs), tuple(blocks), (), text,
        (), (), OffsetMap.identity(len(text)),
    )  # fmt: skip


ARTICLE = make(GOLD["paragraphs"], GOLD["title"], dict.fromkeys(GOLD["headings"], "heading"))


def chosen(summary: Summary) -> list[str]:
    return [sentence.text for sentence in summary.sentences]


@pytest.mark.parametrize("method", summary_methods())
@pytest.mark.parametrize("doc", DOCS[:4], ids=lambda doc: doc["id"])
def test_sentences_are_spans_in_text_order(doc: dict[str, str], method: str) -> None:
    summary = summarise(doc["text"], sentences=3, method=method)
    assert summary.method == method
    assert 1 <= len(summary.sentences) <= 3
    assert sorted(sentence.rank for sentence in summary.sentences) == [*range(1, len(summary.sentences) + 1)]
    at = 0
    for sentence in summary.sentences:
        assert doc["text"][sentence.start : sentence.end] == sentence.text
        assert sentence.start >= at
        at = sentence.end


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc["id"])
def test_budgets_are_kept(doc: dict[str, str]) -> None:
    text = doc["text"]
    for chars in (40, 150, 600):
        found = summarise(text, chars=chars).sentences
        assert sum(len(sentence.text) for sentence in found) <= chars or len(found) == 1
    assert sum(len(s.text) for s in summarise(text, ratio=0.3).sentences) <= max(0.3 * len(text), 200)
    assert len(summarise(text, sentences=2).sentences) == 2


def test_the_best_sentence_stays_whole_where_none_fits() -> None:
    text = "国产大模型与国外的差距至少有两年以上。国内的科技大厂应当加大对底层技术的研发投入。"
    assert len(summarise(text, chars=5).sentences) == 1


@pytest.mark.parametrize(
    "budget",
    [
        {"sentences": 2, "chars": 100},
        {"chars": 10, "ratio": 0.5},
        {"sentences": 0},
        {"chars": -1},
        {"ratio": 0.0},
        {"ratio": 1.1},
    ],
)
def test_bad_budgets_are_refused(budget: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"budget|must be"):
        summarise("好。", **budget)  # type: ignore[arg-type]


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(ValueError, match="no method 'page-rank'"):
        summarise("好。", method="page-rank")


def test_without_a_budget_the_length_suits_the_text() -> None:
    lengths = [len(summarise("\n".join(GOLD["paragraphs"][:n])).sentences) for n in (1, 8, 40)]
    assert lengths == sorted(lengths)
    assert lengths[0] <= 2
    assert 4 <= lengths[2] <= 8


def test_the_same_every_time() -> None:
    assert summarise(ARTICLE) == summarise(ARTICLE)


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc["id"])
def test_both_scripts_give_the_same_sentences(doc: dict[str, str]) -> None:
    simplified = doc["text"]
    back: dict[str, str] = {}
    for traditional, simple in zip(TRADITIONAL, SIMPLIFIED, strict=True):
        back.setdefault(simple, traditional)
    traditional = simplified.translate({ord(simple): traditional for simple, traditional in back.items()})
    for method in ("auto", "lex-rank"):
        a, b = (summarise(text, sentences=4, method=method).sentences for text in (simplified, traditional))
        assert [(s.start, s.end, s.rank, s.score) for s in a] == [(s.start, s.end, s.rank, s.score) for s in b]


def test_headings_captions_bylines_and_questions_are_not_quoted() -> None:
    paragraphs = [
        "记者：您怎么看国产大模型与国外大模型之间的差距？",
        "张三：国产大模型与国外大模型之间的差距至少在两年以上，主要落后在算力和数据。",
        "国产大模型的差距在哪里",
        "算力是最大的瓶颈，国内厂商买不到最先进的芯片，只能用性能更低的版本。",
        "图为国产大模型发布会现场。",
        "（文/李四 编辑/王五）",
        "问：国产大模型要怎样才能追上国外的大模型呢？",
        "张三：国内的科技大厂应当加大对底层技术的研发投入，而不是盲目跟风。",
        "谢谢大家收听本期关于国产大模型的节目。",
    ]
    found = " ".join(chosen(summarise("\n".join(paragraphs), sentences=9)))
    assert "两年以上" in found
    assert "加大对底层技术" in found
    for unwanted in ("您怎么看", "在哪里", "图为", "李四", "问：", "收听"):
        assert unwanted not in found


def test_an_interviewer_by_name_is_not_quoted() -> None:
    questions = ("产业的差距在哪里？", "企业应当怎样投入研发？", "未来的市场会属于谁呢？")
    answers = ("差距主要在算力和数据上。", "企业应当加大对底层技术的研发投入。", "市场将属于有耐心的企业。")
    lines = [f"{name}：我们谈大模型，{said}" for pair in zip(questions, answers, strict=True) for name, said in
             zip(("科技周刊", "李四"), pair, strict=True)]  # fmt: skip
    found = chosen(summarise("\n".join(lines), sentences=6))
    assert len(found) == 3
    assert all(sentence.startswith("李四") for sentence in found)


def test_of_a_paragraph_that_ends_with_a_colon_only_the_last_sentence_is_a_label() -> None:
    text = "服务网格与软件定义网络都要解决服务之间的通信问题。它可以向下面几个方向发展：\n北向接口面向业务和运维。"
    found = chosen(summarise(text, sentences=3))
    assert found[0] == "服务网格与软件定义网络都要解决服务之间的通信问题。"
    assert not any("下面几个方向" in sentence for sentence in found)


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("但张俊认为,企业要量力而行。", 1.0),
        ("尽管服务网格很有用,中间件仍然不可少。", 0.35),
        ("然而,由于它们的设计不同,结果也不同。", 0.0),
        ("但这并不重要。", 0.0),
        ("企业要量力而行,但不必害怕。", 0.0),
    ],
)
def test_a_turn_must_be_understood_alone(text: str, turns: float) -> None:
    assert rhetoric.turns(text) == turns


def test_a_sentence_beside_strong_ones_stands_higher() -> None:
    document = prepare(ARTICLE)
    measures = measure(document)
    assert measures is not None
    parts = contributions(measures, 5)
    scores = sum_of({name: column for name, column in parts.items() if name != "passage"})
    beside = [(scores[i - 1] + scores[i + 1]) / 2 for i in range(1, len(scores) - 1)]
    passage = parts["passage"].tolist()[1:-1]
    assert passage[beside.index(max(beside))] == max(passage) > 0 > min(passage)
    assert not contributions(measures, 1)["passage"].any()


def test_a_title_draws_its_sentence() -> None:
    paragraphs = [
        "本市昨天公布了上半年的交通计划，涉及多条道路和桥梁的维修。",
        "交通局局长在会上介绍了各项工程的进度和所需的经费。",
        "城西大桥因桥墩开裂从周一起封闭三个月，车辆改走北环路。",
        "北环路今年也要铺设新的路面，工程预计在秋天完成。",
    ]
    plain, titled = make(paragraphs), make(paragraphs, "城西大桥封闭三个月")
    scores = [
        {s.start: s.score for s in summarise(article, sentences=4).sentences}[plain.text.index("城西大桥")]
        for article in (plain, titled)
    ]
    assert scores[1] > scores[0] + 0.5


def test_what_is_said_twice_is_quoted_once() -> None:
    text = "公司去年亏损了三亿元，主要原因是芯片断供。" * 10_000
    assert len(summarise(text, sentences=5).sentences) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n ", 0),
        ("好", 1),
        ("。。。", 1),
        ("12345 67890", 1),
        ("|甲|乙|\n|1|2|", 1),
        ("no Chinese here. at all.", 1),
    ],
)
def test_poor_texts_give_something_sensible(text: str, count: int) -> None:
    found = summarise(text, sentences=1)
    assert len(found.sentences) == count
    assert len(summarise(text, sentences=1, method="text-rank").sentences) == count


def test_a_text_without_punctuation_is_one_sentence() -> None:
    text = "这是一个没有任何标点的长文本" * 500
    assert chosen(summarise(text)) == [text]


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=120) | st.text(alphabet="他说好去，。！？“”（）\n 3.5aZ\ud800\x00", max_size=120))
def test_any_text_is_survived(text: str) -> None:
    for sentence in summarise(text).sentences:
        assert text[sentence.start : sentence.end] == sentence.text


def test_features_explain_the_score() -> None:
    for sentence in summarise(ARTICLE, sentences=5).sentences:
        names = {name for name, _ in sentence.features}
        assert names <= {*FEATURES, "repeats", "new_part"}
        assert sum(value for _, value in sentence.features) == pytest.approx(sentence.score, abs=0.01)


def test_every_feature_has_a_meaning() -> None:
    assert all(feature.meaning and (feature.gist or feature.digest) for feature in FEATURES.values())


def test_place_counts_in_short_texts_and_gists_only() -> None:
    assert weights(1, 6, 0.0)["lead"] > weights(1, 100, 0.0)["lead"] > weights(5, 100, 0.0)["lead"]
    assert weights(1, 100, 1.0)["lead"] < 0.1
    assert digest_share(1, 100) == 0
    assert digest_share(8, 5) < 0.2 < 0.9 < digest_share(5, 100)


def test_repaired_sentences_say_so() -> None:
    start = ARTICLE.text.index("张俊认为")
    repair = Repair(start, start + 2, "張?", "张俊", "mojibake", False, None, start, start + 2)
    damaged = replace(ARTICLE, repairs=(repair,))
    marks = {s.start <= start < s.end: s.repaired for s in summarise(damaged, sentences=5).sentences}
    assert marks == {True: "uncertain", False: None}


def test_progress_is_told_and_work_can_be_stopped() -> None:
    shares: list[float] = []
    summarise(ARTICLE, watch=Watch(shares.append))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    watch = Watch()
    watch.cancel()
    with pytest.raises(Cancelled):
        summarise(ARTICLE, watch=watch)


def test_choice_prefers_what_is_new() -> None:
    same, other = [(1, 0.8), (2, 0.6)], [(3, 1.0)]
    picked = choose([1.0, 0.95, 0.5], [same, same, other], [0, 0, 0], [9, 9, 9], Budget(2, None), DIGEST)
    assert [choice.row for choice in picked] == [0, 2]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(-3000, 3000).map(lambda n: n / 1000),
            st.integers(0, 3),
            st.lists(st.integers(0, 9), min_size=1, max_size=4, unique=True),
        ),
        min_size=1,
        max_size=14,
    ),
    st.integers(1, 6),
)
def test_the_lazy_choice_is_the_full_search(rows: list[tuple[float, int, list[int]]], count: int) -> None:
    # Ties would be broken by rounding: each score gets its own last digits.
    scores = [score + 1.37e-5 * row for row, (score, _, _) in enumerate(rows)]
    parts = [part for _, part, _ in rows]
    vectors = [[(word, len(words) ** -0.5) for word in words] for _, _, words in rows]
    for rules in (DIGEST, GIST):
        picked = choose(scores, vectors, parts, [1] * len(rows), Budget(count, None), rules)
        assert [choice.row for choice in picked] == full_search(scores, vectors, parts, count, rules)


def full_search(
    scores: list[float], vectors: list[list[tuple[int, float]]], parts: list[int], count: int, rules: Balance
) -> list[int]:
    """The definition that the heap in `choose` has to meet: each time look at every sentence that is left."""
    taken: list[int] = []
    said: dict[int, float] = {}

    def worth(row: int) -> float:
        repeated = rules.novelty * sum(value**2 * said.get(word, 0.0) for word, value in vectors[row])
        words = {word for word, _ in vectors[row]}
        echo = max((sum(v**2 for w, v in vectors[other] if w in words) for other in taken), default=0.0)
        alone = rules.spread / (1 + sum(parts[other] == parts[row] for other in taken))
        return scores[row] - repeated - rules.echo * max(0.0, 2 * echo - 1) + alone

    while len(taken) < min(count, len(scores)):
        best = max(
            (row for row in range(len(scores)) if row not in taken), key=lambda row: (round(worth(row), 9), -row)
        )
        for word, _ in vectors[best]:
            said[word] = said.get(word, 0.0) + (1 - said.get(word, 0.0)) * 0.7
        taken.append(best)
    return taken


def test_chapters_of_a_book() -> None:
    body = "贾母因见宝玉来迟，便问他到哪里去了。宝玉笑着回答说去了北静王府上。众人都笑了起来。"
    book = "\n".join(f"第{n}回　甲乙丙丁\n{body}第{n}次宴会在大观园里举行，来了许多客人。" for n in "一二三")
    chapters = summarise_chapters(book)
    assert [chapter.title for chapter in chapters] == [f"第{n}回　甲乙丙丁" for n in "一二三"]
    for chapter in chapters:
        assert len(chapter.sentences) == 2
        for sentence in chapter.sentences:
            assert chapter.start <= sentence.start < sentence.end <= chapter.end
            assert book[sentence.start : sentence.end] == sentence.text
    assert summarise_chapters(body) == ()


def test_chapters_follow_the_headings_of_an_article() -> None:
    paragraphs = [
        "上篇",
        "公司去年亏损了三亿元，主要原因是芯片断供。",
        "下篇",
        "今年公司计划把研发投入提高一倍，追赶对手。",
    ]
    chapters = summarise_chapters(make(paragraphs, "书", {0: "heading", 2: "heading"}), sentences=1)
    assert [(chapter.title, chapter.sentences[0].text) for chapter in chapters] == [
        ("上篇", paragraphs[1]),
        ("下篇", paragraphs[3]),
    ]
