"""Asking the terminal for the width of “, in a pseudo-terminal that answers in several ways."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from rich.cells import cell_len
from rich.segment import Segment

from tests.app.reader_helpers import ROOT
from tui.reader.ambiguous import ask_terminal, count_ambiguous_as

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")

PROGRAM = """
import fcntl, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from tui.reader.ambiguous import ask_terminal
before = termios.tcgetattr(0)
cells = ask_terminal()
assert termios.tcgetattr(0) == before, "the terminal's settings were not put back"
print(f"cells={cells}")
"""


class Terminal:
    """Just enough of a terminal: it draws one row, and answers when it is asked where its cursor is."""

    def __init__(self, cells: int, answers: bool) -> None:
        self.cells = cells
        self.answers = answers
        self.row: list[str] = list("shell $ ")
        self.column = len(self.row)
        self.saved = 0

    def feed(self, text: str) -> str:
        out = ""
        for part in re.findall(r"\x1b[78]|\x1b\[[0-9;?]*[A-Za-z]|[^\x1b]", text):
            if part == "\x1b7":
                self.saved = self.column
            elif part == "\x1b8":
                self.column = self.saved
            elif part == "\x1b[6n":
                out += f"\x1b[5;{self.column + 1}R" if self.answers else ""
            elif part == "\x1b[K":
                del self.row[self.column :]
            else:
                width = self.cells if part == "“" else 1
                self.row[self.column :] = [part] + [""] * (width - 1)
                self.column += width
        return out


def ask_in(terminal: Terminal) -> str:
    """What the program says that asks in this terminal."""
    leader, follower = pty.openpty()

    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=follower,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    ) as process:
        os.close(follower)

        def serve() -> None:
            try:
                while data := os.read(leader, 1024):
                    if answer := terminal.feed(data.decode()):
                        os.write(leader, answer.encode())
            except OSError:  # the program has ended
                pass

        thread = threading.Thread(target=serve)
        thread.start()
        said = process.communicate(timeout=30)[0].decode()
        thread.join(30)
    os.close(leader)
    return said.strip()


@pytest.mark.parametrize(("cells", "answers", "expected"), [(1, True, 1), (2, True, 2), (2, False, 1)])
def test_the_terminal_is_asked_and_left_as_it_was(cells: int, answers: bool, expected: int) -> None:
    terminal = Terminal(cells, answers)
    assert ask_in(terminal) == f"cells={expected}"
    assert terminal.row == list("shell $ ")
    assert terminal.column == len(terminal.row)


def test_without_a_terminal_nothing_is_asked() -> None:
    read, write = os.pipe()
    try:
        assert ask_terminal(read, write) == 1
        os.set_blocking(read, False)
        with pytest.raises(BlockingIOError):
            os.read(read, 1)
    finally:
        os.close(read)
        os.close(write)


@pytest.fixture
def counted_as_one() -> Iterator[None]:
    yield
    count_ambiguous_as(1)


@pytest.mark.usefixtures("counted_as_one")
def test_the_whole_screen_counts_alike() -> None:
    assert cell_len("“一”…—·§a") == 9
    assert count_ambiguous_as(2)
    assert cell_len("“一”…—·§a") == 15
    assert Segment("“§").split_cells(2)[0].text == "“"
    assert count_ambiguous_as(1)
    assert cell_len("“一”…—·§a") == 9
    with pytest.raises(ValueError, match="1 or 2"):
        count_ambiguous_as(3)
