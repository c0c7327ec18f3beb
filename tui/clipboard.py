"""Copying to the clipboard: through tmux, the system's own tool, or the terminal, whichever is there first."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from shutil import which

MOST_ENCODED = 74_994
"""Bytes of base64 that every terminal with OSC 52 takes (xterm's limit of 100,000 for a whole sequence, and tmux's)."""
_PATIENCE = 5.0  # seconds


class TooLong(Exception):
    """The text is longer than terminals take.

    Args:
        size: how many bytes it has in base64.
    """

    def __init__(self, size: int) -> None:
        super().__init__(f"{size} bytes")
        self.size = size


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that takes the clipboard's text on its standard input; ``name`` is what people call it."""

    name: str
    command: tuple[str, ...]
    encoding: str = "utf-8"


def tools(env: Mapping[str, str], platform: str = sys.platform) -> Iterator[Tool]:
    """The programs worth trying here, best first: tmux inside tmux, then those of a display."""
    if env.get("TMUX"):
        yield Tool("tmux", ("tmux", "load-buffer", "-w", "-"))
    if env.get("WAYLAND_DISPLAY"):
        yield Tool("wl-copy", ("wl-copy",))
    if env.get("DISPLAY"):
        yield Tool("xclip", ("xclip", "-selection", "clipboard", "-in"))
        yield Tool("xsel", ("xsel", "--clipboard", "--input"))
    if platform == "darwin":
        yield Tool("pbcopy", ("pbcopy",))
    if platform == "win32" or env.get("WSL_DISTRO_NAME"):
        # Told apart from its code page by the mark in front.
        yield Tool("clip.exe", ("clip.exe",), "utf-16")


def copy(text: str, to_terminal: Callable[[str], None], env: Mapping[str, str] | None = None) -> str:
    """Put ``text`` on the clipboard; call it in a worker, a tool may take its time.

    Args:
        text: any text; half characters become replacement characters.
        to_terminal: hands a text to the terminal itself (OSC 52).
        env: the environment; that of the process where None.

    Returns:
        Which way it went: the tool's name, or ``OSC 52``.

    Raises:
        TooLong: no tool took it and it is too long for the terminal.
    """
    env = os.environ if env is None else env
    for tool in tools(env):
        if which(tool.command[0], path=env.get("PATH")) and _feed(tool, text, env):
            return tool.name
    size = (len(text.encode("utf-8", "replace")) + 2) // 3 * 4
    if size > MOST_ENCODED:
        raise TooLong(size)
    to_terminal(text.encode("utf-8", "replace").decode())
    return "OSC 52"


def _feed(tool: Tool, text: str, env: Mapping[str, str]) -> bool:
    """Whether the tool took the text."""
    settings = dict(env)
    if tool.name == "pbcopy":
        # It reads its input by the locale.
        settings["LC_CTYPE"] = "UTF-8"
    try:
        # The tools of X stay behind to serve the text: they must hold nothing of ours that somebody waits for.
        done = subprocess.run(
            tool.command,
            input=text.encode(tool.encoding, "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=settings,
            timeout=_PATIENCE,
            # ... and they outlive this terminal.
            start_new_session=os.name != "nt",
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
