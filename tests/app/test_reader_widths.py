"""Cells, clusters and what is shown for characters that must not reach the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from tests.app.reader_helpers import HARD, paragraphs
from tui.reader.widths import character_cells, clusters, is_ambiguous, profile, shown, symbol, text_cells


def test_what_is_counted_by_arithmetic_is_what_the_screen_counts() -> None:
    narrow, wide = profile(1), profile(2)
    for code in range(0x20, 0x30000):
        character = chr(code)
        if wide.odd.search(character):
            continue
        assert symbol(character) == character, hex(code)
        cells = get_character_cell_size(character)
        assert cells == 2 - bool(narrow.not_wide.match(character)), hex(code)
        assert (2 if is_ambiguous(character) else cells) == 2 - bool(wide.not_wide.match(character)), hex(code)


@given(st.text(alphabet=st.characters(exclude_categories=())))
@settings(max_examples=500, deadline=None)
def test_cells_are_those_of_what_is_shown(text: str) -> None:
    assert text_cells(text) == cell_len(shown(text))
    assert sum(cells for _, cells in clusters(text)) == text_cells(text)


@pytest.mark.parametrize("text", [*HARD, "👩‍❤️‍👨", "🏳️‍🌈 旗", "🇨🇳🇨", "☎️☎", "👍🏽", "a\u200db", "❤\u200d🔥"])
def test_hard_text_is_counted_as_the_screen_counts_it(text: str) -> None:
    assert text_cells(text) == cell_len(shown(text))


def test_nothing_that_is_shown_can_steer_the_terminal() -> None:
    for code in range(0x110000):
        for part in symbol(chr(code)):
            assert unicodedata.category(part) not in ("Cc", "Cs", "Zl", "Zp"), hex(code)
            assert part not in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", hex(code)
    assert shown("\x00\x1b[2J\x7f\x9b\r\n\t|") == "␀␛[2J␡␦␍␊    |"
    shown("".join(HARD)).encode("utf-8")


def test_clusters() -> None:
    assert clusters("e\u0301字") == [(2, 1), (3, 2)]
    assert clusters("👨‍👩‍👧字") == [(5, 2), (6, 2)]
    assert clusters("🇨🇳🇹🇼") == [(2, 2), (4, 2)]
    assert clusters("👍🏽a") == [(2, 2), (3, 1)]
    assert clusters("“一”", 2) == [(1, 2), (2, 2), (3, 2)]
    assert clusters("中\u200d文") == [(2, 2), (3, 2)]
    assert clusters("") == []


def test_ambiguous_characters() -> None:
    assert [character_cells(character, 2) for character in "“…—·字a\ue000"] == [2, 2, 2, 2, 2, 1, 1]
    assert [character_cells(character) for character in "“…—·字a\ue000"] == [1, 1, 1, 1, 2, 1, 1]


def test_real_text_is_counted_as_the_screen_counts_it() -> None:
    for text in paragraphs():
        assert text_cells(text) == cell_len(shown(text))
