"""Make ``summarise/data/characters.bin``: how likely Chinese characters follow one another.

Run ``python -m tests.benchmarks.train_characters``. The texts are those of ``tests/data/summaries_dev.jsonl``, all
under the Apache or MIT licence: LawBench (open-compass/LawBench, Apache-2.0), VCSum (hahahawu/VCSum, MIT), LCTT
(LCTT/TranslateProject, Apache-2.0) and ServiceMesher (servicemesher/website, Apache-2.0). It measures nothing; it
lies here because it is run by hand, like the benchmarks.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from summarise.cleaning.plausibility import BREAK, normal
from summarise.cleaning.plausibility_pack import pack

DATA = Path(__file__).parents[1] / "data" / "summaries_dev.jsonl"
TARGET = Path(__file__).parents[2] / "summarise" / "data" / "characters.bin"
# The model's numbers have twelve bits, some of them for unseen characters.
VOCABULARY_MOST = 4080
# Characters among which the share of the unseen ones is spread.
UNIFORM = 7000


def corpus() -> list[str]:
    """The texts, in the order of the file."""
    with DATA.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def normalised(text: str) -> str:
    """``text`` in the model's characters: runs of letters and of breaks are one each, spaces are dropped."""
    chars = "".join(normal(char) for char in text).replace(" ", "")
    return re.sub(r"A+", "A", re.sub(r"\n+", "\n", chars))


def train(texts: Iterable[str]) -> bytes:
    """Count the texts and pack the model: interpolated modified Kneser-Ney trigrams (Chen and Goodman 1999)."""
    triples: Counter[str] = Counter()
    for text in texts:
        chars = BREAK * 2 + normalised(text) + BREAK
        triples.update(map("".join, zip(chars, chars[1:], chars[2:], strict=False)))
    # The shorter ones are counted by how many different characters stand before them.
    pairs = Counter(three[1:] for three in triples)
    singles = Counter(two[1:] for two in pairs)
    vocabulary = [char for char, _ in singles.most_common(VOCABULARY_MOST)]
    number = {char: n for n, char in enumerate(vocabulary)}
    alone, alone_left = _shares(singles)
    p1 = {c: alone[c] + alone_left[""] / UNIFORM for c in vocabulary}
    after1, left1 = _shares(pairs)
    p2 = {ab: p + left1[ab[0]] * p1[ab[1]] for ab, p in after1.items() if ab[0] in number and ab[1] in number}
    after2, left2 = _shares(triples)
    p3 = {abc: p + left2[abc[:2]] * p2[abc[1:]] for abc, p in after2.items() if abc[:2] in p2 and abc[1:] in p2}
    return pack(
        "".join(vocabulary),
        [(-math.log(p1[char]), -math.log(left1.get(char, 1.0))) for char in vocabulary],
        {(number[s[0]], number[s[1]]): (-math.log(p), -math.log(left2.get(s, 1.0))) for s, p in p2.items()},
        {(number[s[0]], number[s[1]], number[s[2]]): -math.log(p) for s, p in p3.items()},
    )


def _shares(counts: Counter[str]) -> tuple[dict[str, float], dict[str, float]]:
    """The discounted share of each run of characters behind its first ones, and what is left over behind those."""
    seen = Counter(n for n in counts.values() if n <= 4)
    ratio = seen[1] / max(1, seen[1] + 2 * seen[2])
    # A handful of runs, as the single characters are, may give nonsense: something is always kept, and left over.
    discount = [0.0, *(min(n - 0.1, max(0.1, n - (n + 1) * ratio * seen[n + 1] / max(1, seen[n]))) for n in (1, 2, 3))]
    total: Counter[str] = Counter()
    left: dict[str, float] = {}
    for run, n in counts.items():
        before = run[:-1]
        total[before] += n
        left[before] = left.get(before, 0.0) + discount[min(n, 3)]
    shares = {run: (n - discount[min(n, 3)]) / total[run[:-1]] for run, n in counts.items()}
    return shares, {before: gone / total[before] for before, gone in left.items()}


def main(argv: list[str] | None = None) -> int:
    texts = corpus()
    blob = train(texts)
    TARGET.write_bytes(blob)
    print(f"{TARGET}: {len(blob):,} bytes from {sum(map(len, texts)):,} characters")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
