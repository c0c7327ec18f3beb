"""What is the reader's own of an article, in JSON Lines: tags, read or not, notes, saved summaries."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tui.json_lines import moment, raw_of, scan

if TYPE_CHECKING:
    from summarise import Article
    from summarise.library import Library, Personal


def own_fields(library: Library, article: Article) -> dict[str, Any]:
    """``notes`` and ``summaries`` of an article; offsets lie in its raw text, in code points."""
    from summarise.library import place_marks

    known = library.recall(article.raw)
    placed = place_marks(article, known.marks) if known is not None else ()
    return {
        "notes": [
            {"start": one.raw_start, "end": one.raw_end, "text": one.words, "note": one.mark.note}
            | {"created": moment(one.mark.created)}
            for one in placed
            if one.fate != "lost"
        ],
        "summaries": [
            {
                "created": moment(summary.created),
                "path": summary.path,
                "method": summary.method,
                "keywords": list(summary.keywords),
                "sentences": [{"start": one.start, "end": one.end, "text": one.quote} for one in summary.sentences],
            }
            for summary in (known.summaries if known is not None else ())
        ],
    }


def give_personal(library: Library, lines: str) -> None:
    """Give the library's articles what the lines of the file ``lines`` tell of them, as far as they have it not yet."""
    with suppress(OSError):
        for line in scan(lines):
            if line.record is not None and any(
                line.record.get(name) for name in ("tags", "read", "notes", "summaries")
            ):
                raw = raw_of(line.record)
                known = library.recall(raw)
                if known is not None and known.kept:
                    _give(library, raw, known, line.record)


def _give(library: Library, raw: str, known: Personal, record: dict[str, Any]) -> None:
    tags = [name for name in _list(record, "tags") if isinstance(name, str) and name.strip()]
    if tags:
        library.tag([known.id], add=tags)
    if (when := _read(record.get("read"))) is not None:
        library.set_read([known.id], when=when or None)
    there = {(mark.place.start, mark.place.end, mark.note) for mark in known.marks}
    for note in _list(record, "notes"):
        span = _span(note, raw)
        words, remark = (note.get("text"), note.get("note")) if span is not None else (None, None)
        remark = remark if isinstance(remark, str) and remark else None
        if span is not None and (*span, remark) not in there:
            words = words if isinstance(words, str) else None
            library.add_mark(raw, span, "note" if remark else "highlight", note=remark, words=words)
    saved = {summary.path for summary in known.summaries}
    for summary in reversed(_list(record, "summaries")):
        if not isinstance(summary, dict) or not isinstance(summary.get("method"), str):
            continue
        path = summary.get("path")
        path = path if isinstance(path, str) else None
        sentences = [span for one in _list(summary, "sentences") if (span := _span(one, raw)) is not None]
        keywords = [word for word in _list(summary, "keywords") if isinstance(word, str)]
        if path not in saved:
            library.save_summary(raw, summary["method"], sentences, keywords, path=path)


def _list(record: dict[str, Any], name: str) -> list[Any]:
    value = record.get(name)
    return value if isinstance(value, list) else []


def _span(value: object, raw: str) -> tuple[int, int] | None:
    """The place that an object tells; None where the text has no such place."""
    if not isinstance(value, dict):
        return None
    start, end = value.get("start"), value.get("end")
    if type(start) is int and type(end) is int and 0 <= start < end <= len(raw):
        return start, end
    return None


def _read(value: object) -> float | None:
    """When an article was read, in seconds since 1970; 0 where only that it was is told."""
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value).timestamp()
        except (ValueError, OverflowError, OSError):
            return None
    return 0.0 if value is True else None
