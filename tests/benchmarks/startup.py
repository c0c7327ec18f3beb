"""CPU until the first article's text is painted, beside a bare Textual application with one Static.

Both are started in a pseudo-terminal of 120x40, in turns; the minimum of the runs counts. A run ends, killed, as soon
as the text is seen in what the program wrote, so that what it goes on to do in the background is not counted, except
for what ran beside it until then. POSIX only.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
COLUMNS, ROWS = 120, 40
MUST = 1.6  # times the bare application
PATIENCE = 30.0  # seconds until a run counts as failed
ESCAPE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|[@-_])", re.S)

BARE = """
import sys
from textual.app import App, ComposeResult
from textual.widgets import Static

class Bare(App[None]):
    def compose(self) -> ComposeResult:
        yield Static(sys.argv[1])

Bare().run()
"""


class Failed(Exception):
    """A run ended, or did not end, without the text on the screen."""


def first_paint(command: Sequence[str], wanted: bytes, env: Mapping[str, str]) -> float:
    """Seconds of CPU (user and system) that ``command`` takes until ``wanted`` is painted."""
    child, master = os.forkpty()
    if child == 0:
        os.chdir(env["HOME"])
        os.execvpe(command[0], list(command), dict(env))
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    seen = b""
    found = False
    deadline = time.monotonic() + PATIENCE
    try:
        while not found and time.monotonic() < deadline:
            if not select.select([master], [], [], 0.5)[0]:
                continue
            try:
                seen += os.read(master, 1 << 16)
            except OSError:
                break
            found = wanted in ESCAPE.sub(b"", seen)
    finally:
        os.kill(child, signal.SIGKILL)
        _, _, usage = os.wait4(child, 0)
        os.close(master)
    if not found:
        raise Failed(ESCAPE.sub(b"", seen)[-2000:].decode("utf-8", "replace"))
    return usage.ru_utime + usage.ru_stime


def cpu(command: Sequence[str], env: Mapping[str, str], runs: int) -> float:
    """Least seconds of CPU of a command that ends by itself."""
    least = float("inf")
    for _ in range(runs):
        child = os.posix_spawn(command[0], list(command), dict(env))
        _, status, usage = os.wait4(child, 0)
        if status:
            raise Failed(f"{command} ended with {status}")
        least = min(least, usage.ru_utime + usage.ru_stime)
    return least


def environment(home: str) -> dict[str, str]:
    """A user who starts duzhai for the first time."""
    keep = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "VIRTUAL_ENV") if name in os.environ}
    return keep | {
        "HOME": home,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "COLUMNS": str(COLUMNS),
        "LINES": str(ROWS),
    }


def import_times(env: Mapping[str, str], runs: int) -> None:
    """Print milliseconds of CPU for each step on the way to the first frame, each beyond the one before."""
    before = 0.0
    for name, code in (
        ("python", "pass"),
        ("tui.cli", "import tui.cli"),
        ("summarise", "import tui.cli, summarise"),
        ("textual.app", "import tui.cli, summarise, textual.app"),
        ("tui.app", "import tui.cli, summarise, textual.app, tui.app"),
    ):
        spent = cpu([sys.executable, "-c", code], env, runs)
        print(f"  {name:12} {1000 * spent:7.1f} ms  (+{1000 * (spent - before):.1f})")
        before = spent


def main(argv: list[str] | None = None) -> int:
    """Print CPU to the first frame of duzhai and of a bare application, and their ratio."""
    options = argparse.ArgumentParser(prog="startup", description=__doc__)
    options.add_argument("--runs", type=int, default=10)
    options.add_argument("--import-times", action="store_true", help="also print ms per start-up step")
    options.add_argument("path", nargs="?", type=Path, default=sorted((ROOT / "seeds").glob("*.txt"))[0])
    args = options.parse_args(argv)

    from summarise import read_article

    article = read_article(str(args.path.resolve()))
    # The beginning of the longest of the first paragraphs: body text, which no list of titles shows.
    paragraph = max(article.paragraphs[:3], key=len)
    # Characters only: the first frame shows the text before its punctuation is set.
    run = re.search(r"[\u4e00-\u9fff]{4,8}", paragraph)
    wanted = (run.group() if run else paragraph[:8]).encode()
    with tempfile.TemporaryDirectory() as home:
        env = environment(home)
        bare = Path(home, "bare.py")
        bare.write_text(BARE, "utf-8")
        commands = {
            "bare": [sys.executable, str(bare), paragraph],
            "duzhai": [sys.executable, "-m", "tui", str(args.path.resolve())],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            first_paint(command, wanted, env)  # byte code is written, files are in memory
        for _ in range(args.runs):
            for name, command in commands.items():
                times[name].append(first_paint(command, wanted, env))
        least = {name: min(values) for name, values in times.items()}
        for name, value in least.items():
            print(f"  {name:12} {1000 * value:7.1f} ms of CPU to the first text (minimum of {args.runs})")
        ratio = least["duzhai"] / least["bare"]
        print(f"  ratio        {ratio:7.2f}     (must be at most {MUST})")
        if args.import_times:
            import_times(env, args.runs)
    return 0 if ratio <= MUST else 1


if __name__ == "__main__":
    sys.exit(main())
