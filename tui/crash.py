"""What happens when the program itself is at fault."""

from __future__ import annotations

from tui import catalogue
from tui.locations import folders, private_folder


def note_crash(error: BaseException) -> str:
    """Write the details of ``error`` to a file in the data folder; one sentence that says where it is."""
    import traceback
    from datetime import UTC, datetime

    details = "".join(traceback.format_exception(error))
    path = folders()["data"] / "crash.log"
    try:
        private_folder(path.parent)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"--- {datetime.now(UTC).isoformat(timespec='seconds')}\n{details}\n")
    except OSError as trouble:
        return catalogue.text("crash", path=trouble)
    return catalogue.text("crash", path=path)
