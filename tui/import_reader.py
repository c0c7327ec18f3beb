"""What reads the articles of an import, from the command line and in the application alike."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.inputs import STDIN

if TYPE_CHECKING:
    from summarise import Article
    from summarise.library import Library


@dataclass(frozen=True, slots=True)
class ImportReader:
    """Reads what an import names; worker processes get a copy of it.

    ``stdin`` is the file that keeps what came through standard input, ``lines`` the one whose lines are the articles.
    """

    typography: bool
    encoding: str | None = None
    stdin: str | None = None
    lines: str | None = None

    def __call__(self, origin: str) -> Article:
        """The article at ``origin``."""
        if self.lines is not None:
            from tui.json_lines import article_of, read_line

            record = read_line(self.lines, int(origin.rpartition(":")[2]))
            return article_of(record, typography=self.typography)
        from summarise import read_article

        if origin == STDIN and self.stdin is not None:
            data = Path(self.stdin).read_bytes()
            return read_article(data, encoding=self.encoding, typography=self.typography)
        return read_article(origin, encoding=self.encoding, typography=self.typography)


def kept_input(library: Library, number: int) -> Path:
    """The file that keeps what an import got through standard input, so that it can be gone on with."""
    from summarise.library.locks import folder_of

    return folder_of(library.path) / f"{number}.input"


def reader_of(library: Library, number: int, *, typography: bool) -> ImportReader:
    """What reads the import of this number, with the options that it was started with."""
    options = library.import_options(number)
    kept = str(kept_input(library, number))
    return ImportReader(
        typography=typography,
        encoding=options.get("encoding"),
        stdin=kept,
        lines=(options["lines"] or kept) if "lines" in options else None,
    )
