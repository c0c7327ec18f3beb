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
from itertools import pairwise
from pathlib import Path

from summarise.cleaning.plausibility import BREAK, normal, pack

DATA = Path(__file__).parents[1] / "data" / "summaries_dev.jsonl"
TARGET = Path(__file__).parents[2] / "summarise" / "data" / "characters.bin"
DISCOUNT = 0.75
# A trigram seen once tells nothing that its bigrams do not.
TRIGRAM_LEAST = 2
# The model's numbers have twelve bits, some of them for unseen characters.
VOCABULARY_MOST = 4080


def corpus() -> list[str]:
    """The texts, in the order of the file."""
    with DATA.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def normalised(text: str) -> str:
    """``text`` in the model's characters: runs of letters and of breaks are one each, spaces are dropped."""
    chars = "".join(normal(char) for char in text).replace(" ", "")
    return re.sub(r"A+", "A", re.sub(r"\n+", "\n", chars))


def train(texts: Iterable[str]) -> bytes:
    """Count the texts and pack the model."""
    single: Counter[str] = Counter()
    pair: Counter[tuple[str, str]] = Counter()
    triple: Counter[tuple[str, str, str]] = Counter()
    for text in texts:
        chars = BREAK * 2 + normalised(text) + BREAK
        single.update(chars)
        pair.update(pairwise(chars))
        triple.update(zip(chars, chars[1:], chars[2:], strict=False))
    vocabulary = [char for char, _ in single.most_common(VOCABULARY_MOST)]
    number = {char: n for n, char in enumerate(vocabulary)}
    total = sum(single.values())
    p1 = {char: single[char] / total for char in vocabulary}
    context1, kinds1 = Counter[str](), Counter[str]()
    for (a, _), n in pair.items():
        context1[a] += n
        kinds1[a] += 1
    context2, kinds2 = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for (a, b, _), n in triple.items():
        context2[a, b] += n
        kinds2[a, b] += 1
    back1 = {a: DISCOUNT * kinds1[a] / context1[a] if context1[a] else 1.0 for a in vocabulary}
    p2 = {
        (a, b): (n - DISCOUNT) / context1[a] + back1[a] * p1[b]
        for (a, b), n in pair.items()
        if a in number and b in number
    }
    back2 = {ab: DISCOUNT * kinds2[ab] / n for ab, n in context2.items()}
    p3 = {
        (a, b, c): (n - DISCOUNT) / context2[a, b] + back2[a, b] * p2[b, c]
        for (a, b, c), n in triple.items()
        if n >= TRIGRAM_LEAST and (a, b) in p2 and (b, c) in p2
    }
    return pack(
        "".join(vocabulary),
        [(-math.log(p1[char]), -math.log(min(1.0, back1[char]))) for char in vocabulary],
        {
            (number[a], number[b]): (-math.log(p), -math.log(min(1.0, back2.get((a, b), 1.0))))
            for (a, b), p in p2.items()
        },
        {(number[a], number[b], number[c]): -math.log(p) for (a, b, c), p in p3.items()},
    )


def main(argv: list[str] | None = None) -> int:
    texts = corpus()
    blob = train(texts)
    TARGET.write_bytes(blob)
    print(f"{TARGET}: {len(blob):,} bytes from {sum(map(len, texts)):,} characters")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
