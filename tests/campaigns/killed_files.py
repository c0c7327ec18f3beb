"""Killed while writing files: notes of the reader, and what the reader remembers."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from tests.campaigns.killed import Confirm, Work
from tui.files import write_atomic


def _body(number: int) -> bytes:
    body = f"# {number}\n" + "这是一篇笔记的一行。\n" * (number % 4_000)
    return f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}".encode()


def whole(data: bytes) -> int | None:
    """The number of a note that is whole."""
    head, _, body = data.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != head:
        return None
    return int(body.split(b"\n")[0][2:])


class Saving(Work):
    """Notes written over others and under new names, also where there are no hard links."""

    links = True

    def run(self, confirm: Confirm) -> None:
        folder = self.folder / "notes"
        folder.mkdir(exist_ok=True)
        with no_links(self.links):
            for number in range(self.first, self.first + (1 << 40)):
                name = f"note {number % 3}.md" if number % 2 else f"new {number}.md"
                write_atomic(folder / name, _body(number), overwrite=bool(number % 2))
                confirm(f"{number} {name}")
                if not number % 2 and number % 8:
                    (folder / name).unlink()
                    confirm(f"- {name}")

    def verify(self) -> Iterator[str]:
        folder = self.folder / "notes"
        folder.mkdir(exist_ok=True)
        for path in folder.glob("*.md"):
            if whole(path.read_bytes()) is None:
                yield f"{path.name} is half written: {path.stat().st_size} bytes"
        if self.confirmed and not self.confirmed[-1].startswith("- "):
            name = self.confirmed[-1].partition(" ")[2]
            if not int(self.confirmed[-1].split()[0]) % 2 and not (folder / name).exists():
                self.confirmed.append(f"- {name}")  # removed, and killed before that was confirmed
        gone = {line[2:] for line in self.confirmed if line.startswith("- ")}
        for line in self.confirmed[-30:]:
            name = line.partition(" ")[2]
            if not line.startswith("- ") and name not in gone and not (folder / name).exists():
                yield f"{name} is lost"
        left = list(folder.glob(".duzhai-*"))
        for path in left:
            os.utime(path, (1, 1))
        write_atomic(folder / "sweep.md", _body(1), overwrite=True)
        if list(folder.glob(".duzhai-*")):
            yield "what a killed program left is not removed"


class SavingWithoutLinks(Saving):
    """The same where the file system has no hard links."""

    links = False


@contextmanager
def no_links(links: bool) -> Iterator[None]:
    """A file system without hard links, unless ``links``."""
    if links:
        yield
        return
    with mock.patch("os.link", side_effect=OSError(1, "Operation not permitted")):
        yield


class Remembering(Work):
    """The program's own memory."""

    def run(self, confirm: Confirm) -> None:
        from tui import memory

        for number in range(10_000):
            memory.remember(number=number, run=os.getpid())
            confirm(str(number))

    def verify(self) -> Iterator[str]:
        from tui import memory

        known = memory.recall()
        if self.confirmed and "number" not in known:
            yield "the memory is lost"
