"""Files in the encodings that Chinese texts come in: whole, cut, with a bad byte, with a wrong declaration."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"
HANS = ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be")
HANT = ("utf-8", "big5", "big5hkscs", "cp950", "gb18030", "utf-16", "utf-16-le")


@dataclass(frozen=True, slots=True)
class Encoded:
    """One generated file: its bytes, what the declaration says, and what should be read."""

    name: str
    data: bytes
    hint: str | None
    text: str
    damage: str

    def read_well(self, text: str) -> bool:
        """Whether ``text`` is what was written; beside a cut or a bad byte all but a few characters."""
        if self.damage in ("intact", "declared"):
            return text == self.text
        if self.damage == "cut":
            return text[: len(self.text) - 1] == self.text[:-1] and len(text) <= len(self.text) + 1
        # GB18030 and Big5 stay one byte off behind a bad byte until the next ASCII character.
        sound = sum(a == b for a, b in zip(text, self.text, strict=False))
        tail = sum(a == b for a, b in zip(reversed(text), reversed(self.text), strict=False))
        return max(sound, tail) * 2 > len(self.text) and sound + tail > 0.9 * len(self.text)


def texts() -> tuple[list[str], list[str]]:
    """Clean texts of the gold data in Simplified and in Traditional characters."""
    hans: list[str] = []
    hant: list[str] = []
    for path in sorted((DATA / "clean_gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        (hans if gold["script"] == "Hans" else hant).append("\n".join(gold["paragraphs"]))
    lines = (DATA / "summaries_dev.jsonl").read_text(encoding="utf-8").splitlines()
    hans += [json.loads(line)["text"] for line in (lines[0], lines[200])]
    return hans, hant


def generate(count: int, seed: int = 20261123) -> Iterator[Encoded]:
    """``count`` files, the same ones for the same ``seed``."""
    chance = random.Random(seed)
    hans, hant = texts()
    kinds = ("intact", "cut", "bad", "declared")
    made = 0
    while made < count:
        traditional = chance.random() < 0.45
        source = chance.choice(hant if traditional else hans)
        encoding = chance.choice(HANT if traditional else HANS)
        length = chance.choice((50, 80, 200, 1000, len(source)))
        start = chance.randrange(max(1, len(source) - length))
        text = source[start : start + length].strip()
        text = text.encode(encoding, "ignore").decode(encoding)
        damage = kinds[made % len(kinds)]
        if damage == "bad" and len(text) < 900:
            damage = "intact"
        data = text.encode(encoding)
        hint = None
        if damage == "cut":
            data = data[:-1]
        elif damage == "bad":
            at = chance.randrange(len(data) // 4, len(data) * 3 // 4)
            data = data[:at] + bytes([chance.choice((0x80, 0xFF, 0xC0, 0x3F))]) + data[at + 1 :]
        elif damage == "declared":
            hint = chance.choice([e for e in ("utf-8", "gb2312", "big5", "iso-8859-1") if e != encoding])
        if len(text) < 45 or text.isascii():
            continue
        made += 1
        yield Encoded(f"{made}-{encoding}-{damage}-{len(text)}", data, hint, text, damage)
