# ruff: noqa: E501 - keys are what they are
"""An ape at the keyboard: random keys, pastes, clicks and sizes, through Pilot and through a real pseudo-terminal.

After every few dozen of them some Escapes lead out of whatever was opened, and then ``?`` has to open the help and
Escape to close it again: the program still answers. An exception, a wrong exit or growing memory is a defect. One
count is one key; half of them go each way.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from textual import events
from textual.geometry import Size
from textual.keys import _character_to_key

from tests.campaigns.fuzz import resident
from tests.campaigns.hostile import HOSTILE, crashes, environment, shown, write_articles, write_own
from tests.campaigns.running import Budget, Options, Verdict
from tests.terminal import Terminal
from tui.app import ReaderApp
from tui.screens.help import HelpPage
from tui.settings import parse
from tui.shelf import Shelf, entries_for

# Not the key that asks for a command to be run: an ape must not write those.
CHARACTERS = [chr(code) for code in range(33, 127) if chr(code) != "|"] + list("？：／。字ｊｋ１ 　é\u200d")
NAMED = (
    "up", "down", "left", "right", "enter", "enter", "escape", "escape", "tab", "shift+tab", "pageup", "pagedown", "home",
    "end", "backspace", "delete", "space", "space", "ctrl+u", "ctrl+w", "ctrl+a", "ctrl+e", "ctrl+d", "ctrl+f", "ctrl+b",
    "ctrl+l", "ctrl+r", "f1", "f5", "f20", "shift+up", "shift+down", "ctrl+home", "ctrl+end",
)  # fmt: skip
SEQUENCES = (
    "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\r", "\r", "\x1b", "\x1b", "\t", "\x1b[Z", "\x1b[5~", "\x1b[6~", "\x1b[H",
    "\x1b[F", "\x7f", "\x1b[3~", " ", " ", "\x15", "\x17", "\x01", "\x05", "\x04", "\x06", "\x02", "\x0c", "\x12", "\x1bOP",
    "\x1b[15~", "\x1b[1;2A", "\x1b[<0;10;5M", "\x1b[<0;90;12m", "\x1b[<64;30;9M", "\x1b[<65;30;9M", "\x1b[200~粘贴\x1b[201~",
    "\x1b[200~\x1b[31m\x07x\x1b[201~", "\x1b[I", "\x1b[O", "\x1b[99999~", "\x1b[", "\xff",
)  # fmt: skip
BOUT = 60
"""Keys between two proofs that the program answers."""
ROUNDS = 3_000
"""Times that the event loop may go round, with a breath of 10 milliseconds, until a key has to be answered."""
TRIES = 60
"""Times that a person would try the key again in a real terminal."""
GROWTH = 60 << 20
"""Bytes that a program may grow by from the second quarter of its life to the last."""
_WARM = 1_500


def _articles(home: Path, rng: random.Random) -> list[str]:
    """The samples, hostile articles, a long one and one full of figures."""
    paths = [str(path) for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]
    paths += [str(path) for path in write_articles(home / "articles", rng, rng.sample(HOSTILE, 10))]
    long = home / "long.txt"
    long.write_text(
        "\n".join(f"第{n}段，同比增长{n}.5%，约{n}亿元。" + "说的是发展。" * 30 for n in range(900)), "utf-8"
    )
    return [*paths, str(long)]


class Ape:
    """Presses keys of the running application through its own event queue."""

    def __init__(self, app: ReaderApp, rng: random.Random) -> None:
        self.app = app
        self.rng = rng
        self.problems: list[str] = []
        self.trail: list[str] = []
        self.longest = 0.0
        """Seconds that the program was waited for, at most."""

    def press(self, key: str) -> None:
        character = key if len(key) == 1 else None
        name = _character_to_key(key) if character else key
        self.trail = [*self.trail[-24:], name]
        self.app.post_message(events.Key(name, character))

    async def bout(self) -> int:
        """Some keys; how many."""
        for _ in range(BOUT):
            chance = self.rng.random()
            if chance < 0.6:
                key = self.rng.choice(CHARACTERS)
                # At the bottom of all screens it would end the program, as it should.
                self.press("j" if key == "q" and len(self.app.screen_stack) == 1 else key)
            elif chance < 0.94:
                self.press(self.rng.choice(NAMED))
            elif chance < 0.97:
                self.app.post_message(events.Paste("".join(self.rng.sample(HOSTILE, 3))))
            else:
                size = Size(self.rng.randrange(20, 200), self.rng.randrange(6, 60))
                self.app.post_message(events.Resize(size, size))
            if self.rng.random() < 0.3:
                await asyncio.sleep(0)
        return BOUT

    async def answers(self) -> bool:
        """Whether Escapes lead out, and the help opens and closes; one that was told to quit need not answer."""
        self.app.post_message(events.Resize(Size(120, 40), Size(120, 40)))
        out = 0
        for _ in range(40):
            if self.app.leaving:
                return True
            self.press("escape")
            # What was typed before is worked through first; only then does the screen tell where we are, and no Escape
            # on its way through a widget closes what the next key opens.
            await self._until(self._at_rest)
            await asyncio.sleep(0.02)
            out = out + 1 if len(self.app.screen_stack) == 1 and not self.app.query("SearchField") else 0
            if out == 3:
                break
        else:
            self.problems.append(f"40 Escapes lead nowhere: {self.app.screen_stack} after {self.trail}")
            return False
        self.press("question_mark")
        if not await self._until(lambda: self.app.leaving or isinstance(self.app.screen, HelpPage)):
            self.problems.append(f"? is not answered on {self.app.screen_stack} after {self.trail}")
            return False
        self.press("escape")
        if not await self._until(lambda: self.app.leaving or len(self.app.screen_stack) == 1):
            self.problems.append(f"Escape does not close the help: {self.app.screen_stack} after {self.trail}")
            return False
        return True

    def _at_rest(self) -> bool:
        """Whether no message waits, neither for the application nor for a widget of the screen in front."""
        if self.app.leaving:
            return True
        pumps = (self.app, *self.app.screen.walk_children(with_self=True))
        return all(pump._message_queue.empty() for pump in pumps)

    async def _until(self, true: Callable[[], bool], rounds: int = ROUNDS) -> bool:
        began = time.monotonic()
        for _ in range(rounds):
            if true():
                break
            await asyncio.sleep(0.01)
        self.longest = max(self.longest, time.monotonic() - began)
        return true()


def grown(sizes: list[int]) -> int:
    """Bytes by which a process grew from the second quarter of its life to the last; dictionaries come in the first."""
    quarter = len(sizes) // 4
    if quarter < 8:
        return 0
    return sorted(sizes[-quarter:])[quarter // 2] - sorted(sizes[quarter : 2 * quarter])[quarter // 2]


def told(fault: BaseException) -> str:
    """A fault and the places of ours that led to it."""
    frames = traceback.extract_tb(fault.__traceback__)
    places = [
        f"{Path(f.filename).name}:{f.lineno}" for f in frames if "/tui/" in f.filename or "/summarise/" in f.filename
    ]
    return f"{type(fault).__name__}: {fault} at {', '.join(places[-5:])}"


@dataclass
class Found:
    """What a way of pressing keys has found; ``grown`` in bytes, ``longest`` (until keys were answered) in seconds."""

    pressed: int = 0
    problems: list[str] = field(default_factory=list)
    grown: int = 0
    longest: float = 0.0


async def _by_pilot(home: Path, rng: random.Random, budget: Budget) -> Found:
    """Keys through Pilot until the budget is spent."""
    found = Found()
    sizes: list[int] = []
    while budget.left(found.pressed) and not found.problems:
        app = ReaderApp(Shelf(list(entries_for(_articles(home, rng)))), parse('theme = "duzhai-dark"\n'))
        ape = Ape(app, rng)
        faults: list[Exception] = []

        def note(error: Exception, app: ReaderApp = app, faults: list[Exception] = faults) -> None:
            # Unlike in the program, the faults of screens that were left count; what is being taken down does not.
            if not app.leaving:
                faults.append(error)

        with mock.patch.object(app, "_handle_exception", note), mock.patch.object(app, "copy_to_clipboard"):
            async with app.run_test(size=(120, 40)):
                while budget.left(found.pressed) and app.is_running and not faults:
                    found.pressed += await ape.bout()
                    if not await ape.answers() or app.leaving:
                        break
                    if found.pressed > _WARM:
                        sizes.append(resident())
        found.problems += [f"{told(fault)} after {ape.trail}" for fault in faults]
        found.problems += ape.problems
        found.longest = max(found.longest, ape.longest)
    found.grown = grown(sizes)
    return found


def _by_terminal(home: Path, rng: random.Random, budget: Budget) -> Found:
    """Keys through a real pseudo-terminal until the budget is spent."""
    found = Found()
    problems = found.problems
    write_own(home, ())
    paths = _articles(home, rng)
    while budget.left(found.pressed) and not problems:
        command = [sys.executable, "-m", "tui", *paths]
        size = rng.choice([(120, 40), (80, 24), (60, 20)])
        with Terminal(command, env=environment(home), cwd=home, columns=size[0], rows=size[1]) as terminal:
            if not shown(terminal):
                problems.append("nothing was shown")
                break
            mine = 0
            sizes: list[int] = []
            while budget.left(found.pressed):
                trail = _bout(rng)
                try:
                    for key in trail:
                        terminal.press(key)
                        terminal.read(0.01)
                    found.pressed += len(trail)
                    mine += len(trail)
                    began = time.monotonic()
                    answered = _answers(terminal)
                    found.longest = max(found.longest, time.monotonic() - began)
                    if terminal.ended:
                        break  # it was told to quit, or what happened is asked below
                    if not answered:
                        problems.append(f"? is not answered after {trail[-25:]}")
                        break
                except OSError:
                    break  # it has ended; how, is asked below
                if crashes(home):
                    break
                if mine > _WARM:
                    sizes.append(_resident_of(terminal))
                terminal.written = terminal.written[-20_000:]
            with suppress(ProcessLookupError):
                terminal.send_signal(signal.SIGTERM)
            status = terminal.wait()
            if status not in (0, 128 + signal.SIGTERM):
                problems.append(f"ended with {status}")
            found.grown = max(found.grown, grown(sizes))
        problems += crashes(home)
    return found


def _bout(rng: random.Random) -> list[str]:
    keys = [rng.choice(CHARACTERS if rng.random() < 0.65 else SEQUENCES) for _ in range(BOUT)]
    # Leaving is tried now and then; suspending needs a shell.
    return [key if key not in ("q", "\x03", "\x1a") or rng.random() < 0.02 else "j" for key in keys]


def _answers(terminal: Terminal) -> bool:
    """Whether the help opens; keys are tried again, as a person would, while what was typed is worked through."""
    from tui import catalogue

    wanted = catalogue.text("help.title").encode()
    asked: int | None = None
    for _ in range(TRIES):
        for key in ("\x1b", "\x1b", "\x1b", "\x1b"):
            terminal.press(key)
            terminal.read(0.15)
        asked = len(terminal.written) if asked is None else asked
        terminal.press("?")
        terminal.read(0.5)
        # On a machine with much to do the help may come while the next Escapes are typed.
        found = wanted in terminal.written[asked:]
        terminal.press("\x1b")
        terminal.read(0.15)
        if found:
            return True
    return False


def _resident_of(terminal: Terminal) -> int:
    try:
        return int(Path(f"/proc/{terminal._child}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def campaign(options: Options, ways: Sequence[str] = ("pilot", "terminal")) -> Verdict:
    verdict = Verdict("keys")
    share = Options(
        None if options.minutes is None else options.minutes / len(ways),
        None if options.count is None else options.count // len(ways),
        options.seed,
    )
    for way in ways:
        began = time.monotonic()
        budget = Budget(share, 6_000)
        rng = random.Random(options.seed)
        with tempfile.TemporaryDirectory(prefix="duzhai-keys-") as name:
            home = Path(name)
            own = {key: str(home / key[7:11].lower()) for key in ("DUZHAI_DATA_DIR", "DUZHAI_CONFIG_DIR")}
            here = os.getcwd()
            os.chdir(home)  # what is saved, is saved here
            try:
                with mock.patch.dict(os.environ, own):
                    if way == "pilot":
                        found = asyncio.run(_by_pilot(home, rng, budget))
                    else:
                        found = _by_terminal(home, rng, budget)
            finally:
                os.chdir(here)
        verdict.count += found.pressed
        verdict.problems += [f"{way}, seed {options.seed}: {problem}" for problem in found.problems]
        minutes = (time.monotonic() - began) / 60
        verdict.told.append(
            f"  {way:9} {found.pressed:7,} keys in {minutes:.1f} minutes, grew by {found.grown >> 20} MB, "
            f"all answered within {found.longest:.1f} s"
        )
        if found.grown > GROWTH:
            verdict.problems.append(f"{way}: memory grew by {found.grown >> 20} MB")
    return verdict
