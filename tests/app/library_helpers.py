"""A library with real articles for the application's tests."""

from __future__ import annotations

import json
from pathlib import Path

from summarise import convert, parse_article, read_article
from summarise.library import Library
from tests.conftest import SEEDS
from tui.library_door import open_library

DATA = Path(__file__).parents[1] / "data" / "summaries_dev.jsonl"


def filled_library(articles: int = 60) -> Library:
    """The samples, one of them in Traditional as well, and ``articles`` of the test data."""
    library = open_library()
    for path in sorted(SEEDS.glob("*.txt")):
        library.add(read_article(path), origin=str(path))
    for number, text in enumerate(texts(articles)):
        library.add(parse_article(text, source="新华社" if number % 2 else "法制日报", published="2024-03-11"))
    last = convert(texts(articles + 1)[-1], "tw").text
    library.add(parse_article(last, title="繁體的一篇", source="聯合報"))
    return library


def texts(articles: int) -> list[str]:
    """The texts of the first ``articles`` of the test data."""
    with DATA.open(encoding="utf-8") as file:
        return [json.loads(next(file))["text"] for _ in range(articles)]
