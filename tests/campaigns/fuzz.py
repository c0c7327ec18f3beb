"""Coverage-guided fuzzing of everything that reads what others wrote: no crash, no hang, memory flat.

An input that reaches a line of the program that none has reached before is kept and changed further. The parts take
turns, so that a slice of any length has met all of them. An input that fails is written to a file, named in the
verdict; `tests/campaigns/test_found.py` keeps those that were once found and mended.
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import tempfile
import time
import traceback
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from tests.campaigns.coverage_map import Lines
from tests.campaigns.mutation import mutated
from tests.campaigns.running import Budget, Options, Verdict
from tests.campaigns.targets import FUZZ

TURN = 40
"""Inputs that a part gets in one turn."""
PATIENCE = 60.0
"""Seconds of processor time after which an input (of at most 24 KB) counts as hanging."""
GROWTH = 400 << 20
"""Bytes that the process may grow by once every part has had its first turns."""
_MOST_KEPT = 400


class Hang(BaseException):
    """An input takes too long; not an `Exception`, so that nothing under test catches it."""


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Raise `Hang` inside after ``seconds`` of processor time; pattern matching is interrupted too."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


class Part:
    """One target with its inputs."""

    def __init__(self, name: str, seed: int) -> None:
        self.name = name
        self.target = FUZZ[name]
        self.rng = random.Random(seed * 1_000 + zlib.crc32(name.encode()) % 1_000)
        self.corpus: list[bytes] = []
        self.waiting = list(self.target.seeds())
        self.count = 0

    def next(self) -> bytes:
        """A seed that was not tried yet, else an input made of those kept."""
        if self.waiting:
            return self.waiting.pop()
        parent = self.corpus[-1 - int(self.rng.expovariate(1 / 40)) % len(self.corpus)]
        if self.rng.random() < 0.3:
            parent = self.rng.choice(self.corpus)
        return (self.target.mutate or mutated)(self.rng, self.corpus, parent)

    def keep(self, data: bytes) -> None:
        """Take ``data`` among the inputs that are changed further."""
        self.corpus.append(data)
        if len(self.corpus) > _MOST_KEPT:
            del self.corpus[self.rng.randrange(len(self.corpus) - 40)]


def resident() -> int:
    """Bytes of memory that this process has in use; 0 where that cannot be told."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def campaign(options: Options, only: tuple[str, ...] = ()) -> Verdict:
    verdict = Verdict("inputs")
    parts = [Part(name, options.seed) for name in only or FUZZ]
    budget = Budget(options, 20 * TURN * len(parts))
    lines = Lines()
    known: set[str] = set()
    folder = Path(tempfile.gettempdir()) / "duzhai-fuzz"
    spent: Counter[str] = Counter()
    began = grown_from = 0
    done = 0
    while budget.left(done):
        for part in parts:
            start = time.process_time()
            for _ in range(TURN):
                if not budget.left(done):
                    break
                done += 1
                part.count += 1
                data = part.next()
                before = len(lines)
                problem = _tried(part, data, lines)
                if len(lines) > before or not part.corpus or part.waiting:
                    part.keep(data)
                if problem is not None and problem[0] not in known:
                    known.add(problem[0])
                    folder.mkdir(exist_ok=True)
                    path = folder / f"{part.name}-{hashlib.sha256(data).hexdigest()[:12]}"
                    path.write_bytes(data)
                    verdict.problems.append(f"{part.name}: {problem[1]} ({path})")
                    print(verdict.problems[-1], flush=True)
            spent[part.name] += round(time.process_time() - start, 2)  # type: ignore[assignment]
        began += 1
        if began == 6:
            grown_from = resident()
    verdict.count = done
    verdict.told.append(f"{len(lines):,} lines of the program reached")
    verdict.told += [f"  {p.name:11} {p.count:8,} inputs {spent[p.name]:8.0f} s {len(p.corpus):4} kept" for p in parts]
    if grown_from:
        grown = resident() - grown_from
        verdict.told.append(f"memory grew by {grown / (1 << 20):.0f} MB")
        if grown > GROWTH:
            verdict.problems.append(f"memory grew by {grown / (1 << 20):.0f} MB")
    return verdict


def _tried(part: Part, data: bytes, lines: Lines) -> tuple[str, str] | None:
    """What went wrong with an input: where, and a sentence."""
    try:
        with lines.looking(), patience(PATIENCE):
            part.target.run(data)
    except (Exception, Hang) as error:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [
            f for f in frames if "/summarise/" in f.filename or "/tui/" in f.filename or "/campaigns/" in f.filename
        ]
        last = (ours or frames)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        return f"{part.name}:{type(error).__name__}:{where}", f"{type(error).__name__} at {where}: {str(error)[:150]}"
    return None
