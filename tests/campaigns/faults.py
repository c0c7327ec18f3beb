"""Faults of the world around: full disks, locks, wrong rights, clocks, damage, terminals that go away.

Every scenario is one fault, met by the real program or the real library: nothing confirmed is lost, and what cannot be
done is told in one sentence. One count is one scenario.
"""

from __future__ import annotations

import random
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.campaigns import fault_disks, fault_libraries, fault_terminals
from tests.campaigns.running import Budget, Options, Verdict

Scenario = Callable[[Path, random.Random], Iterator[str]]

SCENARIOS: dict[str, Scenario] = {
    **fault_libraries.SCENARIOS,
    **fault_disks.SCENARIOS,
    **fault_terminals.SCENARIOS,
}
"""Every fault by name; it tells what was wrong."""


def met(name: str, seed: int) -> list[str]:
    """What is wrong after the fault ``name``."""
    with tempfile.TemporaryDirectory(prefix="duzhai-faults-") as folder:
        problems: list[str] = []
        try:
            problems += SCENARIOS[name](Path(folder), random.Random(seed))
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            problems.append(
                f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}: {str(error)[-400:]}"
            )
        return [f"seed {seed}, {name}: {problem}" for problem in problems]


def campaign(options: Options) -> Verdict:
    verdict = Verdict("faults")
    budget = Budget(options, len(SCENARIOS))
    seed = options.seed
    while budget.left(verdict.count):
        for name in SCENARIOS:
            if not budget.left(verdict.count):
                break
            verdict.count += 1
            verdict.problems += met(name, seed)
        seed += 1
    verdict.told.append(", ".join(SCENARIOS))
    return verdict


assert sys.platform != "win32", "most of these faults are made with POSIX means"
