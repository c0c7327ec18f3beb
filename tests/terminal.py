"""A program in a pseudo-terminal: what it has written, and keys for it to read. POSIX only."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import sys
import termios
import time
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

ESCAPE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|[@-_])", re.S)
PATIENCE = 60.0  # seconds


class Terminal:
    """A terminal of some columns and rows with a program running in it."""

    def __init__(
        self,
        command: Sequence[str | bytes],
        *,
        env: Mapping[str, str],
        cwd: Path,
        columns: int = 120,
        rows: int = 40,
    ) -> None:
        with warnings.catch_warnings():
            # Python 3.12 and later: other threads of this process are none of the child's.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._child, self._leader = os.forkpty()
        if self._child == 0:
            try:
                os.chdir(cwd)
                os.execvpe(command[0], list(command), dict(env))
            finally:
                os._exit(127)
        fcntl.ioctl(self._leader, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.written = b""
        self._ended = False

    @property
    def shown(self) -> str:
        """Everything the program has written, without escape sequences."""
        return ESCAPE.sub(b"", self.written).decode("utf-8", "replace")

    @property
    def ended(self) -> bool:
        """Whether nothing reads or writes there any more."""
        return self._ended

    def read(self, seconds: float) -> None:
        """Take what the program writes within that time."""
        deadline = time.monotonic() + seconds
        while not self._ended and (left := deadline - time.monotonic()) > 0:
            if not select.select([self._leader], [], [], left)[0]:
                return
            self._take()

    def wait_for(self, text: str) -> bool:
        """Read until ``text`` has been written; False when the program ended, or time ran out, without it."""
        wanted = text.encode()
        deadline = time.monotonic() + PATIENCE
        while wanted not in ESCAPE.sub(b"", self.written):
            if self._ended or time.monotonic() > deadline:
                return False
            if select.select([self._leader], [], [], 0.2)[0]:
                self._take()
        return True

    def press(self, keys: str) -> None:
        """Type ``keys``."""
        os.write(self._leader, keys.encode())

    def wait(self) -> int:
        """Read until the program ends by itself; its exit status, negative for a signal."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.read(0.1)
            done, status = os.waitpid(self._child, os.WNOHANG)
            if done:
                self._child = 0
                return os.waitstatus_to_exitcode(status)
        raise TimeoutError(self.shown[-2000:])

    def wait_stopped(self) -> bool:
        """Read until the program is stopped (Ctrl-Z); False when time ran out."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.read(0.1)
            done, status = os.waitpid(self._child, os.WNOHANG | os.WUNTRACED)
            if done:
                return os.WIFSTOPPED(status)
        return False

    def send_signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self._child, number)

    def hang_up(self) -> float:
        """Take the terminal away, as a dropped connection does; the processor seconds that the program has used."""
        os.close(self._leader)
        self._leader = -1
        self._ended = True
        return self._used()

    def wait_gone(self) -> tuple[int, float]:
        """Wait until the program has ended by itself: its exit status, and all processor seconds that it has used."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            done, status, usage = os.wait4(self._child, os.WNOHANG)
            if done:
                self._child = 0
                return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime
            time.sleep(0.05)
        raise TimeoutError(self.shown[-2000:])

    def close(self) -> None:
        """End the program, if it still runs."""
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
            self._child = 0
        if self._leader >= 0:
            os.close(self._leader)

    def _used(self) -> float:
        """Processor seconds of the program so far; 0 where the system does not tell."""
        try:
            fields = Path(f"/proc/{self._child}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take(self) -> None:
        try:
            data = os.read(self._leader, 1 << 16)
        except OSError:
            data = b""
        self.written += data
        self._ended = not data


assert sys.platform != "win32", "pseudo-terminals are POSIX"
