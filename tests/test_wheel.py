"""The wheel that the project builds, installed and used from another folder, without the network."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEED_NAMES = sorted(path.name for path in (ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that has the wheel, and this environment's libraries behind it."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True, timeout=120)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True, timeout=120, env=_clean_environment())
    site = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout.strip()
    # Folders named in a .pth file come last, and .pth files in them (an editable duzhai) are not followed.
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(site, "libraries.pth").write_text("\n".join(sorted(libraries)) + "\n", "utf-8")
    return python


def _clean_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}


def _call(python: Path, cwd: Path, *args: str) -> str:
    env = _clean_environment() | {f"DUZHAI_{name}_DIR": str(cwd / name) for name in ("CONFIG", "DATA", "CACHE")}
    done = subprocess.run(
        [str(python.with_name("duzhai")), *args], cwd=cwd, env=env, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    assert not done.stderr
    return done.stdout.decode("utf-8")


def test_the_wheel_holds_what_the_program_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"tui/seeds/{name}" for name in SEED_NAMES} <= names
    for package in ("summarise", "tui"):
        kept = {
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / package).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
        }
        assert kept <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "seeds/"))]


def test_the_seeds_are_the_same(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in SEED_NAMES:
            assert archive.read(f"tui/seeds/{name}") == (ROOT / "seeds" / name).read_bytes()


def test_the_installed_package_finds_its_own_seeds(installed: Path, tmp_path: Path) -> None:
    code = "from tui.samples import sample_paths\nfor path in sample_paths(): print(path)"
    done = subprocess.run(
        [str(installed), "-c", code], cwd=tmp_path, env=_clean_environment(), capture_output=True, check=True
    )
    paths = [Path(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert [path.name for path in paths] == SEED_NAMES
    assert all(installed.parents[1] in path.parents for path in paths)


def test_the_installed_command_reads_its_seeds_from_another_folder(installed: Path, tmp_path: Path) -> None:
    code = "from tui.samples import sample_paths; print(sample_paths()[0].parent)"
    done = subprocess.run(
        [str(installed), "-c", code], cwd=tmp_path, env=_clean_environment(), capture_output=True, check=True
    )
    folder = done.stdout.decode("utf-8").strip()
    lines = _call(installed, tmp_path, "read", folder, "--json").splitlines()
    assert [Path(line.split('"origin": "')[1].split('"')[0]).name for line in lines] == SEED_NAMES


def test_the_installed_command_says_its_version(installed: Path, tmp_path: Path) -> None:
    assert _call(installed, tmp_path, "--version").startswith("duzhai ")
