"""What a child that will be killed does over and over, and how to tell that nothing of it is lost."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from summarise import parse_article
from summarise.article import Article
from tests.campaigns.samples import texts

Confirm = Callable[[str], None]


@dataclass
class Work:
    """One kind of work: what the child does, what must hold afterwards, and what was confirmed before."""

    folder: Path
    rng: random.Random
    confirmed: list[str] = field(default_factory=list)
    first: int = 0
    """A number that no child before it had."""

    def prepare(self) -> None:
        """Called before each child, in the parent."""

    def run(self, confirm: Confirm) -> None:
        """The child's work, for ever."""
        raise NotImplementedError

    def verify(self) -> Iterator[str]:
        """What is wrong, after the child is dead."""
        raise NotImplementedError

    @property
    def home(self) -> Path:
        return self.folder / "library"

    def sound(self) -> Iterator[str]:
        if not (self.home / "library.db").exists():
            # Killed before there was one; looking for it with SQLite would make it.
            return
        with closing(sqlite3.connect(self.home / "library.db")) as connection:
            for (verdict,) in connection.execute("PRAGMA integrity_check(3)"):
                if verdict != "ok":
                    yield f"SQLite says: {verdict}"
        left = list(self.home.glob("library.db.*.new*"))
        if len(left) > 40:
            yield f"{len(left)} unfinished libraries were left"


def article(number: int) -> Article:
    """An article of its own for every number."""
    return parse_article(
        f"第{number}篇的第一句话说的是发展。\n{texts()[number % len(texts())][:500]}", title=f"题{number}"
    )
