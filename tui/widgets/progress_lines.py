"""How far an import is: a bar, the numbers, and the file that was read last."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.catalogue import text as say
from tui.importing import ImportJob
from tui.inputs import display_path
from tui.widgets.labels import fit

_MINUTE, _HOUR = 60, 3600


def share_of(job: ImportJob) -> str:
    """How far ``job`` is, in two words."""
    progress = job.progress
    if progress is None:
        return say("import.looking", count=f"{job.found:,}") if job.stage == "looking" else say("import.starting")
    return say("import.share", percent=100 * progress.done // max(1, progress.total))


def remaining(seconds: float | None) -> str:
    """A time that is left, in words; empty where nobody knows."""
    if seconds is None:
        return ""
    if seconds < _MINUTE:
        return say("import.left.seconds", seconds=max(1, round(seconds)))
    if seconds < _HOUR:
        return say("import.left.minutes", minutes=round(seconds / _MINUTE))
    return say("import.left.hours", hours=int(seconds // _HOUR), minutes=int(seconds % _HOUR // _MINUTE))


class ProgressLines(Widget):
    """Three rows about the import that runs."""

    DEFAULT_CSS = """
    ProgressLines { height: 3; background: $background; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.job: ImportJob | None = None

    def show(self, job: ImportJob) -> None:
        """Tell about ``job`` as it is now."""
        self.job = job
        self.refresh()

    def rows(self, width: int) -> list[str]:
        """The three rows, for ``width`` cells."""
        job = self.job
        if job is None:
            return []
        progress = job.progress
        if progress is None:
            return [share_of(job), "", ""]
        share = f" {100 * progress.done // max(1, progress.total):>3} %"
        cells = max(4, width - 2 - len(share))
        done = cells * progress.done // max(1, progress.total)
        numbers = [
            say("import.done-of", done=f"{progress.done:,}", total=f"{progress.total:,}"),
            say("import.failed", count=f"{progress.failed:,}") if progress.failed else "",
            say("import.stopping") if job.stopping else remaining(progress.remaining),
        ]
        # Plain characters: bars are told without colours, and where blocks may be two cells wide.
        bar = "[" + "=" * done + "-" * (cells - done) + "]" + share
        return [bar, "  ".join(filter(None, numbers)), _tail(display_path(progress.origin), width)]

    def render_line(self, y: int) -> Strip:
        """One of the rows."""
        width = max(1, self.size.width)
        rows = self.rows(width)
        text = fit(rows[y], width) if y < len(rows) else ""
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(width, self.rich_style)


def _tail(path: str, width: int) -> str:
    """The end of a path, which tells more than its beginning."""
    from rich.cells import cell_len

    cut = path
    while cell_len(cut) > width - 2 and len(cut) > 1:
        cut = cut[1:]
    return path if cut is path or cut == path else f"..{cut}"
