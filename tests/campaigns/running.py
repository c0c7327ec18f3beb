"""What every campaign is asked and what it answers."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Options:
    """How much to do: for so many minutes or so many times, whichever is told; ``seed`` makes it repeatable."""

    minutes: float | None = None
    count: int | None = None
    seed: int = 1


@dataclass(slots=True)
class Verdict:
    """What was done, how often, and what was found; ``told`` are lines worth reading either way."""

    what: str
    count: int = 0
    problems: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return self.count > 0 and not self.problems

    def __str__(self) -> str:
        verdict = "passed" if self.passed else f"FAILED, {len(self.problems)} problems" if self.count else "NOTHING RUN"
        return "\n".join([f"{self.count:,} {self.what}: {verdict}", *self.told, *self.problems])


class Budget:
    """Says when a campaign has done enough: after the minutes or the count asked for, else after ``usual`` times."""

    def __init__(self, options: Options, usual: int) -> None:
        self._most = options.count if options.count is not None else None if options.minutes is not None else usual
        self._end = None if options.minutes is None else time.monotonic() + options.minutes * 60

    def left(self, done: int) -> bool:
        """Whether to go on after ``done`` times."""
        if self._most is not None and done >= self._most:
            return False
        return self._end is None or time.monotonic() < self._end
