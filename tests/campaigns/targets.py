"""What the fuzzer feeds: each part of the program that reads what others wrote, with the promises that must hold."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from summarise import convert, find_figures, find_names, parse_article, read_article, split_sentences
from summarise import summarise as summarised
from summarise.article import Article, ArticleError
from summarise.library import Library
from summarise.results import Target as Script
from tests.campaigns.promises import check_conversion, check_csv, check_file_name, check_harmless, check_note
from tests.campaigns.samples import (
    MARKDOWN,
    books,
    encoded,
    in_encodings,
    mutated_book,
    mutated_packed,
    packed_seeds,
    pages,
    place_seeds,
    query_seeds,
    settings_seeds,
    texts,
    word_seeds,
)
from tests.summarise.article_checks import check_article

TARGETS: tuple[Script, ...] = ("hans", "hant", "tw", "hk")


@dataclass(frozen=True, slots=True)
class FuzzTarget:
    """A part under test.

    Args:
        run: takes an input; whatever it raises is a defect.
        seeds: inputs to begin with.
        mutate: changes an input in the target's own way; None for `mutated`.
    """

    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    mutate: Callable[[random.Random, list[bytes], bytes], bytes] | None = None


def text_of(data: bytes) -> str:
    """``data`` as a text that may hold anything a Python string can, lone surrogates as well."""
    return data.decode("utf-8", "surrogatepass" if b"\xed" in data else "replace") if _valid(data) else _loose(data)


def _valid(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _loose(data: bytes) -> str:
    return data.decode("utf-8", "replace")


# Targets -------------------------------------------------------------------------------------------------------


def _decode(data: bytes) -> None:
    from summarise.reading.decoding import decode, known_encoding

    decoded = decode(data)
    assert known_encoding(decoded.encoding)
    assert decode(data, hint="big5").text is not None
    assert decode(data, encoding="gb18030").encoding == "gb18030"


def _read(data: bytes) -> None:
    try:
        article = read_article(data)
    except ArticleError as error:
        assert str(error).endswith(".") and "\n" not in str(error)
        return
    check_article(article)


def _document(name: str) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        from summarise.reading.articles import read_document

        try:
            document = read_document(data, name)
        except ArticleError:
            return
        raw = document.raw
        assert all(0 <= block.start <= block.end <= len(raw) for block in document.blocks)
        assert all(0 <= link.start < link.end <= len(raw) for link in document.links)
        inner = [link.place for link in document.links if link.place is not None]
        assert all(0 <= first < last <= len(raw) for first, last in inner)
        assert name.endswith(".md") or all(
            link.url.lower().startswith(("http://", "https://")) for link in document.links if link.place is None
        )
        at = 0
        for edit in document.markup:
            assert at <= edit.start <= edit.end <= len(raw)
            at = edit.end

    return run


def _source(data: bytes) -> None:
    _document("a.md")(data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.md")
        path.write_bytes(data)
        try:
            article = read_article(path)
        except ArticleError:
            return
        check_article(article)


def _clean(data: bytes) -> None:
    article = parse_article(text_of(data))
    check_article(article)
    again = parse_article(article.text)
    check_article(again)


def _sentences(data: bytes) -> None:
    text = text_of(data)
    at = 0
    for span in split_sentences(text):
        assert at <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip()
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:].strip()


def _figures(data: bytes) -> None:
    from summarise.figures import board, group_figures, key_figures
    from summarise.figures.export import board_csv, figures_csv, figures_markdown

    text = text_of(data)
    at = 0
    figures = find_figures(text)
    for figure in figures:
        assert at <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        at = figure.end
    groups = group_figures(figures)
    key_figures(figures)
    check_csv(figures_csv(groups))
    assert figures_markdown(groups).count("\n") == len(groups) + 2
    article = parse_article(text)
    check_csv(board_csv(board([(article, find_figures(article))])))


def _names(data: bytes) -> None:
    text = text_of(data)
    for name in find_names(text):
        assert name.mentions
        assert all(0 <= span.start < span.end <= len(text) for span in name.mentions)


def _summary(data: bytes) -> None:
    text = text_of(data)
    for options in ({}, {"sentences": 3}, {"chars": 40}, {"ratio": 0.2}):
        found = summarised(text, **options).sentences
        assert sorted(sentence.rank for sentence in found) == list(range(1, len(found) + 1))
        assert all(one.end <= other.start for one, other in pairwise(found))
        assert all(text[sentence.start : sentence.end] == sentence.text for sentence in found)


def _convert(data: bytes) -> None:
    text = text_of(data)
    for target in TARGETS:
        for wide in (False, True):
            check_conversion(text, target, wide)


@cache
def small_library() -> Library:
    """A library of a few articles."""
    library = Library(Path(tempfile.mkdtemp(prefix="duzhai-campaign-")))
    for text in texts()[:6]:
        library.add(parse_article(text), origin=f"/a/{len(text)}.txt")
    library.tag(library.ids(), add=["ai", "读"])
    return library


def _query(data: bytes) -> None:
    from summarise.library import find_pinyin, parse_query

    text = text_of(data)[:400]
    library = small_library()
    query = parse_query(text)
    for condition in query.conditions:
        assert condition.count("?") <= 1
    assert library.count(query, collapse=False) >= len(library.page(query, limit=3))
    for hit in library.search(query).hits:
        assert hit.item.id > 0
    find_pinyin(texts()[0], text)


def _settings(data: bytes) -> None:
    from tui import settings

    content = text_of(data)
    found = settings.parse(content)
    assert set(found.values) == {setting.name for setting in settings.SETTINGS}
    lines = max(1, len(content.splitlines()) + 1)
    assert all(1 <= problem.line <= lines for problem in found.problems)
    for setting in settings.SETTINGS:
        assert type(found[setting.name]) is type(setting.default)


def _words(data: bytes) -> None:
    from summarise.script import convert_lines, get_converter, parse_word_list

    lines = text_of(data).splitlines()
    words = parse_word_list(lines)
    assert all(1 <= fault.number <= len(lines) for fault in words.faults)
    text = texts()[0][:400]
    done = convert(text, "tw", words=words)
    assert done.to_target(len(text)) == len(done.text)
    del convert_lines, get_converter


def _packed(data: bytes) -> None:
    from summarise.library.packing import pack, unpack

    try:
        article = unpack(data)
    except ValueError:
        return
    assert isinstance(article, Article)
    try:
        again = unpack(pack(article))
    except (TypeError, ValueError, AttributeError):
        return  # a forged article is made of whatever stood in the file
    del again


def _pack(data: bytes) -> None:
    from summarise.library.packing import pack, unpack

    article = parse_article(text_of(data), title="题" if len(data) % 2 else None)
    assert unpack(pack(article)) == article


def _markdown(data: bytes) -> None:
    from summarise import to_markdown
    from summarise.markdown import file_name, merge_markdown

    text = text_of(data)
    head = " ".join(text.split())[:80]
    for title in (text[:60], None, head):
        article = replace(parse_article(text), title=title, source=text[-30:], author=head, url=text[:30], origin=head)
        note = to_markdown(
            article,
            summary=summarised(article, sentences=2),
            figures=find_figures(article)[:5],
            names=(),
            notes=(head,),
        )
        check_note(note)
        check_file_name(file_name(article))
        check_file_name(file_name(article, "{title}{source} {author}-{id}"))
        merge_markdown(text, note)
        merged = merge_markdown(note + "\n我的话\n", note)
        assert merged is not None and "我的话" in merged


def _places(data: bytes) -> None:
    from tui.old_places import _read

    library = small_library()
    records = _read(_written(data))
    library.take_over(records)
    for number in library.ids():
        known = library.recall(library.article(number).raw)
        assert known is not None


def _memory(data: bytes) -> None:
    from tui import memory

    path = _written(data)
    found = memory.recall(path)
    assert isinstance(found, dict)


def _written(data: bytes) -> Path:
    folder = Path(tempfile.gettempdir()) / f"duzhai-campaign-{os.getpid()}"
    folder.mkdir(exist_ok=True)
    path = folder / "file.json"
    path.write_bytes(data)
    return path


def _layout(data: bytes) -> None:
    from tui.reader.layout import Page, PageStyle
    from tui.reader.sources import PlainSource
    from tui.reader.widths import shown, text_cells
    from tui.screens.reading.searching import find_hits
    from tui.widgets.labels import fit, harmless

    text = text_of(data)[:4_000]
    page = Page(PlainSource(text), PageStyle(measure=30))
    seen: list[str] = []
    for y in range(page.height):
        row = page.row(y)
        if not row.blank:
            line = page.source.text(row.paragraph)[row.start : row.end]
            seen.append(line)
            assert text_cells(line) <= 32 or len(line) < 3 or text_cells(line.rstrip()) <= 32 or line.count("\u200d")
            check_harmless(shown(line))
    check_harmless(harmless(text))
    check_harmless(fit(text, 20))
    for start, end in find_hits(text, text[5:8]):
        assert 0 <= start < end <= len(text)


FUZZ: dict[str, FuzzTarget] = {
    "decoding": FuzzTarget(_decode, in_encodings),
    "reading": FuzzTarget(_read, lambda: in_encodings() + encoded()[:6]),
    "html": FuzzTarget(_document("a.html"), pages),
    "epub": FuzzTarget(_document("a.epub"), books, mutated_book),
    "markdown": FuzzTarget(_source, lambda: [MARKDOWN.encode(), *encoded()[:3]]),
    "cleaning": FuzzTarget(_clean, encoded),
    "sentences": FuzzTarget(_sentences, encoded),
    "figures": FuzzTarget(_figures, encoded),
    "names": FuzzTarget(_names, encoded),
    "summary": FuzzTarget(_summary, lambda: [data[:3_000] for data in encoded()]),
    "conversion": FuzzTarget(_convert, encoded),
    "query": FuzzTarget(_query, query_seeds),
    "settings": FuzzTarget(_settings, settings_seeds),
    "words": FuzzTarget(_words, word_seeds),
    "stored": FuzzTarget(_packed, packed_seeds, mutated_packed),
    "storing": FuzzTarget(_pack, lambda: [data[:2_000] for data in encoded()]),
    "notes": FuzzTarget(_markdown, lambda: [data[:900] for data in encoded()] + [MARKDOWN.encode()]),
    "places": FuzzTarget(_places, place_seeds),
    "memory": FuzzTarget(_memory, lambda: [b'{"theme": "duzhai-dark", "notes_folder": "/a"}', b"[" * 3_000, b"\xff"]),
    "layout": FuzzTarget(_layout, encoded),
}
"""Every part that is fuzzed, by name."""


def names_of(wanted: Iterable[str]) -> list[str]:
    """The names that are targets, all where none is wanted."""
    return [name for name in FUZZ if name in set(wanted)] or list(FUZZ)
