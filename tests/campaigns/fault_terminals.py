"""Faults of the terminal: it goes away, the program is told to end, or it fails itself."""

from __future__ import annotations

import random
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from tests.campaigns.fault_disks import SEED
from tests.campaigns.hostile import environment, shown
from tests.terminal import Terminal

RESTORED = b"\x1b[?1049l"
"""The alternate screen is left."""
MOST_SECONDS = 6.0
"""Processor seconds between a terminal's end and the program's: leaving takes a fraction of one, a busy loop all."""

BROKEN = """
def broken(self, *arguments):
    raise RuntimeError("broken on purpose \\x1b[31m")

import tui.screens.reading.screen as screen
screen.ReadingScreen.action_zen = broken
"""
"""Put before the program by Python's own means: one key then meets a fault."""


def _opened(home: Path, **more: str) -> Terminal:
    terminal = Terminal([sys.executable, "-m", "tui", str(SEED)], env=environment(home, **more), cwd=home)
    shown(terminal)
    # Into the text, and some way down.
    for key in ("2", " ", " ", "m", "a"):
        terminal.press(key)
        terminal.read(0.4)
    shown(terminal)
    return terminal


def kept(home: Path) -> Iterator[str]:
    """What is wrong with what the program should have kept: the place, and the mark."""
    path = home / "data" / "library.db"
    if not path.exists():
        yield "there is no library: the place is lost"
        return
    with closing(sqlite3.connect(path)) as connection:
        places = [row[0] for row in connection.execute("SELECT place FROM articles WHERE place > 0")]
        marks = connection.execute("SELECT count(*) FROM marks").fetchone()[0]
        verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if not places:
        yield "the place is lost"
    if not marks:
        yield "the mark is lost"
    if verdict != "ok":
        yield f"SQLite says: {verdict}"


def _signalled(number: signal.Signals, home: Path, _rng: random.Random) -> Iterator[str]:
    """A signal that asks the program to end."""
    with _opened(home) as terminal:
        terminal.send_signal(number)
        try:
            status = terminal.wait()
        except TimeoutError:
            yield "did not end"
            return
        if status != 128 + number:
            yield f"ended with {status}"
        if RESTORED not in terminal.written:
            yield "the terminal was not restored"
        if "Traceback" in terminal.shown:
            yield terminal.shown[-300:]
    yield from kept(home)


def _hung_up(home: Path, _rng: random.Random) -> Iterator[str]:
    """The terminal is gone, as with a connection that drops: no signal may come, only the end of input."""
    with _opened(home) as terminal:
        used = terminal.hang_up()
        status, in_all = terminal.wait_gone()
        if in_all - used > MOST_SECONDS:
            yield f"{in_all - used:.1f} seconds of work after the terminal had gone"
        # 120 is Python's own: what was still to be written could not be, which nobody sees.
        if status not in (0, 1, 120, 128 + signal.SIGHUP, -signal.SIGHUP):
            yield f"ended with {status}"
    yield from kept(home)


def _failed(home: Path, _rng: random.Random) -> Iterator[str]:
    """The program meets a fault of its own: the terminal is restored, one sentence says where the details are."""
    hook = home / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(BROKEN, "utf-8")
    own = environment(home)
    with _opened(home, PYTHONPATH=f"{hook}:{own['PYTHONPATH']}") as terminal:
        terminal.press("z")
        try:
            status = terminal.wait()
        except TimeoutError:
            yield "did not end"
            return
        after = terminal.written.rpartition(RESTORED)[2]
        if status != 1:
            yield f"ended with {status}"
        if b"\x1b[?25h" not in after:
            yield "the cursor was not shown again"
        told = [line for line in after.decode("utf-8", "replace").splitlines() if "crash.log" in line]
        if len(told) != 1 or "Traceback" in terminal.shown:
            yield f"no one sentence: {terminal.shown[-300:]!r}"
    log = home / "data" / "crash.log"
    if not log.exists() or "broken on purpose" not in log.read_text("utf-8"):
        yield "the details were not written"
    elif "\x1b" in log.read_text("utf-8"):
        yield "who looks at the details is steered"
    elif log.stat().st_mode & 0o077:
        yield "others may read the details"
    yield from kept(home)


SCENARIOS: dict[str, Callable[[Path, random.Random], Iterator[str]]] = {
    "a fault of the program's own": _failed,
    "SIGTERM": partial(_signalled, signal.SIGTERM),
    "SIGHUP": partial(_signalled, signal.SIGHUP),
    "the terminal goes away": _hung_up,
}
