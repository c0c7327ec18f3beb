"""All cleaning steps in their order: raw text in, paragraphs, masthead and the book of changes out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from summarise.article import Block, BlockKind, Removal, Repair
from summarise.cleaning.damage import find_damage
from summarise.cleaning.edits import Edit
from summarise.cleaning.furniture import mark_furniture
from summarise.cleaning.headings import block_kind, mark_kinds
from summarise.cleaning.headings_title import mark_title
from summarise.cleaning.ledger import Ledger, removal, space
from summarise.cleaning.lines import Line, split_lines
from summarise.cleaning.masthead import Masthead, read_agency, read_dateline
from summarise.cleaning.masthead_feed import read_feed_header
from summarise.cleaning.mojibake import find_mojibake
from summarise.cleaning.residue import control_edits, residue_edits
from summarise.cleaning.typography import is_foreign, stray_spaces, widen_marks
from summarise.cleaning.typography_quotes import pair_quotes
from summarise.folding import fold_script
from summarise.offsets import OffsetMap
from summarise.watch import Watch


@dataclass(frozen=True, slots=True)
class RawBlock:
    """What the format of a document says about ``raw[start:end]``, one line of it."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean text and how it came about; the fields mean the same as in `summarise.article.Article`."""

    title: str | None
    source: str | None
    author: str | None
    published: str | None
    url: str | None
    text: str
    blocks: tuple[Block, ...]
    removed: tuple[Removal, ...]
    repairs: tuple[Repair, ...]
    offsets: OffsetMap = field(repr=False)


def clean(
    raw: str,
    *,
    blocks: tuple[RawBlock, ...] = (),
    markup: tuple[Edit, ...] = (),
    title: str | None = None,
    furniture: bool = True,
    typography: bool = True,
    watch: Watch | None = None,
) -> Cleaned:
    """Clean ``raw``.

    Args:
        raw: decoded text, or the text extracted from a document.
        blocks: what the document's format says about lines of ``raw``; other lines are judged by their looks.
        markup: edits that take the format's own signs out of ``raw`` (Markdown), in order.
        title: the title where it is known; a line that repeats it above the body is put aside, none is looked for.
        furniture: whether to put page furniture and masthead lines aside.
        typography: whether to set punctuation.
        watch: told of the progress; may stop the work.

    Raises:
        Cancelled: when ``watch`` was told to stop.
    """
    ledger = Ledger(raw)
    ledger.apply(find_mojibake(raw))
    ledger.apply(find_damage(ledger.text, watch=watch))
    ledger.apply(_moved(markup, ledger) if ledger.text is not raw else markup)
    if watch is not None:
        watch.step(0.9)
    ledger.apply(control_edits(ledger.text))
    ledger.apply(residue_edits(ledger.text))
    text = ledger.text
    lines = split_lines(text)
    _take_kinds(lines, blocks, ledger)
    found = Masthead(title=title)
    datelines: dict[int, int] = {}
    if furniture and lines:
        read_feed_header(lines, found)
        mark_furniture(lines, found)
        mark_title(lines, found, given=found.title is not None)
        datelines = _datelines(lines, found)
        if all(line.reason is not None for line in lines):
            # A text that is nothing but labels is no page: better to show it than to show nothing.
            for line in lines:
                line.reason = None
    kept = [line for line in lines if line.reason is None]
    mark_kinds(kept)
    marks = _quotation_marks(text)
    ledger.apply(_final_edits(text, lines, datelines, marks if typography else None))
    if found.title is not None and title is None and typography:
        found.title = _set_marks(found.title, marks)
    return Cleaned(
        found.title,
        found.source,
        found.author,
        found.published,
        found.url,
        ledger.text,
        _blocks(ledger.text, kept),
        ledger.removed(),
        ledger.repairs(),
        ledger.offsets(),
    )


def _moved(edits: tuple[Edit, ...], ledger: Ledger) -> list[Edit]:
    """Edits of the raw text as edits of the current text; one whose place was repaired away is dropped."""
    place = ledger.offsets().to_target
    out: list[Edit] = []
    for e in edits:
        start, end = place(e.start), place(e.end)
        if end > start and (not out or start >= out[-1].end):
            out.append(replace(e, start=start, end=end))
    return out


