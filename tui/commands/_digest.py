"""One digest of several articles: each sentence with the article it comes from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.catalogue import text
from tui.commands._script import Shown
from tui.commands._summaries import sentence_lines, sentence_record
from tui.commands._table import harmless
from tui.records import emit, masthead

if TYPE_CHECKING:
    from summarise import Article
    from summarise.ranking import Digest
    from tui.commands._articles import Articles
    from tui.commands._summaries import Wish


def show(articles: Articles, wish: Wish, form: str) -> None:
    """Print the digest of all ``articles``."""
    read = list(articles)
    if form == "json":
        for record in _records(read, wish):
            emit(record)
        return
    sys.stdout.write(_markdown(read, wish) if form == "md" else _text(read, wish))


def save(articles: Articles, wish: Wish, folder: str, *, force: bool) -> None:
    """Write the digest of all ``articles`` as one Markdown file into ``folder``."""
    from tui.commands._saving import Folder

    content = _markdown(list(articles), wish)
    Folder(Path(folder), force=force, failed=articles.fail).write("digest.md", content)


def _digest(read: list[tuple[str, Article]], wish: Wish) -> Digest:
    from summarise.ranking import summarise_together

    return summarise_together(
        [article for _, article in read], sentences=wish.sentences, chars=wish.chars, ratio=wish.ratio
    )


def _records(read: list[tuple[str, Article]], wish: Wish) -> list[dict[str, Any]]:
    """One record for each article, with those of its sentences that are in the digest."""
    digest = _digest(read, wish)
    records = []
    for number, (origin, article) in enumerate(read):
        shown = Shown(article, wish.script)
        sentences = [sentence_record(one.sentence, shown) for one in digest.sentences if one.article == number]
        head = masthead(origin, article) | {"title": shown.words(article.title), "script": wish.script}
        records.append(head | {"sentences": sentences})
    return records


def _markdown(read: list[tuple[str, Article]], wish: Wish) -> str:
    from summarise.markdown import BEGIN, END
    from summarise.markdown.escape import inline, line

    lines = [BEGIN, "", f"# {inline(text('cli.digest', count=len(read)))}"]
    digest = _digest(read, wish)
    for number, (origin, article) in enumerate(read):
        sentences = [one.sentence for one in digest.sentences if one.article == number]
        if not sentences:
            continue
        shown = Shown(article, wish.script)
        lines += ["", f"## {inline(shown.words(article.title) or origin)}", ""]
        told = [part for part in (article.source, article.author, article.published, article.url) if part]
        if told:
            lines += [line(" · ".join(told)), ""]
        for sentence in sentences:
            lines += [f"- {line(piece)}" for piece in sentence_lines(sentence, shown, explain=False)]
    return "\n".join([*lines, "", END, ""])


def _text(read: list[tuple[str, Article]], wish: Wish) -> str:
    digest = _digest(read, wish)
    lines: list[str] = []
    for number, (origin, article) in enumerate(read):
        sentences = [one.sentence for one in digest.sentences if one.article == number]
        if not sentences:
            continue
        shown = Shown(article, wish.script)
        lines += [""] * bool(lines) + [f"==> {harmless(shown.words(article.title) or origin)} <=="]
        for sentence in sentences:
            lines += sentence_lines(sentence, shown, explain=wish.explain)
    return "".join(line + "\n" for line in lines or [text("cli.no-summary")])
