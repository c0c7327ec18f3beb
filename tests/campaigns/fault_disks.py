"""Faults of disks and of rights: full, read only, not ours; and settings that cannot be read."""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from summarise.library import Library, LibraryError
from tests.campaigns.fault_libraries import note, refused, sound
from tests.campaigns.hostile import ROOT, environment
from tests.campaigns.killed import article
from tui import memory, old_places
from tui.files import write_atomic

_fork = multiprocessing.get_context("fork")
NOBODY = 65_534
SEED = ROOT / "seeds" / "000_e3271c18603eeaf3.txt"


def in_child(work: Callable[[], Iterator[str]]) -> list[str]:
    """What ``work`` finds wrong, run in a process of its own, which it may limit."""
    reading, writing = _fork.Pipe(duplex=False)

    def run() -> None:
        try:
            problems = list(work())
        except BaseException as error:
            problems = [f"{type(error).__name__}: {error}"]
        writing.send(problems)

    process = _fork.Process(target=run)
    process.start()
    writing.close()
    try:
        problems: list[str] = reading.recv()
    except EOFError:
        problems = ["the process died"]
    process.join(60)
    return problems


def _small_files(most: int) -> None:
    """No file of this process may grow beyond ``most`` bytes: the disk is full for it."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def full_disk(home: Path, _rng: random.Random) -> Iterator[str]:
    """The disk is full while articles and notes are written: those confirmed are there, the rest is told."""
    confirmed = home / "confirmed"

    def run() -> Iterator[str]:
        with Library(home / "lib") as library:
            note(library, "first")
        _small_files((home / "lib" / "library.db").stat().st_size + 200_000)
        with Library(home / "lib") as library, open(confirmed, "w", encoding="utf-8") as told:
            for number in range(3_000):
                try:
                    added = library.add(article(number))
                    note(library, f"note {number}")
                except LibraryError as error:
                    if error.code not in ("full", "disk"):
                        yield f"refused as {error.code}: {error}"
                    break
                told.write(f"{added.id}\n")
                told.flush()
            else:
                yield "the disk was never full"

    yield from in_child(run)
    numbers = [int(line) for line in confirmed.read_text().split()]
    with Library(home / "lib") as library:
        for number in numbers:
            library.article(number)
        yield from sound(home / "lib", {"first", *(f"note {n}" for n in range(len(numbers)))})
        note(library, "room again")


def full_disk_for_notes(home: Path, _rng: random.Random) -> Iterator[str]:
    """A note that does not fit leaves the old one whole and nothing beside it."""
    path = home / "note.md"
    path.write_text("das alte\n", "utf-8")

    def run() -> Iterator[str]:
        _small_files(10_000)
        for target, over in ((path, True), (home / "new.md", False)):
            try:
                write_atomic(target, "字" * 10_000, overwrite=over)
            except OSError:
                continue
            yield f"{target.name} was written to a full disk"

    yield from in_child(run)
    if path.read_text("utf-8") != "das alte\n" or sorted(os.listdir(home)) != ["note.md"]:
        yield f"left behind: {sorted(os.listdir(home))}"


def small_file_system(home: Path, _rng: random.Random) -> Iterator[str]:
    """A file system of two megabytes, where the system lets us have one."""
    place = home / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        return
    try:
        confirmed = []
        with Library(place / "lib") as library:
            for number in range(3_000):
                try:
                    confirmed.append(library.add(article(number)).id)
                except LibraryError as error:
                    if error.code not in ("full", "disk"):
                        yield f"refused as {error.code}: {error}"
                    break
            else:
                yield "the disk was never full"
            try:
                library.back_up(always=True)
            except LibraryError as error:
                if error.code not in ("full", "disk", "denied"):
                    yield f"a backup was refused as {error.code}"
            else:
                yield "a backup was written to a full disk"
        left = [path.name for path in (place / "lib" / "backups").glob("*")]
        if left:
            yield f"left of the backup: {left}"
        with Library(place / "lib") as library:
            for one in confirmed:
                library.article(one)
            if library.check().problems:
                yield "the library is not sound"
    finally:
        subprocess.run(["umount", str(place)], check=False)


def read_only_folder(home: Path, _rng: random.Random) -> Iterator[str]:
    """Somebody without the right to write: one sentence, and nothing is touched."""
    lib = home / "lib"
    with Library(lib) as library:
        note(library, "kept")
    (lib / "memory.json").write_text("{}", "utf-8")
    before = sorted(os.listdir(lib))

    def run() -> Iterator[str]:
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        yield from refused(lambda: note(Library(lib), "no"), "denied")
        yield from refused(lambda: Library(home / "new"), "denied")
        os.environ["DUZHAI_DATA_DIR"] = str(lib)
        if memory.remember(x=1):
            yield "the memory was written all the same"
        try:
            write_atomic(lib / "note.md", "x")
        except OSError:
            return
        yield "a note was written all the same"

    for path in (lib, *lib.iterdir(), home):
        path.chmod(0o555 if path.is_dir() else 0o444)
    parents = [parent for parent in home.parents if parent.stat().st_uid == os.getuid() and parent != Path("/")]
    rights = {parent: parent.stat().st_mode & 0o7777 for parent in parents}
    home.chmod(0o755)
    try:
        yield from in_child(run)
        if sorted(os.listdir(lib)) != before:
            yield f"the folder changed: {sorted(os.listdir(lib))}"
    finally:
        for parent, mode in rights.items():
            parent.chmod(mode)
        for path in (lib, *lib.iterdir()):
            path.chmod(0o755 if path.is_dir() else 0o644)
    yield from sound(lib, {"kept"})


def duzhai(home: Path, *arguments: str | bytes | Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    """The command line, with its folders in ``home``; a pipe or a device must not make it wait."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        cwd=home,
        env=environment(home, **more),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )


