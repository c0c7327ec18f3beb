"""What happens when the program itself is at fault."""

from __future__ import annotations

import os

from tui import catalogue
from tui.locations import folders, private_folder
from tui.streams import STEERING

MOST_BYTES = 1 << 20
"""A file of details of this size is put aside, in the place of the one before."""


def note_crash(error: BaseException) -> str:
    """Write the details of ``error`` to a file in the data folder; one sentence that says where it is."""
    import traceback
    from datetime import UTC, datetime

    details = "".join(traceback.format_exception(error))
    # Who looks at the file in a terminal must not be steered by what stood in an article.
    details = STEERING.sub(lambda match: match[0].encode("unicode_escape", "surrogatepass").decode(), details)
    path = folders()["data"] / "crash.log"
    try:
        private_folder(path.parent)
        if path.exists() and path.stat().st_size > MOST_BYTES:
            os.replace(path, path.with_name("crash.log.1"))
        handle = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        with open(handle, "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"--- {datetime.now(UTC).isoformat(timespec='seconds')}\n{details}\n")
    except OSError as trouble:
        return catalogue.text("crash", path=trouble)
    return catalogue.text("crash", path=path)


def told_of(error: Exception, *, harsh: bool = False) -> str:
    """One sentence about an error of work in a thread; the details of a fault of the program are written down.

    Raises:
        Exception: ``error`` itself, where it is such a fault and ``harsh`` asks for it (tests do).
    """
    from tui.library_door import trouble_of

    told = trouble_of(error)
    if told is not None:
        return told
    if harsh:
        raise error
    note_crash(error)
    return catalogue.text("work.failed", reason=f"{type(error).__name__}: {error}")
