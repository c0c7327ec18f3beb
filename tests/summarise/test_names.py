"""People and organisations: what is found, what is not, and where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.folding import fold
from summarise.names import find_names
from summarise.results import Name

PIECES = [*"张李王说的、,。·(\n A1公司大学华为阿里巴巴总裁表示建国强\ud800\x00", "比尔·盖茨", "董事长", "有限公司"]
DATA = Path(__file__).parents[1] / "data"


def names(text: str, kind: str) -> dict[str, Name]:
    return {name.text: name for name in find_names(text) if name.kind == kind}


def gold(name: str) -> list[dict[str, Any]]:
    text = (DATA / name).read_text(encoding="utf-8")
    cases: list[dict[str, Any]] = (
        json.loads(text) if name.endswith(".json") else [json.loads(line) for line in text.splitlines()]
    )
    return cases


def test_hand_written_sentences_of_many_genres() -> None:
    hits = {"people": [0, 0, 0], "organisations": [0, 0, 0]}
    for case in gold("names_cases.json"):
        for kind, field in (("person", "people"), ("organisation", "organisations")):
            found = {fold(name) for name in names(case["text"], kind)}
            wanted = {fold(name) for name in case[field]}
            hits[field][0] += len(found & wanted)
            hits[field][1] += len(found)
            hits[field][2] += len(wanted)
    for right, found_count, wanted_count in hits.values():
        assert 2 * right / (found_count + wanted_count) > 0.9


def test_the_five_articles() -> None:
    for kind, gold_kind in (("person", "person"), ("organisation", "org")):
        right = found_count = hit = wanted = 0
        for doc in gold("figures_seeds.jsonl"):
            groups = [{fold(n) for n in e["names"]} for e in doc["entities"] if e["type"] == gold_kind]
            found = {fold(name) for name in names(doc["text"], kind)}
            right += sum(any(name in group for group in groups) for name in found)
            hit += sum(bool(group & found) for group in groups)
            found_count += len(found)
            wanted += len(groups)
        precision, recall = right / found_count, hit / wanted
        assert 2 * precision * recall / (precision + recall) > 0.88


def test_role_and_mentions() -> None:
    text = "中欧资本董事长、原华为副总裁张俊博士表示,差距在两年以上。张俊认为,企业应量力而行。\n张总还说,要慎重。"
    person = names(text, "person")["张俊"]
    assert person.role == "中欧资本董事长、原华为副总裁"
    assert [text[m.start : m.end] for m in person.mentions] == ["张俊", "张俊", "张总"]
    assert {"中欧资本", "华为"} <= set(names(text, "organisation"))


def test_role_behind_the_name() -> None:
    assert names("徐冰是商汤科技联合创始人。徐冰表示,差距可以弥补。", "person")["徐冰"].role == "商汤科技联合创始人"


def test_foreigners_under_their_full_name() -> None:
    found = names("微软创始人比尔·盖茨(Bill Gates)说,他很乐观。盖茨随后离开。", "person")
    assert list(found) == ["比尔·盖茨"]
    assert len(found["比尔·盖茨"].mentions) == 3


def test_an_office_gives_its_organisation_away() -> None:
    assert "海纳智行" in names("海纳智行创始人顾远航说,公司刚刚成立。", "organisation")


@pytest.mark.parametrize(
    "text",
    [
        "高速公路上车流量很大,周末气温明显下降。",
        "许多公司正在寻求转型,这家公司没有透露姓名。",
        "苹果和香蕉富含钾元素,小米粥养胃。",
        "王某和李女士都没有受伤,张某某被带走。",
        "",
        "   \n",
        "1234567890" * 50,
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    assert find_names(text) == ()


def test_central_names_come_first() -> None:
    text = "任正非表示,要继续投入。\n任正非还说,华为会活下去。\n会上,经理王建国也发了言。\n任正非最后感谢大家。"
    assert [name.text for name in find_names(text) if name.kind == "person"] == ["任正非", "王建国"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"张李王说的、,。·(\n A1公司大学华为阿里巴巴总裁表示建国强\ud800\x00", "比尔·盖茨", "董事长", "有限公司"]
        ),
        max_size=60,
    )
)
def test_spans_hold_whatever_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = find_names(text)
    taken = bytearray(len(text))
    for name in found:
        assert name.mentions
        assert any(text[m.start : m.end] == name.text for m in name.mentions)
        assert list(name.mentions) == sorted(name.mentions, key=lambda m: m.start)
        for m in name.mentions:
            assert 0 <= m.start < m.end <= len(text)
            assert not any(taken[m.start : m.end])
            taken[m.start : m.end] = b"\1" * (m.end - m.start)
    assert [n.score for n in found] == sorted((n.score for n in found), reverse=True)
    assert [(n.mentions, n.kind) for n in find_names(fold(text))] == [(n.mentions, n.kind) for n in found]


@pytest.mark.parametrize(
    "unit", ["张", "公司", "阿·", "A ", "Ab Cd ", "董事长", "王建国、", "9", "(", "中国", "\ud800"]
)
def test_long_repetitions_do_not_hang(unit: str) -> None:
    find_names(unit * (60_000 // len(unit)))


def test_a_long_text_is_read_in_pieces_without_a_word_cut() -> None:
    from summarise.names.tokens import read

    sample = "国家统计局局长宁吉喆说，上海的王小波去了阿里巴巴。"
    text = sample * 9_000
    whole, one = read(text), read(sample)
    assert [(w.text, w.tag, w.known) for w in whole.words] == [(w.text, w.tag, w.known) for w in one.words] * 9_000
    assert "".join(word.text for word in whole.words) == whole.text
    assert all(whole.words[whole.at[word.start]] is word for word in whole.words[::97])
