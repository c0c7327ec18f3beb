"""Finding out how wide “ is in this terminal, and counting with it.

Unicode leaves the width of “ ” … — · and others to the terminal: one cell, or two where it thinks of itself as
East Asian. No environment variable tells; the terminal itself does, when one is written and the cursor asked for.
"""

from __future__ import annotations

import os
import re
import select
import sys
import time
from collections.abc import Iterable, Sequence
from functools import cache

from tui.reader.widths import is_ambiguous

PATIENCE = 0.1
"""Seconds to wait for the terminal's answer."""

_SAMPLE = "“"
# Save the cursor, ask for it, write the sample, ask again, put the cursor back and wipe what was written.
_QUESTION = f"\x1b7\x1b[6n{_SAMPLE}\x1b[6n\x1b8\x1b[K"
_ANSWER = re.compile(rb"\x1b\[(\d+);(\d+)R")


def ask_terminal(input_fd: int | None = None, output_fd: int | None = None, *, patience: float = PATIENCE) -> int:
    """Ask the terminal how many cells “ takes; to be called before anything else reads from it.

    The question leaves nothing on the screen. Where there is no terminal on both descriptors, or it says nothing
    in time, or something that makes no sense, the answer is 1.

    Args:
        input_fd: where the answer comes from; by default the standard input.
        output_fd: where the question goes; by default the standard error output, on which Textual draws too.
        patience: seconds to wait.

    Returns:
        1 or 2.
    """
    try:
        import termios
        import tty
    except ImportError:  # not on this system
        return 1
    try:
        source = sys.__stdin__.fileno() if input_fd is None and sys.__stdin__ else input_fd
        target = sys.__stderr__.fileno() if output_fd is None and sys.__stderr__ else output_fd
        if source is None or target is None or not os.isatty(source) or not os.isatty(target):
            return 1
        if os.tcgetpgrp(source) != os.getpgrp():
            return 1  # in the background: touching the terminal would stop the program
        before = termios.tcgetattr(source)
    except (OSError, ValueError, termios.error):
        return 1
    try:
        tty.setcbreak(source, termios.TCSANOW)
        os.write(target, _QUESTION.encode())
        return _width(_read(source, patience))
    except (OSError, termios.error):
        return 1
    finally:
        termios.tcsetattr(source, termios.TCSANOW, before)


def _read(source: int, patience: float) -> bytes:
    """What the terminal says, until it has answered twice or the patience is at an end."""
    stop = time.monotonic() + patience
    said = b""
    while len(_ANSWER.findall(said)) < 2:
        left = stop - time.monotonic()
        if left <= 0 or not select.select([source], [], [], left)[0]:
            break
        more = os.read(source, 1024)
        if not more:
            break
        said += more
    return said


def _width(said: bytes) -> int:
    answers = _ANSWER.findall(said)
    if len(answers) < 2:
        return 1
    (row, column), (later_row, later_column) = answers[:2]
    return 2 if row == later_row and int(later_column) - int(column) == 2 else 1


@cache
def ambiguous_characters() -> frozenset[str]:
    """The characters whose width is ambiguous, up to the last block that has any; private use stays one cell."""
    codes = (*range(0xA1, 0x3000), 0xFFFD, *range(0x1F100, 0x1F200))
    return frozenset(character for character in map(chr, codes) if is_ambiguous(character))


_counted = 1


def count_ambiguous_as(cells: int) -> bool:
    """Make the whole screen count ambiguous characters as ``cells`` (1 or 2), not the reading pane alone.

    Textual measures with `rich.cells`, which knows one width only; its table is exchanged here. Lists, titles and
    panels are then cut and padded rightly too. To be called before the first frame.

    Returns:
        Whether it could be done; False for a version of Rich that counts in another way.

    Raises:
        ValueError: for any other number of cells.
    """
    global _counted
    if cells not in (1, 2):
        raise ValueError(f"ambiguous characters take 1 or 2 cells, not {cells}")
    if cells == _counted:
        return True
    import rich.cells
    import rich.segment

    needed = ("load_cell_table", "_is_single_cell_widths", "_SINGLE_CELLS", "CellTable")
    if not all(hasattr(rich.cells, name) for name in needed):
        return False
    from rich._unicode_data import load

    if cells == 1:
        load_table, single = load, rich.cells._SINGLE_CELLS
    else:
        ambiguous = ambiguous_characters()
        single = rich.cells._SINGLE_CELLS - ambiguous

        @cache
        def load_table(unicode_version: str = "auto") -> rich.cells.CellTable:
            table = load(unicode_version)
            return table._replace(widths=_merged(table.widths, ambiguous))

    # By name: they are Rich's own affair, and no type says that they are there.
    setattr(rich.cells, "load_cell_table", load_table)  # noqa: B010
    for module in (rich.cells, rich.segment):
        setattr(module, "_is_single_cell_widths", single.issuperset)  # noqa: B010
    rich.cells.get_character_cell_size.cache_clear()
    rich.cells.cached_cell_len.cache_clear()
    _counted = cells
    return True


def _merged(widths: Sequence[tuple[int, int, int]], ambiguous: Iterable[str]) -> list[tuple[int, int, int]]:
    """Rich's table with the ambiguous characters in it, except where it has an opinion already."""
    limit = 0x1F200
    known = {code for low, high, _ in widths if low < limit for code in range(low, min(high, limit) + 1)}
    added = [(ord(character), ord(character), 2) for character in ambiguous if ord(character) not in known]
    return sorted([*widths, *added])
