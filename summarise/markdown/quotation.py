"""A passage as a Markdown quotation that says where it is from and what was done to its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from summarise.article import Article
from summarise.markdown.escape import code, inline, link, quote_lines
from summarise.markdown.labels import LABELS
from summarise.results import Target

Wording = Literal["shown", "original", "both"]


def quotation(
    article: Article,
    start: int,
    end: int,
    *,
    shown: str | None = None,
    target: Target = "original",
    regional: bool = False,
    wording: Wording = "shown",
    label: Callable[[str], str] = str,
    command: str = "",
) -> str:
    """``article.text[start:end]`` quoted, with author, title, source, date and link under it.

    Args:
        article: the article.
        start: where the passage begins, in code points.
        end: where it ends.
        shown: the passage in the script ``target``; the original words where None.
        target: the script of ``shown``.
        regional: with ``target``, whether regional words were exchanged too.
        wording: the words as shown, the original ones, or both; where they were converted that is said.
        label: puts author, title and source into the script of the words.
        command: the command line that opens the article there, for an article without an address.

    Returns:
        Markdown, ending with a newline.
    """
    original = article.text[start:end]
    converted = shown is not None and target != "original" and wording != "original"
    hant = target in ("hant", "tw", "hk") if converted else article.script == "Hant"
    words = {name: both[hant] for name, both in LABELS.items()}
    out = quote_lines(shown if converted and shown is not None else original)
    if converted and wording == "both":
        out += [">", *quote_lines(f"{words['original']}：{original}")]
    said = label if converted else str
    parts = [inline(said(article.author)) if article.author else ""]
    parts.append(f"《{inline(said(article.title))}》" if article.title else "")
    parts += [inline(said(article.source)) if article.source else "", (article.published or "")[:10]]
    remarks = []
    if converted:
        remark = words["converted_regional" if regional else "converted"]
        remarks.append(f"（{remark.format(source=words[article.script], target=words[target])}）")
    repaired = article.repaired(start, end)
    if repaired:
        remarks.append(words[repaired])
    credit = "，".join(part for part in parts if part) + "".join(remarks)
    if credit:
        out += [">", f"> — {credit}"]
    address = article.url
    if address is None and article.origin and article.origin.startswith(("http://", "https://")):
        address = article.origin
    if address:
        out += [">", f"> {link(address)}"]
    elif command:
        out += [">", f"> {code(command)}"]
    return "\n".join(out) + "\n"