def _take_kinds(lines: list[Line], blocks: tuple[RawBlock, ...], ledger: Ledger) -> None:
    if not blocks:
        return
    offsets = ledger.offsets()
    at = 0
    for line in lines:
        place = offsets.to_source(line.start)
        while at < len(blocks) and blocks[at].end <= place:
            at += 1
        if at < len(blocks) and blocks[at].start <= place:
            line.kind, line.level = blocks[at].kind, blocks[at].level
        if line.kind == "code":
            line.indent(ledger.text)


def _datelines(lines: list[Line], found: Masthead) -> dict[int, int]:
    """Length of the dateline of each line that has one; only the first paragraphs can."""
    out: dict[int, int] = {}
    seen = 0
    for i, line in enumerate(lines):
        if line.reason is not None or line.kind == "heading":
            continue
        seen += 1
        if seen > 3:
            break
        read = read_dateline(line.text)
        if read is not None and read[1] < len(line.text):
            found.take(read[0])
            out[i] = read[1]
            break
        agency = read_agency(line.text)
        if agency is not None:
            found.take(agency)
            break
    return out


def _final_edits(text: str, lines: list[Line], datelines: dict[int, int], marks: tuple[str, str] | None) -> list[Edit]:
    """Removals of lines, one line break between paragraphs, punctuation."""
    edits: list[Edit] = []
    at = 0
    shown = False
    for i, line in enumerate(lines):
        start = line.start
        if line.reason is not None:
            edits.append(space(at, start))
            edits.append(removal(start, line.end, line.reason))
            at = line.end
            continue
        gap = "\n" if shown else ""
        if text[at:start] != gap:
            edits.append(space(at, start, gap))
        shown = True
        body = line.text
        if i in datelines:
            # White space behind the dateline goes with it.
            cut = datelines[i]
            length = len(body[:cut].rstrip())
            edits.append(removal(start, start + length, "source"))
            if length < cut:
                edits.append(space(start + length, start + cut))
            start += cut
            body = body[cut:]
        if marks is not None and line.kind != "code" and line.han and not is_foreign(body, line.han):
            edits += _typography(body, start, marks)
        at = line.end
    edits.append(space(at, len(text)))
    return edits


def _typography(body: str, start: int, marks: tuple[str, str]) -> list[Edit]:
    changes = widen_marks(body)
    wide = _set_letters(body, changes)
    quotes = pair_quotes(wide, "".join(marks))
    if quotes:
        wide = _set_letters(wide, quotes)
        changes = sorted([*changes, *quotes], key=lambda e: e.start)
    if " " in wide or "\t" in wide or "\u3000" in wide or "\xa0" in wide:
        gaps = [space(a, b) for a, b in stray_spaces(wide)]
        if gaps:
            changes = sorted([*changes, *gaps], key=lambda e: e.start)
    return [Edit(e.start + start, e.end + start, e.restored, e.kind) for e in changes]


def _quotation_marks(text: str) -> tuple[str, str]:
    """The marks for straight quotes: those that the article uses, corner brackets only in Traditional text."""
    if text.count("「") > text.count("“"):
        sample = text[:4000]
        changed = sum(a != b for a, b in zip(sample, fold_script(sample), strict=True))
        if changed * 20 > len(sample):
            return "「", "」"
    return "“", "”"


def _set_letters(text: str, edits: list[Edit]) -> str:
    """``text`` with single characters replaced."""
    if not edits:
        return text
    letters = list(text)
    for e in edits:
        letters[e.start] = e.restored
    return "".join(letters)


def _set_marks(text: str, marks: tuple[str, str]) -> str:
    if not any("\u4e00" <= c <= "\u9fff" for c in text):
        return text
    ledger = Ledger(text)
    ledger.apply(_typography(text, 0, marks))
    return ledger.text


def _blocks(text: str, kept: list[Line]) -> tuple[Block, ...]:
    out: list[Block] = []
    at = 0
    if not kept:
        return ()
    for paragraph, line in zip(text.split("\n"), kept, strict=True):
        out.append(Block(at, at + len(paragraph), block_kind(line), line.level))
        at += len(paragraph) + 1
    return tuple(out)
