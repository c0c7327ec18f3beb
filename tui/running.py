"""Running the user's own commands: a text goes to their standard input and is never part of the command line."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

MOST_OUTPUT = 1_000_000
"""Bytes of a command's output that are kept."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended: its exit status (negative: the signal that ended it) and what it printed."""

    status: int
    output: str
    cut: bool = False


def run_command(command: str, text: str, stopped: Callable[[], bool] = lambda: False) -> Outcome:
    """Run ``command`` in a shell with ``text`` on its standard input; call it in a worker.

    Args:
        command: a line for ``sh -c`` (the system's shell on Windows), by the user himself.
        text: what it gets, in UTF-8.
        stopped: asked now and then; True ends the command and all that it started.

    Raises:
        OSError: there is no shell.
    """
    process = subprocess.Popen(
        command if os.name == "nt" else ["sh", "-c", command],
        shell=os.name == "nt",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=os.name != "nt",
    )
    assert process.stdin is not None
    assert process.stdout is not None
    writer = threading.Thread(target=_write, args=(process, text.encode("utf-8", "replace")), daemon=True)
    kept: list[bytes] = []
    reader = threading.Thread(target=_read, args=(process, kept), daemon=True)
    writer.start()
    reader.start()
    while True:
        try:
            status = process.wait(timeout=0.1)
            break
        except subprocess.TimeoutExpired:
            if stopped():
                _end(process)
                status = process.wait()
                break
    # What it left running in the background may hold the pipe open for ever.
    reader.join(timeout=1.0)
    output = b"".join(kept)
    return Outcome(status, output[:MOST_OUTPUT].decode("utf-8", "replace"), len(output) > MOST_OUTPUT)


def run_in_terminal(command: str, text: str) -> int:
    """Run ``command`` with the terminal as its screen and ``text`` on its standard input; the exit status.

    The application must have let go of the terminal.
    """
    with text_file(text) as path, path.open("rb") as source:
        arguments = command if os.name == "nt" else ["sh", "-c", command]
        return subprocess.run(arguments, shell=os.name == "nt", stdin=source, check=False).returncode


def editor() -> list[str] | None:
    """The user's editor with its arguments (``VISUAL``, ``EDITOR``, else vi or nano); None where there is none."""
    import shlex
    from shutil import which

    for name in ("VISUAL", "EDITOR"):
        told = os.environ.get(name, "").strip()
        if told:
            with suppress(ValueError):
                return shlex.split(told, posix=os.name != "nt")
            return [told]
    fallback = ("notepad",) if os.name == "nt" else ("sensible-editor", "vi", "nano")
    return next(([found] for name in fallback if (found := which(name))), None)


def edit(text: str, *, name: str = "duzhai.txt", writable: bool = True) -> str:
    """Let the user edit ``text`` in his editor, in a file for him alone that is removed afterwards.

    The application must have let go of the terminal.

    Args:
        text: what to begin with.
        name: the file's name; editors go by its suffix.
        writable: whether the file may be saved.

    Returns:
        What the file holds in the end.

    Raises:
        OSError: there is no editor, it cannot be started or it failed.
    """
    command = editor()
    if command is None:
        raise FileNotFoundError(2, "no editor", "EDITOR")
    with text_file(text, name) as path:
        if not writable:
            path.chmod(0o400)
        status = subprocess.run([*command, str(path)], check=False).returncode
        if status:
            raise OSError(status, f"exit status {status}", command[0])
        return path.read_text("utf-8", errors="replace")


@contextmanager
def text_file(text: str, name: str = "duzhai.txt") -> Iterator[Path]:
    """``text`` in a file (0600) in a folder of its own (0700); both are removed at the end."""
    with tempfile.TemporaryDirectory(prefix="duzhai-") as folder:
        path = Path(folder, name)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "replace"))
        try:
            yield path
        finally:
            if os.name == "nt":
                # There a file that may not be written may not be removed either.
                path.chmod(0o600)


def _write(process: subprocess.Popen[bytes], data: bytes) -> None:
    # A command need not read all of it.
    assert process.stdin is not None
    with suppress(OSError):
        process.stdin.write(data)
    with suppress(OSError):
        process.stdin.close()


def _read(process: subprocess.Popen[bytes], kept: list[bytes]) -> None:
    assert process.stdout is not None
    size = 0
    with process.stdout, suppress(OSError, ValueError):
        while chunk := os.read(process.stdout.fileno(), 65_536):
            if size <= MOST_OUTPUT:
                kept.append(chunk)
                size += len(chunk)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a command and what it started: asked first, then without asking."""
    for number in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        with suppress(OSError):
            if os.name == "nt":
                process.terminate()
            else:
                os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=1.0)
            return
