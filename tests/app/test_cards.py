"""What the list shows of an article is the same whether it was opened by name or lies in the library."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from summarise import read_article
from summarise.library import Library
from tests.conftest import SEEDS
from tui.cards import card_of, card_of_item


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_an_article_has_one_card(path: Path, tmp_path: Path) -> None:
    article = read_article(path)
    with Library(tmp_path / "data") as library:
        library.add(article)
        (item,) = library.page()
    assert replace(card_of_item(item), tags=(), copies=0) == card_of(article)
