"""An article as a note: front matter, then between duzhai's markers the summary, the figures and the names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from summarise.article import Article, Certainty, Region
from summarise.markdown.escape import code, dated, inline, line, plain, quoted, tag_name
from summarise.markdown.labels import LABELS, figure_value
from summarise.markdown.merge import BEGIN, END
from summarise.results import Figure, Name, Summary, Target

if TYPE_CHECKING:
    from summarise.script import WordList

Convert = Callable[[str], str]
_REGIONAL: dict[Region | None, Literal["tw", "hk"]] = {"TW": "tw", "HK": "hk"}


@dataclass(frozen=True, slots=True)
class Note:
    """What the user marked or wrote: the passage, and the words about it; either may be empty.

    ``block`` is the passage's block id (letters, digits and ``-``), ``command`` the command line that opens the
    article there, ``repaired`` tells whether it touches restored characters. ``lost`` passages are not in the article
    any more; they are no words of its and are not converted.
    """

    quote: str
    text: str = ""
    block: str = ""
    command: str = ""
    repaired: Certainty | None = None
    lost: bool = False


def to_markdown(
    article: Article,
    *,
    summary: Summary,
    figures: Sequence[Figure],
    names: Sequence[Name],
    notes: Iterable[Note | str] = (),
    target: Target = "original",
    regional: bool = False,
    quotes: bool = False,
    created: str | None = None,
    tags: Iterable[str] = ("duzhai",),
    identity: str | None = None,
    words: WordList | None = None,
) -> str:
    """The note that is saved: YAML front matter, then what duzhai found, between two markers.

    The same arguments always give the same text.

    Args:
        article: the article.
        summary: its summary.
        figures: the figures for the table, in this order; the first of those with equal value is kept.
        names: people and organisations.
        notes: the user's highlights and notes; a plain string is a note without a passage.
        target: the script that everything is shown in.
        regional: with ``target``, also the region's vocabulary.
        quotes: with ``target``, also the script's quotation marks.
        created: ISO 8601 date or time for the property of that name; left out where None.
        tags: for the property of that name.
        words: with ``target``, the user's own word list.
        identity: the article's id; a hash of its raw text where None.

    Returns:
        The note, ending with a newline.

    Raises:
        ValueError: for an unknown target.
    """
    shown = _converter(article, target, regional, quotes, words)
    hant = target in ("hant", "tw", "hk") or (target == "original" and article.script == "Hant")
    label = {name: words[hant] for name, words in LABELS.items()}
    parts = [_front_matter(article, summary, target, shown, created, tags, identity), "", BEGIN, ""]
    # Without a title the first words stand in, as in the reader's list; the property ``title`` stays empty.
    head = shown(article.title or _first_words(article)) or label["untitled"]
    parts += [f"# {inline(head)}", ""]
    parts += _summary(summary, shown, label)
    parts += _figures(figures, shown, _of_ours(target, hant), label)
    parts += _names(names, shown, label)
    parts += _notes(notes, shown, label)
    verdicts = [
        *(sentence.repaired for sentence in summary.sentences),
        *(figure.repaired for figure in figures),
        *(name.repaired for name in names),
    ]
    if any(verdicts):
        parts += [f"*{label['repaired_note']}*", ""]
    parts += [END, ""]
    return "\n".join(parts)


def _first_words(article: Article, most: int = 40) -> str:
    """The first sentence, or its first ``most`` code points."""
    text = next((paragraph.strip() for paragraph in article.paragraphs if paragraph.strip()), "")
    end = min((at for mark in "。！？" if (at := text.find(mark)) > 0), default=len(text))
    return text[:end] if end <= most else text[:most] + "……"


def article_identity(article: Article) -> str:
    """A name for the article that depends on its raw text alone: 16 hexadecimal digits."""
    return sha256(article.raw.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _converter(article: Article, target: Target, regional: bool, quotes: bool, words: WordList | None) -> Convert:
    if target == "original":
        return lambda text: text
    from summarise.script import convert

    source: Literal["hans", "hant", "tw", "hk"] | None = None
    if article.script == "Hans":
        source = "hans"
    elif article.script == "Hant":
        source = _REGIONAL.get(article.region, "hant")

    def shown(text: str) -> str:
        return convert(text, target, source=source, regional=regional, quotes=quotes, words=words).text

    return shown


def _front_matter(
    article: Article,
    summary: Summary,
    target: Target,
    shown: Convert,
    created: str | None,
    tags: Iterable[str],
    identity: str | None,
) -> str:
    out = ["---"]
    out.append(f"title: {quoted(plain(shown(article.title)) if article.title else '')}")
    for name, value in (("source", article.source), ("author", article.author)):
        if value:
            out.append(f"{name}: {quoted(plain(shown(value)))}")
    if article.published:
        out.append(f"published: {dated(article.published)}")
    if created:
        out.append(f"created: {dated(created)}")
    names = [name for name in dict.fromkeys(map(tag_name, tags)) if name]
    if names:
        out.append("tags:")
        out += [f"  - {quoted(name)}" for name in names]
    address = article.url
    if address is None and article.origin and article.origin.startswith(("http://", "https://")):
        address = article.origin
    if address:
        out.append(f"url: {quoted(plain(address))}")
    elif article.origin:
        out.append(f"file: {quoted(plain(article.origin))}")
    out.append(f"script: {quoted(article.script if target == 'original' else target)}")
    out.append(f"method: {quoted(summary.method)}")
    out.append(f"id: {quoted(identity or article_identity(article))}")
    out.append("---")
    return "\n".join(out)


def _mark(repaired: Certainty | None, label: dict[str, str]) -> str:
    return f" {label[repaired]}" if repaired else ""


def _summary(summary: Summary, shown: Convert, label: dict[str, str]) -> list[str]:
    out = []
    if summary.sentences:
        out += [f"## {label['summary']}", ""]
        out += [f"- {line(shown(found.text))}{_mark(found.repaired, label)}" for found in summary.sentences]
        out.append("")
    if summary.keywords:
        words = "、".join(inline(shown(keyword.text)) for keyword in summary.keywords)
        out += [f"**{label['keywords']}**：{words}", ""]
    return out


def _of_ours(target: Target, hant: bool) -> Convert:
    """Puts units and other words of ours, which are Simplified, into the script of the note."""
    if not hant:
        return lambda text: text
    from summarise.script import convert

    return lambda text: convert(text, "hant" if target == "original" else target, source="hans").text


def _figures(figures: Sequence[Figure], shown: Convert, ours: Convert, label: dict[str, str]) -> list[str]:
    if not figures:
        return []
    heads = [label[name] for name in ("figure", "measures", "subject", "kind", "value")]
    out = [f"## {label['figures']}", "", f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads)]
    seen = set()
    for figure in figures:
        key = (figure.value_key, figure.measures, figure.subject)
        if figure.value_key and key in seen:
            continue
        seen.add(key)
        cells = [
            inline(shown(figure.text)) + _mark(figure.repaired, label),
            inline(shown(figure.measures or "")),
            inline(shown(figure.subject or "")),
            label[figure.kind],
            inline(ours(figure_value(figure, label))),
        ]
        out.append(f"| {' | '.join(cells)} |")
    out.append("")
    return out


def _names(names: Sequence[Name], shown: Convert, label: dict[str, str]) -> list[str]:
    out = []
    for kind, title in (("person", "people"), ("organisation", "organisations")):
        found = [name for name in names if name.kind == kind]
        if not found:
            continue
        out += [f"## {label[title]}", ""]
        for name in found:
            role = f" — {inline(shown(name.role))}" if name.role else ""
            count = f"（{len(name.mentions)} {label['times']}）" if len(name.mentions) > 1 else ""
            out.append(f"- {line(shown(name.text))}{role}{count}{_mark(name.repaired, label)}")
        out.append("")
    return out


def _notes(notes: Iterable[Note | str], shown: Convert, label: dict[str, str]) -> list[str]:
    out = note_lines(notes, shown, label)
    return [f"## {label['notes']}", "", *out] if out else []


def note_lines(notes: Iterable[Note | str], shown: Convert, label: dict[str, str]) -> list[str]:
    """Each passage as a quotation with the way back to it and its block id, then what was written to it."""
    out: list[str] = []
    for note in notes:
        # The user's own words are not converted; the passage they belong to is the article's.
        one = Note("", note) if isinstance(note, str) else note
        if plain(one.quote):
            said = one.quote if one.lost else shown(one.quote)
            signs = _mark(one.repaired, label) + (f" {label['lost']}" if one.lost else "")
            out.append(f"> {line(said)}{signs}")
            if one.command:
                out += [">", f"> {code(one.command)}"]
            out.append("")
            if one.block:
                out += [f"^{one.block}", ""]
        if plain(one.text):
            out += [f"- {line(one.text)}", ""]
    return out
