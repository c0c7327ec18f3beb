"""Make ``summarise/data/readings.txt``: the Mandarin readings of the characters that page damage annotates.

Run ``python -m tests.benchmarks.train_readings``. The readings are pypinyin's (github.com/mozillazg/python-pinyin,
MIT), for every Chinese character that code page 936 holds and GB 2312 does not. It is not a benchmark and measures
nothing; it lies here because it is run by hand, like the benchmarks.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from summarise.cleaning.bytes_cp936 import in_gb2312, pair_of

TARGET = Path(__file__).parents[2] / "summarise" / "data" / "readings.txt"
HEADER = (
    "# Readings of cp936 characters outside GB 2312, from pypinyin (MIT). '=' the usual reading, '~' another one.\n"
)


def main(argv: list[str] | None = None) -> int:
    from pypinyin.constants import PINYIN_DICT

    lines: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code in [*range(0x3400, 0xA000), *range(0xF900, 0xFB00)]:
        char = chr(code)
        if code not in PINYIN_DICT or pair_of(char) is None or in_gb2312(char):
            continue
        for rank, reading in enumerate(dict.fromkeys(PINYIN_DICT[code].split(","))):
            lines["~" if rank else "=", reading].append(char)
    text = "".join(f"{kind}{reading} {''.join(chars)}\n" for (kind, reading), chars in sorted(lines.items()))
    TARGET.write_text(HEADER + text, encoding="utf-8")
    print(f"{TARGET}: {len(lines)} lines, {TARGET.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
