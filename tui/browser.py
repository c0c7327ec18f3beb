"""Handing an address to the browser: by the system's opener with a list of arguments, never through a shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tui.addresses import plain


def opener(url: str) -> list[str] | None:
    """The command that opens ``url``; None where there is none, as on a machine without a display."""
    address = plain(url)
    if address is None:
        return None
    if sys.platform == "darwin":
        return ["/usr/bin/open", address]
    if os.name == "nt":
        return ["rundll32.exe", "url.dll,FileProtocolHandler", address]
    program = shutil.which("xdg-open")
    if program is None or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return None
    return [program, address]


def browse(url: str) -> bool:
    """Open ``url`` in the browser without waiting for it; False where that cannot be done."""
    command = opener(url)
    if command is None:
        return False
    nowhere = subprocess.DEVNULL
    try:
        subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)
    except OSError:
        return False
    return True
