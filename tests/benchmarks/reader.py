"""The reading pane at 5 MB: first page, keys and wrapping, beside Textual's TextArea and a bare application.

Every application is driven in a pseudo-terminal of 120x40 by another process, which reads the CPU time of all its
threads from the kernel. A key costs what is spent from its byte to the end of the frame that it brings. Linux only.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import Any

from tests.app.reader_helpers import ROOT, novel

CHARACTERS = 1_800_000
COLUMNS, ROWS = 120, 40
PATIENCE = 60.0
MARK = "開卷第一頁"
KEYS = {
    "down": "\x1b[B",
    "page down": "\x1b[6~",
    "End": "\x1b[F",
    "Home": "\x1b[H",
    "search hit": "n",
    "show again": "t",
}
MUST = {"down": 20, "page down": 20, "End": 30, "search hit": 50, "show again": 50, "resize": 50}


class Session:
    """One application in a pseudo-terminal."""

    def __init__(self, kind: str, path: Path) -> None:
        self.leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.reader", "--child", kind, "--text", str(path)],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            cwd=ROOT,
            env=environment,
            start_new_session=True,
        )
        os.close(follower)
        self.said = b""

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.leader)

    def cpu(self) -> float:
        """Milliseconds of CPU that all threads have had."""
        total = 0
        for thread in Path(f"/proc/{self.process.pid}/task").iterdir():
            total += int((thread / "schedstat").read_text().split()[0])
        return total / 1e6

    def peak(self) -> float:
        """Megabytes at the highest."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
        return 0.0

    def listen(self, seconds: float) -> bytes:
        """What the application writes within some time; returns at the first bytes."""
        if not select.select([self.leader], [], [], seconds)[0]:
            return b""
        try:
            return os.read(self.leader, 1 << 16)
        except OSError as error:
            raise RuntimeError(f"the application ended: {self.said[-2000:]!r}") from error

    def until(self, mark: str) -> None:
        """Wait for text on the screen."""
        stop = time.monotonic() + PATIENCE
        self.said = b""
        while mark.encode() not in self.said:
            if time.monotonic() > stop:
                raise TimeoutError(f"{mark} was not painted: {self.said[-500:]!r}")
            self.said += self.listen(1.0)

    def rest(self) -> float:
        """Wait until nothing is written and hardly anything computed; the CPU time then."""
        stop = time.monotonic() + PATIENCE
        before = self.cpu()
        quiet = 0
        while quiet < 3 and time.monotonic() < stop:
            heard = self.listen(0.03)
            now = self.cpu()
            quiet = 0 if heard or now - before > 0.5 else quiet + 1
            before = now
        return before

    def press(self, key: str) -> float:
        """Milliseconds of CPU from a key to the end of its frame."""
        return self.frame(lambda: os.write(self.leader, KEYS[key].encode()))

    def resize(self, columns: int, rows: int) -> float:
        """Milliseconds of CPU from a new size of the terminal to the end of the frame."""

        def change() -> None:
            fcntl.ioctl(self.leader, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.kill(self.process.pid, signal.SIGWINCH)

        return self.frame(change)

    def frame(self, cause: Callable[[], object]) -> float:
        """Milliseconds of CPU from a cause to the end of the frame that it brings."""
        before = self.rest()
        cause()
        self.listen(PATIENCE)
        while self.listen(0.005):
            pass
        return self.cpu() - before


def run_child(kind: str, path: Path) -> None:
    """The application under measurement: ``ours``, ``bare`` or ``area``."""
    from textual.app import App, ComposeResult
    from textual.binding import Binding
    from textual.widget import Widget

    text = path.read_bytes().decode("utf-8") if kind != "bare" else MARK

    class Child(App[None]):
        BINDINGS = [Binding("n", "hit", priority=True), Binding("t", "again", priority=True)]  # noqa: RUF012

        def compose(self) -> ComposeResult:
            yield make()

        def on_mount(self) -> None:
            self.children[0].query("*").first(Widget).focus()
            started(self)

        def action_hit(self) -> None:
            hit(self)

        def action_again(self) -> None:
            again(self)

    make: Callable[[], Widget]
    started: Callable[[Child], Any]
    hit: Callable[[Child], Any]
    again: Callable[[Child], Any]
    found = 0
    if kind == "ours":
        from tui.reader.pane import PaneSpan, ReaderPane
        from tui.reader.sources import PlainSource

        def set_hits(app: Child) -> None:
            hits = [(found.start(), found.end()) for found in re.finditer("的", text)]
            app.query_one(ReaderPane).set_ranges("search", hits, "reader--hit")

        def go_hit(app: Child) -> None:
            nonlocal found
            found = text.find("的", (found + 300_007) % len(text))
            pane = app.query_one(ReaderPane)
            pane.set_spans("current", [PaneSpan(found, found + 1, "reader--hit-current")])
            pane.go_to(found, align="centre")

        source = PlainSource(text)

        def show(app: Child) -> None:
            pane = app.query_one(ReaderPane)
            pane.show(source, at=pane.place)

        def begin(app: Child) -> None:
            show(app)
            app.set_timer(1.0, lambda: set_hits(app))

        make, started, hit, again = ReaderPane, begin, go_hit, show
    elif kind == "area":
        from textual.widgets import TextArea

        def select_hit(app: Child) -> None:
            nonlocal found
            found = text.find("的", (found + 300_007) % len(text))
            row = text.count("\n", 0, found)
            app.query_one(TextArea).cursor_location = (row, found - text.rfind("\n", 0, found) - 1)

        def load(app: Child) -> None:
            app.query_one(TextArea).text = text

        make = lambda: TextArea(text, read_only=True, soft_wrap=True)  # noqa: E731
        started, hit, again = (lambda app: None), select_hit, load
    else:
        from textual.widgets import Static

        make = lambda: Static(text)  # noqa: E731
        started = hit = again = lambda app: None
    Child().run()


def first_page(kind: str, path: Path, runs: int) -> tuple[float, float]:
    """CPU milliseconds and peak megabytes until the first page is painted: the least of the runs."""
    cpu, peak = [], []
    for _ in range(runs):
        with Session(kind, path) as session:
            session.until(MARK[1:])
            cpu.append(session.cpu())
            peak.append(session.peak())
    return min(cpu), min(peak)


def keys(kind: str, path: Path, times: int) -> dict[str, float]:
    """CPU milliseconds of each key: the median."""
    with Session(kind, path) as session:
        session.until(MARK[1:])
        time.sleep(1.5)
        session.rest()
        out: dict[str, float] = {}
        for key in ("page down", "down", "search hit", "show again"):
            out[key] = median(session.press(key) for _ in range(times))
        ends = []
        for _ in range(max(3, times // 3)):
            session.press("Home")
            ends.append(session.press("End"))
        out["End"] = median(ends)
        sizes = [(COLUMNS - 20 * (i % 2 == 0), ROWS - 10 * (i % 2 == 0)) for i in range(max(4, times // 2 * 2))]
        out["resize"] = median(session.resize(*size) for size in sizes)
        return out


def wrapping(text: str) -> float:
    """Millions of characters a second, from nothing to every row known."""
    from tui.reader.layout import Page, PageStyle
    from tui.reader.sources import PlainSource

    source = PlainSource(text)
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        page = Page(source, PageStyle(measure=76, gap=1, hang=2))
        while page.advance(1000):
            pass
        best = min(best, time.process_time() - start)
    return len(text) / best / 1e6


def line(what: str, ours: str, peer: str, ratio: str, aim: str) -> None:
    print(f"{what:34} {ours:>14} {peer:>16} {ratio:>10}   {aim}")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="reader", description=__doc__)
    parser.add_argument("--child", choices=("ours", "bare", "area"), help=argparse.SUPPRESS)
    parser.add_argument("--text", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--runs", type=int, default=5, help="starts of each application")
    parser.add_argument("--times", type=int, default=9, help="presses of each key")
    parser.add_argument("--no-peer", action="store_true", help="leave TextArea out")
    options = parser.parse_args(argv)
    if options.child:
        run_child(options.child, options.text)
        return 0
    if not sys.platform.startswith("linux"):
        print("this benchmark reads /proc: Linux only", file=sys.stderr)
        return 1
    text = MARK + "\n" + novel(CHARACTERS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "novel.txt"
        path.write_text(text, encoding="utf-8")
        print(f"{len(text):,} characters, {path.stat().st_size / 1e6:.1f} MB, {COLUMNS}x{ROWS}")
        line("", "ours", "TextArea", "ratio", "must (aim)")
        bare, empty = first_page("bare", path, options.runs)
        cpu, peak = first_page("ours", path, options.runs)
        their_cpu, their_peak = (0.0, 0.0) if options.no_peer else first_page("area", path, 1)
        print(f"{'bare application':34} {bare:11.0f} ms {empty:13.1f} MB")
        line("first page, CPU over bare", f"{cpu - bare:.0f} ms", f"{their_cpu - bare:.0f} ms",
             f"{(their_cpu - bare) / max(cpu - bare, 0.1):.0f}x", "150 (80) ms")  # fmt: skip
        line("first page, memory over bare", f"{peak - empty:.1f} MB", f"{their_peak - empty:.1f} MB",
             f"{(their_peak - empty) / max(peak - empty, 0.1):.1f}x", "25 MB")  # fmt: skip
        path.write_text(text.replace("\n", ""), encoding="utf-8")
        unbroken, _ = first_page("ours", path, options.runs)
        line("first page of one line of 5 MB", f"{unbroken - bare:.0f} ms", "", "", "")
        path.write_text(text, encoding="utf-8")
        ours = keys("ours", path, options.times)
        theirs = {} if options.no_peer else keys("area", path, 3)
        for key, cost in ours.items():
            other = theirs.get(key, 0.0)
            line(f"{key}, CPU to frame, median", f"{cost:.1f} ms", f"{other:.0f} ms", f"{other / cost:.0f}x",
                 f"{MUST[key]} (16) ms")  # fmt: skip
    speed = wrapping(text)
    line("whole novel wrapped", f"{speed:.1f} M/s", "", "", "3 (10) M characters/s")
    missed = [key for key, cost in ours.items() if cost > MUST[key]]
    if cpu - bare > 150:
        missed.append("first page, CPU")
    if peak - empty > 25:
        missed.append("first page, memory")
    if speed < 3:
        missed.append("wrapping")
    if missed:
        print(f"missed: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
