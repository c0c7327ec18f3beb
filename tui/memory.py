"""What duzhai remembers from run to run: the reader's script, the notes folder, the theme.

Settings are the user's and live in their own file; this one is the program's and may be deleted at any time.
"""

from __future__ import annotations

import json
from typing import Any

from tui.files import write_atomic
from tui.locations import memory_file, private_folder


def recall() -> dict[str, Any]:
    """Everything remembered; empty when there is nothing, or nothing that can be read."""
    try:
        found = json.loads(memory_file().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def remember(**values: Any) -> bool:
    """Add ``values`` to what is remembered; False when it could not be written."""
    known = recall() | values
    try:
        private_folder(memory_file().parent)
        write_atomic(memory_file(), json.dumps(known, ensure_ascii=False, indent=1) + "\n", overwrite=True)
    except OSError:
        return False
    return True
