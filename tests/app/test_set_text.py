"""Paragraphs on pages of rows."""

from __future__ import annotations

import pytest
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tui.reader.widths import text_cells
from tui.widgets.set_text import SetText

LONG = "中欧资本董事长、原华为副总裁张俊博士，在接受记者采访时表示：“差距至少2年以上”，国内大厂应加大投入。" * 2


@pytest.mark.parametrize("width", range(24, 60))
def test_no_row_of_a_page_begins_with_a_closing_mark(width: int) -> None:
    page = Table.grid(padding=(0, 2), expand=True)
    page.add_column(width=8)
    page.add_column(ratio=1)
    page.add_row(Text("name"), SetText(LONG))
    console = Console(width=width, color_system=None)
    with console.capture() as shown:
        console.print(page)
    rows = [line[10:].strip() for line in shown.get().splitlines()]
    assert "".join(rows) == LONG
    assert not any(row[0] in "，。、：”" for row in rows)
    assert all(text_cells(row) <= width - 10 for row in rows)
