"""The real command in a process of its own, as a user of another folder would call it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli import forked

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"


@dataclass(frozen=True)
class Result:
    """What a call left behind; output is bytes, and text where it is UTF-8, which it has to be."""

    status: int
    out_bytes: bytes
    err_bytes: bytes

    @property
    def out(self) -> str:
        return self.out_bytes.decode("utf-8")

    @property
    def err(self) -> str:
        return self.err_bytes.decode("utf-8")

    @property
    def err_lines(self) -> list[str]:
        return self.err.splitlines()


class Duzhai:
    """Calls the command; settings and caches lie in a folder of the test's own."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.cwd = folder / "cwd"
        self.cwd.mkdir()
        self.config = folder / "config"
        self.data = folder / "data"
        self.env = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHON"))}
        self.env |= {
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "DUZHAI_CONFIG_DIR": str(self.config),
            "DUZHAI_DATA_DIR": str(self.data),
            "DUZHAI_CACHE_DIR": str(cache),
        }

    def command(self, *args: str | bytes | Path) -> list[str | bytes]:
        return [sys.executable, "-m", "tui", *(str(arg) if isinstance(arg, Path) else arg for arg in args)]

    def __call__(
        self,
        *args: str | bytes | Path,
        stdin: bytes = b"",
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        python: Sequence[str] = (),
    ) -> Result:
        command = self.command(*args)
        if forked.CAN_FORK and env is None and not python:
            return Result(*forked.run(command[3:], stdin=stdin, cwd=cwd or self.cwd, env=self.env, timeout=120))
        done = subprocess.run(
            [command[0], *python, *command[1:]],
            input=stdin,
            capture_output=True,
            cwd=cwd or self.cwd,
            env=self.env | dict(env or {}),
            timeout=120,
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def duzhai(tmp_path: Path, cache: Path) -> Duzhai:
    return Duzhai(tmp_path, cache)


@pytest.fixture
def seeds() -> list[Path]:
    return sorted(SEEDS.glob("*.txt"))
