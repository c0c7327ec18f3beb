"""Texts that are like no other seed's, quick to clean."""

from __future__ import annotations

import random
from pathlib import Path

WORDS = ["算力", "人才", "数据", "竞争", "商品", "资金", "市场", "研究", "城市", "河流", "火车", "音乐", "学校", "医院"]
ENDS = ["很重要。", "在增加。", "值得讨论。", "没有变化。", "来自远方。", "使人高兴。"]


def prose(seed: int, size: int) -> str:
    """At least ``size`` characters of short sentences."""
    rng = random.Random(seed)
    out = ""
    while len(out) < size:
        out += f"{rng.choice(WORDS)}和{rng.choice(WORDS)}{rng.choice(ENDS)}"
    return out


def article_files(folder: Path, count: int) -> list[Path]:
    """``count`` articles as files in ``folder``, none a reprint of another."""
    folder.mkdir(exist_ok=True)
    out = []
    for number in range(count):
        path = folder / f"{number:03d}.txt"
        path.write_text(f"第{number}篇。{prose(number, 60)}", "utf-8")
        out.append(path)
    return out
