"""What duzhai remembers from run to run: the reader's script, the notes folder, the theme.

Settings are the user's and live in their own file; this one is the program's and may be deleted at any time.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tui.locations import memory_file, private_folder, read_own


def recall(path: Path | None = None) -> dict[str, Any]:
    """Everything remembered; empty when there is nothing, or nothing that can be read.

    Args:
        path: another file than the user's.
    """
    try:
        content = read_own(path or memory_file())
    except OSError:
        return {}
    import json

    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def remember(**values: Any) -> bool:
    """Add ``values`` to what is remembered; False when it could not be written."""
    import json

    from tui.files import write_atomic

    known = recall() | values
    try:
        private_folder(memory_file().parent)
        write_atomic(
            memory_file(), json.dumps(known, ensure_ascii=False, indent=1) + "\n", overwrite=True, private=True
        )
    except OSError:
        return False
    return True
