"""What words mean, from a dictionary file in the CC-CEDICT format that the user has got himself.

A line is ``Traditional Simplified [pin1 yin1] /meaning/meaning/``; lines that begin with ``#`` are comments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from summarise.folding import fold

_LINE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.+)/\s*")


@dataclass(frozen=True, slots=True)
class Gloss:
    """One entry: the word in both scripts, its reading as the file writes it, and its meanings."""

    traditional: str
    simplified: str
    reading: str
    meanings: tuple[str, ...]


class Glossary:
    """The entries of one file, by folded headword.

    Args:
        lines: the lines of the file.
    """

    def __init__(self, lines: list[str]) -> None:
        self.faults = 0
        """How many lines could not be used."""
        self._lines: dict[str, list[str]] = {}
        for line in lines:
            if not line.strip() or line.startswith("#"):
                continue
            # Only the head is looked at; an entry is taken apart when it is asked for.
            parts = line.split(" ", 2)
            if len(parts) < 3 or _LINE.fullmatch(line) is None or "\ufffd" in line:
                self.faults += 1
                continue
            self._lines.setdefault(fold(parts[1]), []).append(line)

    def __len__(self) -> int:
        return sum(map(len, self._lines.values()))

    def look_up(self, word: str) -> tuple[Gloss, ...]:
        """The entries for a word in either script; proper names after the others."""
        found = []
        for line in self._lines.get(fold(word), ()):
            match = _LINE.fullmatch(line)
            if match is not None:
                found.append(Gloss(match[1], match[2], match[3], tuple(filter(None, match[4].split("/")))))
        return tuple(sorted(found, key=lambda gloss: gloss.reading[:1].isupper()))


def load_glossary(path: Path) -> Glossary:
    """Read a dictionary file (UTF-8); a second for the whole of CC-CEDICT, so call it in a worker.

    Raises:
        OSError: it cannot be read.
    """
    return Glossary(path.read_bytes().decode("utf-8-sig", errors="replace").splitlines())
