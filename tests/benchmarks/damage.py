"""Undoing damage on unseen text: annotations, byte shifts, trims, false changes, speed; ftfy and no repair beside ours.

A fifth of the texts is held out: the character model that is measured here is trained on the others only. The
thresholds were chosen while that fifth was looked at; ``--texts`` measures on others, by the shipped model. The lines
are damaged by `tests.damage`; a line is right when it equals the clean one, white space and width apart.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarise.cleaning.annotations_readings import usual_reading
from summarise.cleaning.bytes_cp936 import in_gb2312
from summarise.cleaning.damage import find_damage_by
from summarise.cleaning.edits import Edit
from summarise.cleaning.plausibility import Plausibility, plausibility
from summarise.folding import fold_script
from tests.benchmarks.train_characters import corpus, train
from tests.damage import MARKS, Damaged, Recipe, damage, encode, fold

FOLDS = 5
LISTED = 150
_EDGES = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line: clean, damaged, repaired by us and by ftfy, and our edits of it with offsets into the damaged one."""

    clean: str
    damaged: Damaged
    ours: str
    peer: str
    edits: tuple[Edit, ...]


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))


def _distance(a: str, b: str) -> int:
    """Characters to change, insert or delete between ``a`` and ``b``; exact up to what lines of prose need."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def apply(raw: str, edits: Iterable[Edit]) -> str:
    """``raw`` with ``edits`` made."""
    parts, at = [], 0
    for edit in edits:
        parts += [raw[at : edit.start], edit.restored]
        at = edit.end
    return "".join(parts) + raw[at:]


def _lines(text: str) -> list[str]:
    found = []
    for line in map(str.strip, text.split("\n")):
        try:
            encode(line)
        except UnicodeEncodeError:
            continue
        if len(line) >= 2 * _EDGES:
            found.append(line)
    return found


class Bench:
    """The held-out texts in both scripts, the model that has not seen them, and the time spent."""

    def __init__(self, share: int, folder: Path | None = None) -> None:
        from summarise.script import convert

        if folder is None:
            texts = corpus()
            self.model = Plausibility(train(text for n, text in enumerate(texts) if n % FOLDS))
            self.hans = texts[:: FOLDS * share]
        else:
            self.model = plausibility()
            self.hans = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))][::share]
        self.hant = [convert(text, "hant", source="hans").text for text in self.hans]
        self.seconds = 0.0
        self.characters = 0
        common = Counter(char for text in self.hant for char in text)
        self._listed = [
            char
            for char, _ in common.most_common()
            if not in_gb2312(char) and fold_script(char) != char and usual_reading(char)
        ][: 4 * LISTED]

    def readings(self, rng: random.Random) -> dict[str, str]:
        """A list of characters, as a damaged page has one, with their readings."""
        return {char: usual_reading(char) or "" for char in rng.sample(self._listed, min(LISTED, len(self._listed)))}

    def repair(self, texts: Sequence[str], recipe: Recipe, *, listed: bool, peer: bool) -> list[Line]:
        """Damage each text, repair it as a whole, and return its lines."""
        from ftfy import fix_text

        rng = random.Random(20261123)
        out: list[Line] = []
        for text in texts:
            clean = _lines(text)
            each = Recipe(
                self.readings(rng) if listed else {}, recipe.marks, recipe.trim, recipe.loss, recipe.undefined
            )
            struck = [damage(line, each) for line in clean]
            raw = "\n".join(d.text for d in struck)
            before = time.process_time()
            edits = find_damage_by(lambda: self.model, raw)
            self.seconds += time.process_time() - before
            self.characters += len(raw)
            at = 0
            for line, one in zip(clean, struck, strict=True):
                mine = tuple(
                    Edit(e.start - at, e.end - at, e.restored, e.kind, e.certain, e.runner_up)
                    for e in edits
                    if at <= e.start and e.end <= at + len(one.text)
                )
                out.append(Line(line, one, apply(one.text, mine), fix_text(one.text) if peer else one.text, mine))
                at += len(one.text) + 1
        return out


def _row(what: str, lines: Sequence[Line], must: str, aim: str) -> None:
    n = max(1, len(lines))

    def shares(repaired: Iterable[tuple[str, str]]) -> str:
        wrong = [_distance(_bare(a), _bare(b)) for a, b in repaired]
        return f"{sum(w == 0 for w in wrong) / n:.3f} / {sum(w <= 1 for w in wrong) / n:.3f}"

    ours = shares((line.clean, line.ours) for line in lines)
    none = shares((line.clean, line.damaged.text) for line in lines)
    peer = shares((line.clean, line.peer) for line in lines)
    print(f"{what:64} {len(lines):5}  {ours:15} {none:15} {peer:15} {must:>13} {aim:>13}", flush=True)


def _uncertain(lines: Sequence[Line]) -> str:
    """Of the trims that made a line no better, how many are marked uncertain."""
    wrong = marked = 0
    for line in lines:
        for edit in line.edits:
            if edit.kind != "trim":
                continue
            rest = tuple(e for e in line.edits if e is not edit)
            with_it, without = line.ours, apply(line.damaged.text, rest)
            if _distance(_bare(line.clean), _bare(with_it)) >= _distance(_bare(line.clean), _bare(without)):
                wrong += 1
                marked += not edit.certain
    return f"{marked} of {wrong}"


def _clean(bench: Bench, texts: Sequence[str], what: str, target: str) -> None:
    changes = size = 0
    seconds = 0.0
    for text in texts:
        before = time.process_time()
        changes += len(find_damage_by(lambda: bench.model, text))
        seconds += time.process_time() - before
        size += len(text)
    print(f"{what:64} {changes} in {size:,} characters, {size / seconds:,.0f} characters/s  {target}", flush=True)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=int, default=1, help="use every N-th of the held-out texts")
    parser.add_argument("--texts", type=Path, help="a folder of Simplified .txt files nobody has seen, in their place")
    options = parser.parse_args(argv)
    bench = Bench(options.share, options.texts)
    print(f"{'exact / at most one wrong character':64} lines  {'ours':15} {'no repair':15} {'ftfy':15} must / aim")
    lines = bench.repair(bench.hant, Recipe(), listed=True, peer=True)
    whole = [line for line in lines if line.damaged.annotated and not line.damaged.straddled]
    _row("annotations, Traditional", whole, "1.000", "1.000")
    _row("annotations between characters", [x for x in lines if x.damaged.straddled], "1.000", "1.000")
    bench.seconds = bench.characters = 0
    for script, texts in (("Simplified", bench.hans), ("Traditional", bench.hant)):
        for undefined in ("private", "vanish"):
            for loss in ("question", "vanish"):
                recipe = Recipe(marks=MARKS, loss=loss, undefined=undefined)
                lines = bench.repair(texts, recipe, listed=script == "Traditional", peer=loss == "question")
                struck = [x for x in lines if x.damaged.shifted]
                name = f"shifts, {script}, lost byte {loss}, undefined {undefined}"
                _row(name, struck, "0.700 / 0.900", "0.850 / 0.970")
    print(f"{'damaged text':64} {bench.characters / bench.seconds:,.0f} characters/s  must 5,000 aim 50,000")
    for script, texts in (("Simplified", bench.hans), ("Traditional", bench.hant)):
        lines = bench.repair(texts, Recipe(trim=True), listed=False, peer=True)
        struck = [x for x in lines if x.damaged.trimmed]
        _row(f"trims, {script}", struck, "0.400", "0.650")
        print(f"{'  wrong guesses marked uncertain':64} {_uncertain(lines)}")
    _clean(bench, bench.hans, "false changes, clean, Simplified", "must 0 (prose), 500,000 characters/s")
    _clean(bench, bench.hant, "false changes, clean, Traditional", "")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
