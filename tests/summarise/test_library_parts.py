"""The library's parts that need no file: places by quotation, packing, sketches of reprints."""

from __future__ import annotations

import json
import random
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from summarise import parse_article, read_article
from summarise.folding import fold
from summarise.library import anchor, anchor_span, find_place, find_span
from summarise.library.fingerprints import CONTAINED, containment, sketch
from summarise.library.identity import content_key
from summarise.library.packing import pack, unpack

ROOT = Path(__file__).parents[2]
TEXT = st.text(alphabet="算力差距的。，\n ab\ud800", max_size=200)


@given(TEXT, st.integers(-5, 210))
def test_a_place_is_found_in_its_own_text(raw: str, offset: int) -> None:
    assert find_place(raw, anchor(raw, offset)) == max(0, min(offset, len(raw)))


@given(TEXT, st.integers(0, 200), st.integers(0, 30))
def test_a_span_is_found_in_its_own_text(raw: str, start: int, size: int) -> None:
    place = anchor_span(raw, start, start + size)
    assert find_span(raw, place) == (place.start, place.end)


@given(st.integers(0, 400), st.integers(0, 50), st.integers(0, 400))
def test_a_place_survives_changes_elsewhere(offset: int, inserted: int, where: int) -> None:
    raw = "".join(chr(0x4E00 + i * 31 % 20_000) for i in range(400))
    place = anchor(raw, offset)
    if abs(where - offset) > 20:
        changed = raw[:where] + "新" * inserted + raw[where:]
        assert find_place(changed, place) == (offset + inserted if where < offset else offset)
        span = find_span(changed, anchor_span(raw, offset, offset + 10))
        assert span is None or changed[span[0] : span[1]] == raw[offset : offset + 10]


def test_a_span_whose_words_are_gone_is_not_found() -> None:
    assert find_span("完全不同的文字", anchor_span("国产大模型落后两年", 2, 5)) is None


@given(TEXT)
def test_any_article_packs(raw: str) -> None:
    article = parse_article(raw)
    assert unpack(pack(article)) == article


def test_the_samples_pack() -> None:
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        article = read_article(path)
        packed = pack(article)
        assert unpack(packed) == article
        assert len(packed) < len(article.raw.encode())


def test_white_space_is_not_identity() -> None:
    assert content_key("第一段\r\n\r\n 第二段\n") == content_key("第一段 第二段")
    assert content_key("第一段第二段") != content_key("第一段 第二段")


def _texts() -> list[str]:
    lines = (ROOT / "tests" / "data" / "summaries_dev.jsonl").read_text("utf-8").splitlines()
    return [text for line in lines if len(text := json.loads(line)["text"]) > 300][:150]


def _alike(one: str, other: str) -> bool:
    ours, theirs = sketch(one), sketch(other)
    shared = len(ours.hashes & theirs.hashes)
    return containment(shared, ours, len(theirs.hashes), theirs.limit) >= CONTAINED


def test_damaged_folded_and_cut_copies_are_known() -> None:
    rng = random.Random(2)
    texts = _texts()
    found = 0
    for text in texts:
        start = rng.randrange(len(text) // 2)
        copy = fold(text)[start : start + len(text) // 2]
        copy = "".join("" if rng.random() < 0.02 else char for char in copy)
        found += _alike(text, copy)
    assert found / len(texts) > 0.97
    assert not any(_alike(a, b) for a, b in pairwise(texts))


@settings(max_examples=30)
@given(TEXT)
def test_containment_is_a_share(text: str) -> None:
    ours = sketch(text)
    assert 0 <= containment(len(ours.hashes), ours, len(ours.hashes), ours.limit) <= 1
