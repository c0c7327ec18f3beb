"""Killed while adding to the library: notes, articles, a whole import."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from summarise.article import Article, ArticleError
from summarise.library import Library
from tests.campaigns.killed import Confirm, Work, article
from tests.campaigns.samples import texts

FILES = 6
"""Files of an import."""


class Notes(Work):
    """Marks, places, tags, all in one library."""

    def run(self, confirm: Confirm) -> None:
        raw = texts()[0]
        with Library(self.home) as library:
            for number in range(10_000):
                name = f"{os.getpid()}-{number}"
                at = number % (len(raw) - 9)
                library.add_mark(raw, (at, at + 5), "note", note=name)
                confirm(f"note {name}")
                library.keep(raw, at, read=number % 2 == 0, letters={"a": at})
                confirm(f"place {at}")

    def verify(self) -> Iterator[str]:
        yield from self.sound()
        with Library(self.home) as library:
            known = library.recall(texts()[0])
            notes = {mark.note for mark in known.marks} if known is not None else set()
            for line in self.confirmed:
                kind, _, what = line.partition(" ")
                if kind == "note" and what not in notes:
                    yield f"{line} is lost"
            places = [line for line in self.confirmed if line.startswith("place")]
            if places and (known is None or known.place is None):
                yield "the place is lost"


class Adding(Work):
    """Articles added one by one."""

    def run(self, confirm: Confirm) -> None:
        with Library(self.home) as library:
            for number in range(self.first, self.first + 10_000):
                added = library.add(article(number), origin=f"/a/{number}.txt")
                library.tag([added.id], add=[f"t{number}"])
                confirm(f"{number} {added.id}")

    def verify(self) -> Iterator[str]:
        yield from self.sound()
        with Library(self.home) as library:
            for line in self.confirmed[-20:]:
                number, _, added = line.partition(" ")
                try:
                    stored = library.article(int(added))
                except LookupError:
                    yield f"article {number} is lost"
                    continue
                if stored.raw != article(int(number)).raw:
                    yield f"article {number} is another"
                if library.count(f"tag:t{number}", collapse=False) != 1:
                    yield f"the tag of article {number} is lost"
            if self.rng.random() < 0.1 and (problems := library.check().problems):
                yield f"check: {problems}"


def read_made(origin: str) -> Article:
    number = int(Path(origin).stem)
    if number % 17 == 0:
        raise ArticleError("missing", origin, f"{origin} does not exist.")
    return article(number)


class Importing(Work):
    """An import that is resumed after each kill until it is done; then the next one."""

    def run(self, confirm: Confirm) -> None:
        with Library(self.home) as library:
            while True:
                waiting = library.unfinished_imports()
                if not waiting:
                    first, self.first = self.first, self.first + 1_000
                    waiting = (library.start_import([f"/i/{n}.txt" for n in range(first, first + FILES)]),)
                    confirm(f"import {waiting[0]} {first}")
                library.run_import(waiting[0], reader=read_made, processes=0)
                confirm(f"done {waiting[0]}")

    def verify(self) -> Iterator[str]:
        yield from self.sound()
        with Library(self.home) as library:
            firsts = {line.split()[1]: int(line.split()[2]) for line in self.confirmed if line.startswith("import")}
            done = {line.split()[1] for line in self.confirmed if line.startswith("done")}
            for number in [*firsts][-4:]:
                report = library.import_report(int(number))
                if report.total != FILES:
                    yield f"import {number} has {report.total} files of {FILES}"
                if number in done and (report.waiting or report.finished is None):
                    yield f"import {number} was confirmed and is not done"
                if report.waiting == 0 and report.read + report.known + len(report.failed) != FILES:
                    yield f"import {number}: {report}"
                if report.waiting == 0:
                    first = firsts[number]
                    readable = sum(n % 17 != 0 for n in range(first, first + FILES))
                    found = len({i for n in range(first, first + FILES) if (i := library.at_origin(f"/i/{n}.txt"))})
                    if found != readable:
                        yield f"import {number}: {found} articles of {readable}"
        with Library(self.home), closing(sqlite3.connect(self.home / "library.db")) as connection:
            doubled = connection.execute("SELECT count(*) - count(DISTINCT key) FROM articles").fetchone()[0]
            if doubled:
                yield f"{doubled} articles are there twice"
