"""Which lines of the program an input reaches: what guides the fuzzer to inputs worth changing further."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

ROOT = str(Path(__file__).parents[2])
_OURS = (f"{ROOT}/summarise/", f"{ROOT}/tui/")
_GIVEN_UP = 3_000
"""Calls without a new line after which a function is looked at no more (only where tracing is slow)."""


class Lines:
    """The lines of the program that were ever run while it was looking."""

    def __init__(self) -> None:
        self.seen: set[tuple[CodeType, int]] = set()
        self._left: dict[CodeType, set[int]] = {}
        self._calls: dict[CodeType, int] = {}
        self._monitoring = getattr(sys, "monitoring", None)
        if self._monitoring is not None:
            self._start_monitoring(self._monitoring)

    def __len__(self) -> int:
        return len(self.seen)

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Note the lines that are run inside."""
        if self._monitoring is not None:
            yield
            return
        sys.settrace(self._entered)
        try:
            yield
        finally:
            sys.settrace(None)

    def _start_monitoring(self, monitoring: Any) -> None:
        """Python 3.12 and later: a line is told once and costs nothing from then on."""
        tool = monitoring.COVERAGE_ID
        monitoring.use_tool_id(tool, "campaign")

        def line(code: CodeType, number: int) -> Any:
            if code.co_filename.startswith(_OURS):
                self.seen.add((code, number))
            return monitoring.DISABLE

        monitoring.register_callback(tool, monitoring.events.LINE, line)
        monitoring.set_events(tool, monitoring.events.LINE)

    def _entered(self, frame: FrameType, _event: str, _argument: object) -> Any:
        code = frame.f_code
        left = self._left.get(code)
        if left is None:
            lines = {line for _, _, line in code.co_lines() if line is not None}
            left = self._left[code] = lines if code.co_filename.startswith(_OURS) else set()
        if not left:
            return None
        calls = self._calls[code] = self._calls.get(code, 0) + 1
        return self._line if calls < _GIVEN_UP else None

    def _line(self, frame: FrameType, _event: str, _argument: object) -> Any:
        code, number = frame.f_code, frame.f_lineno
        left = self._left[code]
        if number in left:
            left.discard(number)
            self.seen.add((code, number))
            self._calls[code] = 0
        return self._line if left else None


def steps(work: Any, *arguments: Any) -> int:
    """How many lines and calls of Python, and calls of C, ``work(*arguments)`` takes: no load changes that."""
    count = 0

    def traced(_frame: FrameType, _event: str, _argument: object) -> Any:
        nonlocal count
        count += 1
        return traced

    def profiled(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "c_call"

    sys.settrace(traced)
    sys.setprofile(profiled)
    try:
        work(*arguments)
    finally:
        sys.setprofile(None)
        sys.settrace(None)
    return count
