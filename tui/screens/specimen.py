"""Ten lines by which a reader sees whether the terminal's font and widths suit Chinese."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tui import catalogue
from tui.reader.widths import text_cells
from tui.screens.dialog import Dialog

SAMPLES: tuple[tuple[str, str], ...] = (
    ("quotes", "“引号”‘内引’「引號」『內引』《书》"),
    ("dots", "省略……破折——间隔·至～"),
    ("punctuation", "，。、；：？！（）【】"),
    ("forms", "骨直返次角户令戶亮"),
    ("hkscs", "咗嘅啲喺嚟𠺢𡃁𨋢"),
    ("extension", "𠀀𠮷𡈽𣎴𤭢𥄫𦉘𧒽"),
    ("digits", "0123456789 １２３ 〇二三 ①②"),
    ("pinyin", "āáǎà ōóǒò ǖǘǚǜ ㄅㄆㄇ"),
    ("emoji", "😀👍🏠📖"),
    ("looks", "粗体 下划线 反色"),
)
"""What is shown, by the catalogue key of its name."""
_NAME_CELLS, _SAMPLE_CELLS = 20, 38


def sample_lines(ambiguous: int) -> list[Text]:
    """The ten lines; every one ends with a bar in the same column where the terminal counts cells as duzhai does.

    Args:
        ambiguous: cells that “ ” … — take, 1 or 2.
    """
    lines = []
    for key, sample in SAMPLES:
        name = catalogue.text(f"test.{key}")
        line = Text(name + " " * max(1, _NAME_CELLS - cell_len(name)))
        if key == "looks":
            bold, underline, reverse = sample.split(" ")
            line.append(bold, "bold").append(" ").append(underline, "underline").append(" ").append(reverse, "reverse")
        else:
            line.append(sample)
        line.append(" " * max(0, _SAMPLE_CELLS - text_cells(sample, 2 if ambiguous == 2 else 1)) + "|")
        lines.append(line)
    return lines


class Specimen(Dialog[None]):
    """The lines and what to do where they are wrong; any of the usual keys leaves."""

    BINDINGS = [("q,enter,space", "leave")]  # noqa: RUF012 - as Textual declares it

    def compose(self) -> ComposeResult:
        """Headline, lines, hint."""
        with Vertical():
            yield Static(Text(catalogue.text("test.title")), classes="question")
            yield Static(Text("\n").join(sample_lines(getattr(self.app, "ambiguous", 1))), id="lines")
            yield Static(Text(catalogue.text("test.hint")), classes="hint")
