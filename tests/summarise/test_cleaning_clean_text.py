"""Good text is not harmed: nothing repaired but typography, hardly a line put aside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarise.reading import parse_article

DATA = Path(__file__).parents[1] / "data" / "summaries_dev.jsonl"
TEXTS = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("source", ["lawbench", "vcsum"])
def test_prose(source: str) -> None:
    documents = [d for d in TEXTS if d["source"] == source][:60]
    assert len(documents) == 60
    for document in documents:
        article = parse_article(document["text"])
        assert {repair.kind for repair in article.repairs} <= {"typography"}
        assert (article.removed, article.title) == ((), None)


@pytest.mark.parametrize("source", ["lctt", "svcmesh"])
def test_technical_text(source: str) -> None:
    documents = [d for d in TEXTS if d["source"] == source][:30]
    aside = size = 0
    for document in documents:
        article = parse_article(document["text"])
        assert {repair.kind for repair in article.repairs} <= {"typography"}
        assert {r.reason for r in article.removed} <= {"title", "source", "author", "caption", "related", "residue"}
        aside += sum(len(removal.text) for removal in article.removed)
        size += len(document["text"])
    assert aside < 0.003 * size
