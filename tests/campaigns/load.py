"""A hundred thousand articles, a text of fifty megabytes, ten thousand figures: the reader opens and answers.

``--count N`` takes another number of articles, and texts and figures in proportion. The library is made of a few
hundred prepared articles under changed identities, so that making it takes minutes and not hours. One count is one
article, and one for each question asked.
"""

from __future__ import annotations

import asyncio
import os
import random
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args
from unittest import mock

from summarise import find_figures, parse_article
from summarise.library import Library, Sort
from summarise.library.importing import settle
from summarise.library.preparing import prepare
from summarise.library.writing import write_article, write_words
from tests.campaigns.fuzz import resident
from tests.campaigns.keys import Ape
from tests.campaigns.running import Options, Verdict
from tests.campaigns.samples import texts
from tui import library_door
from tui.app import ReaderApp
from tui.settings import parse
from tui.shelf import Shelf, entries_for, shelf_of_own

ARTICLES = 100_000
BYTES_PER_ARTICLE = 500
GROWTH = 300 << 20
"""Bytes that asking the library may take, whatever its size."""


def fill(folder: Path, count: int) -> None:
    """A library of ``count`` articles."""
    kinds = [prepare(parse_article(text[:1_200], title=f"题{n}"), f"/a/{n}") for n, text in enumerate(texts())]
    with Library(folder) as library:
        connection = library._connection()
        connection.execute("PRAGMA synchronous = OFF")
        for start in range(0, count, 500):
            with library._writing():
                for number in range(start, min(start + 500, count)):
                    kind = kinds[number % len(kinds)]
                    one = replace(
                        kind, key=number.to_bytes(len(kind.key), "big"), title=f"第{number}号", hashes=(), limit=0,
                        origin=f"/a/{number}.txt", terms=f"{kind.terms} w{number}",
                    )  # fmt: skip
                    write_article(connection, one)
        with library._writing():
            write_words(connection, kinds)
        settle(connection, count)


def questions(folder: Path, count: int) -> Iterator[str]:
    """Ask the library everything that the program asks; what is wrong."""
    with Library(folder) as library:
        if library.count(collapse=False) != count:
            yield f"{library.count(collapse=False)} articles of {count}"
        before = resident()
        for sort in get_args(Sort):
            for backwards in (False, True):
                page = library.page(sort=sort, backwards=backwards, limit=100, offset=count // 2)
                if len(page) != min(100, count - count // 2):
                    yield f"{sort}: {len(page)} rows"
        for query in (
            "发展",
            "w7",
            "人工智能 发展",
            "fazhan",
            "unread",
            "source:新华社",
            "after:2023-05",
            "chars>100",
            "没有这个词",
        ):
            library.search(query)
            library.page(query, limit=50)
            library.count(query)
        if library.count(f"title:第{count - 1}号", collapse=False) != 1:
            yield "the last article is not found by its title"
        if (grown := resident() - before) > GROWTH:
            yield f"asking took {grown >> 20} MB"


async def _answers(work: Callable[[Ape], Iterator[str]], paths: list[str]) -> list[str]:
    """Open the reader and see that keys are answered while and after it works."""
    problems: list[str] = []
    faults: list[Exception] = []
    app = ReaderApp(Shelf(entries_for(paths)) if paths else shelf_of_own(), parse('theme = "duzhai-dark"\n'))
    with mock.patch.object(app, "_handle_exception", faults.append):
        async with app.run_test(size=(120, 40)):
            ape = Ape(app, random.Random(1))
            for keys in work(ape):
                for key in keys.split():
                    ape.press(key)
                    await asyncio.sleep(0.01)
                if not await ape.answers():
                    break
            problems += ape.problems
    return problems + [f"{type(fault).__name__}: {fault}" for fault in faults]


def in_reader(paths: list[str], *keys: str) -> list[str]:
    """What is wrong when the reader is opened on ``paths`` and ``keys`` are pressed, group by group."""
    return asyncio.run(_answers(lambda _ape: iter(keys), paths))


def campaign(options: Options) -> Verdict:
    verdict = Verdict("articles and questions")
    count = options.count or ARTICLES
    with tempfile.TemporaryDirectory(prefix="duzhai-load-") as name:
        home = Path(name)
        own = {"DUZHAI_DATA_DIR": str(home / "data"), "DUZHAI_CONFIG_DIR": str(home / "config")}
        with mock.patch.dict(os.environ, own):
            library_door.close_library()
            fill(home / "data", count)
            verdict.count += count
            verdict.told.append(f"  the library has {(home / 'data' / 'library.db').stat().st_size >> 20} MB")
            verdict.problems += [f"library: {problem}" for problem in questions(home / "data", count)]
            verdict.count += 33
            verdict.problems += [f"list: {x}" for x in in_reader([], "1 G g pagedown pagedown end home", "J J ]")]
            library_door.close_library()
            long = home / "long.txt"
            size = count * BYTES_PER_ARTICLE
            line = "".join(texts()[0].split())[:180] + "\n"
            long.write_bytes(
                (line.encode() * (size // len(line.encode()) + 1))[:size].decode("utf-8", "ignore").encode()
            )
            verdict.told.append(f"  the text has {long.stat().st_size >> 20} MB")
            verdict.problems += [f"long text: {x}" for x in in_reader([str(long)], "2 space space", "G", "g")]
            table = "\n".join(f"{n}家\t{n}亿元" for n in range(3, count // 20 + 3))
            found = len(find_figures(table))
            verdict.told.append(f"  {found:,} figures")
            if found != 2 * (count // 20):
                verdict.problems.append(f"{found} figures of {2 * (count // 20)}")
            many = home / "many.txt"
            many.write_text(table, "utf-8")
            verdict.problems += [f"figures: {x}" for x in in_reader([str(many)], "4 m G g", ". . . ,", "2 G")]
            library_door.close_library()
    return verdict
