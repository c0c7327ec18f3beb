"""Whether everything that duzhai keeps is sound, part by part, and mending what can be mended."""

from __future__ import annotations

import json
import os
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tui import settings
from tui.catalogue import text
from tui.inputs import display_path
from tui.locations import folders, memory_file, settings_file
from tui.own_words import words_file

if TYPE_CHECKING:
    from summarise.library.checking import CheckReport, Finding

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_LISTED = 50  # articles missing from a backup that are named


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of one part: sound (``ok``), mended just now (``mended``), or not sound (``bad``)."""

    part: str
    state: Literal["ok", "mended", "bad"]
    message: str


def check_all(*, repair: bool) -> Iterator[Verdict]:
    """Look through everything, one verdict after the other."""
    yield from _rights(repair)
    yield from _library(repair)
    yield from _backups()
    yield from _settings()
    yield from _words()
    yield from _memory(repair)
    yield from _caches(repair)


def _rights(repair: bool) -> Iterator[Verdict]:
    if os.name != "posix":
        return
    for name, folder in folders().items():
        shown = display_path(str(folder))
        try:
            mode = stat.S_IMODE(folder.stat().st_mode)
        except FileNotFoundError:
            continue
        except OSError as error:
            yield Verdict(name, "bad", f"{shown}: {error.strerror}")
            continue
        if not mode & _OTHERS:
            yield Verdict(name, "ok", text("library.check-private", path=shown))
        elif repair and _done(partial(folder.chmod, 0o700)):
            yield Verdict(name, "mended", text("library.check-made-private", path=shown))
        else:
            yield Verdict(name, "bad", text("library.check-open", path=shown, mode=f"{mode:04o}"))


def _library(repair: bool) -> Iterator[Verdict]:
    from summarise.library.files import LibraryError
    from tui.library_door import library_exists, library_trouble, open_library

    if not library_exists():
        yield Verdict("library", "ok", text("library.check-none"))
        return
    try:
        library = open_library()
        report = library.check(mend=repair and not library.read_only)
        shown = display_path(str(library.path))
        if library.notice:
            yield Verdict("library", "ok", library.notice)
    except LibraryError as error:
        if not (repair and error.code == "damaged"):
            yield Verdict("library", "bad", library_trouble(error))
            return
        yield from _restored()
        return
    if not report.problems:
        yield Verdict("library", "ok", text("library.check-sound", path=shown, count=report.articles))
    elif repair and any(problem.code == "sqlite" for problem in _unmended(report)):
        yield from _restored()
    else:
        mended = {finding.code for finding in report.mended}
        for problem in report.problems:
            message = text(f"library.check-{problem.code}", detail=problem.detail)
            if problem.code in mended:
                message += text(f"library.mended-{problem.code}")
            yield Verdict("library", "mended" if problem.code in mended else "bad", message)


def _unmended(report: CheckReport) -> list[Finding]:
    mended = {finding.code for finding in report.mended}
    return [problem for problem in report.problems if problem.code not in mended]


def _restored() -> Iterator[Verdict]:
    """Put the last backup in the place of a damaged library, and tell what it does not have."""
    from summarise.library import LibraryError, restore_backup
    from summarise.library.salvage import newer_than_backup
    from tui.library_door import close_library, library_folder, library_trouble

    close_library()
    try:
        used = restore_backup(library_folder())
    except LibraryError as error:
        yield Verdict("library", "bad", library_trouble(error))
        return
    when = _when(used)
    yield Verdict("library", "mended", text("library.check-restored", when=when))
    lost = newer_than_backup(library_folder())
    if lost is None:
        yield Verdict("library", "mended", text("library.check-lost-unknown", when=when))
        return
    for article in lost[:_LISTED]:
        name = " ".join(filter(None, (article.title, display_path(article.origin or ""))))
        yield Verdict("library", "mended", text("library.check-lost", name=name or text("library.untitled")))
    if len(lost) > _LISTED:
        yield Verdict("library", "mended", text("library.check-lost-more", count=len(lost) - _LISTED))


def _backups() -> Iterator[Verdict]:
    from summarise.library.backups import backups, is_sound
    from tui.library_door import library_folder

    copies = backups(library_folder() / "library.db")
    for copy in copies:
        if not is_sound(copy):
            yield Verdict("backups", "bad", text("library.check-backup-bad", path=display_path(str(copy))))
    if copies:
        yield Verdict("backups", "ok", text("library.check-backups", count=len(copies), when=_when(copies[0])))


def _settings() -> Iterator[Verdict]:
    path = display_path(str(settings_file()))
    found = settings.load().problems
    for problem in found:
        yield Verdict("settings", "bad", f"{path}:{problem.line}: {problem.message}")
    if not found and settings_file().exists():
        yield Verdict("settings", "ok", path)


def _words() -> Iterator[Verdict]:
    path = words_file()
    shown = display_path(str(path))
    if not path.exists():
        return
    from summarise.script import load_word_list

    try:
        faults = load_word_list(path).faults
    except (OSError, UnicodeError) as error:
        yield Verdict("words", "bad", f"{shown}: {getattr(error, 'strerror', None) or type(error).__name__}")
        return
    for fault in faults:
        yield Verdict("words", "bad", f"{shown}:{fault.number}: {fault.reason}")
    if not faults:
        yield Verdict("words", "ok", shown)


def _memory(repair: bool) -> Iterator[Verdict]:
    path = memory_file()
    shown = display_path(str(path))
    if not path.exists():
        return
    try:
        sound = isinstance(json.loads(path.read_text("utf-8")), dict)
    except (OSError, ValueError):
        sound = False
    if sound:
        yield Verdict("memory", "ok", shown)
    elif repair and _done(lambda: os.replace(path, path.with_name(f"{path.name}.damaged"))):
        yield Verdict("memory", "mended", text("library.check-set-aside", path=shown))
    else:
        yield Verdict("memory", "bad", text("library.check-damaged", path=shown))


def _caches(repair: bool) -> Iterator[Verdict]:
    """Caches are made anew when they are missed, so that a damaged one is simply taken away."""
    folder = folders()["cache"]
    try:
        files = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        return
    for path in files:
        shown = display_path(str(path))
        if _cache_is_sound(path):
            yield Verdict("cache", "ok", shown)
        elif repair and _done(path.unlink):
            yield Verdict("cache", "mended", text("library.check-cache-gone", path=shown))
        else:
            yield Verdict("cache", "bad", text("library.check-damaged", path=shown))


def _cache_is_sound(path: Path) -> bool:
    import marshal

    try:
        data = path.read_bytes()
        state = path.parent.stat()
        others = os.name == "posix" and (state.st_uid != os.getuid() or state.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
        # jieba's dictionary; where others may write it is neither used nor unpacked
        if path.suffix == ".cache" and not others:
            marshal.loads(data)
    except (OSError, EOFError, ValueError, TypeError):
        return False
    return bool(data)


def _done(work: Callable[[], object]) -> bool:
    """Do ``work``; False where the system refuses."""
    try:
        work()
    except OSError:
        return False
    return True


def _when(path: Path) -> str:
    try:
        return time.strftime("%Y-%m-%d %H:%M", time.localtime(path.stat().st_mtime))
    except OSError:
        return "?"
