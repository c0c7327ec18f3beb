"""The rows of pages that only tell."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from tui.reader.widths import text_cells
from tui.widgets.page_rows import PageRows

LONG = "中欧资本董事长、原华为副总裁张俊博士，在接受记者采访时表示：“差距至少2年以上”，国内大厂应加大投入。" * 2
ROWS = [("关于这篇文章", ""), ("标题", LONG), ("来自很远很远的地方的一个名字", "短"), ("其他", ""), ("", "没有名字")]


class Page(App[None]):
    def compose(self) -> ComposeResult:
        yield PageRows(ROWS)


def shown(rows: PageRows) -> str:
    return "\n".join(rows.render_line(y).text for y in range(rows.size.height))


def texts(index: int, width: int) -> list[str]:
    return ["".join(segment.text for segment in line) for line in PageRows(ROWS).lines_of(index, width)]


@pytest.mark.parametrize("width", range(36, 90))
def test_every_character_is_there_and_no_row_begins_with_a_closing_mark(width: int) -> None:
    rows = texts(1, width)
    assert all(text_cells(row) <= width for row in rows)
    parts = [row.strip().removeprefix("标题").strip() for row in rows]
    assert "".join(parts) == LONG
    assert not any(part[0] in "，。、：”" for part in parts)


def test_a_long_name_is_broken_and_a_headline_has_room_above() -> None:
    first, second = texts(2, 60)
    assert (first.split(), second.split()) == (["来自很远很远的地方的一", "短"], ["个名字"])
    assert texts(0, 60) == ["关于这篇文章"]
    assert texts(3, 60) == ["", "其他"]
    assert texts(4, 60)[0].strip() == "没有名字"


async def test_a_page_is_as_high_as_its_rows_and_shows_others() -> None:
    app = Page()
    async with app.run_test(size=(60, 20)) as pilot:
        rows = app.query_one(PageRows)
        assert rows.size.height == sum(len(texts(index, 60)) for index in range(len(ROWS)))
        assert "没有名字" in shown(rows)
        rows.show([("甲", "乙")] * 100)
        await pilot.pause()
        assert rows.size.height == 20
        assert rows.max_scroll_y == 80
        assert "没有名字" not in shown(rows)
