"""Findings of the library's articles are kept by text and version."""

from __future__ import annotations

import pytest

from summarise import find_figures, find_names, parse_article, read_article, summarise
from tests.app.helpers import settled, until
from tests.conftest import SEEDS
from tui import kept_analysis, library_door
from tui.analysis import Analysis
from tui.app import ReaderApp
from tui.settings import parse
from tui.shelf import shelf_of_own


def found_in(path: str) -> Analysis:
    article = read_article(SEEDS / path)
    summary = summarise(article)
    return Analysis(article, summary, find_figures(article, summary=summary), find_names(article))


@pytest.mark.parametrize("path", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_findings_come_back_as_they_were(path: str) -> None:
    analysis = found_in(path)
    back = kept_analysis.unpack(analysis.article, kept_analysis.pack(analysis))
    assert back is not None
    assert (back.summary, back.figures, back.names) == (analysis.summary, analysis.figures, analysis.names)


def test_findings_of_another_text_and_nonsense_are_not_believed() -> None:
    analysis = found_in("004_c4699a4972d61fd7.txt")
    other = parse_article("另一篇文章，说的是别的事情，一共3万元。")
    assert kept_analysis.unpack(other, kept_analysis.pack(analysis)) is None
    for nonsense in (b"[]", b"{}", b"[[[], [], 3], [[1]], []]", b"\xff", b"null"):
        assert kept_analysis.unpack(other, nonsense) is None


async def test_the_next_run_finds_nothing_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    library = library_door.open_library()
    library.add(read_article(SEEDS / "004_c4699a4972d61fd7.txt"))
    raw = read_article(SEEDS / "004_c4699a4972d61fd7.txt").raw
    app = ReaderApp(shelf_of_own(), parse('theme = "duzhai-dark"\n'))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await until(pilot, lambda: library.analysis(raw, "findings", kept_analysis.code_version()) is not None)
        first = screen.analysis
    monkeypatch.setattr("tui.screens.reading.finding.analyse", lambda *_: pytest.fail("found anew"))
    app = ReaderApp(shelf_of_own(), parse('theme = "duzhai-dark"\n'))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        assert screen.analysis is not None
        assert first is not None
        assert screen.analysis.summary == first.summary
        assert screen.analysis.figures == first.figures
