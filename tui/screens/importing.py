"""Adding to the library: what to add, how far it is, how it went; and the imports of earlier days."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from tui import catalogue
from tui.guard import may_answer
from tui.importing import ImportJob
from tui.widgets.heading import Heading
from tui.widgets.import_rows import ImportRow, ImportRows, report_rows
from tui.widgets.item_list import ItemList
from tui.widgets.labels import when
from tui.widgets.path_field import PathField
from tui.widgets.progress_lines import ProgressLines
from tui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from summarise.library import ImportReport

EARLIER = 30
"""Reports of earlier imports that are listed."""
_TICK = 0.1

View = Literal["start", "running", "report"]


class ImportHost(Protocol):
    """Who runs imports, also while this screen is away."""

    import_job: ImportJob | None

    def begin_import(self, job: ImportJob) -> None:
        """Run ``job`` in a thread."""


class ImportScreen(Screen[str | None]):
    """Answers with the query that lists what a line of a report tells of, or None."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("h,left", "aside", show=False),
        Binding("q", "leave", show=False),
        Binding("x,delete", "end", show=False),
        Binding("slash,i,I,fullwidth_solidus", "type", show=False),
    ]
    DEFAULT_CSS = """
    ImportScreen { background: $background; color: $foreground; }
    ImportScreen > Input { border: none; height: 1; background: $panel; padding: 0 1; }
    ImportScreen > Input:focus { border: none; }
    ImportScreen > #problem { background: $background; color: $warning; }
    ImportScreen > ProgressLines { margin: 1 1; }
    ImportScreen > ImportRows { height: 1fr; background: $background; padding: 0 1; }
    """

    class Known(Message):
        """A thread has looked up what there is: unfinished imports and earlier ones, or why it could not."""

        def __init__(self, found: tuple[list[ImportReport], list[ImportReport]] | Exception) -> None:
            super().__init__()
            self.found = found

    def __init__(self, host: ImportHost) -> None:
        super().__init__()
        self._host = host
        self._view: View = "start"
        self._unfinished: list[ImportReport] = []
        self._earlier: list[ImportReport] = []

    def compose(self) -> ComposeResult:
        """Headline, field, problem, progress, rows, hints."""
        say = catalogue.text
        yield Heading(say("import.title"), id="head")
        yield PathField(placeholder=say("import.prompt"), id="path")
        yield Heading("", id="problem")
        yield ProgressLines(id="progress")
        yield ImportRows(id="rows")
        yield StatusBar(id="status")

    @property
    def rows(self) -> ImportRows:
        """The rows below."""
        return self.query_one("#rows", ImportRows)

    @property
    def status(self) -> StatusBar:
        """The last line."""
        return self.query_one("#status", StatusBar)

    def on_mount(self) -> None:
        """What runs is shown; else what can be added, gone on with and looked at."""
        job = self._host.import_job
        if job is not None and job.running:
            self._show_running()
        else:
            self._show_start()
        self.set_interval(_TICK, self._tick)

    # What is shown ------------------------------------------------------------------------------------------

    def _show(self, view: View, title: str, hint: str) -> None:
        self._view = view
        self.query_one("#head", Heading).label = title
        self.query_one("#path").display = view == "start"
        problem = self.query_one("#problem", Heading)
        problem.label = ""
        problem.display = view == "start"
        self.query_one("#progress").display = view == "running"
        self.status.title = catalogue.text(hint)
        if view == "start":
            self.action_type()
        else:
            self.rows.focus()

    def _show_start(self, problem: str = "") -> None:
        self._show("start", catalogue.text("import.title"), "import.hint")
        self.query_one("#problem", Heading).label = problem
        self._list_imports()
        self.run_worker(self._look_up, thread=True, group="imports", exit_on_error=False)

    def _show_running(self) -> None:
        self._show("running", catalogue.text("import.running"), "import.hint.running")
        self.rows.show(())
        self._tick()

    def _show_report(self, report: ImportReport) -> None:
        self._show("report", catalogue.text("import.report", when=when(report.started)), "import.hint.report")
        self.rows.show(report_rows(report))

    def _list_imports(self) -> None:
        say, rows = catalogue.text, []
        if self._unfinished:
            rows.append(ImportRow(say("import.unfinished"), head=True))
        for report in self._unfinished:
            left, total = f"{report.waiting:,}", f"{report.total:,}"
            told = say("import.resume", when=when(report.started), left=left, total=total)
            rows.append(ImportRow("  " + told, "resume", number=report.id))
        if self._earlier:
            rows.append(ImportRow(say("import.earlier"), head=True))
        for report in self._earlier:
            told = say("import.was", when=when(report.started), read=f"{report.read:,}", total=f"{report.total:,}")
            failed = say("import.failed", count=f"{len(report.failed):,}") if report.failed else ""
            rows.append(ImportRow("  " + "  ".join(filter(None, [told, failed])), "report", number=report.id))
        self.rows.show(rows)

    def _look_up(self) -> None:
        """In a thread: which imports there are."""
        found: tuple[list[ImportReport], list[ImportReport]] | Exception
        try:
            from tui.library_door import library_exists, open_library

            if not library_exists():
                return
            library = open_library()
            unfinished = library.unfinished_imports()
            numbers = [number for number in library.imports() if number not in unfinished]
            found = (
                [library.import_report(number) for number in unfinished],
                [library.import_report(number) for number in numbers[:EARLIER]],
            )
        except Exception as error:
            found = error
        self.post_message(self.Known(found))

    def on_import_screen_known(self, event: Known) -> None:
        """List them, unless something else is shown by now."""
        if isinstance(event.found, Exception):
            self._complain(event.found)
            return
        self._unfinished, self._earlier = event.found
        if self._view == "start":
            self._list_imports()

    def _complain(self, error: Exception) -> None:
        from tui.crash import told_of

        self.query_one("#problem", Heading).label = told_of(error, harsh=self.app.is_headless)

    def _tick(self) -> None:
        """Look how far the import is."""
        job = self._host.import_job
        if self._view != "running" or job is None:
            return
        if job.running:
            self.query_one("#progress", ProgressLines).show(job)
        elif job.stage == "failed":
            self._show_start(job.trouble)
        elif job.report is not None:
            self._show_report(job.report)
        else:
            self._show_start(catalogue.text("import.stopped"))

    # Keys ---------------------------------------------------------------------------------------------------

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Add what was typed; with nothing typed go to the rows below."""
        event.stop()
        if not event.value.strip() and self.rows.count():
            self.rows.focus()
            return
        self._begin(ImportJob(event.value))

    def _begin(self, job: ImportJob) -> None:
        self._host.begin_import(job)
        self._show_running()

    def on_item_list_chosen(self, event: ItemList.Chosen) -> None:
        """Go on with an import, show a report, or answer with the query of a line."""
        event.stop()
        row = self.rows.rows[event.index]
        if row.verb == "query":
            self.dismiss(row.query)
        elif row.verb == "resume":
            self._begin(ImportJob(number=row.number))
        elif row.verb == "report":
            self._show_report(next(report for report in self._earlier if report.id == row.number))

    def action_end(self) -> None:
        """Give up the unfinished import under the cursor; its report stays."""
        rows = self.rows
        row = rows.rows[rows.cursor] if rows.count() else None
        if self._view == "start" and row is not None and row.verb == "resume":
            self.run_worker(partial(self._end, row.number), thread=True, group="imports", exit_on_error=False)

    def _end(self, number: int) -> None:
        from tui.library_door import open_library

        try:
            open_library().end_import(number)
        except Exception as error:
            self.post_message(self.Known(error))
            return
        self._look_up()

    def action_type(self) -> None:
        """To the field."""
        if self._view == "start":
            self.query_one("#path", Input).focus()

    def action_back(self) -> None:
        """Stop the import that runs; from a report to the start; from there to the reader."""
        job = self._host.import_job
        if self._view == "running" and job is not None:
            job.stop()
            self.query_one("#progress", ProgressLines).show(job)
        elif self._view == "report":
            self._show_start()
        else:
            self.dismiss(None)

    def action_aside(self) -> None:
        """As Escape, but an import goes on."""
        (self.action_leave if self._view == "running" else self.action_back)()

    def action_leave(self) -> None:
        """To the reader; an import goes on."""
        self.dismiss(None)

    def dismiss(self, result: str | None = None) -> AwaitComplete:
        """Answer once, and only while `may_answer`."""
        return super().dismiss(result) if may_answer(self) else AwaitComplete()
