"""Reading and cleaning: the five articles, false changes, encodings, speed; ftfy and charset-normalizer beside ours.

Byte shifts and trims on unseen text are measured by the part ``damage``.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from summarise.article import Article
from tests.encoded import generate

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
PROSE = ("lawbench", "vcsum")


def _bare(text: str | None) -> str:
    return re.sub(r"\s+", "", text or "")


def _row(what: str, ours: str, peer: str, must: str, aim: str) -> None:
    print(f"{what:58} {ours:>22} {peer:>26} {must:>14} {aim:>10}", flush=True)


def _seeds() -> dict[str, tuple[str, Article]]:
    from summarise.reading import read_article

    found = {}
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        found[path.name[:3]] = (path.read_text(encoding="utf-8"), read_article(path))
    return found


def _fixed(text: str) -> str:
    """What ftfy makes of ``text``: the peer that repairs text."""
    from ftfy import fix_text

    return str(fix_text(text))


def _gold(seeds: dict[str, tuple[str, Article]]) -> None:
    ours = peer = total = mastheads = fields = 0
    for path in sorted((DATA / "clean_gold").glob("*.json")):
        gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        raw, article = seeds[path.stem]
        have = {_bare(p) for p in article.paragraphs}
        lines = {_bare(p) for p in _fixed(raw).splitlines()}
        for i, paragraph in enumerate(gold["paragraphs"]):
            right = {_bare(paragraph), *(_bare(x) for x in gold.get("alt", {}).get(str(i), []))}
            ours += bool(right & have)
            peer += bool(right & lines)
            total += 1
        told = {"title": article.title, "source": article.source, "author": article.author, "date": article.published}
        for name, value in told.items():
            wanted, got = _bare(gold[name]), _bare(value)
            mastheads += wanted[:10] == got[:10] if name == "date" else wanted == got
            fields += 1
    _row("gold paragraphs exact (three articles)", f"{ours}/{total}", f"ftfy {peer}/{total}", "all", "all")
    _row("gold masthead fields (title, source, author, date)", f"{mastheads}/{fields}", "-", "all", "all")


def _spans(seeds: dict[str, tuple[str, Article]]) -> None:
    spans = false = guessed = 0
    for number, (_, article) in seeds.items():
        end = -1
        for repair in article.repairs:
            if repair.kind in ("typography", "annotation", "entity"):
                continue
            # Pieces of one damaged run touch: a guessed character is an entry of its own.
            spans += repair.raw_start > end and number not in ("000", "004")
            false += number in ("000", "004")
            guessed += not repair.certain
            end = repair.raw_end
    _row("damaged runs repaired in 001 002 003", f"{spans}, {guessed} marked", "ftfy 0", "22", "")
    _row("false changes in 000 and 004", str(false), "-", "0", "0")


def _corpus() -> Iterator[tuple[str, str]]:
    for line in (DATA / "summaries_dev.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        yield document["source"], document["text"]


def _false_changes() -> None:
    from summarise.reading import parse_article

    size: dict[bool, int] = {True: 0, False: 0}
    ours: dict[bool, int] = {True: 0, False: 0}
    aside: dict[bool, int] = {True: 0, False: 0}
    peer: dict[bool, int] = {True: 0, False: 0}
    for source, text in _corpus():
        prose = source in PROSE
        article = parse_article(text)
        size[prose] += len(text)
        ours[prose] += sum(repair.kind != "typography" for repair in article.repairs)
        aside[prose] += sum(len(removal.text) for removal in article.removed)
        peer[prose] += sum(a != b for a, b in zip(text.splitlines(), _fixed(text).splitlines(), strict=False))
    for prose, what in ((True, "prose"), (False, "technical text")):
        label = f"repairs in {size[prose]:,} characters of {what}"
        _row(label, str(ours[prose]), f"ftfy {peer[prose]} lines", "0" if prose else "1 a million", "0")
        _row("  characters put aside as title, caption, source ...", str(aside[prose]), "-", "", "")


def _encodings() -> None:
    from charset_normalizer import from_bytes

    from summarise.reading.decoding import decode

    right: dict[str, list[int]] = {}
    for file in generate(120):
        best = from_bytes(file.data).best()
        row = right.setdefault(file.damage, [0, 0, 0])
        row[0] += 1
        row[1] += file.read_well(decode(file.data, hint=file.hint).text)
        row[2] += file.read_well(str(best) if best is not None else "")
    for damage, (count, ours, peer) in sorted(right.items()):
        _row(f"encodings, {damage}", f"{ours}/{count}", f"charset-normalizer {peer}/{count}", "", "")
    total = [sum(row[i] for row in right.values()) for i in range(3)]
    _row("encodings, together", f"{total[1]}/{total[0]}", f"charset-normalizer {total[2]}", "119/120", "all")


def _rate(work: Callable[[str], object], texts: list[str]) -> float:
    """Characters per second of CPU, the best of three runs."""
    best = 1e9
    for _ in range(3):
        begun = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - begun)
    return sum(map(len, texts)) / best


def _speed(seeds: dict[str, tuple[str, Article]]) -> None:
    from summarise.reading import parse_article

    clean = [text for source, text in _corpus() if source in PROSE][:120]
    damaged = [raw for number, (raw, _) in seeds.items() if number not in ("000", "004")]
    folded = [raw for number, (raw, _) in seeds.items() if number in ("000", "004")] * 4
    for what, texts, must, aim in (
        ("clean text", clean, "150,000", "500,000"),
        ("clean text with half-width marks", folded, "150,000", "500,000"),
        ("damaged text", damaged, "5,000", "50,000"),
    ):
        ours, peer = _rate(parse_article, texts), _rate(_fixed, texts)
        _row(f"characters/s, {what}", f"{ours:,.0f}", f"ftfy {peer:,.0f} ({ours / peer:.2f})", must, aim)


def main(argv: list[str] | None = None) -> int:
    """Print the table; ``--quick`` leaves out the false changes."""
    seeds = _seeds()
    _row("", "ours", "peer", "must", "aim")
    _gold(seeds)
    _spans(seeds)
    if "--quick" not in (argv or []):
        _false_changes()
    _encodings()
    _speed(seeds)
    return 0
