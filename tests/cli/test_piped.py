"""What is piped to a command reaches its standard input and nothing else: no word of it is run, named or passed on."""

from __future__ import annotations

import json
import os
import shlex
import sys
from pathlib import Path

import pytest

from tests.campaigns.hostile import HOSTILE
from tui.running import run_command

if sys.platform == "win32":
    pytest.skip("looks at processes as Linux shows them", allow_module_level=True)

WITNESS = """
import json, os, pathlib, sys
told = {"stdin": sys.stdin.buffer.read().decode("utf-8"), "argv": sys.argv, "environ": dict(os.environ)}
told["lines"] = []
number = os.getpid()
for _ in range(3):
    folder = pathlib.Path("/proc", str(number))
    if not folder.exists():
        break
    told["lines"].append((folder / "cmdline").read_bytes().decode("utf-8", "replace"))
    number = int((folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[1])
    if number <= 1 or number == int(sys.argv[1]):
        break
pathlib.Path(sys.argv[2]).write_text(json.dumps(told), "utf-8")
"""
MARK = "QQCANARYQQ"
SHELL = (f"$(touch {MARK})", f"`touch {MARK}`", f"; touch {MARK} #", f"'; touch {MARK}; '", f'"; touch {MARK}; "',
         f"\n touch {MARK}\n", f"| touch {MARK}", f"&& touch {MARK}", f"--help {MARK}", f"%{MARK}%", f"\\x00{MARK}",
         "${IFS}", f"<(touch {MARK})", f"!{MARK}", f"\x04touch {MARK}")  # fmt: skip


TEXTS = (*SHELL, "".join(SHELL), "".join(HOSTILE) + MARK, MARK * 40_000)


@pytest.mark.parametrize("text", TEXTS, ids=map(str, range(len(TEXTS))))
def test_only_standard_input(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    script = tmp_path / "witness.py"
    script.write_text(WITNESS, "utf-8")
    told = tmp_path / "told.json"
    command = shlex.join([sys.executable, str(script), str(os.getpid()), str(told)])
    assert run_command(f"{command} && true", text).status == 0
    found = json.loads(told.read_text("utf-8"))
    assert found.pop("stdin") == text.encode("utf-8", "replace").decode()
    if sys.platform == "linux":
        assert any(str(script) in line for line in found["lines"])
    assert MARK not in json.dumps(found)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["told.json", "witness.py"]
