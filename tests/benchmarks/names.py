"""People and organisations: ours beside jieba's part-of-speech tags, on the five articles and on written sentences.

The peer is what a Python program gets for free: jieba.posseg's ``nr`` words that start with a surname, and its
``nt`` words.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "data"
Found = dict[str, set[str]]


def _ours(text: str) -> Found:
    from summarise.folding import fold
    from summarise.names import find_names

    found: Found = {"person": set(), "organisation": set()}
    for name in find_names(text):
        found[name.kind].add(fold(name.text))
    return found


def _peer(text: str) -> Found:
    from summarise.names.likelihood import SURNAME
    from summarise.words import tag

    surnames = {char for chars in SURNAME.values() for char in chars}
    found: Found = {"person": set(), "organisation": set()}
    for token, pos in tag(text):
        if pos.startswith("nr") and token.text[0] in surnames and 1 < len(token.text) < 5:
            found["person"].add(token.text)
        elif pos == "nt":
            found["organisation"].add(token.text)
    return found


def _documents() -> dict[str, list[tuple[str, dict[str, list[set[str]]]]]]:
    from summarise.folding import fold

    seeds: list[tuple[str, dict[str, list[set[str]]]]] = []
    for line in (DATA / "figures_seeds.jsonl").read_text(encoding="utf-8").splitlines():
        doc: dict[str, Any] = json.loads(line)
        groups: dict[str, list[set[str]]] = {"person": [], "organisation": []}
        for entity in doc["entities"]:
            kind = "person" if entity["type"] == "person" else "organisation"
            groups[kind].append({fold(name) for name in entity["names"]})
        seeds.append((doc["text"], groups))
    written = []
    for case in json.loads((DATA / "names_cases.json").read_text(encoding="utf-8")):
        kinds = {"person": case["people"], "organisation": case["organisations"]}
        written.append((case["text"], {kind: [{fold(name)} for name in group] for kind, group in kinds.items()}))
    return {"the five articles": seeds, "written sentences": written}


def _f1(find: Callable[[str], Found], documents: list[tuple[str, dict[str, list[set[str]]]]], kind: str) -> str:
    right = found_count = hit = wanted = 0
    for text, gold in documents:
        found = find(text)[kind]
        groups = gold[kind]
        right += sum(any(name in group for group in groups) for name in found)
        hit += sum(bool(group & found) for group in groups)
        found_count += len(found)
        wanted += len(groups)
    precision, recall = right / max(1, found_count), hit / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.2f} R {recall:.2f} F1 {f1:.3f}"


def _seconds(find: Callable[[str], Found], texts: list[str]) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            find(text)
        best = min(best, time.process_time() - start)
    return best


def main(argv: list[str] | None = None) -> int:
    """Print the figures; returns 0."""
    documents = _documents()
    for set_name, group in documents.items():
        for kind in ("person", "organisation"):
            print(f"{set_name:18} {kind:13} ours {_f1(_ours, group, kind)}   jieba {_f1(_peer, group, kind)}")
    texts = [text for text, _ in documents["the five articles"]]
    size = sum(map(len, texts))
    ours, peer = _seconds(_ours, texts), _seconds(_peer, texts)
    print(
        f"CPU per 1,000 characters: ours {1e6 * ours / size:.2f} ms, jieba {1e6 * peer / size:.2f} ms, "
        f"ratio {peer / ours:.1f}"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
