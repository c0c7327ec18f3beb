"""``duzhai summary``: the sentences that tell the article."""

from __future__ import annotations

import click

from tui.catalogue import text
from tui.commands._library import ArticlePath
from tui.commands._script import TARGETS

FORMATS = ("text", "md", "json")


@click.command(help=text("cli.help.summary"))
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=ArticlePath())
@click.option("-n", "sentences", metavar="N", type=click.IntRange(min=1), help=text("cli.help.n"))
@click.option("--chars", metavar="N", type=click.IntRange(min=1), help=text("cli.help.chars"))
@click.option("--ratio", metavar="R", type=click.FloatRange(0, 1, min_open=True), help=text("cli.help.ratio"))
@click.option("--method", metavar="M", default="auto", help=text("cli.help.method"))
@click.option("--script", metavar="T", type=click.Choice(TARGETS), default="original", help=text("cli.help.script"))
@click.option("--format", "form", type=click.Choice(FORMATS), help=text("cli.help.format-summary"))
@click.option("--json", "as_lines", is_flag=True, help=text("cli.help.json"))
@click.option("--explain", is_flag=True, help=text("cli.help.explain-summary"))
@click.option("--together", is_flag=True, help=text("cli.help.together"))
@click.option("-o", "folder", metavar="DIR", type=click.Path(), help=text("cli.help.o"))
@click.option("--force", is_flag=True, help=text("cli.help.force"))
def command(
    paths: tuple[str, ...],
    sentences: int | None,
    chars: int | None,
    ratio: float | None,
    method: str,
    script: str,
    form: str | None,
    as_lines: bool,
    explain: bool,
    together: bool,
    folder: str | None,
    force: bool,
) -> int:
    """Summarise the articles behind ``paths``; the exit status."""
    if sum(limit is not None for limit in (sentences, chars, ratio)) > 1:
        raise click.UsageError(text("cli.one-budget"))
    if as_lines and form not in (None, "json"):
        raise click.UsageError(text("cli.one-format"))
    if folder is not None and (as_lines or form not in (None, "md")):
        raise click.UsageError(text("cli.folder-markdown"))
    if force and folder is None:
        raise click.UsageError(text("cli.force-alone"))
    _check_method(method)
    from tui.commands import _digest, _summaries
    from tui.commands._articles import Articles

    wish = _summaries.Wish(sentences, chars, ratio, method, script, explain)
    form = "json" if as_lines else form or "text"
    articles = Articles(paths)
    if folder is not None:
        (_digest if together else _summaries).save(articles, wish, folder, force=force)
    elif together:
        _digest.show(articles, wish, form)
    elif form == "json":
        _summaries.show_json(articles, wish)
    elif form == "md":
        _summaries.show_markdown(articles, wish)
    else:
        _summaries.show_text(articles, wish)
    return articles.status


def _check_method(method: str) -> None:
    from summarise import summary_methods

    known = list(dict(summary_methods()))
    if method not in known:
        wrong = text("cli.unknown-method", method=method, known=", ".join(known))
        raise click.BadParameter(wrong, param_hint="--method")
