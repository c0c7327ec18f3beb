"""What the application's tests share: the samples are cleaned once in a run, not once in every test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from summarise import Article, reading
from tests.app.helpers import SHORT
from tests.conftest import SEEDS

_CLEANED: dict[tuple[str, tuple[tuple[str, Any], ...]], Article] = {}
_READ = reading.read_article


@pytest.fixture(autouse=True)
def _samples_cleaned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cleaning the samples is half of the work of a test that opens them, and has tests of its own."""

    def read_article(source: str | Path | bytes, **wanted: Any) -> Article:
        if isinstance(source, bytes) or Path(source).parent != SEEDS:
            return _READ(source, **wanted)
        key = str(source), tuple(sorted(wanted.items()))
        if key not in _CLEANED:
            _CLEANED[key] = _READ(source, **wanted)
        return _CLEANED[key]

    monkeypatch.setattr(reading, "read_article", read_article)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with the short article."""
    file = tmp_path / "文章.txt"
    file.write_text(SHORT, "utf-8")
    return file
