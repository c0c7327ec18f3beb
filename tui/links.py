"""The command line that opens an article at a place, as it stands in notes and quotations."""

from __future__ import annotations

import os
import shlex
import subprocess

from tui.inputs import display_path


def open_command(origin: str | None, offset: int, *, number: int | None = None) -> str:
    """``duzhai ID --at OFFSET``; empty for an article that lies nowhere.

    Args:
        origin: the article's path or address.
        offset: a place in its raw text, in code points.
        number: its id, where its text is in the library.
    """
    if number is None and origin is None:
        return ""
    target = f"id:{number}" if number is not None else display_path(origin or "")
    words = ["duzhai", target, "--at", str(offset)]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
