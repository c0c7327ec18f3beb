"""Signals: the place is kept and the terminal restored, whatever ends the program."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from summarise import read_article
from summarise.library import Library, Personal
from tests.cli.conftest import Duzhai
from tests.cli.test_reader import opened, words_of

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

RESTORED = b"\x1b[?1049l\x1b[?25h"
"""The alternate screen is left and the cursor shown."""


def kept(duzhai: Duzhai, seed: Path) -> Personal | None:
    """What the program's library remembers of an article."""
    with Library(Path(duzhai.env["DUZHAI_DATA_DIR"])) as library:
        return library.recall(read_article(seed).raw)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_ended_from_outside(duzhai: Duzhai, seeds: list[Path], number: signal.Signals) -> None:
    with opened(duzhai, seeds[0]) as terminal:
        assert terminal.wait_for(words_of(seeds[0])), terminal.shown
        terminal.press("dd")
        terminal.read(1.0)
        terminal.send_signal(number)
        assert terminal.wait() == 128 + number
        assert RESTORED in terminal.written
        assert "Traceback" not in terminal.shown
    remembered = kept(duzhai, seeds[0])
    assert remembered is not None
    assert remembered.place is not None
    assert remembered.place.offset > 0


def test_suspended_and_resumed(duzhai: Duzhai, seeds: list[Path]) -> None:
    with opened(duzhai, seeds[0]) as terminal:
        assert terminal.wait_for(words_of(seeds[0])), terminal.shown
        terminal.press("\x1a")
        assert terminal.wait_stopped()
        assert RESTORED in terminal.written
        before = len(terminal.written)
        terminal.send_signal(signal.SIGCONT)
        terminal.read(1.0)
        assert b"\x1b[?1049h" in terminal.written[before:]
        terminal.press("q")
        assert terminal.wait() == 0


def test_ctrl_c_leaves(duzhai: Duzhai, seeds: list[Path]) -> None:
    with opened(duzhai, seeds[0]) as terminal:
        assert terminal.wait_for(words_of(seeds[0])), terminal.shown
        # The first one may stop work that still runs.
        for _ in range(20):
            terminal.press("\x03")
            terminal.read(0.3)
            if RESTORED in terminal.written:
                break
        assert terminal.wait() == 0


def test_the_terminal_goes_away(duzhai: Duzhai, seeds: list[Path]) -> None:
    with opened(duzhai, seeds[0]) as terminal:
        assert terminal.wait_for(words_of(seeds[0])), terminal.shown
        terminal.press("dd")
        terminal.read(1.0)
        terminal.hang_up()
        # The system's SIGHUP is followed by SIGCONT, on which the toolkit would take up a terminal that is not there.
        terminal.send_signal(signal.SIGCONT)
        status, _ = terminal.wait_gone()
    assert status == 128 + signal.SIGHUP
    remembered = kept(duzhai, seeds[0])
    assert remembered is not None
    assert remembered.place is not None
    assert remembered.place.offset > 0
