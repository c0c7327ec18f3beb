"""SIGKILL at random moments: what was confirmed is there, nothing is half written, nothing is left to grow.

A child does one kind of work over and over and confirms each piece of it through a pipe, as the program confirms it to
its user; at a random moment it is killed. Then everything that was confirmed has to be there, SQLite has to find the
library sound, and no file may stand half written under its final name. One kill is one child.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from unittest import mock

from summarise.library import Library
from tests.campaigns.killed import Work, article
from tests.campaigns.killed_files import Remembering, Saving, SavingWithoutLinks
from tests.campaigns.killed_libraries import BackingUp, Making, Migrating, Restoring
from tests.campaigns.killed_readings import Adding, Importing, Notes, read_made
from tests.campaigns.running import Budget, Options, Verdict
from tests.campaigns.samples import texts

LONGEST = 0.3
"""Seconds within which a child is killed."""
FAULTY = 1


WORKS: tuple[type[Work], ...] = (
    Notes, Adding, Importing, Saving, SavingWithoutLinks, Remembering, BackingUp, Migrating, Making, Restoring,
)  # fmt: skip


def killed(work: Work, moment: float) -> bool:
    """Let a child do ``work`` and kill it after ``moment`` seconds; what it confirmed is added to the work.

    Returns:
        False where the child ended by itself before, which it never should.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work.run(lambda line: (os.write(writing, line.encode() + b"\n"), None)[1])
        except BaseException:
            os.write(2, f"the child of {type(work).__name__} ended by itself: {traceback.format_exc()}\n".encode())
        finally:
            os._exit(FAULTY)
    os.close(writing)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with open(reading, "rb") as pipe:
        lines = pipe.read().split(b"\n")
    work.confirmed += [line.decode() for line in lines[:-1]]
    return os.WIFSIGNALED(status)


def _warm() -> None:
    """Load in the parent what children would load again and again."""
    with tempfile.TemporaryDirectory(prefix="duzhai-kills-") as folder, Library(Path(folder)) as library:
        library.add(article(1))
        library.add_mark(texts()[0], (1, 5), "note", note="x")
        library.keep(texts()[0], 1, read=True, letters={})
        library.run_import(library.start_import(["/i/2.txt"]), reader=read_made, processes=0)
        library.check()
        library.back_up(always=True)


def campaign(options: Options) -> Verdict:
    verdict = Verdict("kills")
    budget = Budget(options, 600)
    rng = random.Random(options.seed)
    counts: Counter[str] = Counter()
    confirmed: Counter[str] = Counter()
    _warm()
    with tempfile.TemporaryDirectory(prefix="duzhai-kills-") as name:
        folder = Path(name)
        own = {"DUZHAI_DATA_DIR": str(folder / "data"), "DUZHAI_CONFIG_DIR": str(folder / "config")}
        with mock.patch.dict(os.environ, own):
            works = []
            for kind in WORKS:
                (folder / kind.__name__).mkdir()
                works.append(kind(folder / kind.__name__, random.Random(rng.random())))
            while budget.left(verdict.count):
                work = works[verdict.count % len(works)]
                label = type(work).__name__
                work.first = rng.randrange(1 << 40)
                work.prepare()
                before = len(work.confirmed)
                if not killed(work, rng.uniform(0.002, LONGEST)):
                    verdict.problems.append(f"{label} ended by itself")
                verdict.count += 1
                counts[label] += 1
                confirmed[label] += len(work.confirmed) - before
                verdict.problems += [f"seed {options.seed}, kill {verdict.count}, {label}: {x}" for x in work.verify()]
                if len(verdict.problems) > 20:
                    break
    verdict.told += [f"  {label:18} {counts[label]:4} kills, {confirmed[label]:6,} confirmed" for label in counts]
    return verdict


assert sys.platform != "win32", "SIGKILL and fork are POSIX"