def strange_settings(home: Path, _rng: random.Random) -> Iterator[str]:
    """Settings, words and memory that are broken, binary, nested, huge, folders, pipes or devices."""
    config, data = home / "config", home / "data"
    for name in ("broken", "binary", "nested", "huge", "folder", "pipe", "device", "loop"):
        for path in (config / "settings.toml", config / "words.txt", data / "memory.json", data / "places.json"):
            path.parent.mkdir(mode=0o700, exist_ok=True)
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            path.unlink(missing_ok=True)
            if name == "folder":
                path.mkdir()
            elif name == "pipe":
                os.mkfifo(path)
            elif name == "device":
                path.symlink_to("/dev/zero")
            elif name == "loop":
                path.symlink_to(path)
            elif name == "huge":
                with path.open("wb") as file:
                    file.truncate(3 << 30)
            else:
                content = {"broken": b'theme = "\n[', "binary": bytes(range(256)) * 9, "nested": b"a=" + b"[" * 9_000}
                path.write_bytes(content[name])
        done = duzhai(home, "convert", "--to", "tw", SEED)
        if done.returncode or not done.stdout or b"Traceback" in done.stderr:
            yield f"{name}: {done.returncode} {done.stderr[-200:]!r}"
        if memory.recall(data / "memory.json") != {} or old_places._read(data / "places.json") != {}:
            yield f"{name}: something was made of it"


def strange_files(home: Path, _rng: random.Random) -> Iterator[str]:
    """Pipes, devices, loops, folders without rights, names that are no text: told in a line each, the rest is read."""
    tree = home / "tree"
    tree.mkdir()
    (tree / "good.txt").write_bytes(SEED.read_bytes())
    os.mkfifo(tree / "pipe.txt")
    (tree / "zero.txt").symlink_to("/dev/zero")
    (tree / "tty.txt").symlink_to("/dev/tty")
    (tree / "loop.txt").symlink_to("loop.txt")
    (tree / "circle").symlink_to(tree)
    (tree / "nowhere.txt").symlink_to("missing.txt")
    (tree / "deep").mkdir()
    (tree / "deep" / "a.txt").symlink_to("../circle/circle/circle/good.txt")
    with open(os.fsencode(tree) + b"/\xff\xfe\x81.txt", "wb") as file:
        file.write(SEED.read_bytes())
    with open(os.fsencode(tree) + "/简体".encode("gb18030") + b".txt", "wb") as file:
        file.write("中文的文章，说的是发展。".encode("gb18030") * 20)
    locked = tree / "locked"
    locked.mkdir(mode=0)
    for path in (
        "pipe.txt",
        "zero.txt",
        "loop.txt",
        "/dev/stdin",
        "/dev/full",
        "/dev/null",
        "/proc/self/mem",
        "nowhere.txt",
    ):
        done = duzhai(home, "read", tree / path if not path.startswith("/") else path)
        lines = done.stderr.splitlines()
        if done.returncode != 1 or len(lines) != 1 or done.stdout:
            yield f"{path}: {done.returncode} {lines}"
    done = duzhai(home, "read", "--json", tree)
    if len(done.stdout.splitlines()) != 4 or b"Traceback" in done.stderr:
        yield f"the folder: {done.returncode} {len(done.stdout.splitlines())} articles {done.stderr[-500:]!r}"
    locked.chmod(0o700)


SCENARIOS = {
    "a full disk": full_disk,
    "a full disk for notes": full_disk_for_notes,
    "a file system of two megabytes": small_file_system,
    "a read-only folder": read_only_folder,
    "strange settings": strange_settings,
    "strange files": strange_files,
}
