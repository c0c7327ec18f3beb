"""Make ``summarise/data/latin.txt``: the Latin words of Chinese technical prose and how often each is met.

Run ``python -m tests.benchmarks.train_latin``. The texts and their licences are those of
`tests.benchmarks.train_characters`. It measures nothing; it lies here because it is run by hand.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tests.benchmarks.train_characters import corpus

TARGET = Path(__file__).parents[2] / "summarise" / "data" / "latin.txt"
_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]{3,14}(?![A-Za-z])")
_LEAST = 2
# Everyday English that technical prose has little of, so that a lost letter is not guessed from jargon alone.
EVERYDAY = Path(__file__).parent / "everyday_english.txt"
_EVERYDAY_COUNT = 5


def main(argv: list[str] | None = None) -> int:
    counts = Counter(word.lower() for text in corpus() for word in _WORD.findall(text))
    counts.update(dict.fromkeys(EVERYDAY.read_text(encoding="utf-8").split(), _EVERYDAY_COUNT))
    lines = [f"{word} {n}" for word, n in sorted(counts.items()) if n >= _LEAST]
    head = (
        "# Latin words and their counts in LawBench (Apache-2.0), VCSum (MIT), LCTT and ServiceMesher (Apache-2.0).\n"
    )
    TARGET.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(lines)} words, {TARGET.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
