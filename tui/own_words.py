"""The reader's own word list for conversion, read again whenever its file changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.locations import folders, read_own

if TYPE_CHECKING:
    from summarise.script import WordList


def words_file() -> Path:
    """Where the list lies: one pair a line, ``direction word replacement``."""
    return folders()["config"] / "words.txt"


class OwnWords:
    """One state of the list. Two are the same only when they are the same object, so that it may be part of a key."""

    def __init__(self, words: WordList | None, stamp: tuple[int, int] | None) -> None:
        self.words = words
        self.stamp = stamp

    @property
    def fault(self) -> tuple[int, str] | None:
        """The first faulty line: its number and what is wrong with it."""
        if self.words is None or not self.words.faults:
            return None
        first = self.words.faults[0]
        return first.number, first.reason


NOTHING = OwnWords(None, None)


def current(known: OwnWords) -> OwnWords:
    """The list as it is now; ``known`` itself where the file has not changed."""
    path = words_file()
    try:
        status = path.stat()
    except OSError:
        return known if known.stamp is None else NOTHING
    stamp = (status.st_mtime_ns, status.st_size)
    if stamp == known.stamp:
        return known
    from summarise.script import parse_word_list

    try:
        lines = read_own(path).decode("utf-8-sig", errors="replace").splitlines()
        return OwnWords(parse_word_list(lines), stamp)
    except OSError:
        return OwnWords(None, stamp)
