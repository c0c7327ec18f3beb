"""The book of changes against a plain model of it: characters that carry where they came from."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.cleaning.edits import Edit
from summarise.cleaning.ledger import REMOVED, SPACE, Ledger, removal, space

KINDS = ("annotation", "punctuation", "typography", SPACE, REMOVED + "caption")


@st.composite
def passes(draw: st.DrawFn) -> tuple[str, list[list[tuple[float, float, str, str]]]]:
    """A text and passes of edits whose places are shares of the current text."""
    raw = draw(st.text("中文a ,\n", max_size=40))
    edit = st.tuples(st.floats(0, 1), st.floats(0, 0.3), st.text("字b ", max_size=3), st.sampled_from(KINDS))
    return raw, draw(st.lists(st.lists(edit, max_size=6), max_size=4))


def ordered(length: int, shares: list[tuple[float, float, str, str]]) -> list[Edit]:
    """Edits in order and without overlap made of shares of a text of ``length`` code points."""
    out: list[Edit] = []
    last = 0
    for start, size, restored, kind in sorted(shares):
        a = max(last, int(start * length))
        b = min(length, a + int(size * length))
        if a > length:
            break
        gone = kind.startswith(REMOVED)
        if a == b and (gone or (out and out[-1].end == a)):
            continue
        out.append(Edit(a, b, "" if gone else " " * len(restored) if kind == SPACE else restored, kind))
        last = b
    return out


@given(passes())
def test_text_is_what_the_edits_say(case: tuple[str, list[list[tuple[float, float, str, str]]]]) -> None:
    raw, rounds = case
    ledger = Ledger(raw)
    text = raw
    for shares in rounds:
        edits = ordered(len(text), shares)
        for e in reversed(edits):
            text = text[: e.start] + e.restored + text[e.end :]
        ledger.apply(edits)
        assert ledger.text == text
    offsets = ledger.offsets()
    assert (offsets.source[-1], offsets.target[-1]) == (len(raw), len(text))
    for r in ledger.removed():
        assert raw[r.start : r.end] == r.text
    for p in ledger.repairs():
        assert text[p.start : p.end] == p.restored
        assert raw[p.raw_start : p.raw_end] == p.raw
    spans = sorted([(r.start, r.end) for r in ledger.removed()] + [(p.raw_start, p.raw_end) for p in ledger.repairs()])
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_removal_swallows_the_repairs_in_it() -> None:
    ledger = Ledger("甲(jiǎ)乙丙")
    ledger.apply([Edit(1, 6, "", "annotation")])
    assert ledger.text == "甲乙丙"
    ledger.apply([removal(0, 2, "caption")])
    assert ledger.text == "丙"
    assert [(r.text, r.reason) for r in ledger.removed()] == [("甲(jiǎ)乙", "caption")]
    assert ledger.repairs() == ()


def test_a_repair_keeps_what_a_removal_leaves_of_it() -> None:
    ledger = Ledger("都会有?!/p>")
    ledger.apply([Edit(3, 5, "。”<", "punctuation", False, "。<")])
    ledger.apply([removal(5, 9, "residue")])
    assert ledger.text == "都会有。”"
    repair = ledger.repairs()[0]
    assert (repair.raw, repair.restored, repair.certain) == ("?!", "。”", False)
    assert [r.text for r in ledger.removed()] == ["/p>"]


def test_typography_inside_a_restored_run_belongs_to_it() -> None:
    ledger = Ledger("甲AB乙")
    ledger.apply([Edit(1, 3, "丙,丁", "punctuation")])
    ledger.apply([Edit(2, 3, "，", "typography")])
    assert ledger.text == "甲丙，丁乙"
    assert [(r.kind, r.restored, r.raw) for r in ledger.repairs()] == [("punctuation", "丙，丁", "AB")]


def test_white_space_leaves_no_entry() -> None:
    ledger = Ledger("甲  乙")
    ledger.apply([space(1, 3)])
    assert (ledger.text, ledger.removed(), ledger.repairs()) == ("甲乙", (), ())


@pytest.mark.parametrize("edits", [[Edit(2, 3, "", "x"), Edit(0, 1, "", "x")], [Edit(0, 9, "", "x")]])
def test_edits_out_of_order_or_outside_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="out of order"):
        Ledger("甲乙丙").apply(edits)


def test_a_repair_around_a_removal_is_a_repair() -> None:
    ledger = Ledger("一&amp;\x11amp;樣")
    ledger.apply([removal(6, 7, "residue")])
    ledger.apply([Edit(1, 10, "&", "entity")])
    assert ledger.text == "一&樣"
    assert ledger.removed() == ()
    (repair,) = ledger.repairs()
    assert (repair.raw, repair.restored, repair.kind) == ("&amp;\x11amp;", "&", "entity")


def test_white_space_around_a_removal_leaves_it_a_removal() -> None:
    ledger = Ledger("一 廣告 樣")
    ledger.apply([removal(2, 4, "caption")])
    ledger.apply([space(1, 3, " ")])
    assert ledger.text == "一 樣"
    assert [(r.text, r.reason) for r in ledger.removed()] == [(" 廣告 ", "caption")]
    assert ledger.repairs() == ()
