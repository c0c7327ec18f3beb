"""Finding figures: the committed gold, what is no figure, dates and their evidence, both scripts, what is measured."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.article import Article, Block, Repair
from summarise.figures import find_figures
from summarise.offsets import OffsetMap
from summarise.results import Figure, Summary, SummarySentence
from tests.summarise.figure_gold import DATA, key_recall, load, score


@cache
def found(name: str) -> dict[str, tuple[Figure, ...]]:
    return {case.name: find_figures(case.text) for case in load(name)}


@pytest.mark.parametrize(
    ("name", "precision", "recall", "value"),
    [
        ("figures_seeds.jsonl", 0.99, 0.99, 0.99),
        ("figures_patterns_dev.jsonl", 0.98, 0.98, 0.97),
        ("figures_hard.jsonl", 0.96, 0.98, 0.96),
    ],
)
def test_gold(name: str, precision: float, recall: float, value: float) -> None:
    result = score(load(name), found(name))
    assert result.precision >= precision
    assert result.recall >= recall
    assert result.value_recall >= value


def test_key_figures_of_the_sample_articles() -> None:
    assert key_recall(load("figures_seeds.jsonl"), found("figures_seeds.jsonl")) >= 0.8


@pytest.mark.parametrize(
    "text",
    [
        "GPT-4、H800、MI300X和RTX 4090都用了，Windows 11与Python 3.12也装了。",
        "他们一直在一起，第一时间提出一些建议，十分重要，万一失败也在所不惜。",
        "千方百计稳就业，三言两语说不清，百度与三星都在，四小龙也来了。",
        "电话010-88886666，热线400-820-8820，邮编100080，证券代码：600519。",
        "下午三点半开会，八点十五分发车，18:30截止，22时许结束。",
        "一、加强监管；二是完善制度；第一，统一思想，第二，明确责任。",
        "《三体》《百年孤独》《一九八四》",
        "访问https://example.com/2023/5000亿元 或写信给a2023@example.com。",
        "",
        "没有任何数字的句子。",
        "\ud800\x00",
    ],
)
def test_no_figures(text: str) -> None:
    assert find_figures(text) == ()


def one(text: str) -> Figure:
    (figure,) = find_figures(text)
    return figure


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("投资50亿美元。", "投资$5 billion。"),
        ("投资12亿美金。", "投资US$1.2B。"),
        ("募集300万欧元。", "募集€3 million。"),
    ],
)
def test_english_amounts_compare(chinese: str, english: str) -> None:
    assert one(chinese).value_key == one(english).value_key


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("差距两年。", "差距24个月。"),
        ("长3公里。", "长3000米。"),
        ("占三分之二。", "占66.67%。"),
        ("重2吨。", "重2000公斤。"),
    ],
)
def test_units_normalise(a: str, b: str) -> None:
    assert one(a).value_key == one(b).value_key


def test_points_are_not_percent() -> None:
    assert one("上升3个百分点。").value_key != one("上升3%。").value_key
    assert one("上升25个基点。").value_key == one("上升0.25个百分点。").value_key


@pytest.mark.parametrize(
    ("text", "bound", "approx"),
    [
        ("至少3万张卡。", "ge", "至少"),
        ("不到两成。", "le", "不到"),
        ("约40家企业。", "ap", "约"),
        ("2年以上。", "ge", "以上"),
        ("数十亿元。", "vague", None),
        ("上千万美元。", "ge", "上"),
        ("1万多人。", "ge", None),
    ],
)
def test_bounds(text: str, bound: str, approx: str | None) -> None:
    figure = one(text)
    assert (figure.bound, figure.approx) == (bound, approx)


def article(text: str, **fields: object) -> Article:
    base: dict[str, object] = {
        "title": None, "source": None, "author": None, "published": None, "url": None, "origin": None,
        "encoding": None, "script": "Hans", "region": None, "text": text, "paragraphs": tuple(text.split("\n")),
        "blocks": (Block(0, len(text), "paragraph"),), "links": (), "raw": text, "removed": (), "repairs": (),
        "offsets": OffsetMap.identity(len(text)),
    }  # fmt: skip
    return Article(**{**base, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "published", "iso"),
    [
        ("今年3月开工。", "2023-05-27", "2023-03"),
        ("去年12月开工。", "2023-05-27", "2022-12"),
        ("5月25日开工。", "2023-05-27", "2023-05-25"),
        ("6月25日开工。", "2023-05-27", "XXXX-06-25"),
        ("3月开工。", None, "XXXX-03"),
        ("今年3月开工。", None, "XXXX-03"),
        ("27日开工。", "2023-05-27", "XXXX-XX-27"),
    ],
)
def test_years_want_evidence(text: str, published: str | None, iso: str) -> None:
    (figure,) = find_figures(article(text, published=published))
    assert figure.iso == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022年3月动工，5月完工。", ["2022-03", "2022-05"]),
        ("2022年10月动工。次年2月完工。", ["2022-10", "2023-02"]),
        ("2022年10月动工，2月完工。", ["2022-10", "XXXX-02"]),
        ("3月16日发布，27日上线。", ["XXXX-03-16", "XXXX-03-27"]),
        ("2022年动工。甲说。乙说。5月完工。", ["2022", "XXXX-05"]),
        ("2022-2023财年结束，5月公布。", ["2022/2023", "XXXX-05"]),
    ],
)
def test_years_from_the_text(text: str, iso: list[str]) -> None:
    assert [figure.iso for figure in find_figures(text)] == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("民國112年7月", "2023-07"),
        ("民國一一〇年度", "2021"),
        ("2024年第三季度", "2024-Q3"),
        ("上半年", "XXXX-H1"),
        ("2024Q3", "2024-Q3"),
        ("1H24", "2024-H1"),
        ("二〇〇八年八月八日", "2008-08-08"),
        ("2011年4月-2012年8月", "2011-04/2012-08"),
        ("10月16日至22日", "XXXX-10-16/XXXX-10-22"),
        ("1至8月", "XXXX-01/XXXX-08"),
        ("六七月份", "XXXX-06/XXXX-07"),
        ("上世纪80年代", "198X"),
        ("农历八月十五", "XXXX-XX-XX"),
        ("公元前221年", "-0221"),
        ("2021/22赛季", "2021/2022"),
        ("2023.5.27", "2023-05-27"),
    ],
)
def test_dates(text: str, iso: str) -> None:
    figure = one(text + "，")
    assert (figure.kind, figure.iso) == ("date", iso)


def test_a_guessed_figure_is_never_key() -> None:
    text = "成本约500亿美元。\n这里写着30亿美元。\n又说30亿美元。"
    at = text.index("500")
    doubtful = (Repair(at, at + 3, "5?0", "500", "mojibake", False, "530", at, at + 3),)
    figures = find_figures(article(text, repairs=doubtful))
    assert [figure.repaired for figure in figures] == ["uncertain", None, None]
    assert figures[0].score < min(figure.score for figure in figures[1:])
    second = text.index("30亿")
    confirmed = (Repair(second, second + 2, "3?", "30", "mojibake", False, "38", second, second + 2),)
    figures = find_figures(article(text, repairs=confirmed))
    assert figures[1].repaired == "uncertain"
    assert figures[1].score > -2 or figures[2].score > 0


def test_headline_and_summary_raise() -> None:
    text = "甲公司投入5亿元。乙公司投入6亿元。丙公司投入7亿元。"
    plain = {figure.text: figure.score for figure in find_figures(article(text))}
    titled = {figure.text: figure.score for figure in find_figures(article(text, title="乙投6亿元"))}
    assert titled["6亿元"] > plain["6亿元"]
    start = text.index("丙")
    summary = Summary((SummarySentence(start, len(text), text[start:], 1.0, 1),), (), "lead")
    summed = {figure.text: figure.score for figure in find_figures(text, summary=summary)}
    assert summed["7亿元"] > plain["7亿元"]


def test_one_mention_of_a_value_keeps_the_score() -> None:
    figures = find_figures("甲投入5亿元。乙说投入五亿元是对的。丙只有3人。")
    assert figures[0].value_key == figures[1].value_key
    assert sum(figure.score > 0 for figure in figures[:2]) == 1


def cases_of_measures() -> list[dict[str, object]]:
    cases: list[dict[str, object]] = json.loads((DATA / "measures_cases.json").read_text(encoding="utf-8"))["cases"]
    return cases


def test_measures_and_subject() -> None:
    cases = cases_of_measures()
    assert len(cases) >= 60
    what = whose = judged = 0
    for case in cases:
        text, wanted = str(case["text"]), str(case["figure"])
        start = text.index(wanted)
        figure = max(find_figures(text), key=lambda f: min(start + len(wanted), f.end) - max(start, f.start))
        what += figure.measures in case["measures"]  # type: ignore[operator]
        if case["subject"] is not None:
            judged += 1
            whose += figure.subject in case["subject"]  # type: ignore[operator]
    assert what / len(cases) >= 0.9
    assert whose / judged >= 0.9


def values(text: str) -> list[tuple[object, ...]]:
    return [(f.kind, f.low, f.high, f.unit, f.iso, f.bound) for f in find_figures(text)]


@pytest.mark.parametrize("target", ["s2t", "s2tw", "s2hk"])
def test_both_scripts_give_the_same(target: str) -> None:
    import opencc

    simplify, convert = opencc.OpenCC("t2s"), opencc.OpenCC(target)
    for case in load("figures_seeds.jsonl"):
        simplified = simplify.convert(case.text)
        assert values(simplified) == values(convert.convert(simplified))


VOCABULARY = """
约 超过 至少 3 12 4.5 1,200 三 两 十几 数十 半 百 千 万 亿 兆 % 元 美元 个 家 年 月 日 个月 天 倍 成 分之 至 到 - ~ 第
前 上 多 余 以上 左右 2023 Q3 上半年 公司 增长 的 ， 。 （ ） 《 》 $ GPT- A : / . 点 时 参数 差距
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", " "])


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=30).map("".join))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for figure in find_figures(text):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        assert (figure.iso is not None) == (figure.kind == "date")
        if figure.low is not None and figure.high is not None:
            assert figure.low < figure.high
        end = figure.end


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    find_figures(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=20).map("".join))
def test_full_width_reads_the_same(text: str) -> None:
    wide = text.translate({code: chr(code + 0xFEE0) for code in range(0x30, 0x3A)})
    assert values(wide) == values(text)


def test_import_is_light() -> None:
    code = (
        "import sys; import summarise.figures; "
        "heavy = {'jieba', 'rjieba', 'opencc', 'opencc_purepy', 'sumy', 'numpy', 'lxml', 'textual', 'rich'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
