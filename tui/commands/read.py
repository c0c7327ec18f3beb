"""``duzhai read``: the clean article."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tui.catalogue import text
from tui.commands._articles import Articles
from tui.commands._library import ArticlePath
from tui.commands._table import harmless
from tui.exports import clean_lines
from tui.records import as_json, emit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarise import Article

_SHOWN = 60  # code points of a removed or repaired piece that the listing shows


@click.command(help=text("cli.help.read"))
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=ArticlePath())
@click.option("--raw", is_flag=True, help=text("cli.help.raw"))
@click.option("--explain", is_flag=True, help=text("cli.help.explain-read"))
@click.option("--json", "as_lines", is_flag=True, help=text("cli.help.json"))
@click.option("--encoding", metavar="E", help=text("cli.help.encoding"))
def command(paths: tuple[str, ...], raw: bool, explain: bool, as_lines: bool, encoding: str | None) -> int:
    """Print the articles behind ``paths``; the exit status."""
    if raw and (explain or as_lines):
        raise click.UsageError(text("cli.raw-alone"))
    articles = Articles(paths, encoding=encoding)
    for number, (origin, article) in enumerate(articles):
        if as_lines:
            emit({"origin": origin} | as_json(article) | {"origin": origin})
            continue
        if articles.several:
            sys.stdout.write(f"{chr(10) if number else ''}==> {harmless(origin)} <==\n")
        if raw:
            sys.stdout.write(article.raw if article.raw.endswith("\n") else article.raw + "\n")
        else:
            sys.stdout.writelines(harmless(line) + "\n" for line in clean_lines(article))
            if explain:
                sys.stdout.writelines(harmless(line) + "\n" for line in _explained(article))
        sys.stdout.flush()
    return articles.status


def _explained(article: Article) -> Iterator[str]:
    """What cleaning changed and put aside, each with its place in the text or in the raw text."""
    shown = [repair for repair in article.repairs if repair.kind != "typography"]
    # Annotations come by the hundred; what took thinking is told first.
    shown.sort(key=lambda repair: repair.kind == "annotation")
    yield ""
    yield text("cli.repairs", count=len(shown))
    for repair in shown:
        certainty = text("cli.certain") if repair.certain else text("cli.uncertain")
        other = "" if repair.runner_up is None else text("cli.runner-up", text=_short(repair.runner_up))
        place = f"{repair.start}-{repair.end}"
        # An annotation is nothing without the character that it stands behind.
        host = article.raw[max(0, repair.raw_start - 1) : repair.raw_start] if repair.kind == "annotation" else ""
        change = f"{_short(host + repair.raw)} → {_short(host + repair.restored)}"
        yield f"  {place}  {change}  [{repair.kind}, {certainty}{other}]"
    typographic = len(article.repairs) - len(shown)
    if typographic:
        yield text("cli.typography", count=typographic)
    yield text("cli.removals", count=len(article.removed))
    for removal in article.removed:
        yield f"  {removal.start}-{removal.end}  {_short(removal.text)}  [{removal.reason}]"


def _short(piece: str) -> str:
    piece = " ".join(piece.split())
    return f"“{piece if len(piece) <= _SHOWN else piece[: _SHOWN - 1] + '…'}”"
