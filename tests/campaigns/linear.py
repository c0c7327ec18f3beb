"""Twice the text is twice the work, whatever is repeated in it: counted in steps, not in seconds.

Hostile pieces and pieces of what articles say are repeated, alone and mixed; every part that reads text then gets the
repetition once and once again as long. Steps are lines and calls of Python and calls of C. What a single call of C may
take (a pattern) is bounded by processor time, generously. One count is one part with one repetition.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

from summarise import convert, find_figures, find_names, parse_article, split_sentences
from summarise import summarise as summarised
from summarise.library import find_pinyin, parse_query
from summarise.markdown import BEGIN, END, escape, merge_markdown
from summarise.reading.articles import read_document
from summarise.reading.decoding import decode
from summarise.script import parse_word_list
from tests.campaigns.coverage_map import steps
from tests.campaigns.fuzz import Hang, patience
from tests.campaigns.mutation import PIECES
from tests.campaigns.running import Budget, Options, Verdict
from tests.campaigns.samples import HTML
from tui.reader.layout import Page, PageStyle
from tui.reader.sources import PlainSource
from tui.screens.reading.searching import find_hits
from tui.widgets.labels import harmless

LENGTH = 1_500
"""Code points of the shorter text."""
PATIENCE = 30.0
"""Seconds of processor time for one text, which counting slows down twentyfold."""


def _layout(text: str) -> None:
    page = Page(PlainSource(text), PageStyle(measure=40))
    for y in range(page.height):
        page.row(y)


def _read(name: str, text: str) -> None:
    from summarise.article import ArticleError

    try:
        read_document(text.encode("utf-8", "surrogatepass"), name)
    except ArticleError:
        return


PARTS: dict[str, Callable[[str], object]] = {
    "decoding": lambda text: decode(text.encode("utf-8", "surrogatepass") + b"\xff"),
    "cleaning": parse_article,
    "sentences": split_sentences,
    "figures": find_figures,
    "names": find_names,
    "summary": partial(summarised, sentences=3),
    "conversion": lambda text: convert(text, "tw", regional=True, quotes=True),
    "markdown": partial(_read, "a.md"),
    "html": lambda text: _read("a.html", HTML % (text, "")),
    "escaping": lambda text: (escape.line(text), escape.quoted(text), harmless(text)),
    "merging": lambda text: merge_markdown(f"{BEGIN}\n{text}", f"{BEGIN}\nx\n{END}\n"),
    "query": parse_query,
    "pinyin": lambda text: find_pinyin(text, "fazhan"),
    "words": lambda text: parse_word_list(text.splitlines()),
    "layout": _layout,
    "search": lambda text: find_hits(text, text[3:6]),
}


def repeated(rng: random.Random) -> str:
    """A text of `LENGTH` code points: one to four pieces over and over."""
    pieces = [piece.decode("utf-8", "surrogatepass") for piece in rng.choices(PIECES, k=rng.choice((1, 1, 2, 3, 4)))]
    piece = "".join(pieces)
    return (piece * (LENGTH // len(piece) + 1))[:LENGTH]


def grows(part: Callable[[str], object], text: str) -> str | None:
    """What is wrong with how the work grows with ``text``; None where it is as it should be."""
    try:
        part(text[:300])  # tables and patterns are made
        with patience(PATIENCE):
            once = steps(part, text)
        with patience(PATIENCE):
            twice = steps(part, text * 2)
    except Hang:
        return "hangs"
    return None if twice <= 2.6 * once + 3_000 else f"{once:,} steps, then {twice:,}"


def campaign(options: Options, only: str | None = None) -> Verdict:
    verdict = Verdict("repetitions")
    budget = Budget(options, 300)
    rng = random.Random(options.seed)
    while budget.left(verdict.count):
        text = repeated(rng)
        for name, part in PARTS.items():
            if only not in (None, name) or not budget.left(verdict.count):
                continue
            verdict.count += 1
            if (problem := grows(part, text)) is not None:
                verdict.problems.append(f"seed {options.seed}, {name}, {text[:40]!r}: {problem}")
    return verdict
