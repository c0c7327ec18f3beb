"""What the reader's tests share: texts from the data and ways to look at rows."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CLOSING = "。，、．：；？！）］｝〕〉》」』】〗”’,.;:!?)]}%％‰℃…"
OPENING = "（［｛〔〈《「『【〖“‘([{$￥"

HARD = (
    "",
    "\n",
    "a\tb\t\tc" * 5,
    "\x00\x1b[31m红\x7f\x85\x9b2J",
    "\u202e右到左\u202c\u2066x\u2069",
    "שלום עולם, العربية " * 4,
    "e\u0301" * 30 + "字\u20e3",
    "👨‍👩‍👧‍👦" * 9 + "🇨🇳🇹🇼" * 5 + "👍🏽❤️",
    "\u200b零\u200b宽\u200d连\ufeff接\u00ad软",
    "\u200d\u200d字",
    "\ud800孤\udfff立",
    "（" * 40 + "深" + "）" * 40,
    "……" * 30 + "——" * 30,
    "1,234,567.89%" * 10,
    " " * 200 + "后" + " " * 100,
    "\u3000" * 90,
    "https://example.com/" + "a" * 300 + "?q=1",
    "\U00020000\U0002a6d6骨" * 10,
    "한국어 텍스트입니다 " * 5,
    "ไทยภาษาไทย" * 6,
    "क्षत्रिय " * 8,
)


@cache
def paragraphs() -> tuple[str, ...]:
    """Paragraphs of the samples and of some of the articles among the data."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    with (ROOT / "tests" / "data" / "summaries_dev.jsonl").open(encoding="utf-8") as lines:
        texts += [json.loads(line)["text"] for number, line in enumerate(lines) if number % 40 == 0]
    return tuple(line for text in texts for line in text.split("\n") if line)


def novel(characters: int) -> str:
    """Novel-like text of about so many code points: the data's paragraphs, over and over."""
    pieces: list[str] = []
    length = 0
    while length < characters:
        for paragraph in paragraphs():
            pieces.append(paragraph)
            length += len(paragraph) + 1
            if length >= characters:
                break
    return "\n".join(pieces)
