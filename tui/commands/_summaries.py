"""Summaries of articles: as text, Markdown or JSON Lines, and saved as files."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tui.catalogue import text
from tui.commands._script import Shown
from tui.commands._table import harmless
from tui.records import as_json, emit, masthead
from tui.streams import narrate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarise import Article, Summary, SummarySentence
    from summarise.results import Target
    from tui.commands._articles import Articles


@dataclass(frozen=True, slots=True)
class Wish:
    """What a summary is to be like: at most one of the three lengths, the method, the script it is shown in."""

    sentences: int | None
    chars: int | None
    ratio: float | None
    method: str
    script: str
    explain: bool

    def summarise(self, article: Article) -> Summary:
        """The summary of ``article``."""
        from summarise import summarise

        return summarise(article, sentences=self.sentences, chars=self.chars, ratio=self.ratio, method=self.method)

    def markdown(self, article: Article, created: str | None = None) -> str:
        """The Markdown that the reader would save; ``created`` is an ISO 8601 date."""
        from tui.exports import note_of

        return note_of(article, self.summarise(article), narrate, cast("Target", self.script), created)


def show_text(articles: Articles, wish: Wish) -> None:
    """Print each summary, one sentence a line."""
    for number, (origin, article, summary) in enumerate(articles.each(wish.summarise)):
        lines = [f"==> {harmless(origin)} <=="] if articles.several else []
        lines += _lines(summary, Shown(article, wish.script), wish)
        sys.stdout.write("\n" * bool(number) + "".join(line + "\n" for line in lines))
        sys.stdout.flush()


def show_markdown(articles: Articles, wish: Wish) -> None:
    """Print the Markdown of each article."""
    for number, (_, _, content) in enumerate(articles.each(wish.markdown)):
        sys.stdout.write("\n" * bool(number) + content)
        sys.stdout.flush()


def show_json(articles: Articles, wish: Wish) -> None:
    """Print each summary as one JSON object."""
    for origin, article, summary in articles.each(wish.summarise):
        shown = Shown(article, wish.script)
        record = masthead(origin, article) | {"title": shown.words(article.title), "script": wish.script}
        emit(record | as_json(summary) | {"sentences": [sentence_record(one, shown) for one in summary.sentences]})


def sentence_record(sentence: SummarySentence, shown: Shown) -> dict[str, Any]:
    """The fields of ``sentence``; its place is in the original text, its wording in the script that is shown."""
    record: dict[str, Any] = as_json(sentence)
    return record | {"text": shown.piece(sentence.start, sentence.end)}


def sentence_lines(sentence: SummarySentence, shown: Shown, *, explain: bool) -> Iterable[str]:
    """The sentence on one line, with what speaks for it on the next."""
    piece = " ".join(shown.piece(sentence.start, sentence.end).split())
    yield harmless(piece + (f" [{text(f'cli.{sentence.repaired}')}]" if sentence.repaired else ""))
    if explain:
        reasons = "  ".join(f"{name} {share:+.2f}" for name, share in sentence.features)
        yield f"    #{sentence.rank}  {sentence.score:.3f}  {reasons}".rstrip()


def _lines(summary: Summary, shown: Shown, wish: Wish) -> list[str]:
    if not summary.sentences:
        return [text("cli.no-summary")]
    lines: list[str] = []
    for sentence in summary.sentences:
        lines += sentence_lines(sentence, shown, explain=wish.explain)
    if wish.explain:
        words = "、".join(shown.piece(word.mentions[0].start, word.mentions[0].end) for word in summary.keywords)
        lines += ["", text("cli.method", method=summary.method), text("cli.keywords", words=harmless(words))]
    return lines


def save(articles: Articles, wish: Wish, folder: str, *, force: bool) -> None:
    """Write one Markdown file per article into ``folder``."""
    from tui.commands._saving import Folder

    today = date.today().isoformat()
    target = Folder(Path(folder), force=force, failed=articles.fail)
    for _, article, content in articles.each(partial(wish.markdown, created=today)):
        target.save(article, content, cast("Target", wish.script))
