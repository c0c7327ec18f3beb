"""What duzhai keeps is for its user alone, and nothing is run that others could have written.

Everything that makes files is done once, under a generous umask and in folders that were open to everybody before;
then every folder and file is looked at. One count is one folder or file, or one source file looked through.
"""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.campaigns.hostile import environment, reader_run
from tests.campaigns.running import Budget, Options, Verdict

ROOT = Path(__file__).parents[2]
RUNS_DATA = re.compile(
    r"\b(?:pickle|marshal|shelve|dill|jsonpickle)\b|\beval\(|\bexec\(|yaml\.load\b|os\.system|shell=True"
)
"""What turns data into a running program."""
TELLS = re.compile(r"telemetry|analytics|sentry|posthog|statsd", re.IGNORECASE)


def used(home: Path, *, wide: bool) -> Iterator[tuple[Path, list[str]]]:
    """Use the program in ``home`` and look at what it made; ``wide`` makes its folders open to all before."""
    own = environment(home, DUZHAI_CACHE_DIR=str(home / "cache"))
    folders = [home / name for name in ("config", "data", "cache")]
    if wide:
        for folder in folders:
            folder.mkdir()
            folder.chmod(0o777)
    seeds = sorted(str(path) for path in (ROOT / "seeds").glob("*.txt"))
    before = os.umask(0)
    try:
        for arguments in (
            ["summary", seeds[0]],
            ["figures", seeds[0]],
            ["config", "--write"],
            ["add", seeds[0]],
            ["list"],
        ):
            subprocess.run(
                [sys.executable, "-m", "tui", *arguments],
                cwd=home,
                env=own,
                capture_output=True,
                timeout=120,
                check=False,
            )
        os.environ["DUZHAI_CACHE_DIR"], saved = str(home / "cache"), os.environ.get("DUZHAI_CACHE_DIR")
        try:
            reader_run(home, seeds, ("2", " ", "m", "a", "t", "\r", "c", "w", "\r"))
        finally:
            os.environ["DUZHAI_CACHE_DIR"] = saved or ""
            if saved is None:
                del os.environ["DUZHAI_CACHE_DIR"]
    finally:
        os.umask(before)
    for folder in folders:
        if not folder.exists():
            continue
        mode = stat.S_IMODE(folder.stat().st_mode)
        yield folder, [] if wide or mode & 0o077 == 0 else [f"{folder.name} has the rights {mode:o}"]
        for path in folder.rglob("*"):
            mode = stat.S_IMODE(path.lstat().st_mode)
            problems = []
            if mode & 0o077 and folder.name != "config":
                problems.append(f"{path.relative_to(home)} has the rights {mode:o}")
            if wide and folder.name == "cache" and path.suffix in (".cache", ".pickle", ".marshal"):
                problems.append(f"{path.relative_to(home)} was made where others may write")
            yield path, problems
    for path in home.iterdir():
        if path.is_dir() and path.name not in ("config", "data", "cache"):
            yield path, [f"{path.name} was made outside of the program's folders"]


def planted(home: Path) -> Iterator[tuple[Path, list[str]]]:
    """A cache that somebody else has planted where others may write is not read."""
    cache = home / "cache"
    cache.mkdir()
    cache.chmod(0o777)
    (cache / "jieba.cache").write_bytes(b"planted")
    code = "import jieba, summarise.words as w; list(w.cut_with_jieba('今天天气')); print(jieba.dt.tmp_dir)"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], env=environment(home, DUZHAI_CACHE_DIR=str(cache)),
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    problems = [] if done.returncode == 0 and str(cache) not in done.stdout else [f"{done.stdout} {done.stderr[-200:]}"]
    if (cache / "jieba.cache").read_bytes() != b"planted":
        problems.append("a cache was written where others may write")
    yield cache, problems


def sources() -> Iterator[tuple[Path, list[str]]]:
    """No source file of the program makes a program of data, or tells anybody anything."""
    for path in sorted([*(ROOT / "summarise").rglob("*.py"), *(ROOT / "tui").rglob("*.py")]):
        code = re.sub(r'"""[\s\S]*?"""|#.*', "", path.read_text("utf-8"))
        # The check of the cache reads it as jieba would, from a folder that only its owner may write.
        code = code.replace("marshal", "") if path.name == "checks.py" and "_OTHERS" in code else code
        found = [match[0] for match in RUNS_DATA.finditer(code)] + [match[0] for match in TELLS.finditer(code)]
        yield path, [f"{path.relative_to(ROOT)}: {word}" for word in found]


PARTS: dict[str, Callable[[Path], Iterator[tuple[Path, list[str]]]]] = {
    "new folders": lambda home: used(home, wide=False),
    "folders open to all": lambda home: used(home, wide=True),
    "a planted cache": planted,
    "sources": lambda _home: sources(),
}


def campaign(options: Options, only: Sequence[str] = ()) -> Verdict:
    verdict = Verdict("folders, files and sources")
    budget = Budget(options, 1)
    while budget.left(verdict.count):
        for part in only or PARTS:
            with tempfile.TemporaryDirectory(prefix="duzhai-private-") as name:
                for _, problems in PARTS[part](Path(name)):
                    verdict.count += 1
                    verdict.problems += [f"{part}: {problem}" for problem in problems]
    return verdict
